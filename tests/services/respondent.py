"""Somebody who fills in a workbook in a spreadsheet and sends it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl

from census_app.services.fillable import marks

FIRST = 10
"""The first row below the headers of the sheet of questions."""


class Respondent:
    """The workbook as a person has it open; `answer` types beside a question, named by its XML name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book: Any = openpyxl.load_workbook(path)
        self.sheet: Any = self.book[marks.MAIN]

    def row(self, name: str) -> int:
        """The row of a question, or of one of its choices (`types=AMAP`, `types#2`)."""
        column = self.column(marks.KEY)
        for number in range(FIRST, self.sheet.max_row + 1):
            key = self.sheet.cell(number, column).value
            if key is not None and (key == name or key.endswith(f"/{name}")):
                return number
        raise KeyError(name)

    def column(self, header: str) -> int:
        """The column of a header of the sheet of questions."""
        titles = [cell.value for cell in self.sheet[FIRST - 1]]
        return next(at for at, title in enumerate(titles, 1) if str(title).startswith(header))

    def answer(self, **values: object) -> Respondent:
        """Type answers: `answer(E02=1.5, legal_form="Une association déclarée")`."""
        for name, value in values.items():
            self.type(name, value)
        return self

    def type(self, name: str, value: object, header: str = marks.ANSWER) -> None:
        """Type into one cell of the row of a question."""
        self.sheet.cell(self.row(name), self.column(header)).value = value

    def shown(self, name: str, header: str = marks.ANSWER) -> Any:
        """What stands in a cell of the row of a question."""
        return self.sheet.cell(self.row(name), self.column(header)).value

    def tick(self, name: str, *choices: str) -> Respondent:
        """Put an x before some choices of a question."""
        for choice in choices:
            self.type(f"{name}={choice}", "x")
        return self

    def fill(self, title: str, number: int, *values: object) -> Respondent:
        """Type a row of a table: its first columns after the number."""
        table = self.book[title]
        first = next(row for row in self._numbers(title) if table.cell(row, 1).value == number)
        for column, value in enumerate(values, 2):
            table.cell(first, column).value = value
        return self

    def table(self, title: str) -> list[list[Any]]:
        """The rows of a table that hold something besides their number."""
        table = self.book[title]
        rows = [[cell.value for cell in table[row]][1:] for row in self._numbers(title)]
        return [row for row in rows if any(value is not None for value in row)]

    def send(self, name: str = "") -> Path:
        """Save the workbook, under another name if one is given."""
        path = self.path.with_name(name) if name else self.path
        self.book.save(path)
        return path

    def _numbers(self, title: str) -> Iterator[int]:
        table = self.book[title]
        header = next(row for row in range(1, 30) if table.cell(row, 1).value == marks.NUMBER)
        yield from range(header + 1, table.max_row + 1)
