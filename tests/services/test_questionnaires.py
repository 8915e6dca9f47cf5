"""Questionnaires by version: looked at, kept, compared, given back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from census_app.errors import CensusError
from census_app.forms import FormError
from census_app.services import questionnaires
from tests.services.questionnaire_versions import FIRST, SECOND, versions_of, workbook
from tests.story import CHATEAUBRIANT, Story, begin


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


# --- looking ---


def test_a_form_is_looked_at_before_it_is_kept(story: Story, tmp_path: Path) -> None:
    path = workbook(tmp_path, FIRST)
    seen = questionnaires.look(story.inventory, path)
    assert (seen.title, seen.form_id, seen.version) == ("Petit", "initiative", "2027.1")
    assert (seen.problems, seen.questions, seen.known) == ((), 6, None)
    kept = questionnaires.keep(story.inventory, path)
    assert questionnaires.look(story.inventory, path).known == kept


def test_a_wrong_target_is_a_fault_of_the_form(story: Story, tmp_path: Path) -> None:
    wrong = workbook(tmp_path, FIRST.replace("Combien de membres ? | |", "Combien de membres ? | E999 |"))
    (problem,) = questionnaires.look(story.inventory, wrong).problems
    assert (problem.code, problem.sheet, problem.row, problem.column) == (
        "unknown-target",
        "survey",
        3,
        "save_to",
    )
    with pytest.raises(FormError, match="E999"):
        questionnaires.keep(story.inventory, wrong)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing more", b"not a workbook"])
def test_what_is_no_questionnaire_is_looked_at_without_harm(
    story: Story, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "abime.xlsx"
    path.write_bytes(content)
    seen = questionnaires.look(story.inventory, path)
    assert seen.problems
    assert seen.definition is None


def test_a_file_that_is_not_there_is_a_problem_too(story: Story, tmp_path: Path) -> None:
    assert questionnaires.look(story.inventory, tmp_path / "absent.xlsx").problems


def test_choices_changed_beside_the_form_are_seen_at_once(story: Story, tmp_path: Path) -> None:
    form = FIRST.replace("select_one yn | staff", "select_one_from_file answers.csv | staff")
    (tmp_path / "answers.csv").write_text("name,label\noui,Oui\n", encoding="utf-8")
    path = workbook(tmp_path, form)
    kept = questionnaires.keep(story.inventory, path)
    (tmp_path / "answers.csv").write_text("name,label\noui,Oui\nnon,Non\n", encoding="utf-8")
    seen = questionnaires.look(story.inventory, path)
    assert (seen.known, [problem.code for problem in seen.problems]) == (None, ["same-version"])
    assert dict(questionnaires.definition(story.inventory, kept).files) == {
        "answers.csv": "name,label\noui,Oui\n"
    }


# --- keeping ---


def test_the_same_questionnaire_is_kept_once(story: Story, tmp_path: Path) -> None:
    kept = questionnaires.keep(story.inventory, workbook(tmp_path, FIRST))
    assert questionnaires.keep(story.inventory, workbook(tmp_path, FIRST, "copie.xlsx")) == kept
    text = tmp_path / "petit.md"
    text.write_text(FIRST, encoding="utf-8")
    assert questionnaires.keep(story.inventory, text) == kept


def test_a_version_never_changes_its_content(story: Story, tmp_path: Path) -> None:
    questionnaires.keep(story.inventory, workbook(tmp_path, FIRST))
    other = workbook(tmp_path, FIRST.replace("Votre histoire ?", "Racontez."), "autre.xlsx")
    with pytest.raises(FormError, match=r"déjà la version 2027\.1 .* donnez une autre version"):
        questionnaires.keep(story.inventory, other)


def test_a_form_without_version_is_asked_for_one_when_it_changes(story: Story, tmp_path: Path) -> None:
    unversioned = FIRST.replace("| 2027.1 |", "| |")
    questionnaires.keep(story.inventory, workbook(tmp_path, unversioned))
    other = workbook(tmp_path, unversioned.replace("Votre histoire ?", "Racontez."), "autre.xlsx")
    with pytest.raises(FormError, match="écrivez une version"):
        questionnaires.keep(story.inventory, other)


def test_versions_are_listed_the_last_first_with_what_uses_them(story: Story, tmp_path: Path) -> None:
    record = story.add_initiative("AMAP", CHATEAUBRIANT)
    story.start_interview(record)
    questionnaires.keep(story.inventory, workbook(tmp_path, FIRST))
    own = workbook(tmp_path, FIRST.replace("| initiative |", "| marche |"), "marche.xlsx")
    questionnaires.keep(story.inventory, own)
    told = [
        (line.questionnaire.form_id, line.questionnaire.version, line.campaigns, line.interviews)
        for line in questionnaires.every(story.inventory)
    ]
    shipped = versions_of(story, story.campaign)
    assert told == [
        ("initiative", "2027.1", (), 0),
        ("initiative", shipped["initiative"], (2026,), 1),
        ("reseau", shipped["reseau"], (2026,), 0),
        ("participant", shipped["participant"], (2026,), 0),
        ("marche", "2027.1", (), 0),
    ]


# --- giving back ---


def test_a_workbook_goes_out_as_it_came_in(story: Story, tmp_path: Path) -> None:
    source = workbook(tmp_path, FIRST)
    kept = questionnaires.keep(story.inventory, source)
    out = questionnaires.export(story.inventory, kept, tmp_path / "sortie.xlsx")
    assert out.read_bytes() == source.read_bytes()


def test_a_questionnaire_in_text_goes_out_as_a_workbook_of_the_same(story: Story, tmp_path: Path) -> None:
    (initiative, *_) = questionnaires.of_campaign(story.inventory, story.campaign)
    out = questionnaires.export(story.inventory, initiative.id, tmp_path / "sortie")
    assert out.name == "sortie.xlsx"
    assert questionnaires.look(story.inventory, out).known == initiative.id


def test_the_files_of_choices_go_out_beside(story: Story, tmp_path: Path) -> None:
    form = FIRST.replace("select_one yn | staff", "select_one_from_file answers.csv | staff")
    (tmp_path / "answers.csv").write_bytes(b"name,label\r\noui,Oui\r\n")
    kept = questionnaires.keep(story.inventory, workbook(tmp_path, form))
    folder = tmp_path / "dossier"
    out = questionnaires.export(story.inventory, kept, folder / "petit.xlsx")
    assert (folder / "answers.csv").read_bytes() == b"name,label\r\noui,Oui\r\n"
    assert questionnaires.look(story.inventory, out).known == kept
    (folder / "answers.csv").write_text("name,label\nsi,Si\n", encoding="utf-8")
    with pytest.raises(CensusError, match=r"« answers\.csv » existe déjà"):
        questionnaires.export(story.inventory, kept, folder / "encore.xlsx")


def test_differences_of_two_versions_kept(story: Story, tmp_path: Path) -> None:
    first = questionnaires.keep(story.inventory, workbook(tmp_path, FIRST))
    second = questionnaires.keep(story.inventory, workbook(tmp_path, SECOND))
    told = questionnaires.differences(story.inventory, first, second)
    assert [(each.kind, each.label) for each in told] == [
        ("reworded", "Combien êtes-vous ?"),
        ("added", "Depuis quand ?"),
        ("choices", "Que faites-vous ?"),
        ("removed", "Votre histoire ?"),
    ]


def test_a_workbook_of_the_shipped_form_differs_only_by_what_was_changed_in_it(
    story: Story, tmp_path: Path
) -> None:
    (initiative, *_) = questionnaires.of_campaign(story.inventory, story.campaign)
    text = initiative.source.decode().replace(f"| {initiative.version} |", "| 2026.local |")
    changed = text.replace("En quelle année avez-vous commencé", "Depuis quelle année existez-vous")
    assert changed != text
    kept = questionnaires.keep(story.inventory, workbook(tmp_path, changed))
    (told,) = questionnaires.differences(story.inventory, initiative.id, kept)
    assert (told.kind, told.path) == ("reworded", "/data/identity/created")
