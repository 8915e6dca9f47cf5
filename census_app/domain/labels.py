"""Labels in another language than French: indicators, coded lists, fields, and the headings of the sheets.

What has no label in that language keeps its French one, so that an indicator is added as data alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from census_app.domain.fields import RECORD_FIELDS, Field
from census_app.domain.indicators import Anchor, Catalogue, Indicator
from census_app.domain.reference import table
from census_app.domain.typology import CodedValue, Typology

FRENCH: Final = "fr"

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Label:
    """The words of one code; `short` is empty where it has no short label of its own."""

    text: str
    short: str = ""


class Labels:
    """The labels of one language, by list and code.

    The lists `indicator`, `definition`, `anchor` (« S14 2 »), `unit` and `field` are beside those of the
    typology. A unit and a `heading` go by their French words, and so does what is `within` other headings.
    """

    def __init__(self, language: str, labels: Mapping[_Key, Label]) -> None:
        """Take the labels; none at all for French."""
        self.language = language
        self._labels = dict(labels)
        self._within = [(code, found.text) for (name, code), found in labels.items() if name == "within"]

    @classmethod
    def load(cls, language: str) -> Labels:
        """The labels shipped with the program (`db/reference/labels_<language>.csv`)."""
        if language == FRENCH:
            return cls(language, {})
        rows = table(f"labels_{language}")
        return cls(
            language, {(row["list"], row["code"]): Label(row["label"], row["short_label"]) for row in rows}
        )

    def of(self, coded_list: str, code: str, french: str) -> str:
        """The label of a code, the French one where there is no other."""
        found = self._labels.get((coded_list, code))
        return french if found is None else found.text

    def field(self, field: Field) -> str:
        """The label of a field of a record."""
        return self.of("field", field.code, field.label)

    def heading(self, french: str) -> str:
        """The heading of a column or of a section."""
        for words, others in self._within:
            french = french.replace(words, others)
        return self.of("heading", french, french)

    def catalogue(self, french: Catalogue) -> Catalogue:
        """The indicators with these labels, their definitions and the anchors of their grades."""
        if not self._labels:
            return french
        anchors = {
            each.code: tuple(self._anchor(each.code, anchor) for anchor in french.anchors(each.code))
            for each in french
        }
        return Catalogue(map(self._indicator, french), anchors)

    def typology(self, french: Typology) -> Typology:
        """The coded lists with these labels; definitions stay French."""
        return Typology(map(self._value, _values(french))) if self._labels else french

    def missing(self, catalogue: Catalogue, typology: Typology) -> tuple[str, ...]:
        """What has no label in this language: « indicator E01 »."""
        return tuple(
            f"{name} {code}" for name, code in _wanted(catalogue, typology) if not self._has(name, code)
        )

    def unknown(self, catalogue: Catalogue, typology: Typology) -> tuple[str, ...]:
        """What has a label here and is nowhere else: a code that was renamed or taken away."""
        known = set(_wanted(catalogue, typology))
        said = [(name, code) for name, code in self._labels if name not in _OF_SHEETS]
        return tuple(f"{name} {code}" for name, code in said if (name, code) not in known)

    def _has(self, name: str, code: str) -> bool:
        found = self._labels.get((name, code))
        return found is not None and bool(found.text) and bool(found.short or name != "indicator")

    def _indicator(self, indicator: Indicator) -> Indicator:
        found = self._labels.get(("indicator", indicator.code))
        return replace(
            indicator,
            label=found.text if found else indicator.label,
            short_label=found.short if found else indicator.short_label,
            unit=self.of("unit", indicator.unit, indicator.unit),
            definition=self.of("definition", indicator.code, indicator.definition),
        )

    def _anchor(self, indicator: str, anchor: Anchor) -> Anchor:
        return replace(anchor, label=self.of("anchor", f"{indicator} {anchor.grade}", anchor.label))

    def _value(self, value: CodedValue) -> CodedValue:
        return replace(value, label=self.of(value.list_name, value.code, value.label))


def _values(typology: Typology) -> Iterator[CodedValue]:
    for name in typology.names:
        yield from typology.list(name)


def _wanted(catalogue: Catalogue, typology: Typology) -> Iterable[_Key]:
    """Everything that has words; a unit that is a sign is the same in every language."""
    for indicator in catalogue:
        yield "indicator", indicator.code
        yield "definition", indicator.code
        yield from (
            ("anchor", f"{indicator.code} {each.grade}") for each in catalogue.anchors(indicator.code)
        )
    units = dict.fromkeys(indicator.unit for indicator in catalogue)
    yield from (("unit", unit) for unit in units if unit not in _SIGNS)
    yield from ((value.list_name, value.code) for value in _values(typology))
    yield from (("field", field.code) for field in RECORD_FIELDS)


_OF_SHEETS: Final = frozenset({"heading", "within"})
"""What only the sheets know that they say."""

_SIGNS: Final = frozenset({"", "%", "€", "h", "km", "kWh", "m²", "t", "kg CO2e"})
