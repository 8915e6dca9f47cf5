"""A cell, or the text of an XML element, as the answer that its question keeps."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from census_app.exchange.numbers import read_number
from census_app.exchange.submissions.moments import as_date, as_moment, as_time
from census_app.exchange.submissions.vocabulary import Options
from census_app.forms import NodeDefinition
from census_app.forms.codecs import kept

_YES: Final = frozenset({"1", "true", "vrai", "oui", "yes", "ok", "x", "o", "y"})
_NO: Final = frozenset({"0", "false", "faux", "non", "no", "n"})
_TRUTHS: Final = frozenset({"true", "false", "vrai", "faux"})
_WKT: Final = re.compile(r"POINT *Z? *\(([-\d.]+) ([-\d.]+)(?: ([-\d.]+))?\)", re.IGNORECASE)
_ZERO: Final = re.compile(r"-?\d+[.,]0+")


def plain_text(value: object) -> str:
    """A cell as text: ``12`` for 12.0, dates and times in ISO, true and false, lines kept."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, datetime):
        return as_moment(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def answer(node: NodeDefinition, options: Options | None, value: object) -> str:
    """The text that a question keeps of a cell; as written when the question cannot keep it."""
    text = plain_text(value)
    if not text:
        return ""
    if options is not None:
        return _chosen(node, options, text)
    if node.kind == "acknowledge":
        word = text.casefold()
        return "OK" if word in _YES else "" if word in _NO else text
    reader = _READERS.get(node.bind.type)
    read = text if reader is None else reader(value if not isinstance(value, str) else text)
    return (kept(node, read) if read else "") or text


def suits(node: NodeDefinition, options: Options | None, text: str) -> bool:
    """Whether a text is an answer that a question may have: of its type, or made of its choices."""
    if options is None:
        return bool(kept(node, text))
    names = [text] if node.kind == "select_one" else text.split()
    return all(name in options.order for name in names)


def is_ticked(value: object) -> bool | None:
    """Whether the cell of one choice says that it was chosen; None when it says something else."""
    word = plain_text(value).casefold()
    word = word.partition(".")[0] if _ZERO.fullmatch(word) else word
    return True if word in _YES else False if word in _NO or not word else None


def _chosen(node: NodeDefinition, options: Options, text: str) -> str:
    if node.kind == "select_one":
        found = options.named(text) or options.named(_whole(text)) or _truth(options, text)
        return found[0] if len(found) == 1 else text
    several = options.several(text) or options.several(_whole(text))
    if several is None:
        return text
    if node.kind == "rank":
        return " ".join(several)
    return " ".join(sorted(several, key=lambda name: options.order[name]))


def _truth(options: Options, text: str) -> list[str]:
    """The choice that « VRAI » stands for, after a stay in a spreadsheet, of a yes and a no."""
    word = text.casefold()
    same = next((words for words in (_YES, _NO) if word in words and word in _TRUTHS), frozenset())
    return [name for name in options.order if name.casefold() in same]


def _whole(text: str) -> str:
    """« 12 » for « 12.0 »: a choice whose name is a number, after a stay in a spreadsheet."""
    return re.split("[.,]", text)[0] if _ZERO.fullmatch(text) else text


def _decimal(value: object) -> str:
    text = plain_text(value)
    number = read_number(text)
    if number is None or number.unit:
        return text
    return plain_text(number.value)


def _integer(value: object) -> str:
    """A whole number; one with decimals is no answer to a question that wants none."""
    text = _decimal(value)
    whole, _, decimals = text.partition(".")
    return "" if decimals.strip("0") else whole


def _point(value: object) -> str:
    """Latitude, longitude, altitude and accuracy."""
    text = plain_text(value)
    match = _WKT.fullmatch(text)
    if match is not None:
        return " ".join(filter(None, (match[2], match[1], match[3])))
    parts = text.split()
    return " ".join(part.replace(",", ".") for part in parts)


_READERS: Final[Mapping[str, Callable[[object], str]]] = {
    "int": _integer,
    "decimal": _decimal,
    "date": as_date,
    "time": as_time,
    "dateTime": as_moment,
    "geopoint": _point,
}
