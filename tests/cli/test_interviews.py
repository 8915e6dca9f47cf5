"""`import interviews`: what phones collected, from a script."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from census_app.cli import main
from tests.services.phone_story import FORM

Said = tuple[int, str, str]
Command = Callable[..., Said]


@pytest.fixture
def census(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*words: object) -> Said:
        arguments = ["census-app", "--inventory", str(tmp_path / "pays.recensement"), *map(str, words)]
        monkeypatch.setattr(sys, "argv", arguments)
        code = main()
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def form(census: Command, tmp_path: Path) -> Path:
    census("init", "--territory", "cc-chateaubriant-derval")
    census("campaign", "open", "2026")
    sheet = tmp_path / "fiches.csv"
    sheet.write_text("name;commune\nRecyclerie;Derval\n", "utf-8")
    census("import", "records", sheet)
    path = tmp_path / "visite.md"
    path.write_text(FORM, "utf-8")
    return path


def answers(tmp_path: Path) -> Path:
    path = tmp_path / "visite.csv"
    path.write_text("name,commune,E05,KEY\nRecyclerie,Derval,12,uuid:a\nCafé,Issé,beaucoup,uuid:b\n", "utf-8")
    return path


def test_certain_answers_are_placed_and_the_others_wait(census: Command, form: Path, tmp_path: Path) -> None:
    code, out, err = census("import", "interviews", form, answers(tmp_path))
    assert (code, err) == (0, "")
    assert "Recyclerie (visite.csv, ligne 2) : nouvelle, fiche trouvée, entretien terminé" in out
    assert "Café (visite.csv, ligne 3) : nouvelle, attend une fiche" in out
    assert "« beaucoup »" in out
    assert "En attente d’une fiche : 1." in out
    code, out, _ = census("import", "interviews", "visite", answers(tmp_path))
    assert (code, "2 déjà reçues" in out) == (0, True)
    figures = json.loads(census("export", "summary", "--json")[1])
    assert figures["total"]["indicators"]["E05"]["value"] == "12"


def test_a_dry_run_writes_nothing_not_even_the_questionnaire(
    census: Command, form: Path, tmp_path: Path
) -> None:
    before = (tmp_path / "pays.recensement").read_bytes()
    code, out, _ = census("import", "interviews", form, answers(tmp_path), "--dry-run", "--json")
    assert code == 0
    document = json.loads(out)
    assert [line["verdict"] for line in document["submissions"]] == ["new", "new"]
    assert document["written"] is False
    assert (tmp_path / "pays.recensement").read_bytes() == before


def test_records_are_made_when_told(census: Command, form: Path, tmp_path: Path) -> None:
    code, out, _ = census("import", "interviews", form, answers(tmp_path), "--create", "--json")
    document = json.loads(out)
    assert code == 0
    assert document["submissions"][1]["decision"] == "create"
    assert document["submissions"][1]["finished"] is False
    names = census("export", "records", tmp_path / "out.csv")
    assert names[0] == 0
    assert "Café" in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_refusals_are_said_in_one_line(census: Command, form: Path, tmp_path: Path) -> None:
    empty = tmp_path / "vide.csv"
    empty.write_text("name,commune,KEY\n", "utf-8")
    code, _, err = census("import", "interviews", form, empty)
    assert (code, "aucune réponse" in err) == (1, True)
    code, _, err = census("import", "interviews", "inconnu", empty)
    assert (code, "pas de questionnaire « inconnu »" in err) == (1, True)
    code, _, err = census("import", "interviews", form, tmp_path / "absent.csv")
    assert (code, "absent.csv" in err) == (1, True)


def test_ctrl_c_in_the_middle_of_writing_leaves_nothing(
    census: Command, form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    census("import", "interviews", form, answers(tmp_path), "--dry-run")
    with monkeypatch.context() as patched:
        patched.setattr("census_app.services.submissions.writing._keep_waiting", interrupt)
        code, _, err = census("import", "interviews", form, answers(tmp_path))
        assert (code, err.strip()) == (1, "Interrompu.")
    code, out, _ = census("import", "interviews", "visite", answers(tmp_path))
    assert (code, "Réponses : 2 nouvelles." in out) == (0, True)


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt
