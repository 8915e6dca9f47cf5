"""Times and memory on a large inventory, beside the named peers, as one table.

`python -m tests.bench [--records 100000] [--only KEY …]`. Nothing is asserted: a machine is slow or fast, a
ratio tells. `docs/bench.md` says what is measured.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.measure import Measure, Taken, run
from tests.bench.order import MEASURES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "bench"
MIGRATIONS = ROOT / "db" / "migrations" / "versions"
HEAD = ("Quoi", "Nous", "Mo", "Autre", "Durée", "Mo", "Rapport", "CPU")
SHORT = 1.0  # seconds; below, processor time is mostly that of what comes before the clock
WIDTHS = (46, 12, 6, 32, 12, 6, 8, 6)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked, a line of the table as soon as it is known."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--records", type=int, default=100_000, help="fiches de l’inventaire")
    parser.add_argument("--only", nargs="+", choices=[each.key for each in MEASURES], metavar="CLÉ")
    asked = parser.parse_args(arguments)
    _print(HEAD)
    _print("-" * width for width in WIDTHS)
    for measure in MEASURES:
        if not asked.only or measure.key in asked.only:
            inventory = made(asked.records, "france" if measure.country else "generate")
            for line in lines(measure, inventory, asked.records):
                _print(line)


def made(records: int, maker: str) -> Path:
    """The inventory of so many records, made once for each version of what generates it and of its tables."""
    modules = [Path(__file__).with_name(f"{name}.py") for name in dict.fromkeys(("generate", maker))]
    sources = (*modules, *sorted(MIGRATIONS.glob("*.py")))
    version = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:8]
    path = FOLDER / f"{maker}-{records}-{version}.recensement"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        print(f"Inventaire de {records} fiches : {path.relative_to(ROOT)}", file=sys.stderr)
        draft = path.with_suffix(".draft")
        draft.unlink(missing_ok=True)
        command = [sys.executable, "-m", "tests.bench.apart", maker, "", str(draft), str(records)]
        subprocess.run(command, check=True)
        draft.rename(path)
    return path


def lines(measure: Measure, inventory: Path, records: int) -> Iterator[tuple[str, ...]]:
    """The lines of a measure: ours beside the first peer, then one for each other peer."""
    ours = run(measure, "ours", inventory, records)
    mine: tuple[str, ...] = (measure.what, duration(ours.slowest), f"{ours.megabytes:.0f}")
    if not measure.peers:
        middle = "" if ours.median == ours.slowest else f"(médiane {duration(ours.median)})"
        yield (*mine, middle, "", "", "", "")
    for name in measure.peers:
        yield (*mine, *_beside(name, ours, run(measure, name, inventory, records)))
        mine = ("", "", "")


def duration(seconds: float) -> str:
    """« 1,23 s » or « 4,5 ms »."""
    text = f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
    return text.replace(".", ",")


def _beside(name: str, ours: Taken, peer: Taken) -> tuple[str, ...]:
    ratio = _ratio(ours.slowest, peer.slowest)
    busy = _ratio(ours.processor, peer.processor) if ours.slowest > SHORT else ""
    return (name, duration(peer.slowest), f"{peer.megabytes:.0f}", ratio, busy)


def _ratio(ours: float, theirs: float) -> str:
    return f"{ours / theirs:.2f}".replace(".", ",")


def _print(cells: Iterator[str] | Sequence[str]) -> None:
    left = {0, 3}
    padded = [
        cell.ljust(width) if place in left else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, WIDTHS, strict=True))
    ]
    print("  ".join(padded).rstrip(), flush=True)


if __name__ == "__main__":
    main()
