"""A cell, or a text that somebody typed, turned into the checked value of a record's field.

Nothing is guessed in silence: what is read otherwise than written comes with a warning, what cannot be
read is refused with a sentence that says what to write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from census_app.domain.communes import Commune, How
from census_app.domain.fields import Field, FieldKind
from census_app.domain.text import fold
from census_app.exchange.cells import clean_line, clean_lines, is_blank, is_dash, plain, shortened, text_of
from census_app.exchange.codes import parse_code, parse_codes
from census_app.exchange.identifiers import parse_email, parse_phone, parse_rna, parse_siren, parse_url
from census_app.exchange.parsed import FieldContext, Parsed
from census_app.sheets.model import Formula

FIRST_YEAR: Final = 1800
LONGEST_NAME: Final = 250
LONGEST_LINE: Final = 1_000
LONGEST_TEXT: Final = 20_000

_YES: Final = frozenset({"oui", "o", "x", "1", "vrai", "true", "yes", "y"})
_NO: Final = frozenset({"non", "n", "0", "faux", "false", "no"})
_CALL: Final = re.compile(r"[=+@-]\s*(?:[\w.]+\(|\w+\|)")


def parse_field(field: Field, raw: object, context: FieldContext) -> Parsed:
    """What a cell or a typed text says of ``field``.

    ``raw`` is a text, a number, a date, a boolean, a tuple of codes, or a cell of ``sheets.model``. The
    value has the type that ``domain.fields.FieldValue`` gives to the field's kind; None is a blank.
    """
    if field.code == "name":
        return parse_name(raw)
    cell = plain(raw)
    if cell.problem:
        return Parsed(problem=cell.problem)
    if is_blank(cell.value) or cell.value == ():
        return Parsed()
    if field.kind not in _TEXTS and isinstance(cell.value, str) and is_dash(cell.value):
        return Parsed()
    return _PARSERS[field.kind](field, cell.value, context).warned(cell.warning)


def parse_name(raw: object) -> Parsed:
    """What a record is called: no formula, no date, at least one letter or digit. None is a blank."""
    if isinstance(raw, Formula):
        return Parsed(problem="La cellule contient une formule, pas un nom : écrivez le nom lui-même.")
    cell = plain(raw)
    if cell.problem:
        return Parsed(problem=cell.problem)
    name = clean_line(text_of(cell.value))
    if not name:
        return Parsed()
    if isinstance(cell.value, str) and (name.startswith("=") or _CALL.match(name)):
        return Parsed(problem=f"« {shortened(name)} » est une formule, pas un nom : écrivez le nom lui-même.")
    if isinstance(cell.value, date):
        return Parsed(problem=f"La cellule contient une date ({name}), pas un nom.")
    if isinstance(cell.value, bool) or not any(character.isalnum() for character in name):
        return Parsed(problem=f"« {shortened(name)} » n’est pas un nom.")
    if len(name) > LONGEST_NAME:
        return Parsed(problem=f"Le nom est trop long : {len(name)} caractères, {LONGEST_NAME} au plus.")
    is_number = not any(character.isalpha() for character in name)
    return Parsed(name, warning=f"Le nom « {name} » ne contient que des chiffres." if is_number else None)


def parse_boolean(raw: object) -> bool | None:
    """Oui or non in any of the usual ways; None when it is neither."""
    word = fold(text_of(raw))
    if word in _YES:
        return True
    return False if word in _NO else None


def parse_commune(text: str, context: FieldContext) -> Parsed:
    """The INSEE code of the commune that a text means; a misspelt name is refused with a suggestion."""
    match = context.commune(text)
    if match.commune is None:
        return Parsed(problem=_unknown_commune(text, match.how, match.candidates))
    commune, warning = match.commune, None
    if match.how is How.FORMER:
        warning = f"« {shortened(text)} » fait aujourd’hui partie de {_named(commune)}."
    if context.home and commune.code not in context.home:
        outside = f"{_named(commune)} est hors du périmètre."
        warning = f"{warning} {outside}" if warning else outside
    return Parsed(commune.code, warning=warning)


def _unknown_commune(text: str, how: How, candidates: tuple[Commune, ...]) -> str:
    shown = f"« {shortened(text)} »"
    if how is How.AMBIGUOUS and len(candidates) > 1:
        names = ", ".join(_named(commune) for commune in candidates)
        return f"{shown} peut désigner plusieurs communes : {names}. Écrivez le code INSEE."
    if not candidates:
        return f"{shown} n’est pas une commune connue : écrivez son nom officiel ou son code INSEE."
    first, *others = (f"« {_named(commune)} »" for commune in candidates[:3])
    also = f" (ou {', '.join(others)})" if others else ""
    return f"{shown} n’est pas une commune connue : vouliez-vous dire {first}{also} ?"


def _named(commune: Commune) -> str:
    return f"{commune.name} ({commune.code})"


def _line(field: Field, value: Any, _: FieldContext) -> Parsed:
    return _limited(field, clean_line(text_of(value)), LONGEST_LINE)


def _long_text(field: Field, value: Any, _: FieldContext) -> Parsed:
    return _limited(field, clean_lines(text_of(value)), LONGEST_TEXT)


def _limited(field: Field, text: str, longest: int) -> Parsed:
    if len(text) > longest:
        return Parsed(problem=f"{field.label} : {len(text)} caractères, {longest} au plus.")
    return Parsed(text or None)


def _code(field: Field, value: Any, context: FieldContext) -> Parsed:
    return parse_code(context.typology, field.coded_list, clean_line(text_of(value)))


def _codes(field: Field, value: Any, context: FieldContext) -> Parsed:
    text = ";".join(value) if isinstance(value, tuple | list) else clean_lines(text_of(value))
    return parse_codes(context.typology, field.coded_list, text)


def _commune(_: Field, value: Any, context: FieldContext) -> Parsed:
    return parse_commune(clean_line(text_of(value)), context)


def _boolean(_: Field, value: Any, __: FieldContext) -> Parsed:
    answer = parse_boolean(value)
    if answer is None:
        return Parsed(problem=f"« {shortened(text_of(value))} » n’est ni oui ni non.")
    return Parsed(answer)


def _year(field: Field, value: Any, context: FieldContext) -> Parsed:
    last = context.today.year + 1
    text = clean_line(text_of(value))
    if isinstance(value, date):
        return _year_of_date(value, text, last)
    match = re.fullmatch(r"(\d{4})(?:[.,]0+)?", text)
    if match is None:
        return Parsed(
            problem=f"« {shortened(text)} » n’est pas une année : écrivez quatre chiffres (2010), "
            "ou laissez la case vide."
        )
    year = int(match[1])
    if not FIRST_YEAR <= year <= last:
        return Parsed(problem=f"{field.label} : {year} n’est pas entre {FIRST_YEAR} et {last}.")
    return Parsed(year)


def _year_of_date(day: date, text: str, last: int) -> Parsed:
    """The year of a date; a year that a spreadsheet shows as a date falls in 1905, and is refused."""
    serial = (date(day.year, day.month, day.day) - date(1899, 12, 30)).days
    if FIRST_YEAR <= serial <= last:
        return Parsed(
            problem=f"La cellule contient une date ({text}), sans doute l’année {serial} que le tableur a "
            "mise au format date : remettez la cellule au format nombre."
        )
    if not FIRST_YEAR <= day.year <= last:
        return Parsed(problem=f"La date {text} n’est pas entre {FIRST_YEAR} et {last}.")
    return Parsed(day.year, warning=f"De la date {text}, seule l’année est gardée.")


def _simple(parse: Callable[[str], Parsed]) -> Callable[[Field, Any, FieldContext], Parsed]:
    def parsed(_: Field, value: Any, __: FieldContext) -> Parsed:
        if isinstance(value, Decimal) and value == value.to_integral_value():
            value = int(value)
        return parse(clean_line(text_of(value)))

    return parsed


_TEXTS: Final = (FieldKind.TEXT, FieldKind.LONG_TEXT)
_PARSERS: Final[Mapping[FieldKind, Callable[[Field, Any, FieldContext], Parsed]]] = MappingProxyType(
    {
        FieldKind.TEXT: _line,
        FieldKind.LONG_TEXT: _long_text,
        FieldKind.CODE: _code,
        FieldKind.CODES: _codes,
        FieldKind.COMMUNE: _commune,
        FieldKind.YEAR: _year,
        FieldKind.BOOLEAN: _boolean,
        FieldKind.SIREN: _simple(parse_siren),
        FieldKind.RNA: _simple(parse_rna),
        FieldKind.EMAIL: _simple(parse_email),
        FieldKind.URL: _simple(parse_url),
        FieldKind.PHONE: _simple(parse_phone),
    }
)
