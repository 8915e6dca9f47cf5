"""A `Page` while it is written: its lines, with merged cells and heights that fit their text."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from census_app.sheets.cells import Cell, Kind, Tone
from census_app.sheets.charts import add_charts
from census_app.sheets.layout import lay_out_page
from census_app.sheets.markups import Markups
from census_app.sheets.model import Line, Page
from census_app.sheets.places import column_letters
from census_app.sheets.rows import RowWriter
from census_app.sheets.widths import LINE_HEIGHT, lines_needed

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HEIGHTS: dict[Tone, float] = {"title": 30, "heading": 26, "figure": 30}
_LINE_HEIGHTS: dict[Tone, float] = {"note": 12.5, "label": 12.5}
_MOST_BREAKS = 1_026  # by hand, that Excel takes in one sheet
_WHOLE: frozenset[Tone] = frozenset({"title", "subtitle", "heading", "text", "note"})


class PagePart:
    """The part of a `Page`. `advance` is called once with the number of its lines."""

    def __init__(
        self, worksheet: "Worksheet", page: Page, markups: Markups, advance: Callable[[int], None]
    ) -> None:
        self.worksheet = worksheet
        self._page, self._advance = page, advance
        self._rows = RowWriter(markups, ())

    def begin(self) -> str | None:
        """Set what stands before the rows."""
        lay_out_page(self.worksheet, self._page)
        return f"A1:{column_letters(len(self._page.widths))}{max(1, len(self._page.lines))}"

    def rows(self) -> Iterator[str]:
        """The lines of the page; merges and page breaks are set on the way."""
        from openpyxl.worksheet.pagebreak import Break

        for number, line in enumerate(self._page.lines, 1):
            cells = list(self._placed(number, line))
            breaks = self.worksheet.row_breaks
            if line.break_before and number > 1 and len(breaks) < _MOST_BREAKS:
                breaks.append(Break(number - 1))
            yield self._rows.free_row(number, cells, line.height or self._height(line))
        self._advance(len(self._page.lines))

    def end(self) -> Sequence[tuple[str, str]]:
        """Set the charts."""
        add_charts(self.worksheet, self._page.charts)
        return self._rows.links

    def continuation(self) -> None:
        """A page never goes on elsewhere."""

    def _spans(self, line: Line) -> tuple[int, ...]:
        if line.spans:
            return line.spans
        if len(line.cells) == 1 and line.tone in _WHOLE:
            return (len(self._page.widths),)
        return (1,) * len(line.cells)

    def _placed(self, number: int, line: Line) -> Iterator[tuple[int, Cell, Kind, Tone]]:
        """The cells of a line with their columns; the blank ones under a span keep its look."""
        column = 1
        ordinary: Kind = "long" if line.tone in _WHOLE else "text"
        kinds = line.kinds or (ordinary,) * len(line.cells)
        for index, (value, kind, span) in enumerate(zip(line.cells, kinds, self._spans(line), strict=True)):
            if span > 1:
                area = f"{column_letters(column)}{number}:{column_letters(column + span - 1)}{number}"
                self.worksheet.merged_cells.add(area)
            tone: Tone = "text" if line.tone == "key" and index else line.tone
            for offset in range(span):
                yield column + offset, None if offset else value, kind, tone
            column += span

    def _height(self, line: Line) -> float | None:
        """The height in points: merged cells do not find theirs by themselves."""
        fixed = _HEIGHTS.get(line.tone)
        if fixed:
            return fixed
        lines, column = 1, 0
        for value, span in zip(line.cells, self._spans(line), strict=True):
            width = sum(self._page.widths[column : column + span])
            if isinstance(value, str):
                lines = max(lines, lines_needed(value, width))
            column += span
        return lines * _LINE_HEIGHTS.get(line.tone, LINE_HEIGHT) + (3 if lines > 1 else 1)
