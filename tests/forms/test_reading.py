"""Where forms come from: Markdown, workbooks, csv, XForms; and the columns that are ours."""

from pathlib import Path

import openpyxl
import pytest

from census_app.forms import Filling, FormError, check_form, load_form, load_xform

ROWS = {
    "survey": [
        ["type", "name", "label", "save_to", "warning", "warning_message", "unit", "required"],
        ["begin repeat", "site", "Lieu", None, None, None, None, None],
        ["decimal", "part", "Part\u00a0:", "site_share", ". <= 100", "Plus de cent", "%", True],
        [None, None, None, None, None, None, None, None],
        ["end repeat", None, None, None, None, None, None, None],
        ["integer", "people", "Personnes", "E02", None, None, None, None],
    ],
    "choices": [["list_name", "name", "label"], ["n", 1, "Un"], ["n", 2.5, "Deux et demi"]],
    "settings": [["form_title", "form_id", "version"], ["Essai", "essai", 20260301]],
}


def workbook(path: Path, rows: dict[str, list[list[object]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in rows.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(path)
    return path


def test_a_workbook_is_read_with_our_own_columns(tmp_path: Path) -> None:
    path = workbook(tmp_path / "essai.xlsx", ROWS)  # type: ignore[arg-type]
    assert check_form(path, frozenset({"E02", "site_share"})) == []
    definition = load_form(path)
    assert (definition.title, definition.form_id, definition.version) == ("Essai", "essai", "20260301")
    assert definition.targets() == {"E02", "site_share"}
    filling = Filling(definition)
    filling.set("/data/site[1]/part", "140")
    state = filling.node("/data/site[1]/part")
    assert (state.warning, state.unit, state.required, state.save_to) == (
        "Plus de cent",
        "%",
        True,
        "site_share",
    )
    assert [(output.target, output.group_path, output.value) for output in filling.outputs()] == [
        ("site_share", "/data/site[1]", "140.0")
    ]
    assert load_form(path.read_bytes(), "essai").targets() == definition.targets()


def test_rows_are_numbered_as_excel_does(tmp_path: Path) -> None:
    rows = {**ROWS, "survey": [*ROWS["survey"], ["text", "x", "X", "E99", None, None, None, None]]}
    problems = check_form(workbook(tmp_path / "faux.xlsx", rows), frozenset({"E02", "site_share"}))  # type: ignore[arg-type]
    assert [(problem.row, problem.column, problem.code) for problem in problems] == [
        (7, "save_to", "unknown-target")
    ]
    assert problems[0].place == "feuille « survey », ligne 7, colonne « save_to »"


def test_the_portable_spelling_means_the_same() -> None:
    form = """
    | survey |
    |        | type | name | label | bind::census:save_to | bind::census:warning |
    |        | text | a    | A     | name                 | string-length(.) < 5 |
    | settings |
    |          | namespaces |
    |          | census="https://census-app.org/xforms" |
    """
    definition = load_form(form)
    filling = Filling(definition)
    filling.set("/data/a", "trop long")
    assert filling.node("/data/a").warning
    assert [problem.code for problem in check_form(form, frozenset({"E02"}))] == ["unknown-target"]


def test_save_to_keeps_its_meaning_in_odk_entities() -> None:
    form = """
    | survey |
    |        | type | name | label | save_to |
    |        | text | a    | A     | surname |
    | entities |
    |          | list_name | label |
    |          | people    | ${a}  |
    """
    assert Filling(load_form(form)).node("/data/a").save_to == "surname"


def test_a_csv_and_an_xform_are_read_too(tmp_path: Path) -> None:
    text = tmp_path / "form.csv"
    text.write_text("survey,,,\n,type,name,label\n,text,a,A\n", encoding="utf-8")
    definition = load_form(text)
    assert Filling(definition).node("/data/a").label == "A"
    text.write_bytes("survey;;;\n;type;name;label\n;text;a;Été ; hiver\n".encode("cp1252"))
    assert Filling(load_form(text)).node("/data/a").label == "Été"
    xform = tmp_path / "form.xml"
    xform.write_text(definition.xml, encoding="utf-8")
    assert check_form(xform) == []
    assert list(load_form(xform).nodes) == list(load_xform(definition.xml).nodes)


def test_what_the_converter_refuses_is_said_in_french() -> None:
    form = """
    | survey |
    |        | type                  | name | label | choice_filter |
    |        | select_one l or_other | a    | A     | x = 1         |
    | choices |
    |         | list_name | name | label | x |
    |         | l         | b    | B     | 1 |
    """
    with pytest.raises(FormError, match="« or_other » ne va pas avec « choice_filter »") as refusal:
        load_form(form)
    assert refusal.value.problems[0].row == 2


def test_columns_of_choices_that_nothing_can_name_are_remarks() -> None:
    """Kobo writes `$kuid`, people write « note ! »: neither may spoil the form."""
    definition = load_form(
        """
        | survey  |
        |         | type         | name | label | $kuid |
        |         | select_one l | a    | A     | abc   |
        | choices |
        |         | list_name | name | label::Français (fr) | $kuid | note ! | 2e | k:b | sorte |
        |         | l         | x    | Ixe                  | def   | vu     | 1  | z   | fruit |
        """
    )
    (choice,) = Filling(definition).node("/data/a").choices or ()
    assert (choice.name, choice.label) == ("x", "Ixe")
    assert "<sorte>fruit</sorte>" in definition.xml


def test_words_keep_their_unbreakable_spaces_and_formulas_have_plain_ones(tmp_path: Path) -> None:
    rows = {
        "survey": [
            ["type\u00a0", "name", "label::Français\u00a0(fr)", "relevant", "constraint_message"],
            ["text", "a\u200b", "Nom\u00a0: « l’un »\u202f?", None, None],
            ["select_one\u00a0l", "b\u00a0", "Combien\u202f?", "${a}\u00a0!= 'x'", "Non\u00a0!"],
        ],
        "choices": [["list_name", "name", "label::Français (fr)"], ["l\u00a0", "y", "Oui\u00a0!"]],
        "settings": [["form_title"], ["Essai\u00a0: un"]],
    }
    path = workbook(tmp_path / "essai.xlsx", rows)  # type: ignore[arg-type]
    assert check_form(path) == []
    filling = Filling(load_form(path))
    assert filling.definition.title == "Essai\u00a0: un"
    assert filling.node("/data/a").label == "Nom\u00a0: « l’un »\u202f?"
    assert [choice.label for choice in filling.node("/data/b").choices or ()] == ["Oui\u00a0!"]
    filling.set("/data/a", "x")
    assert not filling.node("/data/b").relevant


@pytest.mark.parametrize("above", [[], [["Mon questionnaire 2026"]], [[None], ["Ne pas modifier"], [None]]])
def test_titles_of_columns_below_something_else_are_told(tmp_path: Path, above: list[list[object]]) -> None:
    rows = {"survey": [*above, ["type", "name", "label"], ["text", "a", "A"]], "choices": ROWS["choices"]}
    problems = check_form(workbook(tmp_path / "essai.xlsx", rows))  # type: ignore[arg-type]
    late = [("survey", len(above) + 1, "missing-column")] if above else []
    assert [(each.sheet, each.row, each.code) for each in problems] == late
    assert all(f"à la ligne {len(above) + 1} : enlevez" in each.message for each in problems)


@pytest.mark.parametrize("name", ["plat.csv", "plat.md"])
def test_a_table_alone_needs_no_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    mark = "|" if name.endswith("md") else ","
    lines = (f"{mark}type{mark}name{mark}label{mark}", f"{mark}text{mark}a{mark}Nom{mark}")
    path.write_text("\n".join(line if mark == "|" else line.strip(",") for line in lines), encoding="utf-8")
    assert Filling(load_form(path)).node("/data/a").label == "Nom"


def test_a_type_on_two_lines_and_a_remark_beside_the_table_are_read(tmp_path: Path) -> None:
    rows = {
        "survey": [
            ["type", "name", "label", None],
            ["select_one\nn", "a", "Ligne 1\nLigne 2", "à revoir"],
            [None, None, None, "fin"],
        ],
        "choices": [*ROWS["choices"], [None, None, None, "vu"], [None, None, "les autres ?"]],
    }
    path = workbook(tmp_path / "essai.xlsx", rows)  # type: ignore[arg-type]
    assert check_form(path) == []
    state = Filling(load_form(path)).node("/data/a")
    assert (state.label, len(state.choices or ())) == ("Ligne 1\nLigne 2", 2)
