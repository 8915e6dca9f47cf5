"""A `Sheet` while it is written: heading, header, streamed rows, footnotes."""

from collections.abc import Callable, Iterator, Sequence, Sized
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from census_app.sheets.cells import Cell, Kind, Tone
from census_app.sheets.charts import add_charts
from census_app.sheets.checks import add_checks
from census_app.sheets.layout import add_validations, lay_out_sheet
from census_app.sheets.markups import Markups
from census_app.sheets.model import Row, Sheet
from census_app.sheets.places import MAX_ROWS, column_letters, continued_title
from census_app.sheets.printing import Extent, footnote_columns, print_area
from census_app.sheets.rows import RowWriter
from census_app.sheets.rules import add_rules
from census_app.sheets.tally import Tally
from census_app.sheets.widths import LINE_HEIGHT, TALLEST, column_width, header_height, lines_needed

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

PIECE = 200  # wide rows take a millisecond each: one may stop the writing between two pieces
_SAMPLE = 300
_MAX_BYTES = 1_900_000_000  # a part beyond two gigabytes would need ZIP64, which some readers refuse


class RowSupply:
    """The rows of a sheet, opened when its first part is begun, shared by the parts on which it goes on."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.widths: list[float] = []
        self._rows: Iterator[Sequence[Cell] | Row] | None = None

    def open(self) -> None:
        """Take the first rows to know the widths; does nothing the second time."""
        if self._rows is not None:
            return
        source = iter(self.sheet.rows)
        sample = list(islice(source, _SAMPLE))
        self._rows = chain(sample, source)
        cells = [row.cells if isinstance(row, Row) else row for row in sample]
        cells += self.sheet.widest
        self.widths = [
            column_width(column, [row[index] for row in cells if index < len(row)])
            for index, column in enumerate(self.sheet.columns)
        ]

    def __iter__(self) -> Iterator[Sequence[Cell] | Row]:
        return iter(self._rows or ())

    def give_back(self, row: Sequence[Cell] | Row) -> None:
        """Put back a row that had no room any more."""
        self._rows = chain((row,), self._rows or ())


class TablePart:
    """The part of a `Sheet`, or of what did not hold on the sheets before.

    `advance` is called with the number of rows written since the last call; it may raise to stop.
    """

    def __init__(
        self,
        worksheet: "Worksheet",
        supply: RowSupply,
        markups: Markups,
        tally: Tally,
        advance: Callable[[int], None],
        number: int = 1,
    ) -> None:
        self.worksheet = worksheet
        self._sheet, self._supply, self._number = supply.sheet, supply, number
        self._markups, self._tally, self._advance = markups, tally, advance
        self._next = 1
        self._last_body = self._last_row = self._last_note = self._sheet.header_row
        self._full = False
        columns = self._sheet.columns
        self._kinds: list[Kind] = [column.kind for column in columns]
        self._unlocked = [column.editable for column in columns]

    def begin(self) -> str | None:
        """Set what stands before the rows; the dimension when the rows can be counted."""
        sheet = self._sheet
        self._supply.open()
        self._rows = RowWriter(self._markups, self._kinds, self._unlocked, self._supply.widths)
        lay_out_sheet(self.worksheet, sheet, self._supply.widths, sheet.header_row)
        add_validations(self.worksheet, sheet, sheet.header_row)
        if self._number > 1 or not isinstance(sheet.rows, Sized):
            return None
        foot = sum(len(lines) + 1 for lines in (sheet.footnotes, sheet.below) if lines)
        last = sheet.header_row + len(sheet.rows) + foot
        return f"A1:{column_letters(len(sheet.columns))}{last}" if last <= MAX_ROWS else None

    def rows(self) -> Iterator[str]:
        """The whole content of the sheet."""
        yield "".join(self._head())
        yield from self._body()
        if not self._full:
            yield "".join(self._foot())

    def end(self) -> Sequence[tuple[str, str]]:
        """Set the filter, the rules and the charts over the rows that were written."""
        sheet = self._sheet
        if sheet.autofilter:
            last = column_letters(len(sheet.columns))
            self.worksheet.auto_filter.ref = f"A{sheet.header_row}:{last}{self._last_body}"
        add_rules(self.worksheet, sheet.rules, sheet.first_row, self._last_body)
        if self._number == 1:
            add_charts(self.worksheet, sheet.charts)
            add_checks(self.worksheet, sheet.checks)
        else:
            sheet = replace(sheet, charts=(), below=())
        extent = Extent(self._last_body, self._last_row, max(self._last_row, self._last_note))
        print_area(self.worksheet, sheet, self._supply.widths, extent)
        self._tally.links += self._rows.lost_links
        return self._rows.links

    def continuation(self) -> "TablePart | None":
        """The next sheet, when this one is full and rows remain."""
        if not self._full:
            return None
        workbook: Any = self.worksheet.parent
        number = self._number + 1
        title = continued_title(self._sheet.title, number, workbook.sheetnames)
        worksheet = workbook.create_sheet(title, workbook.index(self.worksheet) + 1)
        self._tally.continued.append((self.worksheet.title, title))
        return TablePart(worksheet, self._supply, self._markups, self._tally, self._advance, number)

    def _head(self) -> Iterator[str]:
        """The heading, the bands and the headers."""
        sheet = self._sheet
        for index, text in enumerate(sheet.heading):
            suffix = f" (suite {self._number})" if self._number > 1 and index == 0 else ""
            tone: Tone = "subtitle" if index else "title"
            yield self._rows.free_row(index + 1, [(1, text + suffix, "code", tone)], None if index else 27)
        if sheet.bands:
            yield self._rows.free_row(sheet.header_row - 1, list(self._bands()))
        headers: list[tuple[int, Cell, Kind, Tone]] = [
            (number, column.header, column.kind, "header") for number, column in enumerate(sheet.columns, 1)
        ]
        height = header_height(sheet.columns, self._supply.widths)
        yield self._rows.free_row(sheet.header_row, headers, height)
        self._next = sheet.first_row

    def _bands(self) -> Iterator[tuple[int, Cell, Kind, Tone]]:
        column = 1
        for band in self._sheet.bands:
            for offset in range(band.columns):
                tone: Tone = "band" if band.label else "body"
                yield column + offset, None if offset else band.label, "text", tone
            column += band.columns

    def _body(self) -> Iterator[str]:
        room = MAX_ROWS - (len(self._sheet.footnotes) + 1 if self._sheet.footnotes else 0)
        size, piece, write = 0, list[str](), self._rows.row
        for row in self._supply:
            if self._next > room or size > _MAX_BYTES:
                self._supply.give_back(row)
                self._full = True
                break
            if isinstance(row, Row):
                piece.append(write(self._next, row.cells, row.tone, row.lines))
            else:
                piece.append(write(self._next, row))
            if not isinstance(row, Row) or row.tone not in ("total", "subtotal"):
                self._last_body = self._next
            self._last_row = self._next
            self._next += 1
            if len(piece) == PIECE:
                text = "".join(piece)
                size += len(text)
                yield text
                self._advance(PIECE)
                piece.clear()
        yield "".join(piece)
        self._advance(len(piece))

    def _foot(self) -> Iterator[str]:
        """The footnotes, each in one cell over the columns of the first printed page."""
        widths = self._supply.widths
        first, last = footnote_columns(self._sheet, widths)
        room = sum(widths[first - 1 : last])
        for row, text in enumerate(self._sheet.footnotes, self._next + 1):
            if last > first:
                area = f"{column_letters(first)}{row}:{column_letters(last)}{row}"
                self.worksheet.merged_cells.add(area)
            height = min(lines_needed(text, room) * LINE_HEIGHT, TALLEST)
            yield self._rows.free_row(row, [(first, text, "typed", "subtitle")], height)
            self._last_note = row
        if self._number == 1:
            yield from self._below(max(self._last_row, self._last_note) + 2)

    def _below(self, first: int) -> Iterator[str]:
        """The lines under the footnotes, from the first column on."""
        for number, line in enumerate(self._sheet.below, first):
            cells: list[tuple[int, Cell, Kind, Tone]] = [
                (column, value, line.kinds[column - 1] if line.kinds else "text", line.tone)
                for column, value in enumerate(line.cells, 1)
            ]
            yield self._rows.free_row(number, cells, line.height)
