"""Circles: a calculation or a condition that depends on itself, by others or directly."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from census_app.forms.dependencies import references
from census_app.forms.outline import LIVE, Entry, with_paths
from census_app.forms.problems import Problem
from census_app.forms.xpath.compile import faults, parts
from census_app.forms.xpath.parser import parse
from census_app.forms.xpath.syntax import Call, Path, Syntax

_INSIDE = "inside"
_ITSELF = "/itself"
_LIST = "choice_filter"
_TRIGGER = "trigger"


def check_circles(entries: Sequence[Entry]) -> Iterator[Problem]:
    """No calculation, condition or trigger goes round; lists that look at each other's answers may."""
    rows = {_path(entry): entry for entry in entries if entry.name and entry.kind != "end"}
    times = Counter(entry.name for entry in rows.values())
    paths = {entry.name: path for path, entry in rows.items() if times[entry.name] == 1}
    yield from _circles({path: _sources(entry, paths, rows) for path, entry in rows.items()}, rows)
    yield from _circles({path: _triggers(entry, paths) for path, entry in rows.items()}, rows)


def _path(entry: Entry) -> str:
    return "/".join((*entry.parents, entry.name))


def _circles(sources: dict[str, dict[str, str]], rows: Mapping[str, Entry]) -> Iterator[Problem]:
    while True:
        sorter = TopologicalSorter(sources)
        try:
            sorter.prepare()
        except CycleError as error:
            circle = list(pairwise(reversed(error.args[1])))
            if any(sources[path][source] != _LIST for path, source in circle):
                yield _told(circle, sources, rows)
            # The circle is opened so that another may be found.
            path, source = next(pair for pair in circle if sources[pair[0]][pair[1]] != _INSIDE)
            del sources[path][source]
            continue
        return


def _told(
    circle: list[tuple[str, str]], sources: Mapping[str, Mapping[str, str]], rows: Mapping[str, Entry]
) -> Problem:
    path, source = min(
        (pair for pair in circle if sources[pair[0]][pair[1]] != _INSIDE),
        key=lambda pair: rows[pair[0]].number,
    )
    turn = " → ".join(rows[each].name for each in (circle[0][0], *(source for _, source in circle)))
    what = "des déclencheurs" if sources[path][source] == _TRIGGER else "des calculs ou des conditions"
    lists = [rows[each].name for each, other in circle if sources[each][other] == _LIST]
    advice = (
        f"ajoutez au filtre « or name = ${{{lists[0]}}} », pour que ce qui est choisi reste proposé"
        if lists
        else "enlevez l'une de ces dépendances"
    )
    message = f"{what} tournent en rond ({turn}) : {advice}"
    entry = rows[path]
    return Problem("survey", entry.number, entry.header(sources[path][source]), "cycle", message)


def _sources(entry: Entry, paths: Mapping[str, str], rows: Mapping[str, Entry]) -> dict[str, str]:
    """The rows that a row is computed from, by their paths, and the column that says so."""
    found: dict[str, str] = {}
    for column in (_LIST, "calculation", "repeat_count", "relevant"):
        if column == "calculation" and entry.text("trigger"):
            continue
        if column == _LIST and entry.name in LIVE.findall(entry.text(column)):
            continue  # what is chosen goes on being offered, whatever the others have taken
        for name in LIVE.findall(entry.text(column)):
            if name in paths and (name != entry.name or column in {"repeat_count", "relevant"}):
                found[paths[name]] = column
    if _reads_itself(entry.text("relevant"), entry.name):
        found[_path(entry)] = "relevant"
    if not entry.text("trigger") and _grows(entry.text("calculation"), entry.name):
        found[_path(entry)] = "calculation"
    if "/".join(entry.parents) in rows:
        found.setdefault("/".join(entry.parents), _INSIDE)
    return found


def _triggers(entry: Entry, paths: Mapping[str, str]) -> dict[str, str]:
    """The questions whose answers make a row be computed anew, which is an answer in its turn."""
    names = LIVE.findall(entry.text(_TRIGGER)) if entry.text("calculation") else []
    return {paths[name]: _TRIGGER for name in names if name in paths}


def _read(formula: str, name: str) -> Syntax | None:
    """A formula in which the path `itself` stands for its own question; None when it cannot be read."""
    own = LIVE.sub(lambda found: f" {_ITSELF} " if found.group(1) == name else " /x ", formula)
    text = with_paths(own)
    return None if not text or faults(text) else parse(text)


def _reads_itself(condition: str, name: str) -> bool:
    """Whether a condition looks at its own question, by its name or by `.`."""
    syntax = _read(condition, name)
    return syntax is not None and _ITSELF in references(syntax, _ITSELF)


def _grows(formula: str, name: str) -> bool:
    """Whether a question is computed anew from what it holds: `${n} + 1`.

    What keeps it (`once(…)`, `if(. = '', …, .)`) or looks at it in another occurrence does not.
    """
    syntax = _read(formula, name)
    return syntax is not None and _made_of_itself(syntax)


def _made_of_itself(syntax: Syntax) -> bool:
    match syntax:
        case Path():
            return False
        case Call("if", (_, *branches)):
            return any(map(_made_of_itself, branches))
        case Call("once" | "coalesce", values):
            return any(map(_made_of_itself, values))
    return _looks_at_itself(syntax)


def _looks_at_itself(syntax: Syntax) -> bool:
    match syntax:
        case Path():
            return _ITSELF in references(syntax, _ITSELF)
        case Call("position"):
            return False
        case Call("indexed-repeat", (_, *others)):
            return any(map(_looks_at_itself, others))
    return any(map(_looks_at_itself, parts(syntax)))
