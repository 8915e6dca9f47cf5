"""Faults of the expressions of a form: names, functions, syntax, circles; and of where answers go."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter

from census_app.forms.dependencies import references
from census_app.forms.headers import FORMULAS, WORDS
from census_app.forms.outline import Entry
from census_app.forms.problems import Problem
from census_app.forms.xpath.compile import faults
from census_app.forms.xpath.library import FUNCTIONS
from census_app.forms.xpath.parser import parse

REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?([^}\s]*)\s*\}")
_LIVE = re.compile(r"\$\{\s*([^}\s#]*)\s*\}")
_YES_NO = frozenset({"yes", "no", "true", "false"})
_FUNCTION = re.compile(r"fonction « (.*?) » n'existe pas")
_PULLED = re.compile(r"pulldata\(\s*['\"]([^'\"]+)['\"]")


def check_formulas(entries: Sequence[Entry], extra: frozenset[str]) -> Iterator[Problem]:
    """Each expression can be read, each `${name}` names one question; `extra` are other known names."""
    names = Counter(entry.name for entry in entries if entry.name and entry.kind != "end")
    names.update(f"{entry.name}_other" for entry in entries if entry.type.endswith(("or_other", "other")))
    names.update(
        f"{entry.name}_count" for entry in entries if entry.control == "repeat" and entry.kind == "begin"
    )
    names.update(extra)
    for entry in entries:
        for column in FORMULAS:
            for header, text in entry.texts(column):
                if text.strip().lower() not in _YES_NO:
                    yield from _formula(entry, header, text, names)
        for column in (*WORDS, "trigger"):
            for header, text in entry.texts(column):
                yield from _references(entry, header, text, names)
        if entry.list_name.startswith("${"):
            yield from _references(entry, entry.header("type"), entry.list_name, names)


def _formula(entry: Entry, header: str, text: str, names: Counter[str]) -> Iterator[Problem]:
    yield from _references(entry, header, text, names)
    # A reference reads as a path; within a text it stays a text.
    for fault in faults(REFERENCE.sub(" /x ", text)):
        hint = ""
        unknown = _FUNCTION.search(str(fault))
        if unknown is not None:
            close = get_close_matches(unknown.group(1), FUNCTIONS, 1)
            hint = f" ; vouliez-vous dire « {close[0]} » ?" if close else ""
        shown = str(fault).replace("« /x »", "« ${…} »")
        message = f"dans « {shortened(text)} », {shown}{hint}"
        yield Problem("survey", entry.number, header, fault.code, message)


def shortened(text: str) -> str:
    """A formula short enough for a message."""
    return text if len(text) <= 80 else f"{text[:79]}…"


def _references(entry: Entry, header: str, text: str, names: Counter[str]) -> Iterator[Problem]:
    for name in dict.fromkeys(REFERENCE.findall(text)):
        if names[name] == 1:
            continue
        if names[name] > 1:
            message = f"« ${{{name}}} » désigne plusieurs questions : donnez-leur des noms différents"
            yield Problem("survey", entry.number, header, "duplicate-name", message)
            continue
        close = get_close_matches(name, [each for each in names if each], 1)
        hint = f" ; vouliez-vous dire « ${{{close[0]}}} » ?" if close else ""
        message = f"« ${{{name}}} » n'est le nom d'aucune question{hint}"
        yield Problem("survey", entry.number, header, "unknown-name", message)


def check_circles(entries: Sequence[Entry]) -> Iterator[Problem]:
    """No calculation or condition depends on itself, by others or directly (a condition)."""
    by_name = {entry.name: entry for entry in entries if entry.name and entry.kind != "end"}
    while True:
        sorter = TopologicalSorter({name: _sources(entry, by_name) for name, entry in by_name.items()})
        try:
            sorter.prepare()
        except CycleError as error:
            circle = list(reversed(error.args[1]))
            first = min((by_name[name] for name in circle), key=lambda entry: entry.number)
            turn = " → ".join(circle)
            message = (
                f"des calculs ou des conditions tournent en rond ({turn}) : enlevez l'une de ces dépendances"
            )
            column = "calculation" if first.text("calculation") else "relevant"
            yield Problem("survey", first.number, first.header(column), "cycle", message)
            # The circle is opened so that another may be found.
            del by_name[first.name]
            continue
        return


def _sources(entry: Entry, by_name: dict[str, Entry]) -> set[str]:
    calculated = set() if entry.text("trigger") else set(_LIVE.findall(entry.text("calculation")))
    conditions = set(_LIVE.findall(entry.text("relevant") + entry.text("repeat_count")))
    if _reads_itself(entry.text("relevant")):
        conditions.add(entry.name)
    parents = set(entry.parents[-1:])
    return ((calculated - {entry.name}) | conditions | parents) & set(by_name)


def _reads_itself(condition: str) -> bool:
    """Whether a condition looks at its own question by `.`."""
    text = REFERENCE.sub(" /x ", condition)
    if not text or faults(text):
        return False
    return "/itself" in references(parse(text), "/itself")


def check_targets(entries: Sequence[Entry], targets: frozenset[str] | None) -> Iterator[Problem]:
    """Each answer goes where there is something to receive it."""
    for entry in entries if targets is not None else ():
        target = entry.text("save_to")
        if target and targets is not None and target not in targets:
            close = get_close_matches(target, targets, 1)
            hint = f" ; vouliez-vous dire « {close[0]} » ?" if close else ""
            message = f"« {target} » n'est ni un champ d'une fiche ni un indicateur{hint}"
            yield Problem("survey", entry.number, entry.header("save_to"), "unknown-target", message)


def pulled_tables(entries: Sequence[Entry]) -> Iterator[tuple[Entry, str, str]]:
    """The tables that `pulldata` asks for: where, in which column, which."""
    for entry in entries:
        for column in FORMULAS:
            for header, text in entry.texts(column):
                for name in _PULLED.findall(text):
                    yield entry, header, name
