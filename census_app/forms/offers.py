"""Every choice that a question can ever offer, whatever filters them: what paper and spreadsheets list."""

import re
from dataclasses import replace

from census_app.forms.context import Context
from census_app.forms.definition import FormDefinition, NodeDefinition
from census_app.forms.options import Choice, options_of_choices, options_of_itemset
from census_app.forms.runtime import Runtime
from census_app.forms.xpath.compile import compile_expression
from census_app.forms.xpath.errors import XPathError

_WHOLE_LIST = re.compile(r"(?:randomize\()?\s*(instance\([^()]*\)(?:\s*/\s*[\w.:-]+)+)")


def every_choice(
    definition: FormDefinition, path: str, language: str | None = None, context: Context | None = None
) -> tuple[Choice, ...]:
    """The choices of a question (its path without occurrences) before any filter, each name once.

    They come in the list's order. Empty for a question whose choices are answers given elsewhere in the
    form. KeyError: no such node.
    """
    spoken = language if language in definition.languages else definition.default_language
    runtime = Runtime(definition, context or Context(), spoken or "")
    return _unfiltered(runtime, definition.nodes[path], spoken or "")


def _unfiltered(runtime: Runtime, node: NodeDefinition, language: str) -> tuple[Choice, ...]:
    if node.itemset is None:
        static = options_of_choices(
            node.choices, lambda wording: runtime.world.spell(wording, runtime.root), lasting=False
        )
        return static.choices(language)
    whole = _WHOLE_LIST.match(node.itemset.nodes.text)
    if whole is None:
        return ()
    itemset = replace(node.itemset, nodes=compile_expression(whole[1]))
    try:
        found = options_of_itemset(itemset, runtime.world, runtime.root, lasting=False)
    except XPathError:
        return ()
    return tuple({choice.name: choice for choice in found.choices(language)}.values())
