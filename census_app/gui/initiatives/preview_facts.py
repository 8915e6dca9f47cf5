"""What the preview tells of a record: figures, links, concerns, the last interview, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from census_app.domain.indicators import Indicator, IndicatorKind, Pillar
from census_app.domain.interviews import DRAFT, Interview
from census_app.domain.records import NETWORK, Link
from census_app.gui import formats
from census_app.gui.coded import label_of
from census_app.gui.figure_words import in_words
from census_app.services.records import RecordPage
from census_app.services.reference import catalogue

_FIGURES = 8
_NAMES = 6
_TELLING: Final = ("E02", "E05", "E10", "S01", "S02", "N02", "N05", "N07", "N08", "S18", "E07", "E13")
"""The figures one looks for first, in this order; the others follow in the order of the catalogue."""
_NUMBERS: Final = frozenset(
    {
        IndicatorKind.INTEGER,
        IndicatorKind.DECIMAL,
        IndicatorKind.MONEY,
        IndicatorKind.PERCENT,
        IndicatorKind.HOURS,
    }
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the year; `previous` is last year's, in brackets, empty when there is none."""

    label: str
    text: str
    previous: str
    known: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """Records linked in the same way: what is said before their names, the names with their ids."""

    before: str
    names: tuple[tuple[str, int], ...]
    more: int


def figures(page: RecordPage) -> tuple[Sequence[Figure], int]:
    """The most telling figures, the missing ones last, and how many more there are."""
    told = [one for one in _in_order() if one.code in page.values or one.code in page.previous]
    lines = [_figure(page, one) for one in told[:_FIGURES]]
    return sorted(lines, key=lambda line: not line.known), len(told) - len(lines)


def concerns(page: RecordPage) -> tuple[Sequence[tuple[str, int, int]], bool]:
    """The concerns graded above zero (label, grade, highest grade), gravest first; whether any was graded."""
    graded = []
    answered = False
    for indicator in catalogue().by_pillar(Pillar.VIGILANCE):
        value = page.values.get(indicator.code)
        if indicator.kind is not IndicatorKind.GRADE or value is None or value.amount is None:
            continue
        answered = True
        if value.amount > 0:
            highest = max((anchor.grade for anchor in catalogue().anchors(indicator.code)), default=3)
            graded.append((indicator.short_label, int(value.amount), highest))
    return sorted(graded, key=lambda line: -line[1]), answered


def links(page: RecordPage) -> list[Linked]:
    """The links that still hold, those of membership first, grouped by what they say."""
    here = page.record.id
    grouped: dict[tuple[int, str], dict[int, str]] = {}
    for link in page.links:
        if link.until is not None:
            continue
        outward = link.source_id == here
        other = (link.target_id, link.target_name) if outward else (link.source_id, link.source_name)
        grouped.setdefault(_said(link, page.record.kind, outward=outward), {})[other[0]] = other[1]
    lines = []
    for (_rank, before), names in sorted(grouped.items()):
        ordered = sorted(names.items(), key=lambda pair: pair[1].casefold())
        shown = tuple((name, record_id) for record_id, name in ordered[:_NAMES])
        lines.append(Linked(before, shown, len(ordered) - len(shown)))
    return lines


def last_interview(page: RecordPage, campaign: int | None) -> Interview | None:
    """The interview to show: this campaign's draft, else its last, else the last of all."""
    mine = [one for one in page.interviews if one.campaign_id == campaign]
    drafts = [one for one in mine if one.state == DRAFT]
    return next(iter((*drafts, *mine, *page.interviews)), None)


def interview_words(interview: Interview) -> str:
    """« 24 septembre 2026, 38 min »."""
    day = interview.held_on or interview.started_at.astimezone().date()
    minutes = round(interview.seconds / 60)
    parts = [formats.long_date(day), _tr("{} min").format(minutes) if minutes else ""]
    return ", ".join(filter(None, parts))


def _in_order() -> list[Indicator]:
    entered = [one for one in catalogue() if one.kind in _NUMBERS and not one.is_derived and not one.part_of]
    first = {code: rank for rank, code in enumerate(_TELLING)}
    return sorted(entered, key=lambda one: (first.get(one.code, len(first)), one.position))


def _figure(page: RecordPage, indicator: Indicator) -> Figure:
    value, before = page.values.get(indicator.code), page.previous.get(indicator.code)
    previous = in_words(indicator, before) if before is not None and before.known else ""
    known = value is not None and value.known
    return Figure(
        indicator.short_label, _amount(in_words(indicator, value), indicator, known=known), previous, known
    )


def _amount(text: str, indicator: Indicator, *, known: bool) -> str:
    """Short units are written after the figure; « personnes » is said by the label."""
    short = known and indicator.kind is IndicatorKind.DECIMAL and len(indicator.unit) <= 2
    return f"{text}\u00a0{indicator.unit}" if short and indicator.unit else text


def _said(link: Link, kind: str, *, outward: bool) -> tuple[int, str]:
    """The rank and the words of a link, seen from this record."""
    belongs = link.kind == ("adhere_a" if outward else "federe")
    if belongs:
        return 0, _tr("adhère à") if kind == NETWORK else ""
    if link.kind == ("federe" if outward else "adhere_a"):
        return 1, _tr("membres :")
    if outward:
        return 2, label_of("link_kind", link.kind)
    return 2, {
        "finance": _tr("reçoit l’argent de"),
        "fournit": _tr("se fournit auprès de"),
        "oriente_vers": _tr("reçoit le public de"),
    }.get(link.kind, label_of("link_kind", link.kind))


def _tr(text: str) -> str:
    return QCoreApplication.translate("records", text)
