"""What fields are checked against in these tests: the Pays de Châteaubriant, in 2026."""

from __future__ import annotations

from datetime import date

import pytest

from census_app.domain.communes import Gazetteer
from census_app.domain.indicators import Catalogue
from census_app.domain.perimeters import perimeter_of
from census_app.domain.typology import Typology
from census_app.exchange.parsed import FieldContext
from census_app.services import reference


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return reference.catalogue()


@pytest.fixture(scope="session")
def typology() -> Typology:
    return reference.typology()


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return reference.gazetteer()


@pytest.fixture(scope="session")
def context(typology: Typology, gazetteer: Gazetteer) -> FieldContext:
    home = frozenset(perimeter_of("pays-de-chateaubriant").communes)
    return FieldContext(typology, gazetteer, home, today=date(2026, 9, 24))
