"""The documents of answers that `form play` and `form print` read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from census_app.errors import CensusError, reason


def read_document(path: Path) -> dict[str, Any]:
    """The document of a file that `form play` takes. CensusError when it is none."""
    try:
        document = json.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        raise CensusError(f"« {path} » n’existe pas : vérifiez le nom du fichier de réponses.") from error
    except OSError as error:
        raise CensusError(f"« {path} » ne peut pas être lu : {reason(error)}.") from error
    except json.JSONDecodeError as error:
        place = f"ligne {error.lineno}, colonne {error.colno}"
        raise CensusError(f"« {path} » n’est pas un document JSON : vérifiez-le vers la {place}.") from error
    except ValueError as error:
        raise CensusError(f"« {path} » n’est pas un texte en UTF-8.") from error
    if not isinstance(document, dict) or not _is_playable(document):
        raise CensusError(
            f"« {path} » doit contenir un objet avec « steps » (une liste d’étapes) ou « answers » "
            "(un objet : nom de question, réponse)."
        )
    return document


def _is_playable(document: dict[str, Any]) -> bool:
    steps = document.get("steps")
    if steps is not None:
        return isinstance(steps, list) and all(isinstance(step, dict) for step in steps)
    return isinstance(document.get("answers"), dict)
