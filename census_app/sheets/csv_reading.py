"""Reading csv files as they come out of French spreadsheets: any usual encoding and separator."""

import csv
import io
from pathlib import Path

from census_app.errors import CensusError, reason
from census_app.sheets.model import Table

_SEPARATORS = ";\t,|"
_SAMPLE_ROWS = 30
_MAX_FIELD = 10_000_000
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_csv(path: Path) -> Table:
    """The table of a csv file, named like the file; all cells are texts, blank ones None.

    Raises:
        CensusError: it cannot be read or is no text.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CensusError(f"« {path} » ne peut pas être lu : {reason(error)}.") from error
    text = _decoded(content, path)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) <= 5:  # Excel's own hint
        separator, text = first.strip("\r")[4:5] or "\t", rest
    else:
        separator = _separator(text)
    rows = _parsed(text, separator, path)
    width = max((len(row) for row in rows), default=0)
    if not width:
        raise CensusError(f"« {path.name} » ne contient aucune valeur.")
    filled = (tuple(cell or None for cell in row) + (None,) * (width - len(row)) for row in rows)
    return Table(path.stem, tuple(filled))


def _decoded(content: bytes, path: Path) -> str:
    """The text, by its mark, else UTF-8, else the encoding of Windows in western Europe."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(content, encoding, path)
    if b"\x00" in content:
        raise CensusError(f"« {path.name} » n'est pas un fichier texte.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes mean nothing in this encoding; they stay visible rather than stop the reading.
        return content.decode("cp1252", errors="replace")


def _strictly(content: bytes, encoding: str, path: Path) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise CensusError(f"« {path.name} » n'est pas du texte lisible : enregistrez-le en UTF-8.") from error


def _separator(text: str) -> str:
    """The separator under which the first rows agree best on a number of columns above one."""
    sample = text[:200_000]
    best, best_score = ";", (0.0, 0)
    for separator in _SEPARATORS:
        rows: list[list[str]] = []
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
        try:
            for row in reader:
                if any(row):
                    rows.append(row)
                if len(rows) == _SAMPLE_ROWS:
                    break
        except csv.Error:
            continue
        width = len(rows[0]) if rows else 0
        agreement = sum(len(row) == width for row in rows) / len(rows) if width > 1 else 0.0
        if (agreement, width) > best_score:
            best, best_score = separator, (agreement, width)
    return best


def _parsed(text: str, separator: str, path: Path) -> list[list[str]]:
    limit = csv.field_size_limit(_MAX_FIELD)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise CensusError(f"« {path.name} » n'est pas un fichier csv lisible : {error}.") from error
    finally:
        csv.field_size_limit(limit)
