"""The judge itself: it recalculates what it opens."""

import csv
from pathlib import Path

import openpyxl
import pytest

from tests import libreoffice as judge
from tests.libreoffice import LibreOffice


@pytest.mark.libreoffice
def test_libreoffice_recalculates_what_it_opens(libreoffice: LibreOffice, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Châteaubriant", "=6*7"])
    book.save(tmp_path / "classeur.xlsx")

    made = libreoffice.convert(tmp_path / "classeur.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76")

    assert list(csv.reader(made.read_text(encoding="utf-8").splitlines())) == [["Châteaubriant", "42"]]


def test_without_libreoffice_a_person_is_told_and_ci_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(judge, "MAC", Path("no-such-place"))

    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="libreoffice-calc"):
        judge.program()

    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="libreoffice-calc"):
        judge.program()
