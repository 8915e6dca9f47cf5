"""A cell turned into the checked value of an indicator, or into the reason why there is none."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Any, Final

from census_app.domain.indicators import Indicator, IndicatorKind
from census_app.domain.text import fold
from census_app.domain.values import LIMIT
from census_app.exchange.cells import clean_line, clean_lines, is_blank, is_dash, plain, shortened, text_of
from census_app.exchange.numbers import french, read_number
from census_app.exchange.parsed import ParsedAmount
from census_app.exchange.values import LONGEST_TEXT, parse_boolean

ABSENCES: Final = MappingProxyType(
    {
        "ne_sait_pas": (
            *("ne sait pas", "ne sais pas", "nsp", "n sp", "inconnu", "non connu", "nc", "n c", "nd", "n d"),
            *("non disponible", "non determine", "non renseigne", "nr", "n r"),
        ),
        "refus": ("refus", "refuse", "refus de repondre", "non communique"),
        "sans_objet": ("sans objet", "so", "s o", "non concerne", "non applicable", "na", "n a"),
        "non_demande": ("non demande", "pas demande", "non pose"),
    }
)
_ABSENCE_OF: Final = {word: code for code, words in ABSENCES.items() for word in words}
_UNCLEAR_ABSENCE: Final = frozenset({"nc", "n c", "nd", "n d", "nr", "n r", "na", "n a", "non renseigne"})

_TEXTS: Final = (IndicatorKind.TEXT, IndicatorKind.CHOICES)
_STEP: Final = Decimal("0.000001")
_NOISE: Final = Decimal("1e-9")
_UNITS: Final = MappingProxyType(
    {
        "€": ("€", "euro", "euros", "eur"),
        "€/an": ("€", "euro", "euros", "eur", "€/an", "€ / an", "euros par an"),
        "h": ("h", "heure", "heures", "h/an", "heures par an"),
        "%": ("%", "pour cent", "pourcent"),
        "t": ("t", "tonne", "tonnes"),
        "m²": ("m²", "m2", "mètres carrés"),
        "kg CO2e": ("kg", "kg co2", "kg co2e", "kgco2e"),
        "personnes": ("personne", "personnes", "pers", "pers."),
        "ETP": ("etp",),
    }
)


def parse_amount(indicator: Indicator, raw: object) -> ParsedAmount:
    """What a cell says of ``indicator``: an amount in its unit, a text, or an absence with its reason.

    Booleans are 1 or 0, grades numbers of their scale, percentages points (45 for 45 %). A blank is a
    value without anything. An amount beyond the catalogue's bounds is kept, with a warning.
    """
    cell = plain(raw)
    if cell.problem:
        return ParsedAmount(problem=cell.problem)
    if is_blank(cell.value) or (isinstance(cell.value, str) and is_dash(cell.value)):
        return ParsedAmount()
    return _parsed(indicator, cell.value).warned(cell.warning)


def parse_absence(text: str) -> ParsedAmount | None:
    """Why a value is missing, in any of the usual ways; None when the text says no such thing."""
    word = fold(text)
    if text.strip() == "?":
        word = "ne sait pas"
    code = _ABSENCE_OF.get(word)
    if code is None:
        return None
    read = code.replace("_", " ")
    warning = f"« {shortened(text)} » est lu comme « {read} »." if word in _UNCLEAR_ABSENCE else None
    return ParsedAmount(absence=code, warning=warning)


def _parsed(indicator: Indicator, value: Any) -> ParsedAmount:
    text = clean_line(text_of(value))
    absent = parse_absence(text) if isinstance(value, str) else None
    if absent is not None:
        return absent
    if indicator.kind in _TEXTS:
        whole = clean_lines(text_of(value))
        if len(whole) > LONGEST_TEXT:
            return ParsedAmount(problem=f"{len(whole)} caractères, {LONGEST_TEXT} au plus.")
        return ParsedAmount(text=whole)
    if indicator.kind is IndicatorKind.BOOLEAN:
        answer = parse_boolean(value)
        if answer is None:
            return ParsedAmount(problem=f"« {shortened(text)} » n’est ni oui ni non.")
        return ParsedAmount(amount=Decimal(answer))
    if isinstance(value, date | time | timedelta):
        return ParsedAmount(
            problem=f"La cellule contient une date ({text}), sans doute un nombre que le tableur a changé "
            "en date : remettez la cellule au format nombre et tapez-le à nouveau."
        )
    if isinstance(value, bool):
        return ParsedAmount(problem=f"« {text} » n’est pas un nombre.")
    return _number(indicator, value, text)


def _number(indicator: Indicator, value: Any, text: str) -> ParsedAmount:
    """A number, typed or in a text with its unit."""
    if isinstance(value, int | Decimal):
        return _checked(indicator, Decimal(value))
    number = read_number(text)
    if number is None:
        return ParsedAmount(
            problem=f"« {shortened(text)} » n’est pas un nombre : écrivez un nombre seul, ou la raison de "
            "son absence (ne sait pas, refus, sans objet)."
        )
    if number.unit and number.unit.casefold() not in unit_words(indicator.unit):
        unit = f" ({indicator.unit})" if indicator.unit else ""
        return ParsedAmount(
            problem=f"« {shortened(text)} » : « {shortened(number.unit)} » n’est pas l’unité attendue{unit}."
        )
    if number.unclear and indicator.kind in {IndicatorKind.INTEGER, IndicatorKind.GRADE}:
        ways = f"{text.replace('.', '')} ou {text.replace('.', ',')}"
        return ParsedAmount(problem=f"« {text} » peut se lire de deux façons : écrivez {ways}.")
    checked = _checked(indicator, number.value, written_percent="%" in number.unit)
    if number.unclear:
        read = french(number.value)
        return checked.warned(f"« {text} » est lu comme {read} (le point marque les décimales).")
    return checked


def unit_words(unit: str) -> tuple[str, ...]:
    """What people write behind a number in this unit, in lower case."""
    return (*_UNITS.get(unit, ()), unit.casefold(), unit.casefold().rstrip("s"))


def _checked(indicator: Indicator, amount: Decimal, *, written_percent: bool = False) -> ParsedAmount:
    """An amount against what the indicator can be."""
    if not amount.is_finite() or abs(amount) > LIMIT:
        return ParsedAmount(problem=f"{amount} est hors des limites (au plus mille milliards).")
    kept = amount.quantize(_STEP, ROUND_HALF_UP)
    shown = french(kept)
    rounded = f"Arrondi à six décimales : {shown}." if abs(kept - amount) > _NOISE else None
    whole = kept == kept.to_integral_value()
    refusal = _impossible(indicator, kept, shown, whole=whole)
    if refusal:
        return ParsedAmount(problem=refusal)
    result = ParsedAmount(amount=kept.to_integral_value() if whole else kept.normalize()).warned(rounded)
    if indicator.is_unusual(kept):
        result = result.warned(f"{shown} {indicator.unit} est inhabituel : vérifiez ce chiffre.")
    if indicator.kind is IndicatorKind.PERCENT and 0 < kept <= 1 and not written_percent:
        points = french(kept * 100)
        result = result.warned(f"Lu comme {shown} % : si c’est {points} %, écrivez {points}.")
    return result


def _impossible(indicator: Indicator, amount: Decimal, shown: str, *, whole: bool) -> str | None:
    """Why no such amount can be, if so."""
    if indicator.kind is IndicatorKind.GRADE:
        low, high = indicator.warn_low, indicator.warn_high
        if not whole or indicator.is_unusual(amount):
            return f"{shown} n’est pas une note de l’échelle, de {low} à {high}."
        return None
    if amount < 0:
        return f"{shown} est négatif, ce que « {indicator.short_label} » ne peut pas être."
    if indicator.kind is IndicatorKind.INTEGER and not whole:
        return f"{shown} a des décimales : « {indicator.short_label} » est un nombre entier."
    if indicator.kind is IndicatorKind.PERCENT and amount > 100:
        return f"{shown} % dépasse 100 %."
    return None
