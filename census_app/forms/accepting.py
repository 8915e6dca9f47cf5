"""Whether an answer can be taken, and what of it is kept."""

from census_app.forms.nodes import Leaf, Node
from census_app.forms.problems import FillingError

_WANTED = {
    "int": "un nombre entier",
    "decimal": "un nombre",
    "date": "une date (AAAA-MM-JJ)",
    "time": "une heure (HH:MM:SS)",
    "dateTime": "une date et une heure (AAAA-MM-JJTHH:MM:SS)",
    "geopoint": "une position (latitude longitude)",
    "geotrace": "une suite de positions",
    "geoshape": "une suite de positions",
}


def writable(node: Node) -> Leaf:
    """The question, if a person may answer it now.

    Raises:
        FillingError: `not-a-question`, `irrelevant` or `readonly`.
    """
    leaf = node.as_leaf()
    if leaf is None:
        raise FillingError("not-a-question", node.path, f"« {node.path} » n'est pas une question.")
    if not leaf.relevant.read():
        raise FillingError(
            "irrelevant", leaf.path, f"La question « {leaf.name} » n'est pas posée dans ce cas."
        )
    if leaf.readonly.read() or leaf.definition.kind in {"note", "calculate", "hidden"}:
        raise FillingError("readonly", leaf.path, f"La question « {leaf.name} » est en lecture seule.")
    return leaf


def accepted(leaf: Leaf, text: str) -> str:
    """What a question keeps of an answer.

    Raises:
        FillingError: `unoffered-choice`, or `bad-value` for its type.
    """
    if not text:
        return ""
    if leaf.options is not None:
        return _chosen(leaf, text)
    value = leaf.runtime.kept(leaf.definition, text)
    if not value and leaf.definition.kind != "acknowledge":
        wanted = _WANTED.get(leaf.definition.bind.type, "une autre valeur")
        raise FillingError(
            "bad-value", leaf.path, f"La question « {leaf.name} » attend {wanted}, pas « {text} »."
        )
    return value


def _chosen(leaf: Leaf, text: str) -> str:
    options = None if leaf.options is None else leaf.options.read()
    names = [text] if leaf.definition.kind == "select_one" else list(dict.fromkeys(text.split()))
    unknown = [name for name in names if options is None or name not in options]
    if unknown:
        message = f"La question « {leaf.name} » ne propose pas « {unknown[0]} »."
        raise FillingError("unoffered-choice", leaf.path, message)
    if leaf.definition.kind == "rank" and options is not None and len(names) < len(options.names):
        message = f"La question « {leaf.name} » demande de classer tous les choix."
        raise FillingError("incomplete-rank", leaf.path, message)
    if leaf.definition.kind == "select_multiple" and options is not None:
        chosen = frozenset(names)
        names = [name for name in options.names if name in chosen]
    return " ".join(names)
