"""A form once read: what it asks, its rules and its words. Nothing here changes after it is loaded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from typing_extensions import override

from census_app.forms.tables import Item
from census_app.forms.xpath.compile import Expression

KINDS: tuple[str, ...] = (
    "group", "repeat", "instance", "text", "integer", "decimal", "range", "date", "time", "datetime",
    "select_one", "select_multiple", "rank", "acknowledge", "note", "calculate", "hidden",
    "geopoint", "geotrace", "geoshape", "barcode", "image", "audio", "video", "file",
)  # fmt: skip
CHOICE_KINDS = frozenset({"select_one", "select_multiple", "rank"})
STRUCTURE_KINDS = frozenset({"group", "repeat", "instance"})
UNASKED_KINDS = frozenset({"note", "calculate", "hidden"})

Text: TypeAlias = tuple[str | Expression, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in each language (the empty one when the form has none), its `<output>`s as expressions."""

    texts: Mapping[str, Text]

    def text(self, language: str) -> Text:
        """The text in a language, or in the first there is."""
        return self.texts[language] if language in self.texts else next(iter(self.texts.values()), ())


@dataclass(frozen=True, slots=True)
class Bind:
    """The rules of a node: its data type, and expressions (None where it has no such rule)."""

    type: str = "string"
    relevant: Expression | None = None
    required: Expression | None = None
    readonly: Expression | None = None
    constraint: Expression | None = None
    calculate: Expression | None = None
    warning: Expression | None = None
    required_message: Wording | None = None
    constraint_message: Wording | None = None
    warning_message: Wording | None = None
    preload: tuple[str, str] | None = None
    save_to: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Itemset:
    """Choices computed from a list: the items, and where in an item its value and its label are."""

    nodes: Expression
    value: Expression
    label: Expression
    constant: bool


@dataclass(frozen=True, slots=True)
class StaticChoice:
    """A choice written with its question."""

    name: str
    label: Wording


@dataclass(frozen=True, slots=True)
class Action:
    """A value given to `target` when the form is opened, an occurrence added, or `source` changes."""

    target: str
    events: frozenset[str]
    value: Expression | None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The numbers of a range question."""

    start: float
    end: float
    step: float


@dataclass(frozen=True, slots=True, eq=False)
class NodeDefinition:
    """A node of the form: a group, a repeat (its children are those of one occurrence) or a question.

    `path` has no occurrence numbers. `count` and `fixed` say how many occurrences a repeat has and whether
    the person may add some; `initial` how many it has when an occurrence of the repeat around it is added.
    """

    path: str
    name: str
    kind: str
    bind: Bind
    appearance: str = ""
    label: Wording | None = None
    hint: Wording | None = None
    guidance: Wording | None = None
    media: Mapping[str, str] = field(default_factory=dict)
    default: str = ""
    children: tuple["NodeDefinition", ...] = ()
    itemset: Itemset | None = None
    choices: tuple[StaticChoice, ...] = ()
    bounds: Bounds | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    count: Expression | None = None
    fixed: bool = False
    initial: int = 1
    actions: tuple[Action, ...] = ()

    def walk(self) -> Iterator["NodeDefinition"]:
        """This node and all those below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Seeds:
    """What a new filling begins with, by path: the occurrences of repeats, the texts already there."""

    counts: dict[str, int]
    texts: dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class FormDefinition:
    """A questionnaire: its nodes, its lists, its words, and the XForm it was read from."""

    title: str
    form_id: str
    version: str
    root: NodeDefinition
    nodes: Mapping[str, NodeDefinition]
    instances: Mapping[str, Item]
    itext: Mapping[str, Wording]
    languages: tuple[str, ...]
    default_language: str
    listeners: Mapping[str, tuple[Action, ...]]
    ranks: Mapping[str, int]
    seeds: Seeds
    xml: str
    missing_files: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)

    def targets(self) -> frozenset[str]:
        """All the `save_to` of the form."""
        return frozenset(node.bind.save_to for node in self.nodes.values() if node.bind.save_to)

    @override
    def __reduce__(self) -> tuple[object, ...]:
        """Pickled as its XForm and the files beside it, compiled again when it is read."""
        from census_app.forms.xform import load_xform

        return load_xform, (self.xml, dict(self.files))
