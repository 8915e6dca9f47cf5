"""What two fillings of one questionnaire answer differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from census_app.forms import Filling, NodeState

_WITHIN = frozenset({"group", "instance"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A question answered otherwise; None on the side where it is not asked, or not there."""

    before: NodeState | None
    after: NodeState | None

    @property
    def node(self) -> NodeState:
        """The question, as it is now if it still is."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a difference without a question")
        return found


def differences(before: Filling, after: Filling) -> tuple[Difference, ...]:
    """The questions that say something else, in the order of the form.

    Occurrences of a repeat that say the same are the same, wherever they stand; the others are compared
    in their order. What is calculated counts only where it goes somewhere.
    """
    root = after.definition.root.path
    return tuple(_compared(before, after, before.children(root), after.children(root)))


def _compared(
    before: Filling, after: Filling, old: tuple[NodeState, ...], new: tuple[NodeState, ...]
) -> Iterator[Difference]:
    known = {node.name: node for node in old}
    for node in new:
        earlier = known.get(node.name)
        if node.kind == "repeat":
            yield from _occurrences(before, after, earlier, node)
        elif node.kind in _WITHIN:
            inner = () if earlier is None else before.children(earlier.path)
            yield from _compared(before, after, inner, after.children(node.path))
        else:
            was, now = _said(earlier), _said(node)
            if _words(was) != _words(now):
                yield Difference(was, now)


def _occurrences(
    before: Filling, after: Filling, earlier: NodeState | None, series: NodeState
) -> Iterator[Difference]:
    old = [] if earlier is None else list(before.children(earlier.path))
    new = []
    for occurrence in after.children(series.path):
        told = _told(after, occurrence)
        same = next((each for each in old if _told(before, each) == told), None)
        if same is None:
            new.append(occurrence)
        else:
            old.remove(same)
    for place, occurrence in enumerate(new):
        inner = before.children(old[place].path) if place < len(old) else ()
        yield from _compared(before, after, inner, after.children(occurrence.path))
    for occurrence in old[len(new) :]:
        yield from (Difference(node, None) for node in _answers(before, occurrence))


def _told(filling: Filling, occurrence: NodeState) -> list[tuple[str, tuple[str, str, str]]]:
    return [(node.path.removeprefix(occurrence.path), _words(node)) for node in _answers(filling, occurrence)]


def _answers(filling: Filling, top: NodeState) -> Iterator[NodeState]:
    for node in filling.children(top.path):
        if node.kind in _WITHIN or node.kind == "repeat":
            yield from _answers(filling, node)
        elif (said := _said(node)) is not None and any(_words(said)):
            yield said


def _said(node: NodeState | None) -> NodeState | None:
    """The node when it says something one may compare."""
    if node is None or not node.relevant or node.kind == "note":
        return None
    return node if node.save_to or node.kind not in {"calculate", "hidden"} else None


def _words(node: NodeState | None) -> tuple[str, str, str]:
    return ("", "", "") if node is None else (node.value, node.absence, node.note)
