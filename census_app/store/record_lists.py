"""The list of records: which ones and in what order, then only the rows on the screen.

The ids of the whole list are read at once (a few tens of milliseconds for 100 000), the rows by
hundreds as they come into view: scrolling costs the same whatever the size of the inventory.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    case,
    cast,
    exists,
    func,
    literal_column,
    select,
    text,
)

from census_app.domain.interviews import DRAFT, FINISHED, REOPENED
from census_app.domain.records import RecordFilter, RecordRow
from census_app.domain.text import fold
from census_app.store import tables
from census_app.store.batches import batches

VOLUNTEERS = "E05"
"""The indicator shown in the list itself: active volunteers."""

_record, _annual, _value = tables.record.c, tables.annual_record.c, tables.indicator_value.c


def record_ids(
    connection: Connection,
    wanted: RecordFilter,
    campaign_id: int | None,
    *,
    sort: str = "name",
    descending: bool = False,
    positions: Mapping[str, Sequence[str]] | None = None,
) -> list[int]:
    """The ids of the records that ``wanted`` describes, in order.

    ``sort`` is a column of the list (name, commune, domain, status, lifecycle, volunteers, updated_at,
    created); ``positions`` gives, for a coded column, its codes in the order of their labels. Unknown
    values come last either way.
    """
    query = _narrow(_base(campaign_id, _record.id), wanted, campaign_id)
    key = _sort_key(sort, positions or {})
    if sort == "volunteers":
        query = query.outerjoin(
            tables.indicator_value,
            (_value.annual_record_id == _annual.id) & (_value.indicator == VOLUNTEERS),
        )
    order = key.desc() if descending else key.asc()
    if key is _record.folded_name:  # always known: an index gives this order
        query = query.order_by(order, _record.id)
    else:
        query = query.order_by(order.nulls_last(), _record.folded_name, _record.id)
    return list(connection.execute(query).scalars().all())


def record_rows(connection: Connection, ids: Sequence[int], campaign_id: int | None) -> dict[int, RecordRow]:
    """The rows of the list for ``ids``, by id."""
    rows: dict[int, RecordRow] = {}
    for batch in batches(ids):
        interviews = _interview_states(connection, batch, campaign_id)
        query = (
            _base(
                campaign_id,
                _record.id,
                _record.kind,
                _record.name,
                _record.commune,
                _record.domain,
                _record.types,
                _record.updated_at,
                _record.retired_at,
                _annual.status,
                _annual.lifecycle,
                _value.amount,
            )
            .outerjoin(
                tables.indicator_value,
                (_value.annual_record_id == _annual.id) & (_value.indicator == VOLUNTEERS),
            )
            .where(_record.id.in_(batch))
        )
        for row in connection.execute(query):
            rows[row.id] = RecordRow(
                id=row.id,
                kind=row.kind,
                name=row.name,
                commune=row.commune,
                domain=row.domain,
                types=row.types,
                status=row.status,
                lifecycle=row.lifecycle,
                interview=interviews.get(row.id),
                volunteers=row.amount,
                updated_at=row.updated_at,
                retired=row.retired_at is not None,
            )
    return rows


def match_expression(typed: str) -> str:
    """What FTS5 is asked for the words typed: each one as the beginning of a word, all of them."""
    return " ".join(f'"{word}"*' for word in re.findall(r"\w+", fold(typed)))


def search(connection: Connection, typed: str, limit: int, *, kind: str = "") -> list[int]:
    """The first ``limit`` records whose words begin with the words typed, in the order of their creation."""
    expression = match_expression(typed)
    if not expression:
        return []
    query = (
        "SELECT s.rowid FROM record_search s JOIN record r ON r.id = s.rowid "
        "WHERE record_search MATCH :words AND r.retired_at IS NULL AND (:kind = '' OR r.kind = :kind) "
        "ORDER BY s.rowid LIMIT :limit"
    )
    parameters: dict[str, Any] = {"words": expression, "limit": limit, "kind": kind}
    return list(connection.execute(text(query), parameters).scalars())


def _base(campaign_id: int | None, *columns: Any) -> Select[Any]:
    return select(*columns).select_from(
        tables.record.outerjoin(
            tables.annual_record,
            (_annual.record_id == _record.id) & (_annual.campaign_id == (campaign_id or 0)),
        )
    )


def _narrow(query: Select[Any], wanted: RecordFilter, campaign_id: int | None) -> Select[Any]:
    conditions: list[ColumnElement[bool]] = [
        _record.retired_at.is_not(None) if wanted.retired else _record.retired_at.is_(None)
    ]
    words = match_expression(wanted.text)
    if wanted.kind:
        # With words, what they find comes first: the plus keeps SQLite off the index of a whole kind.
        conditions.append((literal_column("+record.kind") if words else _record.kind) == wanted.kind)
    if wanted.campaign_only:
        conditions.append(_annual.id.is_not(None))
    if wanted.communes:
        at = exists().where(
            (tables.site.c.record_id == _record.id) & tables.site.c.commune.in_(wanted.communes)
        )
        conditions.append(_record.commune.in_(wanted.communes) | at)
    if wanted.domains:
        conditions.append(_record.domain.in_(wanted.domains) | _holds(_record.domains, wanted.domains))
    if wanted.types:
        conditions.append(_holds(_record.types, wanted.types))
    if wanted.statuses:
        conditions.append(_annual.status.in_(wanted.statuses))
    if wanted.lifecycles:
        conditions.append(_annual.lifecycle.in_(wanted.lifecycles))
    if wanted.network is not None:
        conditions.append(_linked_to(wanted.network))
    if wanted.interview:
        conditions.append(_has_interview(wanted.interview, campaign_id))
    if words:
        found = text("record.id IN (SELECT rowid FROM record_search WHERE record_search MATCH :words)")
        query = query.where(found.bindparams(words=words))
    return query.where(*conditions)


def _holds(column: Any, codes: Sequence[str]) -> ColumnElement[bool]:
    """Whether a column of several codes holds any of ``codes``."""
    stored = func.coalesce(cast(column, Text), "")
    condition: ColumnElement[bool] = stored.contains(f" {codes[0]} ")
    for code in codes[1:]:
        condition = condition | stored.contains(f" {code} ")
    return condition


def _linked_to(record_id: int) -> ColumnElement[bool]:
    link = tables.link.c
    return exists().where(
        ((link.source_id == _record.id) & (link.target_id == record_id))
        | ((link.target_id == _record.id) & (link.source_id == record_id))
    )


def _has_interview(state: str, campaign_id: int | None) -> ColumnElement[bool]:
    interview = tables.interview.c
    mine = (interview.record_id == _record.id) & (interview.campaign_id == (campaign_id or 0))
    if state == "none":
        return ~exists().where(mine)
    return exists().where(mine & (interview.state == state))


def _sort_key(sort: str, positions: Mapping[str, Sequence[str]]) -> ColumnElement[Any]:
    coded = {"domain": _record.domain, "status": _annual.status, "lifecycle": _annual.lifecycle}
    if sort in coded and positions.get(sort):
        ranks = {code: rank for rank, code in enumerate(positions[sort])}
        return case(ranks, value=coded[sort], else_=None)
    plain: dict[str, ColumnElement[Any]] = {
        "name": _record.folded_name,
        "commune": _record.folded_commune,
        "updated_at": _record.updated_at,
        "created": _record.created,
        "volunteers": _value.amount,
    }
    return plain.get(sort, _record.folded_name)


def _interview_states(connection: Connection, ids: Sequence[int], campaign_id: int | None) -> dict[int, str]:
    """The furthest state of each record's interviews in the campaign."""
    interview = tables.interview.c
    standing = case(
        ((interview.state == DRAFT) & interview.finished_answers.is_not(None), REOPENED),
        else_=interview.state,
    )
    query = select(interview.record_id, standing).where(
        interview.record_id.in_(ids), interview.campaign_id == (campaign_id or 0)
    )
    states: dict[int, str] = {}
    for record_id, state in connection.execute(query):
        if states.get(record_id) != FINISHED:
            states[record_id] = state
    return states
