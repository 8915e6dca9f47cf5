"""Contacts: the people to talk to who agreed to be recorded, and what else each agreed to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from census_app.reports.material import Material
from census_app.reports.sheets.paper import MOST, on_paper
from census_app.sheets.cells import Cell
from census_app.sheets.model import Column, Sheet

_WARNING: Final = (
    "Données personnelles : à ne donner qu’à qui s’en sert pour le recensement, et à effacer quand une "
    "personne le demande. Ne sont ici que les personnes qui ont accepté d’être enregistrées."
)


def contacts(material: Material) -> Sheet:
    """A row a person, by the name of the record; blank where nothing was said of a consent."""
    return Sheet(
        title="Contacts",
        columns=(
            Column("Fiche", "long", width=36),
            Column("Commune", width=24),
            Column("Personne", "long", width=22),
            Column("Rôle", "long", width=18),
            Column("Courriel", "long", width=28),
            Column("Téléphone", "code", width=17),
            *(Column(consent.label, "boolean", width=15) for consent in material.typology.list("consent")),
            Column("Date de l’accord", "date"),
        ),
        rows=_rows(material),
        heading=("Contacts", on_paper(_WARNING, material.contacts.count)),
        footer=f"{material.footer} — données personnelles",
        expected=material.contacts.count,
        paper_rows=MOST,
    )


def _rows(material: Material) -> Iterator[Sequence[Cell]]:
    for listed in material.contacts.rows():
        person = listed.person
        yield (
            listed.record_name,
            material.commune(listed.commune),
            person.name or None,
            person.role or None,
            person.email or None,
            person.phone or None,
            *(getattr(person, consent.code) for consent in material.typology.list("consent")),
            person.consent_on,
        )
