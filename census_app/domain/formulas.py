"""Formulas of derived indicators: `(E11+E12)/E10`, `E07/{annual_hours}`, computed exactly."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

_PARAMETER: Final = re.compile(r"\{(\w+)\}")
_PREFIX: Final = "parameter__"
_OPERATORS: Final[Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


@dataclass(frozen=True, slots=True)
class Formula:
    """The four operations over indicators (`E07`), parameters (`{annual_hours}`) and whole numbers."""

    text: str
    terms: tuple[str, ...]
    parameters: tuple[str, ...]
    _tree: ast.expr

    @classmethod
    def parse(cls, text: str) -> Formula:
        """Read a formula; ValueError, with the formula, when it is not one."""
        try:
            tree = ast.parse(_PARAMETER.sub(rf"{_PREFIX}\1", text), mode="eval").body
        except SyntaxError as error:
            raise ValueError(f"not a formula: {text}") from error
        names: dict[str, None] = {}
        _check(tree, text, names)
        return cls(
            text=text,
            terms=tuple(name for name in names if not name.startswith(_PREFIX)),
            parameters=tuple(name.removeprefix(_PREFIX) for name in names if name.startswith(_PREFIX)),
            _tree=tree,
        )

    @property
    def is_linear(self) -> bool:
        """Whether it adds up multiples of its terms: no product of two, none that divides."""
        return _degree(self._tree) <= 1

    def evaluate(
        self, values: Mapping[str, Fraction | None], parameters: Mapping[str, Fraction]
    ) -> Fraction | None:
        """The exact result; None when a term or a parameter is missing, or a denominator is zero."""
        known = {f"{_PREFIX}{name}": value for name, value in parameters.items()}
        try:
            return _compute(self._tree, {**values, **known})
        except (_MissingError, ZeroDivisionError):
            return None


def _degree(node: ast.expr) -> int:
    """How many terms are multiplied with each other at most; two where one divides."""
    match node:
        case ast.BinOp(left, ast.Mult(), right):
            return _degree(left) + _degree(right)
        case ast.BinOp(left, ast.Div(), right):
            return _degree(left) + 2 * _degree(right)
        case ast.BinOp(left, _, right):
            return max(_degree(left), _degree(right))
        case ast.Name(name) if not name.startswith(_PREFIX):
            return 1
        case _:
            return 0


class _MissingError(Exception):
    """A term has no value."""


def _check(node: ast.expr, text: str, names: dict[str, None]) -> None:
    match node:
        case ast.BinOp(left, operation, right) if type(operation) in _OPERATORS:
            _check(left, text, names)
            _check(right, text, names)
        case ast.Name(name):
            names[name] = None
        case ast.Constant(int()):
            pass
        case _:
            raise ValueError(f"only + - * / over indicators, parameters and whole numbers: {text}")


def _compute(node: ast.expr, values: Mapping[str, Fraction | None]) -> Fraction:
    match node:
        case ast.BinOp(left, operation, right):
            return _OPERATORS[type(operation)](_compute(left, values), _compute(right, values))
        case ast.Constant(int(number)):
            return Fraction(number)
        case ast.Name(name) if (value := values.get(name)) is not None:
            return value
        case _:
            raise _MissingError
