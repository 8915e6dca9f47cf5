"""Exported tables as submissions: the rows of repeats put back under the row they belong to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from census_app.errors import CensusError
from census_app.exchange.submissions.columns import Column, ColumnReader
from census_app.exchange.submissions.moments import instant
from census_app.exchange.submissions.row_answers import RowAnswers, read_row
from census_app.exchange.submissions.submission import Submission, Unplaced, Unreadable, identifier
from census_app.exchange.submissions.table_sets import TableSet, headers_of, repeat_of
from census_app.exchange.submissions.versions import FormVersions
from census_app.exchange.submissions.vocabulary import Vocabularies, Vocabulary
from census_app.forms import FormDefinition, NodeDefinition
from census_app.sheets.model import Table

_TOLD: Final = ("start", "end", "today", "username", "deviceid", "submitter", "notes", "review")


@dataclass
class _Row:
    """A row while the tables are put together: of the main table, or an occurrence of ``repeat``."""

    source: str
    number: int
    repeat: str
    found: RowAnswers
    below: list[_Row] = field(default_factory=list)


class TableReader:
    """Reads one set of tables with the versions of a form."""

    def __init__(self, tables: TableSet, forms: FormVersions, words: Vocabularies) -> None:
        self._tables = tables
        self._forms = forms
        self._words = words
        self._columns: dict[tuple[int, str, str], tuple[Column, ...]] = {}
        self._by_key: dict[str, _Row] = {}
        self._by_index: dict[tuple[str, str], _Row] = {}
        self.lost: list[Unreadable] = []

    def submissions(self) -> Iterator[Submission]:
        """The submissions in the order of the main table.

        Raises:
            CensusError: no row, or no column that is a question of the form.
        """
        main = self._main_rows()
        for table, repeat in self._repeats():
            self._attach(table, repeat)
        for row, definition in main:
            yield self._submission(row, definition)

    def _main_rows(self) -> list[tuple[_Row, FormDefinition]]:
        table, name = self._tables.main, self._tables.source
        top, headers = headers_of(table)
        columns = self._columns_of(table, self._forms.default, "")
        if not any(column.node is not None for column in columns):
            shown = ", ".join(str(header) for header in headers if header is not None)[:80]
            raise CensusError(
                f"Aucune colonne de « {name} » n’est une question du questionnaire « {self._forms.form_id} » "
                f"({shown}) : vérifiez le fichier, ou le séparateur de ses colonnes."
            )
        version = next((column.place for column in columns if _is_version(column)), None)
        rows: list[tuple[_Row, FormDefinition]] = []
        for number, cells in enumerate(table.rows[top + 1 :], top + 2):
            if all(cell is None or cell == "" for cell in cells):
                continue
            named = "" if version is None else str(cells[version] or "")
            definition = self._forms.of(named)
            found = read_row(cells, self._columns_of(table, definition, ""), self._words.of(definition))
            rows.append((self._known(_Row(name, number, "", found), table.name), definition))
        if not rows:
            raise CensusError(f"« {name} » ne contient aucune réponse : il n’a que ses titres de colonnes.")
        return rows

    def _columns_of(self, table: Table, definition: FormDefinition, scope: str) -> tuple[Column, ...]:
        key = (id(definition), table.name, scope)
        known = self._columns.get(key)
        if known is None:
            reader = ColumnReader(self._words.of(definition), scope)
            known = self._columns[key] = reader.read(headers_of(table)[1])
        return known

    def _known(self, row: _Row, table: str) -> _Row:
        """Remember a row by all that rows of repeats may call it."""
        system = row.found.system
        for name in ("key", "instance", "uuid", "id"):
            if system.get(name):
                self._by_key.setdefault(identifier(system[name]), row)
        if "index" in system:
            self._by_index[table, system["index"]] = row
            self._by_index[row.repeat, system["index"]] = row
        return row

    def _repeats(self) -> list[tuple[Table, NodeDefinition]]:
        """The tables of repeats that the form has, those around others first."""
        words = self._words.of(self._forms.default)
        found: list[tuple[Table, NodeDefinition]] = []
        for table in self._tables.repeats:
            node = repeat_of(table, self._tables.main, words, [each for _, each in found])
            if node is None:
                reason = f"Le questionnaire n’a pas de groupe répété qui ressemble à « {table.name} »."
                self.lost.append(Unreadable(table.name, None, reason))
            else:
                found.append((table, node))
        return sorted(found, key=lambda pair: words.order[pair[1].path])

    def _attach(self, table: Table, repeat: NodeDefinition) -> None:
        words = self._words.of(self._forms.default)
        columns = self._columns_of(table, self._forms.default, repeat.path)
        top, _ = headers_of(table)
        for number, cells in enumerate(table.rows[top + 1 :], top + 2):
            if all(cell is None or cell == "" for cell in cells):
                continue
            found = read_row(cells, columns, words)
            row = self._known(_Row(table.name, number, repeat.path, found), table.name)
            parent = self._parent(found.system, words, repeat)
            if parent is None:
                reason = "La ligne ne dit pas de quelle réponse elle est, ou cette réponse n’est pas là."
                self.lost.append(Unreadable(table.name, number, reason))
            else:
                parent.below.append(row)

    def _parent(self, system: dict[str, str], words: Vocabulary, repeat: NodeDefinition) -> _Row | None:
        around = words.around(repeat.path)
        if "parent_key" in system:
            return self._by_key.get(identifier(system["parent_key"]))
        if "parent_index" in system:
            index = system["parent_index"]
            named = self._by_index.get((system.get("parent_table", ""), index))
            return named if named is not None else self._by_index.get((around, index))
        for name in ("submission_uuid", "submission_id"):
            if system.get(name) and not around:
                return self._by_key.get(identifier(system[name]))
        return None

    def _submission(self, row: _Row, definition: FormDefinition) -> Submission:
        system = row.found.system
        answers: dict[str, str] = {}
        repeats: dict[str, int] = {}
        problems: list[Unplaced] = []
        words = self._words.of(definition)
        _gather(row, definition.root.path, words, answers, repeats, problems)
        order = words.order
        ordered = dict(sorted(answers.items(), key=lambda pair: _rank(pair[0], order)))
        own = next((system[name] for name in ("instance", "key", "uuid") if system.get(name)), "")
        roots = [identifier(system[name]) for name in ("root", "key", "uuid") if system.get(name)]
        return Submission(
            instance_id=identifier(own),
            form_id=self._forms.form_id,
            version=system.get("version", ""),
            source=row.source,
            row=row.number,
            answers=ordered,
            repeats=repeats,
            deprecated_id=identifier(system.get("deprecated", "")),
            root_id=next((root for root in roots if root != identifier(own)), ""),
            submitted_at=instant(system.get("submitted", "")),
            said={name: system[name] for name in _TOLD if system.get(name)},
            problems=tuple(problems),
        )


def _is_version(column: Column) -> bool:
    """Whether a column says with which version of the form a row was made."""
    return column.system == "version" or (column.node is not None and column.node.name == "__version__")


def _gather(
    row: _Row,
    place: str,
    words: Vocabulary,
    answers: dict[str, str],
    repeats: dict[str, int],
    problems: list[Unplaced],
) -> None:
    """The answers of a row and of those below it, each at its numbered path; ``place`` is the row's own."""
    scope = row.repeat or words.definition.root.path
    for (path, numbers), text in row.found.answers.items():
        numbered = _numbered(path, numbers, words, repeats) if numbers else f"{place}{path[len(scope) :]}"
        answers[numbered] = text
    problems += row.found.problems
    counts: Counter[str] = Counter()
    for below in row.below:
        series = f"{place}{below.repeat[len(scope) :]}"
        counts[series] += 1
        repeats[series] = counts[series]
        _gather(below, f"{series}[{counts[series]}]", words, answers, repeats, problems)


def _numbered(path: str, numbers: tuple[int, ...], words: Vocabulary, repeats: dict[str, int]) -> str:
    """The path of an answer whose header names the occurrences, the outermost first."""
    around: list[str] = []
    scope = words.around(path)
    while scope:
        around.insert(0, scope)
        scope = words.around(scope)
    place, done = "", 0
    for series, number in zip(around, numbers, strict=False):
        place += series[done:]
        done = len(series)
        repeats[place] = max(repeats.get(place, 0), number)
        place += f"[{number}]"
    return place + path[done:]


def _rank(path: str, order: dict[str, int]) -> tuple[tuple[int, int], ...]:
    """The turn of a numbered path in the order of the form, occurrence by occurrence."""
    rank: list[tuple[int, int]] = []
    bare = ""
    for step in path.split("/")[1:]:
        name, _, number = step.partition("[")
        bare += f"/{name}"
        rank.append((order.get(bare, 0), int(number.rstrip("]") or 0) if number else 0))
    return tuple(rank)


def digest_id(submission: Submission, earlier: Counter[str]) -> str:
    """An identifier for a submission without one: a digest of what it says, and its turn among the same."""
    said = "\n".join(f"{path}={text}" for path, text in submission.answers.items())
    beside = "\n".join(f"{each.place}={each.text}" for each in submission.problems)
    digest = hashlib.sha256(f"{submission.form_id}\n{said}\n\n{beside}".encode()).hexdigest()[:32]
    earlier[digest] += 1
    turn = f"-{earlier[digest]}" if earlier[digest] > 1 else ""
    return f"digest:{digest}{turn}"
