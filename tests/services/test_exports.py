"""The workbook of the summary, from a small inventory whose figures are known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from census_app.domain.indicators import Pillar
from census_app.domain.values import IndicatorValue
from census_app.errors import CensusError
from census_app.reports.sheets.indicator_cells import coverage, figure_header, is_shown
from census_app.services import campaigns, parts, records, restitution, values
from census_app.services.exports import export_summary
from census_app.services.reference import catalogue
from census_app.services.summary import summary
from census_app.services.workbook_options import WorkbookOptions
from census_app.sheets.model import Table
from census_app.sheets.reading import read_tables
from tests.services.workbook_story import as_shown, tell
from tests.story import ISSE, Story, begin

EXPECTED = Path(__file__).parents[1] / "expected"
SHEETS = [
    "Lisez-moi",
    "Synthèse",
    "Économie par commune",
    "Social par commune",
    "Environnement par commune",
    "Vigilance par commune",
    "Par domaine",
    "Par réseau",
    "Par enjeu",
    "Évolution",
    "Initiatives",
    "Réseaux",
    "Liens",
    "Observations",
    "Besoins",
    "Préconisations",
    "Points de vigilance",
    "Restitution",
    "Valeurs",
    "Contrôle",
    "Dictionnaire",
]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    told = begin(tmp_path_factory.mktemp("classeur"))
    tell(told)
    yield told
    told.inventory.close()


@pytest.fixture(scope="module")
def workbook(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sortie") / "synthese.xlsx"
    report = export_summary(story.inventory, out, story.campaign, WorkbookOptions(story.territory))
    assert report.warnings == ()
    return report.path


@pytest.fixture(scope="module")
def tables(workbook: Path) -> dict[str, Table]:
    return {table.name: as_shown(table) for table in read_tables(workbook)}


def row_of(table: Table, first: str) -> dict[str, object]:
    """The cells of the row that begins with a text, by header; « n/N » columns by the header before them."""
    headers = next(row for row in table.rows if row[0] in ("Commune", "Nom", "De", "Nature", "Rubrique"))
    row = next(row for row in table.rows if row[0] == first)
    names = [f"{headers[at - 1]} n/N" if name == "n/N" else str(name) for at, name in enumerate(headers)]
    return dict(zip(names, row, strict=True))


def test_the_sheets_are_in_their_order(tables: dict[str, Table]) -> None:
    assert list(tables) == SHEETS


@pytest.mark.parametrize(
    ("pillar", "name"),
    [
        (Pillar.ECONOMY, "Économie par commune"),
        (Pillar.SOCIAL, "Social par commune"),
        (Pillar.ENVIRONMENT, "Environnement par commune"),
        (Pillar.VIGILANCE, "Vigilance par commune"),
    ],
)
def test_the_figures_are_those_of_the_summary(
    story: Story, tables: dict[str, Table], pillar: Pillar, name: str
) -> None:
    made = summary(story.inventory, story.campaign, story.territory)
    shown = [indicator for indicator in catalogue().by_pillar(pillar) if is_shown(indicator)]
    for zone in made.zones:
        row = row_of(tables[name], zone.name)
        for indicator in shown:
            figure, header = zone.figures[indicator.code], figure_header(indicator)
            cell = row[header]
            if figure.value is None:
                assert cell is None, (zone.name, header)
            else:
                assert float(str(cell)) == pytest.approx(float(figure.value), rel=1e-12), (zone.name, header)
            assert row[f"{header} n/N"] == coverage(figure), (zone.name, header)


def test_a_blank_and_a_zero_look_different(tables: dict[str, Table]) -> None:
    table = tables["Économie par commune"]
    assert row_of(table, "Derval")["ETP"] == 3
    assert row_of(table, "Ensemble")["ETP"] == Decimal("6.5")
    assert row_of(table, "Soudan")["ETP"] is None
    assert row_of(table, "Non localisé")["ETP"] == 0


def test_a_record_has_all_its_fields_and_says_why_a_value_is_missing(tables: dict[str, Table]) -> None:
    amap = row_of(tables["Initiatives"], "=AMAP du Don")
    assert (amap["Commune"], amap["Domaine"], amap["Types"]) == ("Issé", "Se nourrir", "AMAP")
    assert (amap["SIREN ou SIRET"], amap["Année de création"]) == ("123456782", 2009)
    assert (amap["ETP"], amap["Service unique"]) == (Decimal("0.5"), True)
    carpool = row_of(tables["Initiatives"], "Covoiturage")
    assert (carpool["ETP"], carpool["Bénévoles actifs (personnes)"]) == (0, "ne sait pas")
    assert row_of(tables["Initiatives"], "Recyclerie")["Lieux d’activité"] == "Derval 60 % ; Nantes 40 %"
    assert row_of(tables["Initiatives"], "Hors sujet")["Recensement"] == "hors champ"
    assert row_of(tables["Réseaux"], "Réseau des AMAP")["ETP"] == 1


def test_nobody_can_be_reached_through_it(tables: dict[str, Table]) -> None:
    said = {str(cell) for table in tables.values() for row in table.rows for cell in row}
    assert not [cell for cell in said if "@exemple" in cell or "Dominique" in cell]


def test_links_observations_needs_and_concerns_have_their_rows(tables: dict[str, Table]) -> None:
    assert tables["Liens"].rows[-1][:4] == ("=AMAP du Don", "adhère à", "Réseau des AMAP", 2012)
    observation = tables["Observations"].rows[-1]
    assert observation[0] == "Voitures"
    assert (observation[2], observation[7]) == (25, date(2016, 7, 13))
    assert tables["Besoins"].rows[-1][:4] == ("Livrer aux isolés", "Se déplacer", "Issé", "=AMAP du Don")
    advice = tables["Préconisations"].rows[-1]
    assert advice[:4] == ("Un local", "EPCI", "haute", date(2027, 1, 31))
    concern = tables["Points de vigilance"].rows[-1]
    assert concern[1:5] == (2, "Recyclerie", "Tout repose sur la fondatrice", "Un binôme")


def test_the_restitution_counts_the_individual_forms(story: Story, tables: dict[str, Table]) -> None:
    (told,) = restitution.every(story.inventory)
    assert [(each.label, each.count) for each in told.communes] == [("Châteaubriant", 2)]
    assert (told.participants, told.users, told.silent) == (3, 2, 1)
    assert [(each.label, each.count) for each in told.services] == [("SEL", 2), ("AMAP", 1), ("Troc", 1)]
    assert told.expectations == ("Comprendre", "Recenser", "Aider")
    cells = [cell for row in tables["Restitution"].rows for cell in row]
    assert "Non répondu" in cells
    assert "Utilisateurs des services collaboratifs : 2 sur 3. Lesquels :" in cells


@pytest.mark.parametrize("name", ["Économie par commune", "Social par commune", "Environnement par commune"])
def test_a_sheet_by_commune_reads_as_expected(tables: dict[str, Table], name: str) -> None:
    """The expected text is made anew by deleting it and running the test twice."""
    text = "\n".join(
        "\t".join("" if cell is None else str(cell) for cell in row).rstrip() for row in tables[name].rows
    )
    expected = EXPECTED / f"{name.split(maxsplit=1)[0].lower().replace('é', 'e')}_par_commune.tsv"
    if not expected.exists():
        expected.write_text(text + "\n", encoding="utf-8")
        pytest.fail(f"{expected.name} was not there: look at it")
    assert text + "\n" == expected.read_text(encoding="utf-8")


def test_last_year_is_beside_this_year(tmp_path: Path) -> None:
    told = begin(tmp_path, 2025)
    amap = told.add_initiative("AMAP", ISSE)
    told.says(amap, E05=10)
    change = campaigns.open_campaign(told.inventory, 2026)
    assert change.created is not None
    values.put(told.inventory, amap, change.created, [IndicatorValue("E05", Decimal(12))])
    out = tmp_path / "deux.xlsx"
    export_summary(told.inventory, out, change.created, WorkbookOptions(told.territory))
    told.inventory.close()
    rows = next(as_shown(table) for table in read_tables(out) if table.name == "Synthèse").rows
    assert next(row for row in rows if "2025" in row)[:6] == (
        "Chiffres clés du périmètre",
        "2026",
        "n/N",
        "Sur quoi il repose",
        "2025",
        "n/N",
    )
    volunteers = next(row for row in rows if str(row[0]).startswith("Bénévoles actifs (pers"))
    assert volunteers[1:6] == (12, "1/1", "déclaré 100 %", 10, "1/1")


def test_an_empty_campaign_makes_a_workbook_all_the_same(tmp_path: Path) -> None:
    told = begin(tmp_path)
    out = tmp_path / "vide.xlsx"
    export_summary(told.inventory, out, told.campaign, WorkbookOptions(told.territory))
    told.inventory.close()
    assert [table.name for table in read_tables(out)] == SHEETS


STAGES = ("Lecture des fiches", "Calcul de la synthèse", "Préparation des valeurs", "Écriture du classeur")


def test_it_says_how_far_it_is_stage_by_stage(story: Story, tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []

    export_summary(
        story.inventory,
        tmp_path / "suivi.xlsx",
        story.campaign,
        WorkbookOptions(story.territory),
        progress=lambda *step: seen.append(step),
    )

    assert [text for text in dict.fromkeys(text for _, _, text in seen) if text in STAGES] == list(STAGES)
    assert all(0 <= done <= total for done, total, text in seen if text != STAGES[-1])
    for stage in ("Calcul de la synthèse", "Écriture du classeur"):
        steps = [done for done, _, text in seen if text == stage]
        assert steps == sorted(steps)


@pytest.mark.parametrize("stage", STAGES)
def test_it_can_be_stopped_at_every_stage_and_leaves_nothing(
    story: Story, tmp_path: Path, stage: str
) -> None:
    out = tmp_path / "arret.xlsx"
    seen: list[str] = []

    with pytest.raises(CensusError, match="annulée"):
        export_summary(
            story.inventory,
            out,
            story.campaign,
            WorkbookOptions(story.territory),
            progress=lambda _done, _total, text: seen.append(text),
            cancelled=lambda: stage in seen,
        )

    assert seen[-1] == stage
    assert list(tmp_path.iterdir()) == []


def test_a_retired_record_is_in_no_sheet(tmp_path: Path) -> None:
    told = begin(tmp_path)
    gone, kept = told.add_initiative("Partie", ISSE), told.add_initiative("Restée", ISSE)
    parts.add(told.inventory, "link", {"source_id": gone, "target_id": kept, "kind": "finance"})
    records.retire(told.inventory, [gone])
    out = tmp_path / "sans.xlsx"
    export_summary(told.inventory, out, told.campaign, WorkbookOptions(told.territory))
    told.inventory.close()
    cells = {cell for table in read_tables(out) for row in table.rows for cell in row}
    assert "Restée" in cells
    assert "Partie" not in cells
