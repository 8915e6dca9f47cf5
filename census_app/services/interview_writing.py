"""Writing what an interview said into the record it is about: any of it leads back to the interview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from census_app.domain.fields import record_field
from census_app.domain.interviews import Interview
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


def write_answers(writer: Writer, interview: Interview, answers: Answers) -> None:
    """Write the answers of a finished interview into its record and what belongs to it.

    Nothing is written for somebody who did not agree to be recorded.
    """
    record_id = interview.record_id
    if record_id is None or answers.contact.get("consent_record") is False:
        return
    annual_id = ensure_annual(writer, record_id, interview.campaign_id)
    _write_fields(writer, record_id, annual_id, answers)
    for value in answers.values:
        put_value(writer, annual_id, replace(value, interview_id=interview.id))
    if answers.sites:
        _write_sites(writer, record_id, answers.sites)
    _write_links(writer, interview, answers.links)
    _replace_said(writer, tables.need, interview, [_need(row) for row in answers.needs])
    _replace_said(
        writer, tables.recommendation, interview, [_recommendation(row) for row in answers.recommendations]
    )
    if answers.contact.get("contact_name"):
        _write_contact(writer, interview, answers.contact)


def _write_fields(writer: Writer, record_id: int, annual_id: int, answers: Answers) -> None:
    own = {code: value for code, value in answers.fields.items() if not record_field(code).annual}
    if own:
        writer.update(tables.record, record_id, own)
    annual = {code: value for code, value in answers.fields.items() if record_field(code).annual}
    status = lookups.annual_status(writer.connection, annual_id)
    if status in _AWAITING:
        annual["status"] = "entretien_fait"
    if annual:
        writer.update(tables.annual_record, annual_id, annual)


def _write_sites(writer: Writer, record_id: int, said: Sequence[Mapping[str, Any]]) -> None:
    """The sites become those said: one already known in the same commune is brought up to date."""
    known = list(records.sites_of(writer.connection, record_id))
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


def _write_links(writer: Writer, interview: Interview, said: Sequence[Mapping[str, Any]]) -> None:
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


def _need(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"wording": row.get("need"), "domain": row.get("need_domain"), "commune": row.get("need_commune")}


def _recommendation(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "wording": row.get("recommendation"),
        "addressee": row.get("recommendation_addressee"),
        "priority": typology().find("priority", str(row.get("recommendation_priority") or "")),
        "due_on": row.get("recommendation_due"),
        "follow_up": "a_faire",
    }


def _replace_said(
    writer: Writer, table: Table, interview: Interview, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Keep what the interview said in ``table``: what it no longer says goes, what it says again stays."""
    said = {row["wording"]: row for row in rows if row["wording"]}
    for row_id, wording in lookups.said_in(writer.connection, table, interview.id):
        if wording in said:
            writer.update(table, row_id, said.pop(wording))
        else:
            writer.delete(table, row_id)
    for row in said.values():
        writer.insert(
            table,
            {
                "campaign_id": interview.campaign_id,
                "record_id": interview.record_id,
                "interview_id": interview.id,
                **row,
            },
        )


def _write_contact(writer: Writer, interview: Interview, said: Mapping[str, Any]) -> None:
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
    same = next((contact for contact in known if fold(contact.name) == fold(columns["name"])), None)
    if same is None:
        writer.insert(tables.contact, {"record_id": interview.record_id, **columns})
    else:
        writer.update(tables.contact, same.id, columns)
