"""A question: number and label, hint, editor and unit, what is wrong, a remark, and last year beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.errors import CensusError
from census_app.forms import NodeState
from census_app.gui.interview.beside import WIDTH, Beside
from census_app.gui.interview.blocks import Block, Changed
from census_app.gui.interview.board import Act, Board
from census_app.gui.interview.earlier import earlier
from census_app.gui.interview.editors import FileEditor, make_editor
from census_app.gui.interview.quiet_bar import QuietBar
from census_app.gui.interview.two_tone import TwoTone
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import FlowLayout, InlineMessage, Label, LineEdit, Look, Rule
from census_app.gui.widgets.editors import mark_wrong

_PATIENCE_MS = 1200
"""How long a text under the cursor may be wrong before it is said: one is still typing."""
_FIELD, _CHOICE, _WORDS = 32, 24, 20


class QuestionRow(Block):
    """Shows the state of one question and tells the session what the person says to it."""

    def __init__(self, board: Board, node: NodeState, parent: QWidget) -> None:
        super().__init__(board, node, parent)
        self._number = board.session.number(node.path)
        self._current = False
        self._in_card = "[" in node.path
        self._label = TwoTone(self, Look.MEDIUM)
        self._hint: Label | None = None
        self.editor = make_editor(node, self)
        if board.narrow:
            self.editor.shrink()
        self._quiet = QuietBar(self)
        self._told: dict[Tone, InlineMessage] = {}
        self._telling = QVBoxLayout()
        self._remark: LineEdit | None = None
        self._late: QTimer | None = None
        said = None if self._in_card else earlier(board.last_year, node)
        self._beside = Beside(said, self, under=board.narrow)
        self._lay_out(node.unit)
        self._connect()
        self.follow(node, None)

    # --- showing ---

    @override
    def follow(self, node: NodeState, changed: Changed) -> None:
        session = self.board.session
        several = self.tr("plusieurs réponses") if node.kind == "select_multiple" else ""
        self._label.say(
            f"{self._number}. {node.label}" if self._number else node.label,
            after=f"{'*' if node.required else ''} {several}".strip(),
        )
        self._label.setToolTip(self.tr("Réponse obligatoire") if node.required else "")
        self._show_hint(node)
        if self.path not in session.unread:
            self.editor.show_node(node)
        self._watch()
        locked = bool(session.locked) or node.readonly
        self.editor.set_locked(locked)
        self.editor.name(
            self.tr("{question}, obligatoire").format(question=node.label) if node.required else node.label
        )
        self._quiet.set_absence(node.absence)
        self._quiet.setEnabled(not locked)
        self._quiet.setVisible(not locked or bool(node.absence))
        if node.note or self._remark is not None:
            self._note_field().set_value(node.note or None)
            self._note_field().setReadOnly(bool(session.locked))
        self._show_beside(node)
        self._say(node)

    def set_current(self, current: bool) -> None:
        """The cursor came, or went: what was wrong is then said."""
        self._current = current
        if not self.board.session.has(self.path):
            return  # its occurrence was removed, and the cursor leaves it
        self._offer(current)
        node = self.board.session.node(self.path)
        self._show_beside(node)
        if not current:
            if self._late is not None:
                self._late.stop()
            self._show_messages()

    def message(self) -> str:
        """The sentence in red, or an empty text."""
        return self._words(Tone.ERROR)

    def warning(self) -> str:
        """The sentence in amber, or an empty text."""
        return self._words(Tone.WARN)

    def label(self) -> str:
        """Number and question."""
        return self._label.words()

    # --- acting ---

    def take_focus(self) -> None:
        """Put the cursor into the field."""
        self.editor.take_focus()

    def take_again(self) -> None:
        """Answer as last year."""
        said = self._beside.said
        if said is None:
            return
        if said.absence:
            self.board.session.mark(self.path, said.absence)
        else:
            self.board.session.answer(self.path, said.value, at_once=True)

    def mark(self, absence: str | None) -> None:
        """Say why there is no answer; said again, it is taken back."""
        now = self.board.session.node(self.path).absence
        self.board.session.mark(self.path, None if absence == now else absence)
        self.take_focus()

    def write_note(self) -> None:
        """Open the line for a remark."""
        if not self.board.session.locked:
            field = self._note_field()
            field.show()
            field.setFocus()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._offer(True)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.board.session.has(self.path):
            self._offer(self._current)

    # --- within ---

    def _offer(self, shown: bool) -> None:
        node = self.board.session.node(self.path)
        free = not self.board.session.locked and not node.readonly and self.editor.asks
        self._quiet.set_shown(shown and free)

    def _show_beside(self, node: NodeState) -> None:
        said = self._beside.said
        offered = (
            said is not None and said.differs(node) and not self.board.session.locked and not node.readonly
        )
        self._beside.show_offer(offered=offered, current=self._current)

    def _say(self, node: NodeState) -> None:
        """Take back at once what is right again; say what is wrong once the cursor left or stays still."""
        fault = self.board.session.fault(node)
        typing = self._current and not self.editor.at_once and self.path not in self.board.session.unread
        if typing and (fault, node.warning) != (self.message(), self.warning()) and (fault or node.warning):
            if not fault:
                self._tell("", Tone.ERROR)
            self._wait()
            return
        self._show_messages()

    def _wait(self) -> None:
        """Say what is wrong once the keys have been still for a while."""
        if self._late is None:
            self._late = QTimer(self)
            self._late.setSingleShot(True)
            self._late.setInterval(_PATIENCE_MS)
            self._late.timeout.connect(self._show_messages)
        self._late.start()

    def _show_messages(self) -> None:
        node = self.board.session.node(self.path)
        fault = self.board.session.fault(node)
        self._tell(fault, Tone.ERROR)
        self._tell(node.warning, Tone.WARN)
        mark_wrong(self.editor.inputs()[0], bool(fault))
        self.editor.describe(" ".join(part for part in (fault, node.warning) if part))

    def _tell(self, sentence: str, tone: Tone) -> None:
        """What is wrong, or unusual; most questions never need the words for it."""
        if tone not in self._told:
            if not sentence:
                return
            self._told[tone] = InlineMessage(self)
            self._telling.insertWidget(0 if tone is Tone.ERROR else -1, self._told[tone])
        self._told[tone].say(sentence, tone)

    def _words(self, tone: Tone) -> str:
        return self._told[tone].text() if tone in self._told else ""

    def _show_hint(self, node: NodeState) -> None:
        if self._hint is None and node.hint:
            self._hint = Label("", Look.SMALL, self, wrap=True)
            self._column.insertWidget(1, self._hint)
        if self._hint is not None and node.hint != self._hint.text():
            self._hint.setText(node.hint)
            self._hint.setVisible(bool(node.hint))
        if self._hint is not None:
            self._hint.setToolTip(node.guidance)

    def _connect(self) -> None:
        session = self.board.session
        self.editor.answered.connect(self._answered)
        self.editor.problem.connect(lambda sentence: session.doubt(self.path, sentence))
        self.editor.entered.connect(lambda: self.board.asked.emit(Act.NEXT))
        self._quiet.marked.connect(self._marked)
        self._quiet.noted.connect(self.write_note)
        self._beside.taken.connect(self.take_again)
        if isinstance(self.editor, FileEditor):
            self.editor.opened.connect(self.board.files.open)

    def _answered(self, text: str) -> None:
        session = self.board.session
        if isinstance(self.editor, FileEditor):
            try:
                text = self.board.files.keep(text)
            except CensusError as refusal:
                session.doubt(self.path, str(refusal))
                return
        session.answer(self.path, text, at_once=self.editor.at_once)

    def _marked(self, absence: str | None) -> None:
        self.board.session.mark(self.path, absence)
        self.take_focus()

    def _watch(self) -> None:
        for widget in self.editor.inputs():
            self.board.watch(widget)

    def _note_field(self) -> LineEdit:
        if self._remark is None:
            field = LineEdit(self, placeholder=self.tr("Note de l’enquêteur"))
            field.setProperty("look", "note")
            field.setAccessibleName(self.tr("Note : {question}").format(question=self._label.words()))
            field.edited.connect(lambda text: self.board.session.annotate(self.path, text or ""))
            self.board.watch(field)
            self._column.addWidget(field)
            self._remark = field
        return self._remark

    def _lay_out(self, unit: str) -> None:
        self._column = QVBoxLayout()
        self._column.setSpacing(px(5))
        self._column.addWidget(self._label)
        if self.editor.wide:
            self._column.addWidget(self.editor)
            trailed = self.editor.trail(self._quiet)
            self._quiet.setFixedHeight(px(_CHOICE if trailed else _WORDS))
            if not trailed:
                self._column.addWidget(self._quiet, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            line = FlowLayout(across=px(8), down=px(2))
            line.addWidget(self.editor)
            if unit:
                words = Label(unit, Look.SECONDARY, self)
                words.setFixedHeight(px(_FIELD))
                line.addWidget(words)
            self._quiet.setFixedHeight(px(_FIELD))
            line.addWidget(self._quiet)
            self._column.addLayout(line)
        self._telling.setSpacing(px(5))
        self._column.addLayout(self._telling)
        self._body = QHBoxLayout()
        self._body.setSpacing(px(16))
        self._body.addLayout(self._column, 1)
        self._place_beside()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, px(12), 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._body)
        whole.addSpacing(px(10))
        if not self._in_card:
            whole.addWidget(Rule(self))

    def _place_beside(self) -> None:
        """At the right where there is room, under the question on a narrow screen."""
        if self.board.last_year is None or self._in_card:
            self._beside.hide()
        elif self.board.narrow:
            if self._beside.said is None:
                self._beside.hide()
            else:
                self._column.addWidget(self._beside)
        else:
            self._beside.setFixedWidth(px(WIDTH))
            self._body.addWidget(self._beside)
