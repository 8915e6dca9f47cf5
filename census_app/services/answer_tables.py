"""The answers to all the versions of a questionnaire in tables, wherever the names of questions agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from census_app.domain.interviews import STATE_LABELS, Interview, Questionnaire
from census_app.errors import CensusError
from census_app.services import questionnaires
from census_app.services.answer_columns import AnswerColumn, Layout, Version, lay_out
from census_app.services.answers import day, decimal
from census_app.services.inventories import Inventory
from census_app.services.reading_on import ReadingOn
from census_app.services.reference import typology
from census_app.sheets.cells import Absent, Cell
from census_app.sheets.model import Band, Column, Sheet
from census_app.sheets.writing import write_workbook
from census_app.store import campaigns
from census_app.store import interviews as stored
from census_app.store import questionnaires as stored_questionnaires

if TYPE_CHECKING:
    from census_app.forms import NodeState

__all__ = ["Absent", "AnswerColumn", "AnswerTable", "tables", "write"]

_OCCURRENCE = re.compile(r"\[(\d+)\]")
_NUMBER = AnswerColumn("interview", "Entretien", kind="integer")
_NAME = AnswerColumn("record", "Fiche")
_ABOUT: Final = (
    _NUMBER,
    _NAME,
    AnswerColumn("campaign", "Campagne", kind="year"),
    AnswerColumn("version", "Version du questionnaire"),
    AnswerColumn("state", "État"),
    AnswerColumn("held_on", "Date", kind="date"),
    AnswerColumn("asked_by", "Mené par"),
)
"""What is said of the interview itself, before its answers."""

Given: TypeAlias = dict[tuple[str, tuple[int, ...]], dict[str, Cell]]
"""The answers of an interview by table and occurrence, then by question."""


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """A table of answers: an interview a row, or an occurrence of a repeat a row.

    Choices are said by their labels; a missing answer is None, or says why (``Absent``). What belongs to the
    occurrence of a repeat begins with the interview's number and its own.
    """

    name: str
    header: tuple[AnswerColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(
    inventory: Inventory,
    form_id: str,
    campaign_id: int | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[AnswerTable, ...]:
    """The answers to a form, of every campaign or of one: the interviews, then each repeat.

    A question that a later version no longer asks keeps its column. Each interview is read as its form
    understands it, some 20 ms: ``progress`` is told how many are, of how many. CensusError when no
    questionnaire has this identifier, or ``cancelled`` said so.
    """
    versions = _versions(inventory, form_id)
    with inventory.read() as connection:
        years = {each.id: each.year for each in campaigns.every(connection)}
        told = stored_questionnaires.interviews_in_order(connection, form_id, campaign_id)
        followed = {version_id for _, version_id in told} or {versions[0].id}
        layout = lay_out(
            {
                each.id: (each.version, questionnaires.definition(inventory, each.id))
                for each in versions
                if each.id in followed
            }
        )
        rows: dict[str, list[tuple[Cell, ...]]] = {table: [] for table in layout.columns}
        reading = ReadingOn(lambda version_id: layout.versions[version_id].definition)
        for count, (interview_id, _) in enumerate(told, 1):
            if progress is not None:
                progress(count, len(told))
            if cancelled is not None and cancelled():
                raise CensusError("L’export a été arrêté : aucun fichier n’a été écrit.")
            interview = stored.get(connection, interview_id)
            if interview is not None:
                for table, row in _rows(layout, reading, interview, years[interview.campaign_id]):
                    rows[table].append(row)
    title = versions[0].title
    return tuple(
        AnswerTable(layout.repeats[table][-1] if table else title, _header(layout, table), tuple(found))
        for table, found in rows.items()
    )


def write(
    inventory: Inventory,
    form_id: str,
    out: Path,
    campaign_id: int | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Path:
    """Write the answers to a form into a workbook, a sheet a table; returns it.

    CensusError as for ``tables``, or when the file cannot be written.
    """
    found = tables(inventory, form_id, campaign_id, progress=progress, cancelled=cancelled)
    return write_workbook(out, [_sheet(table) for table in found], cancelled=cancelled).path


def _versions(inventory: Inventory, form_id: str) -> list[Questionnaire]:
    """The versions of a form, the newest first. CensusError when none is kept."""
    kept = [line.questionnaire for line in questionnaires.every(inventory)]
    versions = [each for each in kept if each.form_id == form_id]
    if not versions:
        known = ", ".join(sorted({each.form_id for each in kept})) or "aucun"
        raise CensusError(f"Aucun questionnaire « {form_id} » dans cet inventaire (il a : {known}).")
    return versions


def _header(layout: Layout, table: str) -> tuple[AnswerColumn, ...]:
    if not table:
        return (*_ABOUT, *layout.columns[""])
    numbers = [
        AnswerColumn(f"number_{depth}", f"N° ({label})", kind="integer")
        for depth, label in enumerate(layout.repeats[table], 1)
    ]
    return (_NUMBER, _NAME, *numbers, *layout.columns[table])


def _rows(
    layout: Layout, reading: ReadingOn, interview: Interview, year: int
) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """The rows of an interview with their tables: its own, then one an occurrence that says something."""
    version = layout.versions[interview.questionnaire_id]
    given = _given(layout, version, reading, interview)
    own = given.pop(("", ()), {})
    state = STATE_LABELS[interview.standing]
    about = (interview.number, interview.record_name or None, year, version.name, state, interview.held_on)
    answers = (own.get(column.name) for column in layout.columns[""])
    yield "", (*about, interview.asked_by or None, *answers)
    for (table, numbers), said in given.items():
        if any(cell is not None for cell in said.values()):
            cells = (said.get(column.name) for column in layout.columns[table])
            yield table, (interview.number, interview.record_name or None, *numbers, *cells)


def _given(layout: Layout, version: Version, reading: ReadingOn, interview: Interview) -> Given:
    """What is answered, as the form understands it: an answer that is not asked for counts for nothing.

    While an interview is being corrected, what it said when it was finished.
    """
    given: Given = {}
    answers = interview.settled_answers or interview.answers
    for node in reading.filling(interview.questionnaire_id, answers).nodes():
        place = version.places.get(_OCCURRENCE.sub("", node.path))
        if place is not None and node.relevant:
            table, name = place
            numbers = tuple(int(number) for number in _OCCURRENCE.findall(node.path))
            given.setdefault((table, numbers), {})[name] = _cell(node, layout.choices.get(place, {}))
    return given


def _cell(node: NodeState, labels: Mapping[str, str]) -> Cell:
    if not node.value:
        return Absent(typology().label("absence", node.absence)) if node.absence else None
    if node.kind in ("select_one", "select_multiple", "rank"):
        return " ; ".join(_choice(node, labels, name) for name in node.value.split())
    return _read(node.kind, node.value)


def _read(kind: str, text: str) -> Cell:
    """An answer as a spreadsheet holds it; as it is when it is not what its kind says."""
    from census_app.forms import french

    match kind:
        case "integer" | "decimal" | "range":
            number = decimal(text)
            return text if number is None else number
        case "date":
            return day(text) or text
        case "time":
            return french.clock(text)
        case "datetime":
            return french.moment(text)
        case "acknowledge":
            return "Oui"
    return text


def _choice(node: NodeState, labels: Mapping[str, str], name: str) -> str:
    return labels.get(name) or (node.options.label(name) if node.options is not None else "") or name


def _sheet(table: AnswerTable) -> Sheet:
    labels = Counter(column.label for column in table.header)
    sections = groupby(column.section for column in table.header)
    bands = tuple(Band(section, len(list(columns))) for section, columns in sections)
    return Sheet(
        title=table.name,
        columns=tuple(_column(column, alone=labels[column.label] == 1) for column in table.header),
        rows=table.rows,
        bands=bands if any(band.label for band in bands) else (),
        frozen_columns=2,
    )


def _column(column: AnswerColumn, *, alone: bool) -> Column:
    """A column of the workbook: two questions of the same words are told apart by their names."""
    until = f" Posée jusqu’à la version {column.until}." if column.until else ""
    asked = column not in _ABOUT
    return Column(
        column.label if alone else f"{column.label} ({column.name})",
        column.kind,
        note=f"Question « {column.name} ».{until}" if asked else "",
    )
