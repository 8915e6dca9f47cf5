"""How much an inventory holds, and whether what it holds is coherent."""

from __future__ import annotations

from sqlalchemy import Connection, func, select, text

from census_app.store import tables


def records_by_kind(connection: Connection) -> dict[str, int]:
    """The number of records of each kind that are not retired."""
    record = tables.record
    query = select(record.c.kind, func.count()).where(record.c.retired_at.is_(None)).group_by(record.c.kind)
    return {row[0]: row[1] for row in connection.execute(query)}


_CHECKS = (
    (
        "SELECT count(*) FROM interview WHERE NOT json_valid(answers)",
        "{} entretien(s) dont les réponses sont illisibles",
    ),
    (
        "SELECT count(*) FROM interview WHERE state = 'finished' AND finished_at IS NULL",
        "{} entretien(s) terminé(s) sans date de fin",
    ),
    (
        "SELECT count(*) FROM interview WHERE record_id IS NULL AND meeting_id IS NULL",
        "{} entretien(s) sans fiche ni réunion",
    ),
    (
        "SELECT count(*) FROM indicator_value WHERE amount IS NOT NULL AND absence IS NOT NULL",
        "{} valeur(s) à la fois connue(s) et absente(s)",
    ),
    (
        "SELECT count(*) FROM site WHERE weight < 0 OR weight_total <= 0 OR weight > weight_total",
        "{} lieu(x) dont la part est incohérente",
    ),
    (
        "SELECT count(*) FROM record r LEFT JOIN record_search s ON s.rowid = r.id WHERE s.rowid IS NULL",
        "{} fiche(s) absente(s) de la recherche",
    ),
)


def inconsistencies(connection: Connection) -> tuple[str, ...]:
    """What the rows say that cannot be, a French sentence each."""
    found = []
    for query, sentence in _CHECKS:
        count = connection.execute(text(query)).scalar() or 0
        if count:
            found.append(sentence.format(count))
    return tuple(found)
