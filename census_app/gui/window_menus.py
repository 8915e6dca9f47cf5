"""The menu bar: every action of the window, with its shortcut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from census_app.gui.page import PageEntry

_WITHOUT_BAR = frozenset({"Ctrl+Q", "Ctrl+O", "Ctrl+Shift+N", "Ctrl+Shift+S", "F1"})
"""Shortcuts that work where a page has the whole window and the bar is hidden: there, Qt hears no menu."""


@dataclass(frozen=True, slots=True)
class Acts:
    """What the menus call in the window."""

    create: Callable[[], object]
    open: Callable[[], object]
    backup: Callable[[], object]
    questionnaires: Callable[[], object]
    quit: Callable[[], object]
    undo: Callable[[], object]
    redo: Callable[[], object]
    search: Callable[[], object]
    filter: Callable[[], object]
    back: Callable[[], object]
    forward: Callable[[], object]
    page: Callable[[str], object]
    help: Callable[[], object]
    about: Callable[[], object]


class Menus:
    """Builds the bar once; the page's own actions come and go in « Fiche »."""

    def __init__(self, window: QMainWindow, acts: Acts, entries: Sequence[PageEntry]) -> None:
        self._window = window
        bar = window.menuBar()
        file = bar.addMenu(_tr("&Fichier"))
        self._add(file, _tr("Nouvel inventaire…"), "Ctrl+Shift+N", acts.create)
        self._add(file, _tr("Ouvrir un inventaire…"), "Ctrl+O", acts.open)
        file.addSeparator()
        self.backup = self._add(file, _tr("Sauvegarder une copie"), "Ctrl+Shift+S", acts.backup)
        self._add(file, _tr("Questionnaires en classeurs…"), "", acts.questionnaires)
        file.addSeparator()
        self._add(file, _tr("Quitter"), "Ctrl+Q", acts.quit)
        edit = bar.addMenu(_tr("É&dition"))
        self.undo = self._add(edit, _tr("Annuler"), "Ctrl+Z", acts.undo)
        self.redo = self._add(edit, _tr("Rétablir"), "Ctrl+Y", acts.redo)
        edit.addSeparator()
        self._add(edit, _tr("Rechercher partout"), "Ctrl+K", acts.search)
        self._add(edit, _tr("Filtrer la liste"), "Ctrl+F", acts.filter)
        self.go = go = bar.addMenu(_tr("&Aller"))
        for number, entry in enumerate((one for one in entries if one.in_bar), start=1):
            self._add(go, entry.label, f"Ctrl+{number}", partial(acts.page, entry.key))
        if any(entry.key == "questionnaires" for entry in entries):
            self._add(go, _tr("Questionnaires"), "Ctrl+0", partial(acts.page, "questionnaires"))
        go.addSeparator()
        self._add(go, _tr("Page précédente"), "Alt+Left", acts.back)
        self._add(go, _tr("Page suivante"), "Alt+Right", acts.forward)
        self.page = bar.addMenu(_tr("F&iche"))
        helping = bar.addMenu(_tr("Aid&e"))
        self._add(helping, _tr("Aide sur cet écran"), "F1", acts.help)
        self._add(helping, _tr("À propos"), "", acts.about)
        self.show_page_actions(())

    def show_page_actions(self, actions: Sequence[QAction]) -> None:
        """Show the actions of the page that comes on screen; without any, the menu is hidden."""
        self.page.clear()
        self.page.addActions(list(actions))
        self.page.menuAction().setVisible(bool(actions))

    def show_undo(self, undo: str, redo: str) -> None:
        """Say what Ctrl+Z and Ctrl+Y would do; empty texts disable them."""
        self.undo.setText(_tr("Annuler : {what}").format(what=undo) if undo else _tr("Annuler"))
        self.redo.setText(_tr("Rétablir : {what}").format(what=redo) if redo else _tr("Rétablir"))
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))

    def _add(self, menu: QMenu, text: str, shortcut: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self._window)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        if shortcut in _WITHOUT_BAR:
            self._window.addAction(action)
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)
        return action


def _tr(text: str) -> str:
    return QCoreApplication.translate("menus", text)
