"""Reading workbooks and text tables: values only, placed as Excel numbers them."""

import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from census_app.errors import CensusError
from census_app.sheets.csv_reading import read_csv
from census_app.sheets.model import CellError, CellValue, Formula, Table
from census_app.sheets.opening import Format, protected, recognised
from census_app.sheets.places import column_letters

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

    from census_app.sheets.survey import Special, Survey

MAX_CELLS = 20_000_000

_Raw = int | float | str | bool | time | date | datetime | timedelta


def read_tables(path: Path) -> tuple[Table, ...]:
    """The sheets of an xlsx, xls, ods or csv file, in order, hidden ones included; charts are left out.

    Whole numbers are int, others Decimal with the fifteen digits that Excel shows; dates are dates. A formula
    is a `Formula` with its stored value, None when it has none; an error cell is a `CellError` (both for xlsx
    and ods; the old xls format gives the values of its formulas only). In a csv file all values are texts.

    Raises:
        CensusError: the file is missing, empty, protected, damaged, too large, or not a table.
    """
    path = Path(path)
    form = recognised(path)
    if form is Format.CSV:
        return (read_csv(path),)
    return _read_workbook(path, form)


def _read_workbook(path: Path, form: Format) -> tuple[Table, ...]:
    import python_calamine as calamine
    from lxml.etree import XMLSyntaxError

    from census_app.sheets.survey import surveyed

    try:
        surveys = surveyed(path, form)
        for name, survey in surveys.items():
            _check_size(path, name, survey.height, survey.width)
        with calamine.load_workbook(path) as workbook:
            tables = tuple(_tables(workbook, surveys))
    except calamine.PasswordError as error:
        raise protected(path) from error
    except (calamine.CalamineError, XMLSyntaxError, BadZipFile, zlib.error, KeyError) as error:
        raise CensusError(
            f"« {path.name} » n'est pas un classeur lisible : il est peut-être endommagé. Ouvrez-le dans un "
            "tableur et enregistrez-le de nouveau."
        ) from error
    if not any(table.rows for table in tables):
        raise CensusError(
            f"« {path.name} » est un classeur vide : aucune de ses feuilles ne contient de valeur."
        )
    return tables


def _check_size(path: Path, name: str, height: int, width: int) -> None:
    if height * width > MAX_CELLS:
        raise CensusError(
            f"La feuille « {name} » de « {path.name} » est trop grande : elle va jusqu'à la ligne {height} "
            f"et à la colonne {column_letters(width)}. Supprimez ce qui est loin du tableau et recommencez."
        )


def _tables(workbook: "CalamineWorkbook", surveys: "Mapping[str, Survey]") -> Iterator[Table]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for metadata in workbook.sheets_metadata:
        if metadata.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(metadata.name)
        survey = surveys.get(metadata.name)
        rows = [[_value(raw) for raw in row] for row in sheet.to_python(skip_empty_area=False)]
        if survey is not None and survey.specials:
            _place(rows, survey.specials)
        hidden = metadata.visible is not SheetVisibleEnum.Visible
        yield Table(metadata.name, tuple(tuple(row) for row in rows), hidden)


def _place(rows: list[list[CellValue]], specials: "Mapping[tuple[int, int], Special]") -> None:
    """Put the formulas and errors where they stand; calamine leaves them out or gives their value alone."""
    height = max(row for row, _ in specials)
    width = max(column for _, column in specials)
    rows.extend([] for _ in range(height - len(rows)))
    width = max(width, *(len(cells) for cells in rows))
    for cells in rows:
        cells.extend([None] * (width - len(cells)))
    for (row, column), special in specials.items():
        value = rows[row - 1][column - 1]
        rows[row - 1][column - 1] = _special(special, value)


def _special(special: "Special", value: CellValue) -> CellValue:
    if special.formula is None:
        return CellError(special.error)
    if special.error:
        return Formula(special.formula, special.error)
    if special.blank:
        return Formula(special.formula, "")
    return Formula(special.formula, value if isinstance(value, str | int | Decimal | date) else None)


def _value(raw: _Raw) -> CellValue:
    if isinstance(raw, str):
        return raw or None
    if isinstance(raw, float):
        return int(raw) if raw.is_integer() and abs(raw) < 1e15 else Decimal(format(raw, ".15g"))
    return raw
