"""Where a questionnaire's answers may go: the names its ``save_to`` column may hold."""

from __future__ import annotations

from functools import cache
from typing import Final

from census_app.domain.fields import RECORD_FIELDS
from census_app.services.reference import catalogue

SITE: Final = ("site_commune", "site_share", "site_address")
LINK: Final = ("link_kind", "link_target", "link_note")
NEED: Final = ("need", "need_domain", "need_commune")
RECOMMENDATION: Final = (
    "recommendation",
    "recommendation_addressee",
    "recommendation_priority",
    "recommendation_due",
)
CONTACT: Final = (
    "contact_name",
    "contact_role",
    "contact_email",
    "contact_phone",
    "consent_record",
    "consent_recontact",
    "consent_publish_name",
    "consent_publish_contact",
    "consent_publish_budget",
)
HAS_SITES: Final = "has_sites"
"""The question that opens the repeat of sites: answered « oui » beforehand for a record that has some."""

INTERVIEW: Final = ("held_on", "interview_support", "interview_place", "respondent")

VALUE_PARTS: Final = ("evidence", "note", "measure")
"""What may be said of an indicator's value besides the value: ``E02_evidence``, ``V1_note``…"""

NOT_ASKED: Final = ("kind", "status", "status_reason")
"""Fields that are the program's own: no answer writes them."""


@cache
def targets() -> frozenset[str]:
    """Every name that a ``save_to`` may hold."""
    fields = {field.code for field in RECORD_FIELDS} - set(NOT_ASKED)
    indicators = {indicator.code for indicator in catalogue().entered()}
    parts = {f"{code}_{part}" for code in indicators for part in VALUE_PARTS}
    return frozenset(fields | indicators | parts).union(
        SITE, LINK, NEED, RECOMMENDATION, CONTACT, INTERVIEW, (HAS_SITES,)
    )


def value_of(target: str) -> str:
    """The indicator that a target says something of (`E02` for `E02_evidence`); else the target itself."""
    code, _, part = target.rpartition("_")
    return code if part in VALUE_PARTS and code in {each.code for each in catalogue().entered()} else target
