"""What a line of the list of interviews shows."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from census_app.domain.interviews import DRAFT, Interview
from census_app.gui import formats
from census_app.gui.theme import Tone
from census_app.gui.widgets import Cell, Column


def columns(today: date) -> list[Column[Interview]]:
    """The columns, in order; the first is the number one tells on the phone."""
    return [
        Column("number", _tr("N°"), lambda one: Cell(str(one.number), grey=True), width=50, number=True),
        Column("about", _tr("Fiche"), _about, width=200),
        Column("form", _tr("Questionnaire"), lambda one: Cell(one.questionnaire_title, grey=True), width=100),
        Column("state", _tr("État"), _state, width=92),
        Column("held_on", _tr("Date"), lambda one: Cell(formats.date(one.held_on)), width=104),
        Column("seconds", _tr("Durée"), _duration, width=72, number=True),
        Column("asked_by", _tr("Mené par"), lambda one: Cell(one.asked_by, grey=True), width=80),
        Column(
            "updated_at",
            _tr("Modifié"),
            lambda one: Cell(formats.ago(one.updated_at.astimezone().date(), today), grey=True),
            width=92,
        ),
    ]


def sort_value(one: Interview, key: str) -> tuple[bool, object]:
    """What a column sorts by; unknown values come last."""
    values: dict[str, object] = {
        "number": one.number,
        "about": one.record_name.casefold(),
        "form": one.questionnaire_title.casefold(),
        "state": one.standing,
        "held_on": one.held_on,
        "seconds": one.seconds,
        "asked_by": one.asked_by.casefold(),
        "updated_at": one.updated_at,
    }
    value = values[key]
    return (value is None, value if value is not None else 0)


def state_badge(one: Interview) -> tuple[str, Tone]:
    """The word and the tone of an interview's state."""
    if one.reopened:
        return _tr("rouvert"), Tone.WARN
    return (_tr("brouillon"), Tone.WARN) if one.state == DRAFT else (_tr("terminé"), Tone.OK)


def _about(one: Interview) -> Cell:
    return Cell(one.record_name or _tr("Fiche individuelle de réunion"), strong=bool(one.record_name))


def _state(one: Interview) -> Cell:
    text, tone = state_badge(one)
    return Cell(text, tone=tone)


def _duration(one: Interview) -> Cell:
    return Cell(_tr("{} min").format(round(one.seconds / 60)) if one.seconds else formats.UNKNOWN)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Interviews", text)
