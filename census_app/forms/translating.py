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
_KNOWN: tuple[tuple[str, str, str], ...] = (
    (
        r"survey element named '([^']+)'.* has no label or hint",
        "missing-label",
        "la question « {0} » n'a ni libellé ni indication : écrivez ce qu'elle demande",
    ),
    (
        r"Missing calculation",
        "missing-calculation",
        "il manque la formule de ce calcul : écrivez-la dans la colonne « calculation »",
    ),
    (
        r"different names for the same column were found: '([^']+)', '([^']+)'",
        "duplicate-column",
        "les colonnes « {0} » et « {1} » disent la même chose : enlevez l'une des deux",
    ),
    (r"Duplicate column header: (.+)", "duplicate-column", "la colonne « {0} » est écrite deux fois"),
    (
        r"There has been an error .*group.*empty|Groups? .*must (?:have|contain)",
        "empty-group",
        "ce groupe ne contient aucune question : ajoutez-en une, ou enlevez le groupe",
    ),
    (
        r"Could not find the name '([^']+)'",
        "unknown-name",
        "« {0} » n'est le nom d'aucune question : corrigez-le",
    ),
    (
        r"must start with '\$\{', then a question name",
        "syntax",
        "une réponse s'écrit « ${{nom}} » : un dollar, une accolade, le nom de la question, une accolade",
    ),
    (
        r"The name 'meta' is reserved",
        "duplicate-name",
        "le nom « meta » est pris par le programme : donnez-en un autre",
    ),
    (
        r"Repeat names must not be the same as the survey root",
        "duplicate-name",
        "un groupe répété ne peut pas porter le nom du questionnaire (« data ») : donnez-en un autre",
    ),
    (
        r"Audits must always be named 'audit",
        "bad-name",
        "la ligne « audit » ne porte pas d'autre nom : videz sa case « name »",
    ),
    (
        r"List name not in columns sheet: (\S+)|Repeat loop without list name",
        "unknown-list",
        "« begin loop » doit nommer une liste de choix ; un groupe répété s'écrit « begin repeat »",
    ),
    (
        r"list names don't match: (\S+) vs. (\S+)",
        "unknown-list",
        "dans un groupe « table-list », toutes les questions ont la même liste : « {0} », pas « {1} »",
    ),
    (
        r"[Cc]hoice filter not supported for table-list",
        "or-other-filter",
        "un groupe « table-list » ne va pas avec « choice_filter » : enlevez l'un des deux",
    ),
    (
        r"background-geopoint",
        "bad-trigger",
        "« background-geopoint » dit dans « trigger » la question qui le déclenche, et n'a pas de calcul",
    ),
    (
        r"same instance id will be generated.*Instance name: '([^']+)'",
        "duplicate-name",
        "« {0} » désigne deux listes ou fichiers à la fois : donnez-leur des noms différents",
    ),
    (
        r"Instance names must be unique within a form. The name '([^']+)'",
        "duplicate-name",
        "plusieurs lignes déclarent le fichier « {0} » : n'en gardez qu'une",
    ),
    (
        r"'reference-geometry' parameter",
        "bad-parameter",
        "« reference-geometry » doit nommer une liste, un fichier joint, ou un groupe répété « ${{nom}} »",
    ),
    (
        r"'tick_labelset'",
        "bad-parameter",
        "« tick_labelset » doit nommer une liste dont les choix sont des nombres de l'intervalle",
    ),
    (
        r"[Pp]arameter '?([a-z-]+)'? must be",
        "bad-parameter",
        "« {0} » n'a pas une valeur qui convient : {text}",
    ),
    (
        r"Invalid value for quality|must have an integer value|must be set to",
        "bad-parameter",
        "un paramètre n'a pas une valeur qui convient : {text}",
    ),
    (
        r"entity list name '([^']+)' was not found|save_to but no entities",
        "bad-entity",
        "la feuille « entities » ne déclare pas la liste « {0} » : corrigez le nom, ou ajoutez-la",
    ),
    (
        r"entity list name '([^']+)' does not have a label",
        "bad-entity",
        "la liste « {0} » crée des entités sans nom : remplissez sa colonne « label »",
    ),
    (
        r"entity list name '([^']+)' does not have an '(update_if|entity_id)'",
        "bad-entity",
        "la liste « {0} » doit remplir sa colonne « {1} » pour mettre des entités à jour",
    ),
    (
        r"save_to property '([^']+)' is already assigned by row '(\d+)'",
        "bad-entity",
        "la propriété « {0} » est déjà donnée à la ligne {1} : changez l'un des deux noms",
    ),
    (
        r"Groups and repeats can't be saved",
        "bad-entity",
        "un groupe ne peut pas être gardé dans une entité : videz sa case « save_to »",
    ),
    (
        r"must not be 'name' or 'label'",
        "bad-entity",
        "une propriété d'entité ne peut pas se nommer « name » ni « label » : donnez-lui un autre nom",
    ),
    (
        r"following column\(s\) are not supported.*: ([^.]+)\. ",
        "unknown-column",
        "la feuille « entities » a des colonnes qui n'existent pas : {0}",
    ),
    (
        r"Names must begin with a letter or underscore",
        "bad-name",
        "ce nom doit commencer par une lettre et n'avoir que des lettres, chiffres, « - », « _ » et « . »",
    ),
    (
        r"must not begin with two underscores|must not contain a period",
        "bad-name",
        "ce nom ne peut pas commencer par « __ » ni contenir de point : donnez-en un autre",
    ),
    (
        r"Entity lists must have a name",
        "missing-name",
        "il manque le nom de cette liste d'entités : remplissez la colonne « list_name »",
    ),
    (
        r"entit(?:y|ies)|save_to",
        "bad-entity",
        "la déclaration des entités (feuille « entities », colonne « save_to ») n'est pas juste : {text}",
    ),
)


def translated(message: str) -> Problem:
    """The problem that an error of pyxform describes; what is not recognised is quoted."""
    row, sheet, column = _ROW.search(message), _SHEET.search(message), _COLUMN.search(message)
    text = " ".join(_ROW.sub("", message).split())
    place = next((name for name in sheet.groups() if name), "") if sheet else "survey" if row else ""
    number = int(row.group(1)) if row else None
    named = {"dataset": "list_name"}.get(column.group(1), column.group(1)) if column else ""
    for pattern, code, french in _KNOWN:
        match = re.search(pattern, text)
        if match is not None:
            told = french.format(*match.groups(), text=text)
            if code == "duplicate-column":
                return Problem(place, 1, match.groups()[-1], code, told)
            return Problem(place, number, named or _COLUMNS.get(code, ""), code, told)
    quoted = f"le convertisseur XLSForm refuse le formulaire : {text}"
    return Problem(place, number, named, "refused", quoted)


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
