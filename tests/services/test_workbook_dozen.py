"""The workbook of a dozen records, figure by figure, sheet by sheet, and altered by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from census_app.domain.text import fold
from census_app.reports.ledger import COLUMNS, TITLE
from census_app.services.exports import export_summary
from census_app.services.workbook_options import WorkbookOptions
from census_app.sheets.model import Formula, Table
from census_app.sheets.reading import read_tables
from tests.libreoffice import LibreOffice
from tests.services.dozen_story import FIVE, tell
from tests.services.workbook_story import as_shown
from tests.story import begin

EXPECTED = Path(__file__).parents[1] / "expected" / "classeur"
FIRST_ROWS = {"Contrôle": 30, "Dictionnaire": 30}
"""How many rows of the sheets that only go on in the same way."""

Tables = dict[str, Table]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    story = tell(begin(tmp_path_factory.mktemp("douzaine"), 2025))
    out = tmp_path_factory.mktemp("sortie") / "synthese.xlsx"
    yield export_summary(story.inventory, out, story.campaign, WorkbookOptions(FIVE)).path
    story.inventory.close()


@pytest.fixture(scope="module")
def tables(workbook: Path) -> Tables:
    return read(workbook)


def read(path: Path) -> Tables:
    return {table.name: as_shown(table) for table in read_tables(path)}


def figures(tables: Tables, sheet: str, header: str) -> dict[str, tuple[Any, Any]]:
    """The figure of each row that begins with a name, and the n/N beside it."""
    rows = tables[sheet].rows
    first = next(number for number, row in enumerate(rows) if header in row)
    column = rows[first].index(header)
    return {str(row[0]): (row[column], row[column + 1]) for row in rows[first + 1 :] if row[0]}


def test_jobs_by_commune(tables: Tables) -> None:
    """Derval: 60 % of the recycler's 5 and half of the garden's 1. Soudan: the café refuses to say."""
    assert figures(tables, "Économie par commune", "ETP") == {
        "Châteaubriant": (1, "1/2"),
        "Derval": (Decimal("3.5"), "2/2"),
        "Issé": (1, "2/2"),
        "Jans": (2, "2/2"),
        "Soudan": (None, "0/1"),
        "Périmètre": (Decimal("7.5"), "6/8"),
        "Hors périmètre": (42, "2/2"),  # 40 % of 5, and the 40 of Nantes
        "Non localisé": (0, "1/1"),
        "Ensemble": (Decimal("49.5"), "8/10"),  # without what is out of scope, and without the duplicate
    }


def test_jobs_by_domain_add_up_to_the_perimeter(tables: Tables) -> None:
    """Se nourrir: 0.5 of the AMAP, 1 of the garden, 1 of the network, 0 of the CUMA."""
    found = figures(tables, "Par domaine", "ETP")
    assert found == {
        "Se nourrir": (Decimal("2.5"), "4/4"),
        "Se rendre service": (None, "0/1"),
        "S’équiper": (3, "1/1"),
        "Travailler": (2, "1/1"),
        "Domaine non renseigné": (None, "0/1"),
        "Périmètre": (Decimal("7.5"), "6/8"),
    }
    assert found.pop("Périmètre")[0] == sum(value or 0 for value, _ in found.values())


def test_jobs_by_network_are_those_of_its_members(tables: Tables) -> None:
    """A name full of signs that a criterion would read otherwise counts its two members all the same."""
    assert figures(tables, "Par réseau", "ETP") == {
        "*Réseau ~ des AMAP ?": (Decimal("1.5"), "2/2"),
        "Initiatives sans réseau connu": (5, "3/5"),
        "Activité propre des réseaux": (1, "1/1"),
        "Périmètre": (Decimal("7.5"), "6/8"),
    }


def test_jobs_by_stake(tables: Tables) -> None:
    """Services: the AMAP's 0.5 and the recycler's 3; the AMAP counts in the social bond too."""
    assert figures(tables, "Par enjeu", "ETP") == {
        "Services": (Decimal("3.5"), "2/2"),
        "Dynamique collaborative": (2, "1/1"),
        "Lien social et mieux vivre": (Decimal("0.5"), "1/1"),
        "Enjeu non renseigné": (2, "3/5"),
        "Périmètre": (Decimal("7.5"), "6/8"),
    }


def test_ratios_are_ratios_of_sums(tables: Tables) -> None:
    """(0 + 9 000 + 60 % of 61 000) / (10 000 + 60 % of 100 000) = 45 600 / 70 000."""
    funding = figures(tables, "Par domaine", "Autofinancement")["Périmètre"]
    assert (round(Decimal(funding[0]), 6), funding[1]) == (Decimal("0.651429"), "2/8")
    # 0.5 job and 803.5 hours of a year of 1 607: one record says both.
    assert figures(tables, "Par domaine", "ETP au total")["Périmètre"] == (1, "1/8")
    # (3 + 60 % of 2 + 4) / 2.6
    bond = figures(tables, "Par domaine", "Lien social (moyenne, 0 à 4)")["Périmètre"]
    assert round(Decimal(bond[0]), 6) == Decimal("3.153846")


def key_figure(tables: Tables, label: str) -> tuple[Any, ...]:
    return next(row for row in tables["Synthèse"].rows if str(row[0]).startswith(label))[1:6]


def test_the_page_says_on_what_jobs_rest_and_what_they_were(tables: Tables) -> None:
    """3 of 7.5 were read in a document. In 2025: 0.5 and 60 % of 4."""
    said = "déclaré 60 % · document 40 %"
    assert key_figure(tables, "Équivalents") == (Decimal("7.5"), "6/8", said, Decimal("2.9"), "2/2")


def test_what_made_jobs_change(tables: Tables) -> None:
    """The recycler's 60 % of one more job was proved this time; 1 + 1 + 2 + 0 were not known."""
    rows = tables["Évolution"].rows
    headers = next(row for row in rows if row[0] == "De")
    jobs = dict(zip(headers, next(row for row in rows if "Équivalents" in str(row[2])), strict=True))
    assert (jobs["Chiffre d’avant"], jobs["Chiffre d’après"]) == (Decimal("2.9"), Decimal("7.5"))
    assert (jobs["Méthode changée"], jobs["Nouvellement repérées"]) == (Decimal("0.6"), 4)
    assert (jobs["Changement réel"], jobs["Sans réponse"], jobs["Sorties"]) == (None, None, None)


def test_how_many_records_a_concern_bears_on(tables: Tables) -> None:
    """The recycler depends on one person, degree 2; 60 % of it is in the perimeter."""
    rows = tables["Vigilance par commune"].rows
    start = next(number for number, row in enumerate(rows) if row[0] == "Fiches du périmètre par degré")
    assert rows[start][1:5] == ("Degré 0", "Degré 1", "Degré 2", "Degré 3")
    assert rows[start + 1][:5] == ("Dépendance à une personne", 0, 0, Decimal("0.6"), 0)


def test_a_value_leads_to_its_interview(tables: Tables) -> None:
    rows = tables[TITLE].rows
    headers = next(row for row in rows if row[0] == "Fiche")
    found = [dict(zip(headers, row, strict=True)) for row in rows if row[0] == "Tiers-lieu"]
    jobs = next(row for row in found if row["Indicateur"] == "E02")
    assert (jobs["Entretien n°"], jobs["Personne rencontrée"]) == (1, "Camille Martin")
    assert jobs["Groupes"] == "|domaine:TRA|enjeu:dynamique|reseau:aucun|"


def test_each_coverage_leads_to_the_rows_behind_it(workbook: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(workbook)
    led: dict[str, list[int]] = {}
    for title in ("Économie par commune", "Par domaine", "Par réseau", "Par enjeu"):
        for row in book[title].iter_rows(min_row=5):
            links = [str(cell.hyperlink.location) for cell in row if cell.hyperlink is not None]
            assert {link.split("!")[0] for link in links} <= {f"'{TITLE}'"}
            led[f"{title}, {row[0].value}"] = [int(link.split("!A")[1]) for link in links]
    behind = {
        line: [book[TITLE].cell(line, column).value for column in (1, 4)] for line in chain(*led.values())
    }
    assert all(all(said) for said in behind.values())
    assert behind[led["Par enjeu, Lien social et mieux vivre"][0]] == ["AMAP du Don", "E02"]
    assert behind[led["Économie par commune, Jans"][0]] == ["CUMA de Jans", "E02"]


def test_every_sheet_reads_as_expected(tables: Tables) -> None:
    """The expected text of a sheet is made anew by deleting it and running the test twice."""
    missing = []
    for number, (title, table) in enumerate(tables.items(), 1):
        expected = EXPECTED / f"{number:02d}_{fold(title).replace(' ', '_')}.tsv"
        if not expected.exists():
            missing.append(title)
            expected.write_text(text_of(table), encoding="utf-8")
        assert text_of(table) == expected.read_text(encoding="utf-8"), title
    assert missing == [], "the expected text was not there: look at it"


def text_of(table: Table) -> str:
    """A sheet as text, without what changes from day to day."""
    rows = table.rows[: FIRST_ROWS.get(table.name)]
    lines = ["\t".join(map(said, row)).rstrip() for row in rows]
    text = "\n".join(lines).rstrip() + "\n"
    return re.sub(r"census-app \S+", "census-app X", text.replace(f"{date.today():%d/%m/%Y}", "JJ/MM/AAAA"))  # noqa: DTZ011


def said(cell: Any) -> str:
    if isinstance(cell, Decimal):
        return f"{round(cell, 6).normalize():f}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell).replace("\n", "⏎")


@pytest.mark.libreoffice
@pytest.mark.slow
def test_a_value_altered_by_hand_changes_every_sheet_and_shows(workbook: Path, tmp_path: Path) -> None:
    """The recycler's 5 jobs become 10, of which 60 % in Derval: 3 more in the perimeter, 5 more in all."""
    import openpyxl

    book = openpyxl.load_workbook(workbook)
    altered = [
        row for row in book[TITLE].iter_rows() if (row[0].value, row[3].value) == ("Recyclerie", "E02")
    ]
    assert len(altered) == 2
    for row in altered:
        row[COLUMNS["amount"] - 1].value = 10
    book.save(tmp_path / "modifie.xlsx")
    again = read(LibreOffice(tmp_path).convert(tmp_path / "modifie.xlsx", "xlsx"))
    communes = figures(again, "Économie par commune", "ETP")
    assert [communes[name][0] for name in ("Derval", "Périmètre", "Ensemble")] == [
        Decimal("6.5"),
        Decimal("10.5"),
        Decimal("54.5"),
    ]
    assert figures(again, "Par domaine", "ETP")["S’équiper"] == (6, "1/1")
    assert figures(again, "Par réseau", "ETP")["Initiatives sans réseau connu"] == (8, "3/5")
    assert figures(again, "Par enjeu", "ETP")["Services"] == (Decimal("6.5"), "2/2")
    assert key_figure(again, "Équivalents")[:3] == (Decimal("10.5"), "6/8", "déclaré 43 % · document 57 %")
    jobs = next(row for row in again["Évolution"].rows if "Équivalents" in str(row[2]))
    assert jobs[12] == Decimal("10.5")
    wrong = {row[0] for row in again["Contrôle"].rows if row[7] == "Écart"}
    assert wrong == {
        "Synthèse", "Économie par commune", "Par domaine", "Par réseau", "Par enjeu", "Évolution",
    }  # fmt: skip


def test_no_formula_is_longer_than_excel_takes(workbook: Path) -> None:
    cells = (cell for table in read_tables(workbook) for row in table.rows for cell in row)
    assert 500 < max(len(cell.text) for cell in cells if isinstance(cell, Formula)) < 8_192


def test_every_figure_of_a_summary_sheet_is_a_formula(workbook: Path) -> None:
    written = {table.name: table for table in read_tables(workbook)}
    for title in ("Économie par commune", "Social par commune", "Par domaine", "Par réseau", "Par enjeu"):
        rows = written[title].rows
        first = next(number for number, row in enumerate(rows) if "n/N" in row)
        counted = rows[first].index("Fiches")
        for row in (row for row in rows[first + 1 :] if row[0]):
            held = [cell for cell in row[counted:] if cell is not None and not str(cell).count(":")]
            assert all(isinstance(cell, Formula) for cell in held), (title, row[0])
