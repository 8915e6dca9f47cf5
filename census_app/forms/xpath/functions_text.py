"""Functions on texts."""

import base64
import binascii
import hashlib
import math
import re
import uuid
from collections.abc import Callable

from census_app.forms.xpath.errors import XPathError
from census_app.forms.xpath.function import MANY, Arguments, Function, of_texts, of_values
from census_app.forms.xpath.patterns import pattern
from census_app.forms.xpath.scope import Scope
from census_app.forms.xpath.values import Value, js_round, text_number, texts, to_number, to_text

_LONGEST_UUID = 10_000
_DIGESTS = {
    "MD5": "md5",
    "SHA-1": "sha1",
    "SHA-256": "sha256",
    "SHA-384": "sha384",
    "SHA-512": "sha512",
}


def _substring(text: Value, start: Value, length: Value = math.inf) -> str:
    """Characters counted from 1; start and length are rounded (XPath 1.0)."""
    first = js_round(to_number(start))
    last = first + js_round(to_number(length))
    return "".join(character for place, character in enumerate(to_text(text), 1) if first <= place < last)


def _substr(text: Value, start: Value, end: Value | None = None) -> str:
    """Characters counted from 0, the end excluded; from the end where negative."""
    whole = to_text(text)
    size = len(whole)
    first = _place(start, size)
    last = size if end is None else _place(end, size)
    return whole[first:last] if first <= last else ""


def _place(value: Value, size: int) -> int:
    match = re.match(r"\s*[+-]?\d+", to_text(value))
    place = int(match.group()) if match else 0
    return min(max(place + size if place < 0 else place, 0), size)


def _substring_before(text: str, mark: str) -> str:
    return text.partition(mark)[0] if mark and mark in text else ""


def _substring_after(text: str, mark: str) -> str:
    return text if not mark else text.partition(mark)[2]


def _translate(text: str, characters: str, replacements: str) -> str:
    table: dict[int, str] = {}
    for place, character in enumerate(characters):
        table.setdefault(ord(character), replacements[place : place + 1])
    return text.translate(table)


def _join(glue: Value, *values: Value) -> str:
    return to_text(glue).join(text for value in values for text in texts(value))


def _concat(*values: Value) -> str:
    return "".join(text for value in values for text in texts(value))


def _digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    if algorithm not in _DIGESTS:
        raise XPathError(f"l'algorithme « {algorithm} » n'existe pas", code="digest")
    hashed = hashlib.new(_DIGESTS[algorithm], text.encode(), usedforsecurity=False).digest()
    return hashed.hex() if encoding == "hex" else base64.b64encode(hashed).decode()


def _base64_decode(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode(errors="replace")
    except binascii.Error:
        return ""


def _uuid(length: str = "36") -> str:
    wanted = text_number(length)
    if math.isnan(wanted):
        return ""
    size = int(min(wanted, _LONGEST_UUID))
    return "".join(str(uuid.uuid4()) for _ in range(size // 36 + 1))[: max(size, 0)]


def _of_context(call: Callable[[str], Value]) -> Function:
    """A function of one text, by default that of the context node."""

    def run(scope: Scope, arguments: Arguments) -> Value:
        return call(to_text(arguments[0](scope)) if arguments else scope.node.text())

    return Function(0, 1, run)


TEXTS: dict[str, Function] = {
    "string": _of_context(lambda text: text),
    "concat": of_values(0, MANY, _concat),
    "join": of_values(1, MANY, _join),
    "contains": of_texts(2, 2, lambda text, part: part in text),
    "starts-with": of_texts(2, 2, lambda text, part: text.startswith(part)),
    "ends-with": of_texts(2, 2, lambda text, part: text.endswith(part)),
    "substring": of_values(2, 3, _substring),
    "substr": of_values(2, 3, _substr),
    "substring-before": of_texts(2, 2, _substring_before),
    "substring-after": of_texts(2, 2, _substring_after),
    "translate": of_texts(3, 3, _translate),
    "string-length": _of_context(lambda text: float(len(text.encode("utf-16-le")) // 2)),
    "normalize-space": _of_context(lambda text: " ".join(text.split())),
    "regex": of_texts(2, 2, lambda text, wanted: pattern(wanted).search(text) is not None),
    "digest": of_texts(2, 3, _digest),
    "base64-decode": of_texts(1, 1, _base64_decode),
    "uuid": of_texts(0, 1, _uuid),
}
