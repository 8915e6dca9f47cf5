"""The functions of the ODK XForms specification, with values on which ODK's own engine agrees."""

import pytest

from census_app.forms import Filling, load_form

# ruff: noqa: E501 - an expression stands on its line

SURVEY = """
| survey |
|        | type              | name | label | calculation |
|        | text              | t    | T     | |
|        | text              | e    | E     | |
|        | integer           | i    | I     | |
|        | decimal           | d    | D     | |
|        | date              | dt   | D     | |
|        | time              | tm   | T     | |
|        | geopoint          | gp   | G     | |
|        | select_one c      | so   | S     | |
|        | select_multiple c | sm   | S     | |
|        | begin repeat      | r    | R     | |
|        | integer           | n    | N     | |
|        | integer           | m    | M     | |
|        | end repeat        |      |       | |
"""
CHOICES = """
| choices |
|         | list_name | name | label | p |
|         | c         | a    | A     | 1 |
|         | c         | b    | Bé    | 2 |
|         | c         | c    | C     | 3 |
|         | c         | d    | D     | 4 |
"""
ANSWERS = (
    ("/data/t", "hello"),
    ("/data/i", "7"),
    ("/data/d", "2.5"),
    ("/data/dt", "2024-05-06"),
    ("/data/tm", "10:30:00"),
    ("/data/gp", "48.85 2.35 0 0"),
    ("/data/so", "b"),
    ("/data/sm", "c b"),
    ("/data/r[1]/n", "5"),
    ("/data/r[2]/n", "8"),
    ("/data/r[1]/m", "1"),
)
VALUES = (
    ("1 + 2 * 3", "7"),
    ("7 mod 3", "1"),
    ("-7 mod 3", "-1"),
    ("7.5 mod 2", "1.5"),
    ("1 div 0", "Infinity"),
    ("-1 div 0", "-Infinity"),
    ("0 div 0", ""),
    ("1 div 3", "0.3333333333333333"),
    ("0.1 + 0.2", "0.30000000000000004"),
    ("1000000 * 1000000 * 1000000000000", "1e+24"),
    ("0.0000001 * 1", "1e-7"),
    ("5 > 3", "true"),
    ("'a' = 'b'", "false"),
    ("1 and 0", "0"),
    ("1 and 2", "2"),
    ("'' or 'x'", "x"),
    ("${t}", "hello"),
    ("${t} = ''", "false"),
    ("${t} != ''", "true"),
    ("${e} = ''", "true"),
    ("${e} != ''", "false"),
    ("${e} > 3", "false"),
    ("not(${e})", "false"),
    ("boolean(${e})", "true"),
    ("boolean('')", "false"),
    ("boolean(0)", "false"),
    ("number('12')", "12"),
    ("number('abc')", ""),
    ("number('')", ""),
    ("number(' 5 ')", "5"),
    ("number('0x1F')", "31"),
    ("number('1e3')", "1000"),
    ("number(true())", "1"),
    ("int(3.7)", "3"),
    ("int(-3.7)", "-3"),
    ("int('4.2')", "4"),
    ("round(3.456, 2)", "3.46"),
    ("round(2.5)", "3"),
    ("round(-2.5)", "-3"),
    ("round(1234.5, -2)", "1200"),
    ("round(${d}, 1)", "2.5"),
    ("floor(2.9)", "2"),
    ("floor(-2.1)", "-3"),
    ("ceiling(2.1)", "3"),
    ("abs(-4)", "4"),
    ("pow(2, 10)", "1024"),
    ("pow(2, 0.5)", "1.4142135623730951"),
    ("sqrt(2)", "1.4142135623730951"),
    ("sqrt(-1)", ""),
    ("log(10)", "2.302585092994046"),
    ("log10(1000)", "3"),
    ("log(0)", "-Infinity"),
    ("exp(1)", "2.718281828459045"),
    ("exp10(3)", "1000"),
    ("sin(1)", "0.8414709848078965"),
    ("cos(1)", "0.5403023058681398"),
    ("tan(1)", "1.5574077246549023"),
    ("asin(1)", "1.5707963267948966"),
    ("acos(2)", ""),
    ("atan(1)", "0.7853981633974483"),
    ("atan2(1, 2)", "0.4636476090008061"),
    ("pi()", "3.141592653589793"),
    ("max(1, 5, 3)", "5"),
    ("min(4, ${i}, 3)", "3"),
    ("max(${n})", "8"),
    ("min(${n})", "5"),
    ("sum(${n})", "13"),
    ("sum(${m})", ""),
    ("count(${r})", "2"),
    ("count(${n})", "2"),
    ("count-non-empty(${m})", "1"),
    ("count(${m})", "2"),
    ("concat('a', 1, true(), ${t})", "a1truehello"),
    ("concat(${n})", "58"),
    ("concat()", ""),
    ("join('-', ${n})", "5-8"),
    ("join(', ', 'a', 'b')", "a, b"),
    ("contains(${t}, 'ell')", "true"),
    ("contains('abc', '')", "true"),
    ("starts-with(${t}, 'he')", "true"),
    ("ends-with(${t}, 'lo')", "true"),
    ("ends-with(${t}, '')", "true"),
    ("substring('12345', 2)", "2345"),
    ("substring('12345', 2, 3)", "234"),
    ("substring('12345', 1.5, 2.6)", "234"),
    ("substr(${t}, 1)", "ello"),
    ("substr(${t}, 1, 3)", "el"),
    ("substr(${t}, -3)", "llo"),
    ("substr(${t}, -3, -1)", "ll"),
    ("substr('abc', 5)", ""),
    ("substring-before('1999/04/01', '/')", "1999"),
    ("substring-before('abc', 'z')", ""),
    ("substring-after('abc', 'z')", ""),
    ("substring-after('abc', '')", "abc"),
    ("translate('bar', 'abc', 'ABC')", "BAr"),
    ("translate('--aaa--', 'abc-', 'ABC')", "AAA"),
    ("string-length(${t})", "5"),
    ("string-length('é')", "1"),
    ("normalize-space('  a   b ')", "a b"),
    ("string(3.0)", "3"),
    ("string(${d})", "2.5"),
    ("string(true())", "true"),
    ("regex('abc123', '[0-9]+')", "true"),
    ("regex('abc', '^b')", "false"),
    ("coalesce(${e}, 'z')", "z"),
    ("coalesce(${t}, 'z')", "hello"),
    ("if(${i} > 3, 'oui', 'non')", "oui"),
    ("if('', 1, 2)", "2"),
    ("if('false', 1, 2)", "1"),
    ("if(false(), 1, 2)", "2"),
    ("boolean-from-string('true')", "true"),
    ("boolean-from-string('TRUE')", "false"),
    ("boolean-from-string('1')", "true"),
    ("boolean-from-string(1)", "true"),
    ("checklist(1, 2, true(), false(), true())", "true"),
    ("checklist(-1, 1, true(), true())", "false"),
    ("checklist(2, -1, true(), true(), true())", "true"),
    ("weighted-checklist(3, 8, true(), 2, false(), 5, true(), 3)", "true"),
    ("selected(${sm}, 'b')", "true"),
    ("selected(${sm}, 'z')", "false"),
    ("selected('', '')", "true"),
    ("selected('a b', 'b ')", "true"),
    ("selected-at(${sm}, 0)", "b"),
    ("selected-at(${sm}, 5)", ""),
    ("selected-at(${sm}, -1)", ""),
    ("count-selected(${sm})", "2"),
    ("count-selected('')", "0"),
    ("count-selected('  a  b ')", "2"),
    ("jr:choice-name(${so}, '${so}')", "Bé"),
    ("jr:choice-name(selected-at(${sm}, 0), '${sm}')", "Bé"),
    ("jr:choice-name('zzz', '${so}')", ""),
    ("indexed-repeat(${n}, ${r}, 2)", "8"),
    ("indexed-repeat(${n}, ${r}, 9)", ""),
    ("position(${t})", "1"),
    ("date('2024-03-01')", "2024-03-01"),
    ("date('2024-3-1')", "2024-03-01"),
    ("date('')", ""),
    ("date('abc')", "Invalid Date"),
    ("format-date('2024-03-01', '%d/%m/%Y')", "01/03/2024"),
    ("format-date('2024-03-05', '%e %n %y %b %a')", "5 3 24 Mar Tue"),
    ("format-date(${dt}, '%Y')", "2024"),
    ("format-date('', '%Y')", ""),
    ("format-date('nope', '%Y')", ""),
    ("${dt} > '2024-01-01'", "true"),
    ("${dt} < date('2024-12-31')", "true"),
    ("date(${dt} + 1)", "2024-05-07"),
    ("'2024-01-02' - '2024-01-01'", "1"),
    ("'2024-01-01' = '2024-01-01'", "true"),
    ("date('2024-01-01') = '2024-01-01'", "true"),
    ("int((date('2024-06-01') - ${dt}) div 365.25)", "0"),
    ("digest('abc', 'MD5')", "kAFQmDzST7DWlj99KOF/cg=="),
    ("digest('abc', 'SHA-256', 'hex')", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("base64-decode('aGVsbG8=')", "hello"),
    ("base64-decode('!!')", ""),
    (
        "area('38.253094215699576 21.756382658677467;38.25021274773806 21.756382658677467;38.25007793942195 21.763892843919166;38.25290886154963 21.763935759263404;38.25146813817506 21.758421137528785')",
        "151451.76",
    ),
    ("distance('0 0;0 1;1 1')", "222637.69"),
    ("distance('48.85 2.35 0 0', '47.72 -1.37 0 0')", "302866.6"),
    ("geofence('0.5 0.5', '0 0;0 1;1 1;1 0;0 0')", "true"),
    ("geofence('2 0.5', '0 0;0 1;1 1;1 0;0 0')", "false"),
    ("${i} * ${d}", "17.5"),
    ("${e} + 1", ""),
    ("-${i}", "-7"),
    ("${i} = 7", "true"),
    ("${i} = '7'", "true"),
    ("${i} = 7.0", "true"),
    ("${d} = 2.50", "true"),
    ("'7' = 7", "true"),
    ("true() = 1", "true"),
    ("true() = 'a'", "true"),
    ("'' = false()", "true"),
    ("${n} = 5", "true"),
    ("${n} != 5", "true"),
    ("5 = ${n}", "true"),
    ("${n} > 6", "true"),
    ("/data/r[n > 4]/n", "5"),
    ("count(/data/r[n > 4])", "2"),
    ("sum(/data/r[n > 4]/n)", "13"),
    ("/data/r[2]/n", "8"),
    ("/data/r[position() = 2]/n", "8"),
    ("/data/r[last()]/n", "8"),
    ("name(/data/t)", "t"),
    ("instance('c')/root/item[name = ${so}]/label", "Bé"),
    ("instance('c')/root/item[2]/name", "b"),
    ("count(instance('c')/root/item)", "4"),
    ("count(instance('c')/root/item[p > 1])", "3"),
    ("instance('c')/root/item[name='zz']/label", ""),
    ("sum(instance('c')/root/item/p)", "10"),
    ("join(' ', instance('c')/root/item/name)", "a b c d"),
    ("1 = 1 = 1", "true"),
    ("1 < 2 and 2 < 3 or false()", "true"),
    ("(1 + 2) * 3", "9"),
    ("1 - 1", "0"),
    ("4-2", "2"),
    ("round(1 div 3, 4)", "0.3333"),
    ("once('x')", "x"),
    ("once(${i})", "7"),
    ("number(${sm})", ""),
    ("${i} mod 2 = 1", "true"),
    ("10 div 4", "2.5"),
    ("'a' < 'b'", "false"),
    ("'10' < '9'", "false"),
    ("true() + true()", "2"),
    ("string(1 div 0)", "Infinity"),
    ("string(0 div 0)", ""),
    ("round(${e})", ""),
    ("int(${e})", ""),
    ("int('abc')", ""),
    ("min('a')", ""),
    ("string(-0)", "0"),
    ("0 * -1", "0"),
    ("round('2.345', 2)", "2.35"),
    ("1.0", "1"),
    ("100000000000000000000000", "1e+23"),
    ("123456789012345680000", "123456789012345680000"),
    ("0.000001", "0.000001"),
    ("0.00000123", "0.00000123"),
)


@pytest.fixture(scope="module")
def filling() -> Filling:
    """One form in which each expression is a calculation."""
    rows = [
        f"|        | calculate | c{place} | | {expression.replace('|', BAR)} |"
        for place, (expression, _) in enumerate(VALUES)
    ]
    made = Filling(load_form(SURVEY.strip() + "\n" + "\n".join(rows) + CHOICES))
    made.add("/data/r")
    for path, answer in ANSWERS:
        made.set(path, answer)
    return made


BAR = "\\|"


@pytest.mark.parametrize("place", range(len(VALUES)), ids=lambda place: VALUES[place][0])
def test_an_expression_gives_what_odk_gives(filling: Filling, place: int) -> None:
    assert filling.node(f"/data/c{place}").value == VALUES[place][1]


def test_no_expression_failed(filling: Filling) -> None:
    assert filling.failures == {}
