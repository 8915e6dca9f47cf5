"""Column values as the history keeps them: what SQLite stores, in JSON's own types.

The column's type does both ways, so a value put back by an undo is exactly the one that was there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Column, LargeBinary, Table
from sqlalchemy.dialects import sqlite

_DIALECT = sqlite.dialect()


def encode(column: Column[Any], value: Any) -> Any:
    """A value of ``column`` as stored (text, integer or None)."""
    process = column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
    return process(value) if process is not None else value


def decode(column: Column[Any], stored: Any) -> Any:
    """The Python value of what ``encode`` gave."""
    process = column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
    return process(stored) if process is not None else stored


def encode_row(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """A whole row as stored, without its files."""
    encoders = _encoders(table)
    return {
        name: encoders[name](value) for name, value in row.items() if value is not None and name in encoders
    }


@cache
def _encoders(table: Table) -> Mapping[str, Callable[[Any], Any]]:
    """What `encode` does for each column that holds no file: asked once, for imports by the thousand."""
    columns = [column for column in table.c if not isinstance(column.type, LargeBinary)]
    found = ((each.name, each.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)) for each in columns)
    return {name: process or _as_it_is for name, process in found}


def _as_it_is(value: Any) -> Any:
    return value


def decode_row(table: Table, stored: Mapping[str, Any]) -> dict[str, Any]:
    """The row that ``encode_row`` gave."""
    return {name: decode(table.c[name], value) for name, value in stored.items() if name in table.c}
