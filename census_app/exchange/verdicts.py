"""The verdict of each line, in the order of the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from census_app.exchange.cells import shortened
from census_app.exchange.comparing import Difference, differences, label_of
from census_app.exchange.drafts import Draft
from census_app.exchange.known import Key, Known, KnownName, KnownRecord, name_key
from census_app.exchange.problems import WARNING
from census_app.exchange.review import CHANGED, DUPLICATE, NEW, REFUSED, SAME
from census_app.exchange.similar import SimilarNames

_SHOWN_DIFFERENCES: Final = 4
_TO_UPDATE: Final = "Pour la modifier, importez un export (colonne uuid), ou ouvrez la fiche."


class Verdicts:
    """Remembers the lines already judged, so that the second of two twins is told of the first.

    ``name_header`` is the header under which what concerns the whole line is said.
    """

    def __init__(self, known: Known, name_header: str) -> None:
        self._known = known
        self._header = name_header
        self._rows: dict[Key, int] = {}
        self._uuids: dict[str, int] = {}
        self._numbers: dict[str, str] = {}
        self._names: dict[str, list[tuple[str | None, str]]] = {}
        self._similar = SimilarNames()
        for name in known.names:
            if not name.retired:
                self._remember_name(name.name, name.commune, f"la fiche « {shortened(name.name)} »")

    def judge(self, draft: Draft, twins: Mapping[int, KnownRecord]) -> None:
        """Give a line its status; ``twins`` are the records whole that may have its name and commune."""
        earlier = self._earlier(draft)
        if draft.values.refused:
            draft.status = REFUSED
            if earlier is not None:
                draft.values.say(self._header, earlier)
        elif earlier is not None:
            self._duplicate(draft, earlier)
        elif draft.match is not None:
            self._judge_match(draft, draft.match)
        elif draft.key is not None and (named := self._known.key_matches(draft.key)):
            self._judge_twins(draft, named, twins)
        else:
            draft.status = NEW
            self._warn_alike(draft)
        self._remember(draft)

    def twin_ids(self, draft: Draft) -> list[int]:
        """The records to read whole before a line is judged."""
        if draft.match is not None or draft.key is None:
            return []
        return [name.id for name in self._known.key_matches(draft.key)]

    def _earlier(self, draft: Draft) -> str | None:
        """What a line is told of the one before it that describes the same record."""
        if draft.values.uuid in self._uuids:
            return f"Même identifiant (uuid) qu’à la ligne {self._uuids[draft.values.uuid]}."
        row = self._rows.get(draft.key) if draft.key and not _keeps_its_name(draft) else None
        return None if row is None else f"Même nom et même commune qu’à la ligne {row}."

    def _judge_match(self, draft: Draft, match: KnownName) -> None:
        """A line that names its record by its uuid: it may change anything, but not into another record."""
        others = (
            [name for name in self._known.key_matches(draft.key) if name.id != match.id] if draft.key else []
        )
        if not _keeps_its_name(draft) and others and not others[0].retired:
            self._duplicate(draft, "Une autre fiche de l’inventaire porte ce nom dans cette commune.")
            return
        draft.status = CHANGED if draft.differences or draft.networks else SAME
        if match.retired:
            draft.values.say(self._header, "Cette fiche est retirée de l’inventaire.", WARNING)

    def _judge_twins(
        self, draft: Draft, named: Sequence[KnownName], twins: Mapping[int, KnownRecord]
    ) -> None:
        """A line without a uuid whose name and commune are those of a record: the same, or a duplicate."""
        if named[0].retired:
            self._duplicate(draft, "Une fiche retirée porte ce nom dans cette commune : remettez-la plutôt.")
            return
        found: list[tuple[Difference, ...]] = []
        for name in named:
            twin = twins[name.id]
            linked = {name_key(link.target_name) for link in twin.networks}
            added = [ref.name for ref in draft.networks if name_key(ref.name) not in linked]
            changes = differences(draft.values, twin)
            found.append((*changes, Difference("networks", "", ";".join(added))) if added else changes)
        fewest = min(found, key=len)
        if not fewest:
            draft.status = SAME
            return
        listed = ", ".join(map(_told, fewest[:_SHOWN_DIFFERENCES]))
        more = "…" if len(fewest) > _SHOWN_DIFFERENCES else ""
        self._duplicate(
            draft, f"Déjà dans l’inventaire, avec d’autres valeurs ({listed}{more}). {_TO_UPDATE}"
        )

    def _duplicate(self, draft: Draft, message: str) -> None:
        draft.status = DUPLICATE
        draft.values.say(self._header, message)

    def _warn_alike(self, draft: Draft) -> None:
        """What a new line resembles: told, never decided."""
        like = self._similar.like(draft.name, draft.commune)
        if like is not None:
            draft.values.say(self._header, f"Ce nom ressemble à {like} : est-ce la même ?", WARNING)
        namesakes = [
            said
            for commune, said in self._names.get(name_key(draft.name), ())
            if commune != draft.commune and None in (commune, draft.commune)
        ]
        if namesakes:
            message = f"Même nom que {namesakes[0]}, dont l’une des deux n’est pas située : est-ce la même ?"
            draft.values.say(self._header, message, WARNING)
        for number in _numbers(draft):
            holder = self._known.by_number.get(number)
            said = f"la fiche « {shortened(holder.name)} »" if holder else self._numbers.get(number)
            if said:
                message = f"Même numéro ({number}) que {said} : est-ce la même ?"
                draft.values.say(self._header, message, WARNING)

    def _remember(self, draft: Draft) -> None:
        said = f"la ligne {draft.row} « {shortened(draft.name)} »"
        if draft.values.uuid:
            self._uuids.setdefault(draft.values.uuid, draft.row)
        if draft.key is not None and draft.key not in self._rows:
            self._rows[draft.key] = draft.row
            if draft.match is None and not self._known.by_key.get(draft.key):
                self._remember_name(draft.name, draft.commune, said)
        for number in _numbers(draft):
            self._numbers.setdefault(number, said)

    def _remember_name(self, name: str, commune: str | None, said: str) -> None:
        self._similar.add(name, commune, said)
        self._names.setdefault(name_key(name), []).append((commune, said))


def _keeps_its_name(draft: Draft) -> bool:
    """Whether a line leaves its record’s name and commune: its uuid tells it from a namesake."""
    return draft.match is not None and draft.key == (name_key(draft.match.name), draft.match.commune)


def _numbers(draft: Draft) -> list[str]:
    siren, rna = (draft.values.fields.get(code) for code in ("siren", "rna"))
    return [*([str(siren)[:9]] if siren else []), *([str(rna)] if rna else [])]


def _told(difference: Difference) -> str:
    before, after = (shortened(text, 30) for text in (difference.before, difference.after))
    return f"{label_of(difference.target)} : « {before} », ici « {after} »"
