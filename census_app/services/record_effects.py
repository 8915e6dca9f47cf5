"""What a corrected answer changes in a record: what it had put there, what is there now, what will be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from census_app.domain.fields import FieldValue
from census_app.domain.interviews import Interview
from census_app.domain.text import fold
from census_app.domain.values import IndicatorValue
from census_app.services import interview_writing, perimeters, records, targets
from census_app.services.answer_differences import Difference
from census_app.services.answers import Answers, column_value, read_outputs
from census_app.services.correction_writing import changed_fields, changed_values, written
from census_app.services.inventories import Inventory
from census_app.services.records import RecordPage

if TYPE_CHECKING:
    from census_app.forms import Filling, NodeState

_PARTS = {
    "need": "need",
    "recommendation": "recommendation",
    "link_target": "link",
    "site_commune": "site",
    "contact_name": "contact",
}
"""The target that names a part, and the part."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A place of the record: what the interview ``said`` there, what is there ``now``, what it ``becomes``.

    ``target`` is the code of a field or of an indicator, or the name of a part (`need`, `link`…), whose
    values are the words that name it. None: nothing there.
    """

    target: str
    said: FieldValue | IndicatorValue
    now: FieldValue | IndicatorValue
    becomes: FieldValue | IndicatorValue

    @property
    def conflict(self) -> bool:
        """Whether the record was edited since: it holds neither what the interview said nor what it says."""
        return not (_same(self.now, self.said) or _same(self.now, self.becomes))

    @property
    def idle(self) -> bool:
        """Whether the record already holds it."""
        return _same(self.now, self.becomes)


class Effects:
    """The effects of a correction; each place of the record is told once, with its first question."""

    def __init__(
        self, page: RecordPage | None, before: Answers, after: Answers, home: frozenset[str]
    ) -> None:
        self._page = page
        self._home = home
        self._agreed = interview_writing.agreed(after)
        self._places = {} if page is None else dict(_places(page, before, after))

    def take(self, difference: Difference) -> Effect | None:
        """What an answer changes; None when it goes nowhere, or its place was told already."""
        target = difference.node.save_to
        if target in _PARTS:
            return self._part(target, difference)
        return self._places.pop(targets.value_of(target), None)

    def _part(self, target: str, difference: Difference) -> Effect | None:
        if self._page is None:
            return None
        said = _column(target, difference.before, self._home)
        becomes = _column(target, difference.after, self._home) if self._agreed else None
        present = {fold(each) for each in _named(self._page, _PARTS[target])}
        now = said if said is not None and fold(str(said)) in present else None
        if becomes is not None and fold(str(becomes)) in present:
            now = becomes
        return Effect(_PARTS[target], said, now, becomes)


def of(inventory: Inventory, interview: Interview, before: Filling, after: Filling) -> Effects:
    """The effects of a correction on the record as it is now."""
    page = None
    if interview.record_id is not None:
        page = records.page(inventory, interview.record_id, interview.campaign_id)
    home = perimeters.home_of(inventory, interview.campaign_id)
    said = read_outputs(before.outputs(), home)
    return Effects(page, said, read_outputs(after.outputs(), home), home)


def _places(page: RecordPage, before: Answers, after: Answers) -> Iterable[tuple[str, Effect]]:
    for code, becomes in changed_fields(before, after).items():
        yield code, Effect(code, written(before).fields.get(code), page.record[code], becomes)
    told = {value.indicator: value for value in written(before).values}
    for value in changed_values(before, after):
        code = value.indicator
        yield (
            code,
            Effect(code, told.get(code), page.values.get(code), None if value.empty else value),
        )


def _column(target: str, node: NodeState | None, home: frozenset[str]) -> FieldValue:
    said = column_value(target, node.value, home) if node is not None and node.value else None
    return None if said is None else str(said)


def _named(page: RecordPage, part: str) -> list[str]:
    names = {
        "need": [each.wording for each in page.needs],
        "recommendation": [each.wording for each in page.recommendations],
        "link": [each.target_name for each in page.links],
        "site": [each.commune or "" for each in page.sites],
        "contact": [each.name for each in page.contacts],
    }
    return names[part]


def _same(one: FieldValue | IndicatorValue, other: FieldValue | IndicatorValue) -> bool:
    if isinstance(one, IndicatorValue) and isinstance(other, IndicatorValue):
        return _bare(one) == _bare(other)
    return one == other or (one in (None, "", ()) and other in (None, "", ()))


def _bare(value: IndicatorValue) -> IndicatorValue:
    """A value without where it comes from."""
    return replace(value, interview_id=None)
