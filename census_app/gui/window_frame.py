"""The frame around a page: side bar at the left, campaign and search above, status below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.gui.theme import pixmap, px, tokens
from census_app.gui.widgets import ElidedLabel, Label, Look, Place, Rule, SearchBox, SideBar
from census_app.gui.window_campaign import CampaignChooser

_COMPACT_BELOW = 1000


class TopBar(QWidget):
    """Campaign chooser, search box, and the page's own buttons at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.campaign = CampaignChooser(self)
        self.search = SearchBox(
            self.tr("Rechercher une initiative, une commune, une personne…"), self, mark=self.tr("Ctrl+K")
        )
        self.search.setMaximumWidth(px(420))
        self.search.setMinimumWidth(px(120))
        self._actions = QHBoxLayout()
        self._actions.setSpacing(px(12))
        self._shown: tuple[QWidget, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(9), px(16), px(9))
        row.setSpacing(px(12))
        row.addWidget(self.campaign)
        row.addWidget(self.search, 3)
        row.addStretch(1)
        row.addLayout(self._actions)

    def show_actions(self, widgets: Sequence[QWidget]) -> None:
        """Show the buttons of the page that comes on screen; they stay the page's own."""
        for old in self._shown:
            self._actions.removeWidget(old)
            old.hide()
        self._shown = tuple(widgets)
        for widget in self._shown:
            self._actions.addWidget(widget)
            widget.show()

    def forget_actions(self) -> None:
        """Delete the buttons shown, whose page is going away."""
        for old in self._shown:
            old.deleteLater()
        self._shown = ()


class StatusLine(QWidget):
    """File, last save, last backup, read-only padlock; at the right what the page counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Barre d’état"))
        self._file = Label("", Look.SMALL, self)
        self._padlock = Label("", Look.SMALL, self)
        self._locked = Label("", Look.SMALL, self)
        self._saved = Label("", Look.SMALL, self)
        self._backup = Label("", Look.SMALL, self)
        self._right = ElidedLabel("", Look.SMALL, self)
        self._right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(5), px(14), px(5))
        row.setSpacing(px(20))
        lock = QHBoxLayout()
        lock.setSpacing(px(4))
        lock.addWidget(self._padlock)
        lock.addWidget(self._locked)
        row.addWidget(self._file)
        row.addLayout(lock)
        row.addWidget(self._saved)
        row.addWidget(self._backup)
        row.addWidget(self._right, 1)
        self.set_read_only("")

    def set_file(self, name: str, path: str) -> None:
        """Name the inventory's file; its whole path is the tooltip."""
        self._file.setText(name)
        self._file.setToolTip(path)

    def set_read_only(self, reason: str) -> None:
        """Show the padlock and « lecture seule »; the reason is the tooltip. Empty hides them."""
        self._locked.setText(self.tr("lecture seule") if reason else "")
        self._locked.setToolTip(reason)
        self._padlock.setPixmap(pixmap("lock", tokens().secondary, 12))
        self._padlock.setVisible(bool(reason))
        self._locked.setVisible(bool(reason))

    def set_saved(self, text: str) -> None:
        """« Enregistré à 14:32 »."""
        self._saved.setText(text)

    def set_backup(self, text: str) -> None:
        """« Dernière sauvegarde : aujourd’hui 09:05 »."""
        self._backup.setText(text)

    def set_right(self, text: str) -> None:
        """What the page, or the inventory, counts."""
        self._right.setText(text)

    def texts(self) -> tuple[str, ...]:
        """What is written, from left to right."""
        labels = (self._file, self._locked, self._saved, self._backup, self._right)
        return tuple(label.text() for label in labels)


class Frame(QWidget):
    """Side bar, top bar, pages one at a time, status line.

    Narrower than a thousand pixels of design (a small screen, large text), the side bar shows icons only.
    """

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = SideBar(places, self)
        self.top = TopBar(self)
        self.pages = QStackedWidget(self)
        self.status = StatusLine(self)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(Rule(self))
        right.addWidget(self.pages, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.side)
        middle.addWidget(Rule(self, vertical=True))
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(Rule(self))
        column.addWidget(self.status)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.set_compact(event.size().width() < px(_COMPACT_BELOW))
