"""Groups that are asked several times."""

import pytest

from census_app.forms import FillingError
from tests.forms.conftest import Fill

# ruff: noqa: E501 - tables are read as tables

SITES = """
| survey |
|        | type         | name  | label   | calculation      | default               | constraint              |
|        | begin repeat | site  | Lieu    |                  |                       |                         |
|        | text         | where | Commune |                  | concat('n°', position(..)) |                    |
|        | decimal      | part  | Part    |                  |                       | . >= 0 and . <= 100     |
|        | calculate    | place |         | position(..)     |                       |                         |
|        | calculate    | share |         | round(${part} div sum(../../site/part) * 100, 1) | |               |
|        | end repeat   |       |         |                  |                       |                         |
|        | calculate    | total |         | sum(${part})     |                       |                         |
|        | calculate    | sites |         | count(${site})   |                       |                         |
"""
COUNTED = """
| survey |
|        | type         | name | label | repeat_count |
|        | integer      | many | M     |              |
|        | begin repeat | one  | O     | ${many}      |
|        | text         | what | W     |              |
|        | end repeat   |      |       |              |
"""
NESTED = """
| survey |
|        | type         | name  | label | calculation     |
|        | begin repeat | house | H     |                 |
|        | text         | name  | N     |                 |
|        | begin repeat | head  | P     |                 |
|        | integer      | age   | A     |                 |
|        | end repeat   |       |       |                 |
|        | calculate    | ages  |       | sum(${age})     |
|        | end repeat   |       |       |                 |
|        | calculate    | all   |       | sum(${age})     |
|        | calculate    | first |       | indexed-repeat(${age}, ${house}, 1, ${head}, 1) |
"""


def test_occurrences_come_and_go(fill: Fill) -> None:
    filling = fill(SITES)
    assert filling.node("/data/site[1]/where").value == "n°1"
    assert "/data/sites" in filling.add("/data/site")
    assert filling.node("/data/site[2]/where").value == "n°2"
    filling.set("/data/site[1]/part", "60")
    filling.set("/data/site[2]/part", "20")
    assert filling.node("/data/site[2]/share").value == "25"

    filling.remove("/data/site[1]")
    assert filling.node("/data/site[1]/where").value == "n°2"
    assert filling.node("/data/site[1]/place").value == "1"
    assert filling.node("/data/total").value == "20"
    with pytest.raises(FillingError):
        filling.node("/data/site[2]/part")


def test_occurrences_are_copied_and_moved(fill: Fill) -> None:
    filling = fill(SITES)
    filling.set("/data/site[1]/where", "Soudan")
    filling.set("/data/site[1]/part", "30")
    filling.annotate("/data/site[1]/part", "à vérifier")
    filling.copy("/data/site[1]")
    assert filling.node("/data/site[2]/where").value == "Soudan"
    assert filling.node("/data/site[2]/part").note == "à vérifier"
    filling.set("/data/site[2]/where", "Issé")
    filling.move("/data/site[2]", 1)
    assert [filling.node(f"/data/site[{place}]/where").value for place in (1, 2)] == ["Issé", "Soudan"]
    assert [filling.node(f"/data/site[{place}]/place").value for place in (1, 2)] == ["1", "2"]


def test_a_count_gives_and_takes_occurrences(fill: Fill) -> None:
    filling = fill(COUNTED)
    assert filling.children("/data/one") == ()
    filling.set("/data/many", "3")
    assert [state.path for state in filling.children("/data/one")] == [f"/data/one[{n}]" for n in (1, 2, 3)]
    filling.set("/data/many", "1")
    assert len(filling.children("/data/one")) == 1
    filling.set("/data/many", "")
    assert len(filling.children("/data/one")) == 1, "a count that is not known changes nothing"
    with pytest.raises(FillingError, match="fixé par le questionnaire"):
        filling.add("/data/one")


def test_repeats_within_repeats_keep_to_their_own(fill: Fill) -> None:
    filling = fill(NESTED)
    filling.set("/data/house[1]/head[1]/age", "40")
    filling.add("/data/house[1]/head")
    filling.set("/data/house[1]/head[2]/age", "2")
    filling.add("/data/house")
    assert filling.children("/data/house[2]/head") == (), "a new occurrence starts from the template"
    filling.add("/data/house[2]/head")
    filling.set("/data/house[2]/head[1]/age", "30")
    values = {
        path: filling.node(path).value for path in ("/data/house[1]/ages", "/data/house[2]/ages", "/data/all")
    }
    assert values == {"/data/house[1]/ages": "42", "/data/house[2]/ages": "30", "/data/all": "72"}
    filling.remove("/data/house[1]")
    assert filling.node("/data/first").value == "30"


def test_a_repeat_in_a_counted_one_begins_as_the_form_shows_it(fill: Fill) -> None:
    """Measured on ODK's engine: what comes by a count is seeded, what is beyond comes from the template."""
    filling = fill(
        """
        | survey |
        |        | type         | name  | label | repeat_count |
        |        | integer      | plots | P     |              |
        |        | begin repeat | plot  | P     | ${plots}     |
        |        | begin repeat | crop  | C     |              |
        |        | text         | name  | N     |              |
        |        | end repeat   |       |       |              |
        |        | end repeat   |       |       |              |
        """
    )
    filling.set("/data/plots", "2")
    assert [len(filling.children(f"/data/plot[{number}]/crop")) for number in (1, 2)] == [1, 0]
    filling.set("/data/plots", "0")
    filling.set("/data/plots", "1")
    assert len(filling.children("/data/plot[1]/crop")) == 1


def test_all_axes_see_their_nodes(fill: Fill) -> None:
    filling = fill(
        """
        | survey |
        |        | type         | name   | label | calculation |
        |        | text         | top    | T     |             |
        |        | begin repeat | one    | O     |             |
        |        | text         | what   | W     |             |
        |        | calculate    | before |       | join('+', preceding::what)       |
        |        | calculate    | after  |       | join('+', following::what)       |
        |        | calculate    | around |       | count(ancestor::*)               |
        |        | end repeat   |        |       |             |
        """
    )
    filling.set("/data/one[1]/what", "un")
    filling.add("/data/one")
    filling.set("/data/one[2]/what", "deux")
    assert filling.node("/data/one[2]/before").value == "un+deux"
    assert filling.node("/data/one[1]/after").value == "deux"
    assert filling.node("/data/one[1]/around").value == "2"


def test_what_an_occurrence_begins_with_triggers_nothing(fill: Fill) -> None:
    form = """
    | survey |
    |        | type         | name | label | default      | calculation  | trigger |
    |        | begin repeat | r    | R     |              |              |         |
    |        | integer      | n    | N     | position(..) |              |         |
    |        | text         | q    | Q     |              | concat(${n}) | ${n}    |
    |        | end repeat   |      |       |              |              |         |
    """
    filling = fill(form)
    filling.add("/data/r")
    assert [filling.node(f"/data/r[2]/{name}").value for name in "nq"] == ["2", ""]
    filling.set("/data/r[2]/n", "5")
    assert filling.node("/data/r[2]/q").value == "5"
