"""The columns of an XLSForm under all the names they go by."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "type": ("type", "command"),
    "name": ("name", "tag", "value"),
    "label": ("label", "caption"),
    "hint": ("hint",),
    "guidance_hint": ("guidance_hint",),
    "relevant": ("relevant", "relevance", "bind::relevant"),
    "required": ("required", "bind::required"),
    "required_message": ("required_message", "requiredmsg", "bind::jr:requiredmsg"),
    "readonly": ("readonly", "read_only", "bind::readonly"),
    "constraint": ("constraint", "bind::constraint"),
    "constraint_message": ("constraint_message", "constraining_message", "bind::jr:constraintmsg"),
    "calculation": ("calculation", "calculate", "bind::calculate"),
    "choice_filter": ("choice_filter",),
    "repeat_count": ("repeat_count", "count", "jr:count"),
    "default": ("default",),
    "trigger": ("trigger",),
    "parameters": ("parameters",),
    "appearance": ("appearance", "control::appearance"),
    "save_to": ("save_to", "bind::census:save_to"),
    "warning": ("warning", "bind::census:warning"),
    "warning_message": ("warning_message", "bind::census:warning_message"),
    "disabled": ("disabled",),
    "list_name": ("list_name", "list name"),
}
"""For each column, the headers that mean it, in lower case."""

FORMULAS = (
    "relevant",
    "required",
    "readonly",
    "constraint",
    "calculation",
    "choice_filter",
    "repeat_count",
    "warning",
)
"""The columns that hold expressions."""

WORDS = (
    "label",
    "hint",
    "guidance_hint",
    "required_message",
    "constraint_message",
    "warning_message",
    "default",
)
"""The columns in which only `${name}` matters."""

_READ = (
    "label",
    "hint",
    "guidance_hint",
    "required_message",
    "constraint_message",
    "warning_message",
    "unit",
    "form_title",
    "title",
)
"""The columns that a person reads, besides `${name}` in them."""
_CANONICAL = {header: column for column, headers in COLUMNS.items() for header in headers}


def is_words(header: str) -> bool:
    """Whether the cells of a column are sentences, kept as they are written."""
    column = canonical(header)
    return column in _READ or column.lower() == "bind::census:unit"


def canonical(header: str) -> str:
    """The column that a header means, whatever its language; the header itself when it is none of ours."""
    lowered = header.strip().lower()
    if lowered in _CANONICAL:
        return _CANONICAL[lowered]
    plain = lowered.partition("::")[0].strip()
    if "::" not in lowered:
        plain = lowered.partition(":")[0].strip()
    underscored = plain.replace(" ", "_")
    return _CANONICAL.get(plain) or _CANONICAL.get(underscored) or header
