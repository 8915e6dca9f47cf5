"""Where the answers to all the versions of a questionnaire go: tables and columns in common, by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from census_app.sheets.cells import Kind

if TYPE_CHECKING:
    from census_app.forms import FormDefinition, NodeDefinition

_KINDS: Mapping[str, Kind] = {
    "integer": "integer",
    "decimal": "decimal",
    "range": "decimal",
    "date": "date",
    "select_one": "text",
    "acknowledge": "text",
}


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """A column: the question's name, its label in the newest version that asks it, and its section there.

    ``until`` is the last version that had the question, empty while it is asked.
    """

    name: str
    label: str
    section: str = ""
    kind: Kind = "text"
    until: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the form: its name, its definition, and the table and column of each path."""

    name: str
    definition: FormDefinition
    places: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """The tables in common: the repeats by name ("" is the interview itself), their columns, the choices.

    ``repeats`` gives each table the labels of the repeats it is nested in, itself last; ``choices`` gives the
    label of a choice by table and column, then by name, the newest version having the last word.
    """

    versions: Mapping[int, Version]
    repeats: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, tuple[AnswerColumn, ...]]
    choices: Mapping[tuple[str, str], Mapping[str, str]]


def lay_out(forms: Mapping[int, tuple[str, FormDefinition]]) -> Layout:
    """The layout of some versions, by id, the newest first: its order is followed."""
    from census_app.forms.versions import by_key, in_common_order

    definitions = [form for _, form in forms.values()]
    versions: dict[int, Version] = {}
    orders: dict[str, tuple[str, ...]] = {}
    repeats: dict[str, tuple[str, ...]] = {}
    columns: dict[tuple[str, str], AnswerColumn] = {}
    choices: dict[tuple[str, str], dict[str, str]] = {}
    for rank, (version_id, (name, form)) in enumerate(forms.items()):
        keys = {node.path: key for key, node in by_key(form, *definitions).items()}
        asked = _asked(form)
        places = {node.path: (_table(form, node, keys), keys[node.path]) for node in asked}
        versions[version_id] = Version(name, form, places)
        for node in asked:
            place = places[node.path]
            around = _repeats_around(form, node)
            repeats.setdefault(place[0], tuple(_label(form, each) for each in around))
            columns.setdefault(place, _column(form, node, place[1], until=name if rank else ""))
        for table in dict.fromkeys(table for table, _ in places.values()):
            own = [key for each, key in places.values() if each == table]
            orders[table] = in_common_order(orders.get(table, ()), own)
        for place, labels in _choices(form, asked, places).items():
            choices[place] = labels | choices.get(place, {})
    laid = {table: tuple(columns[table, key] for key in order) for table, order in orders.items()}
    return Layout(versions, {"": (), **repeats}, {"": (), **laid}, choices)


def _asked(form: FormDefinition) -> tuple[NodeDefinition, ...]:
    from census_app.forms.numbering import is_question
    from census_app.forms.versions import told_nodes

    return tuple(node for node in told_nodes(form) if is_question(node))


def _around(form: FormDefinition, node: NodeDefinition) -> Iterable[NodeDefinition]:
    """The groups and repeats around a question, outermost first."""
    steps = node.path.split("/")
    return (form.nodes["/".join(steps[:end])] for end in range(3, len(steps)))


def _repeats_around(form: FormDefinition, node: NodeDefinition) -> Sequence[NodeDefinition]:
    return [each for each in _around(form, node) if each.kind == "repeat"]


def _table(form: FormDefinition, node: NodeDefinition, keys: Mapping[str, str]) -> str:
    around = _repeats_around(form, node)
    return keys[around[-1].path] if around else ""


def _column(form: FormDefinition, node: NodeDefinition, key: str, *, until: str) -> AnswerColumn:
    section = next(iter(_around(form, node)), None)
    return AnswerColumn(
        name=key,
        label=_label(form, node),
        section="" if section is None else _label(form, section),
        kind=_KINDS.get(node.kind, "typed"),
        until=until,
    )


def _label(form: FormDefinition, node: NodeDefinition) -> str:
    from census_app.forms.rules_in_words import spoken

    return spoken(node.label, form.default_language) or node.name


def _choices(
    form: FormDefinition, asked: Iterable[NodeDefinition], places: Mapping[str, tuple[str, str]]
) -> dict[tuple[str, str], dict[str, str]]:
    from census_app.forms import CHOICE_KINDS
    from census_app.forms.unanswered import Unanswered

    unanswered = Unanswered(form)
    return {
        places[node.path]: {choice.name: choice.label for choice in unanswered.choices(node)}
        for node in asked
        if node.kind in CHOICE_KINDS
    }
