"""A dialog that reads files, shows what it found, then writes: long work covers it and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.gui.jobs import Err, Job, JobContext, Ok, Progress
from census_app.gui.theme import px
from census_app.gui.widgets import Label, Look, ProgressPanel
from census_app.gui.workspace import Workspace

_WIDTH, _HEIGHT = 1120, 640


class JobDialog(QDialog):
    """A title, a subtitle, views in a stack, a row of buttons; one job at a time, in the view's place.

    A dialog redefines `show_buttons`, called whenever work begins or ends, and `after_refusal`.
    """

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.workspace = workspace
        self.subtitle = Label("", Look.SECONDARY, wrap=True)
        self.stack = QStackedWidget()
        self.progress: ProgressPanel | None = None
        self._job: Job | None = None
        self._then: Callable[[object], None] = lambda _result: None
        self._waiting = QWidget()

    def work_on(
        self, title: str, work: Callable[[JobContext], object], then: Callable[[object], None]
    ) -> None:
        """Start work, followed in the place of the view; `then` receives what it made."""
        self.stack.removeWidget(self._waiting)
        self._waiting.deleteLater()
        self.progress = ProgressPanel(title)
        self.progress.cancel.connect(self.stop)
        self.progress.closed.connect(self.after_refusal)
        self._waiting = QWidget()
        column = QVBoxLayout(self._waiting)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.progress)
        column.addStretch(1)
        self.stack.addWidget(self._waiting)
        self.stack.setCurrentWidget(self._waiting)
        self._then = then
        self._job = self.workspace.jobs.start(work)
        self._job.progressed.connect(self._tell)
        self._job.finished.connect(self._ended)
        self.show_buttons()

    def busy(self) -> bool:
        """Whether work is under way."""
        return self._job is not None

    def stop(self) -> None:
        """Ask the work under way to stop."""
        if self._job is not None:
            self._job.cancel()

    def shows(self, view: QWidget) -> bool:
        """Whether a view is on screen, and no work is under way."""
        return self._job is None and self.stack.currentWidget() is view

    def show_view(self, view: QWidget) -> None:
        """Put a view on screen."""
        self.stack.setCurrentWidget(view)
        self.show_buttons()

    def show_buttons(self) -> None:
        """Show the buttons that mean something now."""

    def after_refusal(self) -> None:
        """Go back to something once the user has read why the work was refused."""

    @override
    def done(self, result: int) -> None:
        """Stop what is under way, then close."""
        self.stop()
        super().done(result)

    def size_within(self, parent: QWidget) -> None:
        """Take a large size that stays within the window."""
        window = parent.window()
        self.resize(min(px(_WIDTH), window.width() - px(32)), min(px(_HEIGHT), window.height() - px(32)))

    def lay_out(self, left: QPushButton, *right: QPushButton) -> None:
        """Put everything in its place, the main button last."""
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(left)
        buttons.addStretch(1)
        for button in right:
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(Label(self.windowTitle(), Look.HEADING))
        column.addWidget(self.subtitle)
        column.addWidget(self.stack, 1)
        column.addLayout(buttons)

    def _tell(self, progress: Progress) -> None:
        if self.progress is not None:
            self.progress.progress(progress.done, progress.total, progress.text)

    def _ended(self, result: Ok[object] | Err) -> None:
        self._job = None
        if isinstance(result, Ok):
            self._then(result.value)
        elif self.progress is not None:
            self.progress.fail(result.text)
        self.show_buttons()


def folder_kept(key: str) -> Path:
    """The folder where files were taken the last time, or else that of the documents."""
    kept = str(QSettings().value(key, ""))
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(kept) if kept and Path(kept).is_dir() else Path(QStandardPaths.writableLocation(documents))


def keep_folder(key: str, file: Path) -> None:
    """Remember where a file was taken."""
    QSettings().setValue(key, str(file.parent))
