"""How cells look: a few tokens, and the style numbers that openpyxl gives for them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from census_app.sheets.cells import Kind, Tone

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Border, Font
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Calibri"
TEXT, SECONDARY, ACCENT, ALERT = "1B1F23", "68727B", "0B6B58", "A4262C"
HAIRLINE, LINE, GREY, PALE, BOX = "E3E6E8", "AEB6BC", "EEF0F1", "F7F8F8", "F3FAF7"

# In the file a comma stands for the reader's own thousands separator. The French language tag makes the
# programs that follow it (LibreOffice) write 1 234,5 in every country; Excel follows the computer's settings.
_FRENCH = "[$-40C]"
FORMATS: dict[Kind, str] = {
    "text": "General",
    "long": "General",
    "code": "@",
    "typed": "@",
    "integer": f"{_FRENCH}#,##0",
    "decimal": f"{_FRENCH}#,##0.00",
    "money": f'{_FRENCH}#,##0 "€"',
    "percent": f"{_FRENCH}0.0 %",
    "points": f'{_FRENCH}0.0" %"',
    "hours": f'{_FRENCH}#,##0.0 "h"',
    "year": "0",
    "date": "dd/mm/yyyy",
    "datetime": "dd/mm/yyyy hh:mm",
    "boolean": '"oui";"oui";"non"',
    "coverage": "@",
}
WRAPPING: frozenset[Kind] = frozenset({"long", "typed"})
NUMBERS: frozenset[Kind] = frozenset({"integer", "decimal", "money", "percent", "points", "hours", "year"})
CENTRED: frozenset[Kind] = frozenset({"date", "datetime", "boolean", "coverage"})

_SIZES: dict[Tone, float] = {
    "title": 18,
    "subtitle": 11,
    "heading": 13,
    "figure": 20,
    "label": 9,
    "note": 9,
    "band": 10,
}
_BOLD: frozenset[Tone] = frozenset(
    {"strong", "total", "subtotal", "section", "header", "band", "title", "heading", "figure"}
)
_COLOURS: dict[Tone, str] = {
    "muted": SECONDARY, "subtitle": SECONDARY, "note": SECONDARY, "label": SECONDARY, "key": SECONDARY,
    "band": SECONDARY, "good": ACCENT, "heading": ACCENT, "figure": ACCENT, "section": ACCENT, "title": TEXT,
    "alert": ALERT,
}  # fmt: skip
_FILLS: dict[Tone, str] = {"header": GREY, "subtotal": PALE, "input": BOX}
_FREE: frozenset[Tone] = frozenset(
    {"title", "subtitle", "heading", "text", "note", "key", "figure", "label", "band"}
)
_WRAPPED: frozenset[Tone] = frozenset({"header", "label"})


@dataclass(frozen=True, slots=True)
class Look:
    """All that tells one style from another.

    `textual`: the value is text in a column of another kind. `quoted`: Excel must not take the text for a
    formula when it is edited. `link`, `absent`, `unlocked`: what the names say.
    """

    kind: Kind
    tone: Tone
    textual: bool = False
    quoted: bool = False
    link: bool = False
    absent: bool = False
    unlocked: bool = False


class Looks:
    """The style numbers of one workbook, made when first asked for."""

    def __init__(self, worksheet: "Worksheet") -> None:
        self._worksheet = worksheet
        self._numbers: dict[Look, int] = {}

    def number(self, look: Look) -> int:
        """The number that a cell's `s` attribute takes for this look."""
        number = self._numbers.get(look)
        if number is None:
            number = self._numbers[look] = self._register(look)
        return number

    def _register(self, look: Look) -> int:
        from openpyxl.cell import Cell
        from openpyxl.styles import PatternFill, Protection

        cell = Cell(self._worksheet, row=1, column=1)  # never put into the sheet: it only carries a style
        cell.number_format = "General" if look.textual else FORMATS[look.kind]
        cell.font = _font(look)
        cell.alignment = _alignment(look)
        cell.border = _border(look.tone)
        fill = _FILLS.get(look.tone)
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
        if look.unlocked:
            cell.protection = Protection(locked=False)
        return _numbered(cell, quoted=look.quoted)


def piece_properties(tone: Tone) -> str:
    """What a piece of a rich text says of its font, as XML."""
    bold = "<b/>" if tone in _BOLD else ""
    size, colour = _SIZES.get(tone, 11), _COLOURS.get(tone, TEXT)
    return f'<rPr>{bold}<sz val="{size:g}"/><color rgb="FF{colour}"/><rFont val="{FONT}"/></rPr>'


def piece_scale(tone: Tone) -> float:
    """How wide the characters of a tone are, compared with the ordinary ones."""
    return _SIZES.get(tone, 11) / 11


def _numbered(cell: "Cell", *, quoted: bool) -> int:
    if quoted:
        cell.quotePrefix = True
    return int(cell.style_id)


def _font(look: Look) -> "Font":
    from openpyxl.styles import Font

    colour = _COLOURS.get(look.tone, TEXT)
    if look.absent:
        colour = SECONDARY
    elif look.link:
        colour = ACCENT
    return Font(
        name=FONT,
        size=_SIZES.get(look.tone, 11),
        bold=look.tone in _BOLD,
        italic=look.absent,
        underline="single" if look.link and look.tone not in _BOLD else None,
        color=colour,
    )


def _alignment(look: Look) -> "Alignment":
    from openpyxl.styles import Alignment

    if look.kind in NUMBERS and look.tone not in ("figure", "label", "key"):
        horizontal = "right"
    elif look.kind in CENTRED and look.tone not in ("figure", "label", "key"):
        horizontal = "center"
    else:
        horizontal = "left"
    if look.tone == "header":
        vertical = "center"
    elif look.tone in ("title", "figure", "heading", "section", "band"):
        vertical = "bottom"
    else:
        vertical = "top"
    wrap = look.tone in _WRAPPED or (look.kind in WRAPPING and look.tone not in ("title", "heading"))
    indent = 1 if horizontal == "right" else 0  # keeps a number away from the text that follows
    return Alignment(horizontal=horizontal, vertical=vertical, wrap_text=wrap or None, indent=indent)


def _border(tone: Tone) -> "Border":
    from openpyxl.styles import Border, Side

    if tone in _FREE:
        return Border(bottom=Side("medium", LINE)) if tone == "band" else Border()
    if tone == "header":
        return Border(bottom=Side("medium", ACCENT))
    if tone == "input":
        side = Side("thin", LINE)
        return Border(left=side, right=side, top=side, bottom=side)
    if tone == "total":
        return Border(top=Side("thin", TEXT), bottom=Side("thin", TEXT))
    return Border(bottom=Side("thin", HAIRLINE))
