"""Two versions of a questionnaire side by side: what answers to what, and in which common order."""

from collections import Counter
from collections.abc import Iterable, Sequence

from census_app.forms.definition import FormDefinition, NodeDefinition


def told_nodes(form: FormDefinition) -> tuple[NodeDefinition, ...]:
    """The nodes that the author of a form wrote: all but its root and the metadata of submissions."""
    technical = f"{form.root.path}/meta"
    return tuple(
        node
        for node in form.root.walk()
        if node is not form.root and node.path != technical and not node.path.startswith(f"{technical}/")
    )


def by_key(form: FormDefinition, *others: FormDefinition) -> dict[str, NodeDefinition]:
    """The nodes of a form by what they have in common with other versions, in the form's order.

    It is the name, or, where one of the versions has it twice, the path without the root.
    """
    twice = {name for each in (form, *others) for name in _repeated(each)}
    return {
        node.path.removeprefix(f"{form.root.path}/") if node.name in twice else node.name: node
        for node in told_nodes(form)
    }


def in_common_order(newer: Sequence[str], older: Iterable[str]) -> tuple[str, ...]:
    """Everything in both, in the order of the newer; what only the older has comes after what it followed."""
    order = list(newer)
    known = set(order)
    after = 0
    for name in older:
        if name in known:
            after = order.index(name) + 1
        else:
            order.insert(after, name)
            known.add(name)
            after += 1
    return tuple(order)


def _repeated(form: FormDefinition) -> set[str]:
    counts = Counter(node.name for node in told_nodes(form))
    return {name for name, count in counts.items() if count > 1}
