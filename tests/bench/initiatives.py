"""Opening the list of initiatives, from the click to the first lines painted.

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

    from census_app.gui.page import Page


def ours(ground: Ground) -> Sequence[float]:
    """The program's own page, made and shown: chips, table and preview of the first record with it."""
    application = qt_application(ground)
    from census_app.gui.initiatives.entry import initiatives_entry
    from census_app.gui.initiatives.page import RecordsPage
    from census_app.gui.jobs import JobRunner
    from census_app.gui.page import Go
    from census_app.gui.workspace import Workspace
    from census_app.services import inventories
    from census_app.services.reference import commune_name, typology

    commune_name("44036")  # communes and lists are there since the program started
    typology()
    inventory = inventories.open_inventory(ground.inventory)
    workspace = Workspace(inventory, JobRunner(), CAMPAIGN)
    entry = initiatives_entry()

    def act() -> None:
        page = entry.make(workspace)
        page.resize(1366, 768)
        page.arrive(Go(entry.key))
        page.show()
        page.grab()
        shown.append(page)

    shown: list[Page] = []
    taken = seconds(act)
    assert isinstance(shown[0], RecordsPage)
    assert shown[0].model.rowCount() > ground.records // 2
    shown[0].close()
    application.processEvents()
    workspace.jobs.close()
    inventory.close()
    return [taken]


def in_memory(ground: Ground) -> Sequence[float]:
    """All the lines in a table in memory."""
    application = qt_application(ground)
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


def qt_application(ground: Ground) -> QApplication:
    """Qt without a screen, and without the settings of whoever measures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["XDG_CONFIG_HOME"] = str(ground.folder)
    from PySide6.QtWidgets import QApplication

    from census_app.gui.theme import follow_system

    application = QApplication([])
    follow_system(application)
    return application


MEASURES = (
    Measure("list", "ouvrir la liste des initiatives", ours, {"toutes les lignes en mémoire": in_memory}),
)
