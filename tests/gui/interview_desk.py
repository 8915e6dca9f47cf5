"""An interviewer at the page of an interview: a small questionnaire, and hands on the keyboard only."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from census_app.domain.interviews import Interview
from census_app.domain.values import IndicatorValue
from census_app.gui.interview.form_view import FormView
from census_app.gui.interview.page import InterviewPage
from census_app.gui.interview.question import QuestionRow
from census_app.gui.interview.session import Session
from census_app.gui.page import Go
from census_app.gui.workspace import Workspace
from census_app.services import campaigns, interviews, questionnaires, records, values

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

FORM = """
| survey |
| | type | name | label | hint | required | relevant | constraint | constraint_message | appearance | unit | warning | warning_message | save_to |
| | begin_group | work | Emploi | | | | | | | | | | |
| | note | work_note | Au 31 décembre. | | | | | | | | | | |
| | select_one yn | has_staff | Des salariés ? | | yes | | | | | | | | |
| | integer | E01 | Combien de salariés ? | Zéro est une réponse. | yes | ${has_staff} = 'oui' | . >= 0 | Jamais négatif. | | personnes | | | E01 |
| | decimal | E02 | Combien de temps plein ? | | | ${has_staff} = 'oui' | | | | ETP | . <= ${E01} | Plus que de personnes. | E02 |
| | integer | E05 | Combien de bénévoles ? | | yes | | . >= 0 | Jamais négatif. | | | | | E05 |
| | select_multiple task | tasks | Que font-ils ? | | | ${E05} > 0 | | | | | | | |
| | text | story | Racontez. | | | | | | multiline | | | | |
| | end_group | | | | | | | | | | | | |
| | begin_group | places | Lieux | | | | | | | | | | |
| | select_one commune | commune | Quelle commune ? | | yes | | | | minimal autocomplete | | | | commune |
| | begin_repeat | sites | Lieu | | | | | | | | | | |
| | text | spot | À quel endroit ? | | yes | | | | | | | | site_address |
| | integer | share | Quelle part ? | | | | . <= 100 | Au plus cent. | | % | | | site_share |
| | end_repeat | | | | | | | | | | | | |
| | end_group | | | | | | | | | | | | |
| | begin_group | volunteers | Bénévoles | | | ${E05} > 0 | | | | | | | |
| | integer | E07 | Combien d’heures ? | | | | | | | h/an | | | E07 |
| | end_group | | | | | | | | | | | | |
| choices |
| | list_name | name | label |
| | yn | oui | Oui |
| | yn | non | Non |
| | task | accueil | Accueil |
| | task | tri | Tri & réparation |
| | task | autre | Autre |
| | commune | 44036 | Châteaubriant |
| | commune | 44051 | Derval |
| | commune | 44054 | Erbray |
| | commune | 44075 | Issé |
| | commune | 44076 | Jans |
| | commune | 44199 | Soudan |
| | commune | 44085 | Louisfert |
| | commune | 44146 | Rougé |
| | commune | 44218 | Villepot |
| settings |
| | form_title | form_id | version |
| | Petit | initiative | 1 |
"""  # noqa: E501 - a table


def write_form(folder: Path, text: str = FORM) -> Path:
    """The small questionnaire as a file."""
    path = folder / "initiative.md"
    path.write_text(text, encoding="utf-8")
    return path


def prepare(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch, questionnaire: str = FORM
) -> int:
    """A recyclerie with figures of 2026, and a campaign of 2027 that uses the small questionnaire; its id."""
    form = write_form(folder, questionnaire)
    monkeypatch.setattr(
        questionnaires, "keep_shipped", lambda inventory: (questionnaires.keep(inventory, form),)
    )
    inventory = workspace.inventory
    created = records.create(inventory, "initiative", {"name": "Recyclerie"}, workspace.campaign).created
    assert created is not None
    said = [IndicatorValue("E05", amount=Decimal(38)), IndicatorValue("E07", absence="ne_sait_pas")]
    values.put(inventory, created, workspace.campaign or 0, said)
    workspace.set_campaign(campaigns.open_campaign(inventory, 2027).created)
    return created


@dataclass
class Interviewer:
    """Types, never clicks."""

    workspace: Workspace
    interview: int
    qtbot: QtBot
    record: int = 0
    went: list[Go] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @classmethod
    def of_recyclerie(
        cls,
        workspace: Workspace,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        qtbot: QtBot,
        questionnaire: str = FORM,
    ) -> Interviewer:
        """At the start of an interview with the small questionnaire, or another."""
        record = prepare(workspace, folder, monkeypatch, questionnaire)
        change = interviews.start(workspace.inventory, workspace.campaign or 0, record_id=record)
        assert change.created is not None
        return cls(workspace, change.created, qtbot, record)

    @property
    def session(self) -> Session:
        assert self.page.session is not None
        return self.page.session

    @property
    def form(self) -> FormView:
        assert self.page.form is not None
        return self.page.form

    def __post_init__(self) -> None:
        self.workspace.go.connect(self.went.append)
        self.workspace.refused.connect(self.said.append)
        self.workspace.said.connect(self.said.append)
        self.page = self._sit_down()

    def _sit_down(self) -> InterviewPage:
        page = InterviewPage(self.workspace)
        self.qtbot.addWidget(page)
        page.resize(1366, 768)
        with self.qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.arrive(Go("interview", interview=self.interview))
        QApplication.processEvents()
        return page

    def killed_and_back(self) -> None:
        """Another page on the same file, as after the program was killed: the first says no goodbye."""
        self.page.hide()
        self.page = self._sit_down()

    # --- typing ---

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.focus, key, held)

    def type(self, text: str) -> None:
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.focus, letter)
            else:  # which QTest cannot send
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(self.focus, QKeyEvent(kind, 0, NONE, letter))

    def enter(self, times: int = 1) -> None:
        for _ in range(times):
            self.press(Qt.Key.Key_Return)

    def say(self, text: str) -> None:
        """Type an answer and go on."""
        self.type(text)
        self.enter()

    # --- looking ---

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "the cursor is nowhere"
        return widget

    @property
    def row(self) -> QuestionRow:
        row = self.form.row()
        assert row is not None
        return row

    def at(self) -> str:
        """The name of the question with the cursor."""
        assert self.row.isAncestorOf(self.focus)
        return self.row.path.removeprefix("/data/")

    def see(self, name: str) -> QuestionRow:
        """The row of a question of the section on screen."""
        view = self.form.view()
        assert view is not None
        row = view.row(f"/data/{name}")
        assert row is not None, f"{name} is not on screen"
        return row

    def on_screen(self) -> list[str]:
        """The questions of the section, in order."""
        view = self.form.view()
        assert view is not None
        return [row.path.removeprefix("/data/") for row in view.rows() if row.isVisible()]

    def answer(self, name: str) -> str:
        """What the engine holds."""
        return self.session.node(f"/data/{name}").value

    def field_text(self, name: str) -> str:
        """What a typed field shows."""
        field = self.see(name).editor.inputs()[0]
        assert isinstance(field, QLineEdit)
        return field.text()

    def on_disk(self) -> Interview:
        return interviews.get(self.workspace.inventory, self.interview)
