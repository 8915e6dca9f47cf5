"""Faults of the sheets of a form and of their columns."""

from collections import Counter
from collections.abc import Iterator, Sequence

from census_app.forms.headers import COLUMNS, canonical, plain
from census_app.forms.names import NAMED, is_name
from census_app.forms.problems import Problem
from census_app.forms.suggesting import closest, did_you_mean, meant_column, meant_sheet
from census_app.forms.tabulated import Workbook

_LONG = frozenset(column for column in COLUMNS if len(column) > 7)
_FRENCH = frozenset(COLUMNS) - {"type", "name", "list_name", "hint"}
"""Columns whose French name is taken for them: `aide` may be a remark, the others have their own message."""
_SETTINGS = frozenset(
    {"form_title", "form_id", "version", "default_language", "instance_name", "style", "submission_url"}
    | {"allow_choice_duplicates", "namespaces", "public_key", "auto_send", "auto_delete", "title", "name"}
    | {"id_string", "instance_xmlns", "clean_text_values", "client_editable", "set_form_title", "set_form_id"}
)


def check_sheets(workbook: Workbook) -> Iterator[Problem]:
    """A form needs a survey with a column type and a column name, and at least one row."""
    headers = {canonical(header) for header in workbook.headers.get("survey", ())}
    alone = len(workbook.names) == 1 and workbook.names[0].strip().lower() != "survey"
    if "survey" not in workbook.rows or (alone and not headers & {"type", "name"}):
        yield Problem("", None, "", "missing-sheet", _no_survey(workbook.names))
        return
    for sheet, name in misnamed(workbook).items():
        message = f"la feuille « {name} » n'est pas lue : nommez-la « {sheet} »"
        yield Problem(name, None, "", "missing-sheet", message)
    needed = {"survey": ("type", "name"), "choices": ("list_name", "name")}
    for sheet, row in workbook.late.items():
        message = f"les titres des colonnes sont à la ligne {row} : enlevez les lignes qui sont au-dessus"
        yield Problem(sheet, row, "", "missing-column", message)
    for sheet, columns in needed.items():
        if sheet in workbook.late:
            continue
        yield from _missing_columns(sheet, columns, workbook.headers.get(sheet, columns))
    for sheet, found_headers in workbook.headers.items():
        for header, times in Counter(found_headers).items():
            if times > 1:
                message = f"la colonne « {header} » est écrite {times} fois : n'en gardez qu'une"
                yield Problem(sheet, 1, header, "duplicate-column", message)
    yield from _misspelt(workbook.headers["survey"])
    yield from _misspelt_settings(workbook.headers.get("settings", ()))
    yield from _bad_root(workbook)
    if not workbook.rows["survey"] and "survey" not in workbook.late:
        yield Problem("survey", None, "", "empty", "la feuille « survey » ne pose aucune question")


def _no_survey(names: Sequence[str]) -> str:
    meant = next((name for name in names if meant_sheet(name) == "survey"), "")
    if meant:
        return f"il manque la feuille « survey » : renommez ainsi la feuille « {meant} »"
    found = ", ".join(f"« {name} »" for name in names) or "aucune feuille"
    return f"il manque la feuille « survey », celle des questions ; ce fichier a : {found}"


def misnamed(workbook: Workbook) -> dict[str, str]:
    """The sheets `choices` and `settings` that are there under another name, and that name."""
    types = [
        row.cells[header]
        for row in workbook.rows.get("survey", ())
        for header in row.cells
        if canonical(header) == "type"
    ]
    asked = any(type_.startswith(("select", "rank")) and "file" not in type_ for type_ in types)
    missing = {"settings", *(["choices"] if asked else [])} - workbook.rows.keys()
    return {meant: name for name in workbook.names if (meant := meant_sheet(name)) in missing}


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


def _misspelt_settings(headers: Sequence[str]) -> Iterator[Problem]:
    here = {plain(header) for header in headers}
    for header in headers:
        close = closest(header, _SETTINGS - here, 0.85) if plain(header) not in _SETTINGS else ""
        if close:
            message = f"la colonne « {header} » n'existe pas{did_you_mean(close)}"
            yield Problem("settings", 1, header, "unknown-column", message)


def _bad_root(workbook: Workbook) -> Iterator[Problem]:
    """The name of the whole form, if its settings give one, is made as XML wants."""
    for row in workbook.rows.get("settings", ())[:1]:
        for header, text in row.cells.items():
            if plain(header) == "name" and not is_name(text):
                message = f"le nom « {text} » {NAMED} ; le titre se met dans « form_title »"
                yield Problem("settings", row.number, header, "bad-name", message)
