"""Values, comparisons and syntax of expressions."""

import math

import pytest

from census_app.forms.xpath.compare import differs, equals, ordered
from census_app.forms.xpath.compile import compile_expression, faults
from census_app.forms.xpath.errors import XPathError
from census_app.forms.xpath.moments import moment_of_text
from census_app.forms.xpath.parser import parse
from census_app.forms.xpath.patterns import pattern
from census_app.forms.xpath.syntax import Binary, Number, Path, Step
from census_app.forms.xpath.values import Nodes, number_text, text_number, to_boolean


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (3.0, "3"), (-0.5, "-0.5"), (0.1 + 0.2, "0.30000000000000004"), (1e21, "1e+21"), (1.5e-7, "1.5e-7"),
        (0.000001, "0.000001"), (123456789012345680000.0, "123456789012345680000"), (math.nan, ""),
        (math.inf, "Infinity"), (-0.0, "0"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_javascript_does(number: float, text: str) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), (" 1.5 ", 1.5), (".5", 0.5), ("1e3", 1000), ("0x1f", 31), ("-Infinity", -math.inf)],
)
def test_texts_are_read_as_numbers(text: str, number: float) -> None:
    assert text_number(text) == number


@pytest.mark.parametrize("text", ["", "  ", "abc", "1 000", "1,5", "1_000", "nan", "12 €"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert math.isnan(text_number(text))


def test_values_are_compared_by_what_they_are() -> None:
    day = moment_of_text("2024-03-01")
    assert equals("7", 7.0)
    assert not equals("07", "7")
    assert equals(day, "2024-03-01")
    assert ordered("<")("2024-02-29", day)
    assert ordered("<")("9", "10"), "always as numbers"
    assert not differs(Nodes(), "x"), "nothing differs from nothing"
    assert not to_boolean(moment_of_text("hier"))


def test_a_star_multiplies_or_stands_for_any_name() -> None:
    assert parse("2 * 3") == Binary("*", Number(2.0), Number(3.0))
    assert parse("*") == Path(None, (Step("child", "*"),))
    assert parse("a * b") == Binary("*", Path(None, (Step("child", "a"),)), Path(None, (Step("child", "b"),)))
    assert parse("div div div") == Binary(
        "div", Path(None, (Step("child", "div"),)), Path(None, (Step("child", "div"),))
    )


@pytest.mark.parametrize(
    ("expression", "at", "message"),
    [
        ("", 0, "à la fin"),
        ("1 +", 3, "à la fin"),
        ("(1", 2, "il manque « ) » à la fin"),
        ("a b", 2, "devrait s'arrêter devant « b »"),
        ("if(1, 2 3)", 8, "devant « 3 »"),
        ("'abc", 0, "jamais fermé"),
        ("a = “b”", 4, "apostrophe droite"),
        ("a; b", 1, "n'a pas sa place"),
        ("up::a", 0, "l'axe « up »"),
    ],
)
def test_a_fault_of_syntax_is_placed(expression: str, at: int, message: str) -> None:
    (fault,) = faults(expression)
    assert (fault.at, fault.code) == (at, "syntax")
    assert message in str(fault)


def test_all_wrong_calls_are_told_at_once() -> None:
    found = faults("foo(1) + if(1, 2) + bar() + today(3) + concat()")
    assert [fault.code for fault in found] == [
        "unknown-function", "argument-count", "unknown-function", "argument-count",
    ]  # fmt: skip
    assert str(found[3]) == "la fonction « today » n'attend aucun argument, pas 1"


def test_an_expression_too_deep_is_refused() -> None:
    with pytest.raises(XPathError, match="trop imbriquée"):
        compile_expression("(" * 5000 + "1" + ")" * 5000)


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        (r"^\d+$", "12", True),
        (r"^\d+$", "12\n", False),
        (r"^\d+$", "١٢", False),
        (r"(?<a>x)\1", "xx", True),
        (r"[$]", "$", True),
        (r"\$", "$", True),
        (r"^[a-zà-ÿ -]+$", "saint-aubin des châteaux", True),
    ],
)
def test_patterns_are_those_of_javascript(wanted: str, text: str, found: bool) -> None:
    assert (pattern(wanted).search(text) is not None) is found
