"""Skip instructions: when a question is asked, in French words, as paper and spreadsheets say it."""

from census_app.forms.clauses import Clause, join, sentence
from census_app.forms.conditions import read_condition
from census_app.forms.definition import FormDefinition, NodeDefinition
from census_app.forms.mentions import Mentions
from census_app.forms.unanswered import Unanswered


def condition_in_words(
    definition: FormDefinition, path: str, language: str | None = None, *, inherited: bool = True
) -> str:
    """« Si la réponse à la question 4 est « Oui » »; empty for what is always asked.

    `path` is that of a question, group or repeat, without occurrences. The conditions of the groups around
    it are said too if `inherited`. Questions are named by their numbers (`numbers`), choices by their labels;
    a condition that has no words is said to be computed, with the questions it is computed from.

    KeyError: no such node.
    """
    return condition_of(Unanswered(definition, language), definition.nodes[path], inherited=inherited)


def condition_of(form: Unanswered, node: NodeDefinition, *, inherited: bool = True) -> str:
    """As `condition_in_words`, for who asks about many nodes of one form."""
    return sentence(clause_of(form, node, inherited=inherited))


def clause_of(form: Unanswered, node: NodeDefinition, *, inherited: bool = True) -> Clause:
    """What `condition_of` says, before it is a sentence."""
    nodes = [node]
    while inherited and (above := form.definition.nodes.get(nodes[0].path.rpartition("/")[0])) is not None:
        nodes.insert(0, above)
    return join("et", (_own(form, each) for each in nodes))


def is_never_asked(form: Unanswered, node: NodeDefinition) -> bool:
    """Whether no answer can make a node be asked: its condition is false by itself."""
    return _own(form, node) == join("ou", ())


def _own(form: Unanswered, node: NodeDefinition) -> Clause:
    rule = node.bind.relevant
    return join("et", ()) if rule is None else read_condition(Mentions(form, node.path), rule.syntax)
