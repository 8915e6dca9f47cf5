"""What the public workbook shows is what the attack could not break: the same cells, masked alike."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from census_app.domain.indicators import Pillar
from census_app.reports.as_json import as_json
from census_app.reports.sheets.indicator_cells import MASKED, figure_header, is_shown
from census_app.reports.summary import Summary
from census_app.services.exports import export_summary
from census_app.services.publishing import public_summary
from census_app.services.reference import catalogue
from census_app.services.summary import summary
from census_app.services.workbook_options import WorkbookOptions
from census_app.sheets.model import Table
from census_app.sheets.reading import read_tables
from tests.story import CHATEAUBRIANT, DERVAL, ISSE, NANTES, Story, begin

PILLARS = {
    "Économie par commune": Pillar.ECONOMY,
    "Social par commune": Pillar.SOCIAL,
    "Environnement par commune": Pillar.ENVIRONMENT,
    "Vigilance par commune": Pillar.VIGILANCE,
}
HEADINGS = 4
"""The lines of a sheet above its first row."""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """Four structures in Châteaubriant, two in Derval, one in Issé, one in Nantes."""
    told = begin(tmp_path_factory.mktemp("publie"))
    for number, commune in enumerate((*[CHATEAUBRIANT] * 4, DERVAL, DERVAL, ISSE, NANTES)):
        record = told.add_initiative(f"Structure {number}", commune, domain="NOU", stakes=("services",))
        told.says(record, E02=number + 1, E07=100 * (number + 1), E10=10_000, E11=5_000, E12=1_000, S02=40)
        told.says(record, V1=number % 4, S14=number % 5)
    yield told
    told.inventory.close()


@pytest.fixture(scope="module")
def workbook(story: Story, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    out: Path = tmp_path_factory.mktemp("classeur") / "public.xlsx"
    export_summary(story.inventory, out, story.campaign, WorkbookOptions(story.territory, public=True))
    return {table.name: table for table in read_tables(out)}


@pytest.fixture(scope="module")
def published(story: Story) -> Summary:
    return public_summary(story.inventory, story.campaign, story.territory)


def test_the_sheets_by_commune_show_the_masked_summary_and_nothing_else(
    workbook: dict[str, Table], published: Summary
) -> None:
    for title, pillar in PILLARS.items():
        headers = workbook[title].rows[HEADINGS - 1]
        rows = workbook[title].rows[HEADINGS:]
        for zone, row in zip(published.zones, rows, strict=False):
            assert row[0] == zone.name
            assert row[2] == (MASKED if zone.counts.masked else zone.counts.presence["records"])
            for indicator in filter(is_shown, catalogue().by_pillar(pillar)):
                figure, at = zone.figures[indicator.code], headers.index(figure_header(indicator))
                if figure.masked:
                    assert (row[at], row[at + 1]) == (MASKED, None)
                elif figure.value is None:
                    assert row[at] is None
                else:
                    assert abs(Decimal(str(row[at])) - Decimal(float(figure.value))) < Decimal("1e-9")


def test_how_grades_are_spread_is_not_published(workbook: dict[str, Table]) -> None:
    said = {str(cell) for row in workbook["Vigilance par commune"].rows for cell in row}
    assert not any("Degré" in text for text in said)


def test_a_commune_of_few_is_masked_and_the_perimeter_is_not(published: Summary) -> None:
    zones = {zone.code or zone.name: zone for zone in published.zones}
    assert zones[CHATEAUBRIANT].figures["E02"].value == 10
    assert zones[DERVAL].figures["E02"].masked
    assert zones[ISSE].figures["E02"].masked
    assert zones["Périmètre"].figures["E02"].value == 28
    assert zones["Hors périmètre"].figures["E02"].masked
    assert zones["Ensemble"].figures["E02"].masked, "less the perimeter, it would be the structure of Nantes"


def test_the_json_says_masked_and_holds_no_number_of_a_masked_cell(story: Story, published: Summary) -> None:
    whole = as_json(summary(story.inventory, story.campaign, story.territory))
    public = as_json(published)
    derval = next(zone for zone in public["communes"] if zone["code"] == DERVAL)
    assert derval["indicators"]["E02"] == {"value": None, "masked": True}
    assert derval["counts"] == {"records": None, "masked": True}
    assert not derval["indicators"]["S14"].get("grades")
    shown = [
        (zone["code"], code)
        for zone, full in zip(public["communes"], whole["communes"], strict=True)
        for code, figure in zone["indicators"].items()
        if figure["value"] is not None and figure["value"] != full["indicators"][code]["value"]
    ]
    assert not shown
