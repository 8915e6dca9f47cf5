"""Words on the screen: titles, section names, secondary text, text cut with an ellipsis."""

from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override


class Look(Enum):
    """The kinds of text; the style sheet gives each its size, weight and colour."""

    TITLE = "title"
    HEADING = "heading"
    STRONG = "strong"
    MEDIUM = "medium"
    BODY = "body"
    SECONDARY = "secondary"
    SMALL = "small"
    SECTION = "section"
    ACCENT = "accent"
    ERROR = "error"
    WARN = "warn"


class Label(QLabel):
    """Plain text in one look; never read as markup, so data cannot change how it shows."""

    def __init__(
        self, text: str = "", look: Look = Look.BODY, parent: QWidget | None = None, *, wrap: bool = False
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("look", look.value)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def set_look(self, look: Look) -> None:
        """Change the look, for instance when a message becomes an error."""
        if self.property("look") != look.value:
            self.setProperty("look", look.value)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedLabel(Label):
    """One line of text, cut with « … » when there is no room; the whole text is the tooltip."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, int(self.alignment()), shown)
        painter.end()


class SectionTitle(Label):
    """The name of a section, in small capitals' clothing: « CHIFFRES 2026 »."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.upper(), Look.SECTION, parent)
        spaced = self.font()
        spaced.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 102)
        self.setFont(spaced)
        self.setAccessibleName(text)


class Rule(QFrame):
    """A thin line between two parts of a page."""

    def __init__(self, parent: QWidget | None = None, *, vertical: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("look", "rule")
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
