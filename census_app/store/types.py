"""Column types of the inventory: instants, exact decimals, sets of codes, JSON documents."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Integer, Text
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from census_app.domain.values import from_millionths, to_millionths


class Instant(TypeDecorator[datetime]):
    """A moment, kept as ISO 8601 text in UTC (``2026-09-24T12:30:00.000000+00:00``), so that it sorts."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    @override
    def process_result_value(self, value: Any, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Amount(TypeDecorator[Decimal]):
    """An exact decimal kept as whole millionths (see ``census_app.domain.values``)."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Any) -> int | None:
        return None if value is None else to_millionths(value)

    @override
    def process_result_value(self, value: Any, dialect: Any) -> Decimal | None:
        return None if value is None else from_millionths(value)


class Codes(TypeDecorator[tuple[str, ...]]):
    """Several codes, kept as ODK keeps several choices: separated by spaces.

    With a space at each end too, so that ``LIKE '% AMAP %'`` finds one. None and empty are the same.
    """

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        return f" {' '.join(value)} " if value else None

    @override
    def process_result_value(self, value: Any, dialect: Any) -> tuple[str, ...]:
        return tuple(value.split()) if value else ()


class Document(TypeDecorator[Any]):
    """A JSON document as readable text."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    @override
    def process_result_value(self, value: Any, dialect: Any) -> Any:
        return None if value is None else json.loads(value)
