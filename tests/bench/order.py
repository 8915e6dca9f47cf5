"""The measures, in the order of the table."""

from __future__ import annotations

from typing import Final

from tests.bench import (
    filling,
    importing,
    initiatives,
    interview,
    opening,
    pilot,
    searching,
    sheets,
    starting,
    summary,
    workbook,
)
from tests.bench.measure import Measure

MEASURES: Final[tuple[Measure, ...]] = (
    *starting.MEASURES,
    *opening.MEASURES,
    *initiatives.MEASURES,
    *searching.MEASURES,
    *summary.MEASURES,
    *pilot.MEASURES,
    *workbook.MEASURES,
    *sheets.MEASURES,
    *importing.MEASURES,
    *filling.MEASURES,
    *interview.MEASURES,
)
