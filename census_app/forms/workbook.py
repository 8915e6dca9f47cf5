"""An XLSForm file read into its sheets, and the refusals of what is none."""

import tempfile
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from census_app.errors import CensusError
from census_app.forms.problems import FormError, Problem
from census_app.forms.tabulated import Workbook, is_header, laid_out

if TYPE_CHECKING:
    from census_app.sheets.model import Table

LARGEST = 50_000_000
LARGEST_UNPACKED = 200_000_000
_AS_A_WORKBOOK = (
    " : ouvrez-le dans un tableur et enregistrez-le comme classeur (.xlsx) ; un questionnaire écrit en "
    "texte se nomme .csv ou .md."
)


def read_workbook(source: Path | bytes | str) -> Workbook:
    """Read the sheets of a form: a file, the bytes of a workbook, or Markdown tables.

    Raises:
        FormError: the file is missing, empty, protected, damaged, too large, or no table.
    """
    if isinstance(source, str):
        return _of_lines(_markdown_lines(source))
    if isinstance(source, bytes):
        return _of_bytes(source)
    if source.suffix.lower() == ".md":
        return _of_lines(_markdown_lines(text_of(source)))
    if source.suffix.lower() == ".csv":
        return _of_csv(source)
    return _of_file(source)


def _of_bytes(content: bytes, suffix: str = ".xlsx") -> Workbook:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"formulaire{suffix}"
        copy.write_bytes(content)
        return _of_file(copy)


def text_of(path: Path) -> str:
    """The text of a file.

    Raises:
        FormError: it is missing, too large, or no text.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise _refused("too-large", f"« {path.name} » est trop grand pour un questionnaire.")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise _refused("not-a-form", f"Le fichier « {path} » n'existe pas.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise _refused(
            "not-a-form", f"« {path.name} » ne peut pas être lu comme un texte (UTF-8)."
        ) from error


def _of_file(path: Path) -> Workbook:
    from census_app.sheets.opening import Format, recognised
    from census_app.sheets.reading import read_tables

    if path.is_file() and path.stat().st_size > LARGEST:
        size = path.stat().st_size // 1_000_000
        raise _refused(
            "too-large", f"« {path.name} » est trop grand pour un questionnaire : {size} Mo, 50 au plus."
        )
    try:
        form = recognised(path)
        if form is Format.CSV:
            raise _refused("not-a-form", f"« {path.name} » n'est pas un classeur{_AS_A_WORKBOOK}")
        if form is Format.XLSX and path.suffix.lower() == ".xls":
            return _of_bytes(path.read_bytes())
        if form is not Format.XLS:
            _check_unpacked(path)
        tables = read_tables(path)
    except FormError:
        raise
    except CensusError as error:
        raise _refused(_code(str(error)), str(error)) from error
    found = {table.name: _texts(table) for table in tables}
    return laid_out(found)


def _check_unpacked(path: Path) -> None:
    """Refuse, before anything is unpacked, a small file that would fill the memory."""
    from zipfile import ZipFile

    with ZipFile(path) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    if size > LARGEST_UNPACKED:
        message = (
            f"« {path.name} » est trop grand une fois décompressé : {size // 1_000_000} Mo, 200 au plus."
        )
        raise _refused("too-large", message)


def _of_csv(path: Path) -> Workbook:
    """A csv in which the first column names the sheets, however a spreadsheet has written it."""
    from census_app.sheets.csv_reading import read_csv

    if path.is_file() and path.stat().st_size > LARGEST:
        raise _refused("too-large", f"« {path.name} » est trop grand pour un questionnaire.")
    try:
        rows = _texts(read_csv(path))
    except CensusError as error:
        raise _refused(_code(str(error)), str(error)) from error
    return _of_lines([(row[0], row[1:]) for row in rows])


def _code(message: str) -> str:
    if "mot de passe" in message:
        return "protected"
    if "trop grand" in message:
        return "too-large"
    return "empty" if "vide" in message else "not-a-form"


def _refused(code: str, message: str) -> FormError:
    return FormError((Problem("", None, "", code, message),))


def _texts(table: "Table") -> list[list[str]]:
    return [[_cell_text(value) for value in row] for row in table.rows]


def _cell_text(value: object) -> str:
    """A cell as XLSForm reads it: numbers without useless decimals, TRUE and FALSE, ISO dates."""
    from census_app.sheets.cells import Formula
    from census_app.sheets.model import CellError

    if isinstance(value, Formula):
        return _cell_text(value.cached)
    if value is None or isinstance(value, CellError):
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value).strip()


def _of_lines(lines: Sequence[tuple[str, list[str]]]) -> Workbook:
    """The tables of a text: lines of which the first cell, if filled, names the sheet that follows."""
    if lines and is_header([lines[0][0], *lines[0][1]]):
        return laid_out({"survey": [[first, *cells] for first, cells in lines]})
    sheets: dict[str, list[list[str]]] = {}
    current: list[list[str]] | None = None
    for first, cells in lines:
        if first:
            current = sheets.setdefault(first, [])
        if current is not None and any(cells):
            current.append(cells)
    if not sheets:
        raise _refused(
            "not-a-form", "Ce texte n'est pas un questionnaire : il n'a aucun tableau « | survey | »."
        )
    return laid_out(sheets)


def _markdown_lines(text: str) -> list[tuple[str, list[str]]]:
    r"""The cells of each line of the tables, `\|` being a bar within a cell."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        stripped = line.strip()
        if not stripped.startswith("|") or not stripped.strip("|-: "):
            continue
        cells = _split(stripped)
        found.append((cells[0], cells[1:]))
    return found


def _split(line: str) -> list[str]:
    inner = line.removeprefix("|").replace("\\|", "\0")
    return [cell.strip().replace("\0", "|") for cell in inner.split("|")]
