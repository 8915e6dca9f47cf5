"""A questionnaire sent and received without a window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from census_app import cli
from tests.services.respondent import Respondent
from tests.story import CHATEAUBRIANT, begin


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    story = begin(tmp_path)
    story.add_initiative("Recyclerie", CHATEAUBRIANT)
    story.add_initiative("Café", CHATEAUBRIANT)
    story.add_initiative("Café", "44051")
    story.inventory.close()
    return story.inventory.path


def run(monkeypatch: pytest.MonkeyPatch, *words: object) -> int:
    monkeypatch.setattr("sys.argv", ["census-app", *map(str, words)])
    return cli.main()


def test_a_sheet_is_sent_filled_in_and_received(
    inventory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "feuille.xlsx"
    assert (
        run(
            monkeypatch,
            "form",
            "fillable",
            "initiative",
            out,
            "--record",
            "recyclerie",
            "--inventory",
            inventory,
        )
        == 0
    )
    Respondent(out).answer(E05="environ 30", E06=3).send()
    capsys.readouterr()

    assert run(monkeypatch, "import", "filled", out, "--inventory", inventory) == 0
    told = capsys.readouterr().out
    assert told.startswith("feuille.xlsx (Recyclerie) : brouillon créé.\n    Questionnaire C")
    assert "« environ 30 » n’est pas un nombre." in told
    assert "Réponses attendues encore :" in told

    assert run(monkeypatch, "import", "filled", out, "--json", "--inventory", inventory) == 0
    [again] = json.loads(capsys.readouterr().out)
    assert (again["outcome"], again["record"]) == ("unchanged", "Recyclerie")


def test_what_is_refused_is_said_and_the_other_files_are_received(
    inventory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "feuille.xlsx"
    run(
        monkeypatch, "form", "fillable", "initiative", out, "--record", "Recyclerie", "--inventory", inventory
    )
    other = tmp_path / "notes.csv"
    other.write_text("a;b\n1;2\n", "utf-8")
    capsys.readouterr()

    assert run(monkeypatch, "import", "filled", other, out, "--inventory", inventory) == 1
    said = capsys.readouterr()
    assert "« notes.csv » n’est pas une feuille à remplir" in said.err
    assert "feuille.xlsx (Recyclerie) : brouillon créé." in said.out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("initiative", "feuille.xlsx", "--record", "Café"), "Plusieurs fiches s’appellent « Café »"),
        (("initiative", "feuille.xlsx", "--record", "Inconnue"), "Aucune fiche n’a le nom"),
        (("ecole", "feuille.xlsx"), "n’a pas de questionnaire « ecole »"),
        (("initiative", "feuille.pdf"), "donnez un nom de classeur en .xlsx"),
    ],
)
def test_what_cannot_be_sent_is_refused_in_words(
    words: tuple[str, ...],
    why: str,
    inventory: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, "form", "fillable", *words, "--inventory", inventory) == 1
    assert why in capsys.readouterr().err


def test_a_form_of_one_s_own_is_sent_from_its_file(
    inventory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = tmp_path / "ecole.md"
    form.write_text(
        "| survey |\n| | type | name | label |\n| | text | who | Qui ? |\n\n"
        "| settings |\n| | form_id | version |\n| | ecole | 1 |\n",
        "utf-8",
    )
    out = tmp_path / "ecole.xlsx"
    assert run(monkeypatch, "form", "fillable", form, out, "--inventory", inventory) == 0
    assert Respondent(out).row("who")
