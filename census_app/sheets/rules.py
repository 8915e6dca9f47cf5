"""Conditional formats over the ordinary rows of a sheet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from census_app.sheets.cells import Tone
from census_app.sheets.looks import ACCENT, ALERT, SECONDARY
from census_app.sheets.model import DataBar, Highlight, Rule
from census_app.sheets.places import column_letters

if TYPE_CHECKING:
    from openpyxl.formatting.rule import Rule as ExcelRule
    from openpyxl.worksheet.worksheet import Worksheet

_BAR = "B9D6CF"
_FILLS: dict[Tone, str] = {"alert": "FBE9E7", "good": "E3F1EC"}
_COLOURS: dict[Tone, str] = {"alert": ALERT, "good": ACCENT, "muted": SECONDARY}
_OPERATORS = {"below": "lessThan", "above": "greaterThan", "equal": "equal"}


def add_rules(worksheet: "Worksheet", rules: Sequence[Rule], first_row: int, last_row: int) -> None:
    """Set the rules over the rows first to last; nothing when there is no row."""
    if last_row < first_row:
        return
    for rule in rules:
        for column in rule.columns:
            letters = column_letters(column)
            area = f"{letters}{first_row}:{letters}{last_row}"
            worksheet.conditional_formatting.add(area, _made(rule))


def _made(rule: Rule) -> "ExcelRule":
    from openpyxl.formatting.rule import DataBarRule

    if isinstance(rule, DataBar):
        made: ExcelRule = DataBarRule(start_type="num", start_value=0, end_type="max", color=_BAR)
        return made
    return _highlight(rule)


def _highlight(rule: Highlight) -> "ExcelRule":
    from openpyxl.formatting.rule import CellIsRule, FormulaRule
    from openpyxl.styles import Font, PatternFill

    font = Font(color=_COLOURS.get(rule.tone), bold=rule.tone == "strong" or None)
    fill_colour = _FILLS.get(rule.tone)
    fill = PatternFill("solid", bgColor=fill_colour) if fill_colour else None
    text = rule.value.removeprefix("=") if isinstance(rule.value, str) else str(rule.value)
    if rule.test == "formula":
        return FormulaRule(formula=[text], font=font, fill=fill)
    if isinstance(rule.value, str):
        text = '"' + rule.value.replace('"', '""') + '"'
    return CellIsRule(operator=_OPERATORS[rule.test], formula=[text], font=font, fill=fill)
