"""Questionnaires as PDF: whole questions on numbered pages, whatever the labels."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice

from census_app import paths
from census_app.errors import CensusError
from census_app.forms import Filling, FormDefinition, load_form
from census_app.forms.paper import Heading, Paper
from census_app.forms.papering import blank_paper, filled_paper
from census_app.gui.paper import write_blank, write_filled
from census_app.gui.paper.measures import BOTTOM, TOP
from census_app.gui.paper.rows import Block, Glue, gap, paginate
from census_app.gui.paper.writing import Printed, set_in_pages, sheet

HEADING = Heading(campaign="2026", territory="Pays de Châteaubriant")
LONG = "Une question qui n’en finit pas de demander la même chose. " * 150
WORD = "x" * 600
HOSTILE = f"""
| survey |
| | type | name | label | hint |
| | text | html | <b>Gras</b> <script>alert(1)</script> & fin ? | <i>aide</i> |
| | text | emoji | Un jardin 🏡🌻 ? | |
| | text | arabic | مرحبا بالعالم ؟ | שלום |
| | text | long | {LONG} | |
| | select_multiple l | word | {WORD} | {WORD} |
| | text | end | Fin ? | |

| choices |
| | list_name | name | label |
| | l | a | {LONG} |
| | l | b | {WORD} |
"""


def printed(paper: Paper, heading: Heading = HEADING) -> Printed:
    """The pages as they would be drawn; the device is kept for what is set on it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return set_in_pages(paper, sheet(buffer, "essai"), heading, frozenset({"name"}))


def words(pages: Printed) -> str:
    """All that the pages say, whatever the spaces and the ends of lines."""
    return " ".join(" ".join(placed.row.words for page in pages.pages for placed in page).split())


def page_count(pdf: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


@pytest.fixture(scope="module")
def initiative() -> FormDefinition:
    return load_form(paths.resources() / "questionnaires" / "initiative.md")


@pytest.fixture(scope="module")
def hostile() -> FormDefinition:
    return load_form(HOSTILE, "hostile")


def test_the_file_has_the_pages_that_were_set(initiative: FormDefinition, tmp_path: Path) -> None:
    out = write_blank(initiative, tmp_path / "initiative.pdf", HEADING)
    pages = printed(blank_paper(initiative)).pages
    assert out.read_bytes().startswith(b"%PDF-")
    assert page_count(out) == len(pages)
    assert 5 < len(pages) < 25
    assert list(tmp_path.iterdir()) == [out], "nothing is left beside it"


def test_every_question_is_printed_whole_on_one_page(initiative: FormDefinition) -> None:
    paper = blank_paper(initiative)
    pages = printed(paper)
    on_pages: dict[int, set[int]] = defaultdict(set)
    for number, page in enumerate(pages.pages):
        for placed in page:
            assert placed.top >= TOP
            assert placed.top + placed.row.height <= BOTTOM
            on_pages[placed.block].add(number)
    assert all(len(numbers) == 1 for numbers in on_pages.values())
    text = words(pages)
    for question in paper.questions():
        first = question.label.replace("\u00a0", " ").split(" ")[0]
        assert f"{question.number} {first}" in text


def test_rows_never_lie_on_one_another(initiative: FormDefinition, hostile: FormDefinition) -> None:
    for form in (initiative, hostile):
        for page in printed(blank_paper(form)).pages:
            for above, below in pairwise(page):
                assert above.top + above.row.height <= below.top + 1e-6


def test_a_title_is_never_left_alone_at_the_foot_of_a_page() -> None:
    tall, title = Block((gap(60.0),)), Block((gap(10.0),), glue=Glue.TITLE)
    pages = paginate((tall, title, Block((gap(50.0),))), 0.0, 100.0)
    assert [[placed.block for placed in page] for page in pages] == [[0], [1, 2]]


def test_what_no_page_can_hold_is_taken_apart_between_questions() -> None:
    blocks = (Block((gap(10.0),), glue=Glue.TITLE), *(Block((gap(20.0), gap(20.0)), glue=Glue.SAME),) * 4)
    pages = paginate(blocks, 0.0, 100.0)
    assert [[placed.block for placed in page] for page in pages] == [[0, 1, 1, 2, 2], [3, 3, 4, 4]]


def test_hostile_labels_are_printed_as_they_are(hostile: FormDefinition, tmp_path: Path) -> None:
    pages = printed(blank_paper(hostile))
    text = words(pages)
    assert "<b>Gras</b> <script>alert(1)</script> & fin ?" in text
    assert "Un jardin ?" in text, "emoji, which would be boxes on paper, are left out"
    assert "مرحبا بالعالم" in text
    assert text.count("même chose") >= 2 * LONG.count("même chose"), "not a word is lost"
    assert text.replace(" ", "").count("x") >= 3 * len(WORD)
    assert "6 Fin ?" in text
    assert page_count(write_blank(hostile, tmp_path / "h.pdf", Heading(territory="T" * 2000))) == len(
        pages.pages
    )


def test_a_filled_form_shows_answers_absences_blanks_and_notes(
    hostile: FormDefinition, tmp_path: Path
) -> None:
    filling = Filling(hostile)
    filling.set("/data/html", "Une réponse\nsur deux lignes")
    filling.mark("/data/emoji", "refus")
    filling.annotate("/data/emoji", "N’a pas voulu le dire.")
    text = words(printed(filled_paper(filling), Heading(record="Jardin du Lavoir", interview=12)))
    assert "Jardin du Lavoir" in text
    assert "entretien n° 12" in text
    assert "Une réponse sur deux lignes" in text
    assert "refus de répondre" in text
    assert "Note : N’a pas voulu le dire." in text
    assert text.count("sans réponse") == 4
    assert write_filled(filling, tmp_path / "f.pdf").stat().st_size > 1000


def test_a_blank_form_leaves_room_for_who_when_and_where(initiative: FormDefinition) -> None:
    text = words(printed(blank_paper(initiative, known={"campaign": "2016"})))
    assert text.startswith("Initiative Questionnaire à remplir")
    for field in ("Nom", "Date", "Lieu", "Entretien mené par", "NSP (ne sait pas)"):
        assert field in text
    assert "→ Si la réponse à la question 1 est « Non » : Remerciez et arrêtez là" in text
    assert "question 1 n’est pas" not in text, "what ends the interview is said once"
    assert "« l’année » est 2016" in text
    assert "S’il y en a d’autres, joignez une feuille." in text


def test_a_form_where_nothing_is_expected_asks_for_no_reason_of_a_blank(hostile: FormDefinition) -> None:
    text = words(printed(blank_paper(hostile)))
    assert "une seule réponse" in text
    assert "NSP" not in text


def test_what_a_form_asks_itself_is_not_left_to_be_written_twice() -> None:
    columns = "| survey |\n| | type | name | label | save_to |\n"
    form = load_form(f"{columns}| | date | held | Quel jour ? | held_on |\n", "essai")
    pages = set_in_pages(blank_paper(form), sheet(QBuffer(), "essai"), Heading(), form.targets())
    head = words(pages).partition("1 Quel jour ?")[0]
    assert "Lieu" in head
    assert "Date" not in head


def test_a_file_that_cannot_be_written_is_refused(hostile: FormDefinition, tmp_path: Path) -> None:
    with pytest.raises(CensusError, match=r"le dossier .* n’existe pas"):
        write_blank(hostile, tmp_path / "nulle-part" / "h.pdf")
    (tmp_path / "dossier.pdf").mkdir()
    with pytest.raises(CensusError, match="ne peut pas être écrit : c'est un dossier"):
        write_blank(hostile, tmp_path / "dossier.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["dossier.pdf"]


def test_the_text_of_a_pdf_can_be_copied_figures_and_points_too(tmp_path: Path) -> None:
    """Each sign drawn must lead back to its letter, or a search in the file would not find « 2026 »."""
    form = load_form("| survey |\n| | type | name | label |\n| | text | q | 0 à 9, 12345678 : si ; non. |\n")
    write_blank(form, tmp_path / "essai.pdf", HEADING)

    letters = copied(tmp_path / "essai.pdf")

    assert set("0123456789,:;.") <= letters


def copied(pdf: Path) -> set[str]:
    """The letters that the signs of a PDF lead back to (its tables « ToUnicode »)."""
    found: set[str] = set()
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf.read_bytes(), re.DOTALL):
        table = stream
        with suppress(zlib.error):  # small tables are not compressed
            table = zlib.decompress(stream)
        if b"beginbfrange" in table:
            found |= {chr(int(code, 16)) for code in re.findall(rb"[\[ ]<([0-9A-F]{4})>", table)}
    return found
