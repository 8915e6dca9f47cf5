"""The survey of an xlsx: quick passes over its bytes, a parser only where there are formulas or errors."""

import posixpath
import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING
from zipfile import ZipFile

from census_app.sheets.places import column_number
from census_app.sheets.survey import Special, Survey

if TYPE_CHECKING:
    from lxml.etree import _Element

SMALL = 5_000_000  # cells; below, the quick reach is enough

_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
_WORTH = (b"f>", b't="e"', b"t='e'")  # the end of a formula, with or without prefix; an error
_ROW = re.compile(rb"<(?:\w+:)?row[^>]*? r=[\"'](\d+)")
_COLUMN = re.compile(rb"r=[\"']([A-Z]{1,3})")
_FILLED = re.compile(rb"<(?:\w+:)?c [^>/]*?\br=[\"']([A-Z]{1,3})(\d+)[\"'][^>/]*>(?!</)")
_CHUNK = 1 << 20


def survey_xlsx(archive: ZipFile) -> Iterator[tuple[str, Survey]]:
    """The survey of each sheet of an xlsx, by its name."""
    for name, part in _parts(archive):
        survey, worth = Survey(), False
        with archive.open(part) as stream:
            for piece in _pieces(stream):
                worth = worth or any(sign in piece for sign in _WORTH)
                _reach(survey, piece)
        if survey.height * survey.width > SMALL:
            with archive.open(part) as stream:
                survey.height, survey.width = _exact_reach(stream)
        if worth:
            with archive.open(part) as stream:
                survey.specials = _specials(stream)
        yield name, survey


def _parts(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet and the part it lies in."""
    relations = {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("xl", relation.get("Target", ""))).lstrip(
            "/"
        )
        for relation in _root(archive, "xl/_rels/workbook.xml.rels")
    }
    held = set(archive.namelist())
    for sheet in _root(archive, "xl/workbook.xml").iter("{*}sheet"):
        identifier = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
        part = relations.get(str(identifier), "")
        if part in held:
            yield str(sheet.get("name")), part


def _root(archive: ZipFile, part: str) -> "_Element":
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(archive.read(part), parser)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The XML in pieces that end with a tag, so that no tag is cut."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        whole, end, rest = (rest + chunk).rpartition(b">")
        yield whole + end
    yield rest


def _reach(survey: Survey, piece: bytes) -> None:
    """Widen the survey by what the piece mentions, blank cells included: quick, and most sheets are small."""
    rows = _ROW.findall(piece)
    survey.height = max(survey.height, *map(int, rows), 0)
    survey.width = max(
        survey.width, *(column_number(column.decode()) for column in set(_COLUMN.findall(piece))), 0
    )


def _exact_reach(stream: IO[bytes]) -> tuple[int, int]:
    """The last row and column of the cells that hold something; cells that are only coloured do not count."""
    height, columns = 0, set[bytes]()
    for piece in _pieces(stream):
        found = _FILLED.findall(piece)
        columns.update(column for column, _ in found)
        height = max(height, max((int(row) for _, row in found), default=0))
    return height, max((column_number(column.decode()) for column in columns), default=0)


def _specials(stream: IO[bytes]) -> dict[tuple[int, int], Special]:
    from lxml import etree

    found: dict[tuple[int, int], Special] = {}
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
