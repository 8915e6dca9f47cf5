"""Finding a node by its path: occurrences of repeats numbered from 1."""

import re

from census_app.forms.nodes import Branch, Node, Series
from census_app.forms.problems import FillingError

_STEP = re.compile(r"([^/\[\]]+)(?:\[(\d+)\])?")


def find(root: Branch, path: str) -> Node:
    """The node at a path; without a number, the path of a repeat is the repeat itself.

    Raises:
        FillingError: there is none (`unknown-path`).
    """
    steps = path.removeprefix("/").split("/")
    node: Node | None = root if steps[0] == root.name else None
    for step in steps[1:]:
        node = _below(node, step)
    if node is None:
        raise FillingError("unknown-path", path, f"Le formulaire n'a pas de question « {path} ».")
    return node


def _below(node: Node | None, step: str) -> Node | None:
    match = _STEP.fullmatch(step)
    if match is None or not isinstance(node, Branch):
        return None
    slot = node.slots.get(match.group(1))
    if match.group(2) is None:
        return slot
    place = int(match.group(2))
    if not isinstance(slot, Series) or not 1 <= place <= len(slot.instances):
        return None
    return slot.instances[place - 1]
