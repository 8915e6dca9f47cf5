"""What an empty list says: how to begin, or how to find again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from census_app.gui.initiatives.wording import Wording
from census_app.gui.widgets import EmptyState, Offer


def nothing_yet(
    wording: Wording, create: Callable[[], object], bring: Callable[[], object], show: Callable[[], object]
) -> EmptyState:
    """No record of this kind: create one, import a spreadsheet, look at the example."""
    offers = (
        Offer(wording.new, wording.create, create),
        Offer(
            _tr("Importer un tableur…"),
            _tr("Un fichier Excel, Calc ou CSV : chaque ligne est vérifiée avant d’entrer."),
            bring,
        ),
        Offer(
            _tr("Voir l’exemple"),
            _tr("Un recensement déjà rempli, dans une autre fenêtre : le vôtre reste comme il est."),
            show,
        ),
    )
    return EmptyState(wording.icon, wording.none_yet, offers)


def nothing_found(clear: Callable[[], object]) -> EmptyState:
    """The filters let nothing through."""
    offer = Offer(_tr("Effacer les filtres"), _tr("Toute la liste revient."), clear)
    return EmptyState("search", _tr("Aucune fiche ne répond à ces filtres."), (offer,))


def _tr(text: str) -> str:
    return QCoreApplication.translate("records", text)
