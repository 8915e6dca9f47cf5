"""What was counted without a record per item: apart from the records, and never added to them."""

from __future__ import annotations

from census_app.reports.material import Material
from census_app.reports.sheets.paper import MOST, on_paper
from census_app.sheets.model import Column, Sheet


def observations(material: Material) -> Sheet:
    """The observations, newest first, each with its source."""
    return Sheet(
        title="Observations",
        columns=(
            Column("Ce qui est compté", "long", width=30),
            Column("Précision", width=11),
            Column("Nombre", "integer", width=10),
            Column("Unité", width=13),
            Column("Domaine", "long", width=19),
            Column("Type", "long", width=22),
            Column("Commune ou territoire", "long", width=22),
            Column("Date", "date"),
            Column("Source", "long", width=40),
            Column("Méthode", "long", width=24),
            Column("Remarque", "long", width=24),
        ),
        rows=[
            (
                each.label,
                each.count_qualifier or None,
                each.count,
                each.unit or None,
                material.label("domain", each.domain),
                material.label("type", each.type),
                material.commune(each.commune) or each.territory or None,
                each.observed_on,
                each.source,
                each.method or None,
                each.note or None,
            )
            for each in material.observations
        ],
        heading=(
            "Observations",
            on_paper(
                "Des nombres relevés à une date, sans fiche par élément : ils ne s’ajoutent jamais aux "
                "initiatives",
                len(material.observations),
            ),
        ),
        footer=material.footer,
        paper_rows=MOST,
    )
