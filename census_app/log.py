"""The program's one log: a rotating file in the user's log folder, set up once at the start."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_NAME = "census_app"
_FILE = "census-app.log"
_BYTES = 1_000_000
_KEPT = 3


def set_up(folder: Path, level: int = logging.INFO) -> Path | None:
    """Sends the package's log to a file in `folder`, and returns that file.

    Without a place to write, the program still works: nothing is logged, None is returned. Called again, it
    moves the log to the new folder.
    """
    logger = logging.getLogger(_NAME)
    close()
    file = folder / _FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(level)
    return file


def close() -> None:
    """Closes the log file, if there is one."""
    logger = logging.getLogger(_NAME)
    for handler in [each for each in logger.handlers if isinstance(each, RotatingFileHandler)]:
        logger.removeHandler(handler)
        handler.close()
