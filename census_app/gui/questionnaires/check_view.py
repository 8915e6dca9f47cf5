"""The file being imported, on screen: its problems to work through, or what it would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from census_app.gui import formats
from census_app.gui.page import Go
from census_app.gui.questionnaires.change_list import ChangeList
from census_app.gui.questionnaires.checking import Checking, Seen
from census_app.gui.questionnaires.problem_list import ProblemList
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import (
    ElidedLabel,
    FlowLayout,
    Label,
    LinkButton,
    Look,
    Notice,
    PrimaryButton,
    SecondaryButton,
)
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.services.form_look import FormLook


class CheckView(QWidget):
    """One file at a time; nothing is written before « Ajouter ».

    `preview` and `add` are for the top of the page, where its main actions are.
    """

    kept = Signal(int)
    """Carries the id of the questionnaire: just added, or there already."""
    closed = Signal()
    other_asked = Signal()

    def __init__(self, workspace: Workspace, origin: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._origin = workspace, origin
        self._seen: Seen | None = None
        self.checking = Checking(workspace, self)
        self._file = ElidedLabel("", Look.HEADING)
        self._told = Label("", Look.SECONDARY, wrap=True)
        self.problems = ProblemList()
        self.changes = ChangeList()
        self._notices = {tone: Notice("", tone) for tone in (Tone.ERROR, Tone.OK, Tone.NEUTRAL)}
        self.preview = SecondaryButton(self.tr("Aperçu"))
        self.add = PrimaryButton(self.tr("Ajouter à l’inventaire"))
        self.open = LinkButton(self.tr("Ouvrir le fichier"))
        self.again = LinkButton(self.tr("Vérifier de nouveau (F5)"))
        self.other = LinkButton(self.tr("Autre fichier…"))
        self.leave = LinkButton(self.tr("Revenir à la liste"))
        self._lay_out()
        self._connect()

    @property
    def sentence(self) -> str:
        """What is said of the file."""
        return self._told.text()

    def show_seen(self, seen: Seen) -> None:
        """Show what a file is now."""
        first = self._seen is None or self._seen.look.path != seen.look.path
        gone = self.problems.show_problems(seen.look.problems)
        self._seen = seen
        self._file.setText(seen.look.path.name)
        if seen.look.problems:
            self._say(Tone.ERROR, self._wrong(seen, 0 if first else gone))
            self._stack.setCurrentWidget(self.problems)
            if first:
                self.problems.table.setFocus()
        else:
            known = seen.look.known is not None
            self._say(Tone.NEUTRAL if known else Tone.OK, self._sound(seen.look, seen))
            self.changes.show_differences(seen.differences)
            self._stack.setCurrentWidget(self.changes if seen.differences else self._blank)
        self._told.setText(self._facts(seen))
        sound = not seen.look.problems
        self.preview.setEnabled(seen.look.definition is not None)
        self.add.setEnabled(sound and not self._workspace.inventory.read_only)
        text = self.tr("Voir dans la liste") if seen.look.known else self.tr("Ajouter à l’inventaire")
        self.add.setText(text)
        self.add.setAccessibleName(text)

    def _wrong(self, seen: Seen, gone: int) -> str:
        count = len(seen.look.problems)
        left = (
            self.tr("{count} problèmes à corriger").format(count=formats.number(count))
            if count > 1
            else self.tr("Un problème à corriger")
        )
        done = ""
        if gone:
            done = self.tr("{count} de moins. ").format(count=formats.number(gone))
        return done + self.tr(
            "{left}. Corrigez dans le fichier et enregistrez-le : il est relu à chaque enregistrement."
        ).format(left=left)

    def _sound(self, look: FormLook, seen: Seen) -> str:
        if look.known is not None:
            return self.tr("L’inventaire a déjà ce questionnaire, mot pour mot.")
        if seen.before is None:
            return self.tr("Ce questionnaire est juste, et nouveau : aucun autre n’a son identifiant.")
        return self.tr(
            "Ce questionnaire est juste. Voici ce qu’il change depuis la version {version}."
        ).format(version=seen.before.questionnaire.version or formats.UNKNOWN)

    def _facts(self, seen: Seen) -> str:
        look, at = seen.look, formats.time_of_day(seen.at)
        if look.definition is None:
            return self.tr("Lu à {time}").format(time=at)
        return self.tr("{title} · {form}, version {version} · {count} questions · lu à {time}").format(
            title=look.title,
            form=look.form_id,
            version=look.version or formats.UNKNOWN,
            count=formats.number(look.questions),
            time=at,
        )

    def _say(self, tone: Tone, text: str) -> None:
        for each, notice in self._notices.items():
            notice.setVisible(each is tone)
        self._notices[tone].set_text(text)
        self._notices[tone].setAccessibleName(text)

    def _read(self) -> None:
        path = self.checking.path
        if path is not None and (self._seen is None or self._seen.look.path != path):
            self._file.setText(path.name)
            self._told.setText("")
            self._say(Tone.NEUTRAL, self.tr("Lecture du questionnaire…"))
            self._stack.setCurrentWidget(self._blank)
            self.problems.show_problems(())
            self.preview.setEnabled(False)
            self.add.setEnabled(False)

    def _keep(self) -> None:
        from census_app.services import questionnaires

        seen = self._seen
        if seen is None or seen.look.problems:
            return
        change = self._workspace.run(questionnaires.add, seen.look.path, origin=self._origin)
        if change is not None and change.created is not None:
            self.checking.stop()
            self._seen = None
            self.kept.emit(change.created)

    def _preview(self) -> None:
        if self.checking.path is not None:
            self._workspace.go.emit(Go("interview", file=str(self.checking.path)))

    def _close(self) -> None:
        self.checking.stop()
        self._seen = None
        self.closed.emit()

    def _connect(self) -> None:
        self.checking.started.connect(self._read)
        self.checking.seen.connect(self.show_seen)
        self.checking.refused.connect(lambda text: self._say(Tone.ERROR, text))
        self.open.clicked.connect(self.checking.open_file)
        self.again.clicked.connect(self.checking.again)
        self.other.clicked.connect(self.other_asked)
        self.leave.clicked.connect(self._close)
        self.preview.clicked.connect(self._preview)
        self.add.clicked.connect(self._keep)
        self.problems.table.opened.connect(lambda _problem: self.checking.open_file())
        keyed = (("F5", self.checking.again), ("Esc", self._close), ("Ctrl+Return", self.add.click))
        for keys, act in keyed:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(px(2))
        head.addWidget(self._file)
        head.addWidget(self._told)
        links = QWidget()
        flow = FlowLayout(links, across=16)
        for link in (self.open, self.again, self.other, self.leave):
            flow.addWidget(link)
        self._blank = QWidget()
        self._stack = QStackedWidget()
        for widget in (self.problems, self.changes, self._blank):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(head)
        column.addWidget(links)
        for notice in self._notices.values():
            column.addWidget(notice)
            notice.hide()
        column.addWidget(self._stack, 1)
