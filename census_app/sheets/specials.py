"""The cells that calamine does not tell from blank ones: formulas and errors, found in the file's own XML."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING
from zipfile import ZipFile

from census_app.sheets.opening import Format
from census_app.sheets.places import column_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "{*}"  # the two dialects of xlsx differ by their namespaces only
_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
_WORTH = re.compile(rb"<(?:\w+:)?f[ >/]|\bt=[\"']e[\"']")
_CHUNK = 1 << 20
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"


@dataclass(frozen=True, slots=True)
class Special:
    """A formula, an error, or both. `blank`: the stored value of the formula is an empty text."""

    formula: str | None
    error: str = ""
    blank: bool = False


Specials = dict[tuple[int, int], Special]
"""By row and column, from 1."""


def special_cells(path: Path, form: Format) -> dict[str, Specials]:
    """The formulas and errors of each sheet that has some, by its name; nothing for an xls."""
    if form not in (Format.XLSX, Format.ODS):
        return {}
    with ZipFile(path) as archive:
        return dict(_of_xlsx(archive) if form is Format.XLSX else _of_ods(archive))


def _of_xlsx(archive: ZipFile) -> Iterator[tuple[str, Specials]]:
    for name, part in _parts(archive):
        with archive.open(part) as stream:
            worth = _is_worth(stream)
        if worth:
            with archive.open(part) as stream:
                yield name, _of_sheet(stream)


def _parts(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet and the part it lies in."""
    relations = {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("xl", relation.get("Target", ""))).lstrip(
            "/"
        )
        for relation in _root(archive, "xl/_rels/workbook.xml.rels")
    }
    held = set(archive.namelist())
    for sheet in _root(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
        identifier = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
        part = relations.get(str(identifier), "")
        if part in held:
            yield str(sheet.get("name")), part


def _root(archive: ZipFile, part: str) -> "_Element":
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(archive.read(part), parser)


def _is_worth(stream: IO[bytes]) -> bool:
    """Whether the part of a sheet holds a formula or an error at all: most do not, and parsing is slow."""
    before = b""
    while chunk := stream.read(_CHUNK):
        if _WORTH.search(before + chunk):
            return True
        before = chunk[-16:]
    return False


def _of_sheet(stream: IO[bytes]) -> Specials:
    from lxml import etree

    found: Specials = {}
    shared: dict[str, str] = {}
    row, column = 0, 0
    for event, element in etree.iterparse(
        stream,
        ("start", "end"),
        tag=("{*}row", "{*}c"),
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    ):
        is_row = str(element.tag).endswith("}row")
        if event == "start":
            if is_row:
                row, column = int(element.get("r", row + 1)), 0
            continue
        if is_row:
            element.clear()
            continue
        place = _REFERENCE.fullmatch(element.get("r", ""))
        column = column_number(place.group(1)) if place else column + 1
        special = _of_cell(element, shared)
        if special is not None:
            found[row, column] = special
    return found


def _of_cell(cell: "_Element", shared: dict[str, str]) -> Special | None:
    formula, value = cell.find("{*}f"), cell.find("{*}v")
    stored = (value.text or "") if value is not None else ""
    error = stored if cell.get("t") == "e" else ""
    if formula is None:
        return Special(None, error) if error else None
    text = formula.text or ""
    number = formula.get("si")
    if number is not None:  # the first cell of a shared formula has its text, the others its number
        text = shared.setdefault(number, text) if text else shared.get(number, "")
    return Special(text, error, blank=value is not None and not stored and cell.get("t") == "str")


def _of_ods(archive: ZipFile) -> Iterator[tuple[str, Specials]]:
    from lxml import etree

    name, row, found = "", 1, Specials()
    with archive.open("content.xml") as stream:
        for event, element in etree.iterparse(
            stream,
            ("start", "end"),
            tag=(f"{_TABLE}table", f"{_TABLE}table-row"),
            resolve_entities=False,
            no_network=True,
            huge_tree=True,
        ):
            if element.tag == f"{_TABLE}table":
                if event == "start":
                    name, row, found = str(element.get(f"{_TABLE}name")), 1, Specials()
                elif found:
                    yield name, found
            elif event == "end":
                for column, special in _of_ods_row(element):
                    found[row, column] = special
                row += int(element.get(f"{_TABLE}number-rows-repeated", 1))
                element.clear()


def _of_ods_row(row: "_Element") -> Iterator[tuple[int, Special]]:
    column = 1
    for cell in row:
        formula = cell.get(f"{_TABLE}formula")
        is_error = cell.get(f"{_CALC}value-type") == "error"
        if formula is not None or is_error:
            shown = "".join(str(text) for text in cell.itertext())
            kept = formula.partition(":=")[2] or formula if formula is not None else None
            blank = not shown and cell.get(f"{_OFFICE}value-type") == "string"
            yield column, Special(kept, shown if is_error else "", blank=blank)
        column += int(cell.get(f"{_TABLE}number-columns-repeated", 1))
