"""`export summary`: the workbook as it is wanted, from the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from census_app.cli import main
from census_app.services import parts
from census_app.sheets.reading import read_tables
from tests.story import ISSE, begin

Said = tuple[int, str, str]
Export = Callable[..., Said]


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Export:
    """``export("--public")``: exit code, standard output, standard error; the workbook is `sortie.xlsx`."""
    told = begin(tmp_path)
    record = told.add_initiative("Recyclerie", ISSE, domain="REP")
    told.says(record, E02="1.5")
    person = {"record_id": record, "name": "Camille", "email": "camille@exemple.fr", "consent_record": True}
    parts.add(told.inventory, "contact", person)
    path = told.inventory.path
    told.inventory.close()

    def run(*words: str) -> Said:
        out = tmp_path / "sortie.xlsx"
        line = ["census-app", "--inventory", str(path), "export", "summary", str(out), *words]
        monkeypatch.setattr(sys, "argv", line)
        code = main()
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def sheets(folder: Path) -> list[str]:
    return [table.name for table in read_tables(folder / "sortie.xlsx")]


def test_sheets_are_chosen_by_their_keys(export: Export, tmp_path: Path) -> None:
    code, said, refused = export("--sheets", "economie, Initiatives", "--language", "en")
    assert (code, refused) == (0, "")
    assert said == f"Classeur écrit : {tmp_path / 'sortie.xlsx'}\n"
    assert sheets(tmp_path) == ["Lisez-moi", "Économie par commune", "Initiatives"]
    headers = next(row for row in read_tables(tmp_path / "sortie.xlsx")[2].rows if "Domain" in row)
    assert "FTE" in headers


def test_contacts_are_added_on_demand(export: Export, tmp_path: Path) -> None:
    assert export("--sheets", "synthese", "--contacts")[0] == 0
    assert sheets(tmp_path) == ["Lisez-moi", "Synthèse", "Contacts"]


def test_the_public_version_has_its_own_sheets(export: Export, tmp_path: Path) -> None:
    assert export("--public")[0] == 0
    assert "Valeurs" not in sheets(tmp_path)
    assert sheets(tmp_path)[-1] == "Dictionnaire"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (
            ("--sheets", "synthese,bilan"),
            1,
            "« bilan » n’est pas une feuille du classeur. Les feuilles sont : ",
        ),
        (("--sheets", "valeurs", "--public"), 1, "« valeurs » n’est pas dans la version publique"),
        (("--sheets", ","), 1, "Choisissez au moins une feuille parmi : synthese"),
        (("--contacts", "--public"), 1, "La version publique ne contient jamais les contacts"),
        (("--language", "br"), 2, "--language : choisissez parmi fr, en."),
    ],
)
def test_what_cannot_be_made_is_told_in_french(
    export: Export, tmp_path: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    said = export(*words)
    assert (said[0], said[1]) == (code, "")
    assert told in said[2]
    assert len(said[2].splitlines()) == 1
    assert not (tmp_path / "sortie.xlsx").exists()
