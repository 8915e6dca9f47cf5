"""Cells as a spreadsheet gives them, turned into plain values and clean texts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from census_app.sheets.model import CellError, Formula

_INVISIBLE: Final = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ARMED: Final = ("=", "+", "-", "@", "\t", "\r")
_ARMOUR: Final = "'"
_ERROR: Final = re.compile(r"#(?:DIV/0!|REF!|NAME\?|NOM\?|VALUE!|VALEUR!|N/A|NUM!|NOMBRE!|NULL!|NUL!)")
_DASHES: Final = frozenset({"-", "--", "–", "—", "/", "."})


@dataclass(frozen=True, slots=True)
class Plain:
    """A cell without its formula; ``problem`` says why nothing can be read from it."""

    value: Any = None
    problem: str | None = None
    warning: str | None = None


def plain(raw: object) -> Plain:
    """The value that a cell shows."""
    if isinstance(raw, Formula):
        text = raw.text if raw.text.startswith("=") else f"={raw.text}"
        text = shortened(text)
        if raw.cached is None:
            return Plain(problem=f"La cellule contient une formule sans résultat enregistré ({text}).")
        if _is_error(raw.cached):
            return Plain(problem=f"La formule de la cellule ({text}) donne une erreur ({raw.cached}).")
        return Plain(raw.cached, warning=f"La valeur vient d’une formule ({text}).")
    error = raw.text if isinstance(raw, CellError) else raw
    if isinstance(raw, CellError) or _is_error(error):
        return Plain(problem=f"La cellule contient une erreur du tableur ({error}).")
    return Plain(raw)


def text_of(value: object) -> str:
    """A cell as one would type it: numbers without trailing zeros, dates as ``31/12/2016``, oui or non."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, Decimal):
        return _decimal(value)
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value)


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing but spaces."""
    return value is None or (isinstance(value, str) and not clean_line(value))


def is_dash(text: str) -> bool:
    """Whether a text is what people write in a cell to say that there is nothing."""
    return text.strip() in _DASHES


def clean_line(text: str) -> str:
    """A text on one line: no control or invisible character, single spaces, composed accents."""
    return " ".join(_cleaned(text).split())


def clean_lines(text: str) -> str:
    """A text on several lines, without control or invisible characters nor spaces at the ends of lines."""
    lines = _cleaned(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def shortened(text: str, length: int = 40) -> str:
    """A text short enough for a sentence."""
    line = clean_line(text)
    return line if len(line) <= length else f"{line[: length - 1]}…"


def armed(text: str) -> str:
    """A text that no spreadsheet takes for a formula when it opens a CSV file: an apostrophe in front."""
    return f"{_ARMOUR}{text}" if text.startswith((*_ARMED, _ARMOUR)) else text


def disarmed(text: str) -> str:
    """The text that ``armed`` was given; any other text as it is."""
    guarded = text.startswith(_ARMOUR) and text[1:].startswith((*_ARMED, _ARMOUR))
    return text[1:] if guarded else text


def _is_error(value: object) -> bool:
    return isinstance(value, str) and value.startswith("#") and bool(_ERROR.fullmatch(value.strip()))


def _cleaned(text: str) -> str:
    return _CONTROL.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        return str(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
