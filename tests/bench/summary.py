"""The summary by commune, against those who would read the rows into memory.

Pandas adds up the same values with floats (sums only: no coverage by record, no ratio, no mean). ORM objects
are mapped here, on the same tables, and walked a thousand at a time.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from fractions import Fraction
from typing import Any

from tests.bench.measure import CAMPAIGN, Ground, Measure, seconds

PERIMETER = "pays-de-chateaubriant"
LEFT_OUT = ("hors_champ", "doublon", "disparue")


def ours(ground: Ground) -> Sequence[float]:
    """Every indicator and every count, exactly."""
    from census_app.domain.perimeters import perimeter_of
    from census_app.services.inventories import open_inventory
    from census_app.services.reference import commune_name
    from census_app.services.summary import summary

    perimeter = perimeter_of(PERIMETER)
    commune_name(perimeter.communes[0])  # the table of communes is there since the program started
    inventory = open_inventory(ground.inventory)
    taken = seconds(lambda: summary(inventory, CAMPAIGN, perimeter))
    inventory.close()
    return [taken]


def with_pandas(ground: Ground) -> Sequence[float]:
    """The sum and the number of answers of each indicator by commune."""
    import pandas as pd

    values = "SELECT annual_record_id, indicator, amount FROM indicator_value WHERE amount IS NOT NULL"
    places = """
        SELECT annual_record.id AS annual_record_id, coalesce(site.commune, record.commune) AS commune,
               coalesce(1.0 * site.weight / site.weight_total, 1.0) AS share
        FROM annual_record JOIN record ON record.id = annual_record.record_id
        LEFT JOIN site ON site.record_id = record.id
        WHERE annual_record.campaign_id = 1
        AND annual_record.status NOT IN ('hors_champ', 'doublon', 'disparue')
    """

    def act() -> None:
        with closing(sqlite3.connect(ground.inventory)) as raw:
            joined = pd.read_sql_query(values, raw).merge(
                pd.read_sql_query(places, raw), on="annual_record_id"
            )
        joined["part"] = joined["amount"] * joined["share"]
        assert len(joined.groupby(["commune", "indicator"])["part"].agg(["sum", "count"]))

    return [seconds(act)]


def with_orm(ground: Ground) -> Sequence[float]:
    """The same sums over objects, their values and sites loaded with them."""
    from sqlalchemy import create_engine, select
    from sqlalchemy.orm import Session, selectinload

    annual, record = _mapped()
    engine = create_engine(f"sqlite:///{ground.inventory}")
    query = select(annual).where(annual.campaign_id == CAMPAIGN, annual.status.not_in(LEFT_OUT))
    query = query.options(selectinload(annual.values), selectinload(annual.record).selectinload(record.sites))

    def act() -> None:
        sums: dict[tuple[str | None, str], Fraction | int] = defaultdict(int)
        with Session(engine) as session:
            for one in session.scalars(query.execution_options(yield_per=1000)):
                sites = one.record.sites
                places = [(each.commune, Fraction(each.weight, each.weight_total)) for each in sites]
                for value in one.values:
                    for commune, share in places or [(one.record.commune, Fraction(1))]:
                        if value.amount is not None:
                            sums[commune, value.indicator] += Fraction(value.amount) * share
        assert sums

    return [seconds(act)]


def _mapped() -> tuple[Any, Any]:
    """The classes of annual records, with their values, and of records, with their sites."""
    from sqlalchemy.orm import registry, relationship

    from census_app.store import tables

    site: Any = type("Site", (), {})
    value: Any = type("Value", (), {})
    record: Any = type("Record", (), {})
    annual: Any = type("Annual", (), {})
    mapping = registry()
    mapping.map_imperatively(site, tables.site)
    mapping.map_imperatively(value, tables.indicator_value)
    mapping.map_imperatively(record, tables.record, properties={"sites": relationship(site)})
    related = {"record": relationship(record), "values": relationship(value)}
    mapping.map_imperatively(annual, tables.annual_record, properties=related)
    mapping.configure()
    return annual, record


MEASURES = (
    Measure("summary", "la synthèse par commune", ours, {"pandas": with_pandas, "objets ORM": with_orm}),
)
