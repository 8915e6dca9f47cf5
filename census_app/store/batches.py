"""Long lists of ids, cut to what one query takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

SIZE = 500
"""Below SQLite's limit of bound variables, whatever its build."""


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """``items`` in lists of at most ``SIZE``, in order."""
    iterator = iter(items)
    while batch := list(islice(iterator, SIZE)):
        yield batch
