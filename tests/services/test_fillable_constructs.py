"""Forms that councils write: everything an XLSForm may ask has its cells, and comes back as it was meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from census_app.forms import Filling, FormDefinition, load_form
from census_app.services.fillable import boxes, marks
from census_app.services.fillable.placing import place
from census_app.services.fillable.reading import read_fillable
from census_app.services.fillable.writing import write_fillable
from tests.services.respondent import Respondent
from tests.story import Story, begin

FORM = """
| survey |
| | type | name | label | constraint | relevant | readonly | default |
| | text | who | Qui ? | | | | |
| | rank colour | order | Dans quel ordre ? | | | | |
| | acknowledge | seen | Avez-vous lu ? | | | | |
| | time | opening | À quelle heure ? | | | | |
| | dateTime | meeting | Quand ? | | | | |
| | range | grade | Une note ? | | | | |
| | image | photo | Une photo ? | | | | |
| | text | fixed | Fixe ? | | | yes | |
| | select_one twin | twin | Lequel ? | | | | |
| | select_multiple colour | liked | Lesquelles ? | | | | |
| | integer | temperature | Température ? | . >= -20 and . < 50 | | | |
| | begin_repeat | house | Maisons | | | | |
| | text | street | Rue ? | | | | |
| | select_multiple colour | walls | Murs ? | | | | |
| | begin_repeat | room | Pièces | | | | |
| | text | room_name | Laquelle ? | | | | |
| | integer | area | Surface ? | | | | |
| | end_repeat | | | | | | |
| | end_repeat | | | | | | |

| choices |
| | list_name | name | label |
| | colour | red | Rouge |
| | colour | green | Vert |
| | twin | first | Saint-Martin |
| | twin | second | Saint-Martin |

| settings |
| | form_id | version |
| | essai | 1 |
"""


@pytest.fixture(scope="module")
def form() -> FormDefinition:
    return load_form(FORM, "essai")


@pytest.fixture
def feuille(tmp_path: Path, form: FormDefinition) -> Iterator[Respondent]:
    story: Story = begin(tmp_path)
    yield Respondent(write_fillable(story.inventory, tmp_path / "essai.xlsx", definition=form))
    story.inventory.close()


def placed(feuille: Respondent, form: FormDefinition) -> tuple[Filling, list[str]]:
    filling, sheet = Filling(form), read_fillable(feuille.send())
    problems = [*sheet.problems, *place(filling, sheet, {})]
    return filling, [problem.message for problem in problems]


def test_every_kind_of_question_comes_back(feuille: Respondent, form: FormDefinition) -> None:
    feuille.answer(seen="oui", opening=time(14, 30), meeting="24/9/2015 9h05", grade=4, temperature=-3)
    feuille.answer(**{"order>red": 2, "order>green": 1}).tick("liked", "green")
    filling, problems = placed(feuille, form)

    values = {node.name: node.value for node in filling.nodes() if node.value and node.name != "instanceID"}
    assert values == {
        "order": "green red",
        "seen": "OK",
        "opening": "14:30:00",
        "meeting": "2015-09-24T09:05:00",
        "grade": "4",
        "liked": "green",
        "temperature": "-3",
    }
    assert problems == []


def test_a_ranking_half_made_is_told_and_kept(feuille: Respondent, form: FormDefinition) -> None:
    filling, [problem] = placed(feuille.answer(**{"order>red": 1}), form)

    assert problem == "La question n’accepte pas « Rouge » : c’est gardé dans sa note."
    assert filling.node("/data/order").note == "Répondu sur la feuille : « Rouge »."


def test_what_no_cell_can_hold_is_to_be_sent_apart_and_what_nobody_answers_is_left_out(
    feuille: Respondent,
) -> None:
    assert feuille.shown("photo") == "à joindre à votre message"
    assert feuille.sheet.cell(feuille.row("photo"), 3).protection.locked
    with pytest.raises(KeyError):
        feuille.row("fixed")


def test_a_remark_on_a_photo_is_kept(feuille: Respondent, form: FormDefinition) -> None:
    feuille.type("photo", "envoyée par courriel", marks.REMARK)
    filling, problems = placed(feuille, form)

    assert filling.node("/data/photo").note == "envoyée par courriel"
    assert problems == []


def test_two_choices_with_one_label_are_told_apart(feuille: Respondent, form: FormDefinition) -> None:
    filling, problems = placed(feuille.answer(twin="Saint-Martin (second)"), form)

    assert filling.node("/data/twin").value == "second"
    assert problems == []


def test_what_repeats_within_what_repeats_says_which_row_it_belongs_to(
    feuille: Respondent, form: FormDefinition
) -> None:
    feuille.fill("Maisons", 1, "du Don", "x").fill("Maisons", 3, "des Lilas", None, "x")
    feuille.fill("Pièces", 1, 3, "salon", 20).fill("Pièces", 2, 1, "cave").fill("Pièces", 3, 3, "cuisine", 9)
    feuille.fill("Pièces", 4, 8, "grenier")
    filling, problems = placed(feuille, form)

    said = {
        node.path.removeprefix("/data/"): node.value
        for node in filling.nodes()
        if "house[" in node.path and node.value
    }
    assert said == {
        "house[1]/street": "du Don",
        "house[1]/walls": "red",
        "house[1]/room[1]/room_name": "cave",
        "house[2]/street": "des Lilas",
        "house[2]/walls": "green",
        "house[2]/room[1]/room_name": "salon",
        "house[2]/room[1]/area": "20",
        "house[2]/room[2]/room_name": "cuisine",
        "house[2]/room[2]/area": "9",
    }
    assert problems == [
        "On ne sait pas à quelle ligne de l’autre feuille celle-ci se rattache : mettez-y son numéro."
    ]


def test_bounds_are_those_that_the_constraint_surely_says(feuille: Respondent) -> None:
    cell = f"C{feuille.row('temperature')}"
    [rule] = [each for each in feuille.sheet.data_validations.dataValidation if cell in each.sqref]
    assert (rule.formula1, rule.formula2) == ("-20", "50")


def test_a_list_longer_than_a_drop_down_is_still_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is longer than Excel shows (32 767), on a list of a hundredth of the size."""
    assert 32_000 <= boxes._LISTED < 32_767
    monkeypatch.setattr(boxes, "_LISTED", 320)
    names = "\n".join(f"| | place | p{number} | Lieu {number} |" for number in range(330))
    long = load_form(
        "| survey |\n| | type | name | label |\n"
        "| | select_one place | where | Où ? |\n| | date | day | Quel jour ? |\n\n"
        f"| choices |\n| | list_name | name | label |\n{names}\n",
        "long",
    )
    story = begin(tmp_path)
    feuille = Respondent(write_fillable(story.inventory, tmp_path / "long.xlsx", definition=long))
    story.inventory.close()
    [rule] = [
        each
        for each in feuille.sheet.data_validations.dataValidation
        if each.type == "list" and "listes" in each.formula1
    ]
    filling, problems = placed(feuille.answer(where="lieu 329", day=date(2026, 3, 1)), long)

    assert rule.formula1.endswith("$A$321")
    assert rule.errorStyle == "warning"
    assert (filling.node("/data/where").value, filling.node("/data/day").value) == ("p329", "2026-03-01")
    assert problems == []
