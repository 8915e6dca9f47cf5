"""Lists of choices: filtered, cascading, from files, from answers."""

from pathlib import Path

import pytest

from census_app.forms import Context, Filling, FillingError, load_form
from tests.forms.conftest import Fill

CASCADE = """
| survey |
|        | type               | name | label     | choice_filter |
|        | select_one dep     | dep  | Dép.      |               |
|        | select_one com     | com  | Commune   | d = ${dep}    |
|        | select_multiple com | seen | Vues     | d = ${dep}    |
|        | rank dep           | rank | Ordre     |               |
|        | acknowledge        | ok   | Lu        |               |
| choices |
|         | list_name | name | label         | d  |
|         | dep       | 44   | Loire         |    |
|         | dep       | 35   | Ille          |    |
|         | com       | cha  | Châteaubriant | 44 |
|         | com       | sou  | Soudan        | 44 |
|         | com       | ren  | Rennes        | 35 |
"""
FROM_ANSWERS = """
| survey |
|        | type           | name  | label        |
|        | begin repeat   | p     | P            |
|        | text           | who   | Qui          |
|        | end repeat     |       |              |
|        | select_one ${who} | chief | Chef      |
"""
FROM_FILE = """
| survey |
|        | type                            | name | label | calculation |
|        | select_one_from_file communes.csv | c    | C     | |
|        | calculate                       | pop  |       | pulldata('communes', 'pop', 'name', ${c}) |
|        | csv-external                    | last |       | |
|        | calculate                       | old  |       | pulldata('last', 'E02', 'key', 'A1') |
"""


def names(filling: Filling, path: str) -> list[str]:
    return [choice.name for choice in filling.node(path).choices or ()]


def test_a_list_follows_the_answer_it_depends_on(fill: Fill) -> None:
    filling = fill(CASCADE)
    assert names(filling, "/data/com") == []
    filling.set("/data/dep", "44")
    assert names(filling, "/data/com") == ["cha", "sou"]
    filling.set("/data/com", "sou")
    filling.set("/data/seen", "sou cha")
    assert filling.node("/data/seen").value == "cha sou", "kept in the order of the list, as ODK does"

    filling.set("/data/dep", "35")
    assert filling.node("/data/com").value == "", "an answer that is no longer offered does not show"
    filling.set("/data/dep", "44")
    assert filling.node("/data/com").value == "sou"


def test_a_rank_orders_all_its_choices(fill: Fill) -> None:
    filling = fill(CASCADE)
    filling.set("/data/rank", "35 44")
    assert filling.node("/data/rank").value == "35 44"
    with pytest.raises(FillingError, match="classer tous"):
        filling.set("/data/rank", "35")
    filling.set("/data/ok", "OK")
    assert filling.node("/data/ok").value == "OK"


def test_choices_come_from_the_answers_of_a_repeat(fill: Fill) -> None:
    filling = fill(FROM_ANSWERS)
    filling.set("/data/p[1]/who", "Ann")
    filling.add("/data/p")
    filling.set("/data/p[2]/who", "Bob")
    assert [(choice.name, choice.label) for choice in filling.node("/data/chief").choices or ()] == [
        ("Ann", "Ann"),
        ("Bob", "Bob"),
    ]


def test_choices_and_values_come_from_tables(tmp_path: Path) -> None:
    (tmp_path / "form.md").write_text(FROM_FILE, encoding="utf-8")
    (tmp_path / "communes.csv").write_text(
        "name,label,pop\n44036,Châteaubriant,11985\n44199,Soudan,1999\n", "utf-8"
    )
    definition = load_form(tmp_path / "form.md", provided=frozenset({"last"}))
    filling = Filling(definition, context=Context(tables={"last": [{"key": "A1", "E02": "3.5"}]}))
    assert names(filling, "/data/c") == ["44036", "44199"]
    filling.set("/data/c", "44199")
    assert filling.node("/data/pop").value == "1999"
    assert filling.node("/data/old").value == "3.5"
    assert definition.missing_files == ("last.csv",)


def test_a_map_and_an_xml_file_give_choices_too(tmp_path: Path) -> None:
    form = """
    | survey |
    |        | type                                | name | label |
    |        | select_one_from_file places.geojson | p    | P     |
    |        | select_one_from_file names.xml      | n    | N     |
    """
    point = '{"type": "Feature", "geometry": {"type": "Point", "coordinates": [-1.4, 47.7]}, '
    features = point + '"properties": {"id": "cha", "title": "Châteaubriant"}}'
    (tmp_path / "form.md").write_text(form, encoding="utf-8")
    (tmp_path / "places.geojson").write_text(
        f'{{"type": "FeatureCollection", "features": [{features}]}}', encoding="utf-8"
    )
    items = "<root><item><name>a</name><label>Ann</label></item></root>"
    (tmp_path / "names.xml").write_text(items, encoding="utf-8")
    filling = Filling(load_form(tmp_path / "form.md"))
    assert [(choice.name, choice.label) for choice in filling.node("/data/p").choices or ()] == [
        ("cha", "Châteaubriant")
    ]
    assert names(filling, "/data/n") == ["a"]
