"""Working without the collector of cycles, which looks again and again at all that lives.

A filling is made of nodes that point at each other, so that only the collector reclaims it; left to itself,
it takes as long as thousands of fillings do. Laying a workbook out makes many objects and hardly a cycle:
there it takes a sixth of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def sparing_collector(every: int = 10) -> Iterator[Callable[[int], None]]:
    """For the time of a loop; what it gives is told the number of each turn.

    At each `every`th turn, what the last ones left is reclaimed, and nothing else is looked at.
    """

    def reclaim(turn: int) -> None:
        if turn % every == 0:
            gc.collect(0)

    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield reclaim
    finally:
        if was_enabled:
            gc.enable()
