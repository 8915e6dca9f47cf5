"""Dates and times as ODK counts them: days since the first of January 1970, in the local time zone."""

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

DAY_SECONDS = 86_400
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TIME = r"(?P<hour>\d{2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.(?P<fraction>\d+))?)?)?"
_OFFSET = r"(?P<offset>[-+]\d{2}:\d{2}|Z)"
_DATE_TIME = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?:T{_TIME}{_OFFSET}?)?")
_UNPADDED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(T.*)?")
_TIME_ONLY = re.compile(rf"\d{{2}}:\d{{2}}(?::[0-5]\d)?(?:\.\d+)?{_OFFSET}?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a date and time; None is what could not be read (`Invalid Date`, and NaN as a number).

    `counted` is what `number()` makes of a date: the same number, but written as its whole days.
    """

    at: datetime | None
    counted: bool = False

    @property
    def days(self) -> float:
        """Days since 1970, with the time of day as a fraction."""
        return math.nan if self.at is None else days_since_epoch(self.at)

    @property
    def truth(self) -> bool:
        """Whether it is a moment at all, other than the first of all."""
        return self.at is not None and self.days != 0

    @property
    def text(self) -> str:
        """`2026-03-01` at midnight, else `2026-03-01T10:30:00.000+01:00`."""
        if self.at is None:
            return "Invalid Date"
        if self.counted:
            return str(math.floor(self.days))
        return iso_date(self.at) if _is_midnight(self.at) else iso_moment(self.at)


def days_since_epoch(at: datetime) -> float:
    """Days since 1970, UTC."""
    return (at - _EPOCH) / timedelta(days=1)


def iso_date(at: datetime) -> str:
    """`2026-03-01`."""
    return at.strftime("%Y-%m-%d").rjust(10, "0")


def iso_moment(at: datetime) -> str:
    """`2026-03-01T10:30:00.000+01:00`."""
    return at.isoformat(timespec="milliseconds")


def _is_midnight(at: datetime) -> bool:
    return (at.hour, at.minute, at.second, at.microsecond // 1000) == (0, 0, 0, 0)


def localised(naive: datetime) -> datetime:
    """A date and time of here, with the time zone of the machine."""
    return naive.astimezone()


def read_moment(text: str) -> datetime | None:
    """A date, or a date and time, in the local time zone; None where the text is neither."""
    match = _DATE_TIME.fullmatch(text)
    if match is None:
        return None
    parts = match.groupdict()
    fraction = int(((parts["fraction"] or "") + "000000")[:6])
    try:
        naive = datetime(  # noqa: DTZ001 - the zone comes next
            int(parts["year"]), int(parts["month"]), int(parts["day"]),
            int(parts["hour"] or 0), int(parts["minute"] or 0), int(parts["second"] or 0), fraction,
        )  # fmt: skip
        return localised(naive) if parts["offset"] is None else _with_offset(naive, parts["offset"])
    except (ValueError, OverflowError, OSError):
        return None


def _with_offset(naive: datetime, offset: str) -> datetime | None:
    if offset == "Z":
        return naive.replace(tzinfo=UTC).astimezone()
    hours, minutes = int(offset[1:3]), int(offset[4:6])
    if hours > 14 or minutes > 59:
        return None
    delta = timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
    return naive.replace(tzinfo=timezone(delta)).astimezone()


def day_number(text: str) -> float:
    """Days since 1970 of the date that a text writes, else NaN."""
    if len(text) < 10 or not text[0].isdigit():
        return math.nan
    at = read_moment(text)
    return math.nan if at is None else days_since_epoch(at)


def moment_of_text(text: str) -> Moment:
    """The moment that a text writes, months and days without their zero included."""
    match = _UNPADDED.fullmatch(text)
    if match is None:
        return Moment(None)
    year, month, day, rest = match.groups()
    return Moment(read_moment(f"{year}-{month:0>2}-{day:0>2}{rest or ''}"))


def moment_of_days(days: float) -> Moment:
    """The moment that many days after 1970."""
    if math.isnan(days) or math.isinf(days):
        return Moment(None)
    try:
        return Moment(
            (_EPOCH + timedelta(milliseconds=math.floor(days * DAY_SECONDS * 1000 + 0.5))).astimezone()
        )
    except (OverflowError, ValueError, OSError):
        return Moment(None)


def day_fraction(text: str) -> float:
    """The time of day that a text writes (`14:30`) as a fraction of a day, else NaN."""
    if not _TIME_ONLY.fullmatch(text):
        return math.nan
    at = read_moment(f"1970-01-01T{text}")
    if at is None:
        return math.nan
    elapsed = timedelta(hours=at.hour, minutes=at.minute, seconds=at.second, microseconds=at.microsecond)
    return elapsed / timedelta(days=1)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_PLACES = re.compile("%[YymnbdeaHhMS3]")


def format_moment(at: datetime, pattern: str) -> str:
    """A date and time as `%d/%m/%Y` and the other places of the ODK specification say."""
    places = {
        "%Y": f"{at.year:04}", "%y": f"{at.year:04}"[2:], "%m": f"{at.month:02}", "%n": str(at.month),
        "%b": _MONTHS[at.month - 1], "%d": f"{at.day:02}", "%e": str(at.day), "%a": _WEEKDAYS[at.weekday()],
        "%H": f"{at.hour:02}", "%h": str(at.hour), "%M": f"{at.minute:02}", "%S": f"{at.second:02}",
        "%3": f"{at.microsecond // 1000:03}",
    }  # fmt: skip
    return _PLACES.sub(lambda match: places[match.group()], pattern)
