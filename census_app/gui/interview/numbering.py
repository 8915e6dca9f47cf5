"""The numbers of the questions: through the whole form, the same in every interview, as on paper."""

from __future__ import annotations

import re

from census_app.forms import FormDefinition, NodeDefinition
from census_app.forms.definition import STRUCTURE_KINDS, UNASKED_KINDS

_OCCURRENCE = re.compile(r"\[\d+\]")


def plain_path(path: str) -> str:
    """A path without the numbers of occurrences: the question as the form defines it."""
    return _OCCURRENCE.sub("", path)


def numbers(definition: FormDefinition) -> dict[str, int]:
    """The number of each question, by its path without occurrences. Skipped questions keep theirs."""
    asked = [node.path for node in definition.root.walk() if _is_asked(node)]
    return {path: number for number, path in enumerate(asked, 1)}


def _is_asked(node: NodeDefinition) -> bool:
    return node.kind not in STRUCTURE_KINDS | UNASKED_KINDS
