"""Every answer that counts has a place, and every figure of the catalogue has a question."""

from __future__ import annotations

from typing import Final

import pytest

from census_app.domain.fields import is_record_field
from census_app.domain.reference import table
from tests.questionnaires.reading import NAMES, Sheets, sheets

IN_REPEATS: Final = {
    "sites": {"site_commune", "site_share", "site_address"},
    "links": {"link_kind", "link_target", "link_note"},
    "needs": {"need", "need_domain", "need_commune"},
    "recommendations": {
        "recommendation",
        "recommendation_addressee",
        "recommendation_priority",
        "recommendation_due",
    },
}
OF_THE_INTERVIEW: Final = {
    "has_sites",
    *("contact_name", "contact_role", "contact_email", "contact_phone"),
    *("consent_record", "consent_recontact"),
    *("consent_publish_name", "consent_publish_contact", "consent_publish_budget"),
    *("held_on", "interview_support", "interview_place"),
}


def catalogue() -> dict[str, str]:
    """How each indicator adds up, by code."""
    return {row["code"]: row["aggregation"] for row in table("indicators")}


def is_indicator_target(target: str) -> bool:
    code, _, suffix = target.rpartition("_")
    asked = {code for code, adds_up in catalogue().items() if adds_up != "derived"}
    return target in asked or (code in asked and suffix in {"evidence", "note", "measure"})


def in_repeats(form: Sheets) -> list[tuple[str | None, str]]:
    """Each target with the repeat it stands in."""
    found: list[tuple[str | None, str]] = []
    repeat: str | None = None
    for row in form.survey:
        if row["type"] == "begin_repeat":
            repeat = row["name"]
        elif row["type"] == "end_repeat":
            repeat = None
        elif row.get("save_to"):
            found.append((repeat, row["save_to"]))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_is_saved_where_something_is_kept(name: str) -> None:
    for repeat, target in in_repeats(sheets(name)):
        if repeat is None:
            known = is_record_field(target) or is_indicator_target(target) or target in OF_THE_INTERVIEW
            assert known, f"{name}: nothing is kept under {target}"
        else:
            assert target in IN_REPEATS[repeat], f"{name}: {target} is no part of {repeat}"


def test_each_indicator_that_is_asked_has_its_question() -> None:
    fed = {target for target, _ in sheets("initiative").saving()}
    missing = {code for code, adds_up in catalogue().items() if adds_up != "derived"} - fed
    assert not missing, f"no question feeds {sorted(missing)}"


def test_a_derived_figure_is_never_asked() -> None:
    derived = {code for code, adds_up in catalogue().items() if adds_up == "derived"}
    for name in NAMES:
        assert not derived & {target for target, _ in sheets(name).saving()}


def test_the_note_that_the_catalogue_requires_is_asked() -> None:
    fed = {target for target, _ in sheets("initiative").saving()}
    wanted = {f"{row['code']}_note" for row in table("indicators") if row["note_required"]}
    assert not wanted - fed
    assert {f"V{number}_measure" for number in range(1, 11)} <= fed


@pytest.mark.parametrize("name", ["initiative", "reseau"])
def test_a_figure_beyond_the_bounds_of_the_catalogue_is_doubted_or_refused(name: str) -> None:
    bounded = {row["code"] for row in table("indicators") if row["warn_high"]}
    for target, row in sheets(name).saving():
        if target in bounded and row["type"] in {"integer", "decimal"}:
            assert "warning" in row or "<= " in row["constraint"], f"{name}: {target} is never doubted"


def test_a_target_is_fed_twice_by_a_zero_that_is_implied_or_by_another_commune_only() -> None:
    for name in NAMES:
        by_target: dict[str, list[str]] = {}
        for target, row in sheets(name).saving():
            by_target.setdefault(target, []).append(row["name"])
        twice = {target: rows for target, rows in by_target.items() if len(rows) > 1}
        for target, rows in twice.items():
            assert rows in ([target, f"{target}_zero"], [target, f"{target}_other"]), f"{name}: {rows}"


@pytest.mark.parametrize("name", ["initiative", "reseau"])
def test_every_figure_of_a_block_takes_the_evidence_of_its_block(name: str) -> None:
    form = sheets(name)
    numbers = {
        row["save_to"] for row in form.survey if row["type"] in {"integer", "decimal"} and row.get("save_to")
    }
    numbers.discard("created")
    numbers.discard("site_share")
    evidenced = {target for target, _ in form.saving()}
    assert not {code for code in numbers if f"{code}_evidence" not in evidenced}
