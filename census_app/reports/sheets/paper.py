"""What of a long sheet is printed, and the words that say so on the sheet."""

from __future__ import annotations

from typing import Final

from census_app.reports.material import Material

SAMPLE: Final = 45
"""Rows printed of a sheet that is there to be computed from: they show what it is."""

MOST: Final = 1_000
"""Rows printed of a sheet that is there to be read: some forty pages."""


def on_paper(subtitle: str, rows: int, most: int = MOST) -> str:
    """The second line of the heading of a sheet of so many rows: it says when paper has not all of them."""
    return f"{subtitle} — sur papier, les {_spaced(most)} premières lignes" if rows > most else subtitle


def printing(material: Material) -> str:
    """What « Lisez-moi » says of the paper."""
    said = (
        f"Feuilles prêtes en A4 paysage. Une liste s’arrête à {_spaced(MOST)} lignes, puis donne ses totaux"
    )
    if not material.public:
        said += (
            " ; d’Initiatives et de Réseaux, seules s’impriment les colonnes qui disent de quelle fiche il "
            f"s’agit ; de Valeurs et de Contrôle, les {SAMPLE} premières lignes"
        )
    return f"{said}. Pour tout imprimer, effacez la zone d’impression."


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")
