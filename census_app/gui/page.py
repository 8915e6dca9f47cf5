"""What the window asks of a page, and how pages ask to go elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from census_app.domain.change import Change
from census_app.gui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Go:
    """A place to go: a page, and what it should show there.

    `filters` are (field code, value) pairs that a list understands; `section` a part of a page; `path` a
    question of the interview.
    `questionnaire` (its id) or `file` (its path) asks for a preview of that questionnaire.
    """

    page: str
    record: int | None = None
    interview: int | None = None
    questionnaire: int | None = None
    file: str = ""
    section: str = ""
    path: str = ""
    filters: tuple[tuple[str, str], ...] = ()


class Page(QWidget):
    """A page of the window. It receives the workspace and nothing else, and redefines what it needs.

    `origin` is what it gives to the use cases it runs, so as not to reload under the cursor.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.origin = f"{type(self).__name__}:{id(self)}"
        self.setProperty("look", "page")

    def title(self) -> str:
        """What the window's title says; empty shows the program's name only."""
        return ""

    def place(self) -> str:
        """The key that the side bar shows as current, when it is not the page's own."""
        return ""

    def actions_shown(self) -> Sequence[QWidget]:
        """Buttons for the right of the top bar, the main one last."""
        return ()

    def menu_actions(self) -> Sequence[QAction]:
        """Actions for the menu « Fiche », each with its shortcut."""
        return ()

    def status(self) -> str:
        """The text at the right of the status bar; empty shows the inventory's sizes."""
        return ""

    def arrive(self, go: Go) -> None:
        """Show what is asked; called each time the page comes on screen."""

    def refresh(self) -> None:
        """Read everything again, for instance when the campaign changed."""

    def hear(self, change: Change) -> None:
        """Follow a change made while the page is on screen, its own included.

        A page that is hidden meanwhile hears nothing and is refreshed when it comes back.
        """
        if change.origin != self.origin:
            self.refresh()

    def leave(self) -> None:
        """Put what is being typed in safety; called before another page is shown and on closing."""

    def focus_filter(self) -> None:
        """Put the cursor where the page is filtered (Ctrl+F)."""

    def help_text(self) -> str:
        """What F1 explains here, in a few sentences."""
        return ""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page as the window lists it.

    `label` is already translated; `in_bar` shows it in the side bar; `full` gives it the whole window;
    `pictures` says which places of the page `make screens` draws, by name.
    """

    key: str
    label: str
    icon: str
    make: Callable[[Workspace], Page]
    in_bar: bool = True
    full: bool = False
    pictures: Callable[[Workspace], Mapping[str, Go]] | None = None

    def samples(self, workspace: Workspace) -> Mapping[str, Go]:
        """What to draw of the page, by the name of the picture; by default the page as it first shows."""
        return {self.key: Go(self.key)} if self.pictures is None else self.pictures(workspace)
