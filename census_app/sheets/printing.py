"""How a table comes out on paper: its pages, what each of them repeats, what is left out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from census_app.sheets.markup import sober
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


def lay_out_pages(worksheet: "Worksheet", sheet: Sheet, widths: Sequence[float]) -> None:
    """Fit a table to the width of a page, or break it between columns into several of the same scale.

    On each page the headers and the frozen columns come back; over several pages the heading does too, in the
    margin, since a long text would be cut at the edge of the frozen columns.
    """
    worksheet.print_title_rows = f"{sheet.header_row}:{sheet.header_row}"
    if sheet.frozen_columns:
        worksheet.print_title_cols = f"A:{column_letters(sheet.frozen_columns)}"
    breaks = page_breaks(sheet, widths)
    worksheet.page_setup.fitToWidth = 1
    if sheet.paper_rows is not None:
        worksheet.page_setup.fitToHeight = 1
    elif breaks:
        _over_pages(worksheet, sheet, breaks)


def page_breaks(sheet: Sheet, widths: Sequence[float]) -> list[int]:
    """The columns (from 1) after which a page ends, none when one page is wide enough.

    A column that is `joined` stays with the one before it.
    """
    shown = [0.0 if column.hidden else width for column, width in zip(sheet.columns, widths, strict=True)]
    if sum(shown) <= _SHRUNK or sheet.paper_rows is not None:
        return []
    repeated = sum(shown[: sheet.frozen_columns])
    breaks: list[int] = []
    used, start = repeated, sheet.frozen_columns
    while start < len(shown):
        end = start + 1
        while end < len(shown) and sheet.columns[end].joined:
            end += 1
        together = sum(shown[start:end])
        if used > repeated and used + together > _ACROSS:
            breaks.append(start)
            used = repeated
        used += together
        start = end
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


def print_area(worksheet: "Worksheet", sheet: Sheet, breaks: Sequence[int], last_row: int) -> None:
    """Leave out of the paper what it has in its margin, or the rows beyond those wanted.

    Charts below a table of several pages are on the paper where they hold on the first: else each page would
    have an empty one below. Below a long table of one they are not cut between two.
    """
    from openpyxl.worksheet.pagebreak import Break

    last = column_letters(len(sheet.columns))
    charted = max((chart.last_row for chart in sheet.charts), default=0)
    if charted <= _DOWN:
        last_row = max(last_row, charted)
    elif not breaks:
        worksheet.row_breaks.append(Break(min(chart.first_row for chart in sheet.charts) - 1))
    if sheet.paper_rows is not None:
        worksheet.print_area = f"A1:{last}{min(last_row, sheet.header_row + sheet.paper_rows)}"
    elif breaks and sheet.heading:
        first = sheet.header_row - bool(sheet.bands)
        worksheet.print_area = f"A{first}:{last}{last_row}"


def footnote_columns(sheet: Sheet, widths: Sequence[float]) -> tuple[int, int]:
    """The columns (from 1) that footnotes go over: those of the first page that no other page repeats."""
    breaks = page_breaks(sheet, widths)
    if not breaks:
        return 1, len(widths)
    return sheet.frozen_columns + 1, breaks[0]


def _literal(text: str, longest: int) -> str:
    """A text for a header, where `&` starts a code and digits would join the number of a colour."""
    literal = sober(text)[:longest].replace("&", "&&")
    return f" {literal}" if literal[:1].isalnum() else literal
