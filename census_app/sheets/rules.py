"""Conditional formats over the ordinary rows of a sheet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from census_app.sheets.cells import Tone
from census_app.sheets.looks import ACCENT, ALERT, GREY, SECONDARY
from census_app.sheets.markup import sober
from census_app.sheets.model import Highlight, Rule
from census_app.sheets.places import column_letters

if TYPE_CHECKING:
    from openpyxl.formatting.rule import Rule as ExcelRule
    from openpyxl.worksheet.worksheet import Worksheet

_BAR = "B9D6CF"
_FILLS: dict[Tone, str] = {"alert": "FBE9E7", "good": "E3F1EC", "closed": GREY}
_COLOURS: dict[Tone, str] = {"alert": ALERT, "good": ACCENT, "muted": SECONDARY, "closed": SECONDARY}
_OPERATORS: dict[str, Literal["lessThan", "greaterThan", "equal"]] = {
    "below": "lessThan",
    "above": "greaterThan",
    "equal": "equal",
}


def add_rules(worksheet: "Worksheet", rules: Sequence[Rule], first_row: int, last_row: int) -> None:
    """Set the rules over the rows first to last; nothing when there is no row."""
    if last_row < first_row:
        return
    for rule in rules:
        for column in rule.columns:
            letters = column_letters(column)
            first, last = (isinstance(rule, Highlight) and rule.rows) or (first_row, last_row)
            area = f"{letters}{first}:{letters}{last}"
            worksheet.conditional_formatting.add(area, _made(rule))


def _made(rule: Rule) -> "ExcelRule":
    if isinstance(rule, Highlight):
        return _highlight(rule)
    from openpyxl.formatting.rule import DataBar as ExcelDataBar
    from openpyxl.formatting.rule import FormatObject
    from openpyxl.formatting.rule import Rule as ExcelRule

    ends = [FormatObject(type="num", val=0), FormatObject(type="max")]
    return ExcelRule(type="dataBar", dataBar=ExcelDataBar(cfvo=ends, color=_BAR))


def _highlight(rule: Highlight) -> "ExcelRule":
    from openpyxl.formatting.rule import Rule as ExcelRule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    font = Font(color=_COLOURS.get(rule.tone), bold=rule.tone in ("strong", "alert") or None)
    fill_colour = _FILLS.get(rule.tone)
    look = DifferentialStyle(
        font=font, fill=PatternFill("solid", bgColor=fill_colour) if fill_colour else None
    )
    text = sober(rule.value).removeprefix("=") if isinstance(rule.value, str) else str(rule.value)
    if rule.test == "formula":
        return ExcelRule(type="expression", dxf=look, formula=[text])
    if isinstance(rule.value, str):
        text = '"' + sober(rule.value).replace('"', '""') + '"'
    return ExcelRule(type="cellIs", operator=_OPERATORS[rule.test], dxf=look, formula=[text])
