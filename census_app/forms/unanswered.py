"""What a form says before anybody answers: its texts, its whole lists of choices, its numbers."""

from collections.abc import Mapping

from census_app.forms.definition import FormDefinition, NodeDefinition, Wording
from census_app.forms.dependencies import references
from census_app.forms.numbering import numbers
from census_app.forms.offers import every_choice
from census_app.forms.options import Choice
from census_app.forms.xpath.compile import Expression

BLANK = "………"
"""What stands in a text where an answer would be shown."""


class Unanswered:
    """A form without answers, read in one of its languages (by default its own).

    `numbers` are those of the questions, by path; `known` are values that are known beforehand, by the names
    of their nodes (the year of a campaign).
    """

    def __init__(
        self,
        definition: FormDefinition,
        language: str | None = None,
        known: Mapping[str, str] | None = None,
    ) -> None:
        self.definition = definition
        self._known = known or {}
        self.language = language if language in definition.languages else definition.default_language
        self.numbers = numbers(definition)
        self._lists: dict[object, tuple[Choice, ...]] = {}

    def text(self, wording: Wording | None) -> str:
        """A text, with dots where it would show an answer."""
        parts = () if wording is None else wording.text(self.language or "")
        return "".join(part if isinstance(part, str) else self._value(part) for part in parts).strip()

    def _value(self, shown: Expression) -> str:
        """What a text shows in one place: a value that is known, or dots."""
        names = [path.rpartition("/")[2] for path in references(shown.syntax, self.definition.root.path)]
        return self._known.get(names[0], BLANK) if len(names) == 1 else BLANK

    def choices(self, node: NodeDefinition) -> tuple[Choice, ...]:
        """All that a question may ever offer, in the order of its list."""
        itemset = node.itemset
        key = node.path if itemset is None else (itemset.nodes.text, itemset.label.text)
        if key not in self._lists:
            self._lists[key] = every_choice(self.definition, node.path, self.language)
        return self._lists[key]

    def label_of(self, node: NodeDefinition, name: str) -> str:
        """The label of a choice of a question; its name when the list does not have it."""
        return next((choice.label for choice in self.choices(node) if choice.name == name), "") or name
