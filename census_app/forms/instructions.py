"""A form as somebody fills it without a screen: its texts, and where each answer leads."""

from collections.abc import Mapping
from functools import cached_property

from census_app.forms.clauses import Clause, join, pieces, sentence
from census_app.forms.definition import NodeDefinition
from census_app.forms.endings import Ending, endings
from census_app.forms.unanswered import Unanswered
from census_app.forms.words import clause_of


class Instructions(Unanswered):
    """A form without answers, with what tells who fills it on paper or in a sheet where to go.

    What ends the form is said once, at its question: what follows does not say again that it went on.
    """

    @cached_property
    def endings(self) -> Mapping[str, Ending]:
        """The questions of which an answer leaves nothing more to ask, by path."""
        return endings(self)

    def clause(self, node: NodeDefinition) -> Clause:
        """When a node is asked; the conditions of the groups around it are said where these are."""
        said = pieces(clause_of(self, node, inherited=False))
        told = self.endings.values()
        return join("et", (part for part in said if not any(each.goes_without_saying(part) for each in told)))

    def condition(self, node: NodeDefinition) -> str:
        """The same in words; empty when it is always asked."""
        return sentence(self.clause(node))

    def ending(self, path: str) -> str:
        """Which answer to a question leaves nothing more to ask; empty when none does."""
        found = self.endings.get(path)
        return found.words if found is not None else ""
