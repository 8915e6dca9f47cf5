"""One indicator: its value, what stands beside it, last year's, and the note it may need."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.indicators import Indicator, IndicatorKind, Pillar
from census_app.domain.values import IndicatorValue
from census_app.gui import formats
from census_app.gui.figure_words import Choices, in_words
from census_app.gui.record.editing import Editing
from census_app.gui.record.figure_answer import AnswerZone
from census_app.gui.record.figure_columns import FigureLine
from census_app.gui.record.figure_note import NoteLine, named
from census_app.gui.record.figure_values import anchor_of, editor_value, shown_unit, value_editor, written
from census_app.gui.record.keeper import Bound, Said
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import ElidedLabel, InlineMessage, Label, LinkButton, Look, MultiChoice, TextArea


class FigureRow(FigureLine):
    """A row of « chiffres de l'année » or of « vigilance »."""

    def __init__(
        self, indicator: Indicator, editing: Editing, choices: Choices = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.indicator = indicator
        self._editing, self._choices = editing, choices
        self._previous: IndicatorValue | None = None
        self._note_wanted = self._hovered = self._focused = False
        self._notes: dict[str, Bound] = {}
        self._note_lines: dict[str, QWidget] = {}
        self._quiet: NoteLine | None = None
        self.editor = value_editor(indicator, choices, self)
        self.editor.setAccessibleName(
            f"{indicator.label} ({indicator.unit})" if indicator.unit else indicator.label
        )
        self.bound = Bound(
            self.editor,
            editing.keeper,
            self._put,
            say=self._say,
            at_once=not isinstance(self.editor, QLineEdit),
            name=indicator.code,
        )
        self.answer = AnswerZone(indicator.short_label, self)
        self.answer.absence_chosen.connect(self._set_absence)
        self.answer.evidence_chosen.connect(lambda code: editing.put(indicator.code, evidence=code))
        self.answer.interview_asked.connect(editing.go_interview)
        self.answer.note_asked.connect(self.ask_note)
        self.message = InlineMessage(self)
        self._anchor = Label("", Look.SMALL, self, wrap=True)
        self._anchor.hide()
        self._side = ElidedLabel("", Look.SECONDARY, self)
        self._take: LinkButton | None = None
        self._lay_out()

    def show_value(self, previous: IndicatorValue | None, *, own: bool) -> None:
        """Show the value kept, and last year's."""
        value = self._editing.kept_value(self.indicator.code)
        self._previous = previous
        self.bound.show(editor_value(self.indicator, value, self.editor), own=own)
        locked = not self._editing.year_open
        self.editor.setEnabled(not locked)
        if isinstance(self.editor, QLineEdit):
            self.editor.setPlaceholderText(in_words(self.indicator, value) if value.absence else "")
        number = next(
            (one.number for one in self._editing.page.interviews if one.id == value.interview_id), 0
        )
        self.answer.show_value(value, number, locked=locked)
        anchor = anchor_of(self.indicator, value.amount)
        self._anchor.setText(anchor)
        self._anchor.setVisible(bool(anchor))
        self._side.setText("" if previous is None else in_words(self.indicator, previous, self._choices))
        self._show_notes(value, own=own)
        if not self.bound.dirty:
            self._say(self._doubt(value), Tone.WARN)
        self._show_take(value)

    def set_focused(self, focused: bool) -> None:
        """Say whether the cursor is in the row."""
        self._focused = focused
        self._light()

    def take_previous(self) -> None:
        """Take last year's answer over."""
        previous = self._previous
        if previous is not None and (previous.known or previous.absence) and self._editing.year_open:
            self._editing.keeper.forget(self.bound)
            self.bound.revert()
            self._editing.put(
                self.indicator.code, amount=previous.amount, text=previous.text, absence=previous.absence
            )

    def ask_note(self) -> None:
        """Open the note, with the cursor in it."""
        self._note_wanted = True
        self._show_notes(self._editing.kept_value(self.indicator.code), own=True)
        self._notes["note"].widget.setFocus()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hovered = True
        self._light()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = False
        self._light()

    def _light(self) -> None:
        self.answer.set_active(self._hovered or self._focused)

    def _set_absence(self, code: str | None) -> None:
        self._editing.keeper.forget(self.bound)
        self.bound.revert()
        self._editing.put(self.indicator.code, amount=None, text="", absence=code)

    def _put(self, given: Any) -> Said:
        """Write what the editor gives: a figure takes the reason away, an emptied field leaves it."""
        reason = {"absence": None} if given not in (None, ()) else {}
        return self._doubted(
            self._editing.put(self.indicator.code, **written(self.indicator, given), **reason)
        )

    def _doubted(self, said: Said) -> Said:
        """What was said of a value written, with what to look at again."""
        value = self._editing.kept_value(self.indicator.code)
        return said if said.problem else Said(warning=self._doubt(value))

    def _doubt(self, value: IndicatorValue) -> str:
        """What to look at again, or an empty text."""
        indicator = self.indicator
        if value.amount is None:
            return ""
        if indicator.is_unusual(value.amount):
            return self.tr("Valeur inhabituelle (attendue entre {low} et {high}) : vérifiez-la.").format(
                low=formats.number(indicator.warn_low), high=formats.number(indicator.warn_high)
            )
        if indicator.needs_note(value.amount) and not value.note:
            return self.tr("À compléter : {what}.").format(what=self._note_name().lower())
        return ""

    def _say(self, text: str, tone: Tone) -> None:
        self.message.say(text, tone)
        self.editor.setAccessibleDescription(text)

    # --- the note, and what is done about a point of vigilance ---

    def _note_name(self) -> str:
        return self.indicator.note_label or self.tr("Note")

    def _show_notes(self, value: IndicatorValue, *, own: bool) -> None:
        needed = value.amount is not None and self.indicator.needs_note(value.amount)
        here = "note" in self._notes and self._notes["note"].widget.hasFocus()
        self._note_wanted = needed or here or (self._note_wanted and own)
        concern = self.indicator.kind is IndicatorKind.GRADE and self.indicator.pillar is Pillar.VIGILANCE
        self._show_note("note", self._note_name(), self._note_wanted, value.note, own=own)
        self._show_quiet(value.note)
        measure = bool(value.measure) or (concern and needed)
        self._show_note("measure", self.tr("Mesure prise"), measure, value.measure, own=own)

    def _show_note(self, column: str, name: str, wanted: bool, text: str, *, own: bool) -> None:
        bound = self._notes.get(column)
        if bound is None and wanted:
            area = TextArea(self, lines=1)
            area.setAccessibleName(f"{self.indicator.label} : {name}")
            bound = Bound(
                area, self._editing.keeper, lambda given: self._put_note(column, given), say=self._say
            )
            self._notes[column] = bound
            self._note_lines[column] = named(name, area, self)
            self._middle.insertWidget(self._middle.count() - 1, self._note_lines[column])
        if bound is not None:
            bound.show(text or None, own=own)
            self._note_lines[column].setVisible(wanted or bound.dirty)
            bound.widget.setEnabled(self._editing.year_open)

    def _show_quiet(self, text: str) -> None:
        """A note that nothing asks for takes one grey line, until somebody wants to write in it."""
        field = self._note_lines.get("note")
        wanted = bool(text) and (field is None or field.isHidden())
        if wanted and self._quiet is None:
            self._quiet = NoteLine(f"{self.indicator.label} : {self._note_name()}", self)
            self._quiet.clicked.connect(self.ask_note)
            self._middle.insertWidget(self._middle.count() - 1, self._quiet)
        if self._quiet is not None:
            self._quiet.set_note(text)
            self._quiet.setVisible(wanted)

    def _put_note(self, column: str, given: str | None) -> Said:
        return self._doubted(self._editing.put(self.indicator.code, **{column: given or ""}))

    def _show_take(self, value: IndicatorValue) -> None:
        previous = self._previous
        wanted = (
            previous is not None
            and (previous.known or bool(previous.absence))
            and not (value.known or value.absence)
            and self._editing.year_open
        )
        if wanted and self._take is None:
            self._take = LinkButton(self.tr("reprendre"), self)
            self._take.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._take.setToolTip(self.tr("Reprendre la réponse de l’an dernier (Alt+R)"))
            self._take.setAccessibleName(
                self.tr("{name} : reprendre la réponse de l’an dernier").format(name=self.indicator.label)
            )
            self._take.clicked.connect(self.take_previous)
            self._beside.insertWidget(1, self._take)
        if self._take is not None:
            self._take.setVisible(wanted)

    def _lay_out(self) -> None:
        name = Label(self.indicator.label, Look.BODY, self, wrap=True)
        name.setContentsMargins(0, px(8), 0, 0)
        name.setToolTip(self.indicator.definition)
        name.setBuddy(self.editor)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        self._middle = QVBoxLayout()
        self._middle.setSpacing(px(3))
        if isinstance(self.editor, MultiChoice):  # ticks need the whole width
            self._middle.addWidget(self.editor)
        else:
            fixed = self.editor.minimumWidth() == self.editor.maximumWidth()
            line.addWidget(self.editor, 0 if fixed else 1)
        words = shown_unit(self.indicator)
        unit = Label(words, Look.SECONDARY, self)
        unit.setVisible(bool(words))
        line.addWidget(unit)
        line.addWidget(self.answer, 1)
        self._middle.addLayout(line)
        self._middle.addWidget(self._anchor)
        self._middle.addWidget(self.message)
        self._middle.addStretch(1)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(px(8))
        self._beside.addWidget(self._side)
        self._beside.addStretch(1)
        side = QWidget(self)
        self._beside.setContentsMargins(0, px(8), 0, 0)
        side.setLayout(self._beside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(2), 0, px(2))
        row.setSpacing(px(12))
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._middle, 1)
        row.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        self.set_columns(name=name, side=side, unit=unit)
