"""What a question can offer at all: the list that paper and spreadsheets print."""

from census_app.forms import load_form
from census_app.forms.offers import every_choice

FORM = """
| survey |
| | type | name | label | choice_filter |
| | select_one region | region | Région ? | |
| | select_one town | town | Ville ? | region = ${region} |
| | select_multiple town | others | Autres ? | |
| | begin_repeat | places | Lieux | |
| | text | place | Lequel ? | |
| | end_repeat | | | |
| | select_one ${place} | best | Le meilleur ? | |

| choices |
| | list_name | name | label | region |
| | region | nord | Nord | |
| | region | sud | Sud | |
| | town | lille | Lille | nord |
| | town | nice | Nice | sud |
"""


def labels(path: str) -> list[str]:
    return [choice.label for choice in every_choice(load_form(FORM, "essai"), path)]


def test_a_filter_hides_nothing_from_who_lists_all() -> None:
    assert labels("/data/town") == ["Lille", "Nice"]


def test_a_list_without_filter_is_given_as_it_is() -> None:
    assert labels("/data/region") == ["Nord", "Sud"]
    assert labels("/data/others") == ["Lille", "Nice"]


def test_choices_made_of_answers_cannot_be_listed_beforehand() -> None:
    assert labels("/data/best") == []
