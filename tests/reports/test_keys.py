"""Keys that a criterion finds, and finds alone, whatever a code is made of."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from census_app.reports.keys import criterion, key, keyed
from census_app.reports.summary import UNKNOWN


def found(wanted: str, text: str) -> bool:
    """What a spreadsheet finds: `*` and `?` are wildcards (`~` would escape one: no key holds it)."""
    return fnmatchcase(text, criterion(wanted).strip('"').replace("[", "[[]"))


def test_a_record_is_found_under_each_of_its_keys_and_no_other() -> None:
    record = keyed([key("domain", "NOU"), key("network", "12")])
    assert record == "|domaine:NOU|reseau:12|"
    assert found("domaine:NOU", record)
    assert found("reseau:12", record)
    assert not found("reseau:1", record)
    assert not found("reseau:2", record)


def test_what_is_in_no_group_has_a_key() -> None:
    assert key("lifecycle", UNKNOWN) == "cycle:aucun"
    assert keyed([]) == "|"


@given(st.text(), st.sampled_from(("type", "domain", "status")))
def test_no_code_is_read_as_a_pattern_or_too_long(code: str, grouping: str) -> None:
    made = key(grouping, code)
    assert not set(made) & set('*?~|"')
    assert len(criterion(made)) < 255
    assert found(made, keyed(["nature:initiative", made]))


@pytest.mark.parametrize("code", ["*", "?", "~*", 'a"b', "a|b"])
def test_signs_with_a_meaning_are_replaced(code: str) -> None:
    assert "_" in key("type", code)
