"""An XForm read into a definition. The XML is trusted with nothing: no network, no entities, no DTD."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from census_app.forms.definition import Action, FormDefinition, NodeDefinition
from census_app.forms.dependencies import check_cycles, ranks
from census_app.forms.external import instance_of_file, item_of_element
from census_app.forms.problems import FormError, Problem
from census_app.forms.tables import Item
from census_app.forms.xform_body import Body
from census_app.forms.xform_names import attribute, child, content, elements, local
from census_app.forms.xform_nodes import NodeReader, seeds
from census_app.forms.xform_words import Words
from census_app.forms.xpath.errors import XPathError

if TYPE_CHECKING:
    from census_app.forms.xform_names import Element


def load_xform(xml: str | bytes, files: Mapping[str, str] | None = None) -> FormDefinition:
    """Read an XForm; `files` are the texts of the csv files beside it, by name without suffix.

    Raises:
        FormError: it is no XForm, an expression cannot be read, or calculations go round in a circle.
    """
    beside = dict(files or {})
    tree = _parsed(xml)
    model = next((element for element in tree.iter() if local(element) == "model"), None)
    body = next((element for element in tree.iter() if local(element) == "body"), None)
    primary = None if model is None else _primary(model)
    if model is None or body is None or primary is None:
        raise _refused("not-a-form", "ce fichier n'est pas un formulaire XForm")
    try:
        words = Words(model)
        reader = NodeReader(model, Body(body, words), words)
        root = reader.read(primary)
    except (XPathError, RecursionError) as error:
        raise _refused("syntax", f"une formule ne peut pas être lue : {error}") from error
    nodes = {node.path: node for node in root.walk()}
    check_cycles(nodes)
    instances, missing = _instances(model, beside)
    title = next((content(each) for each in tree.iter() if local(each) == "title"), "")
    return FormDefinition(
        title=title,
        form_id=attribute(primary, "id"),
        version=attribute(primary, "version"),
        root=root,
        nodes=nodes,
        instances=instances,
        itext=words.itext,
        languages=tuple(words.languages) or ("",),
        default_language=words.default or next(iter(words.languages), ""),
        listeners=_listeners(root),
        ranks=ranks(nodes),
        seeds=seeds(primary, frozenset(path for path, node in nodes.items() if node.kind == "repeat")),
        xml=xml if isinstance(xml, str) else xml.decode(),
        missing_files=missing,
        files=beside,
    )


def _parsed(xml: str | bytes) -> "Element":
    from lxml import etree

    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(xml.encode() if isinstance(xml, str) else xml, parser)
    except etree.XMLSyntaxError as error:
        raise _refused("not-a-form", f"ce XML est mal formé : {error}") from error


def _refused(code: str, message: str) -> FormError:
    return FormError((Problem("", None, "", code, message),))


def _primary(model: "Element") -> "Element | None":
    instance = child(model, "instance")
    return None if instance is None else next(elements(instance), None)


def _instances(model: "Element", files: Mapping[str, str]) -> tuple[dict[str, Item], tuple[str, ...]]:
    """The secondary instances by id, and the names of the files that are not there."""
    found: dict[str, Item] = {}
    missing: list[str] = []
    for element in list(elements(model)):
        identifier = attribute(element, "id")
        if local(element) != "instance" or not identifier:
            continue
        source = attribute(element, "src")
        if not source:
            found[identifier] = item_of_element(element, identifier)
        elif (name := source.rpartition("/")[2]) in files:
            try:
                found[identifier] = instance_of_file(identifier, name, files[name])
            except ValueError as error:
                raise _refused(
                    "missing-file", f"le fichier « {name} » ne peut pas être lu : {error}"
                ) from error
        elif source != "jr://instance/last-saved":
            missing.append(source.rpartition("/")[2])
    return found, tuple(missing)


def _listeners(root: NodeDefinition) -> dict[str, tuple[Action, ...]]:
    """The actions that wait for the value of each node to change."""
    found: dict[str, tuple[Action, ...]] = {}
    for node in root.walk():
        for action in node.actions:
            if action.source:
                found[action.source] = (*found.get(action.source, ()), action)
    return found
