"""What an import would do, line by line: the verdicts, and what each line would write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from census_app.domain.fields import FieldValue
from census_app.domain.values import IndicatorValue
from census_app.exchange.comparing import Difference
from census_app.exchange.networks import NetworkRef
from census_app.exchange.problems import Problem
from census_app.exchange.sites import SiteShare

NEW: Final = "new"
SAME: Final = "same"
CHANGED: Final = "changed"
DUPLICATE: Final = "duplicate"
REFUSED: Final = "refused"

STATUSES: Final = (NEW, SAME, CHANGED, DUPLICATE, REFUSED)
STATUS_LABELS: Final[Mapping[str, str]] = {
    NEW: "nouvelle",
    SAME: "inchangée",
    CHANGED: "modifiée",
    DUPLICATE: "en double",
    REFUSED: "refusée",
}


@dataclass(frozen=True, slots=True)
class RowWrite:
    """What a line writes: a new record, or changes of the record ``record_id``.

    ``own`` and ``annual`` are fields by code; ``sites``, when given, replace those of the record;
    ``values`` are whole; ``networks`` are links to add.
    """

    record_id: int | None
    uuid: str
    own: Mapping[str, FieldValue]
    annual: Mapping[str, FieldValue]
    sites: tuple[SiteShare, ...] | None
    networks: tuple[NetworkRef, ...]
    values: Mapping[str, IndicatorValue]


@dataclass(frozen=True, slots=True)
class RowReview:
    """A line's verdict: ``new``, ``same``, ``changed``, ``duplicate`` or ``refused``.

    ``row`` counts as the spreadsheet does. ``name`` is as written when it cannot be kept; ``commune`` an
    INSEE code, None when there is none or it is not understood. ``differences`` are what a changed line
    changes. ``write`` is None for a line that writes nothing.
    """

    row: int
    status: str
    name: str
    commune: str | None
    problems: tuple[Problem, ...] = ()
    differences: tuple[Difference, ...] = ()
    write: RowWrite | None = None

    @property
    def is_right(self) -> bool:
        """Whether the line can be imported as it is."""
        return self.status not in {DUPLICATE, REFUSED}


@dataclass(frozen=True, slots=True)
class ImportReview:
    """Every line's verdict. ``notices`` are French sentences about the file as a whole.

    ``obstacle``, unless empty, says why nothing of the file can be written whatever its lines.
    ``stamp`` tells which state of the inventory it was compared with.
    """

    rows: tuple[RowReview, ...]
    notices: tuple[str, ...] = ()
    obstacle: str = ""
    sheet: str = ""
    path: Path = Path()
    campaign_id: int | None = None
    stamp: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """How many lines have each verdict, in the order of ``STATUSES``."""
        counted = Counter(row.status for row in self.rows)
        return {status: counted[status] for status in STATUSES}

    @property
    def wrong(self) -> tuple[RowReview, ...]:
        """The lines that cannot be imported as they are."""
        return tuple(row for row in self.rows if not row.is_right)

    @property
    def verdicts(self) -> tuple[tuple[int, str, RowWrite | None], ...]:
        """What matters of it to who agreed to import: compared when the inventory has changed since."""
        return tuple((row.row, row.status, row.write) for row in self.rows)
