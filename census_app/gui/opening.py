"""Opening an inventory from the window: which file, who holds it, what to do when there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from census_app.errors import CensusError

if TYPE_CHECKING:
    from census_app.services.inventories import Inventory

SUFFIX = ".recensement"


def ask_file(parent: QWidget, folder: Path) -> Path | None:
    """The inventory file that the user points at, or None."""
    kinds = _tr("Inventaires (*.recensement);;Tous les fichiers (*)")
    name, _kind = QFileDialog.getOpenFileName(parent, _tr("Ouvrir un inventaire"), str(folder), kinds)
    return Path(name) if name else None


def ask_folder(parent: QWidget, folder: Path) -> Path | None:
    """The folder that the user points at, or None."""
    name = QFileDialog.getExistingDirectory(parent, _tr("Choisir un dossier"), str(folder))
    return Path(name) if name else None


def open_or_explain(parent: QWidget, path: Path) -> Inventory | None:
    """Open an inventory; when another program writes it, offer to read it only; say why it is refused."""
    from census_app.services.inventories import InventoryBusyError, open_inventory

    try:
        return open_inventory(path)
    except InventoryBusyError as busy:
        if not read_only_instead(parent, str(busy)):
            return None
    except CensusError as refusal:
        explain(parent, str(refusal))
        return None
    try:
        return open_inventory(path, read_only=True)
    except CensusError as refusal:
        explain(parent, str(refusal))
        return None


def ask_new(parent: QWidget, path: Path) -> Inventory | None:
    """Ask for a territory and a place, and create the inventory; None when the user gives up."""
    from census_app.domain.perimeters import load_perimeters
    from census_app.services.inventories import create_inventory

    perimeters = {f"{one.name} ({len(one.communes)} communes)": one for one in load_perimeters()}
    label, given = QInputDialog.getItem(
        parent, _tr("Nouvel inventaire"), _tr("Territoire recensé :"), list(perimeters), 0, False
    )
    if not given:
        return None
    title = _tr("Où garder l’inventaire ?")
    name, _kind = QFileDialog.getSaveFileName(parent, title, str(path), _tr("Inventaires (*.recensement)"))
    if not name:
        return None
    target = Path(name)
    try:
        return create_inventory(target if target.suffix else target.with_suffix(SUFFIX), perimeters[label])
    except CensusError as refusal:
        explain(parent, str(refusal))
        return None


def explain(parent: QWidget, sentence: str) -> None:
    """Say a refusal that stops everything, in its own window."""
    QMessageBox.warning(parent, _tr("Recensement"), sentence)


def read_only_instead(parent: QWidget, sentence: str) -> bool:
    """Say who holds an inventory; whether the user would rather read it only."""
    box = QMessageBox(QMessageBox.Icon.Question, _tr("Inventaire déjà ouvert"), sentence, parent=parent)
    yes = box.addButton(_tr("Ouvrir en lecture seule"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_tr("Annuler"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is yes


def _tr(text: str) -> str:
    return QCoreApplication.translate("opening", text)
