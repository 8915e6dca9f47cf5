"""All the faults of a form at once, before and after pyxform, which stops at the first it meets."""

from pathlib import Path
from typing import TYPE_CHECKING

from census_app.forms.problems import FormError, Problem
from census_app.forms.xform_names import ENTITIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from census_app.forms.definition import FormDefinition
    from census_app.forms.outline import Entry
    from census_app.forms.tabulated import Workbook

_SHEETS = ("", "survey", "choices", "settings")


def check_form(
    source: Path | bytes | str,
    targets: frozenset[str] | None = None,
    *,
    provided: frozenset[str] = frozenset(),
) -> list[Problem]:
    """All the faults of a form, in the order of its sheets and rows; none when it is sound.

    Args:
        source: as for `load_form`.
        targets: what `save_to` may name; None when it does not matter.
        provided: names of the tables that the program gives.
    """
    from census_app.forms.reading import load_form, load_workbook
    from census_app.forms.workbook import read_workbook

    if isinstance(source, Path) and source.suffix.lower() == ".xml":
        return _refusals(lambda: load_form(source, provided=provided), targets)
    try:
        workbook = read_workbook(source)
    except FormError as error:
        return list(error.problems)
    path = source if isinstance(source, Path) else None
    found = check_tables(workbook, path, targets, provided)
    return found or _refusals(lambda: load_workbook(workbook, path), targets)


def _refusals(load: "Callable[[], FormDefinition]", targets: frozenset[str] | None) -> list[Problem]:
    """What loading a form refuses that its sheets did not show; an XForm has none, nor rows to point at."""
    from census_app.forms.check_formulas import unknown_target

    try:
        form = load()
    except FormError as error:
        return list(error.problems)
    if targets is None or ENTITIES in form.xml:
        return []
    wrong = sorted(form.targets() - targets)
    return [Problem("", None, "save_to", "unknown-target", unknown_target(name, targets)) for name in wrong]


def check_tables(
    workbook: "Workbook", path: Path | None, targets: frozenset[str] | None, provided: frozenset[str]
) -> list[Problem]:
    """The faults that the sheets of a form show, in the order of its sheets and rows."""
    from census_app.forms.check_choices import check_choices, check_files, check_filters, check_lists
    from census_app.forms.check_circles import check_circles
    from census_app.forms.check_formulas import check_bare_names, check_formulas, check_targets
    from census_app.forms.check_parameters import check_parameters
    from census_app.forms.check_questions import check_triggers, check_words
    from census_app.forms.check_sheets import check_sheets
    from census_app.forms.check_structure import check_groups, check_names, check_types
    from census_app.forms.outline import outline

    found = list(check_sheets(workbook))
    entries = outline(workbook)
    headers = workbook.headers.get("survey", ())
    for check in (check_groups, check_circles, check_bare_names, check_triggers, check_parameters):
        found += check(entries)
    found += check_types(entries, headers)
    found += check_names(entries, headers)
    found += check_words(entries, headers)
    found += check_formulas(workbook, entries)
    found += check_lists(workbook, entries)
    found += check_filters(workbook, entries)
    found += check_choices(workbook, entries)
    found += check_files(entries, path, provided)
    found += _missing_tables(entries, path, provided)
    if not workbook.rows.get("entities"):
        found += check_targets(entries, targets)
    return sorted(found, key=_place)


def _place(problem: Problem) -> tuple[int, int, str]:
    sheet = _SHEETS.index(problem.sheet) if problem.sheet in _SHEETS else len(_SHEETS)
    return sheet, problem.row or 0, problem.column


def _missing_tables(
    entries: "tuple[Entry, ...]", path: Path | None, provided: frozenset[str]
) -> list[Problem]:
    """The tables that `pulldata` asks for and that are neither beside the form nor given by the program."""
    from census_app.forms.check_formulas import pulled_tables

    declared = {entry.name for entry in entries if entry.type in {"csv-external", "xml-external"}}
    found = []
    for entry, header, name in pulled_tables(entries):
        beside = path is None or (path.parent / f"{name}.csv").is_file()
        if name not in declared | provided and not beside:
            message = (
                f"la table « {name} » de pulldata demande un fichier « {name}.csv » à côté du questionnaire"
            )
            found.append(Problem("survey", entry.number, header, "missing-file", message))
    return found
