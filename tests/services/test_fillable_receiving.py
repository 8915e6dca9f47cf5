"""A workbook that came back becomes a draft: nothing is lost, nothing is written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from typing import NamedTuple

import pytest

from census_app.errors import CensusError
from census_app.forms import Filling
from census_app.services import campaigns, history, interviews, questionnaires, records
from census_app.services.fillable import marks
from census_app.services.fillable.receiving import Received, receive
from census_app.services.fillable.writing import write_fillable
from tests.services.respondent import Respondent
from tests.services.test_interviews import leave_the_rest
from tests.story import CHATEAUBRIANT, DERVAL, JANS, Story, begin, go_on


class Sent(NamedTuple):
    """An inventory, its one record, and the sheet of that record as it was sent."""

    inventory: Path
    record: int
    sheet: Path


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """Made once: to write a sheet takes longer than to receive it."""
    folder = tmp_path_factory.mktemp("envoi")
    told = begin(folder)
    made = told.add_initiative("Recyclerie", CHATEAUBRIANT, domain="EQU", created=2012)
    told.acts_in(made, **{DERVAL: 60, JANS: 40})
    sheet = write_fillable(told.inventory, folder / "feuille.xlsx", record_id=made)
    told.inventory.close()
    return Sent(told.inventory.path, made, sheet)


@pytest.fixture
def story(sent: Sent, tmp_path: Path) -> Iterator[Story]:
    told = go_on(sent.inventory, tmp_path)
    yield told
    told.inventory.close()


@pytest.fixture
def record(sent: Sent) -> int:
    return sent.record


@pytest.fixture
def feuille(sent: Sent, tmp_path: Path) -> Respondent:
    return Respondent(Path(copy(sent.sheet, tmp_path)))


def draft(story: Story, received: Received) -> Filling:
    return interviews.open_filling(story.inventory, received.interview_id)


def value(filling: Filling, name: str) -> str:
    return next(
        node.value for node in filling.nodes() if node.path.endswith(f"/{name}") and node.kind != "calculate"
    )


def note(filling: Filling, name: str) -> str:
    return next(node.note for node in filling.nodes() if node.path.endswith(f"/{name}"))


def change_of(received: Received) -> int:
    assert received.change is not None
    assert received.change.id is not None
    return received.change.id


def messages(received: Received) -> list[str]:
    return [problem.message for problem in received.problems]


def test_from_the_sheet_that_was_sent_to_the_record(story: Story, feuille: Respondent, record: int) -> None:
    feuille.answer(
        consent_record="Oui", legal_form="Une association déclarée", has_staff="Oui", E01=4, E02="2,5", E05=12
    )
    feuille.tick("exchange_modes", "don", "pret").fill("Lieux d’activité", 2, "Soudan", None, 40)
    received = receive(story.inventory, feuille.send())
    filling = draft(story, received)

    assert (received.outcome, received.record_name, received.problems) == ("created", "Recyclerie", ())
    assert value(filling, "exchange_modes") == "don pret"
    assert value(filling, "interview_support") == "en_ligne"
    assert [node.value for node in filling.nodes() if node.name == "site_commune"] == [DERVAL, "44199"]
    assert received.missing == sum(issue.kind == "missing" for issue in filling.validate())
    leave_the_rest(filling)
    interviews.finish(story.inventory, received.interview_id, filling)
    page = records.page(story.inventory, record, story.campaign)
    assert page.record["legal_form"] == "association"
    assert page.values["E02"].amount is not None


def test_received_twice_it_changes_nothing(story: Story, feuille: Respondent) -> None:
    path = feuille.answer(E05=12).send()
    first = receive(story.inventory, path)
    again = receive(story.inventory, path)

    assert (again.outcome, again.interview_id, again.change) == ("unchanged", first.interview_id, None)
    assert len(interviews.of_campaign(story.inventory, story.campaign)) == 1


def test_received_again_with_other_answers_it_brings_the_same_draft_up_to_date(
    story: Story, feuille: Respondent
) -> None:
    first = receive(
        story.inventory, feuille.answer(E05=12, E06=3, governance="Ensemble, sans président").send()
    )
    filling = draft(story, first)
    filling.set(next(node.path for node in filling.nodes() if node.name == "E06"), "5")
    interviews.save(story.inventory, first.interview_id, filling.state(), [])

    second = receive(story.inventory, feuille.answer(E05=20, governance=None).send())

    filling = draft(story, second)
    assert (second.outcome, second.interview_id) == ("updated", first.interview_id)
    assert [value(filling, name) for name in ("E05", "E06", "governance")] == ["20", "5", ""]


def test_a_row_taken_out_of_a_table_goes_out_of_the_draft(story: Story, feuille: Respondent) -> None:
    feuille.fill("Liens", 1, "SEL du Don").fill("Liens", 2, "La CUMA").answer(has_links="Oui")
    receive(story.inventory, feuille.send())
    again = receive(story.inventory, feuille.fill("Liens", 1, None).send())

    filling = draft(story, again)
    assert [node.value for node in filling.nodes() if node.name == "link_target"] == ["La CUMA"]


def test_once_the_interview_is_finished_the_sheet_is_refused(story: Story, feuille: Respondent) -> None:
    received = receive(story.inventory, feuille.answer(consent_record="Oui", E05=12).send())
    filling = draft(story, received)
    leave_the_rest(filling)
    interviews.finish(story.inventory, received.interview_id, filling)

    assert receive(story.inventory, feuille.path).outcome == "unchanged"
    with pytest.raises(CensusError, match="est terminé"):
        receive(story.inventory, feuille.answer(E05=13).send())


def test_a_draft_thrown_away_may_be_made_again(story: Story, feuille: Respondent) -> None:
    path = feuille.answer(E05=12).send()
    interviews.discard(story.inventory, receive(story.inventory, path).interview_id)

    again = receive(story.inventory, path)
    assert again.outcome == "created"
    assert value(draft(story, again), "E05") == "12"


def test_receiving_a_sheet_is_one_step_to_undo(story: Story, feuille: Respondent) -> None:
    first = receive(story.inventory, feuille.answer(E05=12).send())
    again = receive(story.inventory, feuille.answer(E05=14).send())
    history.undo(story.inventory, change_of(again))
    assert value(draft(story, first), "E05") == "12"
    history.undo(story.inventory, change_of(first))
    assert interviews.of_campaign(story.inventory, story.campaign) == ()
    assert receive(story.inventory, feuille.path).outcome == "created"


def test_a_problem_leads_to_its_question(story: Story, feuille: Respondent) -> None:
    received = receive(story.inventory, feuille.answer(E05="douze", E07=-4).send())
    assert {problem.path.rpartition("/")[2] for problem in received.problems} >= {"E05", "E07"}
    nodes = draft(story, received).definition.nodes
    assert all(problem.path in nodes for problem in received.problems)


def test_an_answer_that_is_not_asked_for_is_kept_in_its_note(story: Story, feuille: Respondent) -> None:
    received = receive(story.inventory, feuille.answer(has_staff="Non", E01=4).send())

    assert "n’est pas posée" in messages(received)[0]
    assert note(draft(story, received), "E01") == "Répondu sur la feuille : « 4 »."
    assert received.problems[0].cell == f"C{feuille.row('E01')}"


def test_an_unclear_answer_is_kept_in_its_note(story: Story, feuille: Respondent) -> None:
    feuille.answer(E05="environ 30")
    feuille.type("E05", "à confirmer", marks.REMARK)
    filling = draft(story, receive(story.inventory, feuille.send()))

    assert note(filling, "E05") == "à confirmer\nÉcrit sur la feuille : « environ 30 »."


def test_a_choice_that_the_other_answers_exclude_is_told_the_others_are_taken(
    story: Story, feuille: Respondent
) -> None:
    feuille.type("types#1", "Recyclerie")
    feuille.type("types#2", "AMAP")
    received = receive(story.inventory, feuille.send())
    filling = draft(story, received)

    assert value(filling, "types") == "RECYCLERIE"
    assert messages(received) == ["La question n’accepte pas « AMAP » : c’est gardé dans sa note."]
    assert note(filling, "types") == "Répondu sur la feuille : « AMAP »."


def test_what_the_questionnaire_finds_wrong_is_told_and_left_to_mend(
    story: Story, feuille: Respondent
) -> None:
    received = receive(
        story.inventory, feuille.answer(contact_email="chez nous", consent_record="Oui").send()
    )

    [message] = messages(received)
    assert message.startswith("Une adresse s’écrit comme")
    assert value(draft(story, received), "contact_email") == "chez nous"


def test_a_reason_is_kept_instead_of_an_answer(story: Story, feuille: Respondent) -> None:
    feuille.type("E05", "refus", marks.ABSENCE)
    feuille.answer(S07="nsp")
    filling = draft(story, receive(story.inventory, feuille.send()))

    absences = {node.name: node.absence for node in filling.nodes() if node.absence}
    assert absences == {"E05": "refus", "S07": "ne_sait_pas"}


def test_a_sheet_of_another_version_is_read_by_the_names_of_its_questions(
    story: Story, feuille: Respondent, tmp_path: Path
) -> None:
    from census_app.services.fillable import receiving

    text = (Path(__file__).parents[2] / "resources" / "questionnaires" / "initiative.md").read_text("utf-8")
    later = tmp_path / "initiative.md"
    text = (
        text.replace("| begin_group | work |", "| begin_group | working |")
        .replace("| | integer | E06 |", "| | integer | E06_bis |")
        .replace("${E06}", "${E06_bis}")
    )
    later.write_text(re.sub(r"\| initiative \| [\d.]+ \|", "| initiative | 2099.1 |", text), "utf-8")
    kept = questionnaires.keep(story.inventory, later)
    questionnaires.use(story.inventory, story.campaign, kept)
    received = receiving.receive(story.inventory, feuille.answer(E05=12, E06=3).send())

    filling = draft(story, received)
    assert filling.definition.version == "2099.1"
    assert filling.node("/data/working/E05").value == "12"
    version, gone = received.problems
    assert re.search(r"la version [\d.]+ du questionnaire, la campagne la version 2099.1", version.message)
    assert (gone.cell, gone.text) == (f"C{feuille.row('E06')}", "3")
    assert "n’a plus cette question" in gone.message
    assert gone.path == ""


def test_an_interview_already_under_way_is_left_alone_and_told(
    story: Story, feuille: Respondent, record: int
) -> None:
    under_way, _ = story.start_interview(record)
    received = receive(story.inventory, feuille.answer(E05=12).send())

    assert received.interview_id != under_way
    assert "déjà commencé" in messages(received)[0]


def test_copies_of_a_blank_form_are_a_form_each(story: Story, tmp_path: Path) -> None:
    form = next(
        kept
        for kept in questionnaires.of_campaign(story.inventory, story.campaign)
        if kept.form_id == "participant"
    )
    blank = write_fillable(story.inventory, tmp_path / "fiche.xlsx", questionnaire_id=form.id)
    anne = Respondent(blank).answer(expectations="Apprendre").send("anne.xlsx")
    paul = Respondent(blank).answer(expectations="Rencontrer").send("paul.xlsx")

    made = [receive(story.inventory, path).interview_id for path in (anne, paul)]
    assert len(set(made)) == 2
    assert receive(story.inventory, paul).outcome == "unchanged"


def test_a_blank_sheet_finds_its_record_by_the_name_it_gives(
    story: Story, tmp_path: Path, record: int
) -> None:
    form = questionnaires.of_campaign(story.inventory, story.campaign)[0]
    blank = write_fillable(story.inventory, tmp_path / "blanc.xlsx", questionnaire_id=form.id)

    with pytest.raises(CensusError, match="ne dit pas de qui elle parle"):
        receive(story.inventory, blank)
    named = Respondent(blank).answer(name="la recyclerie").send("nommée.xlsx")
    with pytest.raises(CensusError, match="« la recyclerie », et aucune fiche ne porte ce nom"):
        receive(story.inventory, named)
    assert receive(story.inventory, named, record_id=record).record_name == "Recyclerie"
    exact = Respondent(blank).answer(name="RECYCLERIE").send("exacte.xlsx")
    assert receive(story.inventory, exact).record_name == "Recyclerie"


def test_a_sheet_for_another_inventory_or_a_closed_campaign_is_refused(
    story: Story, feuille: Respondent, tmp_path: Path, record: int
) -> None:
    (tmp_path / "ailleurs").mkdir()
    elsewhere = begin(tmp_path / "ailleurs")
    with pytest.raises(CensusError, match="« Recyclerie », qui n’est pas dans cet inventaire"):
        receive(elsewhere.inventory, feuille.path)
    elsewhere.inventory.close()
    campaigns.close(story.inventory, story.campaign)
    with pytest.raises(CensusError, match="La campagne 2026 est close"):
        receive(story.inventory, feuille.path)
    records.retire(story.inventory, [record])
    with pytest.raises(CensusError, match="retirée"):
        receive(story.inventory, feuille.path)
