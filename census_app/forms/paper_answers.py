"""Answers as paper writes them, in French."""

from census_app.forms import french
from census_app.forms.definition import CHOICE_KINDS
from census_app.forms.node_state import NodeState


def answer_text(state: NodeState) -> str:
    """The answer of a question in French: labels of choices, « 1 234,5 € », « 24/09/2015 »."""
    if not state.value:
        return ""
    if state.kind in CHOICE_KINDS:
        labels = {choice.name: choice.label for choice in state.choices or ()}
        names = [state.value] if state.kind == "select_one" else state.value.split()
        return ", ".join(labels.get(name) or name for name in names)
    if state.kind in {"integer", "decimal", "range"}:
        return f"{_figure(state)}\u00a0{state.unit}" if state.unit else _figure(state)
    written = {"date": french.day, "time": french.clock, "datetime": french.moment, "acknowledge": _read}
    return written.get(state.kind, str)(state.value)


def _figure(state: NodeState) -> str:
    """A number; one of four digits that counts nothing is a year, which is not cut in two."""
    if state.kind == "integer" and not state.unit and len(state.value) == 4 and state.value.isdecimal():
        return state.value
    return french.number(state.value)


def _read(_value: str) -> str:
    return "lu"
