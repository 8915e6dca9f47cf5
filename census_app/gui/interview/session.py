"""An interview under way, without a widget: answers, what was touched, what can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Signal

from census_app.forms import Filling, FillingError, NodeState
from census_app.forms.numbering import numbers, plain_path
from census_app.gui.interview.steps import Given, Step, Steps
from census_app.gui.interview.wording import refusal
from census_app.services.told_answers import Occurrence


class Session(QObject):
    """What the page and its rows speak to; they hear `changed` and show the nodes it names.

    `locked` is empty, or the sentence that says why nothing can be answered. `unread` holds, by path,
    what is wrong with a text that means nothing and so is no answer. Once `strict`, all that lacks is said.
    """

    changed = Signal(object)
    """Carries the paths (frozenset) whose state is no longer what it was."""
    restored = Signal()
    """Everything is to be shown again: the filling is another one."""
    given = Signal(bool)
    """Something is to be kept; True: chosen rather than typed, so at once."""

    def __init__(self, filling: Filling, locked: str = "") -> None:
        super().__init__()
        self.filling = filling
        self.locked = locked
        self.strict = False
        self.unread: dict[str, str] = {}
        self._touched: set[str] = set()
        self._numbers = numbers(filling.definition)
        self._steps = Steps()
        self._kept: dict[str, tuple[Any, Any]] = {}

    # --- reading ---

    def node(self, path: str) -> NodeState:
        """The state of a node."""
        return self.filling.node(path)

    def has(self, path: str) -> bool:
        """Whether there is such a node: occurrences go."""
        try:
            self.filling.node(path)
        except FillingError:
            return False
        return True

    def number(self, path: str) -> int | None:
        """The number of a question in the form; None for what is no question."""
        return self._numbers.get(plain_path(path))

    def fault(self, node: NodeState) -> str:
        """What to say in red beside a question; a missing answer only once touched, or when finishing."""
        if node.path in self.unread:
            return self.unread[node.path]
        if node.missing and not self.strict and node.path not in self._touched:
            return ""
        return node.message

    def entries(self) -> list[tuple[str, Any, Any]]:
        """What changed since it was asked last, for the history: (path, before, after)."""
        taken = [(path, *pair) for path, pair in self._kept.items() if pair[0] != pair[1]]
        self._kept.clear()
        return taken

    # --- answering ---

    def answer(self, path: str, text: str, *, at_once: bool = False) -> None:
        """Give an answer as ODK writes it; one that the engine does not take is said beside the question."""
        try:
            self._give(path, lambda: self.filling.set(path, text), at_once=at_once)
        except FillingError as error:
            self.doubt(path, refusal(error, self.node(path)))

    def doubt(self, path: str, sentence: str) -> None:
        """Say that what is typed means nothing (it is no answer), or that it does again (empty)."""
        if self.unread.get(path, "") != sentence:
            self.unread[path] = sentence
            if not sentence:
                del self.unread[path]
            self.changed.emit(frozenset({path}))

    def mark(self, path: str, absence: str | None) -> None:
        """Say why there is no answer, or no longer say it."""
        with suppress(FillingError):
            self._give(path, lambda: self.filling.mark(path, absence), at_once=True)

    def annotate(self, path: str, text: str) -> None:
        """Put a remark on a question."""
        self._give(path, lambda: self.filling.annotate(path, text), at_once=False)

    def touch(self, path: str) -> None:
        """From now on, say when this answer is missing."""
        self._touched.add(path)

    def rest(self) -> None:
        """The cursor went elsewhere: what comes next is another step to take back."""
        self._steps.seal()

    def be_strict(self) -> None:
        """Say all that is missing, everywhere."""
        self.strict = True
        self.restored.emit()

    # --- occurrences of repeats ---

    def add(self, repeat: str) -> str:
        """Add an occurrence; its path, or an empty text when there can be no more."""
        self._reshape(repeat, lambda: self.filling.add(repeat))
        children = self.filling.children(repeat)
        return children[-1].path if children else ""

    def copy(self, occurrence: str) -> None:
        """Add an occurrence like this one."""
        self._reshape(occurrence, lambda: self.filling.copy(occurrence))

    def move(self, occurrence: str, place: int) -> None:
        """Put an occurrence at another place, from 1."""
        self._reshape(occurrence, lambda: self.filling.move(occurrence, place))

    def remove(self, occurrence: str) -> None:
        """Remove an occurrence."""
        self._reshape(occurrence, lambda: self.filling.remove(occurrence))

    def take(self, occurrence: str, said: Occurrence) -> None:
        """Answer the questions of an occurrence, by their names, as one step."""
        self._reshape(occurrence, lambda: self._answered(occurrence, said))

    def take_all(self, repeat: str, every: Sequence[Occurrence]) -> None:
        """Answer a whole repeat, an occurrence for each, as one step."""
        self._reshape(repeat, lambda: self._answered_all(repeat, every))

    # --- taking back ---

    def undo(self) -> str:
        """Take the last answer back; the path of its question, or an empty text when there is none."""
        step = self._steps.pop()
        if step is None or self.locked:
            return ""
        if step.state is not None:
            after = self.filling.state()["answers"]
            self.filling = Filling.restore(self.filling.definition, step.state, self.filling.language)
            self._kept[step.path] = (after, step.state["answers"])
            self.unread.clear()
            self.restored.emit()
        elif step.before is not None:
            self._put_back(step.path, step.before)
        self.given.emit(True)
        return step.path

    # --- within ---

    def _give(self, path: str, act: Callable[[], frozenset[str]], *, at_once: bool) -> None:
        if self.locked:
            return
        before = Given.of(self.node(path))
        changed = act()
        self.unread.pop(path, None)
        self.touch(path)
        self._steps.push(Step(path, before))
        self._remember(path, before)
        self.changed.emit(changed | {path})
        self.given.emit(at_once)

    def _remember(self, path: str, before: Given) -> None:
        """Note, for the history, what the answer was when it was last kept, and what it is."""
        first = self._kept.get(path, (before.told(), None))[0]
        self._kept[path] = (first, Given.of(self.node(path)).told())

    def _reshape(self, path: str, act: Callable[[], frozenset[str]]) -> None:
        if self.locked:
            return
        before = self.filling.state()
        try:
            changed = act()
        except FillingError:
            return
        self.unread.clear()
        self._steps.push(Step(path, None, before))
        self._kept[path] = (before["answers"], self.filling.state()["answers"])
        self.changed.emit(changed | {path.rpartition("[")[0] if path.endswith("]") else path})
        self.given.emit(True)

    def _answered_all(self, repeat: str, every: Sequence[Occurrence]) -> frozenset[str]:
        changed = frozenset({repeat})
        for number, said in enumerate(every, 1):
            if number > len(self.filling.children(repeat)):
                changed |= self.filling.add(repeat)
            changed |= self._answered(f"{repeat}[{number}]", said)
        return changed

    def _answered(self, occurrence: str, said: Occurrence) -> frozenset[str]:
        """Give answers in the order of the form, so that what each makes askable can be answered next."""
        changed = frozenset({occurrence})
        for node in self.filling.nodes():
            if not node.path.startswith(f"{occurrence}/") or "[" in node.path[len(occurrence) :]:
                continue
            with suppress(FillingError):
                if node.kind == "repeat":
                    changed |= self._answered_all(node.path, said.repeats.get(node.name, ()))
                elif node.value != said.answers.get(node.name, node.value):
                    changed |= self.filling.set(node.path, said.answers[node.name])
        return changed

    def _put_back(self, path: str, before: Given) -> None:
        now = Given.of(self.node(path))
        changed = self.filling.annotate(path, before.note)
        with suppress(FillingError):
            changed |= self.filling.prefill(path, before.value)
            changed |= (
                self.filling.mark(path, before.absence or None) if before.absence != now.absence else set()
            )
        self.unread.pop(path, None)
        self._remember(path, now)
        self.changed.emit(changed | {path})
