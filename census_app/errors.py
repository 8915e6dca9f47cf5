"""The one kind of expected refusal, and why a file cannot be used, in French."""

import errno
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_REASONS: Final[Mapping[int, str]] = MappingProxyType(
    {
        errno.EACCES: "accès refusé",
        errno.EPERM: "accès refusé",
        errno.EISDIR: "c'est un dossier",
        errno.ENOTDIR: "un fichier est à la place d'un dossier",
        errno.ENOENT: "il n'existe pas",
        errno.ENOSPC: "le disque est plein",
        errno.EROFS: "le support est en lecture seule",
        errno.ENAMETOOLONG: "son nom est trop long",
    }
)


class CensusError(Exception):
    """An expected refusal: `str(error)` is the French sentence shown to the user (what, where, what to do).

    The command line prints it on one line and exits with 1; the window shows it. Anything else is a bug.
    """


def reason(error: OSError) -> str:
    """Why the system refused a file, in French where it is a usual reason, else in the system's words."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
