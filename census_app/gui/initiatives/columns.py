"""What a line of the list shows, and what each column is called."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from census_app.domain.interviews import FINISHED, STATE_LABELS
from census_app.domain.records import RecordRow
from census_app.gui import formats
from census_app.gui.coded import label_of
from census_app.gui.theme import Tone
from census_app.gui.widgets import Cell, Column
from census_app.services.reference import commune_name

_TONES = {"validee": Tone.OK, "en_relecture": Tone.WARN, "a_contacter": Tone.ERROR}


def columns(today: Callable[[], date], created: Callable[[int], int | None]) -> list[Column[RecordRow]]:
    """The columns in order, by the keys that `services.records.ids` sorts by.

    `created` gives the year in which a record began: asked only for the rows on the screen, when shown.
    """
    return [
        Column("name", _tr("Nom"), _name, width=182),
        Column("commune", _tr("Commune"), _commune, width=176),
        Column("domain", _tr("Domaine"), lambda row: _grey(label_of("domain", row.domain)), width=132),
        Column("status", _tr("Recensement"), _status, width=112),
        Column("volunteers", _tr("Bénévoles"), _volunteers, width=80, number=True),
        Column("updated_at", _tr("Vue"), lambda row: _seen(row, today()), width=106),
        Column("interview", _tr("Entretien"), _interview, width=96, sortable=False, chosen=False),
        Column(
            "lifecycle",
            _tr("Cycle de vie"),
            lambda row: _grey(label_of("lifecycle", row.lifecycle)),
            width=104,
            chosen=False,
        ),
        Column("types", _tr("Types"), _types, width=170, sortable=False, chosen=False),
        Column("created", _tr("Année"), lambda row: _year(created(row.id)), 72, number=True, chosen=False),
    ]


def status_tone(status: str | None) -> Tone:
    """The colour that helps to see a recording status; the word says it."""
    return _TONES.get(status or "", Tone.NEUTRAL)


def _name(row: RecordRow) -> Cell:
    return Cell(row.name, strong=True, note=_tr("fiche retirée") if row.retired else "", grey=row.retired)


def _commune(row: RecordRow) -> Cell:
    return _grey(commune_name(row.commune) if row.commune else "")


def _status(row: RecordRow) -> Cell:
    if row.status is None:
        return _grey("")
    return Cell(label_of("status", row.status), tone=status_tone(row.status))


def _volunteers(row: RecordRow) -> Cell:
    return Cell(formats.number(row.volunteers))


def _seen(row: RecordRow, today: date) -> Cell:
    return _grey(formats.ago(row.updated_at.astimezone().date(), today))


def _interview(row: RecordRow) -> Cell:
    if row.interview is None:
        return _grey("")
    tone = Tone.OK if row.interview == FINISHED else Tone.WARN
    return Cell(STATE_LABELS[row.interview], tone=tone)


def _types(row: RecordRow) -> Cell:
    return _grey(", ".join(label_of("type", code) for code in row.types))


def _year(year: int | None) -> Cell:
    return _grey("" if year is None else str(year))


def _grey(text: str) -> Cell:
    return Cell(text or formats.UNKNOWN, grey=True)


def _tr(text: str) -> str:
    return QCoreApplication.translate("records", text)
