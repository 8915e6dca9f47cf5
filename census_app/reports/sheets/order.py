"""The sheets of the workbook, in their order: a sheet is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from census_app.domain.labels import FRENCH, Labels
from census_app.reports.material import LeftOut, Material
from census_app.reports.sheets import by_commune, by_group, public_synthesis, published, registers, remarks
from census_app.reports.sheets.contacts import contacts
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

Make = Callable[[Material], Sheet | Page]


@dataclass(frozen=True, slots=True)
class Entry:
    """A sheet: the key that chooses it, its title, and what makes it.

    `publish` makes it in the public version, None when it is not in it. A sheet is `offered` when one
    chooses it: « Lisez-moi » is always there, and « Contacts » is asked for by itself.
    """

    key: str
    title: str
    make: Make
    publish: Make | None = None
    offered: bool = True


def _same(key: str, title: str, make: Make, *, offered: bool = True) -> Entry:
    """A sheet that is made in the same way for the public."""
    return Entry(key, title, make, make, offered)


READ_ME: Final = "lisez-moi"
SYNTHESIS: Final = "synthese"
EVOLUTION: Final = "evolution"
CONTACTS: Final = "contacts"
MEETINGS: Final = "restitution"
VALUES: Final = "valeurs"

SHEETS: Final[tuple[Entry, ...]] = (
    _same(READ_ME, "Lisez-moi", read_me, offered=False),
    Entry(SYNTHESIS, "Synthèse", synthesis, public_synthesis.synthesis),
    _same("economie", "Économie par commune", by_commune.economy),
    _same("social", "Social par commune", by_commune.social),
    _same("environnement", "Environnement par commune", by_commune.environment),
    _same("vigilance", "Vigilance par commune", by_commune.vigilance),
    _same("par-domaine", "Par domaine", by_group.by_domain),
    Entry("par-reseau", "Par réseau", by_group.by_network),
    _same("par-enjeu", "Par enjeu", by_group.by_stake),
    Entry(EVOLUTION, "Évolution", evolution),
    Entry("initiatives", "Initiatives", registers.initiatives, published.initiatives),
    Entry("reseaux", "Réseaux", registers.networks, published.networks),
    Entry(CONTACTS, "Contacts", contacts, offered=False),
    Entry("liens", "Liens", links),
    Entry("observations", "Observations", observations),
    Entry("besoins", "Besoins", remarks.needs),
    Entry("preconisations", "Préconisations", remarks.recommendations),
    Entry("points-de-vigilance", "Points de vigilance", remarks.concerns),
    Entry(MEETINGS, "Restitution", restitution),
    Entry(VALUES, "Valeurs", values),
    Entry("controle", "Contrôle", control),
    _same("dictionnaire", "Dictionnaire", dictionary),
)


def offered(*, public: bool) -> tuple[Entry, ...]:
    """The sheets that one chooses among, in their order."""
    return tuple(entry for entry in SHEETS if entry.offered and (entry.publish is not None or not public))


def held(chosen: Collection[str] | None, *, public: bool, contacts: bool) -> tuple[Entry, ...]:
    """The sheets of a workbook, in their order; `chosen` are keys of what is offered, None for all."""
    keys = {entry.key for entry in offered(public=public) if chosen is None or entry.key in chosen}
    keys |= {READ_ME, CONTACTS} if contacts and not public else {READ_ME}
    return tuple(entry for entry in SHEETS if entry.key in keys)


def left_out(entries: Sequence[Entry], *, public: bool) -> LeftOut:
    """The other sheets that a workbook may hold; contacts are no loss."""
    others = [entry for entry in SHEETS if entry not in entries and entry.key != CONTACTS]
    never = [entry for entry in others if public and entry.publish is None]
    return LeftOut(
        not_asked=tuple(entry.title for entry in others if entry not in never),
        never_public=tuple(entry.title for entry in never),
    )


def made(entries: Sequence[Entry], material: Material) -> list[Sheet | Page]:
    """The sheets themselves; their rows are read when they are written."""
    sheets = (
        entry.publish(material) if material.public and entry.publish is not None else entry.make(material)
        for entry in entries
    )
    return [_headed(sheet, material.labels) for sheet in sheets]


def _headed(sheet: Sheet | Page, labels: Labels) -> Sheet | Page:
    """The same with the headings of its columns in the language of the labels."""
    if isinstance(sheet, Page) or labels.language == FRENCH:
        return sheet
    columns = (replace(column, header=labels.heading(column.header)) for column in sheet.columns)
    return replace(sheet, columns=tuple(columns))
