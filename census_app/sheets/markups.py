"""The writers of cells: one for each look, each giving what follows `<c r="A5"` in the sheet's XML."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, ClassVar

from census_app.sheets.cells import Absent, Cell, Formula, Kind, Link, Rich, Scalar, Styled, Tone
from census_app.sheets.looks import Look, Looks, piece_properties
from census_app.sheets.markup import (
    escaped,
    has_impossible,
    is_plain,
    number_text,
    serial,
    shortened,
    starts_like_formula,
    string_element,
)
from census_app.sheets.tally import Tally

_MOST_REMEMBERED = 5_000  # texts that come back are worth keeping; names are not
_LONGEST_REMEMBERED = 100
SHORT = 10**15  # numbers beyond pass by the careful way
_TEXTS: frozenset[Kind] = frozenset({"text", "long", "code", "typed", "coverage"})
_DATES: frozenset[Kind] = frozenset({"date", "datetime"})


class Markups:
    """The cell writers of one workbook, made when first asked for."""

    def __init__(self, looks: Looks, tally: Tally) -> None:
        self._looks = looks
        self._tally = tally
        self._writers: dict[Look, CellMarkup] = {}

    def of(self, kind: Kind, tone: Tone, *, unlocked: bool = False) -> "CellMarkup":
        """The writer of the cells of a kind and a tone."""
        return self.of_look(Look(kind, tone, unlocked=unlocked))

    def of_look(self, look: Look) -> "CellMarkup":
        """The writer of the cells of a look."""
        writer = self._writers.get(look)
        if writer is None:
            writer = self._writers[look] = CellMarkup(self, self._looks, self._tally, look)
        return writer


class CellMarkup(dict[str, str]):
    """Writes the cells of one look: `markup["text"]`, or `markup.written(any value)`.

    It remembers texts, because some come back (communes, statuses). `blank` is a cell without a value;
    `number` stands before the digits of one and `</v></c>`.
    """

    def __init__(self, markups: Markups, looks: Looks, tally: Tally, look: Look) -> None:
        super().__init__()
        self._markups, self._looks, self._tally, self._look = markups, looks, tally, look
        self._textual = look.kind not in _TEXTS
        self._beside: dict[object, CellMarkup] = {}  # the writers of looks near this one
        self._style = self._styled_as()
        self.blank = f"{self._style}/>"
        self.number = f"{self._style}><v>"

    # A style costs openpyxl some time: those that no cell asks for are not made.

    @cached_property
    def _text(self) -> str:
        return self._styled_as(textual=self._textual) + ' t="inlineStr">'

    @cached_property
    def _quoted(self) -> str:
        return self._styled_as(textual=self._textual, quoted=True) + ' t="inlineStr">'

    @cached_property
    def _absent(self) -> str:
        return self._styled_as(textual=self._textual, absent=True) + ' t="inlineStr">'

    @cached_property
    def _boolean(self) -> str:
        return self._styled_as(kind="boolean") + "><v>"

    def _styled_as(self, **changes: Any) -> str:
        return f' s="{self._looks.number(replace(self._look, **changes))}"'

    def __missing__(self, text: str) -> str:
        if is_plain(text):
            markup = f"{self._text}<is><t>{text}</t></is></c>"
        else:
            markup = self._careful(text) if text else self.blank
        if len(self) < _MOST_REMEMBERED and len(text) < _LONGEST_REMEMBERED:
            self[text] = markup
        return markup

    def written(self, value: Cell) -> str:
        """What follows the reference of the cell that holds a value."""
        kind = type(value)
        if kind is str:
            return self[value]  # type: ignore[index]
        if value is None:
            return self.blank
        if kind is int and -SHORT < value < SHORT:  # type: ignore[operator]
            return f"{self.number}{value}</v></c>"
        if kind is Decimal and value.is_finite() and "E" not in (digits := str(value)):  # type: ignore[union-attr]
            return f"{self.number}{digits}</v></c>"
        method = self._METHODS.get(kind) or self._inherited(value)
        return method(self, value)

    def _careful(self, text: str) -> str:
        written = shortened(text)
        if written is not text:
            self._tally.cut += 1
        if has_impossible(written):
            self._tally.replaced += 1
        start = self._quoted if starts_like_formula(written) else self._text
        return f"{start}{string_element(written)}</c>"

    def _inherited(self, value: Cell) -> Callable[["CellMarkup", Any], str]:
        """How the values of a type that extends another are written."""
        for known, method in self._METHODS.items():
            if isinstance(value, known):
                return method
        raise TypeError(f"a cell cannot hold {value!r}")

    def _truth(self, value: bool) -> str:
        return f"{self._boolean}{int(value)}</v></c>"

    def _reason(self, absent: Absent) -> str:
        return f"{self._absent}{string_element(shortened(absent.reason))}</c>"

    def _styled(self, styled: Styled) -> str:
        asked = (styled.kind, styled.tone, styled.unlocked)
        writer = self._beside.get(asked)
        if writer is None:
            look = replace(
                self._look,
                kind=styled.kind or self._look.kind,
                tone=styled.tone or self._look.tone,
                unlocked=self._look.unlocked if styled.unlocked is None else styled.unlocked,
            )
            writer = self._beside[asked] = self._markups.of_look(look)
        return writer.written(styled.value)

    def _rich(self, rich: Rich) -> str:
        runs = "".join(
            f'<r>{piece_properties(tone)}<t xml:space="preserve">{escaped(shortened(text))}</t></r>'
            for text, tone in rich.pieces
        )
        return f"{self._text}<is>{runs}</is></c>"

    def _link(self, link: Link) -> str:
        writer = self._beside.get(Link)
        if writer is None:
            writer = self._beside[Link] = self._markups.of_look(replace(self._look, link=True))
        return writer.written(link.shown)

    def _text_like(self, text: str) -> str:
        return self[str(text)]

    def _figure(self, value: int | Decimal | Fraction | float) -> str:
        digits = number_text(value)
        if digits is None:
            self._tally.as_text += 1
            return f"{self._text}{string_element(str(value))}</c>"
        return f"{self.number}{digits}</v></c>"

    def _day(self, value: date) -> str:
        kind: Kind = "datetime" if isinstance(value, datetime) else "date"
        if self._look.kind not in _DATES:
            return self._markups.of_look(replace(self._look, kind=kind)).written(value)
        number = serial(value)
        if number is None:
            self._tally.as_text += 1
            return f"{self._text}{string_element(value.isoformat())}</c>"
        return f"{self.number}{number}</v></c>"

    def _formula(self, formula: Formula) -> str:
        text = escaped(formula.text.removeprefix("="))
        form, cached = _cached(formula.cached)
        value = "" if cached is None else f"<v>{cached}</v>"
        return f"{self._style}{form}><f>{text}</f>{value}</c>"

    # In this order: a bool is an int too.
    _METHODS: ClassVar[dict[type, Callable[["CellMarkup", Any], str]]] = {
        bool: _truth,
        date: _day,
        int: _figure,
        Decimal: _figure,
        Fraction: _figure,
        float: _figure,
        str: _text_like,
        Absent: _reason,
        Styled: _styled,
        Link: _link,
        Rich: _rich,
        Formula: _formula,
    }


def _cached(value: Scalar) -> tuple[str, str | None]:
    """The type attribute and the text of a formula's stored value."""
    if value is None:
        return "", None
    if isinstance(value, bool):
        return ' t="b"', str(int(value))
    if isinstance(value, str):
        return ' t="str"', escaped(shortened(value))
    number = serial(value) if isinstance(value, date) else number_text(value)
    return ("", number) if number is not None else (' t="str"', escaped(str(value)))
