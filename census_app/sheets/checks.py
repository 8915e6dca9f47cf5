"""What cells accept: the lists and the bounds that a spreadsheet checks while somebody types."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from census_app.sheets.markup import serial, within
from census_app.sheets.model import Check

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

_TITLES = {
    "list": "Hors de la liste",
    "whole": "Un nombre entier",
    "decimal": "Un nombre",
    "date": "Une date",
}
_WIDEST: dict[str, tuple[int | date, int | date]] = {
    "whole": (-(10**12), 10**12),
    "decimal": (-(10**12), 10**12),
    "date": (date(1900, 3, 1), date(9999, 12, 31)),
}
_LONGEST = 255  # of what Excel shows of a message


def add_checks(worksheet: "Worksheet", checks: Sequence[Check]) -> None:
    """Set the checks of a sheet; an empty cell always passes."""
    for check in checks:
        validation = _validation(check)
        for area in check.areas:
            validation.add(area.local)
        worksheet.add_data_validation(validation)


def _validation(check: Check) -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation

    style: Literal["stop", "warning"] = "stop" if check.strict else "warning"
    validation = DataValidation(
        type=check.kind,
        allow_blank=True,
        showErrorMessage=bool(check.message),
        errorStyle=style,
        errorTitle=_TITLES[check.kind],
        error=within(check.message, _LONGEST),
    )
    if check.kind == "list":
        validation.formula1 = check.choices.removeprefix("=")
        return validation
    lowest, highest = _WIDEST[check.kind]
    validation.operator = "between"
    validation.formula1 = _figure(lowest if check.low is None else check.low)
    validation.formula2 = _figure(highest if check.high is None else check.high)
    return validation


def _figure(value: int | Decimal | date) -> str:
    if isinstance(value, date):
        return serial(value) or "0"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
