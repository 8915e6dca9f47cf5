"""The preview at the right of the list: what one wants to know of a record without opening it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from census_app.domain.interviews import DRAFT, STATE_LABELS
from census_app.gui import formats
from census_app.gui.coded import label_of
from census_app.gui.initiatives import preview_facts as facts
from census_app.gui.initiatives.columns import status_tone
from census_app.gui.initiatives.linked_text import LinkedText
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import (
    Badge,
    FlowLayout,
    Label,
    LinkButton,
    Look,
    PrimaryButton,
    SecondaryButton,
    SectionTitle,
)
from census_app.services.records import RecordPage
from census_app.services.reference import commune_name

_LABELS = 132
_MORE = "more"


class Preview(QWidget):
    """One record; the two buttons stay in sight under what is told."""

    open_asked = Signal(str)
    """Open the record, at this section (empty: its top)."""
    record_asked = Signal(int)
    interview_asked = Signal(int)
    """Open this interview."""
    begin_asked = Signal()
    """Start the record's interview, or go on with its draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Aperçu de la fiche"))
        self._scroll = _Snug(self)
        self.open_button = PrimaryButton(self.tr("Ouvrir la fiche"))
        self.open_button.clicked.connect(lambda: self.open_asked.emit(""))
        self.interview_button = SecondaryButton(self.tr("Entretien…"))
        self.interview_button.clicked.connect(self.begin_asked)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(px(20), px(12), px(16), px(12))
        buttons.setSpacing(px(8))
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.interview_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll)
        column.addLayout(buttons)
        column.addStretch(1)

    def show_page(self, page: RecordPage, campaign: int | None, year: int | None) -> None:
        """Tell a record as it is in a campaign."""
        body = _Told()
        column = QVBoxLayout(body)
        column.setContentsMargins(px(20), px(16), px(16), 0)
        column.setSpacing(px(4))
        self._head(column, page)
        self._figures(column, page, year)
        self._sites(column, page)
        self._links(column, page)
        self._concerns(column, page)
        self._interview(column, page, campaign)
        column.addStretch(1)
        self._scroll.setWidget(body)
        self._scroll.updateGeometry()

    def words(self) -> list[str]:
        """What is written, from top to bottom, without the marks of links."""
        body = self._scroll.widget()
        found: list[str] = []
        for label in body.findChildren(QWidget) if body is not None else ():
            if isinstance(label, LinkedText):
                found.append(label.plain())
            elif isinstance(label, Label | Badge | LinkButton):
                found.append(label.text())
        return [text for text in found if text]

    def links(self) -> list[LinkedText]:
        """The sentences with links."""
        body = self._scroll.widget()
        return body.findChildren(LinkedText) if body is not None else []

    # --- the parts ---

    def _head(self, column: QVBoxLayout, page: RecordPage) -> None:
        record = page.record
        column.addWidget(Label(record.name, Look.HEADING, wrap=True))
        form = label_of("legal_form", record.text("legal_form")) or label_of("kind", record.kind)
        commune = commune_name(record.text("commune")) if record["commune"] else self.tr("non localisée")
        column.addWidget(Label(f"{form} · {commune}", Look.SECONDARY, wrap=True))
        holder = QWidget()
        badges = FlowLayout(holder, across=px(4), down=px(4))
        badges.setContentsMargins(0, px(4), 0, 0)
        if record.retired_at is not None:
            badges.addWidget(Badge(self.tr("fiche retirée"), Tone.WARN))
        status, others = record.text("status"), record["domains"]
        if status:
            badges.addWidget(Badge(label_of("status", status), status_tone(status)))
        if record["lifecycle"]:
            badges.addWidget(Badge(label_of("lifecycle", record.text("lifecycle"))))
        for domain in (record.text("domain"), *(others if isinstance(others, tuple) else ())):
            if domain:
                badges.addWidget(Badge(label_of("domain", domain)))
        column.addWidget(holder)

    def _figures(self, column: QVBoxLayout, page: RecordPage, year: int | None) -> None:
        lines, more = facts.figures(page)
        if not lines:
            return
        title = self.tr("Chiffres {year}").format(year=year) if year else self.tr("Chiffres")
        _title(column, title, f"({page.previous_year})" if page.previous else "")
        grid = _grid(column)
        for row, line in enumerate(lines):
            grid.addWidget(Label(line.label, Look.SECONDARY, wrap=True), row, 0, _TOP)
            value = QHBoxLayout()
            value.setSpacing(px(4))
            value.addWidget(Label(line.text, Look.BODY if line.known else Look.SECONDARY))
            if line.previous:
                value.addWidget(Label(f"({line.previous})", Look.SECONDARY))
            value.addStretch(1)
            grid.addLayout(value, row, 1, _TOP)
        if more > 0:
            words = self.tr("et {count} autres") if more > 1 else self.tr("et 1 autre")
            link = LinkButton(words.format(count=more))
            link.clicked.connect(lambda: self.open_asked.emit("figures"))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _sites(self, column: QVBoxLayout, page: RecordPage) -> None:
        if not page.sites:
            return
        _title(column, self.tr("Lieux"))
        grid = _grid(column)
        for row, site in enumerate(page.sites):
            place = commune_name(site.commune) if site.commune else self.tr("non localisé")
            grid.addWidget(Label(place, Look.SECONDARY, wrap=True), row, 0, _TOP)
            share = formats.percent(site.share) if site.share is not None else self.tr("part inconnue")
            look = Look.BODY if site.share is not None else Look.SECONDARY
            grid.addWidget(Label(share, look), row, 1, _TOP)

    def _links(self, column: QVBoxLayout, page: RecordPage) -> None:
        found = facts.links(page)
        if not found:
            return
        _title(column, self.tr("Réseaux et liens"))
        for line in found:
            names = [(name, str(record_id)) for name, record_id in line.names]
            if line.more:
                names.append((self.tr("et {count} autres").format(count=line.more), _MORE))
            sentence = LinkedText(line.before, names)
            sentence.followed.connect(self._follow)
            column.addWidget(sentence)

    def _concerns(self, column: QVBoxLayout, page: RecordPage) -> None:
        graded, answered = facts.concerns(page)
        if not answered:
            return
        _title(column, self.tr("Vigilance"))
        for label, grade, highest in graded:
            text = self.tr("{grade} sur {highest}").format(grade=grade, highest=highest)
            _line(column, Label(label), Badge(text, Tone.WARN if grade > 1 else Tone.NEUTRAL))
        if not graded:
            column.addWidget(Label(self.tr("rien à signaler"), Look.SECONDARY))

    def _interview(self, column: QVBoxLayout, page: RecordPage, campaign: int | None) -> None:
        interview = facts.last_interview(page, campaign)
        if interview is None:
            return
        _title(column, self.tr("Entretien"))
        draft = interview.state == DRAFT
        link = LinkButton(self.tr("Reprendre") if draft else self.tr("Ouvrir"))
        link.setAccessibleName(
            self.tr("Reprendre l’entretien n° {number}").format(number=interview.number)
            if draft
            else self.tr("Ouvrir l’entretien n° {number}").format(number=interview.number)
        )
        link.clicked.connect(lambda: self.interview_asked.emit(interview.id))
        words = [Label(facts.interview_words(interview))]
        if draft:
            _line(column, *words, Badge(STATE_LABELS[interview.standing], Tone.WARN), link)
        else:
            _line(column, *words, link)

    def _follow(self, target: str) -> None:
        if target == _MORE:
            self.open_asked.emit("links")
        else:
            self.record_asked.emit(int(target))


class _Told(QWidget):
    """What is told; only its width says how high it is, since its sentences wrap."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class _Snug(QScrollArea):
    """As high as what it holds when there is room, and scrolls when there is not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def sizeHint(self) -> QSize:
        held, width = self.widget(), self.viewport().width()
        return super().sizeHint() if held is None else QSize(width, held.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


_TOP = Qt.AlignmentFlag.AlignTop


def _title(column: QVBoxLayout, text: str, note: str = "") -> None:
    column.addSpacing(px(10))
    line = QHBoxLayout()
    line.setSpacing(px(4))
    line.addWidget(SectionTitle(text))
    if note:
        line.addWidget(Label(note, Look.SMALL))
    line.addStretch(1)
    column.addLayout(line)
    column.addSpacing(px(2))


def _grid(column: QVBoxLayout) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(8))
    grid.setVerticalSpacing(px(7))
    grid.setColumnMinimumWidth(0, px(_LABELS))
    grid.setColumnStretch(1, 1)
    column.addLayout(grid)
    return grid


def _line(column: QVBoxLayout, *widgets: QWidget) -> None:
    line = QHBoxLayout()
    line.setSpacing(px(6))
    for widget in widgets:
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addStretch(1)
    column.addLayout(line)
