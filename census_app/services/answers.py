"""Answers as a questionnaire gives them, turned into the values the inventory keeps.

A pure reading: the outputs of a filling in, what to write out. Nothing here touches the inventory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from census_app.domain.fields import Field, FieldKind, FieldValue, is_record_field, record_field
from census_app.domain.indicators import Indicator
from census_app.domain.values import IndicatorValue
from census_app.services import targets
from census_app.services.reference import catalogue, gazetteer, typology

if TYPE_CHECKING:
    from census_app.forms import Output

_YES, _NO = frozenset({"oui", "true", "1", "yes"}), frozenset({"non", "false", "0", "no"})


@dataclass
class Answers:
    """What an interview says, sorted by where it is kept. Parts are one mapping a repeat instance."""

    fields: dict[str, FieldValue] = field(default_factory=dict)
    values: list[IndicatorValue] = field(default_factory=list)
    sites: list[dict[str, Any]] = field(default_factory=list)
    links: list[dict[str, Any]] = field(default_factory=list)
    needs: list[dict[str, Any]] = field(default_factory=list)
    recommendations: list[dict[str, Any]] = field(default_factory=list)
    contact: dict[str, Any] = field(default_factory=dict)
    interview: dict[str, Any] = field(default_factory=dict)


def read_outputs(outputs: Iterable[Output], home: Collection[str] = ()) -> Answers:
    """Sort the outputs of a filling. Unanswered ones say nothing; absences are kept for indicators.

    Several questions may feed one target (« autre commune »): the last one answered is kept. A commune said
    by its name is looked for among those of ``home`` (INSEE codes) first.
    """
    answers = Answers()
    groups: dict[str, dict[str, Output]] = {}
    for output in outputs:
        group = groups.setdefault(output.group_path, {})
        if output.value or output.target not in group:
            group[output.target] = output
    for group in groups.values():
        _read_group(answers, group, home)
    return answers


def _read_group(answers: Answers, group: Mapping[str, Output], home: Collection[str]) -> None:
    texts = {target: output.value for target, output in group.items()}
    for target, text in texts.items():
        if is_record_field(target) and text:
            value = field_value(record_field(target), text, home)
            if value is not None:
                answers.fields[target] = value
    answers.values += _values(group)
    for names, kept in (
        (targets.SITE, answers.sites),
        (targets.LINK, answers.links),
        (targets.NEED, answers.needs),
        (targets.RECOMMENDATION, answers.recommendations),
    ):
        if part := _part(texts, names, home):
            kept.append(part)
    answers.contact |= _part(texts, targets.CONTACT, home)
    answers.interview |= _part(texts, targets.INTERVIEW, home)


def _part(texts: Mapping[str, str], names: Iterable[str], home: Collection[str]) -> dict[str, Any]:
    """The answered names of a part, as columns hold them."""
    return {name: column_value(name, texts[name], home) for name in names if texts.get(name)}


def column_value(target: str, text: str, home: Collection[str] = ()) -> Any:
    """An answer as the column behind a part's target holds it."""
    if target.endswith("_commune"):
        return commune_code(text, home)
    if target == "site_share":
        return decimal(text)
    if target in ("held_on", "recommendation_due"):
        return day(text)
    if target.startswith("consent_"):
        return truth(text)
    if target == "need_domain":
        return typology().find("domain", text)
    return text.strip()


def field_value(of: Field, text: str, home: Collection[str] = ()) -> FieldValue:
    """An answer as a record's field holds it; None when it says nothing the field can hold."""
    match of.kind:
        case FieldKind.CODE:
            return typology().find(of.coded_list, text)
        case FieldKind.CODES:
            found = (typology().find(of.coded_list, choice) for choice in text.split())
            return tuple(code for code in found if code is not None) or None
        case FieldKind.COMMUNE:
            return commune_code(text, home)
        case FieldKind.YEAR:
            return int(text[:4]) if text[:4].isdigit() else None
        case FieldKind.BOOLEAN:
            return truth(text)
        case _:
            return text.strip() or None


def _values(group: Mapping[str, Output]) -> list[IndicatorValue]:
    values = []
    for target, output in group.items():
        indicator = catalogue().get(target)
        if indicator is None:
            continue
        said = {
            part: group[f"{target}_{part}"].value if f"{target}_{part}" in group else ""
            for part in targets.VALUE_PARTS
        }
        amount, text = amount_or_text(indicator, output.value)
        known = amount is not None or bool(text)
        if not known and not output.absence:
            continue
        values.append(
            IndicatorValue(
                indicator=target,
                amount=amount,
                text=text,
                evidence=(typology().find("evidence", said["evidence"]) or "declare") if known else None,
                absence=None if known else output.absence,
                note="\n".join(filter(None, (said["note"], output.note))),
                measure=said["measure"],
            )
        )
    return values


def amount_or_text(indicator: Indicator, text: str) -> tuple[Decimal | None, str]:
    """An answer as an indicator's value: an amount, or words for the indicators made of words."""
    if not text:
        return None, ""
    if indicator.kind in ("text", "choices"):
        return None, text
    if indicator.kind == "boolean":
        answer = truth(text)
        return (None if answer is None else Decimal(int(answer))), ""
    return decimal(text), ""


def decimal(text: str) -> Decimal | None:
    """A number as ODK writes it, None when it is none; rounded to the six decimals that are kept."""
    with suppress(InvalidOperation):
        number = Decimal(text.strip().replace(",", "."))
        if number.is_finite():
            rounded = round(number, 6)
            return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
    return None


def day(text: str) -> date | None:
    """A date as ODK writes it (``2026-09-24``, a time after it is dropped), None when it is none."""
    with suppress(ValueError):
        return date.fromisoformat(text.strip()[:10])
    return None


def truth(text: str) -> bool | None:
    """A yes or a no, None when it is neither."""
    word = text.strip().lower()
    return True if word in _YES else False if word in _NO else None


def commune_code(text: str, home: Collection[str] = ()) -> str | None:
    """The INSEE code of an answered commune, None when it is not one commune for certain.

    A name is looked for among the communes of ``home`` (INSEE codes) first.
    """
    if gazetteer().get(text) is not None:
        return text
    match = gazetteer().match(text, home)
    return None if match.commune is None else match.commune.code
