"""Files come back by the dozen: what they are, and whose questionnaire they follow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from census_app.errors import CensusError
from census_app.forms import Filling
from census_app.services import questionnaires, submissions
from census_app.services.fillable.writing import write_fillable
from tests.exchange import phone_exports as phones
from tests.exchange.phone_exports import Sent, Style, Way
from tests.story import DERVAL, Story, begin


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


def sent(story: Story, form_id: str) -> list[Sent]:
    """An interview by phone with one of the campaign's questionnaires."""
    kept = next(
        kept
        for kept in questionnaires.of_campaign(story.inventory, story.campaign)
        if kept.form_id == form_id
    )
    filling = Filling(questionnaires.definition(story.inventory, kept.id))
    return [Sent(filling, "uuid:00000001-1111-4222-8333-444444444444")]


@pytest.mark.parametrize("form_id", ["initiative", "reseau", "participant"])
@pytest.mark.parametrize(
    "way", [phones.as_xml_zip, phones.as_central_zip, phones.as_kobo(Style(language=None))]
)
def test_the_questionnaire_is_told_by_what_the_answers_hold(
    story: Story, tmp_path: Path, form_id: str, way: Way
) -> None:
    files = way(tmp_path, sent(story, form_id))
    arrivals = submissions.sort_arrivals(story.inventory, files, story.campaign)
    assert (arrivals.form_id, arrivals.sheets, arrivals.answers) == (form_id, (), tuple(files))


def test_a_sheet_that_was_sent_is_told_from_answers(story: Story, tmp_path: Path) -> None:
    record = story.add_initiative("Recyclerie", DERVAL)
    sheet = write_fillable(story.inventory, tmp_path / "feuille.xlsx", record_id=record)
    files = [sheet, *phones.as_xml_folder(tmp_path, sent(story, "initiative"))]
    arrivals = submissions.sort_arrivals(story.inventory, files, story.campaign)
    assert (arrivals.sheets, arrivals.answers, arrivals.form_id) == ((sheet,), tuple(files[1:]), "initiative")


def test_what_follows_no_questionnaire_has_none(story: Story, tmp_path: Path) -> None:
    (path,) = phones.files(tmp_path, {"courses.csv": "légume,prix\nnavet,2\n"})
    assert submissions.sort_arrivals(story.inventory, [path], story.campaign).form_id == ""
    (tmp_path / "vide").mkdir()
    with pytest.raises(CensusError, match="aucune réponse"):
        submissions.sort_arrivals(story.inventory, [tmp_path / "vide"], story.campaign)
