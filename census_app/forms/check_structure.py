"""Faults of the sheets, types, names and groups of a form."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from census_app.forms.headers import COLUMNS, canonical
from census_app.forms.outline import Entry
from census_app.forms.problems import Problem
from census_app.forms.suggesting import closest, did_you_mean, meant_column, meant_type
from census_app.forms.workbook import Workbook

_NAME = re.compile(r"[^\W\d][\w.-]*(?::[^\W\d][\w.-]*)?")
_NAMELESS = frozenset(
    {"note", "audit", "start", "end", "today", "deviceid", "username", "email", "phonenumber"}
)
_LONG = frozenset(column for column in COLUMNS if len(column) > 7)
_FRENCH = frozenset(COLUMNS) - {"type", "name", "list_name", "hint"}
"""Columns whose French name is taken for them: `aide` may be a remark, the others have their own message."""


def check_sheets(workbook: Workbook) -> Iterator[Problem]:
    """A form needs a survey with a column type and a column name, and at least one row."""
    headers = {canonical(header) for header in workbook.headers.get("survey", ())}
    alone = len(workbook.names) == 1 and workbook.names[0].strip().lower() != "survey"
    if "survey" not in workbook.rows or (alone and not headers & {"type", "name"}):
        found = ", ".join(f"« {name} »" for name in workbook.names) or "aucune feuille"
        yield Problem(
            "", None, "", "missing-sheet", f"il manque la feuille « survey » ; ce fichier a : {found}"
        )
        return
    needed = {"survey": ("type", "name"), "choices": ("list_name", "name")}
    for sheet, columns in needed.items():
        yield from _missing_columns(sheet, columns, workbook.headers.get(sheet, columns))
    for sheet, found_headers in workbook.headers.items():
        for header, times in Counter(found_headers).items():
            if times > 1:
                message = f"la colonne « {header} » est écrite {times} fois : n'en gardez qu'une"
                yield Problem(sheet, 1, header, "duplicate-column", message)
    yield from _misspelt(workbook.headers["survey"])
    if not workbook.rows["survey"]:
        yield Problem("survey", None, "", "empty", "la feuille « survey » ne pose aucune question")


def _missing_columns(sheet: str, needed: Sequence[str], headers: Sequence[str]) -> Iterator[Problem]:
    here = {canonical(header) for header in headers}
    for column in needed:
        if column in here:
            continue
        meant = next((header for header in headers if meant_column(header) == column), "") or closest(
            column, [header for header in headers if canonical(header) not in COLUMNS], 0.75
        )
        advice = f"renommez ainsi la colonne « {meant} »" if meant else "ajoutez-la à la première ligne"
        yield Problem(sheet, 1, column, "missing-column", f"il manque la colonne « {column} » : {advice}")


def _misspelt(headers: Sequence[str]) -> Iterator[Problem]:
    """Columns that are nearly one of XLSForm's, or its French, where it is missing: they would be ignored."""
    here = {canonical(header) for header in headers}
    for header in headers:
        if canonical(header) in COLUMNS:
            continue
        french = meant_column(header)
        close = french if french in _FRENCH - here else closest(header, _LONG - here, 0.85)
        if close:
            _, mark, language = header.partition("::")
            message = f"la colonne « {header} » n'existe pas{did_you_mean(f'{close}{mark}{language}')}"
            yield Problem("survey", 1, header, "unknown-column", message)


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
            if entry.type not in _NAMELESS:
                message = "il manque le nom : écrivez-en un, sans espace ni accent"
                yield Problem("survey", entry.number, "name", "missing-name", message)
            continue
        column = entry.header("name")
        if not _NAME.fullmatch(entry.name):
            message = f"le nom « {entry.name} » doit commencer par une lettre et n'avoir que a-z, 0-9, - _ ."
            yield Problem("survey", entry.number, column, "bad-name", message)
        earlier = seen.setdefault((entry.parents, entry.name), entry.number)
        if entry.kind == "begin" and entry.control == "repeat":
            earlier = min(earlier, repeats.setdefault(entry.name, entry.number))
        if earlier != entry.number:
            message = f"le nom « {entry.name} » est déjà pris à la ligne {earlier} : donnez-en un autre"
            yield Problem("survey", entry.number, column, "duplicate-name", message)


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
