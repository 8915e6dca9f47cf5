"""A spreadsheet of records: looked at, then imported as one change."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path
from shutil import copyfile

import pytest

from census_app.errors import CensusError
from census_app.exchange.review import ImportReview, RowReview
from census_app.services import campaigns, history, importing, inventories, parts, records
from tests.services.spreadsheets import csv_file, xlsx_file
from tests.story import CHATEAUBRIANT, DERVAL, JANS, Story, begin


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


def look(story: Story, *rows: tuple[object, ...]) -> ImportReview:
    """What importing these rows would do."""
    path = csv_file(story.inventory.path.with_name("fiches.csv"), *rows)
    return importing.review_file(story.inventory, path, story.campaign)


def bring(story: Story, *rows: tuple[object, ...]) -> ImportReview:
    """Import these rows."""
    review = look(story, *rows)
    importing.apply(story.inventory, review)
    return review


def messages(row: RowReview) -> str:
    return " ".join(f"[{problem.column}] {problem.message}" for problem in row.problems)


def statuses(review: ImportReview) -> list[str]:
    return [row.status for row in review.rows]


def page_of(story: Story, name: str) -> records.RecordPage:
    (found,) = (row for row in records.search(story.inventory, name, story.campaign) if row.name == name)
    return records.page(story.inventory, found.id, story.campaign)


def test_a_line_becomes_a_record_with_all_that_belongs_to_it(story: Story) -> None:
    review = bring(
        story,
        (
            *("Nom", "Nature", "Commune", "Domaine", "Type", "Recensement", "Création", "Lieux", "Réseaux"),
            *("E02", "V1", "V1_note", "S01"),
        ),
        (
            *("Repair café", "", "Chateaubriant", "REP", "Repair café", "validée", "2012"),
            *("Derval:60;Jans:40", "Réseau des repair cafés", "1,5", "2", "Un seul bénévole", "ne sait pas"),
        ),
        ("Réseau des repair cafés", "réseau"),
    )
    assert statuses(review) == ["new", "new"]
    page = page_of(story, "Repair café")
    assert page.record["kind"] == "initiative"
    assert page.record["commune"] == CHATEAUBRIANT
    assert (page.record["domain"], page.record["types"]) == ("REP", ("REPAIR_CAFE",))
    assert (page.record["status"], page.record["created"]) == ("validee", 2012)
    assert [(site.commune, site.share) for site in page.sites] == [(DERVAL, Decimal(60)), (JANS, Decimal(40))]
    assert [(link.target_name, link.kind) for link in page.links] == [("Réseau des repair cafés", "adhere_a")]
    assert (page.values["E02"].amount, page.values["E02"].evidence) == (Decimal("1.5"), "declare")
    assert page.values["V1"].note == "Un seul bénévole"
    assert (page.values["S01"].absence, page.values["S01"].evidence) == ("ne_sait_pas", None)
    assert "E01" not in page.values
    assert page_of(story, "Réseau des repair cafés").record["status"] == "reperee"


def test_an_import_is_one_change_that_can_be_undone(story: Story) -> None:
    review = look(story, ("Nom",), ("AMAP",), ("SEL",))
    change = importing.apply(story.inventory, review)
    assert change.label == "Import de fiches.csv : 2 fiches"
    assert len(change.records) == 2
    assert change.id is not None
    history.undo(story.inventory, change.id)
    assert story.names() == []


def test_looking_writes_nothing(story: Story) -> None:
    look(story, ("Nom", "Commune"), ("AMAP", "Derval"))
    assert story.names() == []


def test_one_wrong_line_keeps_all_from_being_written(story: Story) -> None:
    review = look(story, ("Nom", "Commune"), ("AMAP", "Derval"), ("SEL", "Chateaubrian"))
    assert statuses(review) == ["new", "refused"]
    with pytest.raises(CensusError, match=r"1 ligne est à corriger\. Ligne 3, Commune : « Chateaubrian »"):
        importing.apply(story.inventory, review)
    assert story.names() == []
    importing.apply(story.inventory, review, skip_errors=True)
    assert story.names() == ["AMAP"]


def test_a_refused_line_tells_all_its_problems(story: Story) -> None:
    (row,) = look(
        story,
        ("Nom", "Commune", "created", "E02", "Courriel"),
        ("=A1", "Chateaubrian", "vers 2010", "abc", "x"),
    ).rows
    assert row.status == "refused"
    assert row.name == "=A1"
    for column in ("Nom", "Commune", "created", "E02", "Courriel"):
        assert f"[{column}]" in messages(row)


def test_the_same_file_twice_changes_nothing(story: Story) -> None:
    rows = (
        ("Nom", "Commune", "Types", "E02", "Lieux"),
        ("AMAP du Don", "Derval", "AMAP", "0,8", "Derval:50;Jans:50"),
        ("SEL", "", "SEL", "refus", ""),
    )
    bring(story, *rows)
    again = look(story, *rows)
    assert statuses(again) == ["same", "same"]
    assert not importing.apply(story.inventory, again)


def test_the_same_name_in_the_same_commune_is_a_duplicate(story: Story) -> None:
    story.add_initiative("Repair café", DERVAL, email="a@repair.fr")
    review = look(
        story,
        ("Nom", "Commune", "Courriel"),
        ("REPAIR CAFE", "derval", "b@repair.fr"),
        ("Repair café", "Jans", ""),
        ("repair-café", "44076", ""),
        ("AMAP", "", ""),
        ("amap", "", ""),
    )
    assert statuses(review) == ["duplicate", "new", "duplicate", "new", "duplicate"]
    assert "Courriel : « a@repair.fr », ici « b@repair.fr »" in messages(review.rows[0])
    assert "qu’à la ligne 3" in messages(review.rows[2])
    assert "qu’à la ligne 5" in messages(review.rows[4])


def test_a_retired_record_is_not_created_again(story: Story) -> None:
    record = story.add_initiative("Repair café", DERVAL)
    records.retire(story.inventory, [record])
    (row,) = look(story, ("Nom", "Commune"), ("Repair café", "Derval")).rows
    assert row.status == "duplicate"
    assert "remettez-la" in messages(row)


def test_a_similar_name_is_only_a_warning(story: Story) -> None:
    story.add_initiative("Repair café de Derval", DERVAL, siren="732829320")
    review = look(
        story,
        ("Nom", "Commune", "SIREN"),
        ("Repair cafe Derval", "Derval", ""),
        ("Repair café de Derval", "", ""),
        ("Atelier", "Jans", "732 829 320 00074"),
    )
    assert statuses(review) == ["new", "new", "new"]
    assert "ressemble à la fiche « Repair café de Derval »" in messages(review.rows[0])
    assert "n’est pas située" in messages(review.rows[1])
    assert "Même numéro (732829320)" in messages(review.rows[2])
    importing.apply(story.inventory, review)


def test_a_uuid_changes_its_record_and_a_blank_changes_nothing(story: Story) -> None:
    amap = story.add_initiative("AMAP", DERVAL, email="a@amap.fr", created=2010)
    story.acts_in(amap, **{DERVAL: 60, JANS: 40})
    story.says(amap, E02="1.5")
    before = records.page(story.inventory, amap, story.campaign)
    review = bring(
        story,
        ("uuid", "Nom", "Courriel", "created", "sites", "E02"),
        (before.record.uuid, "AMAP du Don", "", "2011", "44051:100", "2"),
    )
    assert statuses(review) == ["changed"]
    assert {each.target for each in review.rows[0].differences} == {"name", "created", "sites", "E02"}
    after = records.page(story.inventory, amap, story.campaign)
    assert (after.record.name, after.record["email"], after.record["created"]) == (
        "AMAP du Don",
        "a@amap.fr",
        2011,
    )
    assert [(site.uuid, site.share) for site in after.sites] == [(before.sites[0].uuid, Decimal(100))]
    assert after.values["E02"].amount == 2


def test_a_uuid_from_elsewhere_is_kept(story: Story) -> None:
    uuid = "0b0f3f4e-6e5c-4f3e-9a53-1d3f5f9a2b11"
    bring(story, ("uuid", "Nom"), (uuid, "AMAP"))
    assert page_of(story, "AMAP").record.uuid == uuid
    twice = look(story, ("uuid", "Nom"), (uuid, "AMAP"), (uuid, "SEL"), ("12", "Troc"))
    assert statuses(twice) == ["same", "duplicate", "refused"]


def test_an_unknown_network_is_refused_with_a_suggestion(story: Story) -> None:
    story.add_network("Réseau des AMAP de l’Ouest")
    review = look(
        story,
        ("Nom", "Nature", "Réseaux"),
        ("AMAP", "", "Réseau des AMAP de l'Ouest ; reseau des amap de louest"),
        ("SEL", "", "Rien de tel"),
        ("Réseau", "réseau", "Réseau"),
    )
    assert statuses(review) == ["refused", "refused", "refused"]
    assert "vouliez-vous dire « Réseau des AMAP de l’Ouest »" in messages(review.rows[0])
    assert "créez-le d’abord" in messages(review.rows[1])
    assert "à lui-même" in messages(review.rows[2])


def test_who_adheres_to_a_refused_network_is_refused_too(story: Story) -> None:
    review = look(
        story,
        ("Nom", "Nature", "Commune", "Réseaux"),
        ("Réseau", "réseau", "Xyzzyville", ""),
        ("AMAP", "", "Derval", "Réseau"),
    )
    assert statuses(review) == ["refused", "refused"]
    assert "voyez la ligne 2" in messages(review.rows[1])


def test_a_legal_form_under_statut_is_put_where_it_belongs(story: Story) -> None:
    review = bring(story, ("Nom", "Statut"), ("AMAP", "Association déclarée"), ("SEL", "à contacter"))
    assert "lu comme « Statut juridique »" in messages(review.rows[0])
    assert page_of(story, "AMAP").record["legal_form"] == "association"
    assert page_of(story, "AMAP").record["status"] == "reperee"
    assert page_of(story, "SEL").record["status"] == "a_contacter"


def test_a_code_beside_the_name_of_the_commune(story: Story) -> None:
    review = look(
        story,
        ("Nom", "Commune", "Code INSEE"),
        ("AMAP", "Chateaubrian", "44036"),
        ("SEL", "Jans", "44051"),
        ("Troc", "", "44051"),
    )
    assert [(row.status, row.commune) for row in review.rows] == [
        ("new", CHATEAUBRIANT),
        ("refused", JANS),
        ("new", DERVAL),
    ]


def test_empty_lines_totals_and_repeated_titles(story: Story) -> None:
    review = look(story, ("Nom", "E02"), ("", ""), ("AMAP", "1"), ("Nom", "E02"), ("TOTAL", "1"), ("", "3"))
    assert [(row.row, row.status) for row in review.rows] == [
        (3, "new"),
        (4, "refused"),
        (5, "refused"),
        (6, "refused"),
    ]
    assert "répète les titres" in messages(review.rows[1])
    assert "ligne de total" in messages(review.rows[2])
    assert "Le nom manque" in messages(review.rows[3])


def test_a_workbook_with_formulas(story: Story) -> None:
    path = xlsx_file(
        story.inventory.path.with_name("fiches.xlsx"),
        ("Nom", "Commune", "E02"),
        ("=UPPER(A1)", "Derval", 1),
        ("AMAP", 44051, 0.1),
    )
    review = importing.review_file(story.inventory, path, story.campaign)
    assert [(row.status, row.name) for row in review.rows] == [("refused", "=UPPER(A1)"), ("new", "AMAP")]
    importing.apply(story.inventory, review, skip_errors=True)
    assert page_of(story, "AMAP").values["E02"].amount == Decimal("0.1")


def test_annual_values_need_an_open_campaign(story: Story) -> None:
    path = csv_file(story.inventory.path.with_name("a.csv"), ("Nom", "E02"), ("AMAP", "1"))
    nowhere = importing.review_file(story.inventory, path, None)
    assert statuses(nowhere) == ["new"]
    with pytest.raises(CensusError, match="aucune campagne n’est ouverte"):
        importing.apply(story.inventory, nowhere)
    campaigns.close(story.inventory, story.campaign)
    closed = importing.review_file(story.inventory, path, story.campaign)
    with pytest.raises(CensusError, match="2026 est close"):
        importing.apply(story.inventory, closed)
    assert story.names() == []


def test_what_changed_since_the_look_is_looked_at_again(story: Story) -> None:
    review = look(story, ("Nom", "Commune"), ("AMAP", "Derval"), ("SEL", "Jans"))
    story.add_initiative("Autre chose", JANS)
    importing.apply(story.inventory, review)
    review = look(story, ("Nom", "Commune", "Courriel"), ("Troc", "Derval", "a@troc.fr"))
    story.add_initiative("Troc", DERVAL)
    with pytest.raises(CensusError, match="a changé depuis l’aperçu"):
        importing.apply(story.inventory, review)


def test_the_json_is_the_one_that_scripts_expect(story: Story) -> None:
    review = look(story, ("Nom", "Commune"), ("AMAP", "Derval"), ("SEL", "Chateaubrian"))
    document = importing.as_json(review)
    assert document["rows"][0] == {
        "row": 2,
        "status": "new",
        "name": "AMAP",
        "commune": DERVAL,
        "problems": [],
    }
    assert document["rows"][1]["commune"] is None
    assert set(document["rows"][1]["problems"][0]) == {"column", "message"}
    assert document["counts"] == {"new": 1, "same": 0, "changed": 0, "duplicate": 0, "refused": 1}


def test_looking_can_be_stopped_and_says_how_far_it_is(story: Story) -> None:
    steps: list[tuple[int, int]] = []
    path = csv_file(
        story.inventory.path.with_name("a.csv"), ("Nom",), *((f"Jardin {i}",) for i in range(600))
    )
    importing.review_file(story.inventory, path, story.campaign, progress=lambda *step: steps.append(step))
    assert steps == [(500, 1200), (600, 1200), (1100, 1200), (1200, 1200)]
    with pytest.raises(CensusError, match="arrêtée"):
        importing.review_file(story.inventory, path, story.campaign, cancelled=lambda: True)


def _import(path: Path, file: Path, campaign: int, told: Connection) -> None:
    """Import and say when it begins and when it is done; the end is to be killed."""
    inventory = inventories.open_inventory(path, who="Camille")
    review = importing.review_file(inventory, file, campaign)
    told.send("begun")
    importing.apply(inventory, review)
    told.send("done")
    time.sleep(60)


def _kill_an_import(path: Path, file: Path, campaign: int, after: float | None) -> None:
    """Kill an import some seconds after its beginning, or once it is done."""
    told, tells = multiprocessing.Pipe(duplex=False)
    with told:
        process = multiprocessing.get_context("spawn").Process(
            target=_import, args=(path, file, campaign, tells)
        )
        process.start()
        tells.close()
        assert told.recv() == "begun"
        if after is None:
            assert told.recv() == "done"
        else:
            time.sleep(after)
        process.kill()
        process.join()


@pytest.mark.slow
def test_killed_at_any_moment_an_import_is_whole_or_not_at_all(story: Story, tmp_path: Path) -> None:
    file = csv_file(
        tmp_path / "a.csv", ("Nom", "Commune", "E02"), *((f"Jardin {i}", "Derval", "1") for i in range(400))
    )
    story.inventory.close()
    found = []
    for number, after in enumerate((0.0, 0.02, 0.04, 0.06, None)):
        path = Path(copyfile(story.inventory.path, tmp_path / f"{number}.recensement"))
        _kill_an_import(path, file, story.campaign, after)
        inventory = inventories.open_inventory(path)
        assert inventories.check(inventory) == ()
        found.append(inventories.info(inventory).initiatives)
        inventory.close()
    assert set(found) <= {0, 400}
    assert found[-1] == 400


def test_parts_written_by_hand_are_compared_too(story: Story) -> None:
    amap = story.add_initiative("AMAP", DERVAL)
    network = story.add_network("Réseau")
    parts.add(story.inventory, "link", {"source_id": amap, "target_id": network, "kind": "adhere_a"})
    (row,) = look(story, ("Nom", "Commune", "Réseaux"), ("AMAP", "Derval", "réseau")).rows
    assert row.status == "same"
