"""Days and hours as ODK writes them, and as French readers type them."""

from __future__ import annotations

import datetime as dt

_SPACES = str.maketrans("", "", " \u00a0\u202f")


def read_date(text: str) -> dt.date | None:
    """The day of an answer (`2026-09-24`, with or without an hour); None when there is none."""
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def read_time(text: str) -> dt.time | None:
    """The hour of an answer (`14:30:00.000+02:00`), without its zone; None when there is none."""
    try:
        return dt.time.fromisoformat(text[:5])
    except ValueError:
        return None


def parse_time(typed: str) -> dt.time | None:
    """« 14:30 », « 14h30 », « 14 h », « 1430 » as typed; None when empty. ValueError when it is no hour."""
    plain = typed.translate(_SPACES).lower().replace("h", ":").rstrip(":")
    if not plain:
        return None
    hours, _, minutes = plain.partition(":")
    if not minutes and len(hours) in {3, 4}:
        hours, minutes = hours[:-2], hours[-2:]
    if not (hours.isdigit() and (minutes.isdigit() or not minutes)):
        raise ValueError(typed)
    return dt.time(int(hours), int(minutes or 0))


def time_text(hour: dt.time) -> str:
    """An hour as ODK writes it."""
    return f"{hour:%H:%M}:00.000"
