"""What a measure is: our way and the others' of doing one thing, each run in a process of its own.

A task gets the ground (the large inventory) and gives back the seconds of what it measured, one number or
as many as there were keystrokes. Loading libraries and opening files come before its clock starts, on both
sides. This module and those that list measures import nothing heavy: a child's peak of memory begins with
its parent's.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

CAMPAIGN: Final = 1
REPEATS: Final = 3
LONG: Final = 20.0
"""A peer that takes more seconds than this is run twice, and the quicker counts."""

ENDLESS: Final = 60.0
"""What takes more seconds than this is run once: its processor time is what counts."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The large inventory, its number of records, and a folder for what a task writes."""

    inventory: Path
    records: int
    folder: Path


Task = Callable[[Ground], Sequence[float]]


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing to do. `key` chooses it on the command line; `peers` do the same, by name.

    `country`: on the inventory of all the communes of France, not on that of the 33.
    """

    key: str
    what: str
    ours: Task
    peers: Mapping[str, Task] = field(default_factory=dict)
    country: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What a task took: seconds (median and 95th percentile of its samples), peak megabytes.

    `processor`: the seconds of processor time of the whole process, what comes before the clock included.
    """

    median: float
    slowest: float
    processor: float
    megabytes: float


def seconds(act: Callable[[], object]) -> float:
    """How long it takes to do something once."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def percentile(samples: Sequence[float], share: float) -> float:
    """The sample that a share (0 to 1) of the samples do not pass."""
    ordered = sorted(samples)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def run(measure: Measure, side: str, inventory: Path, records: int) -> Taken:
    """Do one side of a measure ("ours" or a peer's name) three times apart; the run in the middle."""
    first = _apart(measure.key, side, inventory, records)
    if first.slowest > ENDLESS:
        return first
    runs = [first, *(_apart(measure.key, side, inventory, records) for _ in range(REPEATS - 2))]
    if side == "ours" or runs[0].slowest < LONG:
        runs.append(_apart(measure.key, side, inventory, records))
    return sorted(runs, key=lambda each: each.slowest)[(len(runs) - 1) // 2]


def _apart(key: str, side: str, inventory: Path, records: int) -> Taken:
    command = [sys.executable, "-m", "tests.bench.apart", key, side, str(inventory), str(records)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{key}, {side} :\n{done.stderr}")
    return Taken(**json.loads(done.stdout.splitlines()[-1]))
