"""The desk: one window at a time, each on one inventory, and the way from one to the other."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from census_app.errors import CensusError
from census_app.gui import formats, opening
from census_app.gui.jobs import JobRunner
from census_app.gui.pages import page_entries
from census_app.gui.widgets import EmptyState, Offer
from census_app.gui.window import MainWindow
from census_app.gui.workspace import Workspace
from census_app.paths import default_inventory

if TYPE_CHECKING:
    from census_app.services.inventories import Inventory

_LAST = "inventory/last"


class Desk(QObject):
    """Holds the window on screen and the inventory under it."""

    def __init__(self) -> None:
        super().__init__()
        self._inventory: Inventory | None = None
        self._expected = Path()
        self.window = self._new_window()

    def show(self) -> None:
        """Show the window, empty at first."""
        self.window.show()

    def start(self, asked: Path | None) -> None:
        """Open an inventory, by default the last one, or the user's own; with none, teach what to do."""
        last = str(QSettings().value(_LAST, ""))
        path = asked or (Path(last) if last and Path(last).exists() else default_inventory())
        self._expected = path
        if path.exists():
            self._take(opening.open_or_explain(self.window, path))
        if self._inventory is None:
            self.window.welcome(self._welcome())

    def open(self) -> None:
        """Ask for another inventory and show it."""
        path = opening.ask_file(self.window, self._expected.parent)
        if path is not None and not self._is_shown(path):
            self._take(opening.open_or_explain(self.window, path))

    def create(self) -> None:
        """Ask for a territory and start a new inventory."""
        self._expected.parent.mkdir(parents=True, exist_ok=True)
        self._take(opening.ask_new(self.window, self._expected))

    def backup(self) -> None:
        """Copy the inventory beside itself and say where."""
        from census_app.services import inventories

        if self._inventory is None:
            return
        try:
            copy = inventories.backup(self._inventory)
        except CensusError as refusal:
            self.window.toast.say(str(refusal))
            return
        now = formats.time_of_day(datetime.now().astimezone())
        self.window.toast.say(self.tr("Copie gardée à {time} : {name}").format(time=now, name=copy.name))
        self.window.show_inventory()

    def give_questionnaires(self) -> None:
        """Write the shipped questionnaires as workbooks where the user says, to be read and changed."""
        from census_app.services.questionnaire_workbooks import write_shipped

        folder = opening.ask_folder(self.window, self._expected.parent)
        if folder is None:
            return
        try:
            written = write_shipped(folder)
        except CensusError as refusal:
            self.window.toast.say(str(refusal))
            return
        self.window.toast.say(
            self.tr("{count} questionnaires écrits dans « {folder} »").format(
                count=len(written), folder=folder.name
            )
        )

    def close(self) -> None:
        """Release the inventory's file."""
        if self._inventory is not None:
            self._inventory.close()
            self._inventory = None

    def _take(self, inventory: Inventory | None) -> None:
        """Show an inventory: in this window when it is still empty, else in one that takes its place."""
        if inventory is None:
            return
        before, kept = self.window, self._inventory
        self._inventory = inventory
        QSettings().setValue(_LAST, str(inventory.path))
        if before.workspace is not None:
            self.window = self._new_window()
            self.window.show()
            before.close()
            before.deleteLater()
        if kept is not None:
            kept.close()
        self.window.enter(Workspace(inventory, JobRunner(), newest_campaign(inventory)))

    def _is_shown(self, path: Path) -> bool:
        return self._inventory is not None and path.resolve() == self._inventory.path.resolve()

    def _new_window(self) -> MainWindow:
        window = MainWindow(page_entries())
        window.create_asked.connect(self.create)
        window.open_asked.connect(self.open)
        window.backup_asked.connect(self.backup)
        window.questionnaires_asked.connect(self.give_questionnaires)
        return window

    def _welcome(self) -> EmptyState:
        create = Offer(
            self.tr("Créer un inventaire"),
            self.tr("Choisissez le territoire : ses communes sont déjà connues du programme."),
            self.create,
        )
        other = Offer(
            self.tr("Ouvrir un inventaire…"),
            self.tr("Un fichier gardé ailleurs, ou celui d’un collègue."),
            self.open,
        )
        return EmptyState("sprout", self.tr("Aucun inventaire n’est encore ouvert."), (create, other))


def newest_campaign(inventory: Inventory) -> int | None:
    """The id of the newest campaign, or None."""
    from census_app.services import campaigns

    every = campaigns.every(inventory)
    return every[0].id if every else None
