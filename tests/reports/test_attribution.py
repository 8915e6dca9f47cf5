"""Where a record counts."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from census_app.reports.attribution import ATTRIBUTIONS, Attribution, Paths, Place, Zones, places
from census_app.store.derived import weights

CHATEAUBRIANT, DERVAL, NANTES, RENNES = "44036", "44051", "44109", "35238"
PERIMETER = (CHATEAUBRIANT, DERVAL)


def test_an_activity_counts_where_its_sites_are_by_their_parts() -> None:
    sites = ((DERVAL, 3, 5), (NANTES, 2, 5))
    assert places("site", CHATEAUBRIANT, sites) == sites
    assert places("seat", CHATEAUBRIANT, sites) == ((CHATEAUBRIANT, 1, 1),)
    assert places("equal", CHATEAUBRIANT, sites) == ((DERVAL, 1, 2), (NANTES, 1, 2))


def test_without_a_site_it_counts_at_its_seat_and_without_a_seat_nowhere() -> None:
    zones = Zones(PERIMETER)
    assert places("site", DERVAL, ()) == ((DERVAL, 1, 1),)
    assert zones.of(None) == zones.unlocated
    assert zones.of(NANTES) == zones.outside
    assert zones.of(DERVAL) == 1


def test_a_site_whose_share_is_nothing_is_no_place() -> None:
    sites = ((DERVAL, 1, 1), (NANTES, 0, 1))
    assert places("site", None, sites) == ((DERVAL, 1, 1),)


def test_sites_of_the_same_zone_are_one_place() -> None:
    zones = Zones(PERIMETER)
    two_outside = ((NANTES, 1, 4), (RENNES, 1, 4), (DERVAL, 2, 4))
    outside, derval, whole = zones.split(two_outside)
    assert outside == ((zones.outside, 1, 2),)
    assert derval == ((1, 1, 2),)
    assert whole == ((zones.inside, 1, 2), (zones.total, 1, 1))


def test_a_record_in_one_commune_is_a_single_pattern() -> None:
    zones = Zones(PERIMETER)
    assert zones.split(((DERVAL, 7, 7),)) == (((1, 1, 1), (zones.inside, 1, 1), (zones.total, 1, 1)),)


def test_records_that_count_in_the_same_places_share_their_path() -> None:
    paths = Paths(Zones(PERIMETER), "site")
    first = paths.of(DERVAL, ())
    assert paths.of(DERVAL, ()) == first
    assert paths.of(CHATEAUBRIANT, ()) != first
    assert [paths.cells[number] for number in paths.patterns[first]] == [((1, 1, 1), (2, 1, 1), (5, 1, 1))]


communes = st.sampled_from([CHATEAUBRIANT, DERVAL, NANTES, RENNES, None])
shares = st.lists(st.tuples(communes, st.none() | st.decimals(0, 100, places=2)), max_size=5)


@given(seat=communes, given_shares=shares, attribution=st.sampled_from(ATTRIBUTIONS))
def test_the_parts_of_a_record_are_exactly_one(
    seat: str | None, given_shares: list[tuple[str | None, object]], attribution: Attribution
) -> None:
    parts = weights([share for _, share in given_shares])  # type: ignore[misc]
    sites: tuple[Place, ...] = tuple(
        (commune, weight, total) for (commune, _), (weight, total) in zip(given_shares, parts, strict=True)
    )
    zones = Zones(PERIMETER)
    cells = [cell for pattern in zones.split(places(attribution, seat, sites)) for cell in pattern]
    by_zone = {zone: Fraction(weight, total) for zone, weight, total in cells}
    assert len(by_zone) == len(cells), "a record counts once in a zone"
    assert by_zone.pop(zones.total) == 1
    inside = by_zone.pop(zones.inside, Fraction())
    assert sum(by_zone.values()) == 1
    assert inside == sum(part for zone, part in by_zone.items() if zone < zones.inside)
