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

_NAMELESS = frozenset({"type", "name", "disabled", "list_name"})
_PASSED_ON = ("media", "bind", "control", "instance", "body", "image", "big-image", "audio", "video")
"""Beginnings of the columns that pyxform passes on, `${name}` included, whatever they are."""

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


def plain(header: str) -> str:
    """A header without its case and spaces, as XLSForm takes it: `Form ID` is `form_id`."""
    return "_".join(header.strip().lower().split())


def may_refer(header: str) -> bool:
    """Whether `${name}` in a column stands for an answer; in a column of remarks it is a text."""
    column = canonical(header)
    return column in COLUMNS.keys() - _NAMELESS or header.strip().lower().startswith(_PASSED_ON)


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
