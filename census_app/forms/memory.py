"""A filling as plain JSON, and back."""

from collections.abc import Callable, Mapping
from typing import Any

from census_app.forms.nodes import Branch, Leaf, Node, Series
from census_app.forms.places import find
from census_app.forms.problems import FillingError
from census_app.forms.runtime import Runtime, growing
from census_app.forms.settling import Settler

VERSION = 1


def taken(runtime: Runtime, top: Branch) -> dict[str, Any]:
    """What was given below a node, irrelevant answers included; `typed` are those over a calculation."""
    leaves = [node for node in top.nodes() if isinstance(node, Leaf)]
    return {
        "version": VERSION,
        "form": runtime.definition.form_id,
        "form_version": runtime.definition.version,
        "repeats": {node.path: len(node.instances) for node in top.nodes() if isinstance(node, Series)},
        "answers": {leaf.path: leaf.base.peek() for leaf in leaves if leaf.base.peek() != _at_first(leaf)},
        "typed": [leaf.path for leaf in leaves if _is_typed(leaf)],
        "absences": {leaf.path: leaf.absence.peek() for leaf in leaves if leaf.absence.peek()},
        "notes": {leaf.path: leaf.note.peek() for leaf in leaves if leaf.note.peek()},
    }


def put_back(
    runtime: Runtime, settler: Settler, state: Mapping[str, Any], copied: tuple[Branch, Branch] | None = None
) -> None:
    """Bring a filling to what `taken` gave; `copied` puts the answers of an occurrence into another.

    What the form no longer has is left out: a filling outlives small changes of its form.
    """
    old, new = ("", "") if copied is None else (copied[0].path, copied[1].path)

    def node_at(path: str) -> Node | None:
        try:
            return find(runtime.root, new + path.removeprefix(old))
        except FillingError:
            return None

    for path, count in state.get("repeats", {}).items():
        series = node_at(path)
        while isinstance(series, Series) and len(series.instances) < count:
            runtime.add_instance(series)
    _write(state, "answers", node_at)
    _write(state, "absences", node_at)
    _write(state, "notes", node_at)
    top = runtime.root if copied is None else copied[1]
    settler.enter(list(top.nodes()), quiet=True)
    _type_again(settler, state, node_at)


def replaced(runtime: Runtime, settler: Settler, state: Mapping[str, Any]) -> None:
    """Bring a filling to a state of another one of its form, as `put_back` brings one that is empty.

    What both have in common is not computed again.
    """
    counts, answers = state.get("repeats", {}), state.get("answers", {})
    absences, notes = state.get("absences", {}), state.get("notes", {})
    come: list[Node] = []
    for node in growing(runtime.root):
        if isinstance(node, Series):
            wanted = counts.get(node.path, 0)
            while len(node.instances) > wanted:
                runtime.remove_instance(node, len(node.instances) - 1)
            while len(node.instances) < wanted:
                come.append(runtime.add_instance(node))
        elif isinstance(node, Leaf):
            path = node.path
            node.base.write(str(answers[path]) if path in answers else _at_first(node))
            node.absence.write(str(absences.get(path, "")))
            node.note.write(str(notes.get(path, "")))
            if node.calculation is not None:
                node.applied = None
                node.calculation.stale()
                node.value.stale()
    runtime.failures.clear()
    runtime.gone.clear()
    settler.enter([node for branch in come for node in branch.nodes()], quiet=True)
    _type_again(settler, state, lambda path: find(runtime.root, path))


def _type_again(settler: Settler, state: Mapping[str, Any], node_at: Callable[[str], Node | None]) -> None:
    """Put back what was typed over calculations, each after those it is computed from, or it would follow."""
    typed = {node_at(path): str(state["answers"].get(path, "")) for path in state.get("typed", ())}
    settler.settle(quiet=True)
    for leaf in sorted((node for node in typed if isinstance(node, Leaf)), key=lambda leaf: leaf.rank):
        leaf.base.write(typed[leaf])
        settler.settle(quiet=True)


def _write(state: Mapping[str, Any], what: str, node_at: Any) -> None:
    for path, text in state.get(what, {}).items():
        leaf = node_at(path)
        if isinstance(leaf, Leaf):
            {"answers": leaf.base, "absences": leaf.absence, "notes": leaf.note}[what].write(str(text))


def _at_first(leaf: Leaf) -> str:
    return leaf.runtime.kept(leaf.definition, leaf.definition.default)


def _is_typed(leaf: Leaf) -> bool:
    """Whether a calculated answer was replaced by hand."""
    return leaf.applied is not None and leaf.runtime.kept(leaf.definition, leaf.applied) != leaf.base.peek()
