"""Skip instructions in French: what paper and spreadsheets say of the `relevant` column."""

import pytest

from census_app.forms.words import condition_in_words
from tests.forms.conftest import loaded

QUESTIONS = """
| survey |
| | type | name | label::Français (fr) | label::English (en) | relevant | calculation |
| | select_one yn | staff | Des salariés ? | Any staff? | | |
| | select_one grade | risk | Un risque ? | A risk? | | |
| | select_multiple way | ways | Comment ? | How? | | |
| | select_multiple way | others | Et aussi ? | And? | | |
| | integer | people | Combien ? | How many? | | |
| | decimal | money | Argent ? | Money? | | |
| | text | name | Nom ? | Name? | | |
| | date | since | Depuis ? | Since? | | |
| | acknowledge | read | Lu | Read | | |
| | begin_repeat | places | Lieux | Places | | |
| | integer | share | Part ? | Share? | | |
| | text | where | Où ? | Where? | ${share} > 50 | |
| | end_repeat | | | | | |
| | calculate | all_ways | | | | concat(${ways}, ' ', ${others}) |
| | calculate | shares | | | | sum(${share}) |
| | calculate | size | | | | if(${people} > 9, 'big', 'small') |
| | calculate | odd | | | | ${people} mod 2 |
| | hidden | known | | | | |
| | begin_group | more | Plus | More | ${staff} = 'oui' | |
| | text | asked | Question ? | Question? | CONDITION | |
| | end_group | | | | | |

| choices |
| | list_name | name | label::Français (fr) | label::English (en) |
| | yn | oui | Oui | Yes |
| | yn | non | Non | No |
| | grade | 0 | Aucun | None |
| | grade | 1 | Faible | Low |
| | grade | 2 | Fort | High |
| | way | give | On donne | Given |
| | way | lend | On prête | Lent |
| | way | sell | On vend | Sold |

| settings |
| | default_language |
| | Français (fr) |
"""

SAID = [
    ("${staff} = 'oui'", "Si la réponse à la question 1 est « Oui »"),
    ("'oui' = ${staff}", "Si la réponse à la question 1 est « Oui »"),
    ("${staff} != 'oui'", "Si la réponse à la question 1 n’est pas « Oui »"),
    ("not(${staff} = 'oui')", "Si la réponse à la question 1 n’est pas « Oui »"),
    ("${staff} != '' and ${staff} != 'oui'", "Si la réponse à la question 1 est autre que « Oui »"),
    ("${risk} = '1' or ${risk} = 2", "Si la réponse à la question 2 est « Faible » ou « Fort »"),
    ("${risk} != '1' and ${risk} != '2'", "Si la réponse à la question 2 n’est ni « Faible » ni « Fort »"),
    ("${risk} >= 1", "Si la réponse à la question 2 est autre que « Aucun »"),
    ("${risk} > 1", "Si la réponse à la question 2 est « Fort »"),
    ("${risk} >= 0", "Si vous avez répondu à la question 2"),
    ("selected(${ways}, 'give')", "Si vous avez coché « On donne » à la question 3"),
    ("not(selected(${ways}, 'give'))", "Si vous n’avez pas coché « On donne » à la question 3"),
    (
        "selected(${ways}, 'give') or selected(${ways}, 'lend')",
        "Si vous avez coché « On donne » ou « On prête » à la question 3",
    ),
    (
        "not(selected(${ways}, 'give') or selected(${ways}, 'lend'))",
        "Si vous n’avez coché ni « On donne » ni « On prête » à la question 3",
    ),
    ("selected(${all_ways}, 'sell')", "Si vous avez coché « On vend » à la question 3 ou 4"),
    ("count-selected(${ways}) = 0", "Si vous n’avez rien coché à la question 3"),
    ("count-selected(${ways}) >= 1", "Si vous avez coché au moins une case à la question 3"),
    ("count-selected(${ways}) > 1", "Si le nombre de cases cochées à la question 3 dépasse 1"),
    ("${people} > 1000", "Si la réponse à la question 5 dépasse 1\u202f000"),
    ("not(${people} > 50)", "Si la réponse à la question 5 ne dépasse pas 50"),
    ("${people} = 0 or ${people} = 1", "Si la réponse à la question 5 est 0 ou 1"),
    ("${money} <= 2.5", "Si la réponse à la question 6 est d’au plus 2,5"),
    ("${money} > ${people}", "Si la réponse à la question 6 est supérieure à la réponse à la question 5"),
    ("${people} < ${shares}", "Si la réponse à la question 5 est inférieure au total des réponses à la question 10"),  # noqa: E501
    ("${name} != ''", "Si vous avez répondu à la question 7"),
    ("string-length(${name}) > 0", "Si vous avez répondu à la question 7"),
    ("${name} = ''", "Si vous n’avez pas répondu à la question 7"),
    ("${name} = 'Ann'", "Si la réponse à la question 7 est « Ann »"),
    ("${since} > date('2015-09-24')", "Si la réponse à la question 8 est après le 24/09/2015"),
    ("${since} <= today()", "Si la réponse à la question 8 est aujourd’hui ou avant"),
    ("${read} = 'OK'", "Si la case de la question 9 est cochée"),
    ("count(${places}) > 2", "Si le nombre de « Lieux » dépasse 2"),
    ("${shares} != 100", "Si le total des réponses à la question 10 n’est pas 100"),
    ("${size} = 'big'", "Si la réponse à la question 5 dépasse 9"),
    ("coalesce(${people}, 0) + ${money} > 9", "Si le total des réponses aux questions 5 et 6 dépasse 9"),
    (
        "${staff} = 'oui' and (${people} > 1 or ${money} > 1)",
        "Si la réponse à la question 1 est « Oui », et si la réponse à la question 5 dépasse 1 ou si la réponse à la question 6 dépasse 1",  # noqa: E501
    ),
    ("true()", ""),
    ("${staff} = 'oui' or 1", ""),
    ("false()", "Ne répondez pas : cette question n’est posée dans aucun cas"),
]  # fmt: skip

UNSAID = [
    ("regex(${name}, 'a+')", "Si le calcul fait sur la réponse à la question 7 le demande"),
    ("${odd} = 1", "Si le calcul fait sur la réponse à la question 5 le demande"),
    ("${people} * 2 > ${money}", "Si le calcul fait sur les réponses aux questions 5 et 6 le demande"),
    ("${known} = 'x'", "Si le programme le demande"),
]


def own(condition: str) -> str:
    form = loaded(QUESTIONS.replace("CONDITION", condition))
    return condition_in_words(form, "/data/more/asked", inherited=False)


@pytest.mark.parametrize(("condition", "words"), SAID)
def test_a_condition_is_said_with_numbers_and_labels(condition: str, words: str) -> None:
    assert own(condition) == words


@pytest.mark.parametrize(("condition", "words"), UNSAID)
def test_what_has_no_words_says_what_it_depends_on(condition: str, words: str) -> None:
    assert own(condition) == words


def test_the_conditions_of_the_groups_around_are_said_once() -> None:
    form = loaded(QUESTIONS.replace("CONDITION", "${staff} = 'oui' and ${people} > 1"))
    assert (
        condition_in_words(form, "/data/more/asked")
        == "Si la réponse à la question 1 est « Oui » et si la réponse à la question 5 dépasse 1"
    )
    assert condition_in_words(form, "/data/more") == "Si la réponse à la question 1 est « Oui »"
    assert condition_in_words(form, "/data/staff") == ""


def test_a_question_of_a_repeat_speaks_of_its_own_occurrence() -> None:
    form = loaded(QUESTIONS.replace("CONDITION", ""))
    assert condition_in_words(form, "/data/places/where") == "Si la réponse à la question 10 dépasse 50"


def test_choices_are_named_in_the_language_asked_for() -> None:
    form = loaded(QUESTIONS.replace("CONDITION", ""))
    assert (
        condition_in_words(form, "/data/more", "English (en)") == "Si la réponse à la question 1 est « Yes »"
    )
