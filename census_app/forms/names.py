"""The names that XML takes, and what is said of the others."""

import re

_NAME = re.compile(r"[^\W\d][\w.-]*")
NAMED = "doit commencer par une lettre et n'avoir que des lettres, des chiffres, « - », « _ » et « . »"


def is_name(text: str) -> bool:
    """Whether a text may be the name of a question, a group or a form."""
    return _NAME.fullmatch(text) is not None
