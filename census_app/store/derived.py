"""Columns computed from others: the sites' exact parts, and what the search looks at.

They are refreshed once a transaction, for the records it touched, whatever touched them (an edit, an
import, an undo).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from math import lcm
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from census_app.domain.text import fold
from census_app.store import tables
from census_app.store.batches import batches

CommuneName = Callable[[str], str]


def weights(shares: Sequence[Decimal | None]) -> list[tuple[int, int]]:
    """The exact parts ``(weight, total)`` of a record's sites, from their shares in %.

    Shares are normalised by their sum. A site without a share takes an equal part of what the others
    leave below 100 %; shares that sum to nothing are equal parts.
    """
    given = [Fraction(share) for share in shares if share is not None]
    missing = len(shares) - len(given)
    rest = max(Fraction(100) - sum(given, Fraction()), Fraction()) / missing if missing else Fraction()
    parts = [rest if share is None else Fraction(share) for share in shares]
    if not any(parts):
        parts = [Fraction(1)] * len(shares)
    total = sum(parts, Fraction())
    normal = [part / total for part in parts]
    scale = lcm(*(part.denominator for part in normal)) if normal else 1
    return [(int(part * scale), scale) for part in normal]


def refresh_weights(connection: Connection, records: Iterable[int]) -> None:
    """Recompute the parts of all the sites of ``records``."""
    site = tables.site
    for batch in batches(sorted(records)):
        query = select(site.c.record_id, site.c.id, site.c.share).where(site.c.record_id.in_(batch))
        rows = connection.execute(query.order_by(site.c.record_id, site.c.id)).all()
        changes = []
        for _, group in groupby(rows, key=itemgetter(0)):
            sites = list(group)
            parts = weights([row.share for row in sites])
            changes += [
                {"b_id": row.id, "weight": weight, "weight_total": total}
                for row, (weight, total) in zip(sites, parts, strict=True)
            ]
        if changes:
            connection.execute(update(site).where(site.c.id == bindparam("b_id")), changes)


def refresh_records(connection: Connection, records: Iterable[int], commune_name: CommuneName) -> None:
    """Recompute what the search looks at, and stamp the records as just changed."""
    record = tables.record
    now = datetime.now(UTC)
    for batch in batches(sorted(records)):
        people = _people(connection, batch)
        query = select(
            record.c.id, record.c.name, record.c.commune, record.c.description, record.c.email, record.c.siren
        ).where(record.c.id.in_(batch))
        changes: list[dict[str, Any]] = []
        for row in connection.execute(query):
            commune = commune_name(row.commune) if row.commune else ""
            words = (row.name, commune, *people.get(row.id, ()), row.description, row.email, row.siren)
            changes.append(
                {
                    "b_id": row.id,
                    "folded_name": fold(row.name),
                    "folded_commune": fold(commune) or None,
                    "search_text": " ".join(filter(None, words)),
                    "updated_at": now,
                }
            )
        if changes:
            connection.execute(update(record).where(record.c.id == bindparam("b_id")), changes)


def _people(connection: Connection, records: Sequence[int]) -> dict[int, list[str]]:
    contact = tables.contact
    people: dict[int, list[str]] = {}
    query = select(contact.c.record_id, contact.c.name).where(contact.c.record_id.in_(records))
    for record_id, name in connection.execute(query):
        people.setdefault(record_id, []).append(name)
    return people
