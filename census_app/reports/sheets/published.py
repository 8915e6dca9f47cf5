"""The records of the public version: those that agreed to be named, with what is public of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from census_app.domain.fields import record_field
from census_app.domain.listed import PublishedRecord
from census_app.reports.material import Material, Stream
from census_app.reports.sheets.paper import MOST, on_paper
from census_app.sheets.cells import Cell
from census_app.sheets.model import Column, Sheet

_NOTE: Final = (
    "Seulement les fiches dont quelqu’un a accepté que le nom soit publié, et que personne n’a refusé : la "
    "liste est plus courte que ce que comptent les autres feuilles."
)


def initiatives(material: Material) -> Sheet:
    """The initiatives that agreed to be named."""
    return _sheet(material, "Initiatives", material.published_initiatives)


def networks(material: Material) -> Sheet:
    """The networks that agreed to be named."""
    return _sheet(material, "Réseaux", material.published_networks)


def _sheet(material: Material, title: str, records: Stream[PublishedRecord]) -> Sheet:
    def header(code: str) -> str:
        return material.field_label(record_field(code))

    return Sheet(
        title=title,
        columns=(
            Column(header("name"), "long", width=36),
            Column(header("commune"), width=24),
            Column(header("domain"), "long", width=20),
            Column(header("types"), "long", width=26),
            Column(header("description"), "long", width=54),
            Column(header("website"), "long", width=28),
            Column("Contact", "long", width=34, note="Seulement si la personne a accepté de le publier."),
        ),
        rows=_rows(material, records),
        heading=(title, on_paper(material.subtitle, records.count)),
        footnotes=(_NOTE,),
        footer=material.footer,
        expected=records.count,
        paper_rows=MOST,
    )


def _rows(material: Material, records: Stream[PublishedRecord]) -> Iterator[Sequence[Cell]]:
    for record in records.rows():
        types = [material.label("type", code) or code for code in record.types]
        yield (
            record.name,
            material.commune(record.commune),
            material.label("domain", record.domain),
            ", ".join(types) or None,
            record.description or None,
            record.website or None,
            " ; ".join(record.contacts) or None,
        )
