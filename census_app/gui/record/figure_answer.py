"""Beside a figure: how sure it is and where it comes from, or why there is none."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from census_app.domain.values import IndicatorValue
from census_app.gui.coded import label_of
from census_app.gui.theme import px
from census_app.gui.widgets import QuietButton
from census_app.services.reference import typology


class AnswerZone(QWidget):
    """« déclaré · entretien n° 12 » when there is a figure; « ne sait pas · refus · … » when there is none.

    The reasons appear while the row is looked at (`set_active`), and the chosen one always; where there is
    little room, one word opens them as a menu. The buttons are made when first needed.
    """

    absence_chosen = Signal(object)
    """Carries the reason (a code), or None when it is taken back."""
    evidence_chosen = Signal(str)
    interview_asked = Signal(int)
    note_asked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._value, self._number = name, IndicatorValue(""), 0
        self._active = self._locked = False
        self._reasons: dict[str, QuietButton] = {}
        self._single: dict[str, QuietButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_value(self, value: IndicatorValue, interview_number: int, *, locked: bool) -> None:
        """Show what is known of a value; `interview_number` is 0 when it comes from none."""
        self._value, self._number, self._locked = value, interview_number, locked
        self._show()

    def set_active(self, active: bool) -> None:
        """Show the reasons, because the row is under the cursor, or no longer."""
        if active != self._active:
            self._active = active
            self._show()

    def menu(self) -> QMenu:
        """Everything that can be said of the figure, for the keyboard."""
        menu = QMenu(self)
        if self._value.known:
            for level in typology().list("evidence"):
                line = menu.addAction(level.label)
                line.setCheckable(True)
                line.setChecked(level.code == self._value.evidence)
                line.triggered.connect(lambda _on=False, code=level.code: self.evidence_chosen.emit(code))
        else:
            for reason in typology().list("absence"):
                line = menu.addAction(reason.label)
                line.setCheckable(True)
                line.setChecked(reason.code == self._value.absence)
                line.triggered.connect(lambda _on=False, code=reason.code: self._choose(code))
        menu.addSeparator()
        menu.addAction(self.tr("Écrire une note")).triggered.connect(self.note_asked)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def open_menu(self) -> None:
        """Open the menu under the zone."""
        self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def button(self, code: str) -> QuietButton:
        """The button of a reason, made if it was not yet."""
        if not self._reasons:
            for reason in typology().list("absence"):
                made = self._make(reason.label)
                made.setCheckable(True)
                made.setToolTip(reason.definition)
                made.clicked.connect(lambda _on=False, chosen=reason.code: self._choose(chosen))
                self._reasons[reason.code] = made
        return self._reasons[code]

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(80), px(20))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._active:
            self._show()

    def _show(self) -> None:
        known, absence = self._value.known, self._value.absence
        self._only("evidence", known, label_of("evidence", self._value.evidence))
        number = self.tr("entretien n° {number}").format(number=self._number)
        self._only("interview", bool(self._number), number)
        offered = self._active and not known and not self._locked
        roomy = not offered or self._fits()
        self._only("reasons", offered and not roomy and not absence, self.tr("sans réponse…"))
        if self._reasons or offered or absence:
            for code in [reason.code for reason in typology().list("absence")]:
                button = self.button(code)
                button.setChecked(code == absence)
                button.setVisible(not known and (code == absence or (offered and roomy)))
                button.setEnabled(not self._locked)

    def _fits(self) -> bool:
        self.button(typology().list("absence")[0].code)
        needed = sum(button.sizeHint().width() + px(8) for button in self._reasons.values())
        return self.width() >= needed

    def _only(self, which: str, wanted: bool, text: str) -> None:
        """Show one of the single words, making it when it is first wanted."""
        button = self._single.get(which)
        if button is None and wanted:
            button = self._single[which] = self._make(text)
            act = {"evidence": self.open_menu, "reasons": self.open_menu, "interview": self._ask_interview}
            button.clicked.connect(lambda _on=False: act[which]())
        if button is not None:
            button.setText(text)
            button.setAccessibleName(f"{self._name} : {text}")
            button.setVisible(wanted)
            button.setEnabled(which == "interview" or not self._locked)

    def _make(self, text: str) -> QuietButton:
        button = QuietButton(text, self)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.setAccessibleName(f"{self._name} : {text}")
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def _ask_interview(self) -> None:
        if self._value.interview_id is not None:
            self.interview_asked.emit(self._value.interview_id)

    def _choose(self, code: str) -> None:
        self.absence_chosen.emit(None if code == self._value.absence else code)
