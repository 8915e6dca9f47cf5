"""What changed between two versions of a questionnaire, as its author is told."""

import pytest

from census_app.forms.difference import Difference, compare
from tests.forms.conftest import loaded

FIRST = """
| survey |
| | type | name | label | hint | relevant | required | constraint | constraint_message | calculation | choice_filter | save_to |
| | begin_group | life | La vie de l’initiative | | | | | | | | |
| | select_one yn | staff | Avez-vous des salariés ? | | | | | | | | |
| | decimal | jobs | Combien ? | En temps plein. | ${staff} = 'oui' | | . >= 0 | Pas moins de zéro. | | | E02 |
| | text | story | Votre histoire ? | | | | | | | | |
| | end_group | | | | | | | | | | |
| | begin_group | place | Les lieux | | | | | | | | |
| | select_one canton | canton | Quel canton ? | | | | | | | | |
| | select_one town | town | Quelle commune ? | | | | | | | | |
| | select_one yn | home | Avez-vous un local ? | | | | | | | | |
| | calculate | total | | | | | | | ${jobs} * 2 | | |
| | end_group | | | | | | | | | | |

| choices |
| | list_name | name | label | canton |
| | yn | oui | Oui | |
| | yn | non | Non | |
| | canton | nord | Nord | |
| | canton | sud | Sud | |
| | town | derval | Derval | nord |
| | town | issé | Issé | sud |

| settings |
| | form_id | form_title | version |
| | story | Histoire | 1 |
"""  # noqa: E501 - a table


def changed(*replacements: tuple[str, str]) -> tuple[Difference, ...]:
    text = FIRST
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return compare(loaded(FIRST), loaded(text))


def the_one(*replacements: tuple[str, str]) -> Difference:
    (difference,) = changed(*replacements)
    return difference


def test_the_same_questionnaire_differs_in_nothing() -> None:
    assert changed() == ()
    assert changed(("| story | Histoire | 1 |", "| story | Histoire | 2 |")) == ()


STORY = "| | text | story | Votre histoire ? | | | | | | | | |\n"


def test_a_question_is_added_or_removed() -> None:
    added = the_one((STORY, STORY + STORY.replace("story", "dream").replace("histoire", "rêve")))
    assert (added.kind, added.path, added.label) == ("added", "/data/life/dream", "Votre rêve ?")
    assert (added.section, added.before, added.after) == ("La vie de l’initiative", "", "texte")
    removed = the_one((STORY, ""))
    assert (removed.kind, removed.label, removed.before, removed.after) == (
        "removed",
        "Votre histoire ?",
        "texte",
        "",
    )


def test_what_is_gone_is_told_where_it_was() -> None:
    told = changed(
        (STORY, ""), ("Avez-vous des salariés ?", "Des salariés ?"), ("Quel canton ?", "Le canton ?")
    )
    assert [each.label for each in told] == ["Des salariés ?", "Votre histoire ?", "Le canton ?"]


def test_other_words_are_told_as_they_were_and_as_they_are() -> None:
    label = the_one(("Votre histoire ?", "Racontez votre histoire."))
    assert (label.kind, label.before, label.after) == (
        "reworded",
        "Votre histoire ?",
        "Racontez votre histoire.",
    )
    hint = the_one(("En temps plein.", "Un mi-temps compte 0,5."))
    assert (hint.before, hint.after) == ("Aide : En temps plein.", "Aide : Un mi-temps compte 0,5.")
    message = the_one(("Pas moins de zéro.", "Zéro ou plus."))
    assert (message.kind, message.after) == ("reworded", "Message : Zéro ou plus.")


TWO_LANGUAGES = """
| survey |
| | type | name | label::Français (fr) | label::English (en) |
| | text | who | Qui ? | Who? |
| settings |
| | default_language | form_id |
| | Français (fr) | spoken |
"""


def test_a_translation_that_changes_is_told_with_its_language() -> None:
    (told,) = compare(loaded(TWO_LANGUAGES), loaded(TWO_LANGUAGES.replace("Who?", "Who is it?")))
    assert (told.label, told.before, told.after) == (
        "Qui ?",
        "[English (en)] Who?",
        "[English (en)] Who is it?",
    )


def test_a_language_that_comes_is_told_once() -> None:
    one = TWO_LANGUAGES.replace(" | label::English (en) |", " |").replace(" | Who? |", " |")
    (told,) = compare(loaded(one), loaded(TWO_LANGUAGES))
    assert (told.before, told.after) == ("Langues : Français (fr)", "Langues : Français (fr), English (en)")


def test_choices_are_named_by_their_labels() -> None:
    told = changed(
        ("| | canton | sud | Sud | |", "| | canton | sud | Le sud | |\n| | canton | est | Est | |"),
        ("| | canton | nord | Nord | |\n", ""),
    )
    assert {(each.kind, each.label) for each in told} == {("choices", "Quel canton ?")}
    assert [(each.before, each.after) for each in told] == [
        ("« Nord »", ""),
        ("", "« Est »"),
        ("« Sud »", "« Le sud »"),
    ]


def test_a_choice_whose_name_alone_changes_is_told_with_its_names() -> None:
    gone, come = changed(("| | canton | nord | Nord | |", "| | canton | n | Nord | |"))
    assert (gone.before, come.after) == ("« Nord » (nom « nord »)", "« Nord » (nom « n »)")


def test_a_list_that_two_questions_offer_is_told_once() -> None:
    told = the_one(("| | yn | non | Non | |", "| | yn | non | Non | |\n| | yn | nsp | Je ne sais pas | |"))
    assert told.label == "Avez-vous des salariés ? (et 1 autre question)"
    assert told.after == "« Je ne sais pas »"


def test_a_long_list_of_new_choices_is_cut() -> None:
    more = "".join(f"| | canton | c{number} | Canton {number} | |\n" for number in range(20))
    told = the_one(("| | canton | sud | Sud | |\n", f"| | canton | sud | Sud | |\n{more}"))
    assert told.after.startswith("« Canton 0 », « Canton 1 »,")
    assert told.after.endswith("et 12 autres")


def test_a_question_asked_another_way() -> None:
    told = the_one(("| decimal | jobs", "| integer | jobs"))
    assert (told.kind, told.before, told.after) == ("type", "nombre décimal", "nombre entier")


JOBS_RULES = "| ${staff} = 'oui' | | . >= 0 | Pas moins de zéro. | | | E02 |"

RULES = [
    (
        JOBS_RULES.replace("${staff} = 'oui'", "${staff} != 'oui'"),
        "Demandé si la réponse à la question 1 est « Oui »",
        "Demandé si la réponse à la question 1 n’est pas « Oui »",
    ),
    (
        JOBS_RULES.replace("${staff} = 'oui'", ""),
        "Demandé si la réponse à la question 1 est « Oui »",
        "Toujours demandé",
    ),
    (JOBS_RULES.replace("'oui' | |", "'oui' | yes |"), "Réponse facultative", "Réponse obligatoire"),
    (
        JOBS_RULES.replace("'oui' | |", "'oui' | ${story} = '' |"),
        "Réponse facultative",
        "Obligatoire quand ${story} = ''",
    ),
    (
        JOBS_RULES.replace(". >= 0", ". > 0"),
        "Contrôle : Pas moins de zéro. (. >= 0)",
        "Contrôle : Pas moins de zéro. (. > 0)",
    ),
    (
        JOBS_RULES.replace(". >= 0 | Pas moins de zéro.", " | "),
        "Contrôle : Pas moins de zéro.",
        "Contrôle : aucun",
    ),
    (JOBS_RULES.replace("E02", "E03"), "Enregistré dans E02", "Enregistré dans E03"),
]


@pytest.mark.parametrize(("rules", "before", "after"), RULES)
def test_rules_are_told_in_words_if_there_are_some(rules: str, before: str, after: str) -> None:
    told = the_one((JOBS_RULES, rules))
    assert (told.kind, told.label, told.before, told.after) == ("rules", "Combien ?", before, after)


def test_a_calculation_and_a_filter_are_told_as_their_author_wrote_them() -> None:
    calculation = the_one(("${jobs} * 2", "${jobs} * 3"))
    assert (calculation.label, calculation.before, calculation.after) == (
        "total",
        "Calcul : ${jobs} * 2",
        "Calcul : ${jobs} * 3",
    )
    town = "| | select_one town | town | Quelle commune ? | | | | | | | | |"
    chosen = the_one((town, town.replace("| | | | | | | | |", "| | | | | | | canton = ${canton} | |")))
    assert (chosen.before, chosen.after) == (
        "Tous les choix offerts",
        "Choix offerts quand canton = ${canton}",
    )


def test_a_question_in_another_section_has_moved_and_nothing_else() -> None:
    canton = "| | select_one canton | canton | Quel canton ? | | | | | | | | |\n"
    told = the_one((STORY, ""), (canton, canton + STORY))
    assert (told.kind, told.path, told.section) == ("moved", "/data/place/story", "Les lieux")
    assert (told.before, told.after) == ("La vie de l’initiative", "Les lieux")


def test_what_others_say_of_a_question_that_moves_does_not_change() -> None:
    staff = "| | select_one yn | staff | Avez-vous des salariés ? | | | | | | | | |\n"
    canton = "| | select_one canton | canton | Quel canton ? | | | | | | | | |\n"
    assert [each.kind for each in changed((staff, ""), (canton, canton + staff))] == ["moved"]


def test_a_section_that_keeps_its_title_is_the_same() -> None:
    assert changed(("| begin_group | life |", "| begin_group | living |")) == ()


def test_two_questions_of_one_name_are_told_apart_by_their_groups() -> None:
    form = """
| survey |
| | type | name | label |
| | begin_group | a | A |
| | text | who | Qui ? |
| | end_group | | |
| | begin_group | b | B |
| | text | who | Qui d’autre ? |
| | end_group | | |
"""
    (told,) = compare(loaded(form), loaded(form.replace("Qui d’autre ?", "Et qui ?")))
    assert (told.path, told.before, told.after) == ("/data/b/who", "Qui d’autre ?", "Et qui ?")
