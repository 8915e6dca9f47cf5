"""What changed from one version of a questionnaire to another, in the words of who reads it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from census_app.forms.choice_differences import choice_differences, list_of
from census_app.forms.definition import CHOICE_KINDS, FormDefinition, NodeDefinition, Wording
from census_app.forms.rules_in_words import formula, rules, spoken
from census_app.forms.unanswered import Unanswered
from census_app.forms.versions import by_key, in_common_order

Kind = Literal["added", "removed", "reworded", "choices", "type", "rules", "moved"]

KIND_WORDS: Final = {
    "group": "groupe", "repeat": "groupe répété", "text": "texte", "integer": "nombre entier",
    "decimal": "nombre décimal", "range": "échelle", "date": "date", "time": "heure",
    "datetime": "date et heure", "select_one": "un choix", "select_multiple": "plusieurs choix",
    "rank": "classement", "acknowledge": "case à cocher", "note": "information", "calculate": "calcul",
    "hidden": "valeur cachée", "geopoint": "point", "geotrace": "tracé", "geoshape": "surface",
    "barcode": "code-barres", "image": "image", "audio": "enregistrement sonore", "video": "vidéo",
    "file": "fichier",
}  # fmt: skip
"""The kinds of nodes in French."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed: of which question, in which section, what it was and what it is.

    `path` is the question's in the newer version, in the older when it is removed. `label` and `section`
    are in the form's own language. `before` is empty for what is added, `after` for what is removed.
    """

    kind: Kind
    path: str
    label: str
    section: str
    before: str
    after: str


def compare(before: FormDefinition, after: FormDefinition) -> tuple[Difference, ...]:
    """Everything that changed for who asks or answers, in the order of the newer version.

    Questions are the same when they have the same name; what is no more comes where it was. Spaces that
    became unbreakable, or no longer are, change nothing.
    """
    return tuple(_Comparison(before, after).differences())


class _Comparison:
    """Two versions, their nodes by what they have in common, and the lists of choices told already."""

    def __init__(self, before: FormDefinition, after: FormDefinition) -> None:
        self._old, self._new = Unanswered(before), Unanswered(after)
        self._old_nodes, self._new_nodes = by_key(before, after), by_key(after, before)
        self._titles = _titles(self._old, self._old_nodes) & _titles(self._new, self._new_nodes)
        self._askers = Counter(
            _lists(self._old_nodes[key], node)
            for key, node in self._new_nodes.items()
            if key in self._old_nodes and node.kind in CHOICE_KINDS
        )
        self._told: set[tuple[str, str]] = set()
        self._languages = _common_languages(before, after)

    def differences(self) -> Iterator[Difference]:
        yield from self._of_form()
        for key in in_common_order(tuple(self._new_nodes), self._old_nodes):
            old, new = self._old_nodes.get(key), self._new_nodes.get(key)
            if old is None and new is not None:
                yield from self._alone("added", self._new, new)
            elif new is None and old is not None:
                yield from self._alone("removed", self._old, old)
            elif old is not None and new is not None:
                yield from self._of_node(old, new)

    def _of_form(self) -> Iterator[Difference]:
        before, after = self._old.definition, self._new.definition
        if before.title.split() != after.title.split():
            yield Difference("reworded", after.root.path, after.title, "", before.title, after.title)
        if len(before.languages) > 1 or len(after.languages) > 1:
            spoken_before, spoken_after = ", ".join(before.languages), ", ".join(after.languages)
            if set(before.languages) != set(after.languages):
                yield Difference(
                    "reworded", after.root.path, after.title, "",
                    f"Langues : {spoken_before}", f"Langues : {spoken_after}",
                )  # fmt: skip

    def _alone(self, kind: Kind, form: Unanswered, node: NodeDefinition) -> Iterator[Difference]:
        label = _label(form, node)
        if node.kind == "group" and (node.label is None or label in self._titles):
            return
        words = KIND_WORDS.get(node.kind, node.kind)
        if node.bind.calculate is not None:
            words = f"{words} : {formula(node.bind.calculate)}"
        told = ("", words) if kind == "added" else (words, "")
        yield Difference(kind, node.path, label, _section(form, node), *told)

    def _of_node(self, old: NodeDefinition, new: NodeDefinition) -> Iterator[Difference]:
        def tell(kind: Kind, before: str, after: str) -> Difference:
            section = _section(self._new, new)
            return Difference(kind, new.path, _label(self._new, new), section, before, after)

        if old.kind != new.kind:
            yield tell("type", KIND_WORDS.get(old.kind, old.kind), KIND_WORDS.get(new.kind, new.kind))
        places = _place(self._old, old), _place(self._new, new)
        if places[0].split() != places[1].split():
            yield tell("moved", *places)
        for before, after in self._reworded(old, new):
            yield tell("reworded", before, after)
        yield from self._choices(old, tell("choices", "", ""), new)
        for was, now in zip(rules(self._old, old), rules(self._new, new), strict=True):
            if was.formula != now.formula:
                same = was.words == now.words
                yield tell(
                    "rules",
                    f"{was.words} ({was.formula})" if same else was.words,
                    f"{now.words} ({now.formula})" if same else now.words,
                )

    def _choices(self, old: NodeDefinition, told: Difference, new: NodeDefinition) -> Iterator[Difference]:
        """What changed in the choices; once for a list that several questions offer."""
        lists = _lists(old, new)
        if lists in self._told:
            return
        self._told.add(lists)
        others = self._askers[lists] - 1
        several = f" (et {others} autre{'s' if others > 1 else ''} question{'s' if others > 1 else ''})"
        label = told.label + (several if others > 0 else "")
        for before, after in choice_differences(self._old, old, self._new, new):
            yield replace(told, label=label, before=before, after=after)

    def _reworded(self, old: NodeDefinition, new: NodeDefinition) -> Iterator[tuple[str, str]]:
        for (title, was), (_, now) in zip(_wordings(old), _wordings(new), strict=True):
            if title not in ("", "Aide") and (was is None or now is None):
                continue  # a message that comes or goes with its rule is told with the rule
            for before_language, after_language in self._languages:
                before, after = spoken(was, before_language), spoken(now, after_language)
                if before.split() != after.split():
                    prefix = f"{title} : " if title else ""
                    prefix += f"[{after_language}] " if len(self._languages) > 1 else ""
                    yield prefix + before if before else "", prefix + after if after else ""
        if old.bind.unit != new.bind.unit:
            yield _unit(old), _unit(new)


def _lists(old: NodeDefinition, new: NodeDefinition) -> tuple[str, str]:
    return list_of(old), list_of(new)


def _wordings(node: NodeDefinition) -> Sequence[tuple[str, Wording | None]]:
    return (
        ("", node.label),
        ("Aide", node.hint),
        ("Explication", node.guidance),
        ("Message", node.bind.constraint_message),
        ("Message d’alerte", node.bind.warning_message),
        ("Message d’absence", node.bind.required_message),
    )


def _unit(node: NodeDefinition) -> str:
    return f"Unité : {node.bind.unit}" if node.bind.unit else "Aucune unité"


def _common_languages(before: FormDefinition, after: FormDefinition) -> tuple[tuple[str, str], ...]:
    """The languages to compare, as each version calls them: those in common, or the own one of each."""
    common = [(language, language) for language in after.languages if language in before.languages]
    return tuple(common) or ((before.default_language, after.default_language),)


def _label(form: Unanswered, node: NodeDefinition) -> str:
    return spoken(node.label, form.language or "") or node.name


def _titles(form: Unanswered, nodes: Mapping[str, NodeDefinition]) -> set[str]:
    """The titles of the groups: one that only changes its name is the same for who reads."""
    return {_label(form, node) for node in nodes.values() if node.kind == "group" and node.label is not None}


def _groups(form: Unanswered, node: NodeDefinition) -> list[NodeDefinition]:
    """The groups and repeats around a node, outermost first."""
    steps = node.path.split("/")[2:-1]
    root = form.definition.root.path
    return [form.definition.nodes[f"{root}/{'/'.join(steps[:count])}"] for count in range(1, len(steps) + 1)]


def _section(form: Unanswered, node: NodeDefinition) -> str:
    """The section that holds a node; a section is its own."""
    outermost = next(iter(_groups(form, node)), None)
    return "" if outermost is None else _label(form, outermost)


def _place(form: Unanswered, node: NodeDefinition) -> str:
    """Where a node is: « Vie de l’initiative › Les lieux »."""
    named = [_label(form, group) for group in _groups(form, node) if group.label is not None]
    return " › ".join(named) or "Hors section"
