"""What Excel refuses to open, or repairs with a fright: the limits that no library holds a workbook to.

From « Excel specifications and limits » (Microsoft) and the schema of SpreadsheetML; lengths in UTF-16 units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from lxml import etree

_NAME: Final = "{*}"
_LITERAL: Final = re.compile(r'"((?:[^"]|"")*)"')
_MOST_HEIGHT, _MOST_WIDTH = 409.5, 255.0
_LONGEST: Final = {
    "oddHeader": 255,
    "oddFooter": 255,
    "f": 8_192,
    "t": 32_767,
    "formula1": 255,
    "formula2": 255,
}
_ATTRIBUTES: Final = {
    ("dataValidation", "promptTitle"): 32,
    ("dataValidation", "errorTitle"): 32,
    ("dataValidation", "prompt"): 255,
    ("dataValidation", "error"): 255,
    ("sheet", "name"): 31,
    ("hyperlink", "location"): 2_079,
    ("Relationship", "Target"): 2_079,
    ("definedName", "name"): 255,
}
_MOST: Final = {"hyperlink": 65_530, "brk": 1_026, "dataValidation": 65_534, "xf": 64_000, "col": 16_384}


def beyond(path: Path) -> list[str]:
    """What of a workbook passes a limit of Excel, a line each; nothing when it would open."""
    found: list[str] = []
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(archive.read(name), etree.XMLParser(huge_tree=True))
                found += (f"{name}: {said}" for said in _of_part(root, is_chart="/charts/" in name))
    return found


def _of_part(root: etree._Element, *, is_chart: bool) -> Iterator[str]:
    counted: dict[str, int] = {}
    for element in root.iter("{*}*"):
        tag = etree.QName(element).localname
        counted[tag] = counted.get(tag, 0) + 1
        most = _LONGEST.get(tag) if not is_chart else 255
        if most and _units(element.text or "") > most:
            yield f"{tag} of {_units(element.text or '')} signs: {(element.text or '')[:60]}"
        if tag == "f" and any(_units(said) > 255 for said in _LITERAL.findall(element.text or "")):
            yield f"a text of more than 255 signs in a formula: {(element.text or '')[:60]}"
        for (owner, attribute), room in _ATTRIBUTES.items():
            if tag == owner and _units(element.get(attribute, "")) > room:
                yield f"{attribute} of {tag}: {element.get(attribute, '')[:60]}"
        if tag == "row" and float(element.get("ht", 0)) > _MOST_HEIGHT:
            yield f"row {element.get('r')} is {element.get('ht')} points high"
        if tag == "col" and float(element.get("width", 0)) > _MOST_WIDTH:
            yield f"column {element.get('min')} is {element.get('width')} wide"
        if tag == "is" and _units("".join(map(str, element.itertext()))) > 32_767:
            yield "a text of several looks is longer than a cell"
    yield from (f"{counted[tag]} {tag}" for tag, most in _MOST.items() if counted.get(tag, 0) > most)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
