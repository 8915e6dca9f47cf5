"""What the page says of each kind of record: the same page lists initiatives and networks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from census_app.domain.records import INITIATIVE, NETWORK


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one list; `key` is the page's, and what its choices are remembered under."""

    kind: str
    key: str
    icon: str
    title: str
    new: str
    name_hint: str
    none_yet: str
    create: str
    help: str
    shown: tuple[str, str, str]
    """What is said when none, one, or several of {total} are shown."""


def initiatives() -> Wording:
    """The words of the list of initiatives."""
    return Wording(
        kind=INITIATIVE,
        key="initiatives",
        icon="sprout",
        title=_tr("Initiatives"),
        new=_tr("Nouvelle initiative"),
        name_hint=_tr("Comment les gens l’appellent"),
        none_yet=_tr("Aucune initiative n’est encore recensée."),
        create=_tr("Un nom suffit : le reste se complète quand on le sait."),
        shown=(
            _tr("{total}, aucune affichée"),
            _tr("{total}, dont 1 affichée"),
            _tr("{total}, dont {shown} affichées"),
        ),
        help=_tr(
            "La liste des initiatives. Les pastilles la réduisent à une commune, un domaine, un état ; le "
            "champ de droite cherche dans les noms, les communes, les personnes et les descriptions. Entrée "
            "ouvre la fiche de la ligne ; Suppr la retire des listes, Ctrl+Z la remet. Plusieurs lignes se "
            "choisissent avec Maj ou Ctrl, et se modifient ensemble."
        ),
    )


def networks() -> Wording:
    """The words of the list of networks."""
    return Wording(
        kind=NETWORK,
        key="networks",
        icon="network",
        title=_tr("Réseaux"),
        new=_tr("Nouveau réseau"),
        name_hint=_tr("Fédération, collectif, groupe informel…"),
        none_yet=_tr("Aucun réseau n’est encore recensé."),
        create=_tr("Ce qui relie des initiatives : fédération, collectif, groupe informel."),
        shown=(
            _tr("{total}, aucun affiché"),
            _tr("{total}, dont 1 affiché"),
            _tr("{total}, dont {shown} affichés"),
        ),
        help=_tr(
            "La liste des réseaux, qui relient les initiatives entre elles. Les pastilles la réduisent ; "
            "le champ de droite cherche dans les noms et les descriptions. Entrée ouvre la fiche de la "
            "ligne ; Suppr la retire des listes, Ctrl+Z la remet."
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("records", text)
