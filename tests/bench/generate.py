"""A large inventory, always the same: what the measures are made on.

Five domains, a fifth of the records with one to three sites, some twenty values each, some of them absent.
`france.py` makes the one that covers every commune.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert

from census_app.domain.indicators import Catalogue, Indicator, IndicatorKind
from census_app.domain.perimeters import perimeter_of
from census_app.domain.text import fold
from census_app.services.reference import commune_name
from census_app.store import opening, tables
from census_app.store.derived import weights

PERIMETER = "pays-de-chateaubriant"
DOMAINS = ("NOU", "DEP", "REP", "SER", "APP")
TYPES = {"NOU": "AMAP", "DEP": "COVOITURAGE", "REP": "REPAIR_CAFE", "SER": "SEL", "APP": "AIDE_DEVOIRS"}
STATUSES = ("validee",) * 6 + ("entretien_fait", "a_contacter", "reperee", "hors_champ")
LIFECYCLES = ("active",) * 5 + ("emergence", "projet", "en_sommeil")
ABSENCES = ("non_demande", "ne_sait_pas", "refus", "sans_objet")
SHARES = ((100,), (50, 50), (60, 40), (75, 25), (50, 30, 20), (34, 33, 33))
WHAT = (
    "AMAP", "Atelier vélo", "Bibliothèque de rue", "Café associatif", "Chorale", "Cercle de lecture",
    "Composteur partagé", "Comité d’animation", "CUMA", "Covoiturage solidaire",
    "Coup de pouce aux devoirs", "Donnerie", "Épicerie solidaire", "Four à pain commun", "Fablab",
    "Grainothèque", "Groupement d’achat", "Habitat groupé", "Jardin partagé", "Ludothèque",
    "Monnaie locale", "Outilthèque", "Pédibus", "Recyclerie", "Repair café", "Ressourcerie", "SEL",
    "Tiers-lieu", "Troc de plantes", "Vestiaire solidaire",
)  # fmt: skip
HAMLETS = (
    ("Bara", "Berthe", "Bou", "Bré", "Cha", "Cou", "Gau", "Gué", "Hau", "Jau", "Mau", "Mo", "Ra", "Rim"),
    ("bau", "char", "che", "fré", "gnar", "hau", "lar", "len", "lou", "nau", "ran", "ri", "tré", "vé", "ven"),
    ("daie", "dière", "gerie", "lais", "lière", "linais", "naie", "nière", "rie", "tière", "tais", "vrais"),
)  # fmt: skip
"""Names of hamlets of the west of France are made so: a few thousand of them."""
VALUES = (20,)
BATCH = 50_000
YEAR = 2025
NOW = datetime(2026, 1, 2, tzinfo=UTC)


def generate(path: Path, records: int) -> None:
    """Make the inventory file `path`: one campaign of `records` records on the 33 communes."""
    inventory = opening.create_inventory(path, commune_name, who="banc d’essai")
    with inventory.engine.connect() as connection:
        census(connection, random.Random(records), records, PERIMETER, perimeter_of(PERIMETER).communes)
        connection.commit()
    inventory.close()


def census(
    connection: Connection,
    dice: random.Random,
    records: int,
    perimeter: str,
    communes: Sequence[str],
    values: Sequence[int] = VALUES,
) -> None:
    """Write a campaign with its records, their sites and their values, of which `values` says how many."""
    campaign = {"id": 1, "uuid": uuid(0, 0), "year": YEAR, "perimeter": perimeter, "state": "open"}
    connection.execute(insert(tables.campaign), {**campaign, "opened_on": date(YEAR, 1, 5)})
    numbers = range(1, records + 1)
    fill(connection, tables.record, (_record(dice, number, communes) for number in numbers))
    fill(connection, tables.annual_record, (_annual(dice, number) for number in numbers))
    fill(connection, tables.site, _sites(dice, records, communes))
    fill(connection, tables.indicator_value, _values(dice, records, values))


def name_of(dice: random.Random, commune: str | None) -> str:
    """A name as people give them: with a hamlet's, that of the commune, or both."""
    place = f" de {commune_name(commune)}" if commune and dice.random() < 0.5 else ""
    hamlet = "".join(dice.choice(part) for part in HAMLETS)
    return f"{dice.choice(WHAT)} de la {hamlet}{place}"


def uuid(kind: int, number: int) -> str:
    """A stable identifier."""
    return f"{kind:08x}-0000-4000-8000-{number:012x}"


def fill(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    """Insert rows, many at a time."""
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)


def _record(dice: random.Random, number: int, communes: Sequence[str]) -> dict[str, Any]:
    domain = dice.choice(DOMAINS)
    commune = None if number % 50 == 0 else dice.choice(communes)
    name, place = name_of(dice, commune), commune_name(commune) if commune else ""
    description = "Des voisins partagent du matériel, du temps et des savoirs."
    return {
        "id": number,
        "uuid": uuid(1, number),
        "kind": "network" if number % 20 == 0 else "initiative",
        "name": name,
        "folded_name": fold(name),
        "folded_commune": fold(place) or None,
        "search_text": f"{name} {place} {description}",
        "commune": commune,
        "domain": domain,
        "types": (TYPES[domain],),
        "created": dice.randint(1970, 2025),
        "legal_form": dice.choice(("association", "informel", "scic")),
        "description": description,
        "created_at": NOW,
        "updated_at": NOW,
    }


def _annual(dice: random.Random, number: int) -> dict[str, Any]:
    row = {"id": number, "uuid": uuid(2, number), "record_id": number, "campaign_id": 1}
    return {**row, "status": dice.choice(STATUSES), "lifecycle": dice.choice(LIFECYCLES)}


def _sites(dice: random.Random, records: int, communes: Sequence[str]) -> Iterator[dict[str, Any]]:
    parts = {shares: weights([Decimal(share) for share in shares]) for shares in SHARES}
    identifier = count(1)
    for number in range(1, records + 1):
        if number % 5:
            continue
        shares = dice.choice(SHARES)
        for share, (weight, total) in zip(shares, parts[shares], strict=True):
            row_id = next(identifier)
            yield {
                "id": row_id,
                "uuid": uuid(3, row_id),
                "record_id": number,
                "commune": dice.choice(communes),
                "share": Decimal(share),
                "weight": weight,
                "weight_total": total,
            }


def _values(dice: random.Random, records: int, values: Sequence[int]) -> Iterator[dict[str, Any]]:
    asked = [
        indicator for indicator in Catalogue.load().entered() if indicator.kind is not IndicatorKind.CHOICES
    ]
    identifier = count(1)
    for number in range(1, records + 1):
        for indicator in dice.sample(asked, dice.choice(values)):
            row_id = next(identifier)
            known = dice.random() < 0.9
            yield {
                "id": row_id,
                "uuid": uuid(4, row_id),
                "annual_record_id": number,
                "indicator": indicator.code,
                "amount": Decimal(_amount(dice, indicator)) if known else None,
                "evidence": "declare" if known else None,
                "absence": None if known else dice.choice(ABSENCES),
            }


def _amount(dice: random.Random, indicator: Indicator) -> int:
    """A plausible whole amount, in the indicator's unit."""
    match indicator.kind:
        case IndicatorKind.BOOLEAN:
            return dice.randint(0, 1)
        case IndicatorKind.MONEY:
            return dice.randint(0, 200_000)
        case _:
            low = 0 if indicator.warn_low is None else int(indicator.warn_low)
            high = 100 if indicator.warn_high is None else min(int(indicator.warn_high), 1000)
            return dice.randint(low, high)
