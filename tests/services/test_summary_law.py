"""Whatever the inventory, the perimeter and the key: the parts are the whole, and coverage is coverage."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from census_app.domain.indicators import Aggregation
from census_app.domain.perimeters import Perimeter
from census_app.domain.records import NOT_ELIGIBLE
from census_app.reports.attribution import ATTRIBUTIONS, Attribution, places
from census_app.services.reference import catalogue
from census_app.services.summary import Summary, Zone, summary
from census_app.store import tables
from census_app.store.derived import weights
from census_app.store.inventory import Inventory
from tests.story import CHATEAUBRIANT, DERVAL, ISSE, NANTES, Story, begin

COMMUNES = (CHATEAUBRIANT, DERVAL, ISSE, NANTES)
SUMS = ("E02", "E07", "E10", "E11", "E12", "S02")
ADDITIVE = tuple(each.code for each in catalogue() if each.aggregation in (Aggregation.SUM, Aggregation.YES))
STATUSES = ("validee", "reperee", "hors_champ", "doublon", "disparue")

somewhere = st.none() | st.sampled_from(COMMUNES)
amounts = st.decimals(-(10**6), 10**12, places=6)


@dataclass(frozen=True)
class Drawn:
    """A record that chance drew."""

    seat: str | None
    sites: tuple[tuple[str | None, Decimal | None], ...]
    status: str
    values: dict[str, Decimal]


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    values = draw(st.dictionaries(st.sampled_from(SUMS), amounts, max_size=6))
    values |= draw(st.dictionaries(st.sampled_from(("S03", "S11")), amounts, max_size=2))
    values |= draw(st.dictionaries(st.just("S14"), st.integers(0, 4).map(Decimal), max_size=1))
    values |= draw(st.dictionaries(st.just("S10"), st.integers(0, 1).map(Decimal), max_size=1))
    shares = st.none() | st.decimals(0, 100, places=2)
    sites = draw(st.lists(st.tuples(somewhere, shares), max_size=3).map(tuple))
    return Drawn(draw(somewhere), sites, draw(st.sampled_from(STATUSES)), values)


def keep(inventory: Inventory, campaign: int, records: list[Drawn]) -> None:
    with inventory.write("Essai") as writing:
        for number, record in enumerate(records):
            row = {"kind": "initiative", "name": f"Essai {number}", "commune": record.seat, "domain": "NOU"}
            record_id = writing.writer.insert(tables.record, row)
            for commune, share in record.sites:
                site = {"record_id": record_id, "commune": commune, "share": share}
                writing.writer.insert(tables.site, site)
            annual = {"record_id": record_id, "campaign_id": campaign, "status": record.status}
            annual_id = writing.writer.insert(tables.annual_record, annual)
            for code, amount in record.values.items():
                value = {"annual_record_id": annual_id, "indicator": code, "amount": amount}
                writing.writer.insert(tables.indicator_value, value)


def parts_of(record: Drawn, attribution: Attribution, zones: tuple[str, ...]) -> dict[str, Fraction]:
    """The parts of a record by zone, each place on its own: the definition, not the program's way."""
    weighed = weights([share for _, share in record.sites])
    sites = tuple((commune, *weight) for (commune, _), weight in zip(record.sites, weighed, strict=True))
    parts: dict[str, Fraction] = {}
    for commune, weight, total in places(attribution, record.seat, sites):
        zone = "unlocated" if commune is None else commune if commune in zones else "outside"
        parts[zone] = parts.get(zone, Fraction()) + Fraction(weight, total)
    return parts


def by_zone(made: Summary) -> dict[str, Zone]:
    named = {"outside": made.outside, "unlocated": made.unlocated}
    return {zone.code: zone for zone in made.communes} | named


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    records=st.lists(drawn(), max_size=8),
    perimeter=st.lists(st.sampled_from(COMMUNES), unique=True, max_size=4).map(tuple),
    attribution=st.sampled_from(ATTRIBUTIONS),
)
def test_the_parts_are_the_whole(
    records: list[Drawn], perimeter: tuple[str, ...], attribution: Attribution
) -> None:
    with TemporaryDirectory() as folder:
        story: Story = begin(Path(folder))
        keep(story.inventory, story.campaign, records)
        area = Perimeter("essai", "Essai", perimeter)
        made = summary(story.inventory, story.campaign, area, attribution)
        story.inventory.close()
    split = by_zone(made)
    eligible = [record for record in records if record.status not in NOT_ELIGIBLE]
    for code in ADDITIVE:
        pieces = [zone.figures[code].value or 0 for zone in split.values()]
        assert sum(pieces) == (made.total.figures[code].value or 0), code
    for code in SUMS:
        answered = [record for record in eligible if code in record.values]
        figure = made.total.figures[code]
        assert (figure.answered, figure.eligible) == (len(answered), len(eligible))
        assert figure.value == (sum(Fraction(r.values[code]) for r in answered) if answered else None)
        for name, zone in split.items():
            here = [(parts_of(record, attribution, perimeter).get(name), record) for record in answered]
            present = [(part, record) for part, record in here if part is not None]
            value = sum(part * Fraction(record.values[code]) for part, record in present)
            assert zone.figures[code].answered == len(present)
            assert zone.figures[code].value == (value if present else None), (code, name)
    _check_ratio(made, eligible)
    _check_coverage(made)
    assert sum(zone.counts.records for zone in split.values()) == made.total.counts.records == len(eligible)
    for status in STATUSES:
        of_status = sum(zone.counts.status[status] for zone in split.values())
        assert of_status == sum(record.status == status for record in records)


def _check_ratio(made: Summary, eligible: list[Drawn]) -> None:
    """E30 is the ratio of the sums, over those who answered its three terms."""
    full = [record.values for record in eligible if {"E10", "E11", "E12"} <= set(record.values)]
    produced = sum(Fraction(values["E10"]) for values in full)
    earned = sum(Fraction(values["E11"] + values["E12"]) for values in full)
    figure = made.total.figures["E30"]
    assert figure.answered == len(full)
    assert figure.value == (earned / produced if produced else None)


def _check_coverage(made: Summary) -> None:
    for zone in made.zones:
        for code, figure in zone.figures.items():
            assert 0 <= figure.answered <= figure.eligible, code
            assert figure.value is None or figure.answered, code
            assert figure.eligible == zone.counts.presence["records"] or code == "E32"
            if catalogue()[code].aggregation is Aggregation.GRADES and figure.value is not None:
                spread = sum(number for _, number in figure.grades)
                assert 0 < spread <= figure.answered
