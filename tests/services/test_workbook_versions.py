"""For whom a workbook is made: what the public version holds, who is in the contacts, which sheets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import chain, takewhile
from pathlib import Path
from zipfile import ZipFile

import pytest

from census_app.services import parts, records
from census_app.services.exports import export_summary
from census_app.services.workbook_options import WorkbookOptions, sheet_choices
from census_app.sheets.model import Formula, Table
from census_app.sheets.reading import read_tables
from tests.story import CHATEAUBRIANT, ISSE, Story, begin

Made = Callable[..., dict[str, Table]]

NAMED = re.compile(r"(?:'([^']+)'|([^\W\d]\w*))!")
"""A sheet named before a cell, in quotes or not."""

PEOPLE = {
    "Recyclerie": {"consent_record": True, "consent_publish_name": True, "consent_publish_contact": True},
    "Épicerie": {"consent_record": True, "consent_publish_name": True, "consent_publish_contact": False},
    "Bistrot": {"consent_record": True, "consent_publish_name": False, "consent_publish_contact": True},
    "Potager": {"consent_record": False},
    "Bourse": {},
    "Serrurerie": {"consent_publish_name": True, "consent_publish_contact": True},
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """Each record has one person, « Prénom <fiche> »; the Serrurerie is out of scope."""
    told = begin(tmp_path_factory.mktemp("versions"))
    for name, consents in PEOPLE.items():
        record = told.add_initiative(
            name,
            ISSE,
            domain="REP",
            types=("RECYCLERIE",),
            description=f"Description {name}",
            website=f"https://{len(name)}.exemple.fr",
            email=f"fiche.{len(name)}@exemple.fr",
            address="1 rue du Don",
            status="hors_champ" if name == "Serrurerie" else "validee",
        )
        told.says(record, E02="1.5", E10=1000)
        person = {"name": f"Camille {name}", "email": f"{len(name)}@exemple.fr", "phone": "02 40 00 00 00"}
        parts.add(
            told.inventory, "contact", {"record_id": record, "role": "Présidence", **person, **consents}
        )
    yield told
    told.inventory.close()


@pytest.fixture(scope="module")
def workbook(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A workbook, as it is wanted; made once, for nobody writes into it."""
    folder = tmp_path_factory.mktemp("classeurs")
    kept: dict[WorkbookOptions, Path] = {}

    def make(**wanted: object) -> Path:
        options = WorkbookOptions(story.territory, **wanted)  # type: ignore[arg-type]
        if options not in kept:
            out = folder / f"classeur {len(kept)}.xlsx"
            kept[options] = export_summary(story.inventory, out, story.campaign, options).path
        return kept[options]

    return make


@pytest.fixture
def made(workbook: Callable[..., Path]) -> Made:
    """The sheets of a workbook, as it is wanted."""
    return lambda **wanted: {table.name: table for table in read_tables(workbook(**wanted))}


def words(tables: dict[str, Table]) -> str:
    """All that is written in a workbook."""
    return "\n".join(str(cell) for table in tables.values() for row in table.rows for cell in row if cell)


def column(table: Table, header: str) -> list[object]:
    """The cells of a column, below its header and above the footnotes."""
    at, headers = next((at, row) for at, row in enumerate(table.rows) if header in row)
    rows = takewhile(lambda row: any(cell is not None for cell in row[1:]), table.rows[at + 1 :])
    return [row[headers.index(header)] for row in rows]


def test_the_public_version_names_only_who_agreed(made: Made) -> None:
    public = made(public=True)
    assert column(public["Initiatives"], "Nom") == ["Épicerie", "Recyclerie"]
    assert column(public["Initiatives"], "Contact") == [
        None,
        "Camille Recyclerie, 10@exemple.fr, 02 40 00 00 00",
    ]
    said = words(public)
    for hidden in (
        "Bistrot",
        "Potager",
        "Serrurerie",
        "Camille Épicerie",
        "fiche.",
        "1 rue du Don",
        "Présidence",
    ):
        assert hidden not in said, hidden


def test_the_public_version_has_no_formula_and_no_value_of_a_record(made: Made) -> None:
    public = made(public=True)
    cells = [cell for table in public.values() for row in table.rows for cell in row]
    assert not any(isinstance(cell, Formula) for cell in cells)
    headers = next(row for row in public["Initiatives"].rows if "Nom" in row)
    assert [header for header in headers if header] == [
        "Nom", "Commune", "Domaine", "Types", "Description", "Site internet", "Contact",
    ]  # fmt: skip
    for absent in ("Valeurs", "Contrôle", "Par réseau", "Évolution", "Observations", "Besoins", "Liens"):
        assert absent not in public


def test_the_public_version_says_what_it_is_and_what_it_leaves_out(made: Made) -> None:
    said = words({"Lisez-moi": made(public=True)["Lisez-moi"]})
    assert "Publique : elle peut être donnée" in said
    assert "moins de 3 structures" in said
    assert "85 %" in said
    assert "Jamais dans la version publique : Par réseau, Évolution, Liens, Observations, Besoins" in said
    assert "Pas demandées" not in said
    assert "version publique contient des valeurs" in said


def test_one_refusal_is_enough_for_a_record_not_to_be_named(tmp_path: Path) -> None:
    told = begin(tmp_path)
    record = told.add_initiative("Recyclerie", ISSE)
    for name, agreed in (("Camille", True), ("Dominique", False)):
        contact = {"record_id": record, "name": name, "consent_record": True, "consent_publish_name": agreed}
        parts.add(told.inventory, "contact", contact)
    out = tmp_path / "public.xlsx"
    export_summary(told.inventory, out, told.campaign, WorkbookOptions(told.territory, public=True))
    told.inventory.close()
    assert "Recyclerie" not in column({t.name: t for t in read_tables(out)}["Initiatives"], "Nom")


def test_the_contacts_are_those_who_agreed_to_be_recorded(made: Made) -> None:
    tables = made(contacts=True)
    assert column(tables["Contacts"], "Personne") == [
        "Camille Bistrot",
        "Camille Épicerie",
        "Camille Recyclerie",
    ]
    assert column(tables["Contacts"], "Publier mon nom") == [False, True, True]
    said = words({"Lisez-moi": tables["Lisez-moi"]})
    assert "La feuille Contacts contient des données personnelles" in said
    assert "données personnelles, à ne pas publier" in said


def test_without_asking_no_person_is_in_the_workbook(made: Made) -> None:
    tables = made()
    assert "Contacts" not in tables
    said = words(tables)
    assert "Camille" not in said
    assert "@exemple.fr" not in said
    assert "Les contacts (personnes, courriels, téléphones) ne sont pas dans ce classeur." in said


def test_a_person_taken_out_is_in_no_workbook(tmp_path: Path) -> None:
    told = begin(tmp_path)
    record = told.add_initiative("Recyclerie", CHATEAUBRIANT)
    agreed = {"consent_record": True, "consent_publish_name": True, "consent_publish_contact": True}
    person = {"record_id": record, "name": "Camille Martin", "email": "camille@exemple.fr", **agreed}
    contact = parts.add(told.inventory, "contact", person).created
    assert contact is not None
    parts.remove(told.inventory, "contact", contact)
    retired = told.add_initiative("Jardin", CHATEAUBRIANT)
    parts.add(told.inventory, "contact", {**person, "record_id": retired})
    records.retire(told.inventory, [retired])
    out = tmp_path / "classeur.xlsx"
    for wanted in (
        WorkbookOptions(told.territory, contacts=True),
        WorkbookOptions(told.territory, public=True),
    ):
        export_summary(told.inventory, out, told.campaign, wanted)
        assert "amille" not in words({table.name: table for table in read_tables(out)})
    told.inventory.close()


def test_a_workbook_holds_the_sheets_that_were_chosen(made: Made) -> None:
    tables = made(sheets=frozenset({"economie", "initiatives"}))
    assert list(tables) == ["Lisez-moi", "Économie par commune", "Initiatives"]
    said = words({"Lisez-moi": tables["Lisez-moi"]})
    assert "Aucune : les formules se calculent sur la feuille Valeurs, qui n’a pas été demandée." in said
    assert "Pas demandées : Synthèse, Social par commune" in said


def named_sheets(workbook: Path) -> set[str]:
    """The sheets that formulas, links and charts name."""
    found: set[str] = set()
    with ZipFile(workbook) as package:
        for name in package.namelist():
            if name.startswith(("xl/worksheets/sheet", "xl/charts/chart")):
                text = unescape(package.read(name).decode())
                for said in re.findall(r'<(?:c:)?f>([^<]+)</|location="([^"]+)"', text):
                    found |= {quoted or bare for quoted, bare in NAMED.findall(said[0] or said[1])}
    return found


@pytest.mark.parametrize(
    "out",
    [{"valeurs"}, {"economie", "social", "vigilance"}, {"par-domaine", "par-enjeu", "evolution", "controle"}],
    ids=lambda out: ", ".join(sorted(out)),
)
def test_nothing_leads_to_a_sheet_that_is_not_there(
    workbook: Callable[..., Path], made: Made, out: set[str]
) -> None:
    wanted = frozenset(each.key for each in sheet_choices()) - out
    tables = made(sheets=wanted)
    assert len(tables) == 1 + len(sheet_choices()) - len(out)
    assert named_sheets(workbook(sheets=wanted)) <= set(tables)


def test_formulas_stay_live_when_other_sheets_are_left_out(made: Made) -> None:
    tables = made(sheets=frozenset({"economie", "valeurs", "controle"}))
    cells = [cell for row in tables["Économie par commune"].rows for cell in row]
    assert any(isinstance(cell, Formula) for cell in cells)
    checked = {row[0] for row in tables["Contrôle"].rows}
    assert "Économie par commune" in checked
    assert "Social par commune" not in checked


def test_labels_may_be_english_and_figures_stay_the_same(made: Made) -> None:
    french, english = made(), made(language="en")
    assert list(french) == list(english)
    economy = "Économie par commune"
    headers = next(row for row in english[economy].rows if row[0] == "Commune")
    assert {"Inhabitants", "Employees (people)", "FTE", "Income (€)", "Income per 1,000 inh."} <= set(headers)
    assert column(english[economy], "FTE") == column(french[economy], "ETP")
    assert column(english["Initiatives"], "Domain") == ["Making and repairing"] * len(PEOPLE)
    assert column(english["Initiatives"], "Types") == ["Reuse centre"] * len(PEOPLE)
    assert column(english["Par domaine"], "Domain")[0] == "Making and repairing"


SAME_WORDS = {
    "Commune", "Compost", "Contact", "Code", "Date", "Description", "Source", "Type", "Types", "Verdict",
    "Zone", "n/N",
}  # fmt: skip


def test_no_heading_stays_french_in_english(made: Made) -> None:
    """But those that are the same words; a new one is added to db/reference/labels_en.csv."""
    french, english = made(contacts=True), made(language="en", contacts=True)
    lists = [title for title in french if title not in ("Lisez-moi", "Synthèse", "Restitution")]
    pairs = [zip(french[title].rows[3], english[title].rows[3], strict=True) for title in lists]
    assert {said for said, other in chain(*pairs) if said and said == other} <= SAME_WORDS


def test_definitions_and_anchors_are_in_the_language_of_the_labels(made: Made) -> None:
    rows = made(language="en")["Dictionnaire"].rows
    jobs = next(row for row in rows if row[1] == "E01")
    assert (jobs[0], jobs[4]) == ("Indicator, economy", "Sum")
    assert str(jobs[5]).startswith("People bound to the structure by an employment contract")
    assert ("Anchor of a grade", "V1", "No dependence: all is shared and handed on") in {
        row[:3] for row in rows
    }


@pytest.mark.parametrize("version", [{"contacts": True}, {"public": True}], ids=["internal", "public"])
def test_a_sheet_is_called_as_its_entry_says(story: Story, made: Made, version: dict[str, bool]) -> None:
    options = WorkbookOptions(story.territory, **version)  # type: ignore[arg-type]
    assert list(made(**version)) == [entry.title for entry in options.entries]
