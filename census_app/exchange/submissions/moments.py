"""Dates and times as exports write them, in the ISO forms that ODK keeps."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from census_app.domain.text import fold

_FRENCH: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T,]+(?:à )?(.+))?")
_ISO: Final = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T]+(.+))?")
_ENGLISH: Final = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}), (\d{4})(?:,? +(?:at )?(.+))?")
_SPELT: Final = re.compile(r"(\d{1,2})(?:er)? ([^\W\d]{3,9})\.? (\d{4})(?:,? +(?:à )?(.+))?")
_CLOCK: Final = re.compile(
    r"(\d{1,2})[:hH](\d{2})(?::(\d{2})(\.\d+)?)? ?([AaPp][Mm])? ?(Z|[-+]\d{2}(?::?\d{2})?)?"
)
_MONTHS: Final[Mapping[str, int]] = {
    "jan": 1, "janv": 1, "feb": 2, "fev": 2, "fevr": 2, "mar": 3, "mars": 3, "apr": 4, "avr": 4, "may": 5,
    "mai": 5, "jun": 6, "juin": 6, "jul": 7, "juil": 7, "aug": 8, "aout": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
_FULL_MONTHS: Final[Mapping[str, int]] = {
    word: place
    for words in (
        "january february march april may june july august september october november december",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    )
    for place, word in enumerate(words.split(), 1)
}
_EXCEL_EPOCH: Final = date(1899, 12, 30)
_EXCEL_DIGITS: Final = 5
_EXCEL_DAYS: Final = range(1, 110_000)


def as_date(value: object) -> str:
    """A date cell or text as ``2026-09-24``; empty when it is none. Days come before months."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and value in _EXCEL_DAYS:
        return (_EXCEL_EPOCH + timedelta(days=value)).isoformat()
    text = str(value).strip()
    if text.isdecimal() and len(text) == _EXCEL_DIGITS:
        return as_date(int(text))
    day, _ = _split(text)
    return "" if day is None else day.isoformat()


def as_time(value: object) -> str:
    """A time cell or text as ``14:30:00`` with what it says of its zone; empty when it is none."""
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return value.isoformat(timespec="seconds")
    return _clock(str(value).strip())


def as_moment(value: object) -> str:
    """A date and time as ``2026-09-24T14:30:00…``; empty when it is none. A date alone is its midnight."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds" if not value.microsecond else "milliseconds")
    if isinstance(value, date):
        return f"{value.isoformat()}T00:00:00"
    day, rest = _split(str(value).strip())
    clock = _clock(rest) if rest else "00:00:00"
    return f"{day.isoformat()}T{clock}" if day is not None and clock else ""


def instant(text: str) -> datetime | None:
    """The moment that a text says, in the zone it names or else in the user's; None when it says none."""
    try:
        return datetime.fromisoformat(as_moment(text)).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _split(text: str) -> tuple[date | None, str]:
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, int, int]]], ...] = (
        (_ISO, lambda m: (int(m[1]), int(m[2]), int(m[3]))),
        (_FRENCH, lambda m: (int(m[3]), int(m[2]), int(m[1]))),
        (_ENGLISH, lambda m: (int(m[3]), _month(m[1]), int(m[2]))),
        (_SPELT, lambda m: (int(m[3]), _month(m[2]), int(m[1]))),
    )
    for pattern, parts in readers:
        match = pattern.fullmatch(text)
        if match is not None:
            try:
                return date(*parts(match)), (match[4] or "").strip()
            except ValueError:
                return None, ""
    return None, ""


def _month(word: str) -> int:
    folded = fold(word)
    return _FULL_MONTHS.get(folded) or _MONTHS.get(folded, 0)


def _clock(text: str) -> str:
    match = _CLOCK.fullmatch(text)
    if match is None:
        return ""
    hour = int(match[1])
    if match[5]:
        hour = hour % 12 + (12 if match[5].lower() == "pm" else 0)
    zone = match[6] or ""
    if zone and zone != "Z":
        zone = f"{zone[:3]}:{zone[-2:] if len(zone) > 3 else '00'}"
    return f"{hour:02d}:{match[2]}:{match[3] or '00'}{match[4] or ''}{zone}"
