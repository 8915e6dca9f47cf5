"""What kind of table a file is, and the refusals of those that are none, before anything is read from it."""

from enum import Enum
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from census_app.errors import CensusError, reason

MAX_UNPACKED = 1_000_000_000
MAX_FILE = 500_000_000

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Format(Enum):
    """The formats of tables that are read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


def recognised(path: Path) -> Format:
    """The format of a file by its content, whatever its name says.

    Raises:
        CensusError: missing, empty, too large, protected, or nothing that holds a table.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4096)
    except FileNotFoundError as error:
        raise CensusError(f"Le fichier « {path} » n'existe pas.") from error
    except OSError as error:
        raise CensusError(f"« {path} » ne peut pas être lu : {reason(error)}.") from error
    if not size:
        raise CensusError(f"« {path.name} » est un fichier vide.")
    if size > MAX_FILE:
        raise CensusError(f"« {path.name} » est trop grand : {size // 1_000_000} Mo, 500 au plus.")
    if start.startswith(_ZIP):
        return _packed(path)
    if start.startswith(_OLE):
        return _old(path)
    if b"\x00" in start and not start.startswith(_UTF_16):
        raise _not_a_table(path)
    return Format.CSV


def _packed(path: Path) -> Format:
    """An xlsx or an ods, by what the package holds."""
    try:
        with ZipFile(path) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise CensusError(
            f"« {path.name} » est endommagé ou incomplet : il ne peut pas être ouvert."
        ) from error
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise CensusError(f"« {path.name} » est trop grand une fois décompressé : 1 Go au plus.")
    if b"encryption-data" in manifest:
        raise protected(path)
    if any(name.lower() == "xl/workbook.xml" for name in names):
        return Format.XLSX
    if "content.xml" in names:
        return Format.ODS
    raise _not_a_table(path)


def _old(path: Path) -> Format:
    """An xls, or an xlsx within the envelope that Excel gives to protected files."""
    if _ENCRYPTED in path.read_bytes():
        raise protected(path)
    return Format.XLS


def protected(path: Path) -> CensusError:
    """The refusal of a file that asks for a password."""
    return CensusError(
        f"« {path.name} » est protégé par un mot de passe : enregistrez-le sans protection, puis recommencez."
    )


def _not_a_table(path: Path) -> CensusError:
    return CensusError(
        f"« {path.name} » n'est pas un tableau : donnez un classeur (xlsx, xls, ods) ou un fichier csv."
    )
