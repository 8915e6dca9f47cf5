"""Faults of the types, names and groups of a form."""

import re
from collections.abc import Iterator, Sequence

from census_app.forms.headers import canonical
from census_app.forms.names import NAMED, is_name
from census_app.forms.outline import Entry
from census_app.forms.problems import Problem
from census_app.forms.suggesting import did_you_mean, meant_type

_KOBO = re.compile(r"(?:begin|end)[ _](?:kobomatrix|score|rank)(?: .*)?|(?:score|rank)__\w+")
_NAMELESS = frozenset(
    {"note", "audit", "start", "end", "today", "deviceid", "username", "email", "phonenumber"}
)


def check_types(entries: Sequence[Entry], headers: Sequence[str]) -> Iterator[Problem]:
    """Each row has a type that exists."""
    if "type" not in {canonical(header) for header in headers}:
        return
    known = known_types()
    for entry in entries:
        if not entry.type:
            if entry.name:
                message = "il manque le type de cette question (text, integer, select_one LISTE…)"
                yield Problem("survey", entry.number, "type", "missing-type", message)
        elif entry.is_misspelt or (entry.kind == "other" and not _is_known(entry.type, known)):
            yield Problem(
                "survey", entry.number, entry.header("type"), "unknown-type", _unknown_type(entry.type)
            )


def _is_known(type_: str, known: frozenset[str]) -> bool:
    return type_ in known or re.fullmatch(r"osm \S+", type_) is not None


def known_types() -> frozenset[str]:
    """The types that pyxform knows, besides choices and groups."""
    from pyxform.aliases import settings_header
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    bare_choices = {name for name in QUESTION_TYPE_DICT if name.startswith(("select", "rank", "q select"))}
    return frozenset(QUESTION_TYPE_DICT).union(settings_header) - bare_choices


def _unknown_type(type_: str) -> str:
    bare = type_.split(maxsplit=1)[0] if type_ else ""
    if type_ in {"select_one", "select_multiple", "rank", "select one", "select multiple"}:
        return f"le type « {type_} » doit nommer sa liste, par exemple « {bare} oui_non »"
    if type_.startswith("cascading_select"):
        return "« cascading_select » n'existe plus : posez une question par niveau, avec « choice_filter »"
    if _KOBO.fullmatch(type_):
        return f"« {type_} » n'existe que dans KoboToolbox : écrivez un groupe et ses questions select_one"
    hint = did_you_mean(meant_type(type_), " : voyez la liste des types sur xlsform.org")
    return f"le type « {type_} » n'existe pas{hint}"


def check_names(entries: Sequence[Entry], headers: Sequence[str]) -> Iterator[Problem]:
    """Each question and group has a name, made as XML wants, once in its group."""
    if "name" not in {canonical(header) for header in headers}:
        return
    seen: dict[tuple[tuple[str, ...], str], int] = {}
    repeats: dict[str, int] = {}
    for entry in entries:
        if entry.kind == "end" or not entry.type:
            continue
        if not entry.name:
            if entry.type not in _NAMELESS and not entry.type.startswith("end"):
                message = "il manque le nom : écrivez-en un, sans espace ni accent"
                yield Problem("survey", entry.number, "name", "missing-name", message)
            continue
        column = entry.header("name")
        reserved = _reserved(entry)
        if reserved:
            yield Problem("survey", entry.number, column, "bad-name", reserved)
        if not is_name(entry.name):
            message = f"le nom « {entry.name} » {NAMED}"
            yield Problem("survey", entry.number, column, "bad-name", message)
        earlier = seen.setdefault((entry.parents, entry.name), entry.number)
        if entry.kind == "begin" and entry.control == "repeat":
            earlier = min(earlier, repeats.setdefault(entry.name, entry.number))
        if earlier != entry.number:
            message = f"le nom « {entry.name} » est déjà pris à la ligne {earlier} : donnez-en un autre"
            yield Problem("survey", entry.number, column, "duplicate-name", message)


def _reserved(entry: Entry) -> str:
    """Why a name is not free; empty when it is."""
    if entry.name == "meta" and not entry.parents:
        return "le nom « meta » est pris par le programme : donnez-en un autre"
    if entry.name == "data" and entry.control == "repeat":
        return "un groupe répété ne peut pas se nommer « data », nom du questionnaire : changez-le"
    if entry.type == "audit" and entry.name != "audit":
        return "la ligne « audit » ne porte pas d'autre nom : videz sa case « name »"
    return ""


def check_groups(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Each group and repeat that begins ends, in the right order."""
    opened: list[Entry] = []
    for entry in entries:
        if entry.kind == "begin":
            opened.append(entry)
        elif entry.kind == "end":
            if not opened:
                message = f"« {entry.type} » ne ferme rien : enlevez-le, ou ajoutez le début qui lui manque"
                yield Problem("survey", entry.number, entry.header("type"), "unbalanced-group", message)
                continue
            begun = opened.pop()
            if begun.control != entry.control:
                message = (
                    f"« {entry.type} » ferme « {begun.type} » commencé à la ligne {begun.number} : "
                    f"écrivez « end {begun.control} »"
                )
                yield Problem("survey", entry.number, entry.header("type"), "unbalanced-group", message)
    for begun in opened:
        message = f"« {begun.type} » n'est jamais fermé : ajoutez « end {begun.control} »"
        yield Problem("survey", begun.number, begun.header("type"), "unbalanced-group", message)
