"""What an interview starts with: what is already known of the record, to confirm rather than ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from census_app.domain.fields import FieldValue, is_record_field
from census_app.domain.records import Record, Site

if TYPE_CHECKING:
    from census_app.forms import Filling


def known_answers(filling: Filling, record: Record, sites: Sequence[Site]) -> None:
    """Answer the questions whose ``save_to`` is a field that is known, and the repeat of sites.

    What the question does not offer (a choice that is no longer in its list) is left unanswered.
    """
    for question in filling.questions():
        if question.save_to and is_record_field(question.save_to) and not question.readonly:
            text = answer_text(record[question.save_to])
            if text:
                filling.offer(question.path, text)
    repeat = filling.repeat_holding("site_commune")
    if repeat is None:
        return
    for site in sites:
        instance = filling.add(repeat)
        for target, value in (
            ("site_commune", site.commune),
            ("site_share", site.share),
            ("site_address", site.address),
        ):
            path = filling.path_of_target(target, instance)
            if path is not None and value not in (None, ""):
                filling.offer(path, str(value))


def answer_text(value: FieldValue) -> str:
    """A field's value as ODK writes an answer."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, tuple):
        return " ".join(value)
    return str(value)
