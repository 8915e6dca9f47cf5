"""The nodes of a form: the primary instance, with the binds and the controls of each."""

from collections import Counter
from typing import TYPE_CHECKING

from census_app.forms.definition import Action, Bind, NodeDefinition, Seeds, Wording
from census_app.forms.xform_body import Body, Control, absolute
from census_app.forms.xform_names import CENSUS, ENTITIES, JAVAROSA, attribute, content, elements, local
from census_app.forms.xform_words import Words, text_with_paths
from census_app.forms.xpath.compile import Expression, compile_expression
from census_app.forms.xpath.syntax import Text

if TYPE_CHECKING:
    from census_app.forms.xform_names import Element

_BY_TYPE = {
    "int": "integer", "decimal": "decimal", "date": "date", "time": "time", "dateTime": "datetime",
    "geopoint": "geopoint", "geotrace": "geotrace", "geoshape": "geoshape", "barcode": "barcode",
}  # fmt: skip
_BY_TAG = {
    "select1": "select_one", "select": "select_multiple", "rank": "rank", "trigger": "acknowledge",
    "range": "range", "group": "group", "repeat": "repeat",
}  # fmt: skip
_BY_MEDIA = {"image": "image", "audio": "audio", "video": "video"}


class NodeReader:
    """Reads the primary instance into definitions."""

    def __init__(self, model: "Element", body: Body, words: Words) -> None:
        self._body = body
        self._words = words
        binds = [element for element in elements(model) if local(element) == "bind"]
        self._binds = {attribute(element, "nodeset"): element for element in binds}
        self._actions: dict[str, list[Action]] = {}
        placed = [(each, "") for each in elements(model) if local(each) in {"setvalue", "setgeopoint"}]
        for element, source in placed + body.actions:
            action = _action(element, source)
            self._actions.setdefault(action.target, []).append(action)

    def read(self, element: "Element", parent: str = "", initial: int = 1) -> NodeDefinition:
        """The definition of an element of the instance and of all within it.

        `initial` is how many of that name there are beside its template, or beside the first one.
        """
        path = f"{parent}/{local(element)}"
        control = self._body.controls.get(path)
        bind = self._bind(path)
        within = list(elements(element))
        asked = control or Control("")
        return NodeDefinition(
            path=path,
            name=local(element),
            kind=_kind(control, bind, has_children=bool(within)),
            bind=bind,
            appearance=asked.appearance,
            label=asked.label,
            hint=asked.hint,
            guidance=asked.guidance,
            media=asked.media,
            default="" if within else content(element),
            children=self._children(within, path),
            itemset=asked.itemset,
            choices=asked.choices,
            bounds=asked.bounds,
            parameters=asked.parameters,
            count=asked.count,
            fixed=asked.fixed,
            initial=initial,
            actions=tuple(self._actions.get(path, ())),
        )

    def _children(self, within: "list[Element]", path: str) -> tuple[NodeDefinition, ...]:
        """One definition a name: of a repeat, its template is read, or else its first occurrence."""
        chosen: dict[str, Element] = {}
        for each in within:
            if local(each) not in chosen or _is_template(each):
                chosen[local(each)] = each
        shown = Counter(local(each) for each in within if not _is_template(each))
        return tuple(self.read(each, path, shown[name]) for name, each in chosen.items())

    def _bind(self, path: str) -> Bind:
        element = self._binds.get(path)
        if element is None:
            return Bind()

        def rule(name: str, namespace: str = "") -> Expression | None:
            text = attribute(element, name, namespace)
            return compile_expression(text) if text else None

        preload = attribute(element, "preload", JAVAROSA)
        warning = attribute(element, "warning_message", CENSUS)
        return Bind(
            type=attribute(element, "type").rpartition(":")[2] or "string",
            relevant=rule("relevant"),
            required=rule("required"),
            readonly=rule("readonly"),
            constraint=rule("constraint"),
            calculate=rule("calculate"),
            warning=rule("warning", CENSUS),
            required_message=self._words.message(attribute(element, "requiredMsg", JAVAROSA)),
            constraint_message=self._words.message(attribute(element, "constraintMsg", JAVAROSA)),
            warning_message=Wording({"": text_with_paths(warning)}) if warning else None,
            preload=(preload, attribute(element, "preloadParams", JAVAROSA)) if preload else None,
            save_to=attribute(element, "save_to", CENSUS) or attribute(element, "saveto", ENTITIES),
            unit=attribute(element, "unit", CENSUS),
        )


def _is_template(element: "Element") -> bool:
    return element.get(f"{{{JAVAROSA}}}template") is not None


def seeds(element: "Element", repeats: "frozenset[str]", path: str = "", concrete: str = "") -> Seeds:
    """What the primary instance begins with: occurrences of repeats and texts of questions, by path."""
    path, concrete = path or f"/{local(element)}", concrete or f"/{local(element)}"
    found = Seeds({}, {})
    within = [each for each in elements(element) if not _is_template(each)]
    for name in dict.fromkeys(local(each) for each in elements(element)):
        if f"{path}/{name}" in repeats:
            found.counts[f"{concrete}/{name}"] = sum(local(each) == name for each in within)
    for each in within:
        name = local(each)
        place = f"{concrete}/{name}"
        if f"{path}/{name}" in repeats:
            place += f"[{[sibling for sibling in within if local(sibling) == name].index(each) + 1}]"
        if content(each).strip():
            found.texts[place] = content(each)
        inner = seeds(each, repeats, f"{path}/{name}", place)
        found.counts.update(inner.counts)
        found.texts.update(inner.texts)
    return found


def _kind(control: Control | None, bind: Bind, *, has_children: bool) -> str:
    if control is None:
        return "group" if has_children else "calculate" if bind.calculate is not None else "hidden"
    if control.tag in _BY_TAG:
        return _BY_TAG[control.tag]
    if control.tag == "upload":
        return _BY_MEDIA.get(control.media_type.partition("/")[0], "file")
    if bind.type == "string" and bind.calculate is None and _always(bind.readonly):
        return "note"
    return _BY_TYPE.get(bind.type, "text")


def _always(rule: Expression | None) -> bool:
    return rule is not None and rule.text.replace(" ", "") in {"true()", "1"}


def _action(element: "Element", source: str) -> Action:
    value = attribute(element, "value")
    expression = compile_expression(value) if value else None
    if expression is None and content(element):
        expression = Expression(content(element), Text(content(element)), lambda _scope: content(element))
    events = frozenset(attribute(element, "event").split())
    target = absolute(attribute(element, "ref"), source)
    return Action(target, events, expression, source if "xforms-value-changed" in events else "")
