"""Building the example inventory and its workbook, from ``resources/example``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from census_app import paths
from census_app.domain.perimeters import perimeter_of
from census_app.services import campaigns, interviews, inventories, meetings, parts, records, reopening
from census_app.services.demo.playing import EXAMPLE_NOTE, Told, play
from census_app.services.inventories import Inventory
from census_app.store import tables

TERRITORY: Final = "pays-de-chateaubriant"
MEETING_YEAR, CENSUS_YEAR = 2015, 2016
SIGNED: Final = "Exemple"


@dataclass(frozen=True, slots=True)
class Example:
    """Where the example's files are."""

    inventory: Path
    workbook: Path


def build(folder: Path) -> Example:
    """Make the example inventory and its summary workbook in ``folder``.

    CensusError when the folder already holds one.
    """
    from census_app.services.exports import export_summary
    from census_app.services.workbook_options import WorkbookOptions

    made = Example(folder / "exemple.recensement", folder / f"synthese-{CENSUS_YEAR}.xlsx")
    territory = perimeter_of(TERRITORY)
    inventory = inventories.create_inventory(made.inventory, territory, who=SIGNED)
    try:
        fill(inventory)
        census = campaigns.of_year(inventory, CENSUS_YEAR)
        export_summary(inventory, made.workbook, census.id, WorkbookOptions(territory))
    finally:
        inventory.close()
    return made


def fill(inventory: Inventory) -> None:
    """Record the meeting of 2015, what it named, the counts of 2016, the invented interviews and records."""
    told = [Told.read(entry) for entry in _read("interviews")["interview"]]
    first = _open(inventory, MEETING_YEAR)
    _meet(inventory, first)
    _spot(inventory, first)
    known = {each.name: _add(inventory, first, each) for each in told if each.previous}
    for each in told:
        if each.previous:
            _interview(inventory, first, known[each.name], each.as_of_previous_year())
    campaigns.close(inventory, first)
    census = _open(inventory, CENSUS_YEAR)
    for each in told:
        if each.name not in known:
            known[each.name] = _add(inventory, census, each)
    for each in told:
        _interview(inventory, census, known[each.name], each)
    for entry in _read("without_interview")["record"]:
        records.create(inventory, "initiative", entry, census)
    _count(inventory)


def _meet(inventory: Inventory, campaign: int) -> None:
    """The meeting, and its participants' forms: only their totals are real (see ``meeting.toml``)."""
    document = _read("meeting")
    change = meetings.add(
        inventory,
        {
            **{key: value for key, value in document.items() if key not in ("questions", "forms")},
            "questions": [[each["question"], each["answers"]] for each in document["questions"]],
        },
    )
    for form in document["forms"]:
        started = interviews.start(inventory, campaign, meeting_id=change.created)
        filling = interviews.open_filling(inventory, started.created or 0)
        told = {
            "commune": form["commune"],
            "uses_services": form["uses_services"],
            "services": " ".join(form["services"]),
            "expectations": "\n".join(form["expectations"]),
            "participation": " ".join(form["participation"]),
        }
        play(filling, Told(name="", answers={name: text for name, text in told.items() if text}))
        interviews.finish(inventory, started.created or 0, filling)
        _date(inventory, started.created or 0, document["held_on"])


def _spot(inventory: Inventory, campaign: int) -> None:
    """What the minutes name, spotted: what is known and nothing else."""
    for entry in _read("spotted")["record"]:
        cited = entry["cited"]
        users = "1 participant" if cited == 1 else f"{cited} participants"
        fields = {
            "name": entry["name"],
            "domain": entry.get("domain"),
            "types": tuple(entry.get("types", ())),
            "exchange_modes": tuple(entry.get("exchange_modes", ())),
            "description": f"Cité par {users} sur 16 à la réunion du 24 septembre 2015.",
        }
        records.create(inventory, "initiative", fields, campaign)


def _count(inventory: Inventory) -> None:
    """The counts of 2016, apart from the records."""
    document = _read("observations")
    shared = {key: document[key] for key in ("observed_on", "source", "territory")}
    for entry in document["observation"]:
        parts.add(inventory, "observation", {**shared, **entry})


def _add(inventory: Inventory, campaign: int, told: Told) -> int:
    fields: Mapping[str, Any] = {"name": told.name, "commune": told.answers.get("commune")}
    return records.create(inventory, told.kind, fields, campaign).created or 0


def _interview(inventory: Inventory, campaign: int, record: int, told: Told) -> None:
    started = interviews.start(inventory, campaign, record_id=record)
    interview = started.created or 0
    filling = interviews.open_filling(inventory, interview)
    play(filling, told, note=EXAMPLE_NOTE)
    interviews.save(inventory, interview, filling.state(), [], seconds=told.minutes * 60)
    if told.finished:
        interviews.finish(inventory, interview, filling)
    else:
        _date(inventory, interview, date.fromisoformat(told.answers["held_on"]))
    if told.corrected:
        _correct(inventory, interview, told)
    if told.status:
        records.edit(inventory, record, {"status": told.status}, campaign)


def _date(inventory: Inventory, interview: int, day: date) -> None:
    """Date what is not dated by an answer: a draft, a participant's form."""
    with inventory.write("Entretien daté") as writing:
        writing.writer.update(tables.interview, interview, {"held_on": day})


def _correct(inventory: Inventory, interview: int, told: Told) -> None:
    """Open a finished interview again; leave it so when nothing says why it is corrected."""
    reopening.reopen(inventory, interview)
    filling = interviews.open_filling(inventory, interview)
    play(filling, told.once_corrected())
    if told.why:
        reopening.correct(inventory, interview, filling, told.why)
    else:
        interviews.save(inventory, interview, filling.state(), [], seconds=told.minutes * 60)


def _open(inventory: Inventory, year: int) -> int:
    return campaigns.open_campaign(inventory, year).created or 0


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "example" / f"{name}.toml").read_text("utf-8"))
