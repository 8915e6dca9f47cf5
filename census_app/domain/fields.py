"""The fields of a record: their codes, their French labels and the kind of value each holds.

The one list that the import headers, the export columns, the record page, the history and the
questionnaires' ``save_to`` read. A field is added here, with its column in a migration.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

FieldValue = str | int | bool | tuple[str, ...] | None


class FieldKind(StrEnum):
    """How a field's value is typed, checked and shown."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CODE = "code"
    CODES = "codes"
    COMMUNE = "commune"
    YEAR = "year"
    BOOLEAN = "boolean"
    SIREN = "siren"
    RNA = "rna"
    EMAIL = "email"
    URL = "url"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record.

    ``coded_list`` names the coded list of a CODE or CODES field; ``annual`` fields belong to the
    record's annual record in a campaign rather than to the record itself.
    """

    code: str
    label: str
    kind: FieldKind
    coded_list: str = ""
    annual: bool = False
    section: str = "identity"


RECORD_FIELDS: Final = (
    Field("kind", "Nature", FieldKind.CODE, "kind"),
    Field("name", "Nom", FieldKind.TEXT),
    Field("commune", "Commune", FieldKind.COMMUNE),
    Field("domain", "Domaine", FieldKind.CODE, "domain", section="activity"),
    Field("domains", "Autres domaines", FieldKind.CODES, "domain", section="activity"),
    Field("types", "Types", FieldKind.CODES, "type", section="activity"),
    Field("status", "Recensement", FieldKind.CODE, "status", annual=True),
    Field("status_reason", "Motif", FieldKind.TEXT, annual=True),
    Field("lifecycle", "Cycle de vie", FieldKind.CODE, "lifecycle", annual=True),
    Field("created", "Année de création", FieldKind.YEAR),
    Field("legal_form", "Statut juridique", FieldKind.CODE, "legal_form"),
    Field("siren", "SIREN ou SIRET", FieldKind.SIREN),
    Field("rna", "Numéro RNA", FieldKind.RNA),
    Field("legal_category", "Catégorie juridique", FieldKind.TEXT),
    Field("naf", "Code NAF", FieldKind.TEXT),
    Field("website", "Site internet", FieldKind.URL),
    Field("email", "Courriel", FieldKind.EMAIL),
    Field("phone", "Téléphone", FieldKind.PHONE),
    Field("address", "Adresse", FieldKind.TEXT),
    Field("description", "Description", FieldKind.LONG_TEXT, section="activity"),
    Field("logic", "Logique", FieldKind.CODE, "logic", section="activity"),
    Field("exchange_modes", "Modalités d’échange", FieldKind.CODES, "exchange_mode", section="activity"),
    Field("exchanged_objects", "Objets échangés", FieldKind.CODES, "exchanged_object", section="activity"),
    Field("level", "Niveau", FieldKind.CODE, "level", section="activity"),
    Field("governance", "Gouvernance", FieldKind.CODE, "governance", section="activity"),
    Field("digital", "Numérique", FieldKind.CODE, "digital", section="activity"),
    Field("stakes", "Enjeux servis", FieldKind.CODES, "stake", section="activity"),
    Field(
        "criterion_exchange",
        "Des biens, espaces, données ou savoirs s’échangent",
        FieldKind.BOOLEAN,
        section="criteria",
    ),
    Field("criterion_peers", "De pair à pair", FieldKind.BOOLEAN, section="criteria"),
    Field("criterion_community", "Entre membres d’une communauté", FieldKind.BOOLEAN, section="criteria"),
    Field("criteria_note", "Justification", FieldKind.LONG_TEXT, section="criteria"),
)

_BY_CODE: Final = {field.code: field for field in RECORD_FIELDS}


def record_field(code: str) -> Field:
    """The field named ``code``; KeyError when there is none."""
    return _BY_CODE[code]


def is_record_field(code: str) -> bool:
    """Whether ``code`` names a field of a record."""
    return code in _BY_CODE
