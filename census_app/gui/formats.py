"""Numbers, money, dates and ages as French readers write them, through Qt's locale."""

import datetime as dt
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

UNKNOWN = "—"
"""What stands where nothing is known: never a zero."""

_LOCALE = QLocale(QLocale.Language.French, QLocale.Country.France)
_SPACES = "\u00a0\u202f\u2009 "
_MONTH_DAYS = 30


def number(value: Decimal | int | None, decimals: int | None = None) -> str:
    """« 1 234,5 »; exact, with `decimals` digits when given; « — » when unknown."""
    if value is None:
        return UNKNOWN
    exact = Decimal(value) if decimals is None else Decimal(value).quantize(Decimal(1).scaleb(-decimals))
    plain = f"{exact:f}"
    if decimals is None and "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    sign, digits = ("−", plain[1:]) if plain.startswith("-") else ("", plain)
    whole, _, fraction = digits.partition(".")
    grouped = _LOCALE.toString(int(whole))
    return f"{sign}{grouped}{_LOCALE.decimalPoint() + fraction if fraction else ''}"


def typed_number(value: Decimal | int | None) -> str:
    """A number as it is shown in a field: as `number`, and empty when unknown."""
    return "" if value is None else number(value).replace("−", "-")


def money(value: Decimal | int | None) -> str:
    """« 12 500 € »: whole euros, or two decimals when there are cents."""
    if value is None:
        return UNKNOWN
    whole = Decimal(value) == Decimal(value).to_integral_value()
    return f"{number(value, 0 if whole else 2)}\u00a0€"


def percent(value: Decimal | int | None, decimals: int | None = None) -> str:
    """« 62,5 % » for 62.5: the value is already in hundredths."""
    return UNKNOWN if value is None else f"{number(value, decimals)}\u00a0%"


def parse_number(text: str) -> Decimal | None:
    """The number typed, with comma or point; None when empty. ValueError when it is no number."""
    plain = text.strip().translate({ord(space): None for space in _SPACES})
    if not plain:
        return None
    plain = plain.replace(",", ".").replace("−", "-")
    if not set(plain) <= set("0123456789.-+"):
        raise ValueError(text)
    try:
        return Decimal(plain)
    except InvalidOperation:
        raise ValueError(text) from None


def date(value: dt.date | None) -> str:
    """« 24/09/2015 »."""
    return UNKNOWN if value is None else f"{value:%d/%m/%Y}"


def long_date(value: dt.date | None) -> str:
    """« 24 septembre 2015 »."""
    if value is None:
        return UNKNOWN
    return _LOCALE.toString(QDate(value.year, value.month, value.day), "d MMMM yyyy")


def time_of_day(value: dt.datetime) -> str:
    """« 14:32 », in the user's own time zone when the moment knows its zone."""
    local = value.astimezone() if value.tzinfo else value
    return _LOCALE.toString(QTime(local.hour, local.minute), "HH:mm")


def parse_date(text: str) -> dt.date | None:
    """A date typed day first: 24/09/2015, 24.9.15, 24092015; None when empty, ValueError otherwise."""
    plain = text.strip()
    if not plain:
        return None
    if plain.isdigit() and len(plain) in {6, 8}:
        parts = [plain[:2], plain[2:4], plain[4:]]
    else:
        parts = plain.replace(".", "/").replace("-", "/").replace(" ", "/").split("/")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        raise ValueError(text)
    day, month, year = (int(part) for part in parts)
    if len(parts[2]) == 2:
        year += 2000 if year < 50 else 1900
    return dt.date(year, month, day)


def ago(then: dt.date | None, today: dt.date) -> str:
    """« aujourd'hui », « hier », « il y a 3 j », « il y a 2 mois »; « — » when never."""
    if then is None:
        return UNKNOWN
    days = (today - then).days
    if days <= 0:
        return _tr("aujourd’hui")
    if days == 1:
        return _tr("hier")
    if days < _MONTH_DAYS:
        return _tr("il y a {count} j").format(count=days)
    months = max(1, (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day))
    return _tr("il y a {count} mois").format(count=months)


def _tr(text: str) -> str:
    return QCoreApplication.translate("formats", text)
