"""The rows of a sheet as XML text, one string a row."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from census_app.sheets.cells import Absent, Cell, Formula, Kind, Link, Styled, Tone
from census_app.sheets.looks import WRAPPING
from census_app.sheets.markups import SHORT, CellMarkup, Markups
from census_app.sheets.places import column_letters
from census_app.sheets.widths import TALLEST, row_height

MAX_LINKS = 65_530

_UNLINKED = frozenset({str, int, Decimal, Fraction, date, datetime, bool, Absent, Formula, type(None)})

_CellWriter = tuple[str, str, CellMarkup, str, Callable[[Cell], str]]
"""How a column is written: the letters of the reference, then what follows the reference in a blank cell, for
a text, before a number, for any value."""


class RowWriter:
    """Writes the rows of one sheet whose columns have the given kinds; remembers the links it met.

    `links` holds `(reference, target)` pairs, at most 65 530 of them: Excel's limit for one sheet.
    """

    def __init__(
        self,
        markups: Markups,
        kinds: Sequence[Kind],
        unlocked: Sequence[bool] = (),
        widths: Sequence[float] = (),
    ) -> None:
        self.links: list[tuple[str, str]] = []
        self.lost_links = 0
        self._markups = markups
        self._kinds = tuple(kinds)
        self._unlocked = tuple(unlocked) or (False,) * len(self._kinds)
        self._letters = tuple(f'<c r="{column_letters(column)}' for column in range(1, len(self._kinds) + 1))
        self._wrapped = [
            (at, width)
            for at, (kind, width) in enumerate(zip(kinds, widths, strict=False))
            if kind in WRAPPING
        ]
        self._writers: dict[Tone, list[_CellWriter]] = {}

    def row(self, number: int, cells: Sequence[Cell], tone: Tone = "body", least: int = 1) -> str:
        """The XML of a row, `least` lines high. ValueError when it has not one cell per column."""
        writers = self._writers.get(tone) or self._of_tone(tone)
        if len(cells) != len(writers):
            raise ValueError(f"row {number} has {len(cells)} cells for {len(writers)} columns")
        if not _UNLINKED.issuperset(map(type, cells)):
            for column, value in enumerate(cells, 1):
                if isinstance(value, Link | Styled):
                    self._note_link(column, number, value)
        height = row_height(cells, self._wrapped, least) if self._wrapped or least > 1 else ""
        at = f'{number}"'
        written = [  # the common cases here, without a call: most cells of a wide table are blank
            f"{letters}{at}{blank}"
            if value is None
            else f"{letters}{at}{texts[value]}"
            if type(value) is str
            else f"{letters}{at}{start}{value}</v></c>"
            if type(value) is int and -SHORT < value < SHORT
            else f"{letters}{at}{markup(value)}"
            for (letters, blank, texts, start, markup), value in zip(writers, cells, strict=True)
        ]
        return f'<row r="{at}{height}>{"".join(written)}</row>'

    def _of_tone(self, tone: Tone) -> list[_CellWriter]:
        markups = [
            self._markups.of(kind, tone, unlocked=unlocked)
            for kind, unlocked in zip(self._kinds, self._unlocked, strict=True)
        ]
        writers = self._writers[tone] = [
            (letters, markup.blank, markup, markup.number, markup.written)
            for letters, markup in zip(self._letters, markups, strict=True)
        ]
        return writers

    def free_row(
        self, number: int, cells: Sequence[tuple[int, Cell, Kind, Tone]], height: float | None = None
    ) -> str:
        """The XML of a row whose cells are given one by one: column (from 1), value, kind, tone."""
        size = f' ht="{min(height, TALLEST):g}" customHeight="1"' if height else ""
        parts = [f'<row r="{number}"{size}>']
        for column, value, kind, tone in cells:
            reference = f"{column_letters(column)}{number}"
            parts.append(f'<c r="{reference}"{self._markups.of(kind, tone).written(value)}')
            self._note_link(column, number, value)
        parts.append("</row>")
        return "".join(parts)

    def _note_link(self, column: int, row: int, value: Cell) -> None:
        link = value.value if isinstance(value, Styled) else value
        if not isinstance(link, Link):
            return
        if len(self.links) < MAX_LINKS:
            self.links.append((f"{column_letters(column)}{row}", link.target))
        else:
            self.lost_links += 1
