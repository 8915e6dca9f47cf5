"""A workbook is written under a name that a spreadsheet program opens."""

from pathlib import Path

import pytest

from census_app import cli


@pytest.mark.parametrize("command", ["summary", "template"])
@pytest.mark.parametrize("name", ["sortie.csv", "sortie", "sortie.xls"])
def test_a_workbook_has_the_extension_of_one(
    command: str,
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / name
    monkeypatch.setattr("sys.argv", ["census-app", "export", command, str(out)])
    assert cli.main() == 1
    assert "donnez un nom de classeur en .xlsx" in capsys.readouterr().err
    assert not out.exists()
