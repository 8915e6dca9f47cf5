"""Writing a correction: what a reopened interview says otherwise goes into the record, and nothing else.

An answer that is the same as before is not written again: the record may have been edited since.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from census_app.domain.fields import FieldValue
from census_app.domain.interviews import Interview
from census_app.domain.text import fold
from census_app.domain.values import IndicatorValue
from census_app.services import interview_writing as writing
from census_app.services.answers import Answers
from census_app.services.records import ensure_annual
from census_app.services.values import put_value
from census_app.store import lookups, records, tables
from census_app.store.writer import Writer


def write_correction(writer: Writer, interview: Interview, before: Answers, after: Answers) -> None:
    """Write the difference between two sayings of one interview into its record.

    What is no longer said goes; a value emptied is emptied. When the agreement to be recorded is taken
    back, what came from the interview goes; the fields and sites of the record stay, for it was there before.
    """
    record_id = interview.record_id
    if record_id is None:
        return
    annual_id = ensure_annual(writer, record_id, interview.campaign_id)
    writing.write_fields(writer, record_id, annual_id, changed_fields(before, after))
    for value in changed_values(before, after):
        kept = value if value.empty else replace(value, interview_id=interview.id)
        put_value(writer, annual_id, kept)
    if writing.agreed(after):
        _write_sites(writer, record_id, written(before).sites, after.sites)
    before, after = written(before), written(after)
    _write_links(writer, interview, before.links, after.links)
    _write_remarks(writer, interview, before, after)
    _write_contact(writer, interview, before.contact, after.contact)


def written(answers: Answers) -> Answers:
    """What may be written of the answers: nothing of somebody who does not agree to be recorded."""
    return answers if writing.agreed(answers) else Answers()


def changed_fields(before: Answers, after: Answers) -> dict[str, FieldValue]:
    """The fields said otherwise, by code; None for one no longer said. A record keeps its name."""
    if not writing.agreed(after):
        return {}
    old, new = written(before).fields, after.fields
    codes = [*old, *(code for code in new if code not in old)]
    changed = {code: new.get(code) for code in codes if old.get(code) != new.get(code)}
    return {code: value for code, value in changed.items() if value is not None or code != "name"}


def changed_values(before: Answers, after: Answers) -> list[IndicatorValue]:
    """The indicator values said otherwise; an empty one for what is no longer said."""
    old = {value.indicator: value for value in written(before).values}
    new = {value.indicator: value for value in written(after).values}
    gone = [IndicatorValue(code) for code in old if code not in new]
    return [value for code, value in new.items() if old.get(code) != value] + gone


def _write_sites(
    writer: Writer, record_id: int, before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> None:
    """Sites that the interview never spoke of stay."""
    if before == after:
        return
    spoken = {row.get("site_commune") for row in (*before, *after)}
    known = records.sites_of(writer.connection, record_id)
    writing.write_sites(writer, record_id, after, [site for site in known if site.commune in spoken])


def _write_links(
    writer: Writer,
    interview: Interview,
    before: Sequence[Mapping[str, Any]],
    after: Sequence[Mapping[str, Any]],
) -> None:
    gone = {fold(str(row.get("link_target") or "")) for row in before if row not in after}
    for link in records.links_of(writer.connection, interview.record_id or 0):
        if link.interview_id == interview.id and fold(link.target_name) in gone:
            writer.delete(tables.link, link.id)
    names = gone | {fold(str(row.get("link_target") or "")) for row in after if row not in before}
    writing.write_links(
        writer, interview, [row for row in after if fold(str(row.get("link_target") or "")) in names]
    )


def _write_remarks(writer: Writer, interview: Interview, before: Answers, after: Answers) -> None:
    for (table, old), (_, new) in zip(writing.remarks(before), writing.remarks(after), strict=True):
        wordings = {row["wording"] for row in new}
        gone = {row["wording"] for row in old} - wordings
        for row_id, wording in lookups.said_in(writer.connection, table, interview.id):
            if wording in gone:
                writer.delete(table, row_id)
        writing.write_remarks(writer, table, interview, [row for row in new if row not in old])


def _write_contact(
    writer: Writer, interview: Interview, before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    """Only what is said otherwise; a person no longer named, or who no longer agrees, is not kept."""
    if before == after:
        return
    called = str(before.get("contact_name") or "")
    if after.get("contact_name"):
        names = [*before, *(name for name in after if name not in before)]
        changed = {name: after.get(name) for name in names if before.get(name) != after.get(name)}
        writing.write_contact(
            writer, interview, {**changed, "contact_name": after["contact_name"]}, called=called
        )
    elif called:
        for contact in records.contacts_of(writer.connection, interview.record_id or 0):
            if fold(contact.name) == fold(called):
                writer.delete(tables.contact, contact.id)
