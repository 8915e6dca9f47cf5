"""What people write above a column: codes, French labels, and the usual words for the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Final

from census_app.domain.fields import RECORD_FIELDS
from census_app.domain.indicators import Catalogue, Indicator
from census_app.domain.text import fold, singular, without_article

UUID: Final = "uuid"
SITES: Final = "sites"
NETWORKS: Final = "networks"
COMMUNE_CODE: Final = "commune_code"
COMPUTED: Final = "computed"
"""Targets of the columns that are neither a field nor an indicator. COMPUTED is recognised and ignored."""

ASPECTS: Final = ("evidence", "note", "measure")
"""What an indicator's columns hold beside its amount: ``E02_evidence``."""

_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        UUID: "identifiant unique",
        SITES: "lieux d'activité",
        NETWORKS: "réseaux",
        COMMUNE_CODE: "code insee",
        "status": "état de recensement",
    }
)
_USUAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "name": "intitulé, nom de l'initiative, nom de la structure, nom de l'association, nom du réseau, "
        "dénomination, désignation, raison sociale, libellé, initiative, structure",
        "kind": "nature de la fiche, type de fiche",
        "commune": "ville, localité, municipalité, lieu, siège, commune du siège, commune siège, "
        "nom de la commune, commune d'implantation",
        COMMUNE_CODE: "insee, code commune, code insee commune, code insee de la commune",
        "domain": "domaine principal, domaine d'activité, thème, thématique, secteur",
        "domains": "domaines secondaires, domaines",
        "types": "type, type d'initiative, sous-type",
        "status": "statut, état, statut de recensement, statut du recensement, état du recensement",
        "status_reason": "raison, motif du statut",
        "lifecycle": "phase, stade, étape de vie",
        "created": "création, date de création, créée en, créé en, année, depuis",
        "legal_form": "forme juridique, forme",
        "siren": "siren, siret, n siren, n siret, numéro siren, numéro siret, siren siret",
        "rna": "n rna, identifiant rna",
        "naf": "ape, code ape",
        "website": "site, site web, web, url, adresse internet, page web, lien internet",
        "email": "e-mail, mail, mél, adresse électronique, adresse mail, adresse e-mail",
        "phone": "tél, tel, n de téléphone, numéro de téléphone, portable, téléphone fixe",
        "address": "adresse postale, adresse du siège, rue",
        "description": "descriptif, objet, présentation, commentaire, résumé, activités",
        "exchange_modes": "modalités, modes d'échange",
        "digital": "outil numérique",
        "stakes": "enjeux, enjeu",
        SITES: "lieux, communes d'activité, implantations",
        NETWORKS: "adhère à, réseaux d'appartenance, membre de, fédération",
        "E01": "salariés au 31/12, nombre de salariés",
        "E02": "ETP annuel moyen, ETP moyen, nombre d'ETP",
        "E03": "dont emplois aidés/insertion",
        "E07": "heures bénévoles par an, heures de bénévolat",
        "E20": "économie pour l'usager",
        "S01": "nombre d'adhérents",
        "S11": "distance à l'offre suivante",
        "N01": "tonnes collectées",
        "N02": "tonnes réemployées",
        "N05": "réparés",
        "N07": "km de voiture évités",
        "N09": "part bio/local",
        "N14": "effet jugé",
    }
)
_ASPECT_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "evidence": "evidence, preuve, niveau de preuve",
        "note": "note, fait, exemple",
        "measure": "measure, mesure",
    }
)


class Rank(IntEnum):
    """How surely a header means what it is taken for; the surest first."""

    CODE = 0
    LABEL = 1
    USUAL = 2


class Headers:
    """What every header that can be recognised means."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._targets: dict[str, tuple[str, Rank]] = {}
        for rank, spellings in enumerate((_codes, _labels, _usual)):
            for spelling, target in spellings(catalogue):
                folded = fold(spelling)
                for known in (folded, singular(without_article(folded))):
                    self._targets.setdefault(known, (target, Rank(rank)))

    def meaning(self, header: str) -> tuple[str, Rank] | None:
        """What a header means whatever its accents, case and brackets; None when it means nothing here."""
        folded = fold(header)
        bare = fold(re.sub(r"[(\[].*?[)\]]", " ", header))
        for spelling in (folded, bare, singular(without_article(bare)), bare.replace(" ", "")):
            if spelling in self._targets:
                return self._targets[spelling]
        first = bare.partition(" ")[0]
        return self._targets.get(first) if re.fullmatch(r"[a-z]\d{1,2}b?", first) else None


def _codes(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield from ((field.code, field.code) for field in RECORD_FIELDS)
    yield from ((target, target) for target in (UUID, SITES, NETWORKS, COMMUNE_CODE))
    for indicator in catalogue:
        yield indicator.code, _target(indicator)
        if not indicator.is_derived:
            for aspect in ASPECTS:
                target = f"{indicator.code}_{aspect}"
                yield from ((f"{indicator.code} {word}", target) for word in _words(_ASPECT_WORDS[aspect]))


def _labels(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield from ((field.label, field.code) for field in RECORD_FIELDS)
    yield from ((label, target) for target, label in _LABELS.items())
    for indicator in catalogue:
        for label in (indicator.label, f"{indicator.code} {indicator.label}"):
            yield label, _target(indicator)
    for indicator in catalogue:
        for label in (indicator.short_label, f"{indicator.code} {indicator.short_label}"):
            yield label, _target(indicator)
        if indicator.note_label:
            yield f"{indicator.code} {indicator.note_label}", f"{indicator.code}_note"


def _usual(_: Catalogue) -> Iterator[tuple[str, str]]:
    for target, listed in _USUAL.items():
        yield from ((word, target) for word in _words(listed))


def _words(listed: str) -> Iterable[str]:
    return listed.split(", ")


def _target(indicator: Indicator) -> str:
    return COMPUTED if indicator.is_derived else indicator.code
