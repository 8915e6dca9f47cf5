"""The numbers of the questions: through the whole form, the same on the screen, on paper and in a sheet."""

import re

from census_app.forms.definition import STRUCTURE_KINDS, UNASKED_KINDS, FormDefinition, NodeDefinition

_OCCURRENCE = re.compile(r"\[\d+\]")


def plain_path(path: str) -> str:
    """A path without the numbers of occurrences: the question as the form defines it."""
    return _OCCURRENCE.sub("", path)


def numbers(definition: FormDefinition) -> dict[str, int]:
    """The number of each question, by its path without occurrences. Skipped questions keep theirs."""
    asked = [node.path for node in definition.root.walk() if is_question(node)]
    return {path: number for number, path in enumerate(asked, 1)}


def is_question(node: NodeDefinition) -> bool:
    """Whether a node asks for an answer, and so has a number; the head of a table of choices does not."""
    return node.kind not in STRUCTURE_KINDS | UNASKED_KINDS and "label" not in node.appearance.split()
