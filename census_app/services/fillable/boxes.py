"""The cells of one sheet to fill in: how they look, what they accept, what ties them to a question."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Final, Literal

from census_app.domain.fields import FieldKind, is_record_field, record_field
from census_app.exchange.numbers import french
from census_app.services.fillable.cells import TICKED, shown
from census_app.services.fillable.closing import bounds
from census_app.services.fillable.marks import Lists, Mark, told_apart
from census_app.services.fillable.plan import PICK, PICKS, RANK, TICK, Box
from census_app.sheets.cells import Kind
from census_app.sheets.model import Check, Styled
from census_app.sheets.places import Area

if TYPE_CHECKING:
    from census_app.forms import NodeDefinition

ABSENCES: Final = ("ne sait pas", "refus", "sans objet")
"""What can be said instead of an answer."""

_LISTED: Final = 32_000  # a drop-down shows 32 767 at most
_LONG: Final = 200  # beyond, one types rather than looks for: what is not in the list is read all the same
_KINDS: Final[Mapping[str, Kind]] = {
    "whole": "integer",
    "number": "decimal",
    "date": "date",
    "rank": "year",
    "parent": "year",
    "tick": "coverage",
    "yes": "coverage",
}
_ALSO: Final = "Une précision va dans « Remarque »."
_Checked = Literal["list", "whole", "decimal", "date"]
_Key = tuple[_Checked, str, str, Decimal | None, Decimal | None, bool]


class Boxes:
    """Those of one sheet. `home` are the communes that come first in a list."""

    def __init__(self, sheet: str, lists: Lists, home: frozenset[str]) -> None:
        self._sheet, self._lists, self._home = sheet, lists, home
        self._areas: dict[_Key, list[Area]] = {}
        self.marks: list[Mark] = []

    def pairs(self, box: Box) -> tuple[tuple[str, str], ...]:
        """The (name, label) pairs of a box, those of the territory first."""
        choices = sorted(box.choices, key=lambda choice: choice.name not in self._home)
        return told_apart((choice.name, choice.label) for choice in choices)

    def kind(self, node: NodeDefinition, box: Box) -> Kind:
        """How the value of a box is shown."""
        if box.nature == "whole" and is_record_field(node.bind.save_to):
            return "year" if record_field(node.bind.save_to).kind is FieldKind.YEAR else "integer"
        return _KINDS.get(box.nature, "typed")

    def cell(self, node: NodeDefinition, box: Box, answer: str) -> Styled:
        """The cell of a box, open, with the part of the answer that is known."""
        value = shown(box.nature, self.part(box, answer), dict(self.pairs(box)))
        return Styled(value, self.kind(node, box), "input", unlocked=True)

    def part(self, box: Box, answer: str) -> str:
        """What of a whole answer the box gives, as the sheet is read."""
        names = answer.split()
        if box.nature == "tick":
            return TICKED if box.key.rpartition(TICK)[2] in names else ""
        if box.nature == "rank":
            name = box.key.rpartition(RANK)[2]
            return str(names.index(name) + 1) if name in names else ""
        if box.nature == "pick":
            place = int(box.key.rpartition(PICK)[2])
            return " ".join(names[place - 1 :] if place == PICKS else names[place - 1 : place])
        return answer

    def mark(self, node: NodeDefinition, box: Box, place: str, sent: str, label: str) -> None:
        """Remember what a cell or a column is."""
        listed = self._lists.name(self.pairs(box)) if box.choices else ""
        self.marks.append(Mark(box.key, self._sheet, place, box.nature, listed, node.bind.unit, sent, label))

    def accept(self, node: NodeDefinition, box: Box, area: Area) -> None:
        """Let the spreadsheet check what is typed in some cells."""
        if box.choices:
            pairs = self.pairs(box)
            strict = len(pairs) <= _LONG and box.nature == "choice"
            message = (
                "Choisissez une réponse de la liste." if strict else "Cette réponse n’est pas dans la liste."
            )
            self._add(("list", message, self._lists.reference(pairs, _LISTED), None, None, strict), area)
        elif box.nature in ("tick", "yes"):
            self._add(("list", "", f'"{TICKED}"', None, None, False), area)
        elif box.nature in ("whole", "number", "rank", "parent"):
            self._number(node, box, area)
        elif box.nature == "date":
            self._add(("date", f"Écrivez une date, comme 24/09/2015. {_ALSO}", "", None, None, True), area)

    def absence(self, area: Area) -> None:
        """Offer the reasons for no answer; « NSP » or « Refus » typed by hand is understood too."""
        listed = f'"{",".join(ABSENCES)}"'
        self._add(("list", "", listed, None, None, False), area)

    def checks(self) -> tuple[Check, ...]:
        """All that the cells of the sheet accept, those that accept the same together."""
        return tuple(
            Check(tuple(areas), kind, message, choices, low, high, strict)
            for (kind, message, choices, low, high, strict), areas in self._areas.items()
        )

    def _number(self, node: NodeDefinition, box: Box, area: Area) -> None:
        low, high = (Decimal(1), None) if box.nature in ("rank", "parent") else bounds(node)
        kind: _Checked = "decimal" if box.nature == "number" else "whole"
        if kind == "whole":
            low = None if low is None else low.to_integral_value(ROUND_CEILING)
            high = None if high is None else high.to_integral_value(ROUND_FLOOR)
        what = "un nombre entier" if kind == "whole" else "un nombre"
        between = f" {_between(low, high)}" if low is not None or high is not None else ""
        self._add((kind, f"Écrivez {what}{between}, sans unité ni texte. {_ALSO}", "", low, high, True), area)

    def _add(self, key: _Key, area: Area) -> None:
        self._areas.setdefault(key, []).append(area)


def _between(low: Decimal | None, high: Decimal | None) -> str:
    if low is None:
        return f"jusqu’à {french(high or Decimal(0))}"
    return f"à partir de {french(low)}" if high is None else f"de {french(low)} à {french(high)}"
