"""What changed in the choices that a question offers: named by their labels."""

import re
from collections.abc import Sequence

from census_app.forms.definition import CHOICE_KINDS, NodeDefinition
from census_app.forms.french import listed
from census_app.forms.unanswered import Unanswered

_SHOWN = 8
_LIST = re.compile(r"instance\(\s*['\"]([^'\"]+)")


def list_of(node: NodeDefinition) -> str:
    """What tells the list that a question offers, whatever filters it: its name, or the question's path."""
    found = None if node.itemset is None else _LIST.search(node.itemset.nodes.text)
    return node.path if found is None else found[1]


def choice_differences(
    before: Unanswered, old: NodeDefinition, after: Unanswered, new: NodeDefinition
) -> tuple[tuple[str, str], ...]:
    """The choices removed (what it was, ""), added ("", what it is), and reworded (from, to).

    A choice is the same when it has the same name. Empty when one of the two offers none.
    """
    if old.kind not in CHOICE_KINDS or new.kind not in CHOICE_KINDS:
        return ()
    were = {choice.name: choice.label for choice in before.choices(old)}
    are = {choice.name: choice.label for choice in after.choices(new)}
    gone = {name: label for name, label in were.items() if name not in are}
    come = {name: label for name, label in are.items() if name not in were}
    doubtful = set(gone.values()) & set(come.values())
    reworded = [
        (f"« {label} »", f"« {are[name]} »")
        for name, label in were.items()
        if name in are and are[name].split() != label.split()
    ]
    pairs = [(_named(gone, doubtful), ""), ("", _named(come, doubtful)), *reworded]
    return tuple(pair for pair in pairs if any(pair))


def _named(choices: dict[str, str], doubtful: set[str]) -> str:
    """Some choices by their labels, with their names where the labels alone would not tell them apart."""
    words = [
        f"« {label} » (nom « {name} »)" if label in doubtful else f"« {label} »"
        for name, label in choices.items()
    ]
    return _cut(words)


def _cut(words: Sequence[str]) -> str:
    if len(words) <= _SHOWN + 1:
        return listed(list(words), "et")
    return listed([*words[:_SHOWN], f"{len(words) - _SHOWN} autres"], "et")
