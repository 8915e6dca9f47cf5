"""Answers that are files: a picture, a sound, a film, any file.

What is announced is where the file is; what is shown, the name it had before it was kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from census_app.forms import NodeState
from census_app.gui.interview.editors.base import AnswerEditor
from census_app.gui.interview.files import called
from census_app.gui.interview.wording import say
from census_app.gui.theme import px
from census_app.gui.widgets import IconButton, LinkButton, SecondaryButton


class FileEditor(AnswerEditor):
    """A button to choose a file, its name, and a cross to take it back."""

    at_once: ClassVar[bool] = True

    opened = Signal(str)
    """Carries the answer whose file is to be looked at."""

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = node.kind
        self._choose = SecondaryButton(self.tr("Choisir un fichier…"), self, icon_name="folder-open")
        self._choose.clicked.connect(self._open)
        self._value = ""
        self._file = LinkButton("", self)
        self._file.clicked.connect(lambda: self.opened.emit(self._value))
        self._drop = IconButton("x", self.tr("Retirer le fichier"), self)
        self._drop.clicked.connect(lambda: self.answered.emit(""))
        self.hold(self._choose, self._file, self._drop).setSpacing(px(8))
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        self._value = node.value
        name = called(node.value)
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, px(240))
        self._file.setText(shown.replace("&", "&&"))
        self._file.setToolTip(self.tr("Ouvrir « {name} »").format(name=name))
        self._file.setVisible(bool(node.value))
        self._drop.setVisible(bool(node.value))

    @override
    def inputs(self) -> Sequence[QWidget]:
        return (self._choose, self._drop)

    @override
    def name(self, text: str) -> None:
        self._choose.setAccessibleName(text)

    def _open(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choisir un fichier"), "", _filter(self._kind))
        if path:
            self.answered.emit(path)


def _filter(kind: str) -> str:
    return {
        "image": say("Images (*.png *.jpg *.jpeg *.webp *.gif *.bmp)"),
        "audio": say("Sons (*.mp3 *.m4a *.ogg *.wav *.flac *.amr)"),
        "video": say("Films (*.mp4 *.mov *.mkv *.webm *.avi *.3gp)"),
    }.get(kind, say("Tous les fichiers (*)"))
