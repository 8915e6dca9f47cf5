"""What changed from one version of a questionnaire to another, in the words of who reads it."""

from dataclasses import dataclass
from typing import Literal

from census_app.forms.definition import FormDefinition, NodeDefinition, Wording

Kind = Literal["added", "removed", "reworded", "choices", "type", "rules", "moved"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed: of which question, in which section, what it was and what it is.

    `path` is the question's in the newer version, in the older when it is removed. `label` and `section`
    are in the form's default language. `before` is empty for what is added, `after` for what is removed.
    """

    kind: Kind
    path: str
    label: str
    section: str
    before: str
    after: str


def compare(before: FormDefinition, after: FormDefinition) -> tuple[Difference, ...]:
    """Everything that changed for who asks or answers, in the order of the newer version."""
    old = {node.name: node for node in before.root.walk()}
    new = {node.name: node for node in after.root.walk()}
    added = [
        Difference("added", node.path, _label(after, node), "", "", _label(after, node))
        for name, node in new.items()
        if name not in old
    ]
    removed = [
        Difference("removed", node.path, _label(before, node), "", _label(before, node), "")
        for name, node in old.items()
        if name not in new
    ]
    return (*added, *removed)


def _label(form: FormDefinition, node: NodeDefinition) -> str:
    return _text(form, node.label) or node.name


def _text(form: FormDefinition, wording: Wording | None) -> str:
    parts = () if wording is None else wording.text(form.default_language)
    return "".join(part if isinstance(part, str) else "…" for part in parts)
