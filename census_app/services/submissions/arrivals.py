"""What files that came back are: filled-in workbooks, or answers of phones, and to which questionnaire."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from census_app.errors import CensusError
from census_app.exchange.submissions import form_followed
from census_app.services import questionnaires
from census_app.services.fillable.marks import MARKS
from census_app.services.inventories import Inventory
from census_app.services.submissions.forms import form_of
from census_app.sheets.reading import read_tables

_WORKBOOKS: Final = frozenset({".xlsx", ".xls", ".ods"})


@dataclass(frozen=True, slots=True)
class Arrivals:
    """``sheets`` are workbooks sent to be filled in, ``answers`` the other files.

    ``form_id`` is the questionnaire that the answers follow, as far as they tell; else empty.
    """

    sheets: tuple[Path, ...]
    answers: tuple[Path, ...]
    form_id: str


def sort_arrivals(inventory: Inventory, files: Sequence[Path], campaign_id: int) -> Arrivals:
    """Tell files apart. CensusError when answers are among them and nothing can be read of any."""
    paths = [Path(each) for each in files]
    sheets = tuple(path for path in paths if _is_sheet(path))
    answers = tuple(path for path in paths if path not in sheets)
    return Arrivals(sheets, answers, _form_id(inventory, answers, campaign_id) if answers else "")


def _form_id(inventory: Inventory, files: Sequence[Path], campaign_id: int) -> str:
    form_ids = dict.fromkeys(line.questionnaire.form_id for line in questionnaires.every(inventory))
    forms = [form_of(inventory, form_id, campaign_id).versions for form_id in form_ids]
    return form_followed(files, forms)


def _is_sheet(path: Path) -> bool:
    if path.suffix.lower() not in _WORKBOOKS:
        return False
    try:
        return any(table.name == MARKS for table in read_tables(path))
    except CensusError:
        return False
