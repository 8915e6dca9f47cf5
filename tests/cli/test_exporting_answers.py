"""`export answers` writes what was answered, whatever the version of the questionnaire."""

from __future__ import annotations

from pathlib import Path

import pytest

from census_app import cli
from census_app.sheets.reading import read_tables
from tests.story import CHATEAUBRIANT, begin


@pytest.fixture
def inventory(tmp_path: Path) -> str:
    """An inventory with one interview under way, closed."""
    story = begin(tmp_path)
    story.start_interview(story.add_initiative("AMAP", CHATEAUBRIANT))
    story.inventory.close()
    return str(story.inventory.path)


def exported(monkeypatch: pytest.MonkeyPatch, inventory: str, out: Path, *options: str) -> int:
    arguments = ["census-app", "export", "answers", str(out), "--inventory", inventory, *options]
    monkeypatch.setattr("sys.argv", arguments)
    return cli.main()


def test_answers_are_written_a_sheet_a_table(
    inventory: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "reponses.xlsx"
    assert exported(monkeypatch, inventory, out, "--form", "initiative", "--campaign", "2026") == 0
    assert read_tables(out)[0].rows[-1][:3] == (1, "AMAP", 2026)


def test_a_form_that_is_not_kept_is_refused(
    inventory: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exported(monkeypatch, inventory, tmp_path / "reponses.xlsx", "--form", "marche") == 1
    assert "Aucun questionnaire « marche »" in capsys.readouterr().err


def test_only_a_workbook_is_written(inventory: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "reponses.csv"
    assert exported(monkeypatch, inventory, out, "--form", "initiative") == 1
    assert not out.exists()
