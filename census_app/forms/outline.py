"""The rows of a survey sheet understood: what each declares, and which groups it lies in."""

import re
from dataclasses import dataclass

from census_app.forms.headers import canonical
from census_app.forms.suggesting import meant_structure
from census_app.forms.tabulated import Row, Workbook

REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?([^}\s]*)\s*\}")
"""The names that a cell writes as `${name}`."""
LIVE = re.compile(r"\$\{\s*([^}\s#]*)\s*\}")
"""Those of the form being filled, not of the one filled before."""
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")

_BEGIN = re.compile(r"begin[ _](group|lgroup|repeat|loop|looped group)(?:\s.*)?")
_END = re.compile(r"end[ _](group|lgroup|repeat|loop|looped group)")
_SELECT = re.compile(
    r"(add select one prompt using|add select multiple prompt using|select all that apply from"
    r"|select one from file|select multiple from file|select one from"
    r"|select_one_from_file|select_multiple_from_file|select_one_external"
    r"|select_one|select_multiple|select1|select one|select all that apply|rank) (\S+)"
    r"(?: (?:or specify other|or_other|or other))?"
)
_REPEATS = frozenset({"repeat", "lgroup", "looped group", "loop"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the survey: `begin`, `end`, `choice` or `other`; its name, its list or file, its groups.

    `cells` are its filled cells by header, `columns` the header of each column it fills.
    """

    number: int
    kind: str
    type: str
    name: str
    control: str
    list_name: str
    parents: tuple[str, ...]
    cells: dict[str, str]
    columns: dict[str, tuple[str, ...]]

    def texts(self, column: str) -> list[tuple[str, str]]:
        """The header and the text of each cell of a column (one a language)."""
        return [(header, self.cells[header]) for header in self.columns.get(column, ())]

    def text(self, column: str) -> str:
        """The text of a column; empty where it is not filled."""
        return next((text for _, text in self.texts(column)), "")

    def header(self, column: str) -> str:
        """The header of a column as the sheet writes it."""
        return next((header for header, _ in self.texts(column)), column)

    @property
    def is_misspelt(self) -> bool:
        """Whether it opens or closes a group in other words than XLSForm's."""
        return self.kind in {"begin", "end"} and not (
            _BEGIN.fullmatch(self.type) or _END.fullmatch(self.type)
        )

    @property
    def is_from_file(self) -> bool:
        """Whether its choices come from a file."""
        return self.kind == "choice" and "file" in self.type.split(self.list_name, maxsplit=1)[0]


def with_paths(formula: str) -> str:
    """A formula as an expression: `${name}` as some path, and curly quotes straight, as pyxform makes them.

    Within a text a reference stays a text.
    """
    return REFERENCE.sub(" /x ", formula.translate(_STRAIGHT))


def outline(workbook: Workbook) -> tuple[Entry, ...]:
    """The rows of the survey in order, disabled ones left out."""
    entries: list[Entry] = []
    parents: list[str] = []
    for row in workbook.rows.get("survey", ()):
        entry = _entry(row, tuple(parents))
        if entry.text("disabled").strip().lower() in {"yes", "true", "true()"}:
            continue
        entries.append(entry)
        if entry.kind == "begin":
            parents.append(entry.name)
        elif entry.kind == "end" and parents:
            parents.pop()
    return tuple(entries)


def _entry(row: Row, parents: tuple[str, ...]) -> Entry:
    columns: dict[str, tuple[str, ...]] = {}
    for header in row.cells:
        column = canonical(header)
        columns[column] = (*columns.get(column, ()), header)
    cells = dict(row.cells)

    def text(column: str) -> str:
        return next((cells[header] for header in columns.get(column, ())), "")

    type_ = " ".join(text("type").split())
    kind, control, list_name = _kind(type_)
    return Entry(row.number, kind, type_, text("name"), control, list_name, parents, cells, columns)


def _kind(type_: str) -> tuple[str, str, str]:
    """Kind, group or repeat, and list of a type; what opens or closes a group does so however it is spelt."""
    for kind, pattern in (("begin", _BEGIN), ("end", _END)):
        match = pattern.fullmatch(type_)
        if match is not None:
            return kind, "repeat" if match.group(1) in _REPEATS else "group", ""
    verb, _, control = meant_structure(type_).partition(" ")
    if verb:
        return verb, control, ""
    match = _SELECT.fullmatch(type_)
    return ("other", "", "") if match is None else ("choice", "", match.group(2))
