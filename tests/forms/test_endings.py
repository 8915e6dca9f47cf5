"""What ends a form is said once, at the question that ends it."""

from census_app.forms.instructions import Instructions
from census_app.forms.paper import Remark
from census_app.forms.papering import blank_paper
from tests.forms.conftest import loaded

FORM = """
| survey |
| | type | name | label | relevant |
| | begin_group | start | Avant | |
| | select_one yn | agree | D'accord ? | |
| | NOTE |
| | text | who | Qui ? | ${agree} = 'oui' |
| | end_group | | | |
| | begin_group | main | Au fond | ${agree} != 'non' |
| | integer | money | Combien ? | |
| | text | why | Pourquoi ? | ${money} > 10 |
| | end_group | | | |
| | begin_group | end | À la fin | ${agree} != 'non' LAST |
| | select_one yn | happy | Content ? | |
| | text | happy_why | Pourquoi ? | ${happy} = 'oui' |
| | end_group | | | |

| choices |
| | list_name | name | label |
| | yn | oui | Oui |
| | yn | non | Non |
"""
SILENT = FORM.replace("| | NOTE |\n", "").replace(" LAST", "")
TOLD = FORM.replace("NOTE", "note | stop | Arrêtez là. | ${agree} = 'non'").replace(" LAST", "")
OPEN = FORM.replace("| | NOTE |\n", "").replace(" LAST", " or ${money} > 5")


def test_a_refusal_that_leaves_nothing_to_ask_ends_the_form() -> None:
    form = Instructions(loaded(SILENT))
    assert list(form.endings) == ["/data/start/agree"], "the last question of a section ends nothing"
    assert form.ending("/data/start/agree") == "Si « Non » : arrêtez-vous là, rien d’autre n’est demandé"


def test_what_follows_does_not_say_again_that_the_form_went_on() -> None:
    paper = blank_paper(loaded(SILENT))
    assert [section.condition for section in paper.sections] == ["", "", ""]
    questions = {question.number: question for question in paper.questions()}
    assert questions[1].ending.startswith("Si « Non »")
    assert questions[2].condition == ""
    assert questions[4].condition == "Si la réponse à la question 3 dépasse 10", "other conditions stay"


def test_a_note_of_the_form_that_says_it_is_enough() -> None:
    start = blank_paper(loaded(TOLD)).sections[0]
    assert [item.condition for item in start.items if isinstance(item, Remark)] == [
        "Si la réponse à la question 1 est « Non »"
    ]
    assert {question.ending for question in blank_paper(loaded(TOLD)).questions()} == {""}


def test_a_form_that_goes_on_for_one_question_is_not_ended() -> None:
    form = Instructions(loaded(OPEN))
    assert form.endings == {}
    main = form.definition.nodes["/data/main"]
    assert form.condition(main) == "Si la réponse à la question 1 n’est pas « Non »"
