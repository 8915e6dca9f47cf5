"""An interview from its first answer to its outputs."""

import pytest

from census_app.forms import Filling, FillingError, load_form

FORM = """
| survey |
|        | type           | name | label           | relevant     | required | constraint | constraint_message | calculation  | choice_filter | save_to    |
|        | begin group    | who  | Qui             |              |          |            |                    |              |               |            |
|        | text           | nom  | Nom             |              | yes      |            |                    |              |               | name       |
|        | integer        | age  | Âge de ${nom}   | ${nom} != '' |          | . > 3      | Trop jeune         |              |               | E02        |
|        | end group      |      |                 |              |          |            |                    |              |               |            |
|        | select_one c   | c1   | Couleur         |              |          |            |                    |              |               |            |
|        | select_multiple v | v1 | Variantes      |              |          |            |                    |              | c = ${c1}     |            |
|        | begin repeat   | site | Lieu            |              |          |            |                    |              |               |            |
|        | decimal        | part | Part            |              |          |            |                    |              |               | site_share |
|        | end repeat     |      |                 |              |          |            |                    |              |               |            |
|        | calculate      | tot  |                 |              |          |            |                    | sum(${part}) |               |            |
|        | note           | n    | Total : ${tot}  |              |          |            |                    |              |               |            |
| choices |
|        | list_name | name | label | c |
|        | c         | a    | A     |   |
|        | c         | b    | B     |   |
|        | v         | a1   | A un  | a |
|        | v         | a2   | A deux | a |
|        | v         | b1   | B un  | b |
"""  # noqa: E501


@pytest.fixture(scope="module")
def filling() -> Filling:
    return Filling(load_form(FORM))


def test_an_interview_is_told_and_kept(filling: Filling) -> None:
    assert not filling.node("/data/who/age").relevant
    assert filling.node("/data/who/nom").missing

    changed = filling.set("/data/who/nom", "Zoé")
    assert changed == {"/data/who/nom", "/data/who/age"}
    assert filling.node("/data/who/age").label == "Âge de Zoé"

    filling.set("/data/who/age", "2")
    assert filling.node("/data/who/age").message == "Trop jeune"
    filling.set("/data/who/age", "12")

    filling.set("/data/c1", "a")
    assert [choice.name for choice in filling.node("/data/v1").choices or ()] == ["a1", "a2"]
    with pytest.raises(FillingError, match="ne propose pas « b1 »"):
        filling.set("/data/v1", "b1")

    filling.set("/data/site[1]/part", "60")
    filling.add("/data/site")
    changed = filling.set("/data/site[2]/part", "40")
    assert changed == {"/data/site[2]/part", "/data/tot", "/data/n"}
    assert filling.node("/data/n").label == "Total : 100"

    outputs = [(output.target, output.group_path, output.value) for output in filling.outputs()]
    assert outputs == [
        ("name", "/data", "Zoé"),
        ("E02", "/data", "12"),
        ("site_share", "/data/site[1]", "60.0"),
        ("site_share", "/data/site[2]", "40.0"),
    ]

    again = Filling.restore(filling.definition, filling.state())
    assert again.nodes() == filling.nodes()
