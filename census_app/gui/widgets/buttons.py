"""Buttons: one primary a page, the others quieter."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from census_app.gui.theme import icon, px, tokens

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ALONE = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


class _Button(QPushButton):
    """A button with a look, an optional icon coloured by the palette, and a name for screen readers."""

    look = ""

    def __init__(self, text: str, parent: QWidget | None = None, *, icon_name: str = "") -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self.setProperty("look", self.look)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAutoDefault(False)
        self._colour_icon()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.EnabledChange}:
            self._colour_icon()
        super().changeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the button says, as the space bar does."""
        if event.key() in _ENTER and event.modifiers() in _ALONE:
            self.click()
        else:
            super().keyPressEvent(event)

    def _colour_icon(self) -> None:
        if not self._icon_name:
            return
        self.setIconSize(QSize(px(16), px(16)))
        self.setIcon(icon(self._icon_name, self._icon_colour()))

    def _icon_colour(self) -> str:
        return tokens().text if self.isEnabled() else tokens().shape


class PrimaryButton(_Button):
    """The page's main action: at most one on a screen."""

    look = "primary"

    @override
    def _icon_colour(self) -> str:
        return tokens().on_accent if self.isEnabled() else tokens().shape


class SecondaryButton(_Button):
    """Any other action."""

    look = "secondary"


class LinkButton(_Button):
    """An action within text: « Ouvrir », « Reprendre »."""

    look = "link"

    def __init__(self, text: str, parent: QWidget | None = None, *, icon_name: str = "") -> None:
        super().__init__(text, parent, icon_name=icon_name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def _icon_colour(self) -> str:
        return tokens().accent_text


class QuietButton(LinkButton):
    """A small grey choice beside a field: « ne sait pas », « refus »."""

    look = "quiet"


class IconButton(_Button):
    """An icon alone; its name is the tooltip and what a screen reader says."""

    look = "icon"

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon_name=icon_name)
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def _icon_colour(self) -> str:
        return tokens().secondary


def bind(button: QPushButton, action: QAction) -> None:
    """Let a button do an act; it can be clicked when the act can be done."""

    def follow() -> None:
        button.setEnabled(action.isEnabled())

    button.clicked.connect(action.trigger)
    action.changed.connect(follow)
    follow()
