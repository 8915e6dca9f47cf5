"""« Recevoir des réponses… »: what came back from phones and by mail, read, placed and looked over."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from census_app.gui.finding import find_records
from census_app.gui.interviews.page import InterviewsPage
from census_app.gui.interviews.place_panel import PlacePanel
from census_app.gui.interviews.receiving import ReceivingPanel
from census_app.gui.interviews.waiting import WaitingPanel
from census_app.gui.job_dialog import JobDialog
from census_app.gui.page import Go
from census_app.gui.undo import Undo
from census_app.gui.widgets import Notice
from census_app.gui.workspace import Workspace
from census_app.services import interviews, questionnaires, submissions
from census_app.services.fillable.writing import write_fillable
from tests.exchange import phone_exports as phones
from tests.gui.conftest import Hand
from tests.gui.initiatives_desk import story_of
from tests.gui.questionnaires_desk import cells
from tests.services.phone_story import FORM, said, sent_by
from tests.services.respondent import Respondent
from tests.story import DERVAL, ISSE, Story


@pytest.fixture
def story(workspace: Workspace) -> Story:
    return story_of(workspace)


@pytest.fixture
def form(story: Story, tmp_path: Path) -> int:
    path = tmp_path / "visite.md"
    path.write_text(FORM, "utf-8")
    return questionnaires.keep(story.inventory, path)


@pytest.fixture
def asked(story: Story, tmp_path: Path) -> int:
    """The questionnaire of the campaign for initiatives, short."""
    path = tmp_path / "initiative.md"
    path.write_text(FORM.replace("| Visite | visite |", "| Initiative | initiative |"), "utf-8")
    kept = questionnaires.keep(story.inventory, path)
    questionnaires.use(story.inventory, story.campaign, kept)
    return kept


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


def settle(hand: Hand) -> None:
    """The work waiting is done, and heard of."""
    while hand.waiting:
        hand.work()
        QApplication.processEvents()
    QApplication.processEvents()


def received(page: InterviewsPage, hand: Hand, *files: Path) -> ReceivingPanel:
    """The dialog, opened from the page, with files read."""
    page.menu_actions()[0].trigger()
    panel = page.findChildren(ReceivingPanel)[-1]
    panel.read(files)
    assert panel.progress is not None
    assert panel.progress.isVisible()
    settle(hand)
    return panel


def press(panel: JobDialog, hand: Hand, text: str) -> None:
    """Click on the button of this text."""
    found = [
        button
        for button in panel.findChildren(QAbstractButton)
        if button.text() == text and button.isVisible() and button.isEnabled()
    ]
    assert len(found) == 1, text
    found[0].click()
    settle(hand)


def offered(place: PlacePanel) -> list[str]:
    """What the current line may become, as it reads; the choice made is marked."""
    return [("● " if one.isChecked() else "") + " ".join(one.text().split()) for one in choices(place)]


def decide(place: PlacePanel, text: str) -> None:
    next(one for one in choices(place) if one.text().startswith(text)).click()


def choices(place: PlacePanel) -> list[QAbstractButton]:
    QApplication.processEvents()  # Qt shows what a layout was given at its next turn
    return [one for one in place.choice.findChildren(QAbstractButton) if one.isVisible()]


def shown(panel: JobDialog) -> str:
    """Every sentence on screen."""
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def notice(page: InterviewsPage) -> str:
    """What the page says of the answers that wait; empty when it says nothing."""
    bars = [bar for bar in page.findChildren(Notice) if bar.window() is page and bar.isVisible()]
    return "".join(label.text() for bar in bars for label in bar.findChildren(QLabel))


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


@pytest.mark.usefixtures("asked")
def test_a_sheet_that_came_back_is_a_draft_with_its_problems(
    story: Story, page: InterviewsPage, hand: Hand, tmp_path: Path, went: list[Go]
) -> None:
    record = story.add_initiative("Recyclerie", DERVAL)
    sheet = write_fillable(story.inventory, tmp_path / "feuille.xlsx", record_id=record)
    path = Respondent(sheet).answer(E05="environ 30").send()
    panel = received(page, hand, path)
    assert panel.outcome.sentences.text() == "1 feuille reçue en brouillon."
    draft, problem = cells(panel.outcome.table)
    assert draft[:2] == ["Recyclerie", "feuille.xlsx"]
    assert problem[2] == "Bénévoles"
    (interview,) = interviews.of_campaign(story.inventory, story.campaign)
    panel.outcome.table.selectRow(1)
    QTest.keyClick(panel.outcome.table, Qt.Key.Key_Return)
    assert went == [Go("interview", interview=interview.id, path="/data/E05")]
    assert received(page, hand, path).outcome.sentences.text() == "1 feuille déjà reçue."


@pytest.mark.usefixtures("asked")
def test_each_sheet_received_is_a_step_to_undo(
    story: Story, page: InterviewsPage, hand: Hand, workspace: Workspace, tmp_path: Path
) -> None:
    undo = Undo(workspace)
    sheets = []
    for number, name in enumerate(("Recyclerie", "Jardin")):
        sheet = tmp_path / f"feuille-{number}.xlsx"
        write_fillable(story.inventory, sheet, record_id=story.add_initiative(name, DERVAL))
        sheets.append(Respondent(sheet).answer(E05=str(number + 1)).send())
    received(page, hand, *sheets)
    assert len(interviews.of_campaign(story.inventory, story.campaign)) == 2
    undo.undo()
    (left,) = interviews.of_campaign(story.inventory, story.campaign)
    assert left.record_name == "Recyclerie"
    undo.undo()
    assert interviews.of_campaign(story.inventory, story.campaign) == ()


def test_a_sheet_that_names_nobody_known_asks_for_its_record(
    story: Story, asked: int, page: InterviewsPage, hand: Hand, tmp_path: Path
) -> None:
    record = story.add_initiative("Recyclerie du Don", DERVAL)
    blank = write_fillable(story.inventory, tmp_path / "feuille.xlsx", questionnaire_id=asked)
    panel = received(page, hand, Respondent(blank).answer(name="La recyclerie", E05=12).send())
    assert "aucune fiche ne porte ce nom" in shown(panel)
    (search,) = panel.outcome.searches
    search.chosen.emit(find_records(page.workspace, "recyclerie")[0])
    settle(hand)
    assert panel.outcome.sentences.text() == "1 feuille reçue en brouillon."
    assert not panel.outcome.unsaid.isVisible()
    (interview,) = interviews.of_campaign(story.inventory, story.campaign)
    assert (interview.record_id, interview.standing) == (record, "draft")


@pytest.mark.usefixtures("asked")
def test_files_are_dropped_sheets_and_answers_together(
    story: Story, form: int, page: InterviewsPage, hand: Hand, tmp_path: Path
) -> None:
    record = story.add_initiative("Recyclerie", DERVAL)
    sheet = write_fillable(story.inventory, tmp_path / "feuille.xlsx", record_id=record)
    Respondent(sheet).answer(E05=12).send()
    files = [sheet, *sent_by(tmp_path, said(story, form, 1, name="Recyclerie", commune="Derval"))]
    page.menu_actions()[0].trigger()
    panel = page.findChildren(ReceivingPanel)[-1]
    drop(panel, files)
    settle(hand)
    press(panel, hand, "Recevoir 1 entretien")
    assert panel.outcome.sentences.text().splitlines() == [
        "1 feuille reçue en brouillon.",
        "1 entretien reçu. Ctrl+Z l’annule.",
    ]
    assert sorted(one.standing for one in interviews.of_campaign(story.inventory, story.campaign)) == [
        "draft",
        "finished",
    ]


def test_what_waits_is_placed_or_let_go_from_the_page(
    story: Story, form: int, page: InterviewsPage, hand: Hand, tmp_path: Path
) -> None:
    there = story.add_initiative("Jardin partagé", DERVAL)
    files = sent_by(
        tmp_path,
        said(story, form, 1, name="Jardin partagé", commune="Issé", E05="8"),
        said(story, form, 2, name="Café solidaire", commune="Derval"),
        said(story, form, 3, E05="2"),
    )
    panel = received(page, hand, *files)
    press(panel, hand, "Garder 3 réponses en attente")
    panel.reject()
    assert notice(page) == "3 réponses reçues attendent leur fiche."

    waiting = waiting_ones(page, hand)
    assert not waiting.apply_button.isEnabled()
    waiting.lines.table.selectRow(2)
    press(waiting, hand, "Écarter cette réponse")
    assert [row[0] for row in cells(waiting.lines.table)] == ["Jardin partagé", "Café solidaire"]
    assert notice(page) == "2 réponses reçues attendent leur fiche."
    waiting.lines.table.setFocus()
    QTest.keyClick(waiting.lines.table, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert waiting.lines.place.choice.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Space)
    press(waiting, hand, "Recevoir 1 entretien")
    assert waiting.outcome.sentences.text().splitlines()[0] == "1 entretien reçu. Ctrl+Z l’annule."
    waiting.reject()
    assert notice(page) == "1 réponse reçue attend sa fiche."
    (interview,) = interviews.of_campaign(story.inventory, story.campaign)
    assert interview.record_id == there


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


def waiting_ones(page: InterviewsPage, hand: Hand) -> WaitingPanel:
    """The dialog that the page's notice opens."""
    (bar,) = (bar for bar in page.findChildren(Notice) if bar.window() is page and bar.isVisible())
    bar.acted.emit()
    panel = page.findChildren(WaitingPanel)[-1]
    settle(hand)
    return panel


def drop(panel: ReceivingPanel, files: list[Path]) -> None:
    """Files are dragged from a folder onto the dialog."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enters = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, carried, button, keys)
    QApplication.sendEvent(panel, enters)
    assert enters.isAccepted()
    QApplication.sendEvent(panel, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, carried, button, keys))
