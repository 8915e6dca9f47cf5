"""The networks that a line adheres to, by their names."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from census_app.domain.text import fold
from census_app.exchange.cells import shortened
from census_app.exchange.known import Known, name_key

_SEPARATORS: Final = re.compile(r"\s*[;|\n]\s*")
_ALIKE: Final = 75


@dataclass(frozen=True, slots=True)
class NetworkRef:
    """A network to link to: a record of the inventory by its id, or one that a row of the file creates."""

    name: str
    record_id: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Networks:
    """What can be named: the networks of the inventory, and the rows of the file that hold one by name."""

    known: Known
    rows: Mapping[str, Sequence[int]]

    def split(self, text: str, linked: Collection[str]) -> tuple[str, ...]:
        """The names in a cell, between ``;``; a network whose own name holds a ``;`` is recognised whole."""
        pieces = [piece for piece in _SEPARATORS.split(text.strip()) if piece]
        names: list[str] = []
        start = 0
        while start < len(pieces):
            for end in range(len(pieces), start, -1):
                name = ";".join(pieces[start:end])
                key = name_key(name)
                if end == start + 1 or key in linked or key in self.known.networks or key in self.rows:
                    names.append(name)
                    start = end
                    break
        return tuple(dict.fromkeys(names))

    def find(self, name: str) -> NetworkRef | str:
        """The network that a name means, or the sentence that says why there is none."""
        named = self.known.by_uuid.get(name)
        candidates = [named] if named else self.known.networks.get(name_key(name), ())
        if len(candidates) == 1:
            return NetworkRef(candidates[0].name, record_id=candidates[0].id)
        rows = self.rows.get(name_key(name), ())
        if len(candidates) > 1 or len(rows) > 1:
            return f"Plusieurs réseaux s’appellent « {shortened(name)} » : faites le lien dans la fiche."
        if rows:
            return NetworkRef(name, row=rows[0])
        if name_key(name) in self.known.by_name:
            return f"« {shortened(name)} » est dans l’inventaire, mais ce n’est pas un réseau en service."
        return self._unknown(name)

    def _unknown(self, name: str) -> str:
        from rapidfuzz import fuzz, process

        said = f"Le réseau « {shortened(name)} » n’existe ni dans l’inventaire ni dans le fichier"
        spellings = {key: names[0].name for key, names in self.known.networks.items()}
        spellings |= {key: f"ligne {rows[0]}" for key, rows in self.rows.items() if key not in spellings}
        best = process.extractOne(fold(name), list(spellings), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if best is not None:
            return f"{said} : vouliez-vous dire « {spellings[best[0]]} » ?"
        return f"{said} : créez-le d’abord, ou ajoutez-le au fichier (nature : réseau)."
