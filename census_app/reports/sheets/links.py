"""Who is linked to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from census_app.reports.material import Material
from census_app.reports.sheets.paper import MOST, on_paper
from census_app.sheets.cells import Cell
from census_app.sheets.model import Column, Sheet


def links(material: Material) -> Sheet:
    """The links between records, a row each, read from left to right."""
    return Sheet(
        title="Liens",
        columns=(
            Column("De", "long", width=40),
            Column("Lien", "long", width=34),
            Column("Vers", "long", width=40),
            Column("Depuis", "year"),
            Column("Jusqu’à", "year"),
            Column("Remarque", "long", width=36),
        ),
        rows=_rows(material),
        heading=(
            "Liens",
            on_paper(
                "Un lien se lit de gauche à droite ; il n’ajoute aucun chiffre à aucune des deux fiches",
                material.links.count,
            ),
        ),
        footer=material.footer,
        expected=material.links.count,
        paper_rows=MOST,
    )


def _rows(material: Material) -> Iterator[Sequence[Cell]]:
    for link in material.links.rows():
        kind = material.label("link_kind", link.kind)
        yield (link.source_name, kind, link.target_name, link.since, link.until, link.note or None)
