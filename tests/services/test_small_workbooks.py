"""Workbooks of little or nothing: they open, divide by nothing, and say in words that there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from census_app.domain.perimeters import Perimeter
from census_app.services.exports import export_summary
from census_app.services.workbook_options import WorkbookOptions
from census_app.sheets.reading import read_tables
from tests.libreoffice import LibreOffice
from tests.services.workbook_story import as_shown
from tests.story import ISSE, JANS, NANTES, SOUDAN, Story, begin

ONE = Perimeter("un", "Une commune", (ISSE,))
ELSEWHERE = Perimeter("ailleurs", "Deux communes sans fiche", (JANS, SOUDAN))
NO_COMMUNE = Perimeter("rien", "Sans commune", ())
ALL_ZERO = dict.fromkeys(("E02", "E07", "E10", "E11", "E12", "E13", "S02", "S03", "S17", "N01", "N02"), 0)


def nothing(_: Story) -> None:
    """An empty campaign."""


def two(story: Story) -> None:
    for name in ("Une", "Autre"):
        record = story.add_initiative(name, ISSE, domain="NOU", stakes=("services",))
        story.says(record, E02=1, E07=3, E10=1000, E11=10, E12=5, S02=3, S03=50, S14=2, V1=1)


def outside(story: Story) -> None:
    story.says(story.add_initiative("Dehors", NANTES, domain="NOU"), **ALL_ZERO)


def nowhere(story: Story) -> None:
    story.says(story.add_initiative("Nulle part"), **ALL_ZERO)


def only_a_network(story: Story) -> None:
    story.says(story.add_network("Seul réseau", ISSE, domain="NOU"), E02=3, E10=0)


def out_of_scope(story: Story) -> None:
    story.says(story.add_initiative("Hors champ", ISSE, status="hors_champ"), E02=3)


SMALL = {
    "empty": (nothing, None),
    "two in one commune": (two, ONE),
    "none in the perimeter": (two, ELSEWHERE),
    "no commune at all": (two, NO_COMMUNE),
    "all outside": (outside, None),
    "nowhere": (nowhere, ONE),
    "a network only": (only_a_network, None),
    "none that counts": (out_of_scope, None),
}


@pytest.fixture(params=SMALL)
def small(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Path]:
    """``small(public=True)``: the workbook of a campaign of little or nothing."""
    tell, perimeter = SMALL[request.param]

    def made(*, public: bool) -> Path:
        story = begin(tmp_path)
        tell(story)
        options = WorkbookOptions(perimeter or story.territory, public=public)
        out = tmp_path / "petit.xlsx"
        export_summary(story.inventory, out, story.campaign, options)
        story.inventory.close()
        return out

    return made


@pytest.mark.libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("public", [False, True], ids=["internal", "public"])
def test_it_opens_and_no_cell_is_an_error(
    small: Callable[..., Path], tmp_path: Path, *, public: bool
) -> None:
    again = {
        table.name: as_shown(table)
        for table in read_tables(LibreOffice(tmp_path).convert(small(public=public), "xlsx"))
    }
    cells = [cell for table in again.values() for row in table.rows for cell in row]
    assert "CellError" not in {type(cell).__name__ for cell in cells}
    if not public:
        assert {row[7] for row in again["Contrôle"].rows if row[7] is not None} == {"Verdict", "OK"}


def said(
    tell: Callable[[Story], None], perimeter: Perimeter | None, folder: Path, *, public: bool = False
) -> str:
    """All the words of « Lisez-moi » and « Synthèse »."""
    story = begin(folder)
    tell(story)
    wanted = WorkbookOptions(perimeter or story.territory, public=public)
    export_summary(story.inventory, folder / "petit.xlsx", story.campaign, wanted)
    story.inventory.close()
    tables = [as_shown(each) for each in read_tables(folder / "petit.xlsx")]
    kept = (each for each in tables if each.name in ("Lisez-moi", "Synthèse"))
    return "\n".join(str(cell) for table in kept for row in table.rows for cell in row if cell is not None)


def test_an_empty_campaign_says_so(tmp_path: Path) -> None:
    assert "Aucune fiche n’est encore éligible dans cette campagne" in said(nothing, None, tmp_path)


def test_records_elsewhere_only_are_said_to_be_elsewhere(tmp_path: Path) -> None:
    words = said(two, ELSEWHERE, tmp_path)
    assert "0 avec une part dans le périmètre, 2 avec une part hors du périmètre" in words
    assert "Aucune fiche éligible n’a de part dans le périmètre : ses tableaux sont vides." in words


def test_two_records_are_masked_to_the_public_and_not_said_to_be_none(tmp_path: Path) -> None:
    words = said(two, ONE, tmp_path, public=True)
    assert "périmètre masqué" in words
    assert "Aucune fiche" not in words
    assert "\n2\n" not in words
