"""Calculations, defaults, triggers and metadata."""

import pytest

from census_app.forms import FillingError, FormError, load_form
from tests.forms.conftest import Fill

FORM = """
| survey |
|        | type      | name   | label | default         | calculation         | trigger | readonly |
|        | text      | a      | A     | bonjour         |                     |         |          |
|        | text      | said   | B     |                 | concat(${a}, ' !')  |         |          |
|        | text      | locked | C     |                 | concat(${a}, ' ?')  |         | yes      |
|        | text      | at     | D     |                 | concat('vu ', ${a}) | ${a}    |          |
|        | integer   | n      | N     | 3 + 4           |                     |         |          |
|        | decimal   | d      | D     | 3               |                     |         |          |
|        | integer   | cut    | E     |                 | 10 div 4            |         |          |
|        | calculate | id     |       |                 | once(uuid())        |         |          |
|        | calculate | far    |       |                 | ${near} + 1         |         |          |
|        | calculate | near   |       |                 | ${n} + 1            |         |          |
|        | today     | day    |       |                 |                     |         |          |
|        | username  | who    |       |                 |                     |         |          |
|        | end       | end    |       |                 |                     |         |          |
"""


def test_a_form_begins_with_its_defaults(fill: Fill) -> None:
    filling = fill(FORM, username="Anaïs")
    values = {state.name: state.value for state in filling.nodes()}
    assert (values["a"], values["n"], values["d"], values["cut"]) == ("bonjour", "7", "3.0", "2")
    assert (values["said"], values["far"], values["at"]) == ("bonjour !", "9", "")
    assert (values["day"], values["who"], values["end"]) == ("2026-03-02", "Anaïs", "")


def test_calculations_follow_whatever_their_order(fill: Fill) -> None:
    filling = fill(FORM)
    assert filling.set("/data/n", "10") == {"/data/n", "/data/near", "/data/far"}
    assert filling.node("/data/far").value == "12"


def test_what_is_typed_over_a_calculation_lasts_until_it_changes(fill: Fill) -> None:
    filling = fill(FORM)
    filling.set("/data/said", "autre chose")
    filling.set("/data/n", "8")
    assert filling.node("/data/said").value == "autre chose"
    filling.set("/data/a", "salut")
    assert filling.node("/data/said").value == "salut !"
    with pytest.raises(FillingError, match="lecture seule"):
        filling.set("/data/locked", "x")


def test_a_trigger_acts_when_its_question_changes(fill: Fill) -> None:
    filling = fill(FORM)
    filling.set("/data/a", "salut")
    assert filling.node("/data/at").value == "vu salut"
    filling.set("/data/at", "noté")
    filling.set("/data/n", "1")
    assert filling.node("/data/at").value == "noté"


def test_once_is_once(fill: Fill) -> None:
    filling = fill(FORM)
    first = filling.node("/data/id").value
    filling.set("/data/a", "x")
    assert len(first) == 36
    assert filling.node("/data/id").value == first


def test_the_end_is_written_when_it_comes(fill: Fill) -> None:
    filling = fill(FORM)
    assert filling.finish() == {"/data/end"}
    assert "2026-03-02T" in filling.node("/data/end").value


def test_the_program_may_give_what_a_person_may_not(fill: Fill) -> None:
    filling = fill(FORM)
    filling.prefill("/data/locked", "du programme")
    assert filling.node("/data/locked").value == "du programme"


def test_a_circle_is_refused_when_the_form_is_loaded() -> None:
    form = """
    | survey |
    |        | type      | name | label | calculation |
    |        | calculate | a    |       | ${b} + 1    |
    |        | calculate | b    |       | ${a} + 1    |
    """
    with pytest.raises(FormError, match="tournent en rond") as refusal:
        load_form(form)
    assert [(problem.code, problem.row) for problem in refusal.value.problems] == [("cycle", 2)]


def test_a_long_chain_is_no_trouble(fill: Fill) -> None:
    rows = "\n".join(f"| | calculate | a{n} | | ${{a{n - 1}}} + 1 |" for n in range(400, 0, -1))
    filling = fill(f"| survey |\n| | type | name | label | calculation |\n{rows}\n| | integer | a0 | A | |")
    filling.set("/data/a0", "1")
    assert filling.node("/data/a400").value == "401"
