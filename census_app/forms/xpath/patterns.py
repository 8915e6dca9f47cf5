"""Regular expressions as JavaScript reads them, which is how ODK does."""

import re
from functools import lru_cache

from census_app.forms.xpath.errors import XPathError

_NAMED_GROUP = re.compile(r"\(\?<(?![=!])")


@lru_cache(maxsize=256)
def pattern(text: str) -> re.Pattern[str]:
    r"""The compiled pattern: `\d` and `\w` are ASCII, `$` is the very end, groups are named `(?<name>…)`.

    Raises:
        XPathError: it is no regular expression.
    """
    try:
        return re.compile(_NAMED_GROUP.sub("(?P<", _with_true_ends(text)), re.ASCII)
    except (re.error, RecursionError) as error:
        raise XPathError(f"l'expression régulière « {text} » n'est pas valable", code="regex") from error


def _with_true_ends(text: str) -> str:
    r"""The pattern with `\Z` for each `$` that is neither escaped nor within brackets."""
    written: list[str] = []
    escaped = within = False
    for character in text:
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif character in "[]":
            within = character == "["
        elif character == "$" and not within:
            written.append(r"\Z")
            continue
        written.append(character)
    return "".join(written)
