"""The files given to an import, and those of the folders and archives among them, opened safely."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from census_app.errors import CensusError, reason

MAX_TEXT: Final = 100_000_000
"""The largest XML or JSON file that is read, in bytes: some ten thousand interviews."""

_MAX_UNPACKED: Final = 2_000_000_000
_MAX_ENTRIES: Final = 200_000
_MEDIA: Final = "media"
_TEXTS: Final = frozenset({".xml", ".json"})
_TABLES: Final = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods"})


@dataclass(frozen=True, slots=True)
class Source:
    """A file that may hold submissions; ``name`` is how one is told of it.

    ``beside`` are the files that lie there, by name: what answers name may be among them.
    """

    path: Path
    name: str
    is_table: bool
    group: str
    beside: Mapping[str, Path]


@contextmanager
def opened(paths: Sequence[Path], attached: Collection[str] = ()) -> Iterator[list[Source]]:
    """The files with submissions, those of zip archives unpacked for the time of the block.

    Tables of one ``group`` may belong together: files of one folder, one archive, or given together. Of the
    files that are no submissions, only those called as in ``attached`` are unpacked with their content.

    Raises:
        CensusError: nothing there that can be read, or an archive that is damaged or too large.
    """
    with TemporaryDirectory(prefix="reponses-") as folder:
        sources: list[Source] = []
        for number, path in enumerate(map(Path, paths)):
            if path.is_dir():
                sources += _of_folder(path)
            elif _is_archive(path):
                sources += _of_folder(_unpacked(path, Path(folder) / str(number), attached), path.name)
            else:
                sources.append(Source(path, path.name, not _is_text(path), "", _beside(path)))
        if not sources:
            raise CensusError(
                f"« {paths[0] if paths else ''} » ne contient aucune réponse : ni fichier XML, ni tableau."
            )
        yield sources


def _of_folder(folder: Path, archive: str = "") -> list[Source]:
    found = []
    lying: dict[Path, dict[str, Path]] = {}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        hidden = any(part.startswith((".", "__MACOSX")) for part in inside.parts)
        suffix = path.suffix.lower()
        if hidden or not path.is_file() or suffix not in {*_TEXTS, *_TABLES}:
            continue
        if path.parent not in lying:
            lying[path.parent] = {each.name: each for each in path.parent.rglob("*") if each.is_file()}
        name = f"{archive or folder.name}/{inside.as_posix()}"
        found.append(Source(path, name, suffix in _TABLES, f"{archive}{path.parent}", lying[path.parent]))
    return found


def _beside(path: Path) -> dict[str, Path]:
    """What lies in the folder of a file, and in the folder « media » beside it."""
    if not path.is_file():
        return {}
    folders = (path.parent / _MEDIA, path.parent)
    return {each.name: each for folder in folders if folder.is_dir() for each in folder.iterdir()}


def _is_text(path: Path) -> bool:
    """Whether a file given by name is XML or JSON: by its ending, else XML by its first letters."""
    if path.suffix.lower() in _TEXTS:
        return True
    try:
        with path.open("rb") as file:
            return file.read(200).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
    except OSError as error:
        raise CensusError(f"« {path} » ne peut pas être lu : {reason(error)}.") from error


def _is_archive(path: Path) -> bool:
    """Whether a file is a zip that is no workbook."""
    if path.suffix.lower() == ".zip":
        return True
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04" and path.suffix.lower() not in _TABLES
    except OSError as error:
        raise CensusError(f"« {path} » ne peut pas être lu : {reason(error)}.") from error


def _unpacked(path: Path, folder: Path, attached: Collection[str]) -> Path:
    """The archive's tables and XML files, and empty files in the place of the others (their names matter)."""
    try:
        with ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            wanted = [entry for entry in entries if _is_wanted(entry, attached)]
            if len(entries) > _MAX_ENTRIES or sum(each.file_size for each in wanted) > _MAX_UNPACKED:
                raise CensusError(f"« {path.name} » est trop grand une fois décompressé : 2 Go au plus.")
            for entry in entries:
                target = _target(folder, entry)
                target.parent.mkdir(parents=True, exist_ok=True)
                if entry in wanted:
                    with archive.open(entry) as packed, target.open("wb") as file:
                        shutil.copyfileobj(packed, file)
                else:
                    target.touch()
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise CensusError(
            f"« {path.name} » est endommagé, protégé ou incomplet : l’archive ne peut pas être ouverte."
        ) from error
    return folder


def _is_wanted(entry: ZipInfo, attached: Collection[str]) -> bool:
    if PurePosixPath(entry.filename).name in attached:
        return True
    suffix = PurePosixPath(entry.filename).suffix.lower()
    return suffix in {*_TEXTS, *_TABLES} and (suffix in _TABLES or entry.file_size <= MAX_TEXT)


def _target(folder: Path, entry: ZipInfo) -> Path:
    """Where an entry is put: never outside of the folder, whatever its name says."""
    parts = [
        part for part in PurePosixPath(entry.filename.replace("\\", "/")).parts if part not in ("/", "..")
    ]
    return folder.joinpath(*(part.replace(":", "_") for part in parts)) if parts else folder / "sans-nom"


def text_content(source: Source) -> bytes:
    """The bytes of an XML or JSON source. ValueError, with a French sentence: empty, too large."""
    try:
        size = source.path.stat().st_size
        if size > MAX_TEXT:
            raise ValueError(f"Le fichier est trop grand : {size // 1_000_000} Mo, 100 au plus.")
        content = source.path.read_bytes()
    except OSError as error:
        raise ValueError(f"Le fichier ne peut pas être lu : {reason(error)}.") from error
    if not content.strip():
        raise ValueError("Le fichier est vide.")
    return content
