"""A file followed while another program edits it, however that program saves."""

from __future__ import annotations

from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_SETTLE_MS: Final = 300
"""A spreadsheet program writes aside, then renames: what follows within this is one save."""
_BESIDE: Final = frozenset({".csv", ".geojson", ".xml"})

Stamp: TypeAlias = tuple[tuple[str, int, int], ...]


class FileWatch(QObject):
    """Follows one file, and the lists of choices in its folder (csv, xml, geojson).

    A file that is saved under another name, then renamed, is no longer the one that was watched: its folder
    is watched too, and the file is taken again when it is back. While it is away, nothing is announced.
    """

    saved = Signal()
    """The file is not what it was, and is there to be read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._seen: Stamp = ()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._touched)
        self._watcher.directoryChanged.connect(self._touched)

    @property
    def path(self) -> Path | None:
        """The file followed, or None."""
        return self._path

    def follow(self, path: Path) -> None:
        """Follow a file, from what it is now."""
        self.stop()
        self._path, self._seen = path, _stamp(path)
        self._watch(path)

    def stop(self) -> None:
        """Follow nothing any more."""
        self._path = None
        self._settle.stop()
        for watched in (*self._watcher.files(), *self._watcher.directories()):
            self._watcher.removePath(watched)

    def _touched(self, _path: str) -> None:
        self._settle.start()

    def _watch(self, path: Path) -> None:
        """Watch what is there now; what was renamed over has to be taken again."""
        known = {*self._watcher.files(), *self._watcher.directories()}
        files = [path.parent, *(path.parent / name for name, _time, _size in self._seen)]
        for file in files:
            if str(file) not in known and file.exists():
                self._watcher.addPath(str(file))

    def _look(self) -> None:
        if self._path is None:
            return
        now = _stamp(self._path)
        if now and now != self._seen:
            self._seen = now
            self._watch(self._path)
            self.saved.emit()


def _stamp(path: Path) -> Stamp:
    """When the file and those beside it were written, and how long they are; empty while it is away."""
    try:
        if not path.is_file():
            return ()
        beside = (one for one in path.parent.iterdir() if one.suffix.lower() in _BESIDE and one != path)
        stats = [(one.name, one.stat()) for one in (path, *sorted(beside))]
    except OSError:  # renamed while it is looked at: the rename is announced next
        return ()
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)
