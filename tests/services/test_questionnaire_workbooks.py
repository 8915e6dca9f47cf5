"""The questionnaires given as workbooks are the same questionnaires."""

from __future__ import annotations

from pathlib import Path

import pytest

from census_app.forms import FormDefinition, load_form
from census_app.services.questionnaire_workbooks import shipped, write_questionnaire, write_shipped


def _told(form: FormDefinition) -> list[tuple[str, str, str]]:
    return [(path, node.kind, node.bind.save_to) for path, node in form.nodes.items()]


@pytest.mark.parametrize("name", ["initiative", "reseau", "participant"])
def test_a_workbook_is_the_same_questionnaire(name: str, tmp_path: Path) -> None:
    source = shipped(name)
    assert source is not None
    text, workbook = load_form(source), load_form(write_questionnaire(source, tmp_path / f"{name}.xlsx"))
    assert _told(workbook) == _told(text)
    assert workbook.itext == text.itext
    assert (workbook.title, workbook.form_id, workbook.version) == (text.title, text.form_id, text.version)


def test_all_of_them_at_once(tmp_path: Path) -> None:
    written = write_shipped(tmp_path / "questionnaires")
    assert [path.name for path in written] == ["initiative.xlsx", "reseau.xlsx", "participant.xlsx"]
