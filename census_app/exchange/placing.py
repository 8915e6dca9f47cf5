"""Writing a file aside, and putting it in place once it is whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from census_app.errors import CensusError, reason


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """A file to write beside ``path``, which takes its place when the block ends well.

    CensusError when it cannot be written there; what stood at ``path`` is then as it was.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".new", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise CensusError(f"« {path.parent} » ne peut pas être écrit : {reason(error)}.") from error
    draft = Path(name)
    try:
        yield draft
        draft.chmod(0o644)
        draft.replace(path)
    except OSError as error:
        raise CensusError(f"« {path} » ne peut pas être écrit : {reason(error)}.") from error
    finally:
        draft.unlink(missing_ok=True)
