"""The workbook of a long list, against the writers that others use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from tests.bench.measure import Measure, Task, seconds

ROWS, COLUMNS = 100_000, 25

Value = str | int | Decimal | date | None

_COMMUNES = tuple(f"Commune-sur-Chère {number}" for number in range(350))
_DOMAINS = ("Alimentation", "Mobilité", "Habitat & énergie", "Culture", "Emploi", "Numérique", "Entraide")
_DAY = date(2026, 1, 1)


def records() -> Iterator[tuple[Value, ...]]:
    """A list as the census exports it: texts, codes, dates, whole numbers, decimals, blanks."""
    for n in range(ROWS):
        fill = n % 9
        yield (
            f"{44000 + n % 350:05d}",
            f"Association n° {n} de l'économie partagée",
            _COMMUNES[n % 350],
            _DOMAINS[n % 7],
            "Initiative" if n % 4 else "Réseau",
            "validée" if n % 3 else "entretien prévu",
            f"contact{n}@exemple.org" if fill else None,
            f"{n % 10**9:09d}",
            _DAY + timedelta(days=n % 365),
            _DAY - timedelta(days=n % 9000) if fill != 3 else None,
            *(n * factor % 9973 if fill != factor else None for factor in (2, 3, 5, 7, 11, 13)),
            *(
                Decimal(n * factor % 99991) / 100 if fill != factor else None
                for factor in (1, 2, 4, 5, 6, 7, 8)
            ),
            "Une remarque comme on en note en entretien, ni courte ni longue.",
            f"Suite donnée : {n % 50}",
        )


def write_ours(path: Path) -> None:
    """Our own writer, styles and widths included."""
    from census_app.sheets.model import Column, Kind, Sheet
    from census_app.sheets.writing import write_workbook

    kinds: list[Kind] = ["text"] * COLUMNS
    kinds[0] = kinds[7] = "code"
    kinds[8:10] = ["date"] * 2
    kinds[10:16] = ["integer"] * 6
    kinds[16:23] = ["decimal"] * 7
    columns = tuple(Column(f"Colonne {number}", kind) for number, kind in enumerate(kinds, 1))
    write_workbook(path, [Sheet("Initiatives", columns, records())])


def write_xlsxwriter(path: Path) -> None:
    """XlsxWriter in constant-memory mode, the same cells with the same formats."""
    import xlsxwriter

    workbook = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = workbook.add_worksheet("Initiatives")
    formats = {
        date: workbook.add_format({"num_format": "dd/mm/yyyy"}),
        int: workbook.add_format({"num_format": "#,##0"}),
    }
    formats[Decimal] = workbook.add_format({"num_format": "#,##0.00"})
    sheet.write_row(0, 0, [f"Colonne {number}" for number in range(1, COLUMNS + 1)])
    for row, values in enumerate(records(), 1):
        for column, value in enumerate(values):
            if isinstance(value, str):
                sheet.write_string(row, column, value)
            elif isinstance(value, date):
                sheet.write_datetime(row, column, value, formats[date])
            elif value is not None:
                sheet.write_number(row, column, value, formats[type(value)])
    workbook.close()


def write_openpyxl(path: Path) -> None:
    """Openpyxl alone, in its write-only mode, without styles."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Initiatives")
    for values in records():
        sheet.append(values)
    workbook.save(path)


def write_pandas(path: Path) -> None:
    """Pandas with its fastest engine."""
    import pandas as pd

    frame = pd.DataFrame(records())
    frame.to_excel(path, engine="xlsxwriter", index=False)


def _task(write: Callable[[Path], None]) -> Task:
    return lambda ground: [seconds(lambda: write(ground.folder / "list.xlsx"))]


PEERS = {
    "XlsxWriter, mémoire constante": _task(write_xlsxwriter),
    "openpyxl, write-only": _task(write_openpyxl),
    "pandas": _task(write_pandas),
}
MEASURES = (Measure("rows", "écrire 100 000 × 25 cellules", _task(write_ours), PEERS),)
