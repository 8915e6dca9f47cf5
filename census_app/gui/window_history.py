"""Where one has been: Alt+← and Alt+→ as in a browser."""

from __future__ import annotations

from census_app.gui.page import Go


class Visits:
    """Places in the order in which they were seen, and where one stands among them."""

    def __init__(self) -> None:
        self._seen: list[Go] = []
        self._at = -1

    def visit(self, go: Go) -> None:
        """Go to a new place; what was ahead is forgotten. The same place twice counts once."""
        if self._at >= 0 and self._seen[self._at] == go:
            return
        del self._seen[self._at + 1 :]
        self._seen.append(go)
        self._at = len(self._seen) - 1

    def back(self) -> Go | None:
        """The place before, or None at the beginning."""
        return self._step(-1)

    def forward(self) -> Go | None:
        """The place after, or None at the end."""
        return self._step(1)

    def _step(self, by: int) -> Go | None:
        if not 0 <= self._at + by < len(self._seen):
            return None
        self._at += by
        return self._seen[self._at]
