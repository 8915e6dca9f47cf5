"""The files of choices beside a form: csv with a header, as ODK reads them."""

import csv
import io
from pathlib import Path

_SEPARATORS = ",;\t|"
_LARGEST = 50_000_000


def read_rows(text: str) -> list[dict[str, str]]:
    """The rows of a csv text, by column; the separator is the commonest in the header among `, ; tab |`."""
    header = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=header.count)
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=separator) if row]
    if not rows:
        return []
    columns = rows[0]
    return [dict(zip(columns, row + [""] * (len(columns) - len(row)), strict=False)) for row in rows[1:]]


def rows_as_csv(rows: list[dict[str, str]]) -> str:
    """The csv text of rows, all of which have the columns of the first."""
    written = io.StringIO()
    if rows:
        writer = csv.DictWriter(written, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return written.getvalue()


def files_beside(path: Path, names: frozenset[str]) -> dict[str, str]:
    """The texts of the files of those names beside a form; missing or huge ones are left out."""
    found: dict[str, str] = {}
    for name in sorted(names):
        beside = path.parent / Path(name).name
        if beside.is_file() and beside.stat().st_size <= _LARGEST:
            found[name] = _decoded(beside.read_bytes())
    return found


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
