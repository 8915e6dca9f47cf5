"""The sheets of the workbook, in their order: a sheet is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from census_app.reports.material import Material
from census_app.reports.sheets import by_commune, by_group, registers, remarks
from census_app.reports.sheets.control import control
from census_app.reports.sheets.dictionary import dictionary
from census_app.reports.sheets.evolution import evolution
from census_app.reports.sheets.links import links
from census_app.reports.sheets.observations import observations
from census_app.reports.sheets.read_me import read_me
from census_app.reports.sheets.restitution import restitution
from census_app.reports.sheets.synthesis import synthesis
from census_app.reports.sheets.values import values
from census_app.sheets.model import Page, Sheet

SHEETS: Final[tuple[Callable[[Material], Sheet | Page], ...]] = (
    read_me,
    synthesis,
    by_commune.economy,
    by_commune.social,
    by_commune.environment,
    by_commune.vigilance,
    by_group.by_domain,
    by_group.by_network,
    by_group.by_stake,
    evolution,
    registers.initiatives,
    registers.networks,
    links,
    observations,
    remarks.needs,
    remarks.recommendations,
    remarks.concerns,
    restitution,
    values,
    control,
    dictionary,
)
