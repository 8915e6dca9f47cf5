"""Reclaiming what thousands of fillings leave behind.

A filling is made of nodes that point at each other, so that only the collector of cycles reclaims it; left to
itself, it looks again and again at all that lives, which takes as long as the fillings themselves.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

_EVERY: Final = 10


@contextmanager
def sparing_collector() -> Iterator[Callable[[int], None]]:
    """For the time of a loop; what it gives is told the number of each turn.

    Every ten turns, what the last ones left is reclaimed, and nothing else is looked at.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield _reclaim
    finally:
        if was_enabled:
            gc.enable()


def _reclaim(turn: int) -> None:
    if turn % _EVERY == 0:
        gc.collect(0)
