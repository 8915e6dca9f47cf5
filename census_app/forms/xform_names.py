"""The names of an XForm: its namespaces, and what of an element one reads without them."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives it no other name

XFORMS = "http://www.w3.org/2002/xforms"
XHTML = "http://www.w3.org/1999/xhtml"
JAVAROSA = "http://openrosa.org/javarosa"
ENTITIES = "http://www.opendatakit.org/xforms/entities"
CENSUS = "https://census-app.org/xforms"

# Not the unbreakable ones: French puts them within « ».
_SPACES = re.compile(r"[ \t\r\n]+")


def local(element: "Element") -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def elements(parent: "Element") -> Iterator["Element"]:
    """The elements directly within another."""
    return (child for child in parent if local(child))


def child(parent: "Element", name: str) -> "Element | None":
    """The first element of that name directly within another."""
    return next((each for each in elements(parent) if local(each) == name), None)


def attribute(element: "Element", name: str, namespace: str = "") -> str:
    """An attribute, its spaces joined and trimmed; empty where it is missing."""
    value = element.get(f"{{{namespace}}}{name}" if namespace else name)
    return _SPACES.sub(" ", value).strip(" ") if value else ""


def content(element: "Element") -> str:
    """The text directly within an element."""
    return element.text or ""
