"""The table reads what it shows, page by page, and remembers how it was arranged."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from census_app.gui.widgets import Cell, Column, DataTable, RowsModel

COLUMNS = (
    Column[int]("name", "Nom", lambda n: Cell(f"Fiche {n}", strong=True), 200),
    Column[int]("half", "Moitié", lambda n: Cell(str(n // 2) if n % 2 == 0 else "—"), 90, number=True),
    Column[int]("twice", "Double", lambda n: Cell(str(n * 2)), 90, number=True, chosen=False, sortable=False),
)


class Source:
    """Counts what is read."""

    def __init__(self) -> None:
        self.read: list[tuple[int, int]] = []

    def fetch(self, first: int, count: int) -> Sequence[int]:
        self.read.append((first, count))
        return range(first, first + count)


@pytest.mark.usefixtures("qapp")
def test_the_model_keeps_qts_rules() -> None:
    model = RowsModel(COLUMNS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(list(range(500)))
    model.set_rows([])
    model.set_source(10, Source().fetch)


def test_a_hundred_thousand_rows_are_read_only_where_they_are_seen(qtbot: QtBot) -> None:
    source, model = Source(), RowsModel(COLUMNS)
    table = DataTable(model)
    qtbot.addWidget(table)
    table.resize(600, 400)
    model.set_source(100_000, source.fetch)
    table.show()
    table.grab()
    assert sum(count for _first, count in source.read) <= 400
    table.scrollToBottom()
    table.grab()
    assert source.read[-1][0] >= 99_000
    assert sum(count for _first, count in source.read) <= 1000


def test_enter_opens_the_row_under_the_cursor(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS)
    model.set_rows([10, 20, 30])
    table = DataTable(model)
    qtbot.addWidget(table)
    opened: list[int] = []
    table.opened.connect(opened.append)
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [20]
    assert table.current() == 20
    assert table.selected() == [20]


def test_typing_does_not_jump_among_rows(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS)
    model.set_rows([1, 2, 3])
    table = DataTable(model)
    qtbot.addWidget(table)
    table.selectRow(0)
    QTest.keyClicks(table, "Fiche 3")
    assert table.current() == 1


def test_a_click_on_a_title_asks_for_that_order(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS)
    model.set_rows([1, 2, 3])
    table = DataTable(model)
    qtbot.addWidget(table)
    asked: list[object] = []
    model.sort_asked.connect(asked.append)
    table.show_sorted("name")
    assert asked == []
    table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    assert asked == [("half", True)]
    table.horizontalHeader().setSortIndicator(2, Qt.SortOrder.AscendingOrder)
    assert asked == [("half", True)], "a column that cannot be sorted asks for nothing"
    assert table.horizontalHeader().sortIndicatorSection() == 1


def test_chosen_columns_and_widths_are_remembered(qtbot: QtBot) -> None:
    first = DataTable(RowsModel(COLUMNS), name="essai")
    qtbot.addWidget(first)
    assert first.isColumnHidden(2)
    first.setColumnWidth(1, 133)
    menu = first.columns_menu()
    menu.actions()[2].trigger()
    again = DataTable(RowsModel(COLUMNS), name="essai")
    qtbot.addWidget(again)
    assert not again.isColumnHidden(2)
    assert again.columnWidth(1) == 133


def test_the_first_column_cannot_be_hidden(qtbot: QtBot) -> None:
    table = DataTable(RowsModel(COLUMNS))
    qtbot.addWidget(table)
    assert not table.columns_menu().actions()[0].isEnabled()


def test_the_stretched_column_takes_the_room_and_never_less_than_its_own(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS)
    table = DataTable(model, stretch="name")
    qtbot.addWidget(table)
    table.resize(800, 300)
    table.show()
    assert table.columnWidth(0) == table.viewport().width() - 90
    table.resize(120, 300)
    assert table.columnWidth(0) == 200


def test_a_wide_screen_is_shared_until_the_columns_are_arranged_by_hand(qtbot: QtBot) -> None:
    columns = (*COLUMNS, Column[int]("commune", "Commune", lambda _n: Cell("Issé"), 100))
    table = DataTable(RowsModel(columns), stretch="name")
    qtbot.addWidget(table)
    table.resize(990, 300)
    table.show()
    assert table.columnWidth(3) == 100 * (table.viewport().width() - 90) // 300
    table.setColumnWidth(3, 120)
    table.resize(1200, 300)
    assert table.columnWidth(3) == 120
    assert table.columnWidth(0) == table.viewport().width() - 90 - 120
