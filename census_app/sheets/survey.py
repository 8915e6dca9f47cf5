"""What calamine does not tell, found in the file's own XML before calamine opens it.

Formulas and errors, which it gives as blank cells; and how far the sheet reaches, because it makes room for
every cell up to the last one and a single stray cell at XFD1048576 would end the program.
"""

from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

from census_app.sheets.opening import Format


@dataclass(frozen=True, slots=True)
class Special:
    """A formula, an error, or both. `blank`: the stored value of the formula is an empty text."""

    formula: str | None
    error: str = ""
    blank: bool = False


@dataclass(slots=True)
class Survey:
    """The last row and column that hold something, and the special cells by row and column; all from 1."""

    height: int = 0
    width: int = 0
    specials: dict[tuple[int, int], Special] = field(default_factory=dict)


def surveyed(path: Path, form: Format) -> dict[str, Survey]:
    """The survey of each sheet by its name; nothing for an xls, whose sheets cannot be large."""
    from census_app.sheets.survey_ods import survey_ods
    from census_app.sheets.survey_xlsx import survey_xlsx

    if form not in (Format.XLSX, Format.ODS):
        return {}
    with ZipFile(path) as archive:
        return dict(survey_xlsx(archive) if form is Format.XLSX else survey_ods(archive))
