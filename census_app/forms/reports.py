"""What is said of a filling: states, sections, completeness, issues, outputs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from census_app.forms.definition import UNASKED_KINDS
from census_app.forms.node_state import NodeState
from census_app.forms.nodes import Branch, Leaf, Node, Series
from census_app.forms.snapshot import snapshot


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form: a top-level group or repeat, or the run of loose questions that begins at `path`.

    `nodes` are the paths of what it shows, in order.
    """

    path: str
    label: str
    relevant: bool
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """Relevant questions; those with an answer or a reason; required ones missing; faults; warnings."""

    questions: int
    answered: int
    missing: int
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Issue:
    """A required answer that is missing, a wrong answer, or an unusual one."""

    path: str
    label: str
    message: str
    kind: Literal["error", "warning", "missing"]


@dataclass(frozen=True, slots=True)
class Output:
    """A value and where it goes; `group_path` is the occurrence it lies in (the root outside of repeats)."""

    target: str
    path: str
    group_path: str
    value: str
    absence: str
    note: str


def state_of(node: Node) -> NodeState:
    """The state of a node."""
    return node.snapshot.read() or snapshot(node)


def below(node: Node) -> Sequence[Node]:
    """The nodes directly within another; of a repeat, its occurrences."""
    if isinstance(node, Series):
        return node.instances
    return list(node.slots.values()) if isinstance(node, Branch) else ()


def children_of(node: Node) -> tuple[NodeState, ...]:
    """The states of the nodes directly within another."""
    return tuple(state_of(child) for child in below(node))


def sections_of(root: Branch) -> tuple[Section, ...]:
    """The parts of a form that a person sees."""
    sections: list[Section] = []
    loose: list[Node] = []
    for node in below(root):
        if node.as_leaf() is not None:
            loose += [node] if is_shown(node) else []
            continue
        sections += _loose_section(loose)
        loose = []
        if _shows_something(node):
            state = state_of(node)
            paths = tuple(child.path for child in below(node) if is_shown(child))
            sections.append(Section(state.path, state.label, state.relevant, paths))
    return (*sections, *_loose_section(loose))


def _loose_section(nodes: list[Node]) -> list[Section]:
    if not nodes:
        return []
    relevant = any(state_of(node).relevant for node in nodes)
    return [Section(nodes[0].path, "", relevant, tuple(node.path for node in nodes))]


def is_shown(node: Node) -> bool:
    """Whether a node may ever appear on a screen."""
    if node.as_leaf() is None:
        return _shows_something(node)
    return node.kind not in {"calculate", "hidden"}


def _shows_something(node: Node) -> bool:
    return any(
        each.kind not in {"calculate", "hidden", "group", "repeat"} for each in node.definition.walk()
    ) and (node.name != "meta")


def _questions(node: Node) -> Iterator[NodeState]:
    """The states of the relevant questions at and below a node."""
    for each in node.nodes():
        if isinstance(each, Leaf) and each.kind not in UNASKED_KINDS:
            state = state_of(each)
            if state.relevant:
                yield state


def completeness_of(nodes: Sequence[Node]) -> Completeness:
    """How far the questions at and below some nodes are answered."""
    states = [state for node in nodes for state in _questions(node)]
    asked = [state for state in states if not state.readonly]
    return Completeness(
        questions=len(asked),
        answered=sum(bool(state.value or state.absence) for state in asked),
        missing=sum(state.missing for state in states),
        errors=sum(not state.valid and not state.missing for state in states),
        warnings=sum(bool(state.warning) for state in states),
    )


def issues_of(root: Branch) -> tuple[Issue, ...]:
    """The issues of a form, in document order."""
    found: list[Issue] = []
    for node in root.nodes():
        state = state_of(node)
        if not state.valid:
            found.append(
                Issue(state.path, state.label, state.message, "missing" if state.missing else "error")
            )
        elif state.warning:
            found.append(Issue(state.path, state.label, state.warning, "warning"))
    return tuple(found)


def outputs_of(root: Branch) -> tuple[Output, ...]:
    """What goes somewhere: relevant nodes with a target and a value, a reason for having none, or a note."""
    found: list[Output] = []
    for node in root.nodes():
        state = state_of(node)
        if state.save_to and state.relevant and (state.value or state.absence or state.note):
            around = _occurrence(node)
            found.append(Output(state.save_to, state.path, around, state.value, state.absence, state.note))
    return tuple(found)


def _occurrence(node: Node) -> str:
    around = node.branch
    while around is not None and around.series is None and around.branch is not None:
        around = around.branch
    return "" if around is None else around.path
