"""Records written in open formats, and what comes back from them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from census_app.domain.fields import RECORD_FIELDS, FieldKind, FieldValue
from census_app.domain.indicators import IndicatorKind
from census_app.domain.values import IndicatorValue
from census_app.errors import CensusError
from census_app.services import importing, parts, record_exports, records, values
from census_app.services.reference import catalogue, typology
from tests.services.spreadsheets import csv_file
from tests.story import CHATEAUBRIANT, DERVAL, JANS, Story, begin


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


@pytest.fixture
def full(story: Story) -> Story:
    """A few records with a little of everything."""
    network = story.add_network("Réseau ; des AMAP", description="=1+1")
    amap = story.add_initiative(
        "AMAP du Don",
        DERVAL,
        domain="NOU",
        types=("AMAP", "JARDIN_PARTAGE"),
        created=2012,
        phone="02 40 81 00 00",
        criterion_peers=True,
        description="Deux lignes :\n+ un « signe »",
    )
    story.acts_in(amap, **{DERVAL: 60, JANS: 40})
    story.says(amap, E02="1.5", E10=12500, S01="ne_sait_pas", S10=1)
    fact = IndicatorValue("V1", Decimal(2), evidence="document", note="Un seul bénévole", measure="Un binôme")
    values.put(story.inventory, amap, story.campaign, [fact, IndicatorValue("S04", text="familles, jeunes")])
    parts.add(story.inventory, "link", {"source_id": amap, "target_id": network, "kind": "adhere_a"})
    story.add_initiative("SEL")
    gone = story.add_initiative("Ancien")
    records.retire(story.inventory, [gone])
    return story


def export(story: Story, name: str) -> Path:
    path = story.inventory.path.with_name(name)
    record_exports.export_records(story.inventory, path, story.campaign)
    return path


@pytest.mark.parametrize("name", ["fiches.csv", "fiches.xlsx"])
def test_what_goes_out_comes_back_unchanged(full: Story, name: str) -> None:
    review = importing.review_file(full.inventory, export(full, name), full.campaign)
    assert review.counts == {"new": 0, "same": 3, "changed": 0, "duplicate": 0, "refused": 0}
    assert not [problem for row in review.rows for problem in row.problems]


@pytest.mark.parametrize("name", ["fiches.csv", "fiches.xlsx"])
def test_it_makes_the_same_records_in_another_inventory(full: Story, name: str, tmp_path: Path) -> None:
    path = export(full, name)
    (tmp_path / "ailleurs").mkdir()
    other = begin(tmp_path / "ailleurs")
    importing.apply(other.inventory, importing.review_file(other.inventory, path, other.campaign))
    assert export(other, "retour.csv").read_text("utf-8") == export(full, "aller.csv").read_text("utf-8")
    other.inventory.close()


def test_a_correction_in_the_file_changes_that_only(full: Story) -> None:
    with export(full, "fiches.csv").open(encoding="utf-8-sig", newline="") as file:
        headers, *rows = csv.reader(file)
    place = headers.index("E02")
    (amap,) = (row for row in rows if "AMAP du Don" in row)
    amap[place] = "2,5"
    path = csv_file(full.inventory.path.with_name("corrige.csv"), headers, *rows)
    review = importing.review_file(full.inventory, path, full.campaign)
    assert review.counts["changed"] == 1
    (row,) = (row for row in review.rows if row.status == "changed")
    assert [(each.target, each.before, each.after) for each in row.differences] == [
        ("E02", "1.5 · declare", "2.5")
    ]


def test_the_csv_is_plain_and_safe(full: Story) -> None:
    path = export(full, "fiches.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfuuid,kind,name,commune,")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["name"]: row for row in csv.DictReader(file)}
    assert set(rows) == {"Réseau ; des AMAP", "AMAP du Don", "SEL"}
    amap = rows["AMAP du Don"]
    assert (amap["types"], amap["sites"], amap["E02"]) == ("AMAP;JARDIN_PARTAGE", "44051:60;44076:40", "1.5")
    assert (amap["S01"], amap["S10"], amap["criterion_peers"]) == ("ne sait pas", "oui", "oui")
    assert (amap["V1_evidence"], amap["V1_note"], amap["V1_measure"]) == (
        "document",
        "Un seul bénévole",
        "Un binôme",
    )
    assert rows["Réseau ; des AMAP"]["description"] == "'=1+1"
    assert rows["SEL"]["E02"] == ""


def test_geojson_places_a_record_where_it_is(full: Story) -> None:
    full.add_initiative("Nulle part")
    site = {"record_id": full.add_initiative("Ferme", CHATEAUBRIANT), "commune": CHATEAUBRIANT}
    parts.add(full.inventory, "site", {**site, "latitude": Decimal("47.7"), "longitude": Decimal("-1.37")})
    document = json.loads(export(full, "fiches.geojson").read_text("utf-8"))
    features = {each["properties"]["name"]: each for each in document["features"]}
    assert features["Ferme"]["geometry"] == {"type": "Point", "coordinates": [-1.37, 47.7]}
    assert features["Ferme"]["properties"]["located"] == "site"
    assert features["AMAP du Don"]["properties"]["located"] == "commune"
    assert features["AMAP du Don"]["properties"]["E02"] == 1.5
    assert features["Nulle part"]["geometry"] is None


def test_an_export_that_cannot_be_made_leaves_what_was_there(full: Story, tmp_path: Path) -> None:
    with pytest.raises(CensusError, match=r"\.csv, \.xlsx ou \.geojson"):
        export(full, "fiches.pdf")
    path = tmp_path / "fiches.csv"
    path.write_text("avant")
    with pytest.raises(CensusError, match="arrêté"):
        record_exports.export_records(full.inventory, path, full.campaign, cancelled=lambda: True)
    assert path.read_text() == "avant"
    assert [each.name for each in tmp_path.glob(".fiches*")] == []


def test_the_template_is_a_file_that_can_be_imported(story: Story) -> None:
    path = story.inventory.path.with_name("modele.xlsx")
    record_exports.export_template(path)
    review = importing.review_file(story.inventory, path, story.campaign)
    assert review.rows == ()
    assert not any("inconnues" in notice for notice in review.notices)


words = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn"), max_codepoint=0x2FF),
    min_size=1,
    max_size=30,
)


def field_value(kind: FieldKind, coded_list: str) -> st.SearchStrategy[FieldValue]:
    codes = [value.code for value in typology().list(coded_list)] if coded_list else []
    simple: dict[FieldKind, st.SearchStrategy[FieldValue]] = {
        FieldKind.CODE: st.sampled_from(codes) if codes else st.none(),
        FieldKind.CODES: st.lists(st.sampled_from(codes), max_size=3, unique=True).map(tuple)
        if codes
        else st.none(),
        FieldKind.COMMUNE: st.sampled_from([DERVAL, JANS, "44109"]),
        FieldKind.YEAR: st.integers(1800, 2026),
        FieldKind.BOOLEAN: st.booleans(),
    }
    return st.none() | simple.get(kind, words.map(str.strip))


fields = st.fixed_dictionaries(
    {
        each.code: field_value(each.kind, each.coded_list)
        for each in RECORD_FIELDS
        if each.code not in {"kind", "name", "status"}
    }
)
amounts = st.dictionaries(
    st.sampled_from([each.code for each in catalogue().entered() if each.kind is IndicatorKind.DECIMAL]),
    st.decimals(0, 10**6, places=6) | st.sampled_from(["refus", "sans_objet"]),
    max_size=3,
)
names = words.map(str.strip).filter(bool)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(names, fields, amounts), min_size=1, max_size=4), st.sampled_from(["csv", "xlsx"]))
def test_whatever_is_recorded_goes_out_and_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    recorded: list[tuple[str, dict[str, FieldValue], dict[str, Decimal | str]]],
    suffix: str,
) -> None:
    story = begin(tmp_path_factory.mktemp("loi"))
    for name, given_fields, given_amounts in recorded:
        change = records.create(story.inventory, "initiative", {**given_fields, "name": name}, story.campaign)
        assert change.created is not None
        story.says(change.created, **{code: str(amount) for code, amount in given_amounts.items()})
    review = importing.review_file(story.inventory, export(story, f"fiches.{suffix}"), story.campaign)
    assert review.counts["same"] == len(recorded), review.rows
    story.inventory.close()
