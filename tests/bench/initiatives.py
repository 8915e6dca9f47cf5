"""Opening the list of initiatives: from the question to the first lines on the screen.

The peer reads every line into a table in memory, as Qt's examples do, and shows it in the same kind of view.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from tests.bench.measure import CAMPAIGN, Ground, Measure, seconds

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def ours(ground: Ground) -> Sequence[float]:
    """The ids in order, and a model that reads the lines that come into view."""
    application = _application()
    from census_app.domain.records import RecordFilter, RecordRow
    from census_app.gui.widgets import Cell, Column
    from census_app.gui.widgets.data_table import DataTable
    from census_app.gui.widgets.table_model import RowsModel
    from census_app.services import inventories, records
    from census_app.services.reference import commune_name, typology

    commune_name("44036")  # the table of communes is there before the list is
    typology()
    columns = [
        Column[RecordRow]("name", "Nom", lambda row: Cell(row.name, strong=True), width=320),
        Column[RecordRow]("commune", "Commune", lambda row: Cell(commune_name(row.commune or "44036"))),
        Column[RecordRow]("domain", "Domaine", lambda row: Cell(row.domain or "")),
        Column[RecordRow]("status", "Recensement", lambda row: Cell(row.status or "")),
        Column[RecordRow]("lifecycle", "Cycle de vie", lambda row: Cell(row.lifecycle or "")),
        Column[RecordRow](
            "volunteers", "Bénévoles", lambda row: Cell(str(row.volunteers or "")), number=True
        ),
        Column[RecordRow]("updated_at", "Modifiée", lambda row: Cell(f"{row.updated_at:%d/%m/%Y}")),
    ]
    inventory = inventories.open_inventory(ground.inventory)
    model = RowsModel(columns)
    table = DataTable(model)
    table.resize(1366, 768)

    def act() -> None:
        ids = records.ids(inventory, RecordFilter(kind="initiative"), CAMPAIGN)

        def fetch(first: int, count: int) -> Sequence[RecordRow]:
            wanted = ids[first : first + count]
            rows = records.rows(inventory, wanted, CAMPAIGN)
            return [rows[each] for each in wanted]

        model.set_source(len(ids), fetch)
        table.show()
        table.grab()

    taken = seconds(act)
    assert model.rowCount() > ground.records // 2
    table.close()
    application.processEvents()
    inventory.close()
    return [taken]


def in_memory(ground: Ground) -> Sequence[float]:
    """All the lines in a table in memory."""
    application = _application()
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
    from PySide6.QtWidgets import QTableView
    from typing_extensions import override

    index_type = QModelIndex | QPersistentModelIndex

    class Everything(QAbstractTableModel):
        def __init__(self, rows: list[tuple[object, ...]]) -> None:
            super().__init__()
            self.rows = rows

        @override
        def rowCount(self, parent: index_type = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
            return 0 if parent.isValid() else len(self.rows)

        @override
        def columnCount(self, parent: index_type = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
            return 0 if parent.isValid() else len(self.rows[0])

        @override
        def data(self, index: index_type, role: int = Qt.ItemDataRole.DisplayRole) -> object:
            return self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    table = QTableView()
    table.resize(1366, 768)

    def act() -> None:
        with closing(sqlite3.connect(ground.inventory)) as connection:
            model = Everything(connection.execute(_EVERYTHING).fetchall())
        model.setParent(table)
        table.setModel(model)
        table.show()
        table.grab()

    taken = seconds(act)
    table.close()
    application.processEvents()
    return [taken]


_EVERYTHING = """
    SELECT name, record.commune, domain, status, lifecycle, amount / 1000000, updated_at
    FROM record
    LEFT JOIN annual_record ON annual_record.record_id = record.id AND campaign_id = 1
    LEFT JOIN indicator_value ON annual_record_id = annual_record.id AND indicator = 'E05'
    WHERE kind = 'initiative' AND retired_at IS NULL
    ORDER BY folded_name, record.id
"""


def _application() -> QApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from census_app.gui.theme import follow_system

    application = QApplication([])
    follow_system(application)
    return application


MEASURES = (
    Measure("list", "ouvrir la liste des initiatives", ours, {"toutes les lignes en mémoire": in_memory}),
)
