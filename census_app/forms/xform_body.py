"""The body of an XForm: which control asks for each node, and in what words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from census_app.forms.definition import Bounds, Itemset, StaticChoice, Wording
from census_app.forms.xform_names import JAVAROSA, attribute, child, content, elements, local
from census_app.forms.xform_words import Words
from census_app.forms.xpath.compile import Expression, compile_expression, walk
from census_app.forms.xpath.syntax import Call, Path

if TYPE_CHECKING:
    from census_app.forms.xform_names import Element

_CONTROLS = frozenset({"input", "select1", "select", "rank", "trigger", "range", "upload", "secret"})
_ACTIONS = frozenset({"setvalue", "setgeopoint"})
_NEVER_CONSTANT = frozenset({"randomize", "random", "today", "now", "uuid", "pulldata", "current"})


@dataclass(frozen=True, slots=True)
class Control:
    """How a node is asked: the element's name, its words, its choices, its settings."""

    tag: str
    appearance: str = ""
    label: Wording | None = None
    hint: Wording | None = None
    guidance: Wording | None = None
    media: Mapping[str, str] = field(default_factory=dict)
    media_type: str = ""
    itemset: Itemset | None = None
    choices: tuple[StaticChoice, ...] = ()
    bounds: Bounds | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    count: Expression | None = None
    fixed: bool = False


class Body:
    """The controls of a form by the path of their node, and the actions written within them."""

    def __init__(self, body: "Element", words: Words) -> None:
        self._words = words
        self.controls: dict[str, Control] = {}
        self.actions: list[tuple[Element, str]] = []
        self._read(body, "")

    def _read(self, parent: "Element", context: str) -> None:
        for element in elements(parent):
            name = local(element)
            path = absolute(attribute(element, "ref") or attribute(element, "nodeset"), context)
            if name == "group":
                self._read_group(element, path or context)
            elif name == "repeat":
                self.controls[path] = self._repeat(element, self.controls.get(path))
                self._read(element, path)
            elif name in _ACTIONS:
                self.actions.append((element, context))
            elif name in _CONTROLS:
                self.controls[path] = self._control(element)
                self.actions += [(each, path) for each in elements(element) if local(each) in _ACTIONS]

    def _read_group(self, element: "Element", path: str) -> None:
        if attribute(element, "ref"):
            label = child(element, "label")
            self.controls[path] = Control(
                "group",
                attribute(element, "appearance"),
                self._words.wording(label),
                self._words.wording(child(element, "hint")),
                media=self._words.media(label),
            )
        self._read(element, path)

    def _repeat(self, element: "Element", group: Control | None) -> Control:
        count = attribute(element, "count", JAVAROSA)
        around = group or Control("group")
        return Control(
            "repeat",
            attribute(element, "appearance") or around.appearance,
            around.label,
            around.hint,
            media=around.media,
            count=compile_expression(count) if count else None,
            fixed=bool(count) or attribute(element, "noAddRemove", JAVAROSA).startswith("true"),
        )

    def _control(self, element: "Element") -> Control:
        label, hint = child(element, "label"), child(element, "hint")
        return Control(
            local(element),
            attribute(element, "appearance"),
            self._words.wording(label),
            self._words.wording(hint),
            self._words.form(hint, "guidance"),
            self._words.media(label),
            attribute(element, "mediatype"),
            self._itemset(child(element, "itemset")),
            tuple(self._choice(each) for each in elements(element) if local(each) == "item"),
            _bounds(element) if local(element) == "range" else None,
            {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()},
        )

    def _choice(self, element: "Element") -> StaticChoice:
        value = child(element, "value")
        name = "" if value is None else content(value).strip()
        return StaticChoice(name, self._words.wording(child(element, "label")) or Wording({"": (name,)}))

    def _itemset(self, element: "Element | None") -> Itemset | None:
        if element is None:
            return None
        value, label = child(element, "value"), child(element, "label")
        nodes = compile_expression(attribute(element, "nodeset"))
        name = "name" if value is None else attribute(value, "ref")
        shown = name if label is None else attribute(label, "ref")
        return Itemset(nodes, compile_expression(name), compile_expression(shown), _is_constant(nodes))


def _is_constant(expression: Expression) -> bool:
    """Whether a list is always the same: a secondary instance of which nothing depends on the answers."""
    parts = list(walk(expression.syntax))
    if any(isinstance(part, Call) and part.name in _NEVER_CONSTANT for part in parts):
        return False
    top = parts[0]
    if not isinstance(top, Path) or not isinstance(top.start, Call) or top.start.name != "instance":
        return False
    return not any(isinstance(part, Path) and part.start == "/" for part in parts) and all(
        not any(step.axis == "parent" for step in part.steps) for part in parts if isinstance(part, Path)
    )


def _bounds(element: "Element") -> Bounds:
    def number(name: str, default: float) -> float:
        try:
            return float(attribute(element, name) or default)
        except ValueError:
            return default

    return Bounds(number("start", 1), number("end", 10), number("step", 1))


def absolute(path: str, context: str) -> str:
    """A path from the root: as it is, or from the path of the element around it."""
    if not path or path.startswith("/"):
        return path
    parts = [part for part in context.split("/") if part]
    for step in path.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in {"", "."}:
            parts.append(step)
    return "/" + "/".join(parts)
