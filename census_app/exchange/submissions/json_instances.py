"""Submissions as programs fetch them: Central's OData document, KoboToolbox's list of answers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from census_app.exchange.submissions.submission import Submission, Unreadable
from census_app.exchange.submissions.versions import FormVersions
from census_app.exchange.submissions.vocabulary import Vocabularies
from census_app.exchange.submissions.xml_instances import submission_of

if TYPE_CHECKING:
    from census_app.forms.xform_names import Element

_LISTS: Final = ("value", "results")
_NOT_ANSWERS: Final = "Le fichier JSON ne contient pas de réponses de Central ni de KoboToolbox."
_IDENTIFIERS: Final = frozenset({"__id", "_uuid", "meta/instanceID", "meta"})
_TOLD: Final = {
    "submitter": ("submitterName", "_submitted_by"),
    "deviceid": ("deviceId",),
    "review": ("reviewState",),
}


def json_instances(
    content: bytes, source: str, forms: FormVersions, words: Vocabularies
) -> Iterator[Submission | Unreadable]:
    """The submissions of a JSON text, and why it holds none."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        yield Unreadable(source, None, "Le fichier JSON est coupé ou abîmé.")
        return
    records = _records(document)
    if not records:
        yield Unreadable(source, None, _NOT_ANSWERS)
    for number, record in enumerate(records, 1):
        place = source if len(records) == 1 else f"{source} ({number})"
        try:
            element = _element(record, forms.default.root.name)
        except (ValueError, TypeError):
            yield Unreadable(source, None, _NOT_ANSWERS)
            continue
        found = submission_of(element, place, forms, words)
        yield replace(found, said={**found.said, **_said(record)}) if isinstance(found, Submission) else found


def _records(document: Any) -> list[Mapping[str, Any]]:
    """The submissions of a document: a list, a page of one, or one alone."""
    if isinstance(document, dict):
        lists = [document[name] for name in _LISTS if isinstance(document.get(name), list)]
        document = lists[0] if lists else [document]
    every = document if isinstance(document, list) else []
    return [each for each in every if isinstance(each, dict) and not _IDENTIFIERS.isdisjoint(each)]


def _element(record: Mapping[str, Any], root: str) -> Element:
    """A submission as the XML instance that it was."""
    from lxml import etree

    system = record.get("__system") or {}
    told = {
        "id": record.get("_xform_id_string"),
        "version": system.get("formVersion"),
        "submissionDate": system.get("submissionDate") or record.get("_submission_time"),
        "instanceID": record.get("__id") or record.get("_uuid"),
    }
    element = etree.Element(root, {name: str(text) for name, text in told.items() if text})
    _fill(element, record, "")
    return element


def _fill(element: Element, record: Mapping[str, Any], around: str) -> None:
    """Put the answers of a record, or of an occurrence, under an element.

    KoboToolbox calls an answer by its whole path, Central by its name within its group.
    """
    from lxml import etree

    for key, value in record.items():
        if value is None or value == [] or "@odata" in key or (key.startswith("_") and key != "__version__"):
            continue
        *groups, name = key.removeprefix(around).split("/")
        parent = element
        for group in groups:
            known = parent.find(group)
            parent = etree.SubElement(parent, group) if known is None else known
        occurrences = value if isinstance(value, list) and value and isinstance(value[0], dict) else None
        if occurrences is not None:
            for each in occurrences:
                _fill(etree.SubElement(parent, name), each, f"{around}{'/'.join((*groups, name))}/")
        elif isinstance(value, dict) and "coordinates" not in value:
            known = parent.find(name)
            _fill(etree.SubElement(parent, name) if known is None else known, value, around)
        else:
            etree.SubElement(parent, name).text = _text(value)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return " ".join(map(_text, value))
    if isinstance(value, dict):  # a position, as GeoJSON
        longitude, latitude, *rest = value["coordinates"]
        accuracy = (value.get("properties") or {}).get("accuracy")
        height = rest[0] if rest and rest[0] is not None else 0
        return " ".join(map(str, (latitude, longitude, height, accuracy or 0)))
    return str(value)


def _said(record: Mapping[str, Any]) -> dict[str, str]:
    told = {**record, **(record.get("__system") or {})}
    found = {name: next((told[key] for key in keys if told.get(key)), "") for name, keys in _TOLD.items()}
    status = record.get("_validation_status")
    if isinstance(status, dict) and status.get("uid"):
        found["review"] = status["uid"]
    return {name: str(text) for name, text in found.items() if text}
