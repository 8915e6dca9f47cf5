"""What pyxform says, in French, with the place it speaks of."""

import re

from census_app.forms.problems import Problem

_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"'(survey|choices|settings|entities)' sheet|sheet: '(survey|choices|settings|entities)'")
_COLUMN = re.compile(r"the '([^']+)' value")
_KNOWN: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"survey element named '([^']+)'.* has no label or hint"),
        "missing-label",
        "la question « {0} » n'a ni libellé ni indication : écrivez ce qu'elle demande",
    ),
    (
        re.compile(r"Missing calculation"),
        "missing-calculation",
        "il manque la formule de ce calcul (colonne « calculation »)",
    ),
    (
        re.compile(r"different names for the same column were found: '([^']+)', '([^']+)'"),
        "duplicate-column",
        "les colonnes « {0} » et « {1} » disent la même chose : enlevez l'une des deux",
    ),
    (
        re.compile(r"Choice filter not supported with or_other"),
        "or-other-filter",
        "« or_other » ne va pas avec « choice_filter » : ajoutez un choix « autre » et une question de texte",
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
            return Problem(
                place, number, column.group(1) if column else "", code, french.format(*match.groups())
            )
    quoted = f"le convertisseur XLSForm refuse le formulaire : {text}"
    return Problem(place, number, column.group(1) if column else "", "refused", quoted)
