"""The words that a form's questions, choices and repeats are called by in exports.

An export calls a question by its name or by its label in one of the form's languages, with the names or
labels of the groups around it or without them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from census_app.domain.text import fold
from census_app.forms import FormDefinition, NodeDefinition
from census_app.forms.definition import CHOICE_KINDS, STRUCTURE_KINDS, Wording

SEPARATORS: Final = ("/", "-", ":", ".")
"""What stands between the names of groups and questions: KoboToolbox, ODK Central, Briefcase, others."""

_MARKS: Final = re.compile(r"<[^>]*>|[*_#`]{2,}")
_TOKENS: Final = re.compile(r"[^\s;,|]+")
_INSTANCE: Final = re.compile(r"instance\(\s*'([^']*)'")
_LONGEST_ANSWER: Final = 400
"""Words beyond which an answer in one cell is no list of choices any more."""

Tokens = tuple[str, ...]


def spoken(text: str) -> str:
    """A label as two exports write it alike: without marks of layout, one space between words."""
    return " ".join(_MARKS.sub("", text).casefold().split())


def likeness(text: str) -> str:
    """The words of a name or label, without accents, punctuation or what joins groups."""
    return fold(text.replace("_", " "))


class Options:
    """The choices of a question: its names, and the labels of each in every language."""

    def __init__(self, labelled: Sequence[tuple[str, Sequence[str]]]) -> None:
        self.order = {name: place for place, (name, _) in enumerate(labelled)}
        self._folded: dict[str, list[str]] = {}
        self._labels: dict[str, list[str]] = {}
        self._phrases: dict[Tokens, str] = {}
        for name, labels in labelled:
            self._folded.setdefault(name.casefold(), []).append(name)
            for label in filter(None, map(spoken, labels)):
                known = self._labels.setdefault(label, [])
                if name not in known:
                    known.append(name)
        for phrase, names in (*self._labels.items(), *self._folded.items()):
            if len(names) == 1:
                self._phrases[tuple(_TOKENS.findall(phrase))] = names[0]
        self._longest = max(map(len, self._phrases), default=0)

    def named(self, text: str) -> tuple[str, ...]:
        """The names that a text may mean: itself, one that differs by case or leading zeros, a label's."""
        if text in self.order:
            return (text,)
        folded = text.casefold()
        found = self._folded.get(folded) or self._labels.get(spoken(text))
        if not found and folded.isdigit():
            found = [name for name in self.order if name.isdigit() and name.lstrip("0") == folded.lstrip("0")]
        return tuple(found or ())

    def several(self, text: str) -> tuple[str, ...] | None:
        """The names that a cell with several choices holds, in the order said; None when it is not clear.

        Names are separated by spaces; labels by « ; », a comma, a line or nothing but spaces.
        """
        words = text.split()
        if all(word in self.order for word in words):
            return tuple(dict.fromkeys(words))
        tokens = _TOKENS.findall(spoken(text))
        if not tokens or len(tokens) > _LONGEST_ANSWER:
            return None
        cut = self._cut(tokens)
        return None if cut is None else tuple(dict.fromkeys(cut))

    def _cut(self, tokens: Sequence[str]) -> Tokens | None:
        """The fewest choices whose words follow each other so."""
        best: list[Tokens | None] = [None] * (len(tokens) + 1)
        best[0] = ()
        for end in range(1, len(tokens) + 1):
            for start in range(max(0, end - self._longest), end):
                before = best[start]
                name = self._phrases.get(tuple(tokens[start:end]))
                current = best[end]
                if before is not None and name and (current is None or len(before) + 1 < len(current)):
                    best[end] = (*before, name)
        return best[-1]


class Vocabularies:
    """The vocabulary of each definition, made when first needed."""

    def __init__(self) -> None:
        self._made: dict[int, Vocabulary] = {}

    def of(self, definition: FormDefinition) -> Vocabulary:
        """The vocabulary of a definition, which lives at least as long as this."""
        made = self._made.get(id(definition))
        if made is None:
            made = self._made[id(definition)] = Vocabulary(definition)
        return made


class Vocabulary:
    """All the ways to call what a form holds."""

    def __init__(self, definition: FormDefinition) -> None:
        self.definition = definition
        self._options: dict[str, Options] = {}
        self.leaves = [
            node
            for path, node in definition.nodes.items()
            if node.kind not in STRUCTURE_KINDS and path.split("/")[2:3] != ["meta"]
        ]
        self.repeats = [node for node in definition.nodes.values() if node.kind == "repeat"]
        self.order = {path: place for place, path in enumerate(definition.nodes)}

    @cached_property
    def by_name(self) -> dict[str, list[NodeDefinition]]:
        """The questions by their names, alone or after those of the groups around."""
        return self._index(self._names)

    @cached_property
    def by_folded_name(self) -> dict[str, list[NodeDefinition]]:
        """The same, whatever the case."""
        return self._index(lambda node: map(str.casefold, self._names(node)))

    @cached_property
    def by_label(self) -> dict[str, list[NodeDefinition]]:
        """The questions by their labels in any language, alone or after those of the groups around."""
        return self._index(self._labels)

    @cached_property
    def by_likeness(self) -> dict[str, list[NodeDefinition]]:
        """The questions by the words of their names and labels, whatever stands between them."""
        return self._index(lambda node: map(likeness, (*self._names(node), *self._labels(node))))

    def options(self, node: NodeDefinition) -> Options | None:
        """The choices of a question of choice; None for any other."""
        if node.kind not in CHOICE_KINDS:
            return None
        known = self._options.get(node.path)
        if known is None:
            known = self._options[node.path] = Options(list(self._choices(node)))
        return known

    def around(self, path: str) -> str:
        """The path of the innermost repeat around a node (or that it is within); empty outside of repeats."""
        parent = path.rpartition("/")[0]
        while parent:
            found = self.definition.nodes.get(parent)
            if found is not None and found.kind == "repeat":
                return parent
            parent = parent.rpartition("/")[0]
        return ""

    def depth(self, path: str) -> int:
        """How many repeats are around a node."""
        above = self.around(path)
        return 1 + self.depth(above) if above else 0

    def called(self, node: NodeDefinition) -> set[str]:
        """Everything that a group or repeat may be called, in lower case."""
        return {*map(str.casefold, self._names(node)), *self._labels(node)}

    def texts(self, wording: Wording | None) -> list[str]:
        """A wording in every language; what it shows of answers is written as in the form, `${name}`."""
        if wording is None:
            return []
        return [
            "".join(
                part if isinstance(part, str) else f"${{{part.text.strip().rpartition('/')[2]}}}"
                for part in text
            )
            for text in wording.texts.values()
        ]

    def _index(self, called: Callable[[NodeDefinition], Iterable[str]]) -> dict[str, list[NodeDefinition]]:
        index: dict[str, list[NodeDefinition]] = {}
        for node in self.leaves:
            for key in dict.fromkeys(called(node)):
                index.setdefault(key, []).append(node)
        return index

    def _names(self, node: NodeDefinition) -> Iterator[str]:
        parts = node.path.split("/")[2:]
        for start in range(len(parts)):
            for separator in SEPARATORS:
                yield separator.join(parts[start:])

    def _labels(self, node: NodeDefinition) -> Iterator[str]:
        steps = self._steps(node.path)
        for place in range(max(len(self.texts(step.label)) for step in steps)):
            said = [self._label(step, place) for step in steps]
            called = [each or step.name.casefold() for each, step in zip(said, steps, strict=True)]
            for start in range(len(said)):
                if any(said[start:]):
                    yield from (separator.join(called[start:]) for separator in SEPARATORS)

    def _label(self, node: NodeDefinition, place: int) -> str:
        texts = self.texts(node.label)
        return spoken(texts[min(place, len(texts) - 1)]) if texts else ""

    def _steps(self, path: str) -> list[NodeDefinition]:
        parts = path.split("/")
        return [
            self.definition.nodes["/".join(parts[:end])]
            for end in range(3, len(parts) + 1)
            if "/".join(parts[:end]) in self.definition.nodes
        ]

    def _choices(self, node: NodeDefinition) -> Iterator[tuple[str, Sequence[str]]]:
        for choice in node.choices:
            yield choice.name, self.texts(choice.label)
        match = _INSTANCE.search(node.itemset.nodes.text) if node.itemset else None
        top = self.definition.instances.get(match[1]) if match else None
        if node.itemset is None or top is None:
            return
        value, label = node.itemset.value.text.strip(), node.itemset.label.text
        for root in top.named("root"):
            for item in root.named("item"):
                name = "".join(each.text() for each in item.named(value))
                translated = [
                    text for each in item.named("itextId") for text in self.texts(self._itext(each.text()))
                ]
                plain = [] if label.startswith("jr:itext") else [each.text() for each in item.named(label)]
                yield name, [*plain, *translated]

    def _itext(self, identifier: str) -> Wording | None:
        return self.definition.itext.get(identifier)
