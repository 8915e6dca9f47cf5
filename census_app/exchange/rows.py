"""One line of the file, read whole: every value that is given, and all that is wrong with it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final

from census_app.domain.fields import FieldKind, FieldValue, is_record_field, record_field
from census_app.domain.indicators import Catalogue
from census_app.domain.text import fold
from census_app.exchange.amounts import parse_amount
from census_app.exchange.cells import clean_line, clean_lines, is_blank, plain, shortened, text_of
from census_app.exchange.codes import parse_code
from census_app.exchange.header_words import COMMUNE_CODE, NETWORKS, SITES, UUID
from census_app.exchange.headers import Column, Layout
from census_app.exchange.known import KnownRecord
from census_app.exchange.parsed import FieldContext, Parsed
from census_app.exchange.problems import ERROR, WARNING, Problem
from census_app.exchange.record_cells import RecordCells, aspect_of
from census_app.exchange.sites import SiteShare, parse_sites
from census_app.exchange.values import parse_commune, parse_field
from census_app.sheets.model import CellValue

_TOTALS: Final = frozenset({"total", "totaux", "total general", "sous total", "somme", "moyenne"})
_NEIGHBOURS: Final[Mapping[str, str]] = MappingProxyType({"status": "legal_form", "types": "kind"})
"""Fields whose headers are mistaken for one another, and whose lists have nothing in common."""
_REMEMBERED: Final = frozenset({FieldKind.CODE, FieldKind.CODES, FieldKind.COMMUNE, FieldKind.YEAR})


@dataclass(slots=True)
class RowValues:
    """What a line gives; what it leaves blank is not here.

    ``values`` holds, by indicator code, what is given of it: ``amount``, ``text``, ``absence``,
    ``evidence``, ``note``, ``measure``. ``networks`` is the cell as written; ``lost`` names the fields
    whose cell could not be understood.
    """

    row: int
    uuid: str = ""
    fields: dict[str, FieldValue] = field(default_factory=dict)
    sites: tuple[SiteShare, ...] | None = None
    networks: str = ""
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)

    @property
    def refused(self) -> bool:
        """Whether something in it keeps it from being imported."""
        return any(problem.is_error for problem in self.problems)

    def say(self, column: str, message: str, level: str = ERROR) -> None:
        """Add what is to be said about a column."""
        self.problems.append(Problem(column, message, level))

    def tell(self, column: str, problem: str | None, warning: str | None) -> None:
        """Add the problem and the warning of a cell, if any."""
        if problem:
            self.say(column, problem)
        if warning:
            self.say(column, warning, WARNING)


class RowReader:
    """Reads the lines of one table."""

    def __init__(
        self, layout: Layout, context: FieldContext, catalogue: Catalogue, cells: RecordCells
    ) -> None:
        self._columns = layout.columns
        self._context = context
        self._catalogue = catalogue
        self._cells = cells
        self._headers = {column.target: column.header for column in layout.columns}
        self._remembered: dict[tuple[str, str], Parsed] = {}

    def header(self, target: str) -> str:
        """The header of a target's column, or of the name's when the table has none."""
        return self._headers.get(target, self._headers["name"])

    def is_empty(self, cells: Sequence[CellValue]) -> bool:
        """Whether a line says nothing in any column that is understood."""
        return all(is_blank(cells[column.index]) for column in self._columns)

    def name_cell(self, cells: Sequence[CellValue]) -> CellValue:
        """The cell of the name, as it stands."""
        return next(cells[column.index] for column in self._columns if column.target == "name")

    def uuid(self, cells: Sequence[CellValue]) -> str:
        """The uuid that a line gives, empty when none or when it is no uuid."""
        column = next((column for column in self._columns if column.target == UUID), None)
        return "" if column is None else _uuid(text_of(plain(cells[column.index]).value)) or ""

    def read(self, number: int, cells: Sequence[CellValue], known: KnownRecord | None) -> RowValues:
        """Everything a line gives and all its problems; ``known`` is the record its uuid names.

        A cell that says what the record already holds is left out: it changes nothing.
        """
        values = RowValues(number)
        given: dict[str, CellValue] = {}
        for column in self._columns:
            raw = cells[column.index]
            unchanged = (
                known is not None and column.target != UUID and self._unchanged(known, column.target, raw)
            )
            if not is_blank(raw) and not unchanged:
                given[column.target] = raw
                self._read_cell(values, column, raw)
        self._settle_commune(values, given.get(COMMUNE_CODE))
        if known is None and "name" not in given:
            values.say(self.header("name"), "Le nom manque.")
        self._check_name(values)
        self._check_together(values, known)
        return values

    def _unchanged(self, known: KnownRecord, target: str, raw: CellValue) -> bool:
        shown = text_of(self._cells.cell(known, target))
        return bool(shown) and clean_lines(text_of(raw)) == clean_lines(shown)

    def _read_cell(self, values: RowValues, column: Column, raw: CellValue) -> None:
        header, target = column.header, column.target
        if target == UUID:
            values.uuid = _uuid(text_of(plain(raw).value)) or ""
            if not values.uuid:
                values.say(header, f"« {shortened(text_of(raw))} » n’est pas un identifiant unique (uuid).")
        elif target == SITES:
            sites = parse_sites(raw, self._context)
            values.tell(header, sites.problem, sites.warning)
            values.sites = sites.sites
        elif target == NETWORKS:
            cell = plain(raw)
            values.tell(header, cell.problem, cell.warning)
            values.networks = clean_lines(text_of(cell.value))
        elif is_record_field(target):
            self._read_field(values, header, target, raw)
        elif target != COMMUNE_CODE:
            self._read_value(values, header, target, raw)

    def _read_field(self, values: RowValues, header: str, target: str, raw: CellValue) -> None:
        parsed = self._parsed(target, raw)
        neighbour = _NEIGHBOURS.get(target)
        if parsed.problem and neighbour and neighbour not in values.fields:
            other = self._parsed(neighbour, raw)
            if other.value is not None:
                label = record_field(neighbour).label
                parsed = other.warned(f"« {shortened(text_of(raw))} » est lu comme « {label} ».")
                target = neighbour
        values.tell(header, parsed.problem, parsed.warning)
        if parsed.problem is not None:
            values.lost.add(target)
        elif parsed.value is not None:
            values.fields[target] = parsed.value

    def _parsed(self, target: str, raw: CellValue) -> Parsed:
        """What a cell says of a field; the few values of a list are read once for the whole file."""
        known_field = record_field(target)
        if known_field.kind not in _REMEMBERED or not isinstance(raw, str):
            return parse_field(known_field, raw, self._context)
        key = (target, raw)
        if key not in self._remembered:
            self._remembered[key] = parse_field(known_field, raw, self._context)
        return self._remembered[key]

    def _read_value(self, values: RowValues, header: str, target: str, raw: CellValue) -> None:
        code, aspect = aspect_of(target, self._catalogue)
        part = values.values.setdefault(code, {})
        if aspect == "amount":
            read = parse_amount(self._catalogue[code], raw)
            values.tell(header, read.problem, read.warning)
            if read.amount is not None or read.text or read.absence:
                part |= {"amount": read.amount, "text": read.text, "absence": read.absence}
            return
        cell = plain(raw)
        text = clean_lines(text_of(cell.value))
        problem = cell.problem
        if aspect == "evidence" and not problem:
            parsed = parse_code(self._context.typology, "evidence", clean_line(text))
            text, problem = str(parsed.value or ""), parsed.problem
        values.tell(header, problem, cell.warning)
        if text and not problem:
            part[aspect] = text

    def _settle_commune(self, values: RowValues, raw: CellValue) -> None:
        """A column of INSEE codes beside the one of names: the code decides, a disagreement is told."""
        if is_blank(raw):
            return
        header, named = self.header(COMMUNE_CODE), values.fields.get("commune")
        read = parse_commune(clean_line(text_of(plain(raw).value)), self._context)
        values.tell(header, read.problem, None if named else read.warning)
        if read.value is None:
            values.lost.add("commune")
            return
        if named is not None and named != read.value:
            values.say(header, f"Le code {read.value} n’est pas celui de la commune écrite ({named}).")
            return
        values.fields["commune"] = read.value
        values.lost.discard("commune")
        values.problems = [
            replace(problem, level=WARNING) if problem.column == self._headers.get("commune") else problem
            for problem in values.problems
        ]

    def _check_name(self, values: RowValues) -> None:
        name = values.fields.get("name")
        header = self.header("name")
        if isinstance(name, str) and fold(name) in _TOTALS:
            values.say(header, f"« {name} » est une ligne de total, pas une initiative.")
        elif name == header:
            values.say(header, "Cette ligne répète les titres des colonnes.")

    def _check_together(self, values: RowValues, known: KnownRecord | None) -> None:
        """What each cell says well, and that does not go together."""

        def current(code: str) -> FieldValue:
            return values.fields.get(code, known.record[code] if known else None)

        domains, types = (current(code) or () for code in ("domains", "types"))
        if "types" in values.fields and isinstance(types, tuple) and isinstance(domains, tuple):
            typology, main = self._context.typology, current("domain")
            for code in types:
                kind = typology.get("type", code)
                if main and kind and kind.parent not in (main, *domains):
                    domain = typology.label("domain", kind.parent)
                    message = f"Le type « {kind.label} » est du domaine « {domain} » : ajoutez ce domaine."
                    values.say(self.header("types"), message, WARNING)
        if values.fields.get("status") == "hors_champ" and not current("status_reason"):
            values.say(self.header("status"), "Une fiche hors champ dit pourquoi : donnez le motif.", WARNING)


def _uuid(text: str) -> str | None:
    """A uuid in its usual form, None when the text is none."""
    try:
        return str(uuid.UUID(text.strip()))
    except ValueError:
        return None
