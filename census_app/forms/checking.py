"""All the faults of a form at once."""

from pathlib import Path

from census_app.forms.problems import Problem
from census_app.forms.workbook import Workbook


def check_tables(
    workbook: Workbook, path: Path | None, targets: frozenset[str] | None, provided: frozenset[str]
) -> list[Problem]:
    return []


def check_form(
    path: Path, targets: frozenset[str] | None = None, *, provided: frozenset[str] = frozenset()
) -> list[Problem]:
    from census_app.forms.problems import FormError
    from census_app.forms.reading import load_form

    try:
        load_form(path, provided=provided)
    except FormError as error:
        return list(error.problems)
    return []
