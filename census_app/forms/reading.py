"""A questionnaire file (XLSForm or XForm) read into a definition."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from census_app.forms.definition import FormDefinition
from census_app.forms.external import files_beside
from census_app.forms.headers import canonical, is_words
from census_app.forms.problems import FormError, Problem
from census_app.forms.xform import load_xform
from census_app.forms.xform_names import CENSUS

if TYPE_CHECKING:
    from census_app.forms.tabulated import Workbook

OWN_COLUMNS = ("save_to", "warning", "warning_message", "unit")
_HIDDEN_APOSTROPHE = "\ue019"
_CHOICE_COLUMN = re.compile(r"[^\W\d][\w. -]*|(?:label|hint|media|image|big-image|audio|video)\s*:.*")
_AMONG_ANSWERS = re.compile(r"(?:select_multiple|select all that apply(?: from)?) (\$\{[^}]+\})")
_LIST_OF_ANSWERS = re.compile(r'<instance id="\$\{.*?</instance>', re.DOTALL)
_SOURCE = re.compile(r'<instance [^>]*src="([^"]*)"')


def load_form(
    source: Path | bytes | str, name: str = "", *, provided: frozenset[str] = frozenset()
) -> FormDefinition:
    """Read a questionnaire: a file, its bytes, or the Markdown of its tables.

    Args:
        source: a path (`.xlsx`, `.xls`, `.md`, `.csv`, `.xml`), the content of a workbook, or Markdown.
        name: what to call it where it has no identifier of its own.
        provided: names of the tables (csv-external) that the program gives, so that no file is needed.

    Raises:
        FormError: with all its problems.
    """
    from census_app.forms.checking import check_tables
    from census_app.forms.workbook import read_workbook, text_of

    path = source if isinstance(source, Path) else None
    if path is not None and path.suffix.lower() == ".xml":
        return load_converted(text_of(path), path)
    workbook = read_workbook(source)
    problems = check_tables(workbook, path, None, provided)
    if problems:
        raise FormError(tuple(problems))
    return load_workbook(workbook, path, name)


def load_workbook(workbook: "Workbook", path: Path | None, name: str = "") -> FormDefinition:
    """Read a questionnaire of which the sheets have no fault, with the files beside it.

    Raises:
        FormError: pyxform finds something, or its XForm cannot be read.
    """
    try:
        xml = convert(workbook.tables, name or (path.stem if path else "questionnaire"))
        return load_converted(xml, path)
    except FormError as error:
        from census_app.forms.outline import outline
        from census_app.forms.refusals import refusals
        from census_app.forms.translating import placed

        entries = outline(workbook)
        found = refusals(workbook, error)
        raise FormError(tuple(placed(problem, entries) for problem in found)) from error


def load_converted(xml: str, path: Path | None) -> FormDefinition:
    """Read an XForm with the files that lie beside the form it came from."""
    names = frozenset(source.rpartition("/")[2] for source in _SOURCE.findall(xml))
    return load_xform(xml, files_beside(path, names) if path is not None else {})


def convert(tables: dict[str, Any], name: str) -> str:
    """The XForm of an XLSForm (its sheets as pyxform reads them), our own columns passed through.

    Raises:
        FormError: pyxform refuses it.
    """
    import warnings

    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert as pyxform_convert

    kept = without_remarks(with_apostrophes_hidden(with_own_columns(with_lists_of_answers(tables))))
    prepared = {**kept, "fallback_form_name": name}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            xform = str(pyxform_convert(xlsform=prepared, validate=False).xform)
            return _LIST_OF_ANSWERS.sub("", xform.replace(_HIDDEN_APOSTROPHE, "’"))
    except PyXFormError as error:
        from census_app.forms.translating import translated

        raise FormError((translated(str(error)),)) from error
    except Exception as error:
        message = f"pyxform ne parvient pas à lire ce formulaire ({type(error).__name__} : {error})"
        raise FormError((Problem("", None, "", "refused", message),)) from error


def with_lists_of_answers(tables: dict[str, Any]) -> dict[str, Any]:
    """The same tables with a list for each `select_multiple ${name}`, whose choices are answers of a repeat.

    pyxform looks for that list, which it does for no other choice among answers; `convert` leaves it out.
    """
    types = [
        text for row in tables.get("survey", []) for key, text in row.items() if canonical(key) == "type"
    ]
    lists = dict.fromkeys(found.group(1) for type_ in types if (found := _AMONG_ANSWERS.fullmatch(type_)))
    if not lists:
        return tables
    header = tables.get("choices_header") or [dict.fromkeys(("list_name", "name", "label"))]
    column = next((key for key in header[0] if canonical(key) == "list_name"), "list_name")
    name = next((key for key in header[0] if canonical(key) == "name"), "name")
    rows = [{column: each, name: "answer"} for each in lists]
    return {**tables, "choices": [*tables.get("choices", []), *rows], "choices_header": header}


def with_apostrophes_hidden(tables: dict[str, Any]) -> dict[str, Any]:
    """The same tables, the typographic apostrophes of their words put out of pyxform's reach.

    pyxform straightens every ’ it reads: right in an expression, wrong in a sentence.
    """

    def hidden(row: dict[str, Any]) -> dict[str, Any]:
        return {
            key: value.replace("’", _HIDDEN_APOSTROPHE) if isinstance(value, str) and is_words(key) else value
            for key, value in row.items()
        }

    return {
        name: [hidden(row) for row in rows] if name in ("survey", "choices", "settings") else rows
        for name, rows in tables.items()
    }


def without_remarks(tables: dict[str, Any]) -> dict[str, Any]:
    """The same tables without the columns of choices that no formula can name (`$kuid`, `note !`).

    pyxform would make elements of them, and an XML that nobody can read.
    """

    def kept(row: dict[str, Any]) -> dict[str, Any]:
        return {header: text for header, text in row.items() if _CHOICE_COLUMN.fullmatch(header)}

    return {
        name: [kept(row) for row in rows] if name in ("choices", "choices_header") else rows
        for name, rows in tables.items()
    }


def with_own_columns(tables: dict[str, Any]) -> dict[str, Any]:
    """The same tables, `save_to`, `warning`… renamed into columns that pyxform lets through.

    With an entities sheet, `save_to` keeps its meaning in ODK.
    """
    own = [column for column in OWN_COLUMNS if column != "save_to" or not tables.get("entities")]
    renamed = {column: f"bind::census:{column}" for column in own}
    survey = [
        {renamed.get(key, key): value for key, value in row.items()} for row in tables.get("survey", [])
    ]
    header = [{renamed.get(key, key): None for key in row} for row in tables.get("survey_header", [])]
    result = {**tables, "survey": survey, "survey_header": header}
    if any(key in row for row in survey for key in renamed.values()):
        settings = [dict(row) for row in tables.get("settings", [])] or [{}]
        spaces = settings[0].get("namespaces", "")
        if "census=" not in spaces:
            settings[0]["namespaces"] = f'{spaces} census="{CENSUS}"'.strip()
        result |= {"settings": settings, "settings_header": [dict.fromkeys(settings[0])]}
    return result
