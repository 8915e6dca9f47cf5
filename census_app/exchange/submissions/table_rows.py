"""Exported tables put together: the rows of repeats back under the row they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from census_app.errors import CensusError
from census_app.exchange.cells import plain
from census_app.exchange.submissions.cell_answers import plain_text, suits
from census_app.exchange.submissions.columns import Column, ColumnReader
from census_app.exchange.submissions.row_answers import RowAnswers, read_row
from census_app.exchange.submissions.row_gathering import Row, gathered
from census_app.exchange.submissions.submission import Submission, Unplaced, Unreadable, identifier
from census_app.exchange.submissions.table_sets import TableSet, headers_of, repeat_of, rows_of
from census_app.exchange.submissions.versions import FormVersions
from census_app.exchange.submissions.vocabulary import Vocabularies
from census_app.forms import FormDefinition, NodeDefinition
from census_app.sheets.model import CellValue, Table

_ORPHAN = "La ligne ne dit pas de quelle réponse elle est, ou cette réponse n’est pas là."
_NO_REPEAT = "Le questionnaire n’a pas de groupe répété qui ressemble à « {} »."


class TableReader:
    """Reads one set of tables with the versions of a form, each row with that of its submission."""

    def __init__(
        self, tables: TableSet, forms: FormVersions, words: Vocabularies, watch: Callable[[int, int], None]
    ) -> None:
        self._watch = watch
        self._tables = tables
        self._forms = forms
        self._words = words
        self._columns: dict[tuple[int, str, str], tuple[Column, ...]] = {}
        self._by_key: dict[str, Row] = {}
        self._by_index: dict[tuple[str, str], Row] = {}
        self._used: list[FormDefinition] = []
        self._repeats: dict[tuple[int, str], NodeDefinition] = {}
        self.lost: list[Unreadable] = []

    def submissions(self) -> Iterator[Submission]:
        """The submissions in the order of the main table.

        Raises:
            CensusError: no row, or no column that is a question of the form.
        """
        main = self._main_rows()
        self._used = list({id(row.definition): row.definition for row in main}.values())
        for table in self._ordered():
            self._attach(table)
        silent = {id(each): self._silent(each) for each in self._used}
        for row in main:
            words = self._words.of(row.definition)
            yield gathered(row, self._forms.form_id, words, silent[id(row.definition)])

    def _silent(self, definition: FormDefinition) -> frozenset[str]:
        """The questions of a version that no table has a column for."""
        columns = list(self._columns_of(self._tables.main, definition, ""))
        for table in self._tables.repeats:
            repeat = self._repeats.get((id(definition), table.name))
            if repeat is not None:
                columns += self._columns_of(table, definition, repeat.path)
        held = {column.node.path for column in columns if column.node is not None}
        return frozenset(node.path for node in self._words.of(definition).leaves) - held

    def _main_rows(self) -> list[Row]:
        table, name = self._tables.main, self._tables.source
        columns = self._columns_of(table, self._forms.default, "")
        if not any(column.node is not None for column in columns):
            shown = ", ".join(str(header) for header in headers_of(table)[1] if header is not None)[:80]
            raise CensusError(
                f"Aucune colonne de « {name} » n’est une question du questionnaire « {self._forms.form_id} » "
                f"({shown}) : vérifiez le fichier, ou le séparateur de ses colonnes."
            )
        version = next((column.place for column in columns if _is_version(column)), None)
        rows: list[Row] = []
        for number, cells in rows_of(table):
            self._watch(number, len(table.rows))
            named = "" if version is None else plain_text(plain(cells[version]).value)
            read = partial(self._read, table, cells, "")
            found, definition = self._forms.nearest(named, read, self._fit)
            rows.append(self._known(Row(name, number, "", found, definition), table.name))
        if not rows:
            raise CensusError(f"« {name} » ne contient aucune réponse : il n’a que ses titres de colonnes.")
        return rows

    def _read(
        self, table: Table, cells: Sequence[CellValue], scope: str, definition: FormDefinition
    ) -> RowAnswers:
        return read_row(cells, self._columns_of(table, definition, scope), self._words.of(definition))

    def _fit(self, found: RowAnswers, definition: FormDefinition) -> int:
        """How well a row reads with a definition: the answers that suit their question, less the others."""
        words = self._words.of(definition)
        suiting = sum(
            suits(definition.nodes[path], words.options(definition.nodes[path]), text)
            for (path, _), text in found.answers.items()
        )
        return 2 * suiting - len(found.answers) - len(found.problems)

    def _columns_of(self, table: Table, definition: FormDefinition, scope: str) -> tuple[Column, ...]:
        key = (id(definition), table.name, scope)
        known = self._columns.get(key)
        if known is None:
            reader = ColumnReader(self._words.of(definition), scope)
            known = self._columns[key] = reader.read(headers_of(table)[1])
        return known

    def _known(self, row: Row, table: str) -> Row:
        """Remember a row by all that rows of repeats may call it."""
        system = row.found.system
        for name in ("key", "instance", "uuid", "id"):
            if system.get(name):
                self._by_key.setdefault(identifier(system[name]), row)
        if "index" in system:
            self._by_index[table, system["index"]] = row
            self._by_index[row.repeat, system["index"]] = row
        return row

    def _ordered(self) -> list[Table]:
        """The tables of repeats that a version of the form has, those around others first."""
        depths: dict[int, int] = {}
        for definition in self._used:
            words, taken = self._words.of(definition), list[NodeDefinition]()
            for place, table in enumerate(self._tables.repeats):
                node = repeat_of(table, self._tables.main, words, taken)
                if node is not None:
                    taken.append(node)
                    self._repeats[id(definition), table.name] = node
                    depths.setdefault(place, words.order[node.path])
        for place, table in enumerate(self._tables.repeats):
            if place not in depths:
                self.lost.append(Unreadable(table.name, None, _NO_REPEAT.format(table.name)))
        return [self._tables.repeats[place] for place in sorted(depths, key=lambda place: depths[place])]

    def _attach(self, table: Table) -> None:
        """Put the rows of a repeat under those they belong to, read with the version of their submission."""
        for number, cells in rows_of(table):
            self._watch(number, len(table.rows))
            known = self._parent(table, cells)
            if known is None:
                self.lost.append(Unreadable(table.name, number, _ORPHAN))
                continue
            parent, found, read_with = known
            repeat = self._repeats.get((id(parent.definition), table.name))
            if repeat is None:
                parent.found.problems.append(_unplaced(table, number, cells))
                continue
            if read_with is not parent.definition:
                found = self._read(table, cells, repeat.path, parent.definition)
            row = Row(table.name, number, repeat.path, found, parent.definition)
            parent.below.append(self._known(row, table.name))

    def _parent(
        self, table: Table, cells: Sequence[CellValue]
    ) -> tuple[Row, RowAnswers, FormDefinition] | None:
        """The row that a row of a repeat says it belongs to; the latter as read with some version."""
        for definition in self._used:
            repeat = self._repeats.get((id(definition), table.name))
            if repeat is not None:
                found = self._read(table, cells, repeat.path, definition)
                parent = self._named(found.system, self._words.of(definition).around(repeat.path))
                if parent is not None:
                    return parent, found, definition
        return None

    def _named(self, system: dict[str, str], around: str) -> Row | None:
        if "parent_key" in system:
            return self._by_key.get(identifier(system["parent_key"]))
        if "parent_index" in system:
            names = (system.get("parent_table", ""), around)
            indexed = (self._by_index.get((name, system["parent_index"])) for name in names)
            found = next(filter(None, indexed), None)
            if found is not None or around:
                return found
        for name in ("submission_uuid", "submission_id"):
            if system.get(name) and not around:
                return self._by_key.get(identifier(system[name]))
        return None


def _is_version(column: Column) -> bool:
    """Whether a column says with which version of the form a row was made."""
    return column.system == "version" or (column.node is not None and column.node.name == "__version__")


def _unplaced(table: Table, number: int, cells: Sequence[CellValue]) -> Unplaced:
    """A row whose repeat the version of its submission does not have, as text."""
    headers = headers_of(table)[1]
    said = [
        f"{plain_text(header)} = {text}"
        for header, cell in zip(headers, cells, strict=False)
        if (text := plain_text(plain(cell).value)) and not plain_text(header).startswith("_")
    ]
    return Unplaced(f"{table.name}, ligne {number}", " ; ".join(said), _NO_REPEAT.format(table.name))
