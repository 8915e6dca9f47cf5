"""« Exporter vers Excel… »: what the workbook is of, for whom, which sheets it holds, and where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from census_app.domain.campaigns import Campaign
from census_app.domain.perimeters import Perimeter
from census_app.gui.summary.computing import Question
from census_app.gui.summary.export_file import FileChoice, file_name
from census_app.gui.summary.export_memory import Chosen
from census_app.gui.summary.export_version import VersionChoice
from census_app.gui.summary.scrolled import Scrolled
from census_app.gui.summary.sheet_list import SheetList
from census_app.gui.theme import px
from census_app.gui.widgets import Choice, Label, Look, Option, PrimaryButton, SecondaryButton

if TYPE_CHECKING:
    from census_app.services.summary import Attribution
    from census_app.services.workbook_options import WorkbookOptions

_LABEL, _EDITOR = 72, 304


@dataclass(frozen=True, slots=True)
class Offered:
    """What the dialog lets choose from: campaigns, perimeters, and what the page shows now."""

    campaigns: Sequence[Campaign]
    perimeters: Sequence[tuple[Perimeter, str]]
    question: Question


@dataclass(frozen=True, slots=True)
class Wanted:
    """A workbook to write: of which campaign, as what, where."""

    campaign: Campaign
    options: WorkbookOptions
    out: Path


class ExportDialog(QDialog):
    """Everything on one small page; Enter exports, Escape gives up."""

    def __init__(self, offered: Offered, chosen: Chosen, file: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._behind = parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Exporter vers Excel"))
        self._offered = offered
        self.campaign = Choice([Option(one.id, str(one.year)) for one in offered.campaigns], required=True)
        self.perimeter = Choice([Option(one.code, label) for one, label in offered.perimeters], required=True)
        self.attribution = Choice(_keys(), required=True)
        self.language = Choice(_languages(), required=True)
        self.version, self.sheets, self.file = VersionChoice(), SheetList(), FileChoice()
        self.hint = Label("", Look.SMALL, wrap=True)
        self.cancel = SecondaryButton(self.tr("Annuler"))
        self.export = PrimaryButton(self.tr("Exporter"))
        self._set(offered.question, chosen)
        self.file.propose(self._file_name())
        self.file.set_file(file)
        self._lay_out()
        self._connect()
        self._show_version()

    def chosen(self) -> Chosen:
        """The choices to keep for the next time."""
        wanted = self.wanted()
        return Chosen(
            left_out=self.sheets.left_out(),
            language=str(self.language.value()),
            contacts=self.version.contacts(),
            public=self.version.public(),
            file=str(wanted.out) if wanted else "",
            year=self._campaign().year,
        )

    def wanted(self) -> Wanted | None:
        """What is asked for; None while something is missing."""
        from census_app.services.workbook_options import WorkbookOptions

        out, ticked = self.file.file(), self.sheets.ticked()
        if out is None or not ticked:
            return None
        perimeter = next(one for one, _ in self._offered.perimeters if one.code == self.perimeter.value())
        options = WorkbookOptions(
            perimeter,
            cast("Attribution", self.attribution.value()),
            None if ticked == self._every_sheet() else ticked,
            str(self.language.value()),
            self.version.contacts(),
            self.version.public(),
        )
        return Wanted(self._campaign(), options, out)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter exports wherever one is, save on a button, which it presses."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        pressed = focused if isinstance(focused, QPushButton) else self.export
        pressed.setFocus()  # what was being typed elsewhere is taken
        pressed.click()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        room = self._behind.window().size() - QSize(px(24), px(24))
        self.resize(self.sizeHint().boundedTo(room))
        self._page.activate()
        hidden = self._scrolled.verticalScrollBar().maximum()
        self.resize(self.width(), min(self.height() + hidden, room.height()))
        self.export.setFocus()

    # --- what is chosen ---

    def _set(self, question: Question, chosen: Chosen) -> None:
        self.campaign.set_value(question.campaign.id)
        self.perimeter.set_value(question.perimeter.code)
        self.attribution.set_value(question.attribution)
        self.language.set_value(chosen.language)
        if self.language.value() is None:
            self.language.set_value("fr")
        self.version.set_value(public=chosen.public, contacts=chosen.contacts)
        self.sheets.leave_out(chosen.left_out)

    def _campaign(self) -> Campaign:
        return next(one for one in self._offered.campaigns if one.id == self.campaign.value())

    def _file_name(self) -> str:
        return file_name(
            self._campaign().year, public=self.version.public(), contacts=self.version.contacts()
        )

    def _every_sheet(self) -> frozenset[str]:
        return frozenset(str(sheet.value) for sheet in _sheets(public=self.version.public()))

    # --- what is shown ---

    def _connect(self) -> None:
        self.version.edited.connect(self._show_version)
        self.campaign.edited.connect(lambda _value: self.file.propose(self._file_name()))
        self.sheets.edited.connect(self._show_ready)
        self.file.edited.connect(self._show_ready)
        self.cancel.clicked.connect(self.reject)
        self.export.clicked.connect(self._accept)

    def _show_version(self) -> None:
        self.sheets.offer(_sheets(public=self.version.public()))
        self.file.propose(self._file_name())
        self._show_ready()

    def _show_ready(self) -> None:
        from census_app.services.workbook_options import VALUES

        ticked = self.sheets.ticked()
        if not ticked:
            self.hint.setText(self.tr("Choisissez au moins une feuille."))
        elif self.version.public() or VALUES in ticked:
            self.hint.setText(self.tr("« Lisez-moi » est toujours là."))
        else:
            self.hint.setText(self.tr("Sans « Valeurs », les chiffres ne sont plus des formules."))
        self.export.setEnabled(self.file.file() is not None and bool(ticked))
        self.export.setText(self.tr("Remplacer") if self.file.replaces() else self.tr("Exporter"))

    def _accept(self) -> None:
        if self.wanted() is not None:
            self.accept()

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(px(8))
        left.addLayout(self._fields())
        left.addWidget(self.version)
        left.addStretch(1)
        right.addWidget(self.sheets)
        right.addWidget(self.hint)
        right.addStretch(1)
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, px(12), 0)  # room for a scroll bar
        columns.setSpacing(px(16))
        columns.addLayout(left, 1)
        columns.addLayout(right)
        self._scrolled = Scrolled(body)
        page = self._page = QVBoxLayout(self)
        page.setContentsMargins(px(16), px(14), px(16), px(14))
        page.setSpacing(px(10))
        page.addWidget(Label(self.windowTitle(), Look.HEADING))
        page.addWidget(self._scrolled, 1)
        page.addWidget(self.file)
        page.addLayout(self._buttons())
        self._order_of_tab()

    def _order_of_tab(self) -> None:
        order = (
            self.campaign,
            self.perimeter,
            self.attribution,
            self.language,
            self.version.internal,
            self.version.people,
            self.version.everyone,
            self.sheets.all_button,
            self.sheets.none_button,
            self.sheets.list,
            self.file.line,
            self.file.browse,
            self.cancel,
            self.export,
        )
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(6))
        rows = (
            (self.tr("Campagne"), self.campaign),
            (self.tr("Périmètre"), self.perimeter),
            (self.tr("Clé"), self.attribution),
            (self.tr("Libellés"), self.language),
        )
        for number, (text, editor) in enumerate(rows):
            label = Label(text, Look.SECONDARY)
            label.setBuddy(editor)
            label.setMinimumWidth(px(_LABEL))
            editor.setAccessibleName(text)
            grid.addWidget(label, number, 0)
            grid.addWidget(editor, number, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(1, px(_EDITOR))
        return grid

    def _buttons(self) -> QHBoxLayout:
        self.export.setDefault(True)
        self.cancel.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.export)
        return buttons


def _keys() -> list[Option]:
    from census_app.services.summary import ATTRIBUTION_LABELS

    return [Option(key, label) for key, label in ATTRIBUTION_LABELS.items()]


def _languages() -> list[Option]:
    from census_app.services.workbook_options import LANGUAGES

    return [Option(code, f"en {name}") for code, name in LANGUAGES.items()]


def _sheets(*, public: bool) -> list[Option]:
    from census_app.services.workbook_options import sheet_choices

    return [Option(sheet.key, sheet.title) for sheet in sheet_choices(public=public)]
