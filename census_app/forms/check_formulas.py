"""Faults of the expressions of a form: names, functions, syntax; and of where answers go."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from census_app.forms.headers import FORMULAS, may_refer, plain
from census_app.forms.outline import REFERENCE, Entry, with_paths
from census_app.forms.problems import Problem
from census_app.forms.remedies import bare_word, remedy
from census_app.forms.suggesting import closest, did_you_mean, meant_function
from census_app.forms.tabulated import Workbook
from census_app.forms.xpath.compile import faults, parts
from census_app.forms.xpath.library import FUNCTIONS
from census_app.forms.xpath.parser import parse
from census_app.forms.xpath.syntax import Call, Path, Syntax

_YES_NO = frozenset({"yes", "no", "true", "false"})
_FUNCTION = re.compile(r"fonction « (.*?) » n'existe pas")
_ELSEWHERE = {"settings": {"instance_name"}, "entities": {"create_if", "update_if", "entity_id", "label"}}
"""The columns of other sheets that hold expressions."""
_ABOUT_OTHERS = (
    *("relevant", "required", "readonly", "constraint", "calculation", "warning", "repeat_count"),
)
_PULLED = re.compile(r"pulldata\(\s*['\"]([^'\"]+)['\"]")


def check_formulas(workbook: Workbook, entries: Sequence[Entry]) -> Iterator[Problem]:
    """Each expression can be read, each `${name}` names one question."""
    names = _known_names(workbook, entries)
    for entry in entries:
        for header, text in entry.cells.items():
            if may_refer(header):
                yield from _references(("survey", entry.number, header), text, names)
        for header, text in _formulas(entry):
            yield from _misread(("survey", entry.number, header), text)
        if entry.list_name.startswith("${"):
            yield from _references(("survey", entry.number, entry.header("type")), entry.list_name, names)
    for sheet in ("choices", "settings", "entities"):
        for row in workbook.rows.get(sheet, ()):
            for header, text in row.cells.items():
                yield from _references((sheet, row.number, header), text, names)
                if plain(header) in _ELSEWHERE.get(sheet, ()):
                    yield from _misread((sheet, row.number, header), text)


def _formulas(entry: Entry) -> Iterator[tuple[str, str]]:
    """The cells of a row that hold expressions, a default that is to be computed included."""
    for column in FORMULAS:
        for header, text in entry.texts(column):
            if text.strip().lower() not in _YES_NO:
                yield header, text
    for header, text in entry.texts("default"):
        if _is_formula(text, entry.type):
            yield header, text


def _known_names(workbook: Workbook, entries: Sequence[Entry]) -> Counter[str]:
    """How many times each name may be meant, those that pyxform makes and that of the form included."""
    names = Counter(entry.name for entry in entries if entry.name and entry.kind != "end")
    names.update(f"{entry.name}_other" for entry in entries if entry.type.endswith(("or_other", "other")))
    names.update(
        f"{entry.name}_count" for entry in entries if entry.control == "repeat" and entry.kind == "begin"
    )
    names.update({row.cells["name"] for row in workbook.rows.get("settings", ()) if "name" in row.cells})
    return names


def _is_formula(default: str, type_: str) -> bool:
    """Whether pyxform takes a default for something to compute."""
    from pyxform.utils import default_is_dynamic

    return "last-saved#" not in default and bool(default_is_dynamic(default, type_))


def _misread(place: tuple[str, int, str], text: str) -> Iterator[Problem]:
    for fault in faults(with_paths(text)):
        hint = remedy(text, str(fault)) if fault.code == "syntax" else ""
        unknown = _FUNCTION.search(str(fault))
        if unknown is not None:
            meant = meant_function(unknown.group(1), FUNCTIONS)
            hint = did_you_mean(meant, " : voyez la liste des fonctions sur docs.getodk.org")
        shown = str(fault).replace("« /x »", "« ${…} »")
        message = f"dans « {shortened(text)} », {shown}{hint}"
        yield Problem(*place, fault.code, message)


def shortened(text: str) -> str:
    """A formula short enough for a message."""
    return text if len(text) <= 80 else f"{text[:79]}…"


def _references(place: tuple[str, int, str], text: str, names: Counter[str]) -> Iterator[Problem]:
    for name in dict.fromkeys(REFERENCE.findall(text)):
        if names[name] == 1:
            continue
        if names[name] > 1:
            message = f"« ${{{name}}} » désigne plusieurs questions : donnez-leur des noms différents"
            yield Problem(*place, "duplicate-name", message)
            continue
        close = closest(name, names)
        hint = did_you_mean(f"${{{close}}}" if close else "", " : corrigez-le, ou ajoutez la question")
        yield Problem(*place, "unknown-name", f"« ${{{name}}} » n'est le nom d'aucune question{hint}")


def check_bare_names(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Another question is named by `${name}`: a name alone would look within the question itself."""
    within = {(entry.parents[-1], entry.name) for entry in entries if entry.parents}
    for entry in entries:
        for column in _ABOUT_OTHERS:
            for header, text in entry.texts(column):
                for name in bare_names(text):
                    if (entry.name, name) in within and column != "repeat_count":
                        continue
                    message = f"dans « {shortened(text)} », {bare_word(text, name, column)}"
                    yield Problem("survey", entry.number, header, "bare-name", message)


def bare_names(text: str) -> list[str]:
    """The names that an expression looks for right below the node it is run on, predicates left out."""
    if text.strip().lower() in _YES_NO:
        return []
    formula = with_paths(text)
    return [] if faults(formula) else list(dict.fromkeys(_outside_predicates(parse(formula))))


def _outside_predicates(syntax: Syntax) -> Iterator[str]:
    if isinstance(syntax, Path):
        if syntax.start is None and syntax.steps and syntax.steps[0].axis == "child":
            test = syntax.steps[0].test
            yield from [] if test in {"*", "node()", "text()"} else [test]
        elif isinstance(syntax.start, Call):
            yield from _outside_predicates(syntax.start)
        return
    for part in parts(syntax):
        yield from _outside_predicates(part)


def check_targets(entries: Sequence[Entry], targets: frozenset[str] | None) -> Iterator[Problem]:
    """Each answer goes where there is something to receive it."""
    for entry in entries if targets is not None else ():
        target = entry.text("save_to")
        if target and targets is not None and target not in targets:
            message = unknown_target(target, targets)
            yield Problem("survey", entry.number, entry.header("save_to"), "unknown-target", message)


def unknown_target(target: str, targets: frozenset[str]) -> str:
    """What is said of an answer that goes nowhere."""
    hint = did_you_mean(closest(target, targets), " : corrigez-le, ou videz la case")
    return f"« {target} » n'est ni un champ d'une fiche ni un indicateur{hint}"


def pulled_tables(entries: Sequence[Entry]) -> Iterator[tuple[Entry, str, str]]:
    """The tables that `pulldata` asks for: where, in which column, which."""
    for entry in entries:
        for column in FORMULAS:
            for header, text in entry.texts(column):
                for name in _PULLED.findall(text):
                    yield entry, header, name
