"""The rules of a question as a reader compares them: in words if there are some, else as they are written."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from census_app.forms.definition import NodeDefinition, Wording
from census_app.forms.french import number
from census_app.forms.unanswered import Unanswered
from census_app.forms.words import condition_of
from census_app.forms.xpath.compile import Expression

_PATH = re.compile(r"(?<![\])\w.])(?:current\(\)/)?(?:(?:\.\./)+|/)(?:[\w.-]+/)*([\w.-]+)")
_FILTER = re.compile(r"\[(.*)\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a question: what it is made of, to be compared, and its words."""

    formula: str
    words: str


Reading: TypeAlias = Callable[[Unanswered, NodeDefinition], Rule]


def formula(expression: Expression | None) -> str:
    """An expression as the author of a form writes it: `${name}` for the answer to a question."""
    if expression is None:
        return ""
    return " ".join(_PATH.sub(lambda found: f"${{{found[1]}}}", expression.text).split())


def spoken(wording: Wording | None, language: str) -> str:
    """A text in a language, `${name}` where it shows an answer."""
    parts = () if wording is None else wording.text(language)
    return "".join(part if isinstance(part, str) else formula(part) for part in parts).strip()


def rules(form: Unanswered, node: NodeDefinition) -> tuple[Rule, ...]:
    """The rules of a question or a group, always the same ones in the same order."""
    return tuple(reading(form, node) for reading in _READINGS)


def _relevant(form: Unanswered, node: NodeDefinition) -> Rule:
    made = formula(node.bind.relevant)
    words = condition_of(form, node, inherited=False)
    if not words:
        return Rule(made, "Toujours demandé")
    if not words.startswith("Si "):
        return Rule(made, "Jamais demandé")
    return Rule(made, f"Demandé si {words.removeprefix('Si ')}")


def _required(_form: Unanswered, node: NodeDefinition) -> Rule:
    return _switch(node.bind.required, "Réponse facultative", "Réponse obligatoire", "Obligatoire quand")


def _readonly(_form: Unanswered, node: NodeDefinition) -> Rule:
    return _switch(node.bind.readonly, "Modifiable", "En lecture seule", "En lecture seule quand")


def _switch(rule: Expression | None, off: str, on: str, sometimes: str) -> Rule:
    made = formula(rule)
    if made in ("", "false()"):
        return Rule("", off)
    return Rule(made, on if made == "true()" else f"{sometimes} {made}")


def _constraint(form: Unanswered, node: NodeDefinition) -> Rule:
    return _control(form, node.bind.constraint, node.bind.constraint_message, "Contrôle")


def _warning(form: Unanswered, node: NodeDefinition) -> Rule:
    return _control(form, node.bind.warning, node.bind.warning_message, "Alerte")


def _control(form: Unanswered, rule: Expression | None, message: Wording | None, name: str) -> Rule:
    made = formula(rule)
    words = spoken(message, form.language or "") or made
    return Rule(made, f"{name} : {words}" if made else f"{name} : aucun")


def _calculation(_form: Unanswered, node: NodeDefinition) -> Rule:
    made = formula(node.bind.calculate)
    return Rule(made, f"Calcul : {made}" if made else "Aucun calcul")


def _default(form: Unanswered, node: NodeDefinition) -> Rule:
    dynamic = [formula(action.value) for action in node.actions if not action.source]
    made = node.default or " ".join(dynamic)
    shown = form.label_of(node, node.default) if node.default else made
    return Rule(made, f"Réponse proposée : {shown}" if made else "Aucune réponse proposée")


def _choice_filter(_form: Unanswered, node: NodeDefinition) -> Rule:
    found = None if node.itemset is None else _FILTER.search(formula(node.itemset.nodes))
    made = "" if found is None else found[1].strip()
    return Rule(made, f"Choix offerts quand {made}" if made else "Tous les choix offerts")


def _count(_form: Unanswered, node: NodeDefinition) -> Rule:
    made = formula(node.count)
    return Rule(made, f"Répété {made} fois" if made else "Répété autant qu’on veut")


def _bounds(_form: Unanswered, node: NodeDefinition) -> Rule:
    if node.bounds is None:
        return Rule("", "Aucune borne")
    start, end, step = (number(str(each)) for each in (node.bounds.start, node.bounds.end, node.bounds.step))
    made = f"De {start} à {end} par pas de {step}"
    return Rule(made, made)


def _save_to(_form: Unanswered, node: NodeDefinition) -> Rule:
    made = node.bind.save_to
    return Rule(made, f"Enregistré dans {made}" if made else "Enregistré nulle part")


_READINGS: Final[tuple[Reading, ...]] = (
    _relevant,
    _required,
    _readonly,
    _constraint,
    _warning,
    _calculation,
    _default,
    _choice_filter,
    _count,
    _bounds,
    _save_to,
)
