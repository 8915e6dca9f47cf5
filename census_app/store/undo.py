"""Putting changes back, from the history alone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Table, select
from sqlalchemy.exc import IntegrityError

from census_app.errors import CensusError
from census_app.store import campaigns, lookups, tables
from census_app.store.codec import decode, decode_row, encode
from census_app.store.writer import Writer

_AN_ANSWER = "Une réponse d’entretien se corrige dans l’entretien."
_RESTED_ON = frozenset({"record", "questionnaire", "campaign"})
_A_STATE = "Un entretien se termine et se rouvre dans l’entretien."
_STANDING = frozenset({"state", "finished_answers"})
"""Columns that say whether an interview is finished: true only of the answers it then had."""
_CHANGED_SINCE = "Ce changement ne peut plus être annulé : ce qu’il touchait a été modifié depuis."


def undo(writer: Writer, change_id: int) -> None:
    """Put back everything that a change touched, last first.

    Undoing an undo does it again. CensusError when there is no such change, or when what it touched
    has been changed since by something else.
    """
    history = tables.history
    rows = writer.connection.execute(
        select(history).where(history.c.change_id == change_id).order_by(history.c.id.desc())
    ).all()
    if not rows:
        raise CensusError("Il n’y a plus rien à annuler.")
    writer.undoing(change_id)
    try:
        for row in rows:
            _put_back(writer, row)
    except (IntegrityError, KeyError) as error:
        raise CensusError(_CHANGED_SINCE) from error


def put_back(writer: Writer, history_id: int) -> None:
    """Give one field the value it had before a line of the history; CensusError when it held none."""
    row = writer.connection.execute(select(tables.history).where(tables.history.c.id == history_id)).first()
    if row is None or not row.field:
        raise CensusError("Cette ligne de l’historique n’a pas de valeur à remettre.")
    table = tables.metadata.tables[row.entity]
    if row.field not in table.c:
        raise CensusError(_AN_ANSWER)
    if table is tables.interview and row.field in _STANDING:
        raise CensusError(_A_STATE)
    _check_campaign(writer, table, row)
    try:
        writer.update(table, row.entity_id, {row.field: decode(table.c[row.field], row.before)})
    except KeyError as error:
        raise CensusError(_CHANGED_SINCE) from error


def _check_campaign(writer: Writer, table: Table, row: Row[Any]) -> None:
    """What belongs to a closed campaign stays as it is, whatever the way it would be changed."""
    known = lookups.row(writer.connection, table, row.entity_id)
    if known is None and not row.field:
        known = row.before or row.after
    if known:
        campaigns.require_open_for(writer.connection, row.entity, known)


def _put_back(writer: Writer, row: Row[Any]) -> None:
    table = tables.metadata.tables[row.entity]
    _check_campaign(writer, table, row)
    if row.field and row.field in table.c:
        _put_field_back(writer, table, row)
    elif row.field:
        raise CensusError(_AN_ANSWER)
    elif row.before is None:
        _remove(writer, table, row)
    else:
        writer.insert(table, decode_row(table, row.before))


def _put_field_back(writer: Writer, table: Table, row: Row[Any]) -> None:
    column = table.c[row.field]
    now = writer.connection.execute(select(column).where(table.c.id == row.entity_id)).scalar()
    if encode(column, now) != row.after:
        raise CensusError(_CHANGED_SINCE)
    if table is tables.interview and row.field in _STANDING and _answered_since(writer.connection, row):
        raise CensusError(_CHANGED_SINCE)
    writer.update(table, row.entity_id, {row.field: decode(column, row.before)})


def _answered_since(connection: Connection, row: Row[Any]) -> bool:
    """Whether an answer of the interview changed after this line: its state then speaks of other answers."""
    history = tables.history.c
    query = select(history.id).where(
        history.entity == row.entity,
        history.entity_id == row.entity_id,
        history.change_id > row.change_id,
        history.field.like("/%"),
    )
    return connection.execute(query.limit(1)).first() is not None


def _remove(writer: Writer, table: Table, row: Row[Any]) -> None:
    """Undo a creation; a row that others have come to rest on stays."""
    if _touched_since(writer.connection, row):
        raise CensusError(_CHANGED_SINCE)
    writer.delete(table, row.entity_id)


def _touched_since(connection: Connection, row: Row[Any]) -> bool:
    if row.entity not in _RESTED_ON:
        return False
    for table, column in _references(row.entity):
        query = select(table.c.id).where(column == row.entity_id).limit(1)
        if connection.execute(query).first() is not None:
            return True
    return False


def _references(name: str) -> list[tuple[Table, Any]]:
    """Every column that refers to a table: what rests on its rows."""
    return [
        (table, key.parent)
        for table in tables.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == name
    ]
