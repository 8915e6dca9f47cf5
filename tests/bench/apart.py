"""One side of one measure in this process: `python -m tests.bench.apart KEY SIDE INVENTORY RECORDS`.

Prints what it took as JSON. `generate` or `france` as KEY makes the inventory.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.measure import Ground, percentile
from tests.bench.order import MEASURES


def main(key: str, side: str, inventory: Path, records: int) -> None:
    """Do it and print what it took."""
    if key == "generate":
        from tests.bench.generate import generate

        generate(inventory, records)
        return
    if key == "france":
        from tests.bench.france import generate_france

        generate_france(inventory, records)
        return
    measure = next(each for each in MEASURES if each.key == key)
    task = measure.ours if side == "ours" else measure.peers[side]
    with tempfile.TemporaryDirectory() as folder:
        samples = task(Ground(inventory, records, Path(folder)))
    taken = {"median": percentile(samples, 0.5), "slowest": percentile(samples, 0.95)}
    print(json.dumps({**taken, "processor": time.process_time(), "megabytes": peak()}))


def peak() -> float:
    """The most megabytes this process, or one that it started, ever held."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(each).ru_maxrss for each in who) / unit


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
