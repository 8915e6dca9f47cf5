"""« Recevoir des réponses… »: what came back from phones and by mail, read, placed and looked over."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from census_app.gui.finding import find_records
from census_app.gui.interviews.page import InterviewsPage
from census_app.gui.interviews.receiving import ReceivingPanel
from census_app.gui.page import Go
from census_app.gui.workspace import Workspace
from census_app.services import interviews, submissions
from tests.exchange import phone_exports as phones
from tests.gui.conftest import Hand
from tests.gui.initiatives_desk import story_of
from tests.gui.questionnaires_desk import cells
from tests.gui.receiving_desk import (
    decide,
    notice,
    offered,
    press,
    received,
    settle,
    shown,
)
from tests.services.phone_story import keep_form, said, sent_by
from tests.story import DERVAL, ISSE, Story


@pytest.fixture
def story(workspace: Workspace) -> Story:
    return story_of(workspace)


@pytest.fixture
def form(story: Story, tmp_path: Path) -> int:
    return keep_form(story, tmp_path)


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> InterviewsPage:
    made = InterviewsPage(workspace)
    qtbot.addWidget(made)
    workspace.changed.connect(made.hear)
    made.resize(1100, 700)
    made.show()
    made.refresh()
    return made


@pytest.fixture
def went(workspace: Workspace) -> list[Go]:
    places: list[Go] = []
    workspace.go.connect(places.append)
    return places


def test_answers_of_phones_are_placed_then_received(
    story: Story, form: int, page: InterviewsPage, hand: Hand, tmp_path: Path, went: list[Go]
) -> None:
    story.add_initiative("Recyclerie", DERVAL)
    story.add_initiative("Jardin partagé", DERVAL)
    files = sent_by(
        tmp_path,
        said(story, form, 1, name="Recyclerie", commune="Derval", E05="12"),
        said(story, form, 2, name="Jardin partagé", commune="Issé", E05="8"),
        said(story, form, 3, name="Café solidaire", commune="Derval", E05="4"),
        said(story, form, 4, E05="2"),
    )
    panel = received(page, hand, *files)
    assert panel.form.value() == "visite", "the questionnaire is told by the answers"
    assert [row[:5] for row in cells(panel.lines.table)] == [
        ["Jardin partagé", "Issé", "nouvelle", "en attente", "terminé"],
        ["Café solidaire", "Derval", "nouvelle", "en attente", "terminé"],
        ["visite_3.xml", "—", "ne peut être placée", "en attente", "brouillon"],
        ["Recyclerie", "Derval", "nouvelle", "Recyclerie", "terminé"],
    ]
    assert panel.apply_button.text() == "Recevoir 1 entretien"
    assert offered(panel.lines.place) == ["Jardin partagé Derval", "Créer la fiche", "● Laisser en attente"]
    decide(panel.lines.place, "Jardin partagé")
    press(panel, hand, "Créer la fiche de celle qui ne ressemble à aucune")
    assert panel.apply_button.text() == "Recevoir 3 entretiens"
    assert interviews.of_campaign(story.inventory, story.campaign) == (), "nothing is written yet"

    press(panel, hand, "Recevoir 3 entretiens")

    assert sorted(story.names()) == ["Café solidaire", "Jardin partagé", "Recyclerie"]
    assert panel.outcome.sentences.text().splitlines() == [
        "3 entretiens reçus. Ctrl+Z les annule.",
        "1 réponse attend sa fiche : la page « Entretiens » la garde.",
    ]
    assert notice(page) == "1 réponse reçue attend sa fiche."
    assert went == []


def test_any_record_is_found_by_its_name(
    story: Story, form: int, page: InterviewsPage, hand: Hand, tmp_path: Path
) -> None:
    story.add_network("Le grand marché", DERVAL)
    there = story.add_initiative("Le marché du dimanche", ISSE)
    files = sent_by(tmp_path, said(story, form, 1, name="Marché", commune="Derval", E05="4"))
    panel = received(page, hand, *files)
    place = panel.lines.place
    place.search.setFocus()
    QTest.keyClicks(place.search, "marche")
    assert place.search.proposed() == ["Le marché du dimanche  ·  Issé"], "an initiative is not a network"
    place.search.chosen.emit(find_records(page.workspace, "dimanche")[0])
    assert offered(place) == ["● Le marché du dimanche choisie ici", "Créer la fiche", "Laisser en attente"]
    press(panel, hand, "Recevoir 1 entretien")
    (interview,) = interviews.of_campaign(story.inventory, story.campaign)
    assert (interview.record_id, interview.standing) == (there, "finished")


@pytest.mark.usefixtures("form")
def test_what_is_wrong_with_a_line_is_under_it_and_leads_to_its_draft(
    story: Story, page: InterviewsPage, hand: Hand, tmp_path: Path, went: list[Go]
) -> None:
    story.add_initiative("Recyclerie", DERVAL)
    table = "name,commune,work,E02,E05,meteo,KEY\nRecyclerie,Derval,non,2.5,une douzaine,pluie,uuid:abc\n"
    panel = received(page, hand, *phones.files(tmp_path, {"visite.csv": table}))
    first, *others = panel.lines.detail.text().splitlines()
    assert first == "Donne un brouillon : ce qui suit est à revoir avant de terminer."
    assert len(others) == 3
    assert "Bénévoles : « une douzaine »." in "\n".join(others)
    press(panel, hand, "Recevoir 1 entretien")
    assert [row[2] for row in cells(panel.outcome.table)] == ["—", "Combien ?", "Bénévoles", "meteo"]
    (interview,) = interviews.of_campaign(story.inventory, story.campaign)
    press(panel, hand, "Ouvrir l’entretien")
    assert went == [Go("interview", interview=interview.id)]


def test_what_was_received_before_changes_nothing(
    story: Story, form: int, page: InterviewsPage, hand: Hand, tmp_path: Path
) -> None:
    story.add_initiative("Recyclerie", DERVAL)
    files = sent_by(tmp_path, said(story, form, 1, name="Recyclerie", commune="Derval", E05="12"))
    press(received(page, hand, *files), hand, "Recevoir 1 entretien")
    again = received(page, hand, *files)
    assert cells(again.lines.table)[0][2:5] == ["déjà reçue", "dans l’inventaire", "—"]
    assert (again.apply_button.text(), again.apply_button.isEnabled()) == ("Rien à recevoir", False)
    assert not again.lines.place.choice.isVisible()


def test_a_questionnaire_that_is_not_recognised_is_asked_for(
    story: Story, form: int, page: InterviewsPage, hand: Hand, tmp_path: Path
) -> None:
    (path,) = phones.files(tmp_path, {"courses.csv": "légume,prix\nnavet,2\n"})
    panel = received(page, hand, path)
    assert panel.form.value() is None
    assert "n’est pas reconnu" in shown(panel)
    assert not panel.apply_button.isEnabled()
    panel.form.set_value("visite")
    panel.form.edited.emit("visite")
    settle(hand)
    assert "courses.csv" in shown(panel), "and why these are no answers to it"
    panel.read(sent_by(tmp_path, said(story, form, 1, name="Recyclerie", commune="Derval")))
    settle(hand)
    assert (panel.form.value(), len(cells(panel.lines.table))) == ("visite", 1)


def test_files_that_are_no_answers_are_named_and_the_others_received(
    story: Story, form: int, page: InterviewsPage, hand: Hand, tmp_path: Path
) -> None:
    story.add_initiative("Recyclerie", DERVAL)
    good = sent_by(tmp_path, said(story, form, 1, name="Recyclerie", commune="Derval"))
    (cut,) = phones.files(tmp_path, {"coupé.xml": "<data id='visite'><name>Recy"})
    panel = received(page, hand, *good, cut)
    assert "coupé.xml : Le fichier XML est coupé" in shown(panel)
    press(panel, hand, "Recevoir 1 entretien")
    assert [row[0] for row in cells(panel.outcome.table)] == ["coupé.xml"]
    assert not panel.outcome.open_button.isEnabled()


def test_closing_while_it_writes_keeps_nothing(
    story: Story, form: int, page: InterviewsPage, hand: Hand, tmp_path: Path
) -> None:
    story.add_initiative("Recyclerie", DERVAL)
    files = sent_by(tmp_path, said(story, form, 1, name="Recyclerie", commune="Derval"))
    panel = received(page, hand, *files)
    panel.apply_button.click()
    assert not panel.apply_button.isVisible()
    panel.reject()
    settle(hand)
    assert interviews.of_campaign(story.inventory, story.campaign) == ()
    assert submissions.waiting_count(story.inventory, story.campaign) == 0


def test_stopping_while_it_reads_goes_back_to_the_choice_of_files(
    story: Story, form: int, page: InterviewsPage, hand: Hand, tmp_path: Path
) -> None:
    files = sent_by(tmp_path, said(story, form, 1, name="Recyclerie", commune="Derval"))
    page.menu_actions()[0].trigger()
    panel = page.findChildren(ReceivingPanel)[-1]
    panel.read(files)
    assert panel.progress is not None
    panel.progress.cancel.emit()
    settle(hand)
    assert panel.progress.text() == "Annulé : rien n’a été gardé."
    panel.progress.closed.emit()
    assert panel.start.isVisible()
