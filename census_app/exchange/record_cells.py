"""A record as cells: what an export writes, and what an import recognises as unchanged."""

from __future__ import annotations

from collections.abc import Iterable

from census_app.domain.fields import RECORD_FIELDS, is_record_field
from census_app.domain.indicators import Catalogue, IndicatorKind
from census_app.domain.typology import Typology
from census_app.domain.values import IndicatorValue
from census_app.exchange.header_words import ASPECTS, COMMUNE_CODE, NETWORKS, SITES, UUID
from census_app.exchange.known import KnownRecord
from census_app.exchange.sites import SiteShare, sites_text
from census_app.sheets.cells import Scalar

SEPARATOR = ";"


def record_targets(indicators: Iterable[str]) -> tuple[str, ...]:
    """The columns of an export, in order: the uuid, every field, sites, networks, then the indicators'."""
    return (UUID, *(field.code for field in RECORD_FIELDS), SITES, NETWORKS, *indicators)


def aspect_of(target: str, catalogue: Catalogue) -> tuple[str, str]:
    """An indicator's column as its code and what it holds of it: ``amount``, or one of ``ASPECTS``."""
    if target in catalogue:
        return target, "amount"
    code, _, aspect = target.rpartition("_")
    return code, aspect


class RecordCells:
    """Writes records as cells, one a target."""

    def __init__(self, typology: Typology, catalogue: Catalogue) -> None:
        self._typology = typology
        self._catalogue = catalogue

    def cell(self, known: KnownRecord, target: str) -> Scalar:
        """What stands in the column ``target``: codes between ``;``, plain numbers, oui or non."""
        if is_record_field(target):
            value = known.record[target]
            return (SEPARATOR.join(value) or None) if isinstance(value, tuple) else value
        if target == UUID:
            return known.record.uuid
        if target == COMMUNE_CODE:
            return known.record.text("commune")
        if target == SITES:
            return sites_text(SiteShare(site.commune, site.share) for site in known.sites) or None
        if target == NETWORKS:
            return SEPARATOR.join(link.target_name for link in known.networks) or None
        code, aspect = aspect_of(target, self._catalogue)
        value_of = known.values.get(code)
        return None if value_of is None else self._of_value(value_of, aspect)

    def _of_value(self, value: IndicatorValue, aspect: str) -> Scalar:
        if aspect in ASPECTS:
            return getattr(value, aspect) or None
        if value.amount is not None:
            indicator = self._catalogue.get(value.indicator)
            boolean = indicator is not None and indicator.kind is IndicatorKind.BOOLEAN
            return bool(value.amount) if boolean else value.amount
        if value.text:
            return value.text
        return self._typology.label("absence", value.absence) if value.absence else None
