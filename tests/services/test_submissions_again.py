"""The same answers come back: from another export, edited since, with another version of the form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from census_app.forms import Filling
from census_app.services import interviews, questionnaires, submissions
from tests.exchange import phone_exports as phones
from tests.exchange import rich_form
from tests.exchange.phone_exports import Sent
from tests.exchange.server_exports import Central, Kobo
from tests.services.phone_story import FORM, dump, keep_form, looked, only, said, sent_by
from tests.story import DERVAL, Story, begin

LATER = FORM.replace("| Visite | visite | 1 |", "| Visite | visite | 2 |").replace(
    "| | integer | E05 |", "| | integer | E06 |"
)
FIRST = "uuid:00000001-1111-4222-8333-444444444444"
EDITED = "uuid:99999999-1111-4222-8333-444444444444"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


@pytest.fixture
def form(story: Story, tmp_path: Path) -> int:
    return keep_form(story, tmp_path)


@pytest.fixture
def rich(story: Story, tmp_path: Path) -> int:
    return keep_form(story, tmp_path, rich_form.FORM)


def verdicts(story: Story, form: int, files: list[Path]) -> set[str]:
    return {line.verdict for line in looked(story, form, files).lines}


def test_an_export_after_the_xml_says_nothing_new_whatever_it_leaves_out(
    story: Story, rich: int, tmp_path: Path
) -> None:
    sent = rich_form.interviews(questionnaires.definition(story.inventory, rich))
    submissions.apply(story.inventory, looked(story, rich, sent_by(tmp_path, *sent)))
    before = dump(story)
    kobo = Kobo(rich_form.FRENCH, typed=True).sheets(sent)
    without_repeats = phones.csv_text(next(iter(Kobo().sheets(sent).values())), ";")
    for files in (
        phones.files(tmp_path / "central", Central().files(sent, "visite")),
        [phones.workbook(tmp_path / "kobo.xlsx", kobo)],
        phones.files(tmp_path / "kobo", {"kobo.csv": without_repeats}),
    ):
        review = looked(story, rich, files)
        assert {line.verdict for line in review.lines} == {"received"}
        assert not submissions.apply(story.inventory, review)
    assert dump(story) == before


def test_xml_after_an_export_without_repeats_brings_them(story: Story, rich: int, tmp_path: Path) -> None:
    sent = rich_form.interviews(questionnaires.definition(story.inventory, rich))
    main = phones.csv_text(next(iter(Kobo().sheets(sent).values())))
    submissions.apply(story.inventory, looked(story, rich, phones.files(tmp_path, {"kobo.csv": main})))
    review = looked(story, rich, sent_by(tmp_path, *sent))
    assert [line.verdict for line in review.lines] == ["changed", "changed", "received", "changed"]
    submissions.apply(story.inventory, review)
    assert verdicts(story, rich, sent_by(tmp_path, *sent)) == {"received"}


def test_an_old_saying_of_an_edited_submission_is_known(story: Story, form: int, tmp_path: Path) -> None:
    story.add_initiative("Recyclerie", DERVAL)
    first = said(story, form, 1, name="Recyclerie", commune="Derval", E05="12")
    edited = Sent(said(story, form, 1, name="Recyclerie", commune="Derval", E05="14").filling, EDITED)
    submissions.apply(story.inventory, looked(story, form, sent_by(tmp_path / "one", first)))
    later = phones.files(tmp_path / "two", {"a.xml": phones.odk_xml(edited, deprecated=FIRST)})
    line = only(looked(story, form, later).lines)
    assert (line.verdict, line.is_update) == ("changed", True)
    submissions.apply(story.inventory, looked(story, form, later))

    assert verdicts(story, form, later) == {"received"}
    assert verdicts(story, form, sent_by(tmp_path / "one", first)) == {"received"}
    assert len(interviews.of_campaign(story.inventory, story.campaign)) == 1


def test_an_edited_one_that_comes_first_makes_the_old_one_known(
    story: Story, form: int, tmp_path: Path
) -> None:
    edited = Sent(said(story, form, 1, name="Personne", E05="14").filling, EDITED)
    later = phones.files(tmp_path / "two", {"a.xml": phones.odk_xml(edited, deprecated=FIRST)})
    submissions.apply(story.inventory, looked(story, form, later))
    old = said(story, form, 1, name="Personne", E05="12")
    assert verdicts(story, form, sent_by(tmp_path / "one", old)) == {"received"}


def test_a_folder_that_mixes_versions(story: Story, form: int, tmp_path: Path) -> None:
    later = keep_form(story, tmp_path, LATER)
    old = said(story, form, 1, name="Recyclerie", E05="12")
    new = Filling(questionnaires.definition(story.inventory, later))
    new.set("/data/name", "Jardin")
    new.set("/data/E06", "3")
    review = looked(story, later, sent_by(tmp_path, old, Sent(new, EDITED)))
    assert [line.held.questionnaire_id for line in review.lines] == [form, later]
    assert [line.problems for line in review.lines] == [(), ()]


@pytest.mark.parametrize("version", ["", "vKz3bQ9", "7"])
def test_a_version_that_is_not_kept_is_read_with_the_nearest(
    story: Story, form: int, tmp_path: Path, version: str
) -> None:
    later = keep_form(story, tmp_path, LATER)
    table = (
        "name,commune,E05,E06,E99,__version__,_uuid\n"
        f"Recyclerie,Derval,12,,,{version},a\n"
        f"Jardin,Derval,,3,,{version},b\n"
        f"Halle,Derval,,,8,{version},c\n"
    )
    review = looked(story, later, phones.files(tmp_path, {"kobo.csv": table}))
    assert [line.held.questionnaire_id for line in review.lines] == [form, later, later]
    old, new, unknown = review.lines
    assert (old.problems, new.problems) == ((), ())
    told = [(remark.path, remark.text) for remark in unknown.problems]
    assert told == [*([("version", version)] if version else []), ("E99", "8")]

    submissions.apply(story.inventory, review)
    kept = {line.name: line.held for line in submissions.waiting(story.inventory)}
    assert kept["Recyclerie"].submission.read_with == "1"
    assert kept["Halle"].submission.problems[-1].text == "8"


def test_repeats_of_a_table_that_mixes_versions(story: Story, tmp_path: Path) -> None:
    repeat = (
        "| | begin_repeat | site | Lieu | | | |\n| | text | {} | Où ? | | | |\n| | end_repeat | | | | | |\n"
    )
    first = FORM.replace("| choices |\n", repeat.format("place") + "| choices |\n", 1)
    second = FORM.replace("visite | 1 |", "visite | 2 |").replace(
        "| choices |\n", repeat.format("town") + "| choices |\n", 1
    )
    third = FORM.replace("visite | 1 |", "visite | 3 |")
    kept = [keep_form(story, tmp_path, text) for text in (first, second, third)]
    main = "name,FormVersion,KEY\nA,1,uuid:a\nB,2,uuid:b\nC,3,uuid:c\n"
    rows = "place,town,PARENT_KEY,KEY\n"
    rows += "Issé,,uuid:a,uuid:a/site[1]\n,Jans,uuid:b,uuid:b/site[1]\n,Derval,uuid:c,uuid:c/site[1]\n"
    review = looked(story, kept[2], phones.files(tmp_path, {"visite.csv": main, "visite-site.csv": rows}))
    assert [line.held.questionnaire_id for line in review.lines] == kept
    one, two, three = (line.held.submission for line in review.lines)
    assert one.answers["/data/site[1]/place"] == "Issé"
    assert two.answers["/data/site[1]/town"] == "Jans"
    assert ["Derval" in problem.text for problem in three.problems] == [True]
