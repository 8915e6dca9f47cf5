"""How a table comes out on paper: its pages, what each of them repeats, what is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from census_app.sheets.margins import margin_text
from census_app.sheets.model import Sheet
from census_app.sheets.places import column_letters

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_ACROSS = 176.0  # characters across a landscape A4 page, also where a wider font replaces Calibri,
_SHRUNK = 235.0  # and as many as a table may have that is rather made smaller than parted,
_DOWN = 49  # rows below each other on it,
_SCALE = 62  # at the smallest scale, in percent, that is read with ease
_LONGEST_TITLE, _LONGEST_SUBTITLE = 80, 110  # Excel takes 255 signs in all, codes included
_TITLE, _SUBTITLE = '&"Calibri,Bold"&12&K1B1F23', '&"Calibri,Regular"&9&K68727B'


@dataclass(frozen=True, slots=True)
class Extent:
    """The last ordinary row of a table, its last row of all, and the last one of its footnotes."""

    body: int
    table: int
    notes: int


def lay_out_pages(worksheet: "Worksheet", sheet: Sheet, widths: Sequence[float]) -> None:
    """Fit a table to the width of a page, or break it between columns into several of the same scale.

    On each page the frozen columns come back; over several pages the heading does too, in the margin, since a
    long text would be cut at the edge of the frozen columns.
    """
    if sheet.frozen_columns:
        worksheet.print_title_cols = f"A:{column_letters(sheet.frozen_columns)}"
    worksheet.page_setup.fitToWidth = 1
    breaks = page_breaks(sheet, widths)
    if breaks:
        _over_pages(worksheet, sheet, breaks)


def page_breaks(sheet: Sheet, widths: Sequence[float]) -> list[int]:
    """The columns (from 1) after which a page ends, none when one page is wide enough.

    A column that is `joined` stays with the one before it; pages are about as wide as each other, so that
    the last one does not hold a single figure.
    """
    shown = [
        0.0 if column.hidden else width
        for column, width in zip(sheet.columns[: sheet.printed_columns], widths, strict=False)
    ]
    if sum(shown) <= _SHRUNK:
        return []
    parts = list(_parts(sheet, shown))
    room = _ACROSS - sum(shown[: sheet.frozen_columns])
    full = _breaks(parts, room)
    fair = _breaks(parts, room, pages=len(full) + 1)
    return fair if len(fair) == len(full) else full


def _parts(sheet: Sheet, shown: Sequence[float]) -> Iterator[tuple[int, float]]:
    """What no page break parts, after the frozen columns: its last column and its width."""
    start = sheet.frozen_columns
    while start < len(shown):
        end = start + 1
        while end < len(shown) and sheet.columns[end].joined:
            end += 1
        yield end, sum(shown[start:end])
        start = end


def _breaks(parts: Sequence[tuple[int, float]], room: float, pages: int = 0) -> list[int]:
    """The last column of each page but the last one: each as full as it can be, or a fair part of `pages`."""
    breaks: list[int] = []
    used, left, last = 0.0, sum(width for _, width in parts), 0
    for end, width in parts:
        fair = left / (pages - len(breaks)) if pages > len(breaks) else room
        if used and (used + width > room or used + width / 2 > fair):
            breaks.append(last)
            left -= used
            used = 0.0
        used += width
        last = end
    return breaks


def _over_pages(worksheet: "Worksheet", sheet: Sheet, breaks: Sequence[int]) -> None:
    from openpyxl.worksheet.pagebreak import Break, ColBreak
    from openpyxl.worksheet.properties import PageSetupProperties

    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    worksheet.page_setup.fitToWidth = worksheet.page_setup.fitToHeight = None
    worksheet.page_setup.scale = _SCALE
    worksheet.col_breaks = ColBreak()
    for column in breaks:
        worksheet.col_breaks.append(Break(column))
    if sheet.heading:
        worksheet.page_margins.top = 0.8
        head: Any = worksheet.oddHeader
        head.left.text = _TITLE + _literal(sheet.heading[0], _LONGEST_TITLE)
        head.right.text = _SUBTITLE + _literal(" ".join(sheet.heading[1:]), _LONGEST_SUBTITLE)


def print_area(worksheet: "Worksheet", sheet: Sheet, widths: Sequence[float], extent: Extent) -> None:
    """Say which cells are printed, where it is not all of them, and what comes back; an area begins a page.

    Left out are the heading that is in the margin, and the rows and columns that the sheet does not want on
    paper. What is below the table is beside it where both hold on a page, else on a page of its own, which
    then has no headers above it.
    """
    breaks = page_breaks(sheet, widths)
    last = column_letters(sheet.printed_columns)
    first = sheet.header_row - bool(sheet.bands) if breaks and sheet.heading else 1
    rows = list(_printed_rows(sheet, first, extent))
    areas = [f"A{top}:{last}{bottom}" for top, bottom in rows]
    below = _below(sheet, extent)
    if below is not None and below[1] <= _DOWN:
        areas[-1] = f"A{rows[-1][0]}:{last}{max(rows[-1][1], below[1])}"
    elif below is not None:
        areas.append(f"A{below[0]}:{column_letters(breaks[0]) if breaks else last}{below[1]}")
    if len(areas) == 1 or extent.table > _DOWN:
        worksheet.print_title_rows = f"{sheet.header_row}:{sheet.header_row}"
    whole = rows == [(1, extent.notes)] and sheet.paper_columns is None
    if len(areas) > 1 or not whole:
        worksheet.print_area = ",".join(areas)


def _printed_rows(sheet: Sheet, first: int, extent: Extent) -> Iterator[tuple[int, int]]:
    """The first and the last row of what is printed of the table; of one that is cut, the totals too."""
    most = sheet.header_row + (sheet.paper_rows or extent.body)
    if extent.body <= most:
        yield first, extent.notes
        return
    yield first, most
    if extent.table > extent.body:
        yield extent.body + 1, extent.notes


def _below(sheet: Sheet, extent: Extent) -> tuple[int, int] | None:
    """The first and the last row of what is under the footnotes: other lines, charts."""
    tops = [chart.first_row for chart in sheet.charts]
    bottoms = [chart.last_row for chart in sheet.charts]
    if sheet.below:
        tops.append(extent.notes + 2)
        bottoms.append(extent.notes + 1 + len(sheet.below))
    return (min(tops), max(bottoms)) if tops else None


def footnote_columns(sheet: Sheet, widths: Sequence[float]) -> tuple[int, int]:
    """The columns (from 1) that footnotes go over: those of the first page that no other page repeats."""
    breaks = page_breaks(sheet, widths)
    if not breaks:
        return 1, sheet.printed_columns
    return sheet.frozen_columns + 1, breaks[0]


def _literal(text: str, longest: int) -> str:
    """A text for a header, where `&` starts a code and digits would join the number of a colour."""
    literal = margin_text(text, longest)
    return f" {literal}" if literal[:1].isalnum() else literal
