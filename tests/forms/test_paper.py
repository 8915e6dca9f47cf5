"""A questionnaire on paper: what is printed of it, blank and filled."""

from census_app.forms.paper import Answer, Grid, Group, Paper, Question, Remark, Repeat
from census_app.forms.papering import blank_paper, filled_paper
from tests.forms.conftest import Fill, loaded

FORM = """
| survey |
| | type | name | label | hint | guidance_hint | appearance | relevant | required | calculation | unit |
| | begin_group | start | Avant | | | | | | | |
| | note | hello | Bonjour. | | | | | | | |
| | select_one yn | agree | D'accord ? | Oui ou non. | Lisez à voix haute. | | | yes | | |
| | note | told | Cela fait ${sum}. | | | | | | | |
| | end_group | | | | | | | | | |
| | begin_group | main | Au fond | | | | ${agree} = 'oui' | | | |
| | integer | money | Combien ? | | | | | | | € |
| | integer | since | Depuis quand ? | | | | | | | |
| | date | day | Quel jour ? | | | | | | | |
| | text | why | Pourquoi ? | | | multiline | ${money} > 10 | | | |
| | text | who | Qui ? | | | | ${money} > 10 | | | |
| | select_multiple way | ways | Comment ? | | | | | | | |
| | select_one town | town | Où ? | | | minimal autocomplete | | | | |
| | select_one yn | happy | Content ? | | | likert | | | | |
| | range | mark | Note ? | | | | | | | |
| | rank way | order | Dans quel ordre ? | | | | | | | |
| | calculate | sum | | | | | | | ${money} * 2 | |
| | end_group | | | | | | | | | |
| | begin_repeat | places | Lieux | | | | ${agree} = 'oui' | | | |
| | text | place | Lequel ? | | | | | | | |
| | end_repeat | | | | | | | | | |
| | begin_group | table | Notez | | | table-list | | | | |
| | select_one yn | one | Un | | | | | | | |
| | select_one yn | two | Deux | | | | | | | |
| | end_group | | | | | | | | | |
| | text | last | Autre chose ? | | | | | | | |

| choices |
| | list_name | name | label |
| | yn | oui | Oui |
| | yn | non | Non |
| | way | a | On donne |
| | way | b | On prête |
""" + "".join(f"| | town | t{number} | Ville {number} |\n" for number in range(1, 41))  # fmt: skip


def asked(paper: Paper) -> dict[str, Question]:
    return {question.label: question for question in paper.questions()}


def test_sections_follow_the_form_and_questions_have_its_numbers() -> None:
    paper = blank_paper(loaded(FORM))
    assert [section.title for section in paper.sections] == ["Avant", "Au fond", "Lieux", "", ""]
    numbers = list(dict.fromkeys(question.number for question in paper.questions()))
    assert numbers == list(range(1, 16))
    assert paper.sections[1].condition == "Si la réponse à la question 1 est « Oui »"


def test_each_question_gets_the_space_its_answer_needs() -> None:
    questions = asked(blank_paper(loaded(FORM)))
    spaces = {label: question.space for label, question in questions.items()}
    assert spaces == {
        "D'accord ?": "boxes", "Combien ?": "figure", "Depuis quand ?": "figure", "Quel jour ?": "date",
        "Pourquoi ?": "lines", "Qui ?": "lines", "Comment ?": "boxes", "Où ?": "lines", "Content ?": "scale",
        "Note ?": "scale", "Dans quel ordre ?": "ranks", "Lequel ?": "lines", "Un": "boxes", "Deux": "boxes",
        "Autre chose ?": "lines",
    }  # fmt: skip
    assert questions["Où ?"].boxes == (), "forty communes are written, not ticked"
    assert questions["Pourquoi ?"].lines > questions["Qui ?"].lines == 1
    assert [box.label for box in questions["Note ?"].boxes] == [str(mark) for mark in range(1, 11)]
    assert questions["Comment ?"].several
    assert not questions["D'accord ?"].several
    assert questions["Combien ?"].unit == "€"


def test_a_blank_form_says_its_hints_what_is_required_and_ticks_nothing() -> None:
    question = asked(blank_paper(loaded(FORM)))["D'accord ?"]
    assert question.hint == "Oui ou non. Lisez à voix haute."
    assert question.required
    assert question.answer is None
    assert not any(box.ticked for box in question.boxes)


def test_questions_asked_in_the_same_case_are_put_under_it_once() -> None:
    items = blank_paper(loaded(FORM)).sections[1].items
    (group,) = [item for item in items if isinstance(item, Group)]
    assert group.condition == "Si la réponse à la question 2 dépasse 10"
    assert [item.label for item in group.items if isinstance(item, Question)] == ["Pourquoi ?", "Qui ?"]
    assert all(question.condition == "" for question in group.items if isinstance(question, Question))


def test_what_the_program_computes_is_left_to_be_written_in_a_note_and_is_no_question() -> None:
    paper = blank_paper(loaded(FORM))
    remarks = [item.text for item in paper.sections[0].items if isinstance(item, Remark)]
    assert remarks == ["Bonjour.", "Cela fait ………."]
    assert "sum" not in asked(paper)


def test_what_is_known_beforehand_is_said_in_the_texts() -> None:
    remarks = [
        item.text
        for item in blank_paper(loaded(FORM), known={"sum": "2016"}).sections[0].items
        if isinstance(item, Remark)
    ]
    assert "Cela fait 2016." in remarks


def test_a_note_that_only_the_program_could_call_for_is_not_printed() -> None:
    form = """
    | survey |
    | | type | name | label | relevant |
    | | integer | money | Combien ? | |
    | | note | odd | Nombre impair. | ${money} mod 2 = 1 |
    | | note | high | C'est beaucoup. | ${money} > 10 |
    """
    (section,) = blank_paper(loaded(form)).sections
    assert [item.text for item in section.items if isinstance(item, Remark)] == ["C'est beaucoup."]


def test_what_holds_for_several_questions_in_a_row_is_said_above_them_once() -> None:
    form = """
    | survey |
    | | type | name | label | relevant |
    | | integer | money | Argent ? | |
    | | integer | staff | Salariés ? | |
    | | text | a | A ? | ${money} > 0 and ${staff} > 5 |
    | | text | b | B ? | ${money} > 0 and ${staff} > 5 |
    | | text | c | C ? | ${money} > 0 |
    | | text | d | D ? | ${staff} = 2 |
    """
    (section,) = blank_paper(loaded(form)).sections
    (group,) = [item for item in section.items if isinstance(item, Group)]
    assert group.condition == "Si la réponse à la question 1 dépasse 0"
    within, last = group.items
    assert isinstance(within, Group)
    assert within.condition == "Si la réponse à la question 2 dépasse 5"
    assert isinstance(last, Question)
    assert (last.label, last.condition) == ("C ?", "")
    assert asked(blank_paper(loaded(form)))["D ?"].condition == "Si la réponse à la question 2 est 2"


def test_a_long_block_is_printed_fewer_times() -> None:
    questions = "".join(f"| | text | q{number} | Question {number} ? |\n" for number in range(6))
    form = (
        f"| survey |\n| | type | name | label |\n| | begin_repeat | r | R |\n{questions}| | end_repeat | | |"
    )
    (repeat,) = blank_paper(loaded(form)).sections[0].items
    assert isinstance(repeat, Repeat)
    assert len(repeat.blocks) == 2


def test_a_repeat_has_a_few_blocks_and_may_go_on_elsewhere() -> None:
    (repeat,) = blank_paper(loaded(FORM)).sections[2].items
    assert isinstance(repeat, Repeat)
    assert len(repeat.blocks) == 3
    assert repeat.open
    assert repeat.condition == "Si la réponse à la question 1 est « Oui »"


def test_questions_that_share_their_choices_make_a_table() -> None:
    (grid,) = [item for item in blank_paper(loaded(FORM)).sections[3].items if isinstance(item, Grid)]
    assert grid.columns == ("Oui", "Non")
    assert [row.label for row in grid.rows] == ["Un", "Deux"]


def test_a_filled_form_has_its_answers_as_french_readers_write_them(fill: Fill) -> None:
    filling = fill(FORM)
    filling.set("/data/start/agree", "oui")
    for name, value in (
        ("money", "12500"), ("since", "2009"), ("day", "2015-09-24"), ("ways", "b"), ("town", "t7"),
        ("order", "b a"), ("mark", "4"),
    ):  # fmt: skip
        filling.set(f"/data/main/{name}", value)
    questions = asked(filled_paper(filling))
    answers = {label: question.answer.text for label, question in questions.items() if question.answer}
    assert answers["Combien ?"] == "12\u202f500\u00a0€"
    assert answers["Depuis quand ?"] == "2009"
    assert answers["Quel jour ?"] == "24/09/2015"
    assert answers["Où ?"] == "Ville 7"
    assert [box.ticked for box in questions["Comment ?"].boxes] == [False, True]
    assert [box.rank for box in questions["Dans quel ordre ?"].boxes] == [2, 1]
    assert [box.label for box in questions["Note ?"].boxes if box.ticked] == ["4"]


def test_a_filled_form_leaves_out_what_was_not_asked_and_keeps_the_numbers(fill: Fill) -> None:
    filling = fill(FORM)
    filling.set("/data/start/agree", "non")
    paper = filled_paper(filling)
    assert [(question.number, question.label) for question in paper.questions()] == [
        (1, "D'accord ?"),
        (13, "Un"),
        (14, "Deux"),
        (15, "Autre chose ?"),
    ]


def test_a_missing_answer_is_told_from_one_that_was_not_given(fill: Fill) -> None:
    filling = fill(FORM)
    filling.set("/data/start/agree", "oui")
    filling.mark("/data/main/money", "ne_sait_pas")
    filling.annotate("/data/main/since", "La trésorière le sait.")
    questions = asked(filled_paper(filling))
    assert questions["Combien ?"].answer == Answer(absence="ne sait pas")
    assert questions["Depuis quand ?"].answer == Answer(note="La trésorière le sait.")
    assert questions["Depuis quand ?"].answer.is_blank


def test_each_occurrence_is_a_block_of_its_own(fill: Fill) -> None:
    filling = fill(FORM)
    filling.set("/data/start/agree", "oui")
    filling.add("/data/places")
    filling.set("/data/places[1]/place", "Derval")
    filling.set("/data/places[2]/place", "Jans")
    (repeat,) = filled_paper(filling).sections[2].items
    assert isinstance(repeat, Repeat)
    assert not repeat.open
    texts = [
        question.answer.text
        for block in repeat.blocks
        for question in block
        if isinstance(question, Question) and question.answer
    ]
    assert texts == ["Derval", "Jans"]
