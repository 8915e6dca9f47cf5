"""Why a file cannot be used, said in French."""

from pathlib import Path

import pytest

from census_app.errors import CensusError, reason
from census_app.sheets.reading import read_tables


def test_a_usual_reason_is_french() -> None:
    assert reason(IsADirectoryError(21, "Is a directory")) == "c'est un dossier"


def test_an_unusual_reason_is_left_in_the_systems_words() -> None:
    assert reason(OSError(5, "Input/output error")) == "Input/output error"
    assert reason(OSError("lost")) == "lost"


def test_a_folder_in_the_place_of_a_spreadsheet_is_called_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CensusError, match="c'est un dossier"):
        read_tables(tmp_path)
