"""All that pyxform refuses, where it stops at the first: each cell it refuses is emptied, then it goes on."""

from typing import TYPE_CHECKING, Any

from census_app.forms.headers import canonical
from census_app.forms.problems import FormError, Problem
from census_app.forms.reading import convert

if TYPE_CHECKING:
    from census_app.forms.tabulated import Workbook

_MOST = 50
_BEARING = frozenset({"type", "name", "list_name"})
"""The columns that others stand on: without them the form is another one, with other faults."""


def refusals(workbook: "Workbook", first: FormError) -> tuple[Problem, ...]:
    """What pyxform refuses of a form, `first` being what it refused of the whole."""
    found = list(first.problems)
    tables = _without(workbook.tables, found[-1])
    while tables is not None and len(found) < _MOST:
        try:
            convert(tables, "questionnaire")
        except FormError as error:
            if error.problems[0] in found:
                break
            found.append(error.problems[0])
            tables = _without(tables, found[-1])
        else:
            break
    return tuple(found)


def _without(tables: dict[str, Any], problem: Problem) -> dict[str, Any] | None:
    """The same sheets without the cell that a problem points at; None where it points at none."""
    rows = tables.get(problem.sheet, [])
    place = (problem.row or 0) - 2
    if not 0 <= place < len(rows) or canonical(problem.column) in _BEARING:
        return None
    headers = {header for header in rows[place] if canonical(header) == canonical(problem.column)}
    if not headers:
        return None
    emptied = {header: text for header, text in rows[place].items() if header not in headers}
    return {**tables, problem.sheet: [*rows[:place], emptied, *rows[place + 1 :]]}
