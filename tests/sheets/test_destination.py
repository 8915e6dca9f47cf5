"""Where a workbook is to be written: what cannot be is told in French, and what was there stays."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from census_app.errors import CensusError
from census_app.sheets.writing import WritingCancelled, write_workbook
from tests.sheets.workbooks import one_column, table

SHEET = one_column("integer", [1])


def test_a_name_with_spaces_and_accents_is_a_name(tmp_path: Path) -> None:
    folder = tmp_path / "été à l'école « n° 1 »"
    folder.mkdir()
    write_workbook(folder / "synthèse & co.xlsx", [SHEET])
    assert [path.name for path in folder.iterdir()] == ["synthèse & co.xlsx"]


def test_a_name_too_long_for_the_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(CensusError, match="son nom est trop long"):
        write_workbook(tmp_path / f"{'é' * 200}.xlsx", [SHEET])


def test_a_name_that_only_just_holds_is_written(tmp_path: Path) -> None:
    out = tmp_path / f"{'n' * 250}.xlsx"
    write_workbook(out, [SHEET])
    assert list(tmp_path.iterdir()) == [out]


def test_a_name_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(CensusError, match="n'est pas un nom de fichier"):
        write_workbook(tmp_path / "a\x00b.xlsx", [SHEET])


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("à garder")
    with pytest.raises(CensusError, match=r"Le dossier « .*notes\.txt » n'existe pas"):
        write_workbook(tmp_path / "notes.txt" / "a.xlsx", [SHEET])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_what_is_no_ordinary_file_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube.xlsx")
    with pytest.raises(CensusError, match="n'est pas un fichier ordinaire"):
        write_workbook(tmp_path / "tube.xlsx", [SHEET])
    assert [path.name for path in tmp_path.iterdir()] == ["tube.xlsx"]


def test_a_disk_that_fills_on_the_way_leaves_the_former_file(tmp_path: Path) -> None:
    out = tmp_path / "classeur.xlsx"
    out.write_text("avant")

    def rows() -> Iterator[tuple[int]]:
        yield from ((number,) for number in range(2_000))
        raise OSError(28, "No space left on device")

    with pytest.raises(CensusError, match="plus de place sur le disque"):
        write_workbook(out, [table(("integer",), rows())])
    assert out.read_text() == "avant"
    assert list(tmp_path.iterdir()) == [out]


def test_a_stop_asked_while_the_file_is_closed_is_heard(tmp_path: Path) -> None:
    out = tmp_path / "classeur.xlsx"
    out.write_text("avant")
    asked = count()
    write_workbook(tmp_path / "autre.xlsx", [SHEET], cancelled=lambda: next(asked) < 0)
    moments = next(asked)
    left = count(moments - 1, -1)
    with pytest.raises(WritingCancelled):
        write_workbook(out, [SHEET], cancelled=lambda: next(left) == 0)
    assert out.read_text() == "avant"
