"""Numbers as people write them in French."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_NUMBER: Final = re.compile(r"([+-]?)\s*(\d[\d .,']*?)\s*([^\d\s.,'].*)?")
_SPACES: Final = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_GROUPED: Final = {
    mark: re.compile(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+") for mark in (" ", ".", ",", "'")
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read: its value, what was written behind it (a unit), and whether a point was unclear.

    ``unclear``: ``1.234`` was read as 1,234 where thousands might have been meant.
    """

    value: Decimal
    unit: str = ""
    unclear: bool = False


def read_number(text: str) -> Number | None:
    """The number that a text is: ``1 234,5``, ``12 500 €``, ``1.234,50``, ``−3``; None when it is none.

    A comma is a decimal comma. A point is one too, unless a comma follows it or it stands more than once.
    Groups of thousands must have three digits: ``12 50`` is no number.
    """
    line = _SPACES.sub(" ", text.replace("−", "-").replace("’", "'")).strip()
    match = _NUMBER.fullmatch(line)
    if match is None:
        return None
    sign, written, unit = match[1], match[2].strip(), (match[3] or "").strip()
    unclear = bool(re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", written))
    digits = _plain_digits(written)
    if digits is None:
        return None
    value = Decimal(f"{sign}{digits}")
    return Number(value, unit, unclear)


def _plain_digits(written: str) -> str | None:
    """Digits with a point as their decimal mark, or None."""
    whole, decimals = _cut(written)
    if decimals and not decimals.isdigit():
        return None
    for mark, grouped in _GROUPED.items():
        if mark in whole:
            whole = whole.replace(mark, "") if grouped.fullmatch(whole) else ""
    if not whole.isdigit():
        return None
    return f"{whole}.{decimals}" if decimals else whole


def _cut(written: str) -> tuple[str, str]:
    """The whole part, still grouped, and the decimals."""
    point, comma = written.rfind("."), written.rfind(",")
    mark = "," if comma > point else "."
    if max(point, comma) < 0 or written.count(mark) > 1:
        return written, ""
    whole, _, decimals = written.rpartition(mark)
    return (whole, decimals) if decimals else (written, "")


def french(value: Decimal) -> str:
    """A number as French people write it: ``1 234,5``."""
    text = f"{value:f}"
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(whole):,}".replace(",", "\u202f")
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"
