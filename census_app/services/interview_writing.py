"""Writing what an interview said into the record it is about: any of it leads back to the interview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from census_app.domain.fields import FieldValue, record_field
from census_app.domain.interviews import Interview
from census_app.domain.records import Site
from census_app.domain.text import fold
from census_app.services.answers import Answers
from census_app.services.records import ensure_annual
from census_app.services.reference import typology
from census_app.services.values import put_value
from census_app.store import lookups, records, tables
from census_app.store.tables import Table
from census_app.store.writer import Writer

_AWAITING = ("reperee", "a_contacter", "entretien_prevu")
"""Recording statuses that a finished interview moves on to « entretien fait »."""


def interview_columns(answers: Answers) -> dict[str, Any]:
    """What the answers say of the interview itself."""
    said = answers.interview
    columns = {
        "held_on": said.get("held_on"),
        "support": typology().find("interview_support", said.get("interview_support", "")),
        "held_at": said.get("interview_place"),
        "respondent": said.get("respondent") or answers.contact.get("contact_name"),
    }
    return {name: value for name, value in columns.items() if value}


def agreed(answers: Answers) -> bool:
    """Whether the person lets their answers be recorded; who was not asked did not refuse."""
    return answers.contact.get("consent_record") is not False


def write_answers(writer: Writer, interview: Interview, answers: Answers) -> None:
    """Write the answers of a finished interview into its record and what belongs to it.

    Nothing is written for somebody who did not agree to be recorded.
    """
    record_id = interview.record_id
    if record_id is None or not agreed(answers):
        return
    annual_id = ensure_annual(writer, record_id, interview.campaign_id)
    write_fields(writer, record_id, annual_id, answers.fields)
    for value in answers.values:
        put_value(writer, annual_id, replace(value, interview_id=interview.id))
    if answers.sites:
        write_sites(writer, record_id, answers.sites, records.sites_of(writer.connection, record_id))
    write_links(writer, interview, answers.links)
    for table, rows in remarks(answers):
        write_remarks(writer, table, interview, rows)
    if answers.contact.get("contact_name"):
        write_contact(writer, interview, answers.contact)


def write_fields(writer: Writer, record_id: int, annual_id: int, fields: Mapping[str, FieldValue]) -> None:
    """Write fields of a record; one that was still to be met is met now."""
    own = {code: value for code, value in fields.items() if not record_field(code).annual}
    if own:
        writer.update(tables.record, record_id, own)
    annual = {code: value for code, value in fields.items() if record_field(code).annual}
    status = lookups.annual_status(writer.connection, annual_id)
    if status in _AWAITING:
        annual["status"] = "entretien_fait"
    if annual:
        writer.update(tables.annual_record, annual_id, annual)


def write_sites(
    writer: Writer, record_id: int, said: Sequence[Mapping[str, Any]], superseded: Sequence[Site]
) -> None:
    """The sites said take the place of others: one in the same commune is brought up to date."""
    known = list(superseded)
    for row in said:
        values = {
            "commune": row.get("site_commune"),
            "share": row.get("site_share"),
            "address": row.get("site_address"),
        }
        same = next((site for site in known if site.commune == values["commune"]), None)
        if same is None:
            writer.insert(tables.site, {"record_id": record_id, **values})
        else:
            known.remove(same)
            writer.update(tables.site, same.id, {**values, "address": values["address"] or same.address})
    for site in known:
        writer.delete(tables.site, site.id)


def write_links(writer: Writer, interview: Interview, said: Sequence[Mapping[str, Any]]) -> None:
    """A link to each record named; a name nobody knows yet becomes a record « repérée »."""
    for row in said:
        name = str(row.get("link_target") or "").strip()
        if not name or interview.record_id is None:
            continue
        kind = typology().find("link_kind", str(row.get("link_kind") or "")) or "coopere_avec"
        target_id = lookups.record_named(writer.connection, fold(name)) or _spot(
            writer, interview, name, kind
        )
        if target_id == interview.record_id:
            continue
        if not lookups.has_link(writer.connection, interview.record_id, target_id, kind):
            writer.insert(
                tables.link,
                {
                    "source_id": interview.record_id,
                    "target_id": target_id,
                    "kind": kind,
                    "note": row.get("link_note"),
                    "interview_id": interview.id,
                },
            )


def _spot(writer: Writer, interview: Interview, name: str, link_kind: str) -> int:
    kind = "network" if link_kind in ("adhere_a", "federe") else "initiative"
    note = f"Cité dans l’entretien n° {interview.number} ({interview.record_name})."
    record_id = writer.insert(tables.record, {"kind": kind, "name": name, "description": note})
    ensure_annual(writer, record_id, interview.campaign_id)
    return record_id


def remarks(answers: Answers) -> tuple[tuple[Table, list[dict[str, Any]]], ...]:
    """The needs and the recommendations said, as rows of their tables."""
    return (
        (tables.need, [_need(row) for row in answers.needs if row.get("need")]),
        (
            tables.recommendation,
            [_recommendation(row) for row in answers.recommendations if row.get("recommendation")],
        ),
    )


def _need(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"wording": row["need"], "domain": row.get("need_domain"), "commune": row.get("need_commune")}


def _recommendation(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "wording": row["recommendation"],
        "addressee": row.get("recommendation_addressee"),
        "priority": typology().find("priority", str(row.get("recommendation_priority") or "")),
        "due_on": row.get("recommendation_due"),
    }


def write_remarks(
    writer: Writer, table: Table, interview: Interview, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Write needs or recommendations; one that the interview said in the same words is brought up to date.

    What was done about a recommendation since (its follow-up) stays.
    """
    known = {wording: row_id for row_id, wording in lookups.said_in(writer.connection, table, interview.id)}
    began = {"follow_up": "a_faire"} if table is tables.recommendation else {}
    for row in rows:
        if row["wording"] in known:
            writer.update(table, known[row["wording"]], row)
        else:
            owner = {
                "campaign_id": interview.campaign_id,
                "record_id": interview.record_id,
                "interview_id": interview.id,
            }
            writer.insert(table, {**owner, **began, **row})


def write_contact(writer: Writer, interview: Interview, said: Mapping[str, Any], *, called: str = "") -> None:
    """Write what was said of the person met, `called` so until now when the name is another one."""
    columns = {
        name.removeprefix("contact_"): value
        for name, value in said.items()
        if not name.startswith("consent_")
    }
    columns |= {name: value for name, value in said.items() if name.startswith("consent_")}
    if any(name.startswith("consent_") for name in said):
        columns["consent_on"] = interview.held_on
    columns["interview_id"] = interview.id
    known = records.contacts_of(writer.connection, interview.record_id or 0)
    name = fold(called or columns["name"])
    same = next((contact for contact in known if fold(contact.name) == name), None)
    if same is None:
        writer.insert(tables.contact, {"record_id": interview.record_id, **columns})
    else:
        writer.update(tables.contact, same.id, columns)
