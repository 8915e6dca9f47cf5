"""The beginning and the end of a filling: metadata, first occurrences, dynamic defaults."""

import uuid

from census_app.forms.nodes import Leaf
from census_app.forms.runtime import Runtime
from census_app.forms.settling import Settler
from census_app.forms.xpath.moments import iso_date, iso_moment


def start(runtime: Runtime, settler: Settler) -> None:
    """Bring a new filling to its first state."""
    runtime.seed()
    for node in runtime.root.nodes():
        if isinstance(node, Leaf):
            preload(runtime, node)
    settler.enter(list(runtime.root.nodes()), quiet=True)
    settler.run_actions(list(runtime.root.nodes()), "odk-instance-first-load")
    settler.run_actions(list(runtime.root.nodes()), "odk-instance-load")
    settler.settle(quiet=True)


def preload(runtime: Runtime, leaf: Leaf) -> None:
    """Give a node its metadata, if it asks for some that is known at the start."""
    wanted = leaf.definition.bind.preload
    if wanted is None or wanted == ("timestamp", "end"):
        return
    value = _metadata(runtime, *wanted)
    if value:
        leaf.base.write(runtime.kept(leaf.definition, value))


def stamp_end(runtime: Runtime) -> None:
    """Write the moment of the end where it is asked for."""
    for node in runtime.root.nodes():
        if isinstance(node, Leaf) and node.definition.bind.preload == ("timestamp", "end"):
            node.base.write(iso_moment(runtime.context.now()))


def _metadata(runtime: Runtime, kind: str, parameter: str) -> str:
    context = runtime.context
    if kind == "uid":
        return f"uuid:{uuid.uuid4()}"
    if kind == "timestamp":
        return iso_moment(context.now())
    if kind == "date":
        return iso_date(context.now())
    known = {
        "username": context.username,
        "deviceid": context.deviceid,
        "email": context.email,
        "phonenumber": context.phonenumber,
    }
    return known.get(parameter, "") if kind == "property" else ""
