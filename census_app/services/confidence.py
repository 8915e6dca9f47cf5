"""What the sums of a perimeter rest on: how much of each was declared, read in a document, and so on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

from census_app.domain.perimeters import Perimeter
from census_app.domain.values import SCALE
from census_app.reports.attribution import Attribution
from census_app.reports.counting import is_eligible
from census_app.reports.evolution import part_within
from census_app.services.tabulating import Progress, told
from census_app.store.figures import CampaignFigures


def evidence_parts(
    answers: CampaignFigures,
    perimeter: Perimeter,
    attribution: Attribution,
    indicators: Iterable[str],
    *,
    progress: Progress | None = None,
) -> Mapping[str, Mapping[str, Fraction]]:
    """By indicator and evidence level ("": none was said), the part of the perimeter's sum, in its unit."""
    parts = _parts(answers, perimeter, attribution, progress)
    return {indicator: _by_level(answers, indicator, parts) for indicator in indicators}


def _by_level(
    answers: CampaignFigures, indicator: str, parts: Mapping[int, Fraction]
) -> Mapping[str, Fraction]:
    whole: dict[str, int] = defaultdict(int)
    split: dict[str, Fraction] = defaultdict(Fraction)
    for record, amount, evidence in answers.evidenced(indicator):
        part = parts.get(record)
        if part is None:
            continue
        if part == 1:
            whole[evidence] += amount
        else:
            split[evidence] += amount * part
    return {level: (whole[level] + split[level]) / SCALE for level in {**whole, **split}}


def _parts(
    answers: CampaignFigures, perimeter: Perimeter, attribution: Attribution, progress: Progress | None
) -> dict[int, Fraction]:
    """The part of each eligible record that is in the perimeter, by annual record."""
    communes = frozenset(perimeter.communes)
    known: dict[object, Fraction] = {}
    parts: dict[int, Fraction] = {}
    for presence in told(answers, "Lecture des preuves", progress):
        if not is_eligible(presence.status):
            continue
        place = (presence.seat, presence.sites)
        if place not in known:
            known[place] = part_within(communes, attribution, presence.seat, presence.sites)
        if known[place]:
            parts[presence.annual_record_id] = known[place]
    return parts
