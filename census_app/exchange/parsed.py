"""What a cell or a typed text was understood to be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from census_app.domain.communes import Gazetteer, Match
from census_app.domain.fields import FieldValue
from census_app.domain.typology import Typology


@dataclass(frozen=True, slots=True)
class Parsed:
    """The value of a field. ``problem``: why there is none; ``warning``: what to look at again.

    Both are French sentences. A blank is a value of None without a problem.
    """

    value: FieldValue = None
    problem: str | None = None
    warning: str | None = None

    def warned(self, warning: str | None) -> Parsed:
        """The same with one more warning."""
        return self if not warning else replace(self, warning=joined(self.warning, warning))


@dataclass(frozen=True, slots=True)
class ParsedAmount:
    """The value of an indicator: an amount, a text, or the reason (a code) why there is neither."""

    amount: Decimal | None = None
    text: str = ""
    absence: str | None = None
    problem: str | None = None
    warning: str | None = None

    def warned(self, warning: str | None) -> ParsedAmount:
        """The same with one more warning."""
        return self if not warning else replace(self, warning=joined(self.warning, warning))


class FieldContext:
    """What fields are checked against.

    ``home`` holds the INSEE codes of the perimeter, where names of communes are read first; ``today``
    bounds the years.
    """

    def __init__(
        self, typology: Typology, gazetteer: Gazetteer, home: frozenset[str] = frozenset(), *, today: date
    ) -> None:
        self.typology = typology
        self.gazetteer = gazetteer
        self.home = home
        self.today = today
        self._matches: dict[str, Match] = {}

    def commune(self, text: str) -> Match:
        """The commune that a text means; the answer is kept, as a file names few communes many times."""
        match = self._matches.get(text)
        if match is None:
            match = self._matches[text] = self.gazetteer.match(text, self.home)
        return match


def joined(*sentences: str | None) -> str:
    """Sentences one after the other."""
    return " ".join(filter(None, sentences))
