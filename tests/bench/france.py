"""The inventory of the whole country, always the same: every commune of France has its initiatives.

As in `generate`, with ten to forty values a record; interviews from which they come, with somebody met, who
agreed to be named one time in two; networks that initiatives belong to; needs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, insert, select, update

from census_app.domain.perimeters import Perimeter
from census_app.services.reference import commune_name, gazetteer
from census_app.store import opening, tables
from tests.bench.generate import DOMAINS, NOW, YEAR, census, fill, uuid

CODE: Final = "france"
VALUES: Final = (10, 12, 15, 18, 20, 22, 25, 30, 40)
FIRST_NAMES = ("Anne", "Bruno", "Chloé", "Denis", "Élise", "Farid", "Gwenaël", "Hélène", "Inès", "Joël")
NAMES = ("Martin", "Le Goff", "Bernard", "Durand", "Petit", "Moreau", "Garcia", "Roux", "Blanc", "Guérin")
NEEDS = ("Un local à partager.", "Un salarié à temps partagé.", "Des bénévoles le samedi.")


def france() -> Perimeter:
    """Every commune of the gazetteer, some 35 000."""
    return Perimeter(CODE, "France entière", tuple(code for code, _ in gazetteer().names()))


def generate_france(path: Path, records: int) -> None:
    """Make the inventory file `path`: one campaign of `records` initiatives and networks on all communes."""
    inventory = opening.create_inventory(path, commune_name, who="banc d’essai")
    dice, perimeter = random.Random(records), france()
    with inventory.engine.connect() as connection:
        kept = {"uuid": uuid(5, 0), "code": CODE, "name": perimeter.name, "communes": perimeter.communes}
        connection.execute(insert(tables.perimeter), kept)
        census(connection, dice, records, CODE, perimeter.communes, VALUES)
        _met(connection, dice, records)
        fill(connection, tables.link, _links(dice, records))
        fill(connection, tables.need, _needs(dice, records, perimeter.communes))
        connection.commit()
    inventory.close()


def _met(connection: Connection, dice: random.Random, records: int) -> None:
    """Interview seven records in ten; what a record said comes from its interview."""
    met = [number for number in range(1, records + 1) if dice.random() < 0.7]
    questionnaire = {"id": 1, "uuid": uuid(6, 1), "form_id": "initiative", "version": "1"}
    questionnaire |= {"title": "Initiative", "file_name": "initiative.md", "xform": "", "digest": "0" * 64}
    connection.execute(insert(tables.questionnaire), {**questionnaire, "source": b"", "added_at": NOW})
    fill(connection, tables.interview, (_interview(dice, number) for number in met))
    fill(connection, tables.contact, (_contact(dice, number) for number in met))
    value = tables.indicator_value
    # An interview, its record and the annual record have the same number.
    known = value.c.annual_record_id.in_(select(tables.interview.c.id))
    connection.execute(update(value).where(known).values(interview_id=value.c.annual_record_id))


def _interview(dice: random.Random, number: int) -> dict[str, Any]:
    row = {"id": number, "uuid": uuid(7, number), "number": number, "campaign_id": 1, "record_id": number}
    row |= {"questionnaire_id": 1, "state": "finished", "support": "face_a_face", "answers": {}}
    day = date(YEAR, 1, 10) + timedelta(days=dice.randint(0, 340))
    return {**row, "held_on": day, "started_at": NOW, "finished_at": NOW, "updated_at": NOW}


def _contact(dice: random.Random, number: int) -> dict[str, Any]:
    row = {"id": number, "uuid": uuid(8, number), "record_id": number, "interview_id": number}
    name = f"{dice.choice(FIRST_NAMES)} {dice.choice(NAMES)}"
    return {**row, "name": name, "consent_publish_name": dice.random() < 0.5}


def _links(dice: random.Random, records: int) -> Iterator[dict[str, Any]]:
    """One initiative in four belongs to a network (one record in twenty is one)."""
    networks = range(20, records + 1, 20)
    for number in range(1, records + 1):
        if networks and number % 20 and dice.random() < 0.25:
            row = {"id": number, "uuid": uuid(9, number), "source_id": number, "kind": "adhere_a"}
            yield {**row, "target_id": dice.choice(networks), "since": dice.randint(1990, YEAR)}


def _needs(dice: random.Random, records: int, communes: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for number in range(10, records + 1, 10):
        row = {"id": number, "uuid": uuid(10, number), "campaign_id": 1, "record_id": number}
        row |= {"domain": dice.choice(DOMAINS), "commune": dice.choice(communes)}
        yield {**row, "wording": dice.choice(NEEDS)}
