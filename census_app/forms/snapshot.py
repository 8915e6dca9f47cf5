"""How the state of a node is made from its cells."""

from typing import TYPE_CHECKING

from census_app.forms.node_state import NodeState

if TYPE_CHECKING:
    from census_app.forms.nodes import Leaf, Node

REQUIRED_MESSAGE = "Cette réponse est obligatoire."
CONSTRAINT_MESSAGE = "Cette réponse n'est pas admise."
WARNING_MESSAGE = "Cette réponse est inhabituelle : vérifiez-la."


def snapshot(node: "Node") -> NodeState:
    """The state of a node now; who asks within a cell is told when it changes."""
    definition, bind, world = node.definition, node.definition.bind, node.runtime.world
    leaf = node.as_leaf()
    relevant = node.relevant.read()
    required = leaf is not None and node.truth(bind.required, default=False)
    options = None if leaf is None or leaf.options is None else leaf.options.read()
    language = world.language.read()
    message, missing = ("", False) if leaf is None or not relevant else _fault(leaf, required=required)
    return NodeState(
        path=node.path,
        name=node.name,
        kind=node.kind,
        appearance=definition.appearance,
        value="" if leaf is None else leaf.value.read(),
        relevant=relevant,
        required=required,
        readonly=node.readonly.read(),
        valid=not message,
        missing=missing,
        message=message,
        warning="" if leaf is None or not relevant else _warning(leaf),
        label=world.spell(definition.label, node),
        hint=world.spell(definition.hint, node),
        guidance=world.spell(definition.guidance, node),
        absence="" if leaf is None else leaf.absence.read(),
        note="" if leaf is None else leaf.note.read(),
        save_to=bind.save_to,
        unit=bind.unit,
        fixed=definition.fixed,
        bounds=definition.bounds,
        media=definition.media,
        parameters=definition.parameters,
        language=language,
        options=options,
        spoken=None if options is None or options.lasting else options.choices(language),
    )


def _fault(leaf: "Leaf", *, required: bool) -> tuple[str, bool]:
    """What is wrong with an answer, and whether it is only that there is none."""
    bind, world = leaf.definition.bind, leaf.runtime.world
    value = leaf.value.read()
    if value and not leaf.truth(bind.constraint, default=True):
        return world.spell(bind.constraint_message, leaf) or CONSTRAINT_MESSAGE, False
    if required and not value and not leaf.absence.read():
        return world.spell(bind.required_message, leaf) or REQUIRED_MESSAGE, True
    return "", False


def _warning(leaf: "Leaf") -> str:
    bind = leaf.definition.bind
    if not leaf.value.read() or leaf.truth(bind.warning, default=True):
        return ""
    return leaf.runtime.world.spell(bind.warning_message, leaf) or WARNING_MESSAGE
