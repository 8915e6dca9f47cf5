"""A sentence in which the names of records are links."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from census_app.gui.theme import tokens

Linked = tuple[str, str]
"""A name, and what its link carries (a record's id as text, or a word)."""


class LinkedText(QLabel):
    """« coopère avec Magasin gratuit, Emmaüs »: the verb in grey, each name a link; it wraps as text does."""

    followed = Signal(str)
    """Carries what the link of a name carries."""

    def __init__(self, before: str, names: Sequence[Linked], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain = f"{before} {', '.join(name for name, _ in names)}".strip()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self._plain)
        colours = tokens()
        links = ", ".join(
            f'<a href="{escape(target)}" style="color: {colours.text}; text-decoration: none;">'
            f"{escape(name)}</a>"
            for name, target in names
        )
        verb = f'<span style="color: {colours.secondary};">{escape(before)}</span> ' if before else ""
        self.setText(verb + links)
        self.linkActivated.connect(self.followed)

    def plain(self) -> str:
        """What is written, without its links."""
        return self._plain
