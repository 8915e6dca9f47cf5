"""The built-in questionnaires as their authors see them: rows of cells, before any engine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pyxform.xls2json_backends import md_to_dict

from census_app import paths

NAMES: Final = ("initiative", "reseau", "participant")
SAID: Final = ("label", "hint", "constraint_message", "required_message", "warning_message")
"""The columns whose text is read by people."""

OWN_COLUMNS: Final = "bind::census:"
"""What the headers begin with that the census alone reads: other programs pass over them."""

Row = dict[str, str]


@dataclass(frozen=True)
class Sheets:
    """The two sheets of one questionnaire; ``choices`` by list, in order."""

    name: str
    survey: tuple[Row, ...]
    choices: dict[str, list[Row]]

    def codes(self, list_name: str) -> list[str]:
        """The codes of one list of choices, in order."""
        return [row["name"] for row in self.choices[list_name]]

    def saving(self) -> list[tuple[str, Row]]:
        """Each target with the row that feeds it."""
        return [(row["save_to"], row) for row in self.survey if row.get("save_to")]


def source(name: str) -> Path:
    """The file of a built-in questionnaire."""
    return paths.resources() / "questionnaires" / f"{name}.md"


@cache
def sheets(name: str) -> Sheets:
    """The sheets of a built-in questionnaire."""
    book = md_to_dict(source(name))
    choices: dict[str, list[Row]] = {}
    for row in book["choices"]:
        choices.setdefault(row["list_name"], []).append(row)
    survey = tuple(
        {header.removeprefix(OWN_COLUMNS): cell for header, cell in row.items()} for row in book["survey"]
    )
    return Sheets(name, survey, choices)
