"""The answers of several years in one table, though the questionnaire changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from census_app.errors import CensusError
from census_app.services import answer_tables, campaigns, interviews, questionnaires
from census_app.services.answer_tables import AnswerTable
from census_app.sheets.cells import Absent, Cell
from census_app.sheets.reading import read_tables
from tests.services.questionnaire_versions import FIRST, SECOND, workbook
from tests.story import CHATEAUBRIANT, Story, begin


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """An AMAP asked in 2027 and in 2028, with two versions of the questionnaire."""
    told = begin(tmp_path)
    record = told.add_initiative("AMAP de la Chère", CHATEAUBRIANT)
    ask(told, tmp_path, 2027, FIRST, record, members="60", staff="oui", ways="give lend", story="Un marché.")
    ask(told, tmp_path, 2028, SECOND, record, members="75", since="2016-04-01", ways="lend")
    yield told
    told.inventory.close()


def ask(told: Story, folder: Path, year: int, form: str, record: int, **answers: str) -> None:
    questionnaires.keep(told.inventory, workbook(folder, form, f"{year}.xlsx"))
    told.campaign = campaigns.open_campaign(told.inventory, year).created or 0
    interview, filling = told.start_interview(record)
    for name, value in answers.items():
        filling.set(f"/data/work/{name}", value)
    if year == 2028:
        filling.mark("/data/work/staff", "refus")
    filling.set("/data/places[1]/place", "Derval")
    filling.add("/data/places")
    filling.set("/data/places[2]/share", str(year - 2000))
    filling.add("/data/places")
    interviews.save(told.inventory, interview, filling.state(), [])


def column(table: AnswerTable, name: str) -> list[Cell]:
    place = [each.name for each in table.header].index(name)
    return [row[place] for row in table.rows]


def test_answers_of_all_years_are_in_one_table(story: Story) -> None:
    main, _ = answer_tables.tables(story.inventory, "initiative")
    assert column(main, "record") == ["AMAP de la Chère"] * 2
    assert column(main, "campaign") == [2027, 2028]
    assert column(main, "version") == ["2027.1", "2028.1"]
    assert column(main, "state") == ["brouillon"] * 2
    assert column(main, "members") == [60, 75]


def test_the_order_and_the_words_are_the_newest(story: Story) -> None:
    main, _ = answer_tables.tables(story.inventory, "initiative")
    asked = main.header[7:]
    assert [each.name for each in asked] == ["members", "since", "staff", "ways", "story"]
    assert asked[0].label == "Combien êtes-vous ?"
    assert {each.section for each in asked} == {"Le travail"}


def test_a_question_that_is_gone_keeps_its_column(story: Story) -> None:
    main, _ = answer_tables.tables(story.inventory, "initiative")
    assert column(main, "story") == ["Un marché.", None]
    assert [each.until for each in main.header[7:]] == ["", "", "", "", "2027.1"]


def test_choices_are_said_by_their_labels_and_absences_in_words(story: Story) -> None:
    main, _ = answer_tables.tables(story.inventory, "initiative")
    assert column(main, "ways") == ["Donner ; Prêter gratuitement", "Prêter gratuitement"]
    assert column(main, "staff") == ["Oui", Absent("refus")]
    assert column(main, "since") == [None, date(2016, 4, 1)]


def test_a_repeat_is_a_table_that_leads_back_to_its_interview(story: Story) -> None:
    main, places = answer_tables.tables(story.inventory, "initiative")
    assert places.name == "Lieux"
    assert [each.name for each in places.header] == ["interview", "record", "number_1", "place", "share"]
    first, second = column(main, "interview")
    amap = "AMAP de la Chère"
    assert places.rows == (
        (first, amap, 1, "Derval", None),
        (first, amap, 2, None, 27),
        (second, amap, 1, "Derval", None),
        (second, amap, 2, None, 28),
    )


def test_one_campaign_alone_has_its_own_questions(story: Story) -> None:
    main, _ = answer_tables.tables(story.inventory, "initiative", story.campaign)
    assert column(main, "campaign") == [2028]
    assert "story" not in [each.name for each in main.header]


NESTED = """
| survey |
| | type | name | label | relevant |
| | select_one yn | has_farms | Des fermes ? | |
| | begin_repeat | farms | Fermes | ${has_farms} = 'oui' |
| | text | name | Nom ? | |
| | begin_repeat | fields | Champs | |
| | integer | size | Surface ? | |
| | end_repeat | | | |
| | end_repeat | | | |
| | text | name | Votre nom ? | |
| | acknowledge | read | Relu | |
| | time | at | À quelle heure ? | |

| choices |
| | list_name | name | label |
| | yn | oui | Oui |
| | yn | non | Non |

| settings |
| | form_title | form_id | version |
| | Fermes | initiative | 2027.1 |
"""


def farms(story: Story, folder: Path, has_farms: str) -> tuple[AnswerTable, ...]:
    questionnaires.keep(story.inventory, workbook(folder, NESTED.replace("2027.1", "2030"), "fermes.xlsx"))
    story.campaign = campaigns.open_campaign(story.inventory, 2030).created or 0
    interview, filling = story.start_interview(story.add_initiative("Fermes"))
    filling.set("/data/has_farms", "oui")
    filling.set("/data/farms[1]/name", "La Grée")
    filling.set("/data/farms[1]/fields[1]/size", "12")
    filling.add("/data/farms[1]/fields")
    filling.set("/data/farms[1]/fields[2]/size", "3")
    filling.set("/data/name", "Jeanne")
    filling.set("/data/read", "OK")
    filling.set("/data/at", "14:30:00")
    filling.set("/data/has_farms", has_farms)
    interviews.save(story.inventory, interview, filling.state(), [])
    return answer_tables.tables(story.inventory, "initiative", story.campaign)


def test_a_repeat_within_another_says_which_it_belongs_to(story: Story, tmp_path: Path) -> None:
    main, outer, inner = farms(story, tmp_path, "oui")
    assert [each.label for each in inner.header] == [
        "Entretien",
        "Fiche",
        "N° (Fermes)",
        "N° (Champs)",
        "Surface ?",
    ]
    number = main.rows[0][0]
    assert inner.rows == ((number, "Fermes", 1, 1, 12), (number, "Fermes", 1, 2, 3))
    assert outer.rows == ((number, "Fermes", 1, "La Grée"),)
    assert main.rows[0][-3:] == ("Jeanne", "Oui", "14:30")


def test_what_is_not_asked_any_more_counts_for_nothing(story: Story, tmp_path: Path) -> None:
    _, outer, inner = farms(story, tmp_path, "non")
    assert (outer.rows, inner.rows) == ((), ())


def test_a_form_that_nobody_was_asked_has_its_columns(story: Story) -> None:
    main, *_ = answer_tables.tables(story.inventory, "reseau")
    assert main.rows == ()
    assert "name" in [each.name for each in main.header]


def test_an_unknown_form_is_refused_with_those_there_are(story: Story) -> None:
    with pytest.raises(CensusError, match="initiative, participant, reseau"):
        answer_tables.tables(story.inventory, "amap")


def test_the_workbook_has_a_sheet_a_table(story: Story, tmp_path: Path) -> None:
    out = answer_tables.write(story.inventory, "initiative", tmp_path / "reponses.xlsx")
    main, places = read_tables(out)
    assert (main.name, places.name) == ("Petit", "Lieux")
    assert main.rows[0][7] == "Le travail"
    assert main.rows[1][7:] == (
        "Combien êtes-vous ?",
        "Depuis quand ?",
        "Avez-vous des salariés ?",
        "Que faites-vous ?",
        "Votre histoire ?",
    )
    assert main.rows[3][7:10] == (75, date(2016, 4, 1), "refus")
    assert places.rows[-1][2:] == (2, None, 28)


def test_an_export_that_is_stopped_writes_nothing(story: Story, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    out = tmp_path / "reponses.xlsx"
    with pytest.raises(CensusError, match="aucun fichier n’a été écrit"):
        answer_tables.write(
            story.inventory,
            "initiative",
            out,
            progress=lambda done, total: told.append((done, total)),
            cancelled=lambda: len(told) == 2,
        )
    assert told == [(1, 2), (2, 2)]
    assert not out.exists()
