"""The workbook of the thirty-three communes, from the click in the window to the file.

The peers write the same cells, without a look, from what our own reading lays out; no window is opened.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.initiatives import qt_application
from tests.bench.measure import Ground, Measure, seconds
from tests.bench.workbook import plain, rows_of

if TYPE_CHECKING:
    from census_app.gui.summary.page import SummaryPage
    from census_app.sheets.model import Page, Sheet

YEAR = 2016
READING = 1.0  # seconds that a person looks at the dialog at the least


def ours(ground: Ground) -> Sequence[float]:
    """« Exporter » is clicked in the dialog, the first time since the program was started."""
    screen = qt_application(ground)
    from census_app.gui.jobs import JobRunner
    from census_app.gui.page import Go
    from census_app.gui.summary.page import SummaryPage
    from census_app.gui.workspace import Workspace
    from census_app.services.campaigns import of_year
    from census_app.services.inventories import open_inventory

    inventory = open_inventory(_example(ground))
    workspace = Workspace(inventory, JobRunner(), of_year(inventory, YEAR).id)
    page = SummaryPage(workspace)
    page.resize(1366, 768)
    page.show()
    page.arrive(Go("summary"))
    _wait(screen.processEvents, lambda: page.figures.table() is not None and not workspace.jobs.busy())
    taken = _click(screen.processEvents, page, ground.folder / "ours.xlsx")
    page.close()
    screen.processEvents()
    workspace.jobs.close()
    inventory.close()
    return [taken]


def _click(breathe: Callable[[], object], page: SummaryPage, out: Path) -> float:
    from PySide6.QtCore import QEventLoop

    page.actions_shown()[-1].click()  # type: ignore[attr-defined]
    dialog = page.exporting.dialog
    assert dialog is not None, "the dialog is open"
    dialog.file.set_file(out)
    opened = time.perf_counter()
    _wait(breathe, lambda: time.perf_counter() - opened > READING)
    written = QEventLoop()
    page.exporting.ended.connect(written.quit)
    start = time.perf_counter()
    dialog.export.click()
    written.exec()
    taken = time.perf_counter() - start
    assert out.stat().st_size, "the file is whole"
    return taken


def _wait(breathe: Callable[[], object], until: Callable[[], bool]) -> None:
    while not until():
        breathe()
        time.sleep(0.002)


def _example(ground: Ground) -> Path:
    """The example inventory, which is that of the pilot; made apart, so that nothing is warm."""
    folder = ground.folder / "exemple"
    subprocess.run([sys.executable, "-m", "census_app", "demo", str(folder)], check=True, capture_output=True)
    return next(folder.glob("*.recensement"))


def beside(ground: Ground, write: Callable[[Path, Sequence[Sheet | Page]], None]) -> Sequence[float]:
    """The same sheets by a peer, what it loads loaded before."""
    from census_app.services.campaigns import of_year
    from census_app.services.exports import laid_out, prepare
    from census_app.services.inventories import open_inventory
    from census_app.services.perimeters import find
    from census_app.services.workbook_options import WorkbookOptions

    inventory = open_inventory(_example(ground))
    campaign = of_year(inventory, YEAR)
    options = WorkbookOptions(find(inventory, campaign.perimeter))
    prepare(inventory)

    def act() -> None:
        with laid_out(inventory, campaign.id, options) as (sheets, _):
            write(ground.folder / "peer.xlsx", sheets)

    taken = seconds(act)
    inventory.close()
    return [taken]


def _texts(sheet: Sheet | Page) -> Iterator[list[Any]]:
    """The cells of each row as a peer takes them: formulas as text, no fraction."""
    for _, cells in rows_of(sheet):
        yield [plain(cell) for cell in cells]


def with_xlsxwriter(out: Path, sheets: Sequence[Sheet | Page]) -> None:
    """The other library, in its ordinary mode."""
    import xlsxwriter

    workbook = xlsxwriter.Workbook(out)
    for sheet in sheets:
        worksheet = workbook.add_worksheet(sheet.title)
        for number, row in enumerate(_texts(sheet)):
            worksheet.write_row(number, 0, row)
    workbook.close()


def with_openpyxl(out: Path, sheets: Sequence[Sheet | Page]) -> None:
    """The library that ours rests on, alone, in its ordinary mode."""
    import openpyxl

    workbook = openpyxl.Workbook()
    for sheet in sheets:
        worksheet = workbook.create_sheet(sheet.title)
        for row in _texts(sheet):
            worksheet.append(row)
    workbook.save(out)


def with_pandas(out: Path, sheets: Sequence[Sheet | Page]) -> None:
    """A frame a sheet, through openpyxl."""
    import pandas as pd

    with pd.ExcelWriter(out, engine="openpyxl") as writer:
        for sheet in sheets:
            pd.DataFrame(_texts(sheet)).to_excel(writer, sheet_name=sheet.title, index=False, header=False)


PEERS = {
    "XlsxWriter, les cellules seules": partial(beside, write=with_xlsxwriter),
    "openpyxl seul": partial(beside, write=with_openpyxl),
    "pandas": partial(beside, write=with_pandas),
}
MEASURES = (Measure("pilot", "le classeur des 33 communes, du premier clic", ours, PEERS),)
