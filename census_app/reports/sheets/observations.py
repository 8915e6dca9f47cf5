"""What was counted without a record per item: apart from the records, and never added to them."""

from __future__ import annotations

from census_app.reports.material import Material
from census_app.sheets.model import Column, Sheet


def observations(material: Material) -> Sheet:
    """The observations, newest first, each with its source."""
    return Sheet(
        title="Observations",
        columns=(
            Column("Ce qui est compté", "long", width=46),
            Column("Précision", width=12),
            Column("Nombre", "integer"),
            Column("Unité", width=18),
            Column("Domaine", width=26),
            Column("Type", width=30),
            Column("Commune ou territoire", width=26),
            Column("Date", "date"),
            Column("Source", "long", width=34),
            Column("Méthode", "long", width=30),
            Column("Remarque", "long", width=30),
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
            (
                "Des nombres relevés à une date, sans fiche par élément : ils ne s’ajoutent jamais aux "
                "initiatives."
            ),
        ),
        footer=material.footer,
    )
