"""Answers as servers give them to programs: Central's OData document, KoboToolbox's list."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from census_app.forms import Filling, NodeState
from tests.exchange.phone_exports import Sent

ROOT = "/data"


def odata(sent: Sequence[Sent]) -> str:
    """Central's document of submissions, repeats expanded."""
    records = []
    for each in sent:
        record = _nested(each.filling, ROOT)
        system = {"submissionDate": each.submitted, "submitterName": "Camille", "reviewState": None}
        record |= {"__id": each.instance_id, "__system": {**system, "formVersion": "3"}}
        record["meta"] = {"instanceID": each.instance_id, "instanceName": None}
        records.append(record)
    return json.dumps(
        {"@odata.context": "https://central.example.org/$metadata#Submissions", "value": records}
    )


def _nested(filling: Filling, path: str) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for child in filling.children(path):
        if child.kind == "group":
            made[child.name] = _nested(filling, child.path)
        elif child.kind == "repeat":
            made[f"{child.name}@odata.navigationLink"] = f"Submissions('x')/{child.name}"
            made[child.name] = [
                {**_nested(filling, each.path), "__id": "0f" * 20} for each in filling.children(child.path)
            ]
        else:
            made[child.name] = _typed(child)
    return made


def _typed(state: NodeState) -> Any:
    if not state.value:
        return None
    if state.kind == "integer":
        return int(state.value)
    if state.kind == "decimal":
        return float(state.value)
    if state.kind == "geopoint":
        latitude, longitude, height, accuracy = map(float, state.value.split())
        place = {"type": "Point", "coordinates": [longitude, latitude, height]}
        return {**place, "properties": {"accuracy": accuracy}}
    return state.value


def kobo_json(sent: Sequence[Sent]) -> str:
    """KoboToolbox's list of answers: only those given, each called by its whole path."""
    records = []
    for number, each in enumerate(sent, 1):
        record = _flat(each.filling, ROOT)
        uuid = each.instance_id.removeprefix("uuid:")
        record |= {"_id": number, "_uuid": uuid, "_submission_time": "2026-03-02T09:12:00", "_tags": []}
        record |= {"meta/instanceID": each.instance_id, "__version__": "vKz3", "formhub/uuid": "0f" * 16}
        record |= {"_attachments": [{"filename": "camille/1.jpg"}], "_geolocation": [47.72, -1.37]}
        records.append({**record, "_validation_status": {}, "_submitted_by": "camille_k", "_notes": []})
    return json.dumps({"count": len(records), "next": None, "previous": None, "results": records})


def _flat(filling: Filling, path: str) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for child in filling.children(path):
        bare = "/".join(step.partition("[")[0] for step in child.path.split("/")[2:])
        if child.kind == "group":
            made |= _flat(filling, child.path)
        elif child.kind == "repeat":
            occurrences = [_flat(filling, each.path) for each in filling.children(child.path)]
            made |= {bare: occurrences} if occurrences else {}
        elif child.value:
            made[bare] = child.value
    return made
