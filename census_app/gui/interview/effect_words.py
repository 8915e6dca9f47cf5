"""What a correction changes in the record, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from census_app.domain.fields import FieldValue, is_record_field, record_field
from census_app.domain.values import IndicatorValue
from census_app.forms import NodeState
from census_app.gui import formats
from census_app.gui.coded import field_words
from census_app.gui.figure_words import in_words
from census_app.gui.interview.earlier import answer_words
from census_app.gui.interview.wording import say

if TYPE_CHECKING:
    from census_app.services.reopening import Effect


def answers_said(before: NodeState | None, after: NodeState | None) -> tuple[str, str]:
    """Two answers to a question, each with the remark on it when the remark is another one."""
    noted = (before.note if before else "") != (after.note if after else "")
    return _answer_said(before, noted=noted), _answer_said(after, noted=noted)


def effect_words(effect: Effect) -> tuple[str, str]:
    """« Fiche, Salariés : 4 → 5 », and what to look at when the record was edited since."""
    name = target_words(effect.target)
    told = (effect.said, effect.now, effect.becomes)
    noted = len({_notes(value) for value in told}) > 1
    said, now, becomes = (_words(effect.target, value, noted=noted) for value in told)
    if effect.idle:
        return say("Fiche, {name} : déjà « {now} »").format(name=name, now=now), ""
    sentence = say("Fiche, {name} : {now} → {becomes}").format(name=name, now=now, becomes=becomes)
    if not effect.conflict:
        return sentence, ""
    doubt = say("La fiche a été modifiée depuis l’entretien : elle disait « {said} », elle dit « {now} ».")
    return sentence, doubt.format(said=said, now=now)


def _answer_said(node: NodeState | None, *, noted: bool) -> str:
    if node is None:
        return say("question non posée")
    words = answer_words(node) or say("sans réponse")
    if not (noted and node.note):
        return words
    return say("{answer} (note : {note})").format(answer=words, note=node.note)


def _notes(value: FieldValue | IndicatorValue) -> str:
    return ", ".join(filter(None, (value.note, value.measure))) if isinstance(value, IndicatorValue) else ""


def target_words(target: str) -> str:
    """What a place of the record is called."""
    from census_app.services.parts import PART_LABELS
    from census_app.services.reference import catalogue

    if target in PART_LABELS:
        return PART_LABELS[target]
    if is_record_field(target):
        return record_field(target).label
    indicator = catalogue().get(target)
    return target if indicator is None else indicator.short_label


def _words(target: str, value: FieldValue | IndicatorValue, *, noted: bool) -> str:
    from census_app.services.reference import catalogue, commune_name

    indicator = catalogue().get(target)
    if isinstance(value, IndicatorValue) and indicator is not None:
        words = in_words(indicator, value)
        return f"{words} ({_notes(value)})" if noted and _notes(value) else words
    if value is None or isinstance(value, IndicatorValue):
        return formats.UNKNOWN
    if is_record_field(target):
        return field_words(target, value) or formats.UNKNOWN
    return commune_name(str(value)) if target == "site" else str(value)
