"""A sheet that real LibreOffice opened and saved says the same, in each of its formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from census_app.services.fillable import marks
from census_app.services.fillable.reading import read_fillable
from census_app.services.fillable.writing import write_fillable
from tests.libreoffice import LibreOffice
from tests.services.respondent import Respondent
from tests.story import CHATEAUBRIANT, DERVAL, begin


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    story = begin(tmp_path_factory.mktemp("feuille"))
    record = story.add_initiative("Recyclerie", CHATEAUBRIANT, created=2012)
    story.acts_in(record, **{DERVAL: 100})
    blank = story.inventory.path.with_name("feuille.xlsx")
    respondent = Respondent(write_fillable(story.inventory, blank, record_id=record))
    respondent.answer(consent_record="Oui", E02=1.5, contact_phone="0240810000", description="Deux\nlignes")
    respondent.tick("exchange_modes", "don", "vente").type("E05", "refus", marks.ABSENCE)
    respondent.fill("Lieux d’activité", 2, "Soudan", None, 40)
    story.inventory.close()
    return respondent.send()


@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.parametrize("form", ["xlsx", "ods", "xls"])
def test_libreoffice_changes_nothing_of_what_is_said(
    filled: Path, libreoffice: LibreOffice, form: str
) -> None:
    before, after = read_fillable(filled), read_fillable(libreoffice.convert(filled, form))

    assert after.passport == before.passport
    assert after.said == before.said
    assert after.repeats == before.repeats
    assert after.problems == before.problems == ()
