"""A form filled without a screen: the document of `form play`."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from census_app.forms.context import Context
from census_app.forms.definition import FormDefinition
from census_app.forms.filling import Filling
from census_app.forms.node_state import NodeState
from census_app.forms.problems import FillingError


def play(
    definition: FormDefinition,
    document: Mapping[str, Any],
    language: str | None = None,
    *,
    trace: bool = False,
    context: Context | None = None,
) -> Any:
    """Play steps, or answers by name, and say the state of all nodes.

    Args:
        definition: the form.
        document: `{"steps": [{"set": PATH, "value": …}, {"add": PATH}, {"remove": PATH}, {"mark": PATH,
            "absence": …}, {"annotate": PATH, "note": …}]}` or `{"answers": {NAME: value}}`.
        language: the language of the labels: its whole name, `English (en)`, or only `English` or `en`.
        trace: whether to give the list of the documents before any step and after each.
        context: the clock and the person.

    A value that is not of the type of its question empties it, as in ODK, and is a problem too.

    Returns:
        `{"nodes": {PATH: NODE}, "problems": [{"step", "path", "code", "message"}]}`, or the list of them.
    """
    filling = Filling(definition, spoken(definition, language), context)
    problems: list[dict[str, Any]] = []
    if not trace:
        deque(_play(filling, document, problems), maxlen=0)
        return _document(filling, problems)
    before = _document(filling, problems)
    return [before, *(_document(filling, problems) for _ in _play(filling, document, problems))]


def played(
    definition: FormDefinition,
    document: Mapping[str, Any],
    language: str | None = None,
    context: Context | None = None,
) -> tuple[Filling, list[dict[str, Any]]]:
    """The form as it is filled once a document of `play` is played, and the problems met."""
    filling = Filling(definition, spoken(definition, language), context)
    problems: list[dict[str, Any]] = []
    deque(_play(filling, document, problems), maxlen=0)
    return filling, problems


def _play(filling: Filling, document: Mapping[str, Any], problems: list[dict[str, Any]]) -> Iterator[int]:
    """Take the steps one by one; their numbers come out, what cannot be done is added to the problems."""
    for number, step in enumerate(_steps(filling, document), 1):
        try:
            _take(filling, step)
        except FillingError as error:
            if error.code == "bad-value":
                filling.set(error.path, "")
            problems.append({"step": number, "path": error.path, "code": error.code, "message": str(error)})
        yield number


def spoken(definition: FormDefinition, language: str | None) -> str | None:
    """The language of the form that is meant; None for the form's own when there is no such one."""
    asked = (language or "").strip().casefold()
    for whole in definition.languages:
        name, _, code = whole.casefold().removesuffix(")").partition("(")
        if asked and asked in {whole.casefold(), name.strip(), code.strip()}:
            return whole
    return None


def _document(filling: Filling, problems: list[dict[str, Any]]) -> dict[str, Any]:
    nodes = {state.path: node_document(state) for state in filling.nodes() if state.kind != "repeat"}
    return {"nodes": nodes, "problems": list(problems)}


def node_document(state: NodeState) -> dict[str, Any]:
    """A node as plain JSON."""
    choices = state.choices
    return {
        "value": state.value,
        "relevant": state.relevant,
        "required": state.required,
        "readonly": state.readonly,
        "valid": state.valid,
        "message": state.message or None,
        "label": state.label or None,
        "hint": state.hint or state.guidance or None,
        "choices": None
        if choices is None
        else [{"name": each.name, "label": each.label} for each in choices],
    }


def _steps(filling: Filling, document: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """The steps of a document; answers become steps, taken in the order of the form."""
    steps = document.get("steps")
    if isinstance(steps, list):
        return [step if isinstance(step, Mapping) else {str(step): None} for step in steps]
    answers = document.get("answers")
    return [] if not isinstance(answers, Mapping) else _ordered(filling, answers)


def _ordered(filling: Filling, answers: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Answers by name or path, in the order of the form, which its relevances follow; unknown names last."""
    order = list(filling.definition.nodes)
    by_name: dict[str, str] = {}
    for path in order:
        by_name.setdefault(path.rpartition("/")[2], path)
    placed = [(by_name.get(name, name), value) for name, value in answers.items()]
    rank = {path: place for place, path in enumerate(order)}
    placed.sort(key=lambda pair: rank.get(pair[0], len(order)))
    return [{"set": path, "value": value} for path, value in placed]


def _take(filling: Filling, step: Mapping[str, Any]) -> None:
    match step:
        case {"set": str(path)}:
            filling.set(path, answer_text(step.get("value")))
        case {"add": str(path)}:
            filling.add(path)
        case {"remove": str(path)}:
            filling.remove(path)
        case {"mark": str(path)}:
            filling.mark(path, step.get("absence"))
        case {"annotate": str(path)}:
            filling.annotate(path, answer_text(step.get("note")))
        case _:
            raise FillingError("unknown-step", "", f"Étape inconnue : {', '.join(map(str, step))}.")


def answer_text(value: Any) -> str:
    """An answer of a JSON document as a text of a submission."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return " ".join(answer_text(each) for each in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
