"""What a column of the summary shows: an indicator, or how many records there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from census_app.domain.indicators import Aggregation, Indicator, IndicatorKind, Pillar
from census_app.gui.summary.amounts import amount

if TYPE_CHECKING:
    from census_app.services.summary import Zone

DOMAINS: Final = "domain"
"""The theme that counts records by domain; the others are the pillars of the catalogue."""

THEMES: Final = (*(pillar.value for pillar in Pillar), DOMAINS)

_CHOSEN: Final = (
    *("E02", "E05", "E10"),
    *("S01", "S02", "S08", "S10"),
    *("N01", "N02", "N03", "N11"),
    *("V1", "V2", "V5"),
)
"""The columns shown at first: what fits on a small screen."""

_SYMBOL: Final = 4
"""A unit this short is a symbol (€, h, km, kWh) and stands in the title of its column."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure in a zone; `value` and `per_1000` are None where they are not known or have no meaning."""

    value: Fraction | None
    per_1000: Fraction | None
    answered: int
    eligible: int

    @property
    def silent(self) -> bool:
        """Whether there was somebody to ask, and nobody answered."""
        return self.eligible > 0 and self.answered == 0


@dataclass(frozen=True, slots=True)
class Measure:
    """One column: `title` over it, `name` with its unit over its chart, and how it is read in a zone.

    `covered` measures rest on answers, and show how many; the others are counted, and are always known.
    """

    key: str
    title: str
    name: str
    definition: str
    kind: IndicatorKind
    read: Callable[[Zone], Reading]
    covered: bool = True
    chosen: bool = False

    def text(self, zone: Zone) -> str:
        """The figure of a zone, as it is written."""
        return amount(self.read(zone).value, self.kind)


def measures(theme: str) -> tuple[Measure, ...]:
    """The columns of a theme, in order: the records first, then its indicators or the domains."""
    from census_app.services.reference import catalogue

    if theme == DOMAINS:
        return (_shares(), *_domains())
    shown = [one for one in catalogue().by_pillar(Pillar(theme)) if one.aggregation is not Aggregation.NONE]
    return (_present("initiative"), _present("network"), *map(_indicator, shown))


def theme_label(theme: str) -> str:
    """The name of a theme, on its tab."""
    return {
        Pillar.ECONOMY.value: _tr("Économie"),
        Pillar.SOCIAL.value: _tr("Social"),
        Pillar.ENVIRONMENT.value: _tr("Environnement"),
        Pillar.VIGILANCE.value: _tr("Vigilance"),
        DOMAINS: _tr("Domaines"),
    }[theme]


def _indicator(indicator: Indicator) -> Measure:
    def read(zone: Zone) -> Reading:
        figure = zone.figures[indicator.code]
        return Reading(figure.value, figure.per_1000, figure.answered, figure.eligible)

    unit = indicator.unit
    said = unit.casefold() in indicator.short_label.casefold() or unit == "%"
    symbol = "" if said or len(unit) > _SYMBOL else f" ({unit})"
    return Measure(
        key=indicator.code,
        title=f"{indicator.short_label}{symbol}",
        name=f"{indicator.label} ({_unit(indicator)})",
        definition=indicator.definition,
        kind=indicator.kind,
        read=read,
        chosen=indicator.code in _CHOSEN,
    )


def _unit(indicator: Indicator) -> str:
    match indicator.aggregation:
        case Aggregation.YES:
            return _tr("nombre de oui")
        case Aggregation.GRADES:
            return _tr("moyenne, {unit}").format(unit=indicator.unit)
        case _:
            return indicator.unit


def _present(kind: str) -> Measure:
    """Records of a kind that have a part in the zone: those among whom one counts who answered."""
    initiatives = kind == "initiative"
    label = _tr("Initiatives") if initiatives else _tr("Réseaux")
    definition = _tr(
        "Fiches qui ont une part ici, hors champ, doublons et disparues exclus. Une fiche qui agit dans "
        "plusieurs communes compte dans chacune, et une fois dans les totaux."
    )

    def read(zone: Zone) -> Reading:
        number = Fraction(zone.counts.presence[kind])
        return _counted(zone, number)

    return Measure(
        kind, label, label, definition, IndicatorKind.INTEGER, read, covered=False, chosen=initiatives
    )


def _shares() -> Measure:
    definition = _tr(
        "Nombre de fiches, chacune selon ses parts : celle qui est ici pour moitié compte pour 0,5. Les "
        "domaines s’additionnent, les communes aussi."
    )
    label = _tr("Fiches")
    return Measure(
        "records",
        label,
        label,
        definition,
        IndicatorKind.INTEGER,
        lambda zone: _counted(zone, zone.counts.records),
        covered=False,
        chosen=True,
    )


def _domains() -> list[Measure]:
    from census_app.services.reference import typology
    from census_app.services.summary import UNKNOWN

    labels = {value.code: value.label for value in typology().list("domain")}
    return [_domain(code, label) for code, label in (*labels.items(), (UNKNOWN, _tr("Non renseigné")))]


def _domain(code: str, label: str) -> Measure:
    def read(zone: Zone) -> Reading:
        return _counted(zone, zone.counts.domain.get(code, Fraction()))

    name = _tr("Fiches du domaine « {domain} »").format(domain=label)
    definition = _tr("Le domaine principal de chaque fiche ; chacune compte selon ses parts.")
    return Measure(code, label, name, definition, IndicatorKind.INTEGER, read, covered=False, chosen=True)


def _counted(zone: Zone, number: Fraction) -> Reading:
    ratio = number * 1000 / zone.population if zone.population else None
    present = zone.counts.presence["records"]
    return Reading(number, ratio, present, present)


def _tr(text: str) -> str:
    return QCoreApplication.translate("summary", text)
