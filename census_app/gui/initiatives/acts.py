"""What can be done with the records of the list, each act with its menu entry and its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from census_app.domain.change import Change
from census_app.domain.interviews import DRAFT
from census_app.gui import formats
from census_app.gui.initiatives.creation import CreationPanel
from census_app.gui.initiatives.several import SeveralPanel
from census_app.gui.initiatives.table import RecordsTable
from census_app.gui.initiatives.wording import Wording
from census_app.gui.page import Go
from census_app.gui.widgets import Toast
from census_app.gui.workspace import Workspace
from census_app.services import history, records


class Acts(QObject):
    """Acts on the rows selected in a table; `page` is where dialogs and the toast appear."""

    def __init__(
        self, workspace: Workspace, wording: Wording, origin: str, table: RecordsTable, page: QWidget
    ) -> None:
        super().__init__(page)
        self._workspace, self._wording, self._origin = workspace, wording, origin
        self._table, self._page = table, page
        self.toast = Toast(page)
        self.toast.acted.connect(self._put_back)
        self._undoable: int | None = None
        self.new = self._act(wording.new, "Ctrl+N", self.create)
        self.bring = self._act(self.tr("Importer un tableur…"), "Ctrl+I", self.bring_in)
        self.open = self._act(self.tr("Ouvrir la fiche"), "", self.open_record)
        self.interview = self._act(self.tr("Entretien…"), "Ctrl+Return", self.begin_interview)
        self.several = self._act(self.tr("Modifier la sélection…"), "Ctrl+E", self.edit_several)
        self.retire = self._act(self.tr("Retirer"), "Del", self.retire_selected)
        self.bring_back = self._act(self.tr("Remettre dans la liste"), "", self.bring_back_selected)
        self.showing_retired = False
        self.follow_selection()

    def all(self) -> Sequence[QAction]:
        """Every act, in the order of the menu."""
        return (self.new, self.bring, self.open, self.interview, self.several, self.retire, self.bring_back)

    def follow_selection(self) -> None:
        """Enable what the selection and the file allow."""
        some = bool(self._table.selectionModel().hasSelection())
        writable = not self._workspace.inventory.read_only
        self.new.setEnabled(writable)
        self.bring.setEnabled(writable)
        self.open.setEnabled(some)
        self.interview.setEnabled(some and writable and not self.showing_retired)
        self.several.setEnabled(some and writable)
        self.retire.setEnabled(some and writable and not self.showing_retired)
        self.retire.setVisible(not self.showing_retired)
        self.bring_back.setEnabled(some and writable and self.showing_retired)
        self.bring_back.setVisible(self.showing_retired)

    def menu(self) -> QMenu:
        """The menu of the rows selected."""
        menu = QMenu(self._page)
        one = len(self._table.selected_ids()) == 1
        menu.addActions([self.open, self.interview] if one else [])
        menu.addActions([self.several, self.retire, self.bring_back])
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def open_menu(self, place: QPoint) -> None:
        """Open the menu of the rows at a place of the table."""
        if self._table.selected_ids():
            self.menu().popup(self._table.viewport().mapToGlobal(place))

    def create(self) -> None:
        """Ask for a name, then open the new record."""
        panel = CreationPanel(self._workspace, self._wording, self._origin, self._page)
        panel.created.connect(self.open_record)
        panel.see_asked.connect(self.open_record)
        panel.open()

    def bring_in(self) -> None:
        """Ask for a spreadsheet and show what importing it would do."""
        from census_app.gui.initiatives.importing import ImportPanel

        panel = ImportPanel(self._workspace, self._origin, self._page)
        panel.imported.connect(self.brought_in)
        panel.open()
        panel.choose()

    def brought_in(self, change: Change, count: int) -> None:
        """Say what an import did; the toast takes it back."""
        self._undoable = change.id
        words = self.tr("{count} fiches sont importées.") if count > 1 else self.tr("1 fiche est importée.")
        self.toast.say(words.format(count=formats.number(count)), action=self.tr("Annuler"))

    def open_record(self, record_id: int | None = None, section: str = "") -> None:
        """Open a record, by default the one under the cursor."""
        wanted = self._table.current_id() if record_id is None else record_id
        if wanted is not None:
            self._workspace.go.emit(Go("record", record=wanted, section=section))

    def open_interview(self, interview_id: int) -> None:
        """Open an interview."""
        self._workspace.go.emit(Go("interview", interview=interview_id, record=self._table.current_id()))

    def begin_interview(self) -> None:
        """Go on with the draft of the record under the cursor, or start its interview."""
        from census_app.services import interviews

        record_id, campaign = self._table.current_id(), self._workspace.campaign
        if record_id is None:
            return
        if campaign is None:
            self._workspace.refused.emit(self.tr("Ouvrez d’abord une campagne, en haut à gauche."))
            return
        for one in self._workspace.ask(records.page, record_id, campaign).interviews:
            if one.campaign_id == campaign and one.state == DRAFT:
                self.open_interview(one.id)
                return
        change = self._workspace.run(interviews.start, campaign, record_id=record_id, origin=self._origin)
        if change is not None and change.created is not None:
            self.open_interview(change.created)

    def edit_several(self) -> None:
        """Ask what to change in the rows selected."""
        chosen = self._table.selected_ids()
        if chosen:
            SeveralPanel(self._workspace, chosen, self._origin, self._page).open()

    def retire_selected(self) -> None:
        """Take the rows selected out of the lists; the toast puts them back."""
        chosen = self._table.selected_ids()
        row = self._table.current()
        change = self._workspace.run(records.retire, chosen, origin=self._origin) if chosen else None
        if not change:
            return
        self._undoable = change.id
        said = (
            self.tr("La fiche « {name} » est retirée des listes.").format(name=row.name)
            if len(chosen) == 1 and row is not None
            else self.tr("{count} fiches sont retirées des listes.").format(count=formats.number(len(chosen)))
        )
        self.toast.say(said, action=self.tr("Annuler"))

    def bring_back_selected(self) -> None:
        """Put the rows selected back in the lists."""
        chosen = self._table.selected_ids()
        if chosen:
            self._workspace.run(records.bring_back, chosen, origin=self._origin)

    def _put_back(self) -> None:
        if self._undoable is not None:
            self._workspace.run(history.undo, self._undoable, origin=self._origin)
            self._undoable = None

    def _act(self, text: str, keys: str, do: Callable[[], object]) -> QAction:
        action = QAction(text, self._page)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: do())
        return action
