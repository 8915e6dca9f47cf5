"""The tables of an inventory.

Every row that can travel (to another laptop, an archive, a spreadsheet) has a stable ``uuid`` beside
its local integer ``id``. Only what is searched, sorted or joined gets a column; the rest of an
interview lives in its answers. The names are those of the glossary.
"""

from sqlalchemy import Table

from census_app.store.tables.campaigns import (
    campaign,
    campaign_questionnaire,
    perimeter,
    questionnaire,
    setting,
)
from census_app.store.tables.columns import metadata
from census_app.store.tables.history import change, history
from census_app.store.tables.interviews import (
    interview,
    meeting,
    need,
    observation,
    recommendation,
    submission,
)
from census_app.store.tables.records import annual_record, contact, indicator_value, link, record, site


def named(name: str) -> Table:
    """The table of this name. KeyError: none."""
    return metadata.tables[name]


__all__ = [
    "Table",
    "annual_record",
    "campaign",
    "campaign_questionnaire",
    "change",
    "contact",
    "history",
    "indicator_value",
    "interview",
    "link",
    "meeting",
    "metadata",
    "named",
    "need",
    "observation",
    "perimeter",
    "questionnaire",
    "recommendation",
    "record",
    "setting",
    "site",
    "submission",
]
