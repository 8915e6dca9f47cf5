"""Writing the questionnaire as a workbook to fill in: see the package for its parts."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from census_app.errors import CensusError
from census_app.services.fillable.boxes import Boxes
from census_app.services.fillable.main_sheet import main_sheet
from census_app.services.fillable.marks import LISTS, MAIN, MARKS, Lists, Passport, marks_sheet
from census_app.services.fillable.plan import lines_of, tables_of
from census_app.services.fillable.subject import Subject, subject
from census_app.services.fillable.table_sheets import table_sheet
from census_app.services.inventories import Inventory
from census_app.services.prefill import CAMPAIGN
from census_app.sheets.model import Properties, Sheet
from census_app.sheets.places import legal_titles
from census_app.sheets.writing import write_workbook

if TYPE_CHECKING:
    from census_app.forms import FormDefinition


def write_fillable(
    inventory: Inventory,
    out: Path,
    *,
    questionnaire_id: int | None = None,
    definition: FormDefinition | None = None,
    record_id: int | None = None,
    campaign_id: int | None = None,
) -> Path:
    """Write the questionnaire that a record is sent, with what is already known of it; returns the file.

    The questionnaire is the one given, or the campaign's for the kind of the record; the campaign is by
    default the newest. Without a record the workbook is blank. What the section on the interview itself
    asks is left out: only an interviewer can answer it. CensusError: nothing such to send, or the file
    cannot be written.
    """
    out = Path(out)
    if out.suffix.lower() != ".xlsx":
        raise CensusError(f"« {out} » : donnez un nom de classeur en .xlsx.")
    sent = subject(
        inventory,
        questionnaire_id=questionnaire_id,
        definition=definition,
        record_id=record_id,
        campaign_id=campaign_id,
    )
    name = str(sent.record["name"]) if sent.record is not None else ""
    title = " — ".join(filter(None, (sent.definition.title, name, str(sent.campaign.year))))
    return write_workbook(out, _sheets(sent), properties=Properties(title=title)).path


def _sheets(sent: Subject) -> list[Sheet]:
    from census_app.forms.instructions import Instructions

    form, lists = Instructions(sent.definition, known={CAMPAIGN: str(sent.campaign.year)}), Lists()
    lines = lines_of(form)
    tables = tables_of(lines)
    _, *named, _, _ = legal_titles((MAIN, *(table.title for table in tables), LISTS, MARKS))
    titles = {table.node.path: title for table, title in zip(tables, named, strict=True)}
    home = frozenset(sent.perimeter.communes)
    boxes = [Boxes(MAIN, lists, home)]
    sheets = [main_sheet(sent, lines, titles, boxes[0], form)]
    for table in tables:
        boxes.append(Boxes(titles[table.node.path], lists, home))
        sheets.append(table_sheet(sent, table, titles, boxes[-1], form))
    marks = [mark for each in boxes for mark in each.marks]
    return [*sheets, lists.sheet(), marks_sheet(_passport(sent), marks)]


def _passport(sent: Subject) -> Passport:
    record, campaign = sent.record, sent.campaign
    return Passport(
        sheet=str(uuid4()),
        form_id=sent.definition.form_id,
        version=sent.definition.version,
        title=sent.definition.title,
        digest=digest(sent.definition),
        record="" if record is None else record.uuid,
        record_name="" if record is None else str(record["name"]),
        campaign=campaign.uuid,
        year=str(campaign.year),
        written_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def digest(definition: FormDefinition) -> str:
    """What tells two contents of a questionnaire apart."""
    return hashlib.sha256(definition.xml.encode()).hexdigest()
