"""From a value to the XML of its cell: escaping, numbers, dates, Excel's limits."""

import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

MAX_TEXT = 32_767
CUT = " … [texte coupé]"

_SAFE_LENGTH = MAX_TEXT // 2  # below this, no text can pass the limit, which counts UTF-16 units
_SPECIAL = r"&<>\x00-\x1f\ud800-\udfff\ufffe\uffff"
# Text that goes into the file as it is: no edge space, no sign of a formula, nothing that XML or Excel would
# read. One pass over the text, because it is done for each text of a long sheet.
_PLAIN = re.compile(rf"[^\s=+\-@{_SPECIAL}](?:[^{_SPECIAL}]*[^\s{_SPECIAL}])?")
# An underscore that a reader would take for the start of an escape, also with the escape that follows it.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}[_\x00-\x08\x0b-\x1f])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_IMPOSSIBLE = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_FIRST_SAFE_DAY = date(1900, 3, 1)  # before it, Excel counts a 29 February 1900 that never was
_DAY_ZERO = date(1899, 12, 30).toordinal()
_EXACT = 10**15  # Excel keeps fifteen digits


def is_plain(text: str) -> bool:
    """Whether a text needs no care at all (the fast path of long sheets)."""
    return _PLAIN.fullmatch(text) is not None and len(text) <= _SAFE_LENGTH and "_x" not in text


def starts_like_formula(text: str) -> bool:
    """Whether Excel would take the text for a formula if it were typed."""
    return text[:1] in ("=", "+", "-", "@")


def shortened(text: str) -> str:
    """The text, cut with a visible mark when it passes Excel's limit of 32 767 UTF-16 units."""
    if len(text) <= _SAFE_LENGTH or units(text) <= MAX_TEXT:
        return text
    room = MAX_TEXT - len(CUT)
    low, high = 0, min(len(text), room)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if units(text[:middle]) <= room else (low, middle - 1)
    return text[:low] + CUT


def within(text: str, most: int) -> str:
    """The text for a place that knows no escape, cut with « … » when it passes so many UTF-16 units."""
    text = sober(text)
    if units(text) <= most:
        return text
    text = text[: most - 1]
    while units(text) >= most:
        text = text[:-1]
    return f"{text.rstrip()}…"


def escaped(text: str) -> str:
    """The text as XML content, with control characters as Excel writes them (`_x000D_`)."""
    if "_x" in text or not text.isprintable():  # or none of these three may be there
        text = _ESCAPE.sub("_x005F_", text)
        text = _CONTROL.sub(lambda found: f"_x{ord(found.group()):04X}_", text)
        text = _IMPOSSIBLE.sub("\ufffd", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def sober(text: str) -> str:
    """The text for a place that knows no escape (a footer, a title, a property): controls become spaces."""
    return _IMPOSSIBLE.sub("\ufffd", _CONTROL.sub(" ", text))


def has_impossible(text: str) -> bool:
    """Whether the text holds something no XML file can (a lone surrogate, U+FFFE, U+FFFF)."""
    return _IMPOSSIBLE.search(text) is not None


def string_element(text: str) -> str:
    """The `<is>` element of an inline string, already shortened or not."""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<is><t{space}>{escaped(text)}</t></is>"


def number_text(value: int | Decimal | Fraction | float) -> str | None:
    """The digits of a number, or None when a cell cannot hold it as a number (then it is written as text).

    A fraction is rounded to the nearest double, which is what a cell holds.
    """
    if isinstance(value, int):
        return str(int(value)) if -_EXACT < value < _EXACT else None
    if isinstance(value, Decimal):
        if not value.is_finite() or (value and not -300 < value.adjusted() < 300):
            return None
        return str(value)
    double = _double(value) if isinstance(value, Fraction) else value
    return repr(double) if double is not None and abs(double) < 1e300 else None


def _double(value: Fraction) -> float | int | None:
    """The nearest double of a fraction; itself where it is a whole number that a cell holds exactly."""
    numerator, denominator = value.numerator, value.denominator
    if denominator == 1 and -_EXACT < numerator < _EXACT:
        return numerator
    try:
        return numerator / denominator
    except OverflowError:
        return None


def serial(value: date) -> str | None:
    """Excel's number of a date or a date with its time, or None before 1 March 1900.

    A time with its zone becomes the local time, since a cell knows no zone.
    """
    if isinstance(value, datetime):
        local = value.astimezone().replace(tzinfo=None) if value.tzinfo else value
        if local.date() < _FIRST_SAFE_DAY:
            return None
        days = local.toordinal() - _DAY_ZERO
        seconds = local.hour * 3600 + local.minute * 60 + local.second
        parts = seconds * 1_000_000 + local.microsecond
        return repr(days + parts / 86_400_000_000) if parts else str(days)
    return str(value.toordinal() - _DAY_ZERO) if value >= _FIRST_SAFE_DAY else None


def units(text: str) -> int:
    """How long Excel finds a text, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
