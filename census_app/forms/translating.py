"""What pyxform says, in French, with the place it speaks of."""

import re

from census_app.forms.problems import Problem

_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"'(survey|choices|settings|entities)' sheet")


def translated(message: str) -> Problem:
    """The problem that an error of pyxform describes; what is not recognised is quoted."""
    row = _ROW.search(message)
    sheet = _SHEET.search(message)
    text = " ".join(_ROW.sub("", message).split())
    place = sheet.group(1) if sheet else ("survey" if row else "")
    return Problem(
        place, int(row.group(1)) if row else None, "", "refused", f"pyxform refuse le formulaire : {text}"
    )
