"""The shipped reference data, read once when first needed and never changed."""

from __future__ import annotations

from functools import cache

from census_app.domain.communes import Gazetteer
from census_app.domain.indicators import Catalogue
from census_app.domain.labels import Labels
from census_app.domain.parameters import Parameters
from census_app.domain.typology import Typology


@cache
def typology() -> Typology:
    """The coded lists: domains, types, statuses and the others."""
    return Typology.load()


@cache
def catalogue() -> Catalogue:
    """The indicators."""
    return Catalogue.load()


@cache
def labels(language: str) -> Labels:
    """The labels of indicators, coded lists and fields in a language."""
    return Labels.load(language)


@cache
def gazetteer() -> Gazetteer:
    """The communes of France."""
    return Gazetteer.load()


@cache
def parameters() -> Parameters:
    """The dated parameters of the computed indicators."""
    return Parameters.load()


def commune_name(code: str) -> str:
    """The official name of a commune; the code itself when it is not a commune of today."""
    commune = gazetteer().get(code)
    return code if commune is None else commune.name
