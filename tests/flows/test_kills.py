"""A power cut loses nothing: the program is killed and the inventory opened again.

A few kills in each run of the tests; ``python -m tests.flows.kills 200`` does many.
"""

from __future__ import annotations

from pathlib import Path

from tests.flows.kills import run


def test_killed_at_any_moment_nothing_kept_is_lost(tmp_path: Path) -> None:
    tally = run(8, seed=24, folder=tmp_path)
    assert tally.wrong == []
    assert tally.answers > 0
