"""What a French Excel makes of a csv file that it opens and saves."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from decimal import Decimal

from tests.exchange.phone_exports import csv_text

_REWRITTEN: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"-?\d{12,}", lambda m: f"{int(m[0]):.5E}".replace(".", ",")),
    (r"-?\d+", lambda m: str(int(m[0]))),
    (r"-?\d+\.\d+", lambda m: f"{Decimal(m[0]).normalize():f}".replace(".", ",")),
    (r"(\d{4})-(\d\d)-(\d\d)", lambda m: f"{m[3]}/{m[2]}/{m[1]}"),
    (r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d:\d\d):\d\d", lambda m: f"{m[3]}/{m[2]}/{m[1]} {m[4]}"),
    (r"true", lambda _: "VRAI"),
    (r"false", lambda _: "FAUX"),
)


def saved_by_excel(text: str, separator: str = ",") -> str:
    """A csv file once a French Excel has opened and saved it: its numbers, dates and truths rewritten."""
    rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    return csv_text([rows[0], *([_rewritten(cell) for cell in row] for row in rows[1:])], ";")


def _rewritten(cell: str) -> str:
    for pattern, made in _REWRITTEN:
        match = re.fullmatch(pattern, cell, re.IGNORECASE)
        if match is not None:
            return made(match)
    return cell
