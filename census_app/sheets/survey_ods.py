"""The survey of an ods, whose rows and cells may stand for thousands of equal ones."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from zipfile import ZipFile

from census_app.sheets.survey import Special, Survey

if TYPE_CHECKING:
    from lxml.etree import _Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"


def survey_ods(archive: ZipFile) -> Iterator[tuple[str, Survey]]:
    """The survey of each sheet of an ods, by its name."""
    from lxml import etree

    name, row, survey = "", 1, Survey()
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
                    name, row, survey = str(element.get(f"{_TABLE}name")), 1, Survey()
                else:
                    yield name, survey
            elif event == "end":
                row = _add_row(survey, row, element)
                element.clear()


def _add_row(survey: Survey, row: int, element: "_Element") -> int:
    """Add a row, or the equal rows it stands for; the number of the next one."""
    following = row + int(element.get(f"{_TABLE}number-rows-repeated", 1))
    column = 1
    for cell in element:
        after = column + int(cell.get(f"{_TABLE}number-columns-repeated", 1))
        if len(cell) or cell.get(f"{_OFFICE}value-type") is not None:
            survey.height = max(survey.height, following - 1)
            survey.width = max(survey.width, after - 1)
        special = _special(cell)
        if special is not None:
            survey.specials[row, column] = special
        column = after
    return following


def _special(cell: "_Element") -> Special | None:
    formula = cell.get(f"{_TABLE}formula")
    is_error = cell.get(f"{_CALC}value-type") == "error"
    if formula is None and not is_error:
        return None
    shown = "".join(str(text) for text in cell.itertext()).strip()
    kept = formula.partition(":=")[2] or formula if formula is not None else None
    blank = not shown and cell.get(f"{_OFFICE}value-type") == "string"
    return Special(kept, shown if is_error else "", blank=blank)
