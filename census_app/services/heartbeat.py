"""What is said of a work said again, while it has nothing new to say: so it can be stopped at any moment."""

from __future__ import annotations

from collections.abc import Callable


class Heartbeat:
    """A progress (done, total, French text) that remembers what it was told last.

    What the progress raises, to stop the work, is raised by `again` too.
    """

    def __init__(self, progress: Callable[[int, int, str], None], text: str) -> None:
        self._progress = progress
        self._last = (0, 1, text)

    def __call__(self, done: int, total: int, text: str) -> None:
        """Say how far the work is."""
        self._last = (done, total, text)
        self._progress(done, total, text)

    def again(self) -> None:
        """Say it again."""
        self._progress(*self._last)
