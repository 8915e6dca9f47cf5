"""Reading a whole file against the inventory, and against itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeVar

from census_app.domain.indicators import Catalogue
from census_app.domain.records import NETWORK
from census_app.errors import CensusError
from census_app.exchange.cells import clean_line, text_of
from census_app.exchange.comparing import Difference
from census_app.exchange.drafts import Draft
from census_app.exchange.header_words import NETWORKS
from census_app.exchange.headers import Layout
from census_app.exchange.known import Details, Key, Known, name_key
from census_app.exchange.networks import NetworkRef, Networks
from census_app.exchange.parsed import FieldContext
from census_app.exchange.record_cells import RecordCells
from census_app.exchange.review import DUPLICATE, REFUSED, ImportReview
from census_app.exchange.rows import RowReader
from census_app.exchange.verdicts import Verdicts
from census_app.sheets.model import CellValue, Formula

CHUNK: Final = 500

T = TypeVar("T")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ReviewContext:
    """What a file is compared with: the lists and communes, the catalogue, the inventory."""

    fields: FieldContext
    catalogue: Catalogue
    known: Known
    details: Details


def review(
    layout: Layout,
    context: ReviewContext,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportReview:
    """Every line's verdict; lines that say nothing are left out.

    ``progress`` is told the lines done and their number, ``cancelled`` asked as often (every 500 lines).
    CensusError when it said so.
    """
    cells = RecordCells(context.fields.typology, context.catalogue)
    reader = RowReader(layout, context.fields, context.catalogue, cells)
    lines = [
        (number, row)
        for number, row in enumerate(layout.table.rows[layout.header_row :], start=layout.header_row + 1)
        if not reader.is_empty(row)
    ]
    step = _Steps(2 * len(lines), progress, cancelled)
    drafts: list[Draft] = []
    for chunk in _chunks(lines):
        drafts += _read(chunk, reader, context)
        step.done(len(chunk))
    _resolve_networks(drafts, context.known, reader.header(NETWORKS))
    verdicts = Verdicts(context.known, reader.header("name"))
    for chunk_of_drafts in _chunks(drafts):
        twins = context.details({twin for draft in chunk_of_drafts for twin in verdicts.twin_ids(draft)})
        for draft in chunk_of_drafts:
            verdicts.judge(draft, twins)
        step.done(len(chunk_of_drafts))
    _refuse_orphans(drafts, reader.header(NETWORKS))
    notices = layout.notices if drafts else (*layout.notices, "Aucune ligne sous les titres de colonnes.")
    return ImportReview(tuple(draft.reviewed() for draft in drafts), notices, sheet=layout.table.name)


def _read(
    lines: Sequence[tuple[int, Sequence[CellValue]]], reader: RowReader, context: ReviewContext
) -> Iterator[Draft]:
    matches = {number: context.known.by_uuid.get(reader.uuid(row)) for number, row in lines}
    details = context.details({match.id for match in matches.values() if match})
    for number, row in lines:
        match = matches[number]
        known = details[match.id] if match else None
        values = reader.read(number, row, known)
        yield Draft.of(values, _written(reader.name_cell(row)), match, known)


def _written(raw: CellValue) -> str:
    return clean_line(f"={raw.text.removeprefix('=')}" if isinstance(raw, Formula) else text_of(raw))


def _resolve_networks(drafts: Iterable[Draft], known: Known, header: str) -> None:
    """Find the networks that lines name, in the inventory or in any line of the file."""
    first: dict[Key, int] = {}
    rows: dict[str, list[int]] = {}
    for draft in drafts:
        key = (name_key(draft.name), draft.commune)
        if draft.kind == NETWORK and draft.match is None and first.setdefault(key, draft.row) == draft.row:
            rows.setdefault(key[0], []).append(draft.row)
    networks = Networks(known, rows)
    for draft in drafts:
        found: list[NetworkRef] = []
        for name in networks.split(draft.values.networks, draft.linked):
            network = networks.find(name)
            if name_key(name) in draft.linked:
                continue
            if isinstance(network, str):
                draft.values.say(header, network)
            elif network.row == draft.row or (draft.match and network.record_id == draft.match.id):
                draft.values.say(header, "Un réseau ne peut pas adhérer à lui-même.")
            else:
                found.append(network)
        draft.networks = tuple(found)
        if found:
            added = Difference(NETWORKS, "", ";".join(network.name for network in found))
            draft.differences = (*draft.differences, added)


def _refuse_orphans(drafts: Iterable[Draft], header: str) -> None:
    """Refuse the lines that adhere to a network which the file was to create and which is refused."""
    by_row = {draft.row: draft for draft in drafts}
    waiting = [draft for draft in by_row.values() if any(ref.row for ref in draft.networks)]
    again = True
    while again:
        again = False
        for draft in waiting:
            rows = [ref.row for ref in draft.networks if ref.row]
            lost = [row for row in rows if by_row[row].status in {REFUSED, DUPLICATE}]
            if lost and draft.status != REFUSED:
                name = by_row[lost[0]].name
                draft.values.say(header, f"Le réseau « {name} » n’est pas créé : voyez la ligne {lost[0]}.")
                draft.status, again = REFUSED, True


class _Steps:
    """Tells how far the work is, and stops it when asked."""

    def __init__(self, total: int, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._total, self._progress, self._cancelled = total, progress, cancelled
        self._done = 0

    def done(self, count: int) -> None:
        self._done += count
        if self._progress is not None:
            self._progress(self._done, self._total)
        if self._cancelled is not None and self._cancelled():
            raise CensusError("La lecture du fichier a été arrêtée : rien n’a été importé.")


def _chunks(items: Sequence[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk
