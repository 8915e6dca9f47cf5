"""`form print`: a questionnaire as PDF from the command line, blank or filled."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from census_app import app
from census_app.cli import main
from census_app.domain.perimeters import perimeter_of
from census_app.errors import CensusError
from census_app.services import campaigns, interviews, records
from census_app.services.inventories import create_inventory

Printing = Callable[..., tuple[int, str, str]]


@pytest.fixture
def form_print(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Printing:
    """`form_print("participant", out)`: exit code, standard output, standard error."""

    def run(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["census-app", "form", "print", *map(str, words)])
        code = main()
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_a_shipped_questionnaire_is_printed_blank(form_print: Printing, tmp_path: Path) -> None:
    out = tmp_path / "fiche.pdf"
    assert form_print("participant", out) == (0, f"PDF écrit : {out}\n", "")
    assert out.read_bytes().startswith(b"%PDF-")


def test_answers_are_printed_and_those_that_cannot_be_taken_are_told(
    form_print: Printing, tmp_path: Path
) -> None:
    answers, out = tmp_path / "reponses.json", tmp_path / "fiche.pdf"
    answers.write_text(json.dumps({"answers": {"uses_services": "oui", "zz": "1"}}), "utf-8")
    code, said, refused = form_print("participant", out, "--answers", answers)
    assert (code, said) == (0, f"PDF écrit : {out}\n")
    assert "? étape 2 : Le formulaire n'a pas de question « zz »." in refused
    assert out.exists()


def test_an_interview_is_printed_by_its_number(form_print: Printing, tmp_path: Path) -> None:
    path, out = tmp_path / "pays.recensement", tmp_path / "entretien.pdf"
    inventory = create_inventory(path, perimeter_of("pays-de-chateaubriant"))
    campaigns.open_campaign(inventory, 2026)
    campaign = campaigns.of_year(inventory, 2026)
    record = records.create(inventory, "initiative", {"name": "AMAP du Don"}, campaign.id).created
    interviews.start(inventory, campaign.id, record_id=record)
    inventory.close()
    assert form_print("initiative", out, "--interview", 1, "--inventory", path)[:2] == (
        0,
        f"PDF écrit : {out}\n",
    )
    code, _, refusal = form_print("reseau", out, "--interview", 1, "--inventory", path)
    assert code == 1
    assert "suit le questionnaire « initiative », pas « reseau »" in refusal
    code, _, refusal = form_print("initiative", out, "--interview", 9, "--inventory", path)
    assert (code, refusal) == (1, "Il n’y a pas d’entretien n° 9 dans cet inventaire.\n")
    assert form_print("initiative", out, "--inventory", path)[0] == 0


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("participant", "fiche.xlsx"), 1, "donnez un nom de fichier en .pdf"),
        (("participant", "nulle-part/fiche.pdf"), 1, "le dossier « nulle-part » n’existe pas"),
        (("participant", "fiche.pdf", "--language", "br"), 1, "n’a pas la langue « br »"),
        (("participant", "fiche.pdf", "--interview", "1", "--answers", "r.json"), 2, "ne vont pas ensemble"),
        (("inconnu.xlsx", "fiche.pdf"), 1, "inconnu.xlsx"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_words(
    words: tuple[str, ...],
    code: int,
    told: str,
    form_print: Printing,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    got, _, refusal = form_print(*words)
    assert got == code
    assert told in refusal
    assert not list(tmp_path.iterdir())


def test_without_qt_the_reason_is_told(
    monkeypatch: pytest.MonkeyPatch, form_print: Printing, tmp_path: Path
) -> None:
    def no_qt() -> None:
        raise ImportError("libGL.so.1: cannot open shared object file")

    monkeypatch.setattr(app, "_application", no_qt)
    code, _, refusal = form_print("participant", tmp_path / "fiche.pdf")
    assert code == 1
    assert "Le PDF ne peut pas être dessiné" in refusal
    with pytest.raises(CensusError):
        app.print_form(None, tmp_path / "fiche.pdf", None)  # type: ignore[arg-type]
