"""What pyxform says, in French, with the place it speaks of."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from census_app.forms.problems import Problem

if TYPE_CHECKING:
    from census_app.forms.outline import Entry

_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"'(survey|choices|settings|entities)' sheet|sheet: '(survey|choices|settings|entities)'")
_COLUMN = re.compile(r"the '([^']+)' value")
_COLUMNS = {
    "missing-label": "label",
    "missing-calculation": "calculation",
    "empty-group": "type",
    "cycle": "relevant",
}
_NAMES = re.compile(r"\$\{([^}]+)\}|named '([^']+)'|\[name: '?([\w.-]+)'?|« ([\w.-]+) »|[(:] ?([\w.-]+) →")
_KNOWN: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"survey element named '([^']+)'.* has no label or hint"),
        "missing-label",
        "la question « {0} » n'a ni libellé ni indication : écrivez ce qu'elle demande",
    ),
    (
        re.compile(r"Missing calculation"),
        "missing-calculation",
        "il manque la formule de ce calcul : écrivez-la dans la colonne « calculation »",
    ),
    (
        re.compile(r"different names for the same column were found: '([^']+)', '([^']+)'"),
        "duplicate-column",
        "les colonnes « {0} » et « {1} » disent la même chose : enlevez l'une des deux",
    ),
    (
        re.compile(r"There has been an error .*group.*empty|Groups? .*must (?:have|contain)"),
        "empty-group",
        "ce groupe ne contient aucune question",
    ),
    (
        re.compile(r"Could not find the name '([^']+)'"),
        "unknown-name",
        "« {0} » n'est le nom d'aucune question",
    ),
    (
        re.compile(r"Duplicate column header: (.+)"),
        "duplicate-column",
        "la colonne « {0} » est écrite deux fois",
    ),
)


def translated(message: str) -> Problem:
    """The problem that an error of pyxform describes; what is not recognised is quoted."""
    row, sheet, column = _ROW.search(message), _SHEET.search(message), _COLUMN.search(message)
    text = " ".join(_ROW.sub("", message).split())
    place = next((name for name in sheet.groups() if name), "") if sheet else "survey" if row else ""
    number = int(row.group(1)) if row else None
    for pattern, code, french in _KNOWN:
        match = pattern.search(text)
        if match is not None:
            told = french.format(*match.groups())
            if code == "duplicate-column":
                return Problem(place, 1, match.groups()[-1], code, told)
            return Problem(place, number, column.group(1) if column else _COLUMNS.get(code, ""), code, told)
    quoted = f"le convertisseur XLSForm refuse le formulaire : {text}"
    return Problem(place, number, column.group(1) if column else "", "refused", quoted)


def placed(problem: Problem, entries: "Sequence[Entry]") -> Problem:
    """The same problem on the row of the first question that its message names, where it tells no row."""
    if problem.row is not None or problem.sheet not in {"", "survey"}:
        return problem
    names = [name for found in _NAMES.findall(problem.message) for name in found if name]
    for entry in entries:
        if entry.name in names and entry.kind != "end":
            column = problem.column or _COLUMNS.get(problem.code, "")
            header = entry.header(column) if column else ""
            return Problem("survey", entry.number, header, problem.code, problem.message)
    return problem
