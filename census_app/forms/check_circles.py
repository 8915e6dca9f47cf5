"""Circles: a calculation or a condition that depends on itself, by others or directly."""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from census_app.forms.dependencies import references
from census_app.forms.outline import LIVE, Entry, with_paths
from census_app.forms.problems import Problem
from census_app.forms.xpath.compile import faults
from census_app.forms.xpath.parser import parse

_INSIDE = "inside"
_LIST = "choice_filter"


def check_circles(entries: Sequence[Entry]) -> Iterator[Problem]:
    """No calculation or condition goes round; lists that look at each other's answers may."""
    by_name = {entry.name: entry for entry in entries if entry.name and entry.kind != "end"}
    sources = {name: _sources(entry, by_name) for name, entry in by_name.items()}
    while True:
        sorter = TopologicalSorter(sources)
        try:
            sorter.prepare()
        except CycleError as error:
            circle = list(pairwise(reversed(error.args[1])))
            if any(sources[name][source] != _LIST for name, source in circle):
                yield _told(circle, sources, by_name)
            # The circle is opened so that another may be found.
            name, source = next(pair for pair in circle if sources[pair[0]][pair[1]] != _INSIDE)
            del sources[name][source]
            continue
        return


def _told(
    circle: list[tuple[str, str]], sources: Mapping[str, Mapping[str, str]], by_name: Mapping[str, Entry]
) -> Problem:
    name, source = min(
        (pair for pair in circle if sources[pair[0]][pair[1]] != _INSIDE),
        key=lambda pair: by_name[pair[0]].number,
    )
    turn = " → ".join([circle[0][0], *(source for _, source in circle)])
    message = f"des calculs ou des conditions tournent en rond ({turn}) : enlevez l'une de ces dépendances"
    entry = by_name[name]
    return Problem("survey", entry.number, entry.header(sources[name][source]), "cycle", message)


def _sources(entry: Entry, by_name: Mapping[str, Entry]) -> dict[str, str]:
    """What a row is computed from, and the column that says so."""
    found: dict[str, str] = {}
    for column in (_LIST, "calculation", "repeat_count", "relevant"):
        if column == "calculation" and entry.text("trigger"):
            continue
        for name in LIVE.findall(entry.text(column)):
            if name in by_name and (name != entry.name or column in {"repeat_count", "relevant"}):
                found[name] = column
    if _reads_itself(entry.text("relevant")):
        found[entry.name] = "relevant"
    for parent in entry.parents[-1:]:
        if parent in by_name:
            found.setdefault(parent, _INSIDE)
    return found


def _reads_itself(condition: str) -> bool:
    """Whether a condition looks at its own question by `.`."""
    text = with_paths(condition)
    if not text or faults(text):
        return False
    return "/itself" in references(parse(text), "/itself")
