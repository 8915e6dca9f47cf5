"""The catalogue of indicators: what each measures, how it is typed, how it adds up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from census_app.domain.formulas import Formula
from census_app.domain.reference import table


class Pillar(StrEnum):
    """The four parts of the catalogue, in their order."""

    ECONOMY = "economy"
    SOCIAL = "social"
    ENVIRONMENT = "environment"
    VIGILANCE = "vigilance"


class IndicatorKind(StrEnum):
    """What a value is. PERCENT is in points (60 for 60 %); RATIO, always computed, is a part of 1 (0.6)."""

    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    PERCENT = "percent"
    RATIO = "ratio"
    HOURS = "hours"
    BOOLEAN = "boolean"
    GRADE = "grade"
    TEXT = "text"
    CHOICES = "choices"


class Aggregation(StrEnum):
    """How the values of several records become one figure."""

    SUM = "sum"
    DERIVED = "derived"
    WEIGHTED_MEAN = "weighted_mean"
    MEAN = "mean"
    YES = "yes"
    GRADES = "grades"
    NONE = "none"


class NoteRule(StrEnum):
    """When a value must come with a note: the fact, the example, the formula or the reason."""

    NEVER = ""
    ALWAYS = "always"
    NONZERO = "nonzero"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator. Derived ones have a `formula` and no value of their own.

    `weight` is the indicator that weighs a weighted mean; `part_of` the total that its parts exhaust;
    `warn_low` and `warn_high` bounds beyond which a value is questioned, never refused; `evidence` the
    evidence level that its values always have, empty when it is asked.
    """

    code: str
    label: str
    short_label: str
    definition: str
    unit: str
    pillar: Pillar
    kind: IndicatorKind
    aggregation: Aggregation
    formula: Formula | None = None
    weight: str = ""
    part_of: str = ""
    warn_low: Decimal | None = None
    warn_high: Decimal | None = None
    note_required: NoteRule = NoteRule.NEVER
    note_label: str = ""
    evidence: str = ""
    position: int = 0

    @property
    def is_derived(self) -> bool:
        """Whether it is computed from others and never entered."""
        return self.formula is not None

    def needs_note(self, value: Decimal) -> bool:
        """Whether this value must come with its note."""
        return self.note_required is NoteRule.ALWAYS or (
            self.note_required is NoteRule.NONZERO and value != 0
        )

    def is_unusual(self, value: Decimal) -> bool:
        """Whether the value lies beyond the bounds of the catalogue, so that one asks again."""
        too_low = self.warn_low is not None and value < self.warn_low
        return too_low or (self.warn_high is not None and value > self.warn_high)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What one grade of an indicator means, in French."""

    grade: int
    label: str


class Catalogue:
    """The indicators in their order."""

    def __init__(self, indicators: Iterable[Indicator], anchors: Mapping[str, tuple[Anchor, ...]]) -> None:
        """Take the indicators, and the anchors of those that are grades."""
        ordered = sorted(indicators, key=lambda indicator: indicator.position)
        self._by_code = {indicator.code: indicator for indicator in ordered}
        self._anchors = dict(anchors)

    @classmethod
    def load(cls) -> Catalogue:
        """The catalogue shipped with the program (`indicators.csv` and `anchors.csv`)."""
        anchors: dict[str, tuple[Anchor, ...]] = {}
        for row in table("anchors"):
            anchor = Anchor(int(row["grade"]), row["label"])
            anchors[row["indicator"]] = (*anchors.get(row["indicator"], ()), anchor)
        return cls(map(_indicator, table("indicators")), anchors)

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Indicator:
        return self._by_code[code]

    def get(self, code: str) -> Indicator | None:
        """The indicator with this code, None when there is none."""
        return self._by_code.get(code)

    def by_pillar(self, pillar: Pillar) -> tuple[Indicator, ...]:
        """The indicators of one pillar, in order."""
        return tuple(indicator for indicator in self if indicator.pillar is pillar)

    def entered(self) -> tuple[Indicator, ...]:
        """The indicators that are asked, the derived ones left out."""
        return tuple(indicator for indicator in self if not indicator.is_derived)

    def derived(self) -> tuple[Indicator, ...]:
        """The indicators that are computed."""
        return tuple(indicator for indicator in self if indicator.is_derived)

    def parts(self, code: str) -> tuple[Indicator, ...]:
        """The parts whose sum is this indicator; empty when it is not split."""
        return tuple(indicator for indicator in self if indicator.part_of == code)

    def anchors(self, code: str) -> tuple[Anchor, ...]:
        """The grades of an indicator with their meaning, lowest first; empty when it is no grade."""
        return self._anchors.get(code, ())


def _indicator(row: Mapping[str, str]) -> Indicator:
    return Indicator(
        code=row["code"],
        label=row["label"],
        short_label=row["short_label"],
        definition=row["definition"],
        unit=row["unit"],
        pillar=Pillar(row["pillar"]),
        kind=IndicatorKind(row["kind"]),
        aggregation=Aggregation(row["aggregation"]),
        formula=Formula.parse(row["formula"]) if row["formula"] else None,
        weight=row["weight"],
        part_of=row["part_of"],
        warn_low=Decimal(row["warn_low"]) if row["warn_low"] else None,
        warn_high=Decimal(row["warn_high"]) if row["warn_high"] else None,
        note_required=NoteRule(row["note_required"]),
        note_label=row["note_label"],
        evidence=row["evidence"],
        position=int(row["position"]),
    )
