"""The history in words: which field, from what, to what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from census_app.domain.fields import is_record_field, record_field
from census_app.domain.interviews import STATE_LABELS
from census_app.gui import formats
from census_app.gui.coded import field_words, label_of
from census_app.services.history import HistoryLine
from census_app.services.parts import PART_LABELS
from census_app.services.reference import catalogue, commune_name

_SAME_SITTING: Final = timedelta(minutes=5)
_LISTS: Final = {
    "kind": "link_kind",
    "evidence": "evidence",
    "absence": "absence",
    "domain": "domain",
    "priority": "priority",
    "follow_up": "follow_up",
    "status": "status",
    "lifecycle": "lifecycle",
    "support": "interview_support",
}
_INSIDE: Final = frozenset(
    {"id", "uuid", "record_id", "campaign_id", "annual_record_id", "interview_id", "questionnaire_id",
     "meeting_id", "source_id", "target_id", "weight", "weight_total", "folded_name", "search_text",
     "answers", "finished_answers", "created_at", "updated_at", "started_at", "indicator", "position",
     "seconds", "kind"}
)  # fmt: skip
_TELLING: Final = ("name", "wording", "commune", "amount", "text", "absence", "share", "number", "note")


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the history as it is shown; `id` is the oldest line it gathers, the one to put back."""

    id: int
    at: datetime
    who: str
    what: str
    before: str
    after: str
    can_go_back: bool
    annual: bool


def told(lines: Sequence[HistoryLine], ends: Mapping[int, str]) -> list[Told]:
    """The lines in words, newest first; what one person typed in one field at one sitting is one line.

    ``ends`` names the record at the other end of each link, by the link's id.
    """
    gathered: list[list[HistoryLine]] = []
    for line in lines:
        if gathered and _goes_on(line, gathered[-1][-1]):
            gathered[-1].append(line)
        else:
            gathered.append([line])
    return [_told(group[0], group[-1], ends) for group in gathered if not _is_inside(group[0])]


def _goes_on(older: HistoryLine, newer: HistoryLine) -> bool:
    same = (older.entity, older.entity_id, older.field, older.who) == (
        newer.entity,
        newer.entity_id,
        newer.field,
        newer.who,
    )
    return same and bool(older.field) and newer.at - older.at < _SAME_SITTING


def _is_inside(line: HistoryLine) -> bool:
    """Lines that are the program's own book-keeping."""
    return line.field in {"interview_id", "position", "finished_answers"} or (
        line.entity == "interview" and "/" in line.field
    )


def _told(newest: HistoryLine, oldest: HistoryLine, ends: Mapping[int, str]) -> Told:
    return Told(
        id=oldest.id,
        at=newest.at,
        who=newest.who,
        what=_what(newest),
        before=_value(newest, oldest.before, ends),
        after=_value(newest, newest.after, ends),
        can_go_back=bool(newest.field) and newest.entity != "interview",
        annual=newest.entity in {"annual_record", "indicator_value", "need", "recommendation"},
    )


def _what(line: HistoryLine) -> str:
    """The field, with the part it belongs to."""
    if line.entity in {"record", "annual_record"}:
        if line.field == "retired_at":
            return _tr("Fiche retirée") if line.after else _tr("Fiche remise")
        if not line.field:
            return _tr("Fiche créée") if line.entity == "record" else _tr("Relevé de l’année")
        return record_field(line.field).label if is_record_field(line.field) else line.label
    if line.entity == "indicator_value":
        name = _indicator_name(line)
        column = {"note": _tr("note"), "measure": _tr("mesure"), "evidence": _tr("preuve")}.get(line.field)
        return f"{name}, {column}" if column else name
    if line.entity == "interview":
        return line.label
    name = PART_LABELS.get(line.entity, line.label)
    if line.field:
        return f"{name}, {_column_name(line.field)}"
    return (
        _tr("{part}, retrait").format(part=name)
        if line.after is None
        else _tr("{part}, ajout").format(part=name)
    )


def _indicator_name(line: HistoryLine) -> str:
    row = line.after or line.before
    if not line.field and isinstance(row, Mapping):
        indicator = catalogue().get(str(row.get("indicator")))
        if indicator is not None:
            return indicator.short_label
    return line.label.removeprefix("Annulation : ")


def _column_name(column: str) -> str:
    names = {
        "share": _tr("part"),
        "commune": _tr("commune"),
        "address": _tr("adresse"),
        "kind": _tr("nature"),
        "since": _tr("depuis"),
        "until": _tr("jusqu’en"),
        "note": _tr("précision"),
        "name": _tr("nom"),
        "role": _tr("fonction"),
        "email": _tr("courriel"),
        "phone": _tr("téléphone"),
        "wording": _tr("énoncé"),
        "domain": _tr("domaine"),
        "addressee": _tr("destinataire"),
        "priority": _tr("priorité"),
        "due_on": _tr("échéance"),
        "rests_on": _tr("fondement"),
        "follow_up": _tr("suite donnée"),
        "consent_on": _tr("date du consentement"),
        "source_id": _tr("sens"),
        "target_id": _tr("sens"),
    }
    return names.get(column) or label_of("consent", column).lower()


def _value(line: HistoryLine, value: Any, ends: Mapping[int, str]) -> str:
    if line.field == "retired_at":
        return ""
    if line.field:
        return _words(line.entity, line.field, value)
    if not isinstance(value, Mapping):
        return formats.UNKNOWN if line.entity == "indicator_value" else ""
    if line.entity == "link":
        return f"{label_of('link_kind', value.get('kind'))} {ends.get(line.entity_id, '')}".rstrip()
    return _row(line.entity, value)


def _row(entity: str, row: Mapping[str, Any]) -> str:
    """What a whole row says, in a few words."""
    if entity == "interview":
        return _tr("n° {number}").format(number=row.get("number", ""))
    if entity in {"record", "annual_record"}:
        return str(row.get("name") or label_of("status", row.get("status")))
    shown = [
        _words(entity, column, row[column])
        for column in _TELLING
        if row.get(column) is not None and column not in _INSIDE
    ]
    return ", ".join(shown)


def _words(entity: str, column: str, value: Any) -> str:
    """A value as a reader writes it: labels, names of communes, French numbers and dates."""
    if value is None or value in ("", ()):
        return formats.UNKNOWN
    match value:
        case bool():
            return _tr("oui") if value else _tr("non")
        case Decimal():
            return formats.percent(value) if column == "share" else formats.number(value)
        case date():
            return formats.date(value)
        case _:
            return _coded(entity, column, value)


def _coded(entity: str, column: str, value: Any) -> str:
    """A code or a text: its label, or itself."""
    if column == "commune":
        return commune_name(str(value))
    if entity in {"record", "annual_record"} and is_record_field(column):
        return field_words(column, tuple(value) if isinstance(value, list) else value)
    if entity == "interview" and column == "state":
        return STATE_LABELS.get(str(value), str(value))
    return label_of(_LISTS[column], str(value)) if column in _LISTS else str(value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("record", text)
