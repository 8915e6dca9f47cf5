"""Each kind of fault is told in its cell: a table of small faulty forms, and where each must be told."""

import pytest

from census_app.forms import Filling, check_form, load_form

# ruff: noqa: E501 - tables are read as tables

CHOICES = """
| choices |
|         | list_name | name | label |
|         | l         | x    | Ixe   |
|         | l         | y    | Why   |
"""
# The columns after type, name and label; the rows; what is told: row, column, code.
FAULTS: tuple[tuple[str, tuple[str, ...], tuple[tuple[int, str, str], ...]], ...] = (
    ("", ("texte | a | A", "text | b | B", "entier | c | C"), ((2, "type", "unknown-type"), (4, "type", "unknown-type"))),
    ("", ("select_one k | a | A",), ((2, "type", "unknown-list"),)),
    ("", ("text | a |", "integer | b | B", "select_one l | c |"), ((2, "label", "missing-label"), (4, "label", "missing-label"))),
    ("calculation", ("text | a | A |", "calculate | b | |"), ((3, "calculation", "missing-calculation"),)),
    ("", ("text | mon nom | A", "text | l'age | B", "text | 1er | C"), ((2, "name", "bad-name"), (3, "name", "bad-name"), (4, "name", "bad-name"))),
    ("hint", ("text | a | A | ${q}",), ((2, "hint", "unknown-name"),)),
    ("relevant", ("text | a | A |", "text | b | B | a = 'x'"), ((3, "relevant", "bare-name"),)),
    ("required", ("text | a | A | oui",), ((2, "required", "bare-name"),)),
    ("relevant", ("text | a | A |", "text | b | B | ${a} == 1"), ((3, "relevant", "syntax"),)),
    ("relevant", ("text | a | A |", "text | b | B | ${a} <> 1"), ((3, "relevant", "syntax"),)),
    ("relevant", ("text | a | A |", "text | b | B | ${a = 'x'"), ((3, "relevant", "syntax"),)),
    ("calculation", ("text | a | A |", "calculate | b | | somme(${a})"), ((3, "calculation", "unknown-function"),)),
    ("calculation", ("text | a | A |", "calculate | b | | selected(${a})", "calculate | c | | today(1)"), ((3, "calculation", "argument-count"), (4, "calculation", "argument-count"))),
    ("default", ("integer | a | A | ${b} +", "text | b | B | foo(1)"), ((2, "default", "syntax"), (3, "default", "unknown-function"))),
    ("choice_filter", ("text | a | A |", "select_one l | b | B | region = ${a}"), ((3, "choice_filter", "unknown-column"),)),
    ("trigger | calculation", ("calculate | b | | | 1", "text | c | C | ${b} | 2"), ((3, "trigger", "bad-trigger"),)),
    ("parameters", ("select_one l | a | A | seed=3", "image | b | B | max-pixels=big", "audio | c | C | quality=best"), ((2, "parameters", "bad-parameter"), (3, "parameters", "bad-parameter"), (4, "parameters", "bad-parameter"))),
    ("repeat_count | calculation", ("begin repeat | r | R | ${n} |", "integer | k | K | |", "end repeat | | | |", "calculate | n | | | sum(${k})"), ((2, "repeat_count", "cycle"),)),
    ("relevant", ("begin group | g | G | ${a} = 'x'", "text | a | A |", "end group | | |"), ((2, "relevant", "cycle"),)),
    ("relevant", ("begin group | g | G | ./a = 'x'", "text | a | A |", "end group | | |"), ((2, "relevant", "cycle"),)),
    ("choice_filter | calculation", ("select_one l | a | A | name != ${b} |", "calculate | b | | | ${a}"), ((2, "choice_filter", "cycle"),)),
    ("calculation", ("calculate | a | | ${b}", "calculate | b | | ${a}", "calculate | c | | ${d}", "calculate | d | | ${c}"), ((2, "calculation", "cycle"), (4, "calculation", "cycle"))),
    ("label", ("text | a | A | B",), ((1, "label", "duplicate-column"),)),
    ("relevent", ("text | a | A | x",), ((1, "relevent", "unknown-column"),)),
    ("relevant | relevance", ("text | a | A | 1 | 1",), ((1, "relevance", "duplicate-column"),)),
)  # fmt: skip


def form(columns: str, rows: tuple[str, ...]) -> str:
    header = "type | name | label" + (f" | {columns}" if columns else "")
    return f"| survey |\n| | {header} |\n" + "".join(f"| | {row} |\n" for row in rows) + CHOICES


@pytest.mark.parametrize(("columns", "rows", "told"), FAULTS)
def test_a_fault_is_told_in_its_cell(
    columns: str, rows: tuple[str, ...], told: tuple[tuple[int, str, str], ...]
) -> None:
    problems = check_form(form(columns, rows))
    assert [(problem.row, problem.column, problem.code) for problem in problems] == list(told)
    assert {problem.sheet for problem in problems} == {"survey"}


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        ("relevant", ("text | a | A |", "text | b | B | ${a} = ‘x’ or ${a} = “y”")),
        (
            "required",
            ("text | a | A | YES", "text | b | B | true()", "text | c | C | no", "text | d | D | 1"),
        ),
        ("default", ("text | a | A | rue du Bois", "text | b | B | 02 40-81", "date | c | C | 2024-01-31")),
        ("appearance", ("select_one l | a | | label", "select_one l | b | B | list-nolabel")),
        ("trigger | calculation", ("text | a | A | |", "text | b | | ${a} | now()")),
        ("choice_filter", ("select_one l | a | A | name != ${b}", "select_one l | b | B | name != ${a}")),
        (
            "relevant",
            ("begin group | g | G |", "text | a | A |", "end group | | |", "text | b | B | ${g}/a = 'x'"),
        ),
    ],
)
def test_what_odk_takes_is_no_fault(columns: str, rows: tuple[str, ...]) -> None:
    assert check_form(form(columns, rows)) == []


def test_two_lists_may_leave_out_what_the_other_has_taken() -> None:
    columns, rows = (
        "choice_filter",
        ("select_one l | a | A | name != ${b}", "select_one l | b | B | name != ${a}"),
    )
    filling = Filling(load_form(form(columns, rows), "data"))
    filling.set("/data/a", "x")
    assert [choice.name for choice in filling.node("/data/b").choices or ()] == ["y"]
    filling.set("/data/b", "y")
    assert [choice.name for choice in filling.node("/data/a").choices or ()] == ["x"]


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ("| | list_name | label |\n| | l | X |", [("choices", 1, "name", "missing-column")]),
        ("| | name | label |\n| | x | X |", [("choices", 1, "list_name", "missing-column")]),
        ("| | list_name | name | label |\n| | l | x | X ${zz} |", [("choices", 2, "label", "unknown-name")]),
        ("| | list_name | name | label |\n| | l | a b | X |", [("choices", 2, "name", "bad-name")]),
    ],
)  # fmt: skip
def test_a_fault_of_the_choices_is_told_in_their_sheet(
    choices: str, told: list[tuple[str, int, str, str]]
) -> None:
    problems = check_form(
        f"| survey |\n| | type | name | label |\n| | select_multiple l | a | A |\n| choices |\n{choices}"
    )
    assert [(problem.sheet, problem.row, problem.column, problem.code) for problem in problems] == told


def test_a_choice_taken_alone_may_have_spaces_in_its_name() -> None:
    form = "| survey |\n| | type | name | label |\n| | select_one l | a | A |\n| choices |\n"
    filling = Filling(
        load_form(f"{form}| | list_name | name | label |\n| | l | a b | X |\n| | | | (fin) |", "data")
    )
    filling.set("/data/a", "a b")
    assert (filling.node("/data/a").value, filling.node("/data/a").valid) == ("a b", True)


def test_a_missing_column_is_told_once() -> None:
    for columns, row in (
        ("type | name", "text | a"),
        ("type | label", "text | A"),
        ("name | label", "a | A"),
    ):
        problems = check_form(f"| survey |\n| | {columns} |\n| | {row} |")
        assert [(problem.row, problem.code) for problem in problems] == [(1, "missing-column")]


def test_settings_and_entities_are_checked_too() -> None:
    problems = check_form(
        """
        | survey |
        |        | type | name | label | save_to |
        |        | text | a    | A     | surname |
        | settings |
        |          | instance_name    |
        |          | concat(${zz}, 1) |
        | entities |
        |          | list_name | label |
        |          | people    | ${yy} |
        """
    )
    assert [(problem.sheet, problem.row, problem.column) for problem in problems] == [
        ("settings", 2, "instance_name"),
        ("entities", 2, "label"),
    ]
