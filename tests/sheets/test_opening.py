"""A file that holds no table is refused before it is read, in words that say what to do."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from census_app.errors import CensusError
from census_app.sheets.opening import Format, recognised

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(path: Path, **parts: str | bytes) -> Path:
    """A zip of the given parts, `__` standing for a slash."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return path


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "fichier vide"),
        (b"PK\x03\x04 rest", "endommagé ou incomplet"),
        (b"\x89PNG\r\n\x00\x00", "n'est pas un tableau"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "protégé par un mot de passe"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)

    with pytest.raises(CensusError, match=sentence):
        recognised(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CensusError, match="n'existe pas"):
        recognised(tmp_path / "absent.xlsx")
    with pytest.raises(CensusError, match="ne peut pas être lu"):
        recognised(tmp_path)


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CensusError, match="n'est pas un tableau"):
        recognised(packed(tmp_path / "a.zip", photo="x"))


def test_a_protected_open_document_is_refused(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "a.ods", content_xml="x", **{"META-INF__manifest_xml": "<manifest:encryption-data/>"}
    )

    with pytest.raises(CensusError, match="protégé par un mot de passe"):
        recognised(path)


def test_a_small_file_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bombe.xlsx"
    with (
        ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/workbook.xml", "w") as part,
    ):
        block = bytes(10_000_000)
        for _ in range(101):
            part.write(block)

    assert path.stat().st_size < 10_000_000
    with pytest.raises(CensusError, match="trop grand une fois décompressé"):
        recognised(path)


def test_a_file_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("census_app.sheets.opening.MAX_FILE", 3)
    (tmp_path / "a.csv").write_text("a;b")
    assert recognised(tmp_path / "a.csv") is Format.CSV

    (tmp_path / "a.csv").write_text("a;b\n")
    with pytest.raises(CensusError, match="trop grand"):
        recognised(tmp_path / "a.csv")


def test_each_format_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(OLE + bytes(600))
    (tmp_path / "text").write_text("Nom;Commune\n")

    assert recognised(packed(tmp_path / "new", xl__workbook_xml="x")) is Format.XLSX
    assert recognised(packed(tmp_path / "open", content_xml="x")) is Format.ODS
    assert recognised(tmp_path / "old") is Format.XLS
    assert recognised(tmp_path / "text") is Format.CSV
