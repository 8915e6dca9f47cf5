"""The files of choices beside a form: csv with a header, GeoJSON, XML, as ODK reads them."""

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from census_app.forms.tables import Item, table_of_rows
from census_app.forms.xform_names import content, elements, local

if TYPE_CHECKING:
    from census_app.forms.xform_names import Element

_SEPARATORS = ",;\t|"
_LARGEST = 50_000_000


def read_rows(text: str) -> list[dict[str, str]]:
    """The rows of a csv text, by column; the separator is the commonest in the header among `, ; tab |`."""
    header = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=header.count)
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=separator) if row]
    if not rows:
        return []
    columns = rows[0]
    return [dict(zip(columns, row + [""] * (len(columns) - len(row)), strict=False)) for row in rows[1:]]


def instance_of_file(identifier: str, name: str, text: str) -> Item:
    """The secondary instance that a file beside a form makes: csv, GeoJSON (features as items) or XML.

    Raises:
        ValueError: the file is not what its name says.
    """
    if name.endswith(".geojson"):
        return table_of_rows(identifier, _features(text))
    if name.endswith(".xml"):
        return instance_of_xml(identifier, text)
    return table_of_rows(identifier, read_rows(text))


def instance_of_xml(identifier: str, text: str) -> Item:
    """The secondary instance of an XML text."""
    from lxml import etree

    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    top = Item(identifier)
    top.append(item_of_element(root))
    return top


def item_of_element(element: "Element", name: str = "") -> Item:
    """The node of an XML element, and those of all within it."""
    item = Item(name or local(element), content(element))
    for each in elements(element):
        item.append(item_of_element(each))
    return item


def _features(text: str) -> list[dict[str, str]]:
    """The features of a GeoJSON text as rows: geometry in ODK's words, identifier, properties."""
    rows: list[dict[str, str]] = []
    for feature in json.loads(text).get("features", []):
        properties = dict(feature.get("properties") or {})
        identifier = feature.get("id", properties.pop("id", None))
        row = {"geometry": _geometry(feature.get("geometry") or {})}
        row |= {} if identifier is None else {"id": str(identifier)}
        rows.append(row | {key: "" if value is None else str(value) for key, value in properties.items()})
    return rows


def _geometry(geometry: dict[str, Any]) -> str:
    coordinates = geometry.get("coordinates") or []
    if geometry.get("type") == "Point":
        coordinates = [coordinates]
    elif geometry.get("type") == "Polygon":
        coordinates = coordinates[0] if coordinates else []
    return "; ".join(f"{place[1]} {place[0]} 0 0" for place in coordinates)


def files_beside(path: Path, names: frozenset[str]) -> dict[str, str]:
    """The texts of the files of those names beside a form; missing or huge ones are left out."""
    found: dict[str, str] = {}
    for name in sorted(names):
        beside = path.parent / Path(name).name
        if beside.is_file() and beside.stat().st_size <= _LARGEST:
            found[name] = _decoded(beside.read_bytes())
    return found


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
