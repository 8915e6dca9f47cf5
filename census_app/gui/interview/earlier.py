"""Last year's answers: found for a question by where it is saved, then by its name; shown in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from census_app.domain.fields import FieldKind, is_record_field, record_field
from census_app.domain.values import IndicatorValue
from census_app.errors import CensusError
from census_app.forms import NodeState
from census_app.forms.definition import CHOICE_KINDS
from census_app.gui import formats
from census_app.gui.interview.moments import read_date
from census_app.gui.interview.wording import absence_word

if TYPE_CHECKING:
    from census_app.services.interviews import LastYear

_YES_NO = {"1": ("oui", "yes", "true"), "0": ("non", "no", "false")}
_NUMBERS = frozenset({"integer", "decimal", "range"})


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was answered the year before: `text` as shown; `value` (ODK) or `absence` to take again."""

    year: int
    text: str
    value: str = ""
    absence: str = ""

    def differs(self, node: NodeState) -> bool:
        """Whether the answer of now is another one."""
        return (node.value, node.absence) != (self.value, self.absence)


def earlier(last_year: LastYear | None, node: NodeState) -> Earlier | None:
    """What the year before says of a question; None when nothing, or nothing it could take."""
    if last_year is None or "[" in node.path:
        return None
    said = last_year.values.get(node.save_to)
    if said is not None:
        found = _from_value(last_year.year, said, node)
        if found is not None:
            return found
    answer = last_year.answers.get(node.name, "")
    return _from_text(last_year.year, answer, node) if answer else None


def answer_words(node: NodeState) -> str:
    """An answer of now in words: labels of choices, numbers and days as they are read; empty without one."""
    if node.absence:
        return absence_word(node.absence)
    said = _from_text(0, node.value, node) if node.value else None
    return "" if said is None else said.text


def _from_value(year: int, said: IndicatorValue, node: NodeState) -> Earlier | None:
    if said.absence:
        return Earlier(year, absence_word(said.absence), absence=said.absence)
    if said.amount is None:
        return _from_text(year, said.text, node) if said.text else None
    return _from_text(year, f"{said.amount:f}", node)


def _from_text(year: int, text: str, node: NodeState) -> Earlier | None:
    """The answer as the question of today would take it; a choice must still be offered."""
    if node.kind in CHOICE_KINDS:
        names = _offered(text, node)
        labels = {choice.name: choice.label for choice in node.choices or ()}
        return Earlier(year, ", ".join(labels[name] for name in names), " ".join(names)) if names else None
    if node.kind in _NUMBERS:
        return _number(year, text, node)
    if node.kind == "date":
        day = read_date(text)
        return None if day is None else Earlier(year, formats.date(day), text)
    if node.kind == "geopoint":
        return Earlier(year, " ; ".join(text.replace(".", ",").split()[:2]), text)
    return Earlier(year, text, text)


def _offered(text: str, node: NodeState) -> list[str]:
    known = {choice.name for choice in node.choices or ()}
    names = [text] if node.kind == "select_one" else text.split()
    return [
        next((other for other in (name, *_YES_NO.get(name, ())) if other in known), "")
        for name in names
        if any(other in known for other in (name, *_YES_NO.get(name, ())))
    ]


def _number(year: int, text: str, node: NodeState) -> Earlier | None:
    try:
        amount = formats.parse_number(text)
    except (ValueError, CensusError):
        return None
    if amount is None:
        return None
    whole = amount == amount.to_integral_value()
    if node.kind == "integer" and not whole:
        return None
    if whole and is_record_field(node.save_to) and record_field(node.save_to).kind is FieldKind.YEAR:
        return Earlier(year, str(int(amount)), str(int(amount)))
    unit = f" {node.unit}" if node.unit in {"%", "€"} else ""
    value = f"{amount:f}"
    if node.kind == "integer":
        value = str(int(amount))
    elif whole:
        value = f"{int(amount)}.0"
    return Earlier(year, formats.number(amount) + unit, value)
