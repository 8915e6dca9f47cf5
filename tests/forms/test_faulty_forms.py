"""Sixty faulty forms, as authors write them: where each fault is told, and that its message says what to do."""

import pytest

from census_app.forms import CODES, check_form

# ruff: noqa: E501 - tables are read as tables

LIST = "\n| choices |\n| | list_name | name | label | pop |\n| | l | x | Ixe | 1 |\n| | l | y | Why | 2 |\n"
GROUP = ("begin group | g | G |", "text | a | A |", "end group | | |")


def choices(*rows: str, header: str = "list_name | name | label") -> str:
    return f"\n| choices |\n| | {header} |\n" + "".join(f"| | {row} |\n" for row in rows)


def settings(column: str, value: str) -> str:
    return f"\n| settings |\n| | {column} |\n| | {value} |\n"


def entities(columns: str, value: str) -> str:
    return f"\n| entities |\n| | {columns} |\n| | {value} |\n"


# The columns after type, name and label; the rows; where it is told: sheet, row, column, code; words of the message; other sheets.
FORMS: tuple[tuple[str, tuple[str, ...], str, str] | tuple[str, tuple[str, ...], str, str, str], ...] = (
    # types and lists
    ("", ("entier | a | A",), "survey 2 type unknown-type", "« integer »"),
    ("", ("select_one | a | A",), "survey 2 type unknown-type", "doit nommer sa liste"),
    ("", ("select_one oui non | a | A",), "survey 2 type unknown-type", "« select_one oui_non »"),
    ("", ("cascading_select x | a | A",), "survey 2 type unknown-type", "une question par niveau"),
    ("", ("text | a | A", "end_score | |"), "survey 3 type unknown-type", "n'existe que dans KoboToolbox"),
    ("", ("| a | A",), "survey 2 type missing-type", "text, integer"),
    ("", ("select_one L | a | A",), "survey 2 type unknown-list", "vouliez-vous dire « l »"),
    ("", ("select_one pays | a | A",), "survey 2 type unknown-list", "ajoutez une feuille « choices »", settings("form_id", "x")),
    ("", ("select_one l | a | A",), "survey 2 type unknown-list", "ajoutez ses choix", choices()),
    ("", ("select_one ${zz} | a | A",), "survey 2 type unknown-name", "ajoutez la question"),
    ("", ("select_one_from_file c.txt | a | A",), "survey 2 type missing-file", ".csv, .xml ou .geojson"),
    # names
    ("", ("text | mon nom | A",), "survey 2 name bad-name", "commencer par une lettre"),
    ("", ("text | a:b | A",), "survey 2 name bad-name", "des lettres"),
    ("", ("text | | A",), "survey 2 name missing-name", "écrivez-en un"),
    ("", ("text | meta | A",), "survey 2 name bad-name", "donnez-en un autre"),
    ("", ("audit | journal | ",), "survey 2 name bad-name", "videz sa case"),
    ("", ("begin repeat | data | R", "text | a | A", "end repeat | | "), "survey 2 name bad-name", "changez-le"),
    ("", ("begin group | g | G", "text | a | A", "text | a | B", "end group | | "), "survey 4 name duplicate-name", "déjà pris à la ligne 3"),
    ("relevant", (*GROUP, "text | a | B |", "text | c | C | ${a} = 1"), "survey 6 relevant duplicate-name", "des noms différents"),
    ("", ("csv-external | l | ", "select_one l | a | A"), "survey 2 name duplicate-name", "changez l'un des deux"),
    # groups
    ("", ("begin group | g | G", "text | a | A"), "survey 2 type unbalanced-group", "ajoutez « end group »"),
    ("", ("text | a | A", "end repeat | | "), "survey 3 type unbalanced-group", "enlevez-le"),
    ("", ("begin repeat | r | R", "text | a | A", "end group | | "), "survey 4 type unbalanced-group", "écrivez « end repeat »"),
    # `${name}` that names nothing, in each kind of column
    ("", ("text | a | A ${zz}",), "survey 2 label unknown-name", "corrigez-le"),
    ("hint", ("text | nom | A | ${non}",), "survey 2 hint unknown-name", "vouliez-vous dire « ${nom} »"),
    ("constraint_message", ("text | a | A | ${zz}",), "survey 2 constraint_message unknown-name", "corrigez-le"),
    ("default", ("text | a | A | ${zz}",), "survey 2 default unknown-name", "corrigez-le"),
    ("trigger", ("text | a | A | ${zz}",), "survey 2 trigger unknown-name", "corrigez-le"),
    ("parameters", ("select_one l | a | A | randomize=true seed=${zz}",), "survey 2 parameters unknown-name", "corrigez-le"),
    ("media::image", ("text | a | A | ${zz}.png",), "survey 2 media::image unknown-name", "corrigez-le"),
    ("warning_message", ("text | a | A | ${zz}",), "survey 2 warning_message unknown-name", "corrigez-le"),
    ("", ("select_one l | a | A",), "choices 2 label unknown-name", "corrigez-le", choices("l | x | Ixe ${zz}")),
    ("", ("text | a | A",), "settings 2 instance_name unknown-name", "corrigez-le", settings("instance_name", "${zz}")),
    # expressions
    ("relevant", ("text | b | B |", "text | a | A | ${b} = 1 AND ${b} = 2"), "survey 3 relevant syntax", "écrivez « and », pas « AND »"),
    ("constraint", ("integer | a | A | . => 3",), "survey 2 constraint syntax", "écrivez « >= », pas « => »"),
    ("constraint", ("decimal | a | A | . > 1,5",), "survey 2 constraint syntax", "avec un point"),
    ("calculation", ("calculate | a | | if(1 > 2; 'x'; 'y')",), "survey 2 calculation syntax", "par des virgules"),
    ("calculation", ("integer | b | B |", "calculate | a | | ${b} / 2"), "survey 3 calculation syntax", "écrivez « div »"),
    ("required", ("text | b | B |", "text | a | A | {b} = 'x'"), "survey 3 required syntax", "s'écrit « ${b} »"),
    ("readonly", ("text | a | A | 'oui",), "survey 2 readonly syntax", "fermez-le"),
    ("default", ("date | a | A | today() +",), "survey 2 default syntax", "à la fin"),
    ("repeat_count", ("begin repeat | r | R | 3 +", "text | a | A |", "end repeat | | |"), "survey 2 repeat_count syntax", "à la fin"),
    ("choice_filter", ("select_one l | a | A | pop = = 1",), "survey 2 choice_filter syntax", "devant « = »"),
    ("warning", ("integer | a | A | . <",), "survey 2 warning syntax", "à la fin"),
    ("", ("text | a | A",), "settings 2 instance_name syntax", "il manque « ) »", settings("instance_name", "concat(${a}, 'x'")),
    ("save_to", ("text | a | A | nom",), "entities 2 create_if syntax", "il manque « ) »", entities("list_name | label | create_if", "gens | ${a} | (1")),
    ("calculation", ("integer | a | A |", "calculate | b | | somme(${a})"), "survey 3 calculation unknown-function", "vouliez-vous dire « sum »"),
    ("constraint", ("text | a | A | string-length(., 3) > 2",), "survey 2 constraint argument-count", "pas 2"),
    ("constraint", ("text | a | A | regex(., '[a-')",), "survey 2 constraint regex", "n'est pas valable"),
    ("required", ("text | a | A | oui",), "survey 2 required bare-name", "écrivez « yes »"),
    ("relevant", ("text | b | B |", "text | a | A | ${b} = True"), "survey 3 relevant bare-name", "écrivez « true() »"),
    ("repeat_count", ("begin repeat | r | R | trois", "text | a | A |", "end repeat | | |"), "survey 2 repeat_count bare-name", "écrivez un nombre"),
    ("choice_filter", ("select_one l | a | A | popu = 1",), "survey 2 choice_filter unknown-column", "vouliez-vous dire « pop »"),
    ("choice_filter", ("select_one l or_other | a | A | pop = 1",), "survey 2 choice_filter or-other-filter", "ajoutez un choix « autre »"),
    # circles
    ("calculation", ("calculate | a | | ${a} + 1",), "survey 2 calculation cycle", "a → a"),
    ("calculation", ("calculate | a | | ${b}", "calculate | b | | ${a}"), "survey 2 calculation cycle", "enlevez l'une"),
    ("relevant", ("begin group | g | G | ${a} = 1", "text | a | A |", "end group | | |"), "survey 2 relevant cycle", "g → a → g"),
    ("repeat_count", ("begin repeat | r | R | count(${k})", "text | k | K |", "end repeat | | |"), "survey 2 repeat_count cycle", "r → k → r"),
    ("trigger | calculation", ("text | a | A | ${b} | ${b}", "text | b | B | ${a} | ${a}"), "survey 2 trigger cycle", "des déclencheurs"),
    ("choice_filter | calculation", ("select_one l | a | A | not(selected(${t}, name)) |", "calculate | t | | | ${a}"), "survey 2 choice_filter cycle", "« or name = ${a} »"),
    # triggers, calculations, parameters
    ("trigger | calculation", ("text | a | A | |", "text | b | B | a | 1"), "survey 3 trigger bad-trigger", "par exemple « ${nom} »"),
    ("trigger | calculation", ("begin group | g | G | |", "text | a | A | |", "end group | | | |", "text | b | B | ${g} | 1"), "survey 5 trigger bad-trigger", "est un groupe"),
    ("trigger", ("text | a | A |", "background-geopoint | b | |"), "survey 3 trigger bad-trigger", "écrivez « ${nom} »"),
    ("calculation", ("calculate | a | | ",), "survey 2 calculation missing-calculation", "écrivez-la"),
    ("", ("text | b | B", "text | a | "), "survey 3 label missing-label", "écrivez ce qu'elle demande"),
    ("parameters", ("range | a | A | start=0 end=5 step=0",), "survey 2 parameters bad-parameter", "ne peut pas être 0"),
    ("parameters", ("range | a | A | min=0",), "survey 2 parameters bad-parameter", "il y a : start, end"),
    ("parameters", ("text | a | A | row=3",), "survey 2 parameters bad-parameter", "vouliez-vous dire « rows »"),
    ("parameters", ("select_one l | a | A | randomize",), "survey 2 parameters bad-parameter", "« clé=valeur »"),
    # columns, sheets, choices, settings, entities
    ("relevent", ("text | a | A | 1",), "survey 1 relevent unknown-column", "vouliez-vous dire « relevant »"),
    ("label", ("text | a | A | B",), "survey 1 label duplicate-column", "n'en gardez qu'une"),
    ("", ("select_one l | a | A",), "choix None  missing-sheet", "nommez-la « choices »", LIST.replace("choices", "choix")),
    ("", ("select_one l | a | A",), "choices 1 list_name missing-column", "renommez ainsi la colonne « liste »", choices("l | x | X", header="liste | name | label")),
    ("", ("select_one l | a | A",), "choices 3 name duplicate-choice", "à la ligne 2", choices("l | x | X", "l | x | Y")),
    ("", ("select_multiple l | a | A",), "choices 2 name bad-name", "écrivez « a_b »", choices("l | a b | X")),
    ("", ("text | a | A",), "settings 1 form_titel unknown-column", "vouliez-vous dire « form_title »", settings("form_titel", "x")),
    ("", ("text | a | A",), "settings 2 name bad-name", "commencer par une lettre", settings("name", "mon nom")),
    ("save_to", ("text | a | A | E99",), "survey 2 save_to unknown-target", "videz la case"),
    ("save_to", ("text | a | A | name",), "survey 2 save_to bad-entity", "donnez-lui un autre nom", entities("list_name | label", "gens | ${a}")),
    ("", ("text | a | A",), "entities 2 list_name missing-name", "remplissez la colonne « list_name »", entities("list_name | label", " | ${a}")),
)  # fmt: skip


def form(columns: str, rows: tuple[str, ...], sheets: str = LIST) -> str:
    header = "type | name | label" + (f" | {columns}" if columns else "")
    return f"| survey |\n| | {header} |\n" + "".join(f"| | {row} |\n" for row in rows) + sheets


@pytest.mark.parametrize("fault", FORMS, ids=lambda fault: f"{fault[2]}, {fault[1][-1]}")
def test_a_faulty_form_is_told_what_is_wrong_where_and_what_to_do(fault: tuple[str, ...]) -> None:
    columns, rows, told, words, *sheets = fault
    problems = check_form(form(columns, rows, *sheets), frozenset({"name", "E02"}))  # type: ignore[arg-type]
    assert [f"{each.sheet} {each.row} {each.column} {each.code}" for each in problems] == [told]
    assert words in problems[0].message
    assert problems[0].code in CODES


def test_the_faults_of_several_rows_are_told_together() -> None:
    """Each of the forms above whose fault lies in one row of the survey, one after the other in one form."""
    alone = [each for each in FORMS if len(each[1]) == 1 and len(each) == 4 and each[0].count("|") == 0]
    columns = list(dict.fromkeys(each[0] for each in alone if each[0] not in {"", "label", "relevent"}))
    rows, told = [], []
    for number, (column, (row,), place, *_) in enumerate(alone, 2):
        if column in {"label", "relevent", "calculation"} or "audit" in row:
            continue
        type_, name, label, *text = (cell.strip() for cell in row.split("|"))
        cells = [text[0] if each == column and text else "" for each in columns]
        rows.append(" | ".join([type_, f"{name}_{number}" if name == "a" else name, label, *cells]))
        told.append(f"survey {len(rows) + 1} {place.split(' ', 2)[2]}")
    problems = check_form(form(" | ".join(columns), tuple(rows)), frozenset({"name", "E02"}))
    assert [f"{each.sheet} {each.row} {each.column} {each.code}" for each in problems] == told
    assert len(told) > 25


def test_what_the_converter_refuses_is_told_together_too() -> None:
    rows = ("text | a | A | name", "text | b | B | label", "text | c | C | ok", "text | d | D | ok")
    problems = check_form(form("save_to", rows, entities("list_name | label", "gens | ${a}")))
    assert [(each.row, each.column, each.code) for each in problems] == [
        (2, "save_to", "bad-entity"), (3, "save_to", "bad-entity"), (5, "save_to", "bad-entity"),
    ]  # fmt: skip
