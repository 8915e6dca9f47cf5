"""Every fault of a form is found at once, where it is, with what to do."""

import zipfile
from pathlib import Path

import pytest

from census_app.forms import CODES, FormError, check_form, load_form, workbook

# ruff: noqa: E501 - tables are read as tables

FAULTY = """
| survey |
|        | type              | name | label   | relevant                | calculation | constraint             | save_to |
|        | text              | a    | A ${zz} | ${b} = 'x' and foo(1)   |             | . >                    | E99     |
|        | text              | a    | A       | ${b = 'x'               |             |                        | name    |
|        | integr            | c    | C       |                         |             | round(.)               |         |
|        | select_one yesno  | d    | D       |                         |             | if(1, 2)               |         |
|        | select_one        | e    | E       |                         |             | «a»                    |         |
|        | begin group       | g    | G       |                         |             |                        |         |
|        | calculate         | x    |         |                         | ${y} + 1    |                        |         |
|        | calculate         | y    |         |                         | ${x} + 1    |                        |         |
|        | begin repeat      | r    | R       |                         |             |                        |         |
|        | text              | 1bad | B       | ${d} = 'q               |             |                        |         |
|        | end group         |      |         |                         |             |                        |         |
|        | text              |      | sans nom |                        |             |                        |         |
|        |                   | h    | H       |                         |             |                        |         |
| choices |
|         | list_name | name | label |
|         | yes_no    | y    | Oui   |
|         | yes_no    | y    | Oui   |
|         |           | y    | Oui   |
|         | yes_no    |      | Oui   |
"""


def test_all_faults_are_said_at_once_with_their_place() -> None:
    problems = check_form(FAULTY, frozenset({"name", "E02"}))
    assert [(problem.sheet, problem.row, problem.column, problem.code) for problem in problems] == [
        ("survey", 2, "constraint", "syntax"),
        ("survey", 2, "label", "unknown-name"),
        ("survey", 2, "relevant", "unknown-name"),
        ("survey", 2, "relevant", "unknown-function"),
        ("survey", 2, "save_to", "unknown-target"),
        ("survey", 3, "name", "duplicate-name"),
        ("survey", 3, "relevant", "syntax"),
        ("survey", 4, "type", "unknown-type"),
        ("survey", 5, "constraint", "argument-count"),
        ("survey", 5, "type", "unknown-list"),
        ("survey", 6, "constraint", "syntax"),
        ("survey", 6, "type", "unknown-type"),
        ("survey", 7, "type", "unbalanced-group"),
        ("survey", 8, "calculation", "cycle"),
        ("survey", 11, "name", "bad-name"),
        ("survey", 11, "relevant", "syntax"),
        ("survey", 12, "type", "unbalanced-group"),
        ("survey", 13, "name", "missing-name"),
        ("survey", 14, "type", "missing-type"),
        ("choices", 3, "name", "duplicate-choice"),
        ("choices", 4, "list_name", "missing-list"),
        ("choices", 5, "name", "missing-name"),
    ]
    assert {problem.code for problem in problems} <= set(CODES)


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("unknown-type", "vouliez-vous dire « integer »"),
        ("unknown-list", "vouliez-vous dire « yes_no »"),
        ("duplicate-name", "déjà pris à la ligne 2"),
        ("argument-count", "« if » attend 3 arguments, pas 2"),
        ("cycle", "x → y → x"),
        ("unbalanced-group", "ajoutez « end group »"),
    ],
)
def test_a_fault_says_what_to_do(code: str, hint: str) -> None:
    problem = next(problem for problem in check_form(FAULTY) if problem.code == code)
    assert hint in problem.message


def one(rows: str, columns: str = "type | name | label | relevant | calculation") -> list[str]:
    lines = "\n".join(f"| | {row} |" for row in rows.split("\n"))
    return [problem.code for problem in check_form(f"| survey |\n| | {columns} |\n{lines}")]


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ("text | a | A | | ", []),
        ("note | | Bonjour | | ", []),
        ("begin group | g | G | | \ntext | a | A | | \nend group | | | | ", []),
        ("begin_repeat | g | G | | \ntext | a | A | | \nend_repeat | | | | ", []),
        ("text | a | A | . = 'x' | ", ["cycle"]),
        ("text | a | A | ${a} = 'x' | ", ["cycle"]),
        ("text | a | A | | if(${a} = '', 'x', ${a})", []),
        ("calculate | a | | | ", ["missing-calculation"]),
        ("calculate | a | | | pulldata('t', 'x', 'y', 'z')", []),
        ("text | a | A | | \ninteger | b | B | count(../a[. = 'x']) = 0 | ", []),
        ("integer | b | B | | count(/data/b[. = 'x'])", []),
        ("text | a | A | current()/../b = 'x' | \ncalculate | b | | | ${a} + 1", ["cycle"]),
        ("text | a | A | | regex('x', '[a-')", ["regex"]),
        ("end group | | | | ", ["unbalanced-group"]),
        (
            "begin group | a | A | ${x} = 1 | \nbegin group | a | A | | \ninteger | x | X | | \nend group | | | | \nend group | | | | ",
            ["cycle"],
        ),
        ("calculate | n | | | once(${n} + 1)", ["cycle"]),
        ("calculate | n | | | if(. = '', today(), .)", []),
        ("calculate | n | | | coalesce(${n}, random())", []),
        ("calculate | n | | | ${last-saved#n} + 1", []),
        (
            "begin repeat | r | R | | \ninteger | n | N | | \ncalculate | s | | | ${n} + indexed-repeat(${s}, ${r}, position(..) - 1)\nend repeat | | | | ",
            [],
        ),
        ("text | a | A | 'oui | ", ["syntax"]),
        ("text | a | A | ${last-saved#a} = 'x' | ", []),
    ],
)
def test_what_is_sound_and_what_is_not(rows: str, codes: list[str]) -> None:
    assert one(rows) == codes


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    form = tmp_path / "form.md"
    form.write_text(
        "| survey |\n| | type | name | label |\n| | select_one_from_file communes.csv | c | C |\n| | csv-external | old | |",
        encoding="utf-8",
    )
    assert [(problem.code, problem.row) for problem in check_form(form)] == [
        ("missing-file", 2),
        ("missing-file", 3),
    ]
    assert [problem.row for problem in check_form(form, provided=frozenset({"old"}))] == [2]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("rien.xlsx", b"", "empty"),
        ("pdf.xlsx", b"%PDF-1.7\x00\x01", "not-a-form"),
        ("texte.xlsx", b"type,name,label\ntext,a,A\n", "not-a-form"),
        ("page.xls", b"<html><table><tr><td>type</td></tr></table></html>", "not-a-form"),
        ("photo.jpg", b"\xff\xd8\xff\xe0", "not-a-form"),
        ("casse.xlsx", b"PK\x03\x04 tronque", "not-a-form"),
        ("rien.md", b"# Bonjour", "not-a-form"),
        ("faux.xml", b"<html/>", "not-a-form"),
        ("casse.xml", b"<h:html", "not-a-form"),
        ("bombe.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "not-a-form"),
    ],
)
def test_a_file_that_is_no_form_is_refused(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert [problem.code for problem in check_form(path)] == [code]


def test_a_small_file_that_would_fill_the_memory_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "LARGEST_UNPACKED", 2_000_000)
    path = tmp_path / "bombe.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 2_000_001)
    assert path.stat().st_size < 5_000
    assert [problem.code for problem in check_form(path)] == ["too-large"]


def test_a_workbook_of_something_else_is_told_as_such() -> None:
    (problem,) = check_form("| Feuil1 |\n| | x | y |\n| | 1 | 2 |")
    assert (problem.code, "« Feuil1 »" in problem.message) == ("missing-sheet", True)


def test_a_missing_sheet_and_a_missing_file_are_told(tmp_path: Path) -> None:
    assert [
        problem.code for problem in check_form("| enquete |\n| | a |\n| | b |\n| choices |\n| | list_name |")
    ] == ["missing-sheet"]
    for name in ("nulle-part.xlsx", "nulle-part.md", "nulle-part.xml"):
        assert "n'existe pas" in check_form(tmp_path / name)[0].message


def test_a_file_of_200_megabytes_is_not_read(tmp_path: Path) -> None:
    for name in ("enorme.xlsx", "enorme.md", "enorme.xml"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(200_000_000)
        assert [problem.code for problem in check_form(tmp_path / name)] == ["too-large"]


def test_loading_a_faulty_form_refuses_it_with_all_its_faults() -> None:
    with pytest.raises(FormError, match="feuille « survey », ligne 2") as refusal:
        load_form(FAULTY)
    assert len(refusal.value.problems) == len(check_form(FAULTY))


def test_a_file_says_in_words_what_it_is_not(tmp_path: Path) -> None:
    text, protected = tmp_path / "texte.xlsx", tmp_path / "secret.xlsx"
    text.write_text("type,name,label\n", encoding="utf-8")
    assert "n'est pas un classeur : ouvrez-le dans un tableur" in check_form(text)[0].message
    envelope = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    protected.write_bytes(envelope + bytes(600))
    (problem,) = check_form(protected)
    assert problem.code == "protected"
    assert "mot de passe : enregistrez-le sans protection" in problem.message


TARGETED = "| survey |\n| | type | name | label | save_to |\n| | text | a | A | nom |"


def test_a_wrong_target_is_told_of_an_xform_too(tmp_path: Path) -> None:
    path = tmp_path / "form.xml"
    path.write_text(load_form(TARGETED).xml, encoding="utf-8")
    (problem,) = check_form(path, frozenset({"name", "E02"}))
    assert (problem.sheet, problem.row, problem.column, problem.code) == (
        "",
        None,
        "save_to",
        "unknown-target",
    )
    assert check_form(path, frozenset({"nom"})) == check_form(path) == []


def test_the_properties_of_an_entity_are_no_targets_of_ours(tmp_path: Path) -> None:
    entities = TARGETED + "\n| entities |\n| | list_name | label |\n| | people | ${a} |"
    path = tmp_path / "form.xml"
    path.write_text(load_form(entities).xml, encoding="utf-8")
    assert check_form(entities, frozenset({"E02"})) == check_form(path, frozenset({"E02"})) == []
