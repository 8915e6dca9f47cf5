"""Few answers are seen: under a third first, for that rule wins, then under a half."""

from __future__ import annotations

from census_app.reports.sheets.coverage_rules import coverage_rules


def test_each_column_has_two_rules_the_stronger_first() -> None:
    rules = coverage_rules((5, 7), 5, 41)
    assert [(rule.columns, rule.tone, rule.rows) for rule in rules] == [
        ((5,), "alert", (5, 41)),
        ((5,), "closed", (5, 41)),
        ((7,), "alert", (5, 41)),
        ((7,), "closed", (5, 41)),
    ]


def test_a_rule_compares_n_with_its_part_of_the_whole() -> None:
    third, half = coverage_rules((5,), 5, 9)
    assert third.value == 'VALUE(LEFT(E5,FIND("/",E5)-1))*3<VALUE(MID(E5,FIND("/",E5)+1,9))'
    assert half.value == 'VALUE(LEFT(E5,FIND("/",E5)-1))*2<VALUE(MID(E5,FIND("/",E5)+1,9))'
