"""The questionnaires are plain XLSForm: pyxform converts them as they are, and so do ODK and Kobo."""

from __future__ import annotations

import pytest
from pyxform.xls2xform import convert

from tests.questionnaires.reading import NAMES, sheets, source


@pytest.mark.parametrize("name", NAMES)
def test_pyxform_converts_it_without_a_warning(name: str) -> None:
    result = convert(xlsform=source(name), validate=False)
    assert result.warnings == []
    assert f'<data id="{name}"' in result.xform


@pytest.mark.parametrize("name", NAMES)
def test_what_the_census_alone_reads_goes_through(name: str) -> None:
    xform = convert(xlsform=source(name), validate=False).xform
    assert xform.count("census:save_to=") == len(sheets(name).saving())
    assert xform.count("census:warning=") == sum("warning" in row for row in sheets(name).survey)
