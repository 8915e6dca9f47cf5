"""What can be taken back in an interview: one step an answer, however many keys it took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from census_app.forms import NodeState

_MOST = 200


@dataclass(frozen=True, slots=True)
class Given:
    """What was said to a question: an answer or why there is none, and a remark."""

    value: str
    absence: str
    note: str

    @classmethod
    def of(cls, node: NodeState) -> Given:
        """What is said to a question now."""
        return cls(node.value, node.absence, node.note)

    def told(self) -> str | dict[str, str] | None:
        """How the history tells it: the answer alone when there is nothing else."""
        if self.absence or self.note:
            return {
                key: text
                for key, text in (("value", self.value), ("absence", self.absence), ("note", self.note))
                if text
            }
        return self.value or None


@dataclass(frozen=True, slots=True)
class Step:
    """A question and what was said `before`; or the whole `state`, before occurrences came, went or moved."""

    path: str
    before: Given | None
    state: Mapping[str, Any] | None = None


class Steps:
    """The last steps, newest at the end. Keys typed in one question without leaving it are one step."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._sealed = True

    def push(self, step: Step) -> None:
        """Add a step, unless it goes on with the last one."""
        last = self._done[-1] if self._done else None
        if self._sealed or last is None or last.path != step.path or step.state is not None:
            self._done.append(step)
            del self._done[:-_MOST]
        self._sealed = step.state is not None

    def seal(self) -> None:
        """End the step under way."""
        self._sealed = True

    def pop(self) -> Step | None:
        """The last step, which is no longer kept; None when there is none."""
        self._sealed = True
        return self._done.pop() if self._done else None
