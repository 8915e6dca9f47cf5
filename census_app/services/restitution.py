"""The participants' table of a meeting, from their individual forms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from census_app.domain.interviews import FINISHED, Meeting
from census_app.reports.restitution import Answers, Restitution, Tallied, Told, tabulate
from census_app.services import meetings, questionnaires
from census_app.services.interviews import PARTICIPANT
from census_app.services.inventories import Inventory
from census_app.services.reading_on import ReadingOn

if TYPE_CHECKING:
    from census_app.forms import Choice, NodeState

__all__ = ["Restitution", "Tallied", "every", "restitution"]

_OTHER: Final = "autre"
_YES: Final = "oui"
_LISTED: Final = ("services", "participation")


def restitution(inventory: Inventory, meeting_id: int) -> Restitution:
    """The finished forms of a meeting, counted. CensusError when the meeting is gone."""
    return _restitution(inventory, meetings.get(inventory, meeting_id))


def every(inventory: Inventory) -> tuple[Restitution, ...]:
    """The restitution of each meeting that has forms, newest first."""
    made = (_restitution(inventory, meeting) for meeting in meetings.every(inventory))
    return tuple(each for each in made if each.participants)


def prepare(inventory: Inventory) -> None:
    """Read the questionnaires of the meetings' forms, which are kept in memory from then on."""
    for line in questionnaires.every(inventory):
        if line.questionnaire.form_id == PARTICIPANT and line.interviews:
            questionnaires.definition(inventory, line.questionnaire.id)


def _restitution(inventory: Inventory, meeting: Meeting) -> Restitution:
    forms: list[Answers] = []
    orders: dict[str, tuple[str, ...]] = {}
    reading = ReadingOn(partial(questionnaires.definition, inventory))
    for form in meetings.forms(inventory, meeting.id):
        if form.state == FINISHED:
            filling = reading.filling(form.questionnaire_id, form.answers)
            nodes = {node.name: node for node in filling.nodes()}
            forms.append(_answers(nodes))
            orders = orders or {name: _labels(nodes, name) for name in _LISTED}
    told = Told(
        title=meeting.title,
        held_on=meeting.held_on,
        place=meeting.place,
        stakes=meeting.stakes,
        source=meeting.source,
        note=meeting.note,
    )
    return tabulate(told, forms, orders)


def _answers(nodes: Mapping[str, NodeState]) -> Answers:
    """What a form says, in the words of its questionnaire; a question it does not have is not answered."""
    communes = _chosen(nodes, "commune")
    uses = _text(nodes, "uses_services")
    return Answers(
        commune=communes[0] if communes else "",
        uses_services=uses == _YES if uses else None,
        services=_chosen(nodes, "services"),
        expectations=tuple(filter(None, map(str.strip, _text(nodes, "expectations").splitlines()))),
        participation=_chosen(nodes, "participation"),
    )


def _chosen(nodes: Mapping[str, NodeState], name: str) -> tuple[str, ...]:
    """The labels of what was chosen; for « autre », what was written beside."""
    said: list[str] = []
    labels = {choice.name: choice.label for choice in _choices(nodes, name)}
    for code in _text(nodes, name).split():
        written = _text(nodes, f"{name}_other").splitlines() if code == _OTHER else []
        said += [line.strip() for line in written if line.strip()] or [labels.get(code, code)]
    return tuple(said)


def _labels(nodes: Mapping[str, NodeState], name: str) -> tuple[str, ...]:
    return tuple(choice.label for choice in _choices(nodes, name))


def _choices(nodes: Mapping[str, NodeState], name: str) -> tuple[Choice, ...]:
    node = nodes.get(name)
    return (node.choices or ()) if node is not None else ()


def _text(nodes: Mapping[str, NodeState], name: str) -> str:
    node = nodes.get(name)
    return "" if node is None else node.value
