"""A csv file is read as it came out of the spreadsheet, the newspaper or the ministry."""

from pathlib import Path

import pytest

from census_app.errors import CensusError
from census_app.sheets.csv_reading import read_csv
from census_app.sheets.reading import read_tables


def read(folder: Path, content: str | bytes) -> tuple[tuple[object, ...], ...]:
    """The rows of a csv file with this content."""
    path = folder / "liste.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_csv(path).rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_accents_are_read_in_the_usual_encodings(tmp_path: Path, encoding: str) -> None:
    content = "Nom;Commune\r\nL'Œuvre d'été;Châteaubriant\r\n".encode(encoding)

    assert read(tmp_path, content) == (("Nom", "Commune"), ("L'Œuvre d'été", "Châteaubriant"))


@pytest.mark.parametrize(
    "content",
    [
        "Nom;ETP;Ville\nA;1,5;Issé\nB;2,5;Ruffigné\n",
        'Nom,ETP,Ville\nA,"1,5",Issé\nB,"2,5",Ruffigné\n',
        "Nom\tETP\tVille\nA\t1,5\tIssé\nB\t2,5\tRuffigné\n",
        "sep=|\nNom|ETP|Ville\nA|1,5|Issé\nB|2,5|Ruffigné\n",
    ],
)
def test_the_separator_is_found(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content) == (
        ("Nom", "ETP", "Ville"),
        ("A", "1,5", "Issé"),
        ("B", "2,5", "Ruffigné"),
    )


def test_commas_in_the_headers_do_not_deceive(tmp_path: Path) -> None:
    rows = read(tmp_path, "Nom, prénom;Emplois, en ETP, 2026\nA;1\nB;2\n")

    assert rows[0] == ("Nom, prénom", "Emplois, en ETP, 2026")


def test_a_quoted_cell_may_hold_lines_and_separators(tmp_path: Path) -> None:
    assert read(tmp_path, 'Nom;Note\nA;"l1\nl2; ""cité"""\nB;\n') == (
        ("Nom", "Note"),
        ("A", 'l1\nl2; "cité"'),
        ("B", None),
    )


def test_blank_rows_count_and_short_rows_are_filled(tmp_path: Path) -> None:
    assert read(tmp_path, "\n\nNom;Ville\nA\n") == ((None, None), (None, None), ("Nom", "Ville"), ("A", None))


def test_one_column_needs_no_separator(tmp_path: Path) -> None:
    assert read(tmp_path, "Nom\nAMAP du Don\n") == (("Nom",), ("AMAP du Don",))


def test_digits_stay_text(tmp_path: Path) -> None:
    assert read(tmp_path, "Code;SIREN\n01004;005520135\n")[1] == ("01004", "005520135")


def test_the_table_has_the_name_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "adhérents.csv").write_text("Nom;Ville\n", encoding="utf-8")

    (sheet,) = read_tables(tmp_path / "adhérents.csv")

    assert sheet.name == "adhérents"


@pytest.mark.parametrize("content", [b"\n\n", b"\xff\xfea", b"a\x00b"])
def test_what_holds_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(CensusError, match="liste"):
        read(tmp_path, content)
