"""What an import has to say about a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

ERROR: Final = "error"
WARNING: Final = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """A French sentence about one cell. ``column`` is the header as written in the file.

    ``level``: an error keeps the line from being imported, a warning does not.
    """

    column: str
    message: str
    level: str = ERROR

    @property
    def is_error(self) -> bool:
        """Whether the line cannot be imported as it is."""
        return self.level == ERROR
