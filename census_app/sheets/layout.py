"""What openpyxl sets around the rows: widths, panes, filters, print settings, validations, protection."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from census_app.sheets.margins import margin_text
from census_app.sheets.markup import within
from census_app.sheets.model import Column, Page, Sheet
from census_app.sheets.places import MAX_ROWS, column_letters
from census_app.sheets.printing import lay_out_pages

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9
_LONGEST = 160  # of a footer on the left: Excel takes 255 signs in all, codes and right included


def lay_out_sheet(worksheet: "Worksheet", sheet: Sheet, widths: Sequence[float], header_row: int) -> None:
    """Set what does not depend on the rows of a table."""
    _common(worksheet, sheet, widths)
    for number, column in enumerate(sheet.columns, 1):
        if column.hidden:
            worksheet.column_dimensions[column_letters(number)].hidden = True
    worksheet.freeze_panes = f"{column_letters(sheet.frozen_columns + 1)}{header_row + 1}"
    lay_out_pages(worksheet, sheet, widths)
    if sheet.protected:
        _protect(worksheet)
    if sheet.hidden:
        worksheet.sheet_state = "hidden"


def lay_out_page(worksheet: "Worksheet", page: Page) -> None:
    """Set what does not depend on the lines of a page."""
    _common(worksheet, page, page.widths)
    worksheet.page_setup.fitToWidth = 1
    if page.one_page:
        worksheet.page_setup.fitToHeight = 1


def add_validations(worksheet: "Worksheet", sheet: Sheet, header_row: int) -> None:
    """Give the headers their notes and the columns their lists of choices."""
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, column in enumerate(sheet.columns, 1):
        letters = column_letters(number)
        if column.note:
            note = DataValidation(
                promptTitle=within(column.header, 32), prompt=within(column.note, 255), showInputMessage=True
            )
            note.add(f"{letters}{header_row}")
            worksheet.add_data_validation(note)
        if column.choices:
            choices = DataValidation(
                type="list",
                formula1=_choices(column),
                allow_blank=True,
                showErrorMessage=True,
                errorTitle="Valeur inconnue",
                error="Choisissez une valeur de la liste.",
            )
            choices.add(f"{letters}{header_row + 1}:{letters}{MAX_ROWS}")
            worksheet.add_data_validation(choices)


def _choices(column: Column) -> str:
    if isinstance(column.choices, str):
        return column.choices.removeprefix("=")
    joined = ",".join(column.choices)
    if len(joined) > 255 or any("," in choice or '"' in choice for choice in column.choices):
        raise ValueError(
            f"the choices of « {column.header} » need a reference to a range: Excel cannot list them"
        )
    return f'"{joined}"'


def _common(worksheet: "Worksheet", sheet: Sheet | Page, widths: Sequence[float]) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    for number, width in enumerate(widths, 1):
        worksheet.column_dimensions[column_letters(number)].width = width
    worksheet.sheet_view.showGridLines = False
    worksheet.sheet_format.defaultRowHeight = 15
    if sheet.tab:
        worksheet.sheet_properties.tabColor = sheet.tab.lstrip("#")
    setup = worksheet.page_setup
    setup.orientation = "landscape" if sheet.landscape else "portrait"
    setup.paperSize = _A4
    setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = worksheet.page_margins
    margins.left = margins.right = 0.45
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.65, 0.3, 0.3
    worksheet.print_options.horizontalCentered = isinstance(sheet, Page)
    _foot(worksheet, sheet.footer)


def _foot(worksheet: "Worksheet", left: str) -> None:
    footer: Any = worksheet.oddFooter
    for place, text in ((footer.left, _literal(left)), (footer.right, "&A — page &P / &N")):
        place.text = text
        place.size = 8
        place.font = "Calibri,Regular"
        place.color = "68727B"


def _literal(text: str) -> str:
    """A text for a footer, where digits would join the font size."""
    literal = margin_text(text, _LONGEST)
    return f" {literal}" if literal[:1].isdigit() else literal


def _protect(worksheet: "Worksheet") -> None:
    """Lock the cells that are not editable, without password; filtering and widening stay allowed."""
    protection = worksheet.protection
    protection.sheet = True
    protection.autoFilter = False
    protection.sort = False
    protection.formatColumns = False
    protection.formatRows = False
