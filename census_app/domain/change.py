"""What a use case announces: one frozen object, the only thing that flows upward."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Change:
    """What was touched, and who started it.

    ``what`` names entities (``"record"``, ``"site"``, ``"interview"``…) or the whole ``"inventory"``;
    ``records`` holds the ids of the records a screen may be showing. ``origin`` lets the screen that
    started the change skip its own echo. ``id`` points to the change in the history, and is None
    when nothing was different after all.
    """

    id: int | None
    what: frozenset[str] = field(default_factory=frozenset)
    records: frozenset[int] = field(default_factory=frozenset)
    origin: str = ""
    label: str = ""
    created: int | None = None
    """Id of the row this change created, when it created exactly one that matters to the caller."""

    def __bool__(self) -> bool:
        return self.id is not None
