"""The head of the page: the name, what the record is in three badges, and what must be known first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from census_app.domain.records import NOT_ELIGIBLE, Record
from census_app.gui import formats
from census_app.gui.coded import label_of
from census_app.gui.record.editing import Editing
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import Badge, ElidedLabel, IconButton, Look, Notice
from census_app.services.reference import commune_name

_TONES = {"validee": Tone.OK, "en_relecture": Tone.WARN, "a_contacter": Tone.ERROR}
"""As in the list of records; the other statuses are neutral."""


class RecordHeader(QWidget):
    """« ← Recyclerie  Association déclarée · Issé » and the badges; notices under it."""

    back_asked = Signal()
    bring_back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("arrow-left", self.tr("Page précédente (Alt+←)"), self)
        self.back.clicked.connect(self.back_asked)
        self.name = ElidedLabel("", Look.TITLE, self)
        self._note = ElidedLabel("", Look.SECONDARY, self)
        self.badges = [Badge("", Tone.NEUTRAL, self) for _ in range(3)]
        self.locked = Notice("", Tone.NEUTRAL, self)
        self.retired = Notice("", Tone.WARN, self, action=self.tr("Remettre"))
        self.retired.acted.connect(self.bring_back_asked)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.back)
        line.addWidget(self.name)
        for badge in self.badges:
            line.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(line)
        column.addWidget(self.retired)
        column.addWidget(self.locked)

    def show_record(self, editing: Editing) -> None:
        """Show what the record is now."""
        record = editing.page.record
        self.name.setText(record.name)
        self._note.setText(_said(record))
        status, lifecycle = record.text("status"), record.text("lifecycle")
        domain = record.text("domain")
        tone = Tone.NEUTRAL if status in NOT_ELIGIBLE else _TONES.get(status, Tone.NEUTRAL)
        shown = (
            (label_of("status", status), tone),
            (label_of("lifecycle", lifecycle), Tone.NEUTRAL),
            (label_of("domain", domain), Tone.NEUTRAL),
        )
        for badge, (words, colour) in zip(self.badges, shown, strict=True):
            badge.set(words, colour)
            badge.setVisible(bool(words))
        self.locked.set_text(editing.why_locked())
        self.locked.setVisible(bool(editing.why_locked()))
        self.retired.setVisible(record.retired_at is not None)
        if record.retired_at is not None:
            self.retired.set_text(
                self.tr(
                    "Fiche retirée le {day} : elle n’est plus dans les listes ni dans les chiffres."
                ).format(day=formats.date(record.retired_at.astimezone().date()))
            )


def _said(record: Record) -> str:
    """« Association déclarée · Issé »."""
    form = label_of("legal_form", record.text("legal_form")) or label_of("kind", record.kind)
    commune = record.text("commune")
    return " · ".join(filter(None, (form, commune_name(commune) if commune else "")))
