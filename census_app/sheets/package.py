"""The workbook's package: openpyxl lays it out, the rows of each sheet are streamed into their part.

openpyxl writes a sheet that has no row twice, before and after its rows are known; what it wrote before
`<sheetData>` goes first, then the rows as text, then what it wrote after. So styles, widths, filters, print
settings, charts and validations stay openpyxl's, and memory does not grow with the rows. What this relies on
in openpyxl 3.1.5 is pinned by tests/sheets/test_package.py.
"""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Protocol
from zipfile import ZipFile

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.relationship import Relationship
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import REL_NS
from openpyxl.xml.functions import Element, SubElement
from typing_extensions import override

from census_app.sheets.markup import sober

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")


class Part(Protocol):
    """One sheet while it is written, in this order: `begin`, `rows`, `end`, then `continuation`."""

    worksheet: "Worksheet"

    def begin(self) -> str | None:
        """Set what stands before the rows; the dimension (`A1:C9`) when it is known already."""

    def rows(self) -> Iterator[str]:
        """The rows as XML text, in pieces of some hundred rows."""

    def end(self) -> Sequence[tuple[str, str]]:
        """Set what depends on the rows; the links, as pairs of reference and target."""

    def continuation(self) -> "Part | None":
        """The part on which the sheet goes on when it was too long for one."""


class _Frame(WorksheetWriter):
    """openpyxl's writer of a sheet, without rows, with an exact dimension or none."""

    def __init__(
        self, worksheet: "Worksheet", dimension: str | None, links: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(worksheet, BytesIO())
        self._dimension = dimension
        self._links = links

    @override
    def write_dimensions(self) -> None:
        if self._dimension:
            self.xf.send(SheetDimension(self._dimension).to_tree())

    @override
    def write_hyperlinks(self) -> None:
        if not self._links:
            return
        element, relations = Element("hyperlinks"), self._rels  # type: ignore[attr-defined]
        for reference, asked in self._links:
            target = sober(asked)
            if "://" in target or target.startswith("mailto:"):
                outside = Relationship("", type="hyperlink", TargetMode="External", Target=target)
                relations.append(outside)
                SubElement(element, "hyperlink", {"ref": reference, f"{{{REL_NS}}}id": outside.id})
            else:
                SubElement(element, "hyperlink", {"ref": reference, "location": target})
        self.xf.send(element)

    def before(self) -> bytes:
        """The XML of the sheet before its rows."""
        self.write_top()
        self.write_rows()
        self.close()
        return self._halves()[0]

    def after(self) -> bytes:
        """The XML of the sheet after its rows."""
        self.write()
        return self._halves()[1]

    def _halves(self) -> tuple[bytes, bytes]:
        halves = _ROWS.split(self.read())
        if len(halves) != 2:
            raise RuntimeError("openpyxl did not write exactly one empty sheetData element")
        return halves[0], halves[1]


class PackageWriter(ExcelWriter):
    """openpyxl's writer of workbooks, whose sheets are the given parts."""

    def __init__(self, workbook: "Workbook", archive: ZipFile, parts: Sequence[Part]) -> None:
        super().__init__(workbook, archive)
        self._zip = archive
        self._parts = {id(part.worksheet): part for part in parts}
        self._long: list[Part] = []
        self._written = len(parts)

    @override
    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001
        ws._drawing.charts = ws._charts  # noqa: SLF001
        ws._drawing.images = ws._images  # noqa: SLF001
        self._write_part(self._parts[id(ws)])

    @override
    def _write_worksheets(self) -> None:  # type: ignore[misc]  # the stubs leave it out
        super()._write_worksheets()  # type: ignore[misc]
        while self._long:
            part = self._long.pop(0)
            self._written += 1
            part.worksheet._id = self._written  # type: ignore[attr-defined]  # noqa: SLF001
            self._write_part(part)

    def _write_part(self, part: Part) -> None:
        worksheet: Any = part.worksheet
        dimension = part.begin()
        before = _Frame(worksheet, dimension, ()).before()
        with self._zip.open(worksheet.path[1:], "w") as target:
            target.write(before + b"<sheetData>")
            for rows in part.rows():
                target.write(rows.encode())
            frame: Any = _Frame(worksheet, dimension, part.end())
            after = frame.after()
            target.write(b"</sheetData>" + after)
        worksheet._rels = frame._rels  # noqa: SLF001
        self.manifest.append(worksheet)
        following = part.continuation()
        if following is not None:
            self._long.append(following)
