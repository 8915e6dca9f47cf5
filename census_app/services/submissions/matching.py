"""Which record a submission is about: surely by an identifier or by name and commune, else to confirm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from census_app.exchange.known import Known, KnownName, name_key
from census_app.exchange.similar import SimilarNames
from census_app.services.answers import Answers
from census_app.services.submissions.lines import Candidate

_MOST: Final = 5
"""How many candidates are shown."""

_UUID_LENGTH: Final = 36


@dataclass(frozen=True, slots=True)
class Match:
    """The records that a submission may be about, the likeliest first; ``certain`` is the id of the one."""

    candidates: tuple[Candidate, ...]
    certain: int | None
    reason: str


class Matcher:
    """Finds records of one kind in an inventory.

    ``interviewed`` are those that have an interview of the form in the campaign: a second one is never
    certain. So are two submissions of one import about one record.
    """

    def __init__(self, known: Known, kind: str, interviewed: Iterable[int]) -> None:
        self._known = known
        self._kind = kind
        self._interviewed = set(interviewed)
        self._told: dict[tuple[str, str | None], str] = {}

    @cached_property
    def _similar(self) -> SimilarNames:
        similar = SimilarNames()
        for name in self._known.names:
            if name.kind == self._kind and not name.retired:
                similar.add(name.name, name.commune, str(name.id))
        return similar

    @cached_property
    def _by_id(self) -> dict[int, KnownName]:
        return {name.id: name for name in self._known.names}

    def match(self, answers: Answers, texts: Iterable[str]) -> Match:
        """The records that a submission may be about. ``texts``: all its answers, where a uuid may be."""
        name, commune = _name(answers), _commune(answers)
        identified = self._identified(answers, texts)
        if identified is not None:
            return self._sure(*identified)
        if not name:
            return Match((), None, "La réponse ne donne ni nom ni identifiant.")
        named = self._in_use(self._known.by_name.get(name_key(name), ()))
        here = [each for each in named if commune is not None and each.commune == commune]
        if len(here) == 1:
            return self._sure(here[0], "Même nom, même commune.")
        if here:
            why = "Plusieurs fiches ont ce nom dans cette commune."
            return Match(_candidates(here, why), None, f"{why} Dites laquelle.")
        if named:
            why = "Même nom, mais la commune n’est pas la même, ou n’est pas dite."
            return Match(_candidates(named, why), None, why)
        found = self._similar.like(name, commune)
        if found is not None:
            why = "Un nom très proche, dans la même commune."
            return Match(_candidates([self._by_id[int(found)]], why), None, why)
        return Match((), None, "Aucune fiche n’a ce nom ni cet identifiant.")

    def twin(self, answers: Answers, source: str) -> str:
        """The earlier submission of this import with the same name and commune; empty when there is none."""
        name = _name(answers)
        if not name:
            return ""
        known = self._told.setdefault((name_key(name), _commune(answers)), source)
        return "" if known == source else known

    def placed(self, record_id: int) -> None:
        """Note that a submission goes to a record: the next one about it is no longer certain."""
        self._interviewed.add(record_id)

    def _identified(self, answers: Answers, texts: Iterable[str]) -> tuple[KnownName, str] | None:
        siren, rna = str(answers.fields.get("siren") or ""), str(answers.fields.get("rna") or "")
        digits = "".join(filter(str.isdigit, siren))[:9]
        for number, why in ((digits, "Même SIREN."), (rna.replace(" ", "").upper(), "Même numéro RNA.")):
            found = self._known.by_number.get(number) if number else None
            if found is not None and not found.retired and found.kind == self._kind:
                return found, why
        for text in texts:
            uuid = text.strip().lower().removeprefix("uuid:") if len(text) < 2 * _UUID_LENGTH else ""
            found = self._known.by_uuid.get(uuid) if len(uuid) == _UUID_LENGTH else None
            if found is not None and not found.retired:
                return found, "L’identifiant de la fiche est dans la réponse."
        return None

    def _sure(self, found: KnownName, why: str) -> Match:
        candidates = _candidates([found], why)
        if found.id in self._interviewed:
            return Match(candidates, None, f"{why} Mais la fiche a déjà un entretien dans cette campagne.")
        return Match(candidates, found.id, why)

    def _in_use(self, names: Iterable[KnownName]) -> list[KnownName]:
        return [each for each in names if not each.retired and each.kind == self._kind]


def _name(answers: Answers) -> str:
    return str(answers.fields.get("name") or "").strip()


def _commune(answers: Answers) -> str | None:
    commune = answers.fields.get("commune")
    return str(commune) if commune else None


def _candidates(names: Iterable[KnownName], why: str) -> tuple[Candidate, ...]:
    return tuple(Candidate(each.id, each.name, each.commune, why) for each in list(names)[:_MOST])
