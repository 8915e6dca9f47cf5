"""The sites of a record in one cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from census_app.exchange.parsed import FieldContext
from census_app.exchange.sites import SiteShare, parse_sites, sites_text

DERVAL, JANS = "44051", "44076"


@pytest.mark.parametrize(
    "text", ["44051:60;44076:40", "Derval:60 ; Jans:40", "Derval : 60 % | JANS : 40", "derval:60\njans:40"]
)
def test_communes_and_shares(context: FieldContext, text: str) -> None:
    read = parse_sites(text, context)
    assert read.sites == (SiteShare(DERVAL, Decimal(60)), SiteShare(JANS, Decimal(40)))
    assert not read.warning


def test_a_share_may_be_unknown(context: FieldContext) -> None:
    assert parse_sites("44051", context).sites == (SiteShare(DERVAL),)
    assert not parse_sites("44051:60;44076", context).warning
    assert parse_sites("", context).sites is None


def test_shares_that_do_not_make_a_hundred_are_weights(context: FieldContext) -> None:
    read = parse_sites("Derval:60;Jans:60", context)
    assert read.sites is not None
    assert "est 120 et non 100" in (read.warning or "")


def test_everything_wrong_is_told_at_once(context: FieldContext) -> None:
    read = parse_sites("Dervall:60;Jans:-4;Jans:beaucoup", context)
    assert read.sites is None
    for said in ("Derval (44051)", "-4 est négative", "« beaucoup » n’est pas une part"):
        assert said in (read.problem or "")


shares = st.none() | st.decimals(min_value=0, max_value=100, places=2)


@given(st.lists(st.builds(SiteShare, st.sampled_from([DERVAL, JANS, None]), shares), min_size=1, max_size=5))
def test_sites_written_are_read_back(context: FieldContext, sites: list[SiteShare]) -> None:
    assert parse_sites(sites_text(sites), context).sites == tuple(sites)
