"""Checking what is typed in a record's field, with the rules of the import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from census_app.domain.fields import FieldValue, record_field
from census_app.exchange.parsed import FieldContext
from census_app.exchange.values import parse_field
from census_app.services.reference import gazetteer, typology


@dataclass(frozen=True, slots=True)
class FieldCheck:
    """The value that a typed text means; ``problem`` says why it means none, ``warning`` what to look at."""

    value: FieldValue = None
    problem: str = ""
    warning: str = ""


def check_field(code: str, typed: FieldValue, home: frozenset[str] = frozenset()) -> FieldCheck:
    """What ``typed`` says of the field ``code``; KeyError when there is no such field.

    ``home`` holds the INSEE codes where names of communes are read first.
    """
    if typed in (None, "", ()):
        return FieldCheck()
    context = FieldContext(typology(), gazetteer(), home, today=date.today())  # noqa: DTZ011 - the user's day
    parsed = parse_field(record_field(code), typed, context)
    return FieldCheck(parsed.value, parsed.problem or "", parsed.warning or "")
