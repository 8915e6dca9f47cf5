"""A spreadsheet of 500 initiatives as a real one is: each line gets the verdict of a careful colleague."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest

from census_app.domain.perimeters import perimeter_of
from census_app.services import importing, records
from census_app.services.reference import gazetteer
from tests.services.spreadsheets import xlsx_file
from tests.story import DERVAL, PAYS, Story, begin

SIZE = 500
HEADERS = (
    "Nom",
    "Commune",
    "Domaine",
    "Type",
    "Statut",
    "Année de création",
    "SIRET",
    "Téléphone",
    "Courriel",
)
FIGURES = ("Lieux d’activité", "E02", "E05", "E10", "S03", "S10", "V1")
PLACES = {header: place for place, header in enumerate((*HEADERS, *FIGURES))}
KINDS = ("Jardin", "Atelier", "Café", "Garage", "Verger", "Four", "Moulin", "Club", "Marché", "Chantier")
PEOPLE = ("Lucie", "Marcel", "Odile", "Ahmed", "Zoé", "Bruno", "Inès", "Hervé", "Fanny", "Guy")


@dataclass
class Line:
    """A line of the file, the verdict a careful colleague would give it, and a word of the reason."""

    cells: list[object]
    status: str = "new"
    said: str = ""
    column: str = ""


RIGHT: tuple[tuple[str, object], ...] = (
    ("Commune", ""),
    ("Commune", "  DERVAL "),
    ("Commune", 44051),
    ("Commune", "44590 Derval"),
    ("Commune", "st vincent des landes"),
    ("Commune", "Le Grand Auverné"),
    ("Domaine", "se nourrir"),
    ("Type", "amap; Repair Café"),
    ("Statut", "à contacter"),
    ("Année de création", 2012),
    ("Année de création", "2012"),
    ("SIRET", "732 829 320 00074"),
    ("Téléphone", "02.40.81.00.00"),
    ("Courriel", "contact@exemple.fr"),
    ("Lieux d’activité", "Derval:60 ; Jans:40"),
    ("E02", "1,5"),
    ("E02", "ne sait pas"),
    ("E05", "12,0"),
    ("E10", "12\u00a0500 €"),
    ("E10", 1234.56),
    ("S03", "45 %"),
    ("S10", "oui"),
    ("V1", 3),
)
DOUBTFUL: tuple[tuple[str, object, str], ...] = (
    ("Commune", "Nantes", "hors du périmètre"),
    ("Statut", "Association déclarée", "Statut juridique"),
    ("Année de création", date(2012, 5, 1), "seule l’année"),
    ("Téléphone", 240810000, "zéro perdu"),
    ("Lieux d’activité", "Derval:60;Jans:60", "et non 100"),
    ("E02", 4500, "inhabituel"),
    ("S03", 0.45, "si c’est 45 %"),
)
WRONG: tuple[tuple[str, object, str], ...] = (
    ("Nom", "", "Le nom manque"),
    ("Nom", "=A1&B1", "formule"),
    ("Nom", "???", "n’est pas un nom"),
    ("Commune", "Chateaubrian", "Châteaubriant (44036)"),
    ("Commune", "Dervall", "Derval (44051)"),
    ("Commune", "Xyzzyville", "n’est pas une commune connue"),
    ("Domaine", "manger", "n’est pas dans la liste"),
    ("Type", "AMAP; repair cofé", "Repair café"),
    ("Année de création", "vers 2010", "n’est pas une année"),
    ("Année de création", 1066, "entre 1800 et"),
    ("SIRET", "123 456 789 00012", "un chiffre est faux"),
    ("Téléphone", "02 40 81", "dix chiffres"),
    ("Courriel", "contact chez exemple.fr", "n’est pas une adresse"),
    ("Lieux d’activité", "Derval:-60;Jans:40", "négative"),
    ("E02", "abc", "n’est pas un nombre"),
    ("E02", -3, "négatif"),
    ("E05", "12,5", "nombre entier"),
    ("E10", date(2016, 5, 1), "une date"),
    ("E10", "12,5 k€", "unité attendue"),
    ("S03", 120, "dépasse 100"),
    ("S10", "peut-être", "ni oui ni non"),
    ("V1", 7, "note de l’échelle"),
)


def spreadsheet(seed: int) -> list[Line]:
    """500 lines in a random order, the twins after the line they repeat."""
    chance = random.Random(seed)
    communes = _communes()
    lines = [_line(number, chance, communes) for number in range(SIZE)]
    for line in lines[:150]:
        header, value, said = chance.choice((*DOUBTFUL, *WRONG))
        line.cells[PLACES[header]] = value
        line.column, line.said = header, said
        line.status = "refused" if (header, value, said) in WRONG else "new"
    for line in lines[150:450]:
        place, cell = chance.choice(RIGHT)
        line.cells[PLACES[place]] = cell
    chance.shuffle(lines)
    fair = [place for place, line in enumerate(lines[:250]) if line.status == "new" and not line.said]
    for first, twin in zip(chance.sample(fair, 20), chance.sample(range(250, SIZE), 20), strict=True):
        name, commune = lines[first].cells[:2]
        twin_cells: list[object] = [str(name).upper(), commune, *[""] * (len(PLACES) - 2)]
        lines[twin] = Line(twin_cells, "duplicate", "Même nom et même commune", "Nom")
    return lines


def _communes() -> list[str]:
    return [commune.name for code in perimeter_of(PAYS).communes if (commune := gazetteer().get(code))]


def _line(number: int, chance: random.Random, communes: list[str]) -> Line:
    name = f"{chance.choice(KINDS)} {chance.choice(PEOPLE)} {number}"
    return Line([name, chance.choice(communes), *[""] * (len(PLACES) - 2)])


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


@pytest.mark.parametrize("seed", [2015, 2016, 2026])
def test_each_line_has_its_verdict(story: Story, tmp_path: Path, seed: int) -> None:
    lines = spreadsheet(seed)
    path = xlsx_file(
        tmp_path / "initiatives.xlsx",
        ("Recensement des initiatives collaboratives",),
        (),
        tuple(PLACES),
        *(tuple(None if cell == "" else cell for cell in line.cells) for line in lines),
    )
    review = importing.review_file(story.inventory, path, story.campaign)
    verdicts = {row.row: row for row in review.rows}
    for number, line in enumerate(lines, start=4):
        row = verdicts[number]
        told = [(problem.column, problem.message) for problem in row.problems]
        assert row.status == line.status, (number, line.cells, told)
        if line.said:
            assert any(line.column == column and line.said in message for column, message in told), (
                line,
                told,
            )
        else:
            assert not any(problem.is_error for problem in row.problems), told
    importing.apply(story.inventory, review, skip_errors=True)
    expected = Counter(line.status for line in lines)
    assert len(story.names()) == expected["new"]
    again = importing.review_file(story.inventory, path, story.campaign)
    assert again.counts["new"] == 0
    assert again.counts["same"] == expected["new"]


def test_500_lines_against_3000_records_take_a_moment(story: Story, tmp_path: Path) -> None:
    chance = random.Random(1)
    communes = _communes()
    known = [_line(number, chance, communes).cells for number in range(3_000)]
    path = xlsx_file(tmp_path / "connues.xlsx", tuple(PLACES), *map(tuple, known))
    importing.apply(story.inventory, importing.review_file(story.inventory, path, story.campaign))
    records.create(story.inventory, "initiative", {"name": "Four à pain", "commune": DERVAL}, story.campaign)
    path = xlsx_file(tmp_path / "i.xlsx", tuple(PLACES), *(tuple(line.cells) for line in spreadsheet(7)))
    start = perf_counter()
    importing.review_file(story.inventory, path, story.campaign)
    assert perf_counter() - start < 6, "two seconds on an idle machine"
