"""Writing a workbook: whole or not at all."""

import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from census_app.errors import CensusError, reason
from census_app.sheets.markup import sober
from census_app.sheets.model import Page, Properties, Sheet
from census_app.sheets.places import MAX_COLUMNS, legal_titles
from census_app.sheets.tally import Tally

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from census_app.sheets.package import Part

_COMPRESSION = 1  # the fastest: a tenth larger, three times quicker than the ordinary level


class WritingCancelled(CensusError):
    """The person stopped the writing; the target is as it was before."""

    def __init__(self) -> None:
        super().__init__("L'écriture du classeur a été annulée ; aucun fichier n'a été modifié.")


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: rows (or lines) over all sheets, and a French sentence for each limit met."""

    path: Path
    rows: int
    warnings: tuple[str, ...]


def write_workbook(
    path: Path,
    sheets: Sequence[Sheet | Page],
    *,
    properties: Properties | None = None,
    names: Mapping[str, str] | None = None,
    progress: Callable[[int, int | None], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Written:
    """Write the sheets, in order, to an xlsx file, replacing it at once when all is written.

    Args:
        path: the file; its folder must exist.
        sheets: at least one. Titles are made legal and different by `places.legal_titles` (call it first
        where
            formulas name them). Rows that come from generators are streamed.
        properties: what the file says of itself.
        names: defined names and the absolute references they stand for.
        progress: called about every 200 rows with the rows written and their total (None when unknown).
        cancelled: asked as often; True stops the writing.

    Raises:
        WritingCancelled: `cancelled` said so.
        CensusError: the file cannot be written there (open in a spreadsheet, read-only, no room).
    """
    path = _target(path)
    meter = _Meter(_total(sheets), progress, cancelled)
    tally = Tally()
    try:
        with _replacing(path) as target:
            _write(target, sheets, properties or Properties(), names or {}, meter, tally)
            meter.advance(0)  # the last moment to stop: what was written is not in place yet
    except OSError as error:
        raise CensusError(_refusal(path, error)) from error
    return Written(path, meter.done, tally.warnings())


def _target(asked: Path) -> Path:
    """The file to replace: what a symbolic link leads to, not the link. CensusError when it can be none."""
    try:
        path = Path(asked).resolve()
        if not path.parent.is_dir():
            raise CensusError(
                f"Le dossier « {path.parent} » n'existe pas : créez-le ou choisissez-en un autre."
            )
        if path.is_dir():
            raise CensusError(f"« {path} » est un dossier : donnez un nom de fichier.")
        if path.exists() and not path.is_file():
            raise CensusError(f"« {path} » n'est pas un fichier ordinaire : donnez un autre nom.")
    except OSError as error:
        raise CensusError(_refusal(Path(asked), error)) from error
    except (RuntimeError, ValueError) as error:  # a link that leads to itself; a sign that no name may have
        raise CensusError(f"« {asked} » n'est pas un nom de fichier : choisissez-en un autre.") from error
    return path


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes the place of `path` when the block ends well, and otherwise leaves nothing behind."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    temporary = _beside(path)
    try:
        with temporary.open("xb") as target:
            yield target
            target.flush()
            os.fsync(target.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


class _Meter:
    """Counts rows, reports them, and stops when asked."""

    def __init__(
        self,
        total: int | None,
        progress: Callable[[int, int | None], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self.done = 0
        self._total, self._progress, self._cancelled = total, progress, cancelled

    def advance(self, rows: int) -> None:
        self.done += rows
        if self._cancelled is not None and self._cancelled():
            raise WritingCancelled
        if self._progress is not None:
            self._progress(self.done, self._total)


def _total(sheets: Iterable[Sheet | Page]) -> int | None:
    total = 0
    for sheet in sheets:
        if isinstance(sheet, Page):
            total += len(sheet.lines)
        elif isinstance(sheet.rows, Sized):
            total += len(sheet.rows)
        elif sheet.expected is not None:
            total += sheet.expected
        else:
            return None
    return total


def _write(
    target: IO[bytes],
    sheets: Sequence[Sheet | Page],
    properties: Properties,
    names: Mapping[str, str],
    meter: _Meter,
    tally: Tally,
) -> None:
    from census_app.sheets.package import PackageWriter

    workbook = _workbook(properties, names)
    parts = _parts(workbook, sheets, meter, tally)
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive:
        PackageWriter(workbook, archive, parts).write_data()


def _workbook(properties: Properties, names: Mapping[str, str]) -> "Workbook":
    from openpyxl import Workbook
    from openpyxl.workbook.defined_name import DefinedName

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    said = workbook.properties
    said.title, said.creator = sober(properties.title), sober(properties.author)
    said.subject, said.description = sober(properties.subject), sober(properties.description)
    said.language = "fr-FR"
    said.created = said.modified = (properties.created or datetime.now(UTC)).replace(tzinfo=None)
    for name, reference in names.items():
        workbook.defined_names[name] = DefinedName(name, attr_text=reference.removeprefix("="))
    return workbook


def _parts(workbook: "Workbook", sheets: Sequence[Sheet | Page], meter: _Meter, tally: Tally) -> "list[Part]":
    from census_app.sheets.looks import Looks
    from census_app.sheets.markups import Markups
    from census_app.sheets.pages import PagePart
    from census_app.sheets.tables import RowSupply, TablePart

    if not sheets:
        raise ValueError("a workbook has at least one sheet")
    parts: list[Part] = []
    markups: Markups | None = None
    for sheet, title in zip(sheets, legal_titles(sheet.title for sheet in sheets), strict=True):
        worksheet = workbook.create_sheet(title)
        markups = markups or Markups(Looks(worksheet), tally)
        if isinstance(sheet, Page):
            parts.append(PagePart(worksheet, sheet, markups, meter.advance))
            continue
        if not 0 < len(sheet.columns) <= MAX_COLUMNS:
            raise ValueError(f"« {title} » has {len(sheet.columns)} columns")
        supply = RowSupply(replace(sheet, title=title))
        parts.append(TablePart(worksheet, supply, markups, tally, meter.advance))
    return parts


def _beside(path: Path) -> Path:
    """A free name in the folder of the target, so that replacing it is one step."""
    return path.with_name(f".{path.stem[:40]}-{secrets.token_hex(4)}.partiel")


def _refusal(path: Path, error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return (
            f"Il n'y a plus de place sur le disque pour écrire « {path.name} » dans « {path.parent} » : "
            "libérez-en ou choisissez un autre emplacement."
        )
    if isinstance(error, PermissionError):
        return (
            f"« {path} » ne peut pas être écrit : le fichier est peut-être ouvert dans un tableur, ou le "
            "dossier est en lecture seule. Fermez-le ou choisissez un autre emplacement."
        )
    return f"« {path} » ne peut pas être écrit : {reason(error)}. Choisissez un autre emplacement."
