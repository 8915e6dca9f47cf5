"""An answer as a cell shows it, and a cell as the answer that was meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from census_app.domain.text import fold
from census_app.domain.typology import CodedValue, Typology
from census_app.exchange.amounts import parse_absence, unit_words
from census_app.exchange.cells import clean_lines, is_blank, plain, shortened, text_of
from census_app.exchange.codes import parse_code, parse_codes
from census_app.exchange.numbers import read_number
from census_app.exchange.submissions.moments import as_date, as_moment, as_time
from census_app.exchange.values import parse_boolean
from census_app.sheets.model import Scalar

TICKED: Final = "x"
_YEARS: Final = range(1800, 2101)
_DAY_ZERO: Final = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says: an answer as ODK writes it, or why there is none; `problem` when it is not clear.

    `warning`: what was read otherwise than written.
    """

    text: str = ""
    absence: str = ""
    problem: str = ""
    warning: str = ""


class Choices:
    """A list of choices, found by their labels or names as people write them."""

    def __init__(self, labelled: Sequence[tuple[str, str]]) -> None:
        """The (name, label) pairs of the list, in order."""
        self._exact = {text: name for name, label in reversed(labelled) for text in (name, label)}
        self._typology = Typology(
            CodedValue("list", name, label, position=place) for place, (name, label) in enumerate(labelled)
        )

    def one(self, text: str) -> Said:
        """The one choice that a text means."""
        if text in self._exact or not fold(text):
            return self._itself(text)
        read = parse_code(self._typology, "list", text)
        return Said(problem=read.problem) if read.problem else Said(str(read.value))

    def several(self, text: str) -> Said:
        """The choices that a text means, between semicolons, as ODK writes them."""
        if text in self._exact or not fold(text):
            return self._itself(text)
        read = parse_codes(self._typology, "list", text)
        return (
            Said(" ".join(read.value)) if isinstance(read.value, tuple) else Said(problem=read.problem or "")
        )

    def _itself(self, text: str) -> Said:
        """A text that is looked for as it is: one of signs alone is like no other."""
        name = self._exact.get(text)
        return Said(problem=f"« {shortened(text)} » n’est pas dans la liste.") if name is None else Said(name)


def shown(nature: str, text: str, labels: Mapping[str, str]) -> Scalar:
    """An answer as the cell of a box of this nature shows it; several choices stand between semicolons."""
    if not text:
        return None
    if nature in ("choice", "pick"):
        names = [text] if text in labels else text.split()
        return " ; ".join(labels.get(name, name) for name in names)
    if nature in ("whole", "number"):
        return _figure(text)
    if nature == "date":
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            return text
    if nature == "yes":
        return "Oui"
    if nature == "time":
        return text[:5]
    return text


def said(nature: str, raw: object, *, unit: str = "", choices: Choices | None = None) -> Said:
    """What the cell of a box says; `choices` is the list of a box that has one."""
    cell = plain(raw)
    if cell.problem:
        return Said(problem=cell.problem)
    if is_blank(cell.value):
        return Said()
    read = _read(nature, cell.value, unit, choices)
    if cell.warning and not read.problem:
        return Said(read.text, read.absence, warning=" ".join(filter(None, (cell.warning, read.warning))))
    return read


def _read(nature: str, value: Any, unit: str, choices: Choices | None) -> Said:
    if nature == "text":
        return Said(clean_lines(text_of(value)))
    if nature in ("tick", "yes"):
        return _ticked(nature, value)
    text = clean_lines(text_of(value))
    if nature in ("choice", "pick") and choices is not None:
        read = choices.one(text) if nature == "choice" else choices.several(text)
        return (read.problem and _absent(value)) or read
    absent = _absent(value)
    if absent is not None:
        return absent
    if nature in ("whole", "number", "rank", "parent"):
        return _number(value, text, unit, whole=nature != "number")
    return _moment(nature, value, text)


def _absent(value: object) -> Said | None:
    read = parse_absence(value) if isinstance(value, str) else None
    return None if read is None else Said(absence=read.absence or "", warning=read.warning or "")


def _ticked(nature: str, value: object) -> Said:
    ticked = parse_boolean(value)
    if ticked is None:
        return Said(problem=f"« {shortened(text_of(value))} » ne dit ni oui ni non : mettez un x, ou rien.")
    return Said(("OK" if nature == "yes" else TICKED) if ticked else "")


def _number(value: Any, text: str, unit: str, *, whole: bool) -> Said:
    if isinstance(value, bool | date | time | timedelta):
        return Said(problem=f"La cellule contient {_what(value)} ({text}), pas un nombre.")
    if isinstance(value, int | Decimal):
        return _checked(Decimal(value), text, whole=whole)
    number = read_number(text)
    if number is None:
        return Said(problem=f"« {shortened(text)} » n’est pas un nombre.")
    if number.unit and number.unit.casefold() not in _known_units(unit):
        expected = f" ({unit})" if unit else ""
        other = shortened(number.unit)
        return Said(problem=f"« {shortened(text)} » : « {other} » n’est pas l’unité attendue{expected}.")
    if number.unclear and whole:
        ways = f"{text.replace('.', '')} ou {text.replace('.', ',')}"
        return Said(problem=f"« {text} » peut se lire de deux façons : écrivez {ways}.")
    warning = f"« {text} » est lu avec le point pour virgule." if number.unclear else ""
    return _checked(number.value, text, whole=whole, warning=warning)


def _checked(amount: Decimal, text: str, *, whole: bool, warning: str = "") -> Said:
    if not amount.is_finite():
        return Said(problem=f"« {text} » n’est pas un nombre.")
    if amount == amount.to_integral_value():
        return Said(f"{amount:.0f}", warning=warning)
    if whole:
        return Said(problem=f"« {text} » a des décimales : un nombre entier est attendu.")
    return Said(f"{amount.normalize():f}", warning=warning)


def _known_units(unit: str) -> frozenset[str]:
    """The words that may follow a number in this unit: « h » is understood where « h/an » is asked."""
    return frozenset((*unit_words(unit), *unit_words(unit.partition("/")[0])))


def _moment(nature: str, value: Any, text: str) -> Said:
    if nature == "date" and isinstance(value, int | date):
        days = (
            value if isinstance(value, int) else (date(value.year, value.month, value.day) - _DAY_ZERO).days
        )
        if days in _YEARS:
            return Said(problem=f"« {days} » est une année seule : écrivez le jour, le mois et l’année.")
    reader = {"date": as_date, "time": as_time, "moment": as_moment}[nature]
    read = reader(value if isinstance(value, int | date | time) else text)
    if read:
        return Said(read)
    wanted = {"date": "une date (24/09/2015)", "time": "une heure (14:30)"}.get(
        nature, "une date et une heure (24/09/2015 14:30)"
    )
    return Said(problem=f"« {shortened(text)} » n’est pas {wanted}.")


def _figure(text: str) -> int | Decimal | str:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return text
    return int(amount) if amount == amount.to_integral_value() else amount


def _what(value: object) -> str:
    if isinstance(value, bool):
        return "oui ou non"
    return "une date" if isinstance(value, date | datetime) else "une heure"
