"""What to do about an expression that cannot be read: habits of spreadsheets and of programmers."""

import re

_STRINGS = re.compile(r"\"[^\"]*\"|'[^']*'")
_OPERATORS = {
    "=>": ">=",
    "=<": "<=",
    "!==": "!=",
    "==": "=",
    "<>": "!=",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "×": "*",
    "÷": "div",
    "−": "-",
    "–": "-",
    "&&": "and",
    "||": "or",
    "%": "mod",
    "/": "div",
    "AND": "and",
    "ET": "and",
    "et": "and",
    "OR": "or",
    "OU": "or",
    "ou": "or",
    "DIV": "div",
    "MOD": "mod",
    "NOT": "not(…)",
    "^": "pow(…, …)",
    "&": "concat(…, …)",
    "is": "=",
    "est": "=",
    "in": "selected(…, …)",
}
"""How operators are written elsewhere, and how XLSForm writes them."""
_OPERATOR = re.compile(
    r"=>|=<|!==|==|<>|&&|\|\||[≥≤≠×÷−–%&^]|\b(?:AND|ET|et|OR|OU|ou|DIV|MOD|NOT|is|est|in)\b"
)
_SLASH = re.compile(r"(?:\}|\d)\s*/\s*(?:\$|\d)")
_DECIMAL = re.compile(r"\d,\d")
_NEARLY_A_REFERENCE = re.compile(
    r"[$#]\s*\{([^}]*)\}?|\$\s*\(?\s*([^\W\d][\w.-]*)|(?<!\$)\{([^}]*)\}|(?<![\w)}\]])\[([^\]]*)\]"
)
_DATE_FORMAT = re.compile(r"%[A-Za-z]\b")
_REFERENCE = re.compile(
    r"\$\s*[({]?\s*([^\W\d][\w.-]*)|#\{([^}]*)\}|(?<!\$)\{([^}]*)\}|(?<![\w)}\]])\[([^\]]*)\]"
)
_REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?[^\s{}]+\s*\}")
_WORDS = {
    "true": "true()",
    "vrai": "true()",
    "false": "false()",
    "faux": "false()",
    "null": "''",
    "nul": "''",
}


def remedy(formula: str, fault: str) -> str:
    """What to write instead, as the end of a message (` : écrivez « and », pas « AND »`).

    `fault` is what the reader of expressions says of the formula.
    """
    if "guillemet ouvert" in fault:
        return ' : fermez-le, ou entourez de " un texte qui contient une apostrophe'
    bare = _STRINGS.sub("''", formula)
    if bare.startswith("="):
        return " : enlevez le « = » du début"
    if _DATE_FORMAT.search(bare):
        return " : mettez le format de la date entre apostrophes"
    operator = _OPERATOR.search(bare)
    if operator is not None:
        return f" : écrivez « {_OPERATORS[operator.group()]} », pas « {operator.group()} »"
    if _SLASH.search(bare):
        return " : écrivez « div » pour diviser, pas « / »"
    if ";" in bare:
        return " : séparez les valeurs par des virgules, pas par des points-virgules"
    if _DECIMAL.search(bare) and "(" not in bare:
        return " : écrivez les nombres avec un point, pas une virgule"
    return _about_names(bare) or _general(fault)


def _about_names(bare: str) -> str:
    nearly = _NEARLY_A_REFERENCE.search(_REFERENCE.sub("0", bare))
    name = "" if nearly is None else next((each.strip() for each in nearly.groups() if each), "")
    return (
        ""
        if not name
        else f" : la réponse à une question s'écrit « ${{{'_'.join(name.split())}}} », sans espace"
    )


def _general(fault: str) -> str:
    if "s'arrêter" in fault:
        return " : il manque avant un signe (=, and, or, +…), ou une parenthèse est de trop"
    if "n'a pas sa place" in fault:
        return " : enlevez-le, ou mettez le texte entre apostrophes"
    return " (ou une virgule entre deux valeurs)" if fault.startswith("il manque « ) » devant") else ""


def bare_word(formula: str, name: str, column: str) -> str:
    """What to write instead of a name that stands alone in a formula: a sentence's end, after the formula."""
    if column == "repeat_count":
        return f"écrivez un nombre, ou « ${{{name}}} » pour la réponse à une question"
    lowered = name.lower()
    if formula.strip() == name and lowered in {"oui", "vrai", "obligatoire", "x", "o"}:
        return "écrivez « yes »"
    if formula.strip() == name and lowered in {"non", "faux", "n", "facultatif"}:
        return "écrivez « no »"
    if lowered in _WORDS:
        return f"écrivez « {_WORDS[lowered]} », pas « {name} »"
    if lowered == "not":
        return "mettez entre parenthèses ce que « not » nie : « not(…) »"
    return f"écrivez « ${{{name}}} » pour la réponse à une question ou « '{name}' » pour un mot"
