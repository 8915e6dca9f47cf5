"""Rules of the questionnaire that a spreadsheet can follow: a question that is clearly not asked is greyed.

Only what is simple is said: answers compared with a choice or a number, joined by « and » and « or ». What
cannot be said is left open, for an answer too many is seen when the sheet comes back, one that was not
asked for is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from census_app.services.fillable.plan import TICK

if TYPE_CHECKING:
    from census_app.forms import FormDefinition, NodeDefinition
    from census_app.forms.xpath.syntax import Path, Syntax

_LONGEST: Final = 4_000  # Excel takes 8 192 characters
_OPPOSITE: Final = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}
_SWAPPED: Final = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "=", "!=": "!="}


@dataclass(frozen=True, slots=True)
class Places:
    """Where answers are on the sheet: the absolute reference of a box by its key, the words of choices."""

    cells: Mapping[str, str]
    labels: Callable[[str, str], str]


def closed(definition: FormDefinition, node: NodeDefinition, places: Places) -> str:
    """A formula that is true when a question is clearly not asked; empty when no simple one says so."""
    formula = _Closing(definition, places).of(node, ())
    return formula if len(formula) <= _LONGEST else ""


def bounds(node: NodeDefinition) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest number that a question surely refuses to go beyond."""
    rule = node.bind.constraint
    low = high = None
    if node.bounds is not None:
        ends = sorted((node.bounds.start, node.bounds.end))
        low, high = (Decimal(str(end)) for end in ends)
    for operator, number in _own_limits(rule.syntax) if rule is not None else ():
        if operator in (">", ">="):
            low = number if low is None else max(low, number)
        else:
            high = number if high is None else min(high, number)
    return low, high


def _own_limits(syntax: Syntax) -> list[tuple[str, Decimal]]:
    """What a constraint says of the answer itself, where all of it must hold."""
    from census_app.forms.xpath.syntax import Binary, Path

    match syntax:
        case Binary("and", left, right):
            return [*_own_limits(left), *_own_limits(right)]
        case Binary(operator, Path(None, (step,)), right) if operator in _OPPOSITE and step.axis == "self":
            number = _number(right)
            return [] if number is None else [(operator, number)]
    return []


def _number(syntax: Syntax) -> Decimal | None:
    from census_app.forms.xpath.syntax import Negation, Number

    match syntax:
        case Number(value):
            return Decimal(str(value))
        case Negation(Number(value)):
            return -Decimal(str(value))
    return None


class _Closing:
    def __init__(self, definition: FormDefinition, places: Places) -> None:
        self._definition, self._places = definition, places

    def of(self, node: NodeDefinition, within: tuple[str, ...]) -> str:
        """Whether a node or a group around it is clearly not asked."""
        if node.path in within:
            return ""
        path, found = node.path, []
        while path in self._definition.nodes:
            rule = self._definition.nodes[path].bind.relevant
            if rule is not None:
                found.append(self.false(rule.syntax, (*within, node.path)))
            path = path.rpartition("/")[0]
        return _joined("OR", [each for each in found if each])

    def false(self, syntax: Syntax, within: tuple[str, ...]) -> str:
        """A formula that is true where an expression is clearly false."""
        from census_app.forms.xpath.syntax import Binary, Call, Number, Path, Text

        match syntax:
            case Binary("and", left, right):
                return _joined(
                    "OR", [each for each in (self.false(left, within), self.false(right, within)) if each]
                )
            case Binary("or", left, right):
                both = [self.false(left, within), self.false(right, within)]
                return _joined("AND", both) if all(both) else ""
            case Binary(operator, Path() as path, Text() | Number() as value):
                return self._compared(operator, path, value.value, within)
            case Binary(operator, Text() | Number() as value, Path() as path):
                return self._compared(_SWAPPED.get(operator, ""), path, value.value, within)
            case Call("selected", (Path() as path, Text(value)), _):
                return self._compared("=", path, value, within)
        return ""

    def _compared(self, operator: str, path: Path, value: str | float, within: tuple[str, ...]) -> str:
        node = self._node(path)
        if node is None or value == "":
            return ""
        own = self._unticked(node, str(value)) if operator == "=" and node.kind == "select_multiple" else ""
        cell = self._places.cells.get(node.path)
        if cell is not None:
            own = self._differs(operator, node, cell, value)
        if not own or operator == "!=":
            return own
        return _joined("OR", [each for each in (own, self.of(node, within)) if each])

    def _differs(self, operator: str, node: NodeDefinition, cell: str, value: str | float) -> str:
        """Whether the answer in a cell makes a comparison false; an empty cell decides nothing."""
        if isinstance(value, float):
            if operator not in _OPPOSITE:
                return ""
            number = f"{Decimal(str(value)).normalize():f}"
            if node.kind == "select_one":
                return ""
            return f"AND(ISNUMBER({cell}),{cell}{_OPPOSITE[operator]}{number})"
        if node.kind != "select_one":
            return ""
        label = '"' + self._places.labels(node.path, value).replace('"', '""') + '"'
        if operator == "=":
            return f'AND({cell}<>"",{cell}<>{label})'
        return f"{cell}={label}" if operator == "!=" else ""

    def _unticked(self, node: NodeDefinition, value: str) -> str:
        """Whether other choices are ticked and this one is not."""
        mine = self._places.cells.get(f"{node.path}{TICK}{value}")
        ticks = [cell for key, cell in self._places.cells.items() if key.startswith(f"{node.path}{TICK}")]
        return f'AND(COUNTA({ticks[0]}:{ticks[-1]})>0,{mine}="")' if mine else ""

    def _node(self, path: Path) -> NodeDefinition | None:
        """The node of an absolute path without conditions."""
        if (
            path.start != "/"
            or path.filters
            or any(step.predicates or step.axis != "child" for step in path.steps)
        ):
            return None
        return self._definition.nodes.get("/" + "/".join(step.test for step in path.steps))


def _joined(word: str, formulas: list[str]) -> str:
    different = list(dict.fromkeys(formulas))
    return different[0] if len(different) == 1 else f"{word}({','.join(different)})" if different else ""
