"""Every function of ODK XForms at its edges: empty, NaN, node-sets of none and many."""

from __future__ import annotations

import math
import re

import pytest

from inka_desktop.forms.errors import XPathError
from inka_desktop.forms.testing import evaluate
from inka_desktop.forms.xpath import functions

DATA = """
<data xmlns:x="urn:x" xml:lang="de-AT">
  <n>5</n><m>2.5</m><text>Öhrebach  am  See</text><empty/><yes>1</yes><no>0</no><list>a b c</list>
  <row><v>3</v></row><row><v>1</v></row><row><v>2</v></row>
  <mixed><v>3</v><v/></mixed>
  <point>50.98 11.03 0 0</point><x:other id="o1">x</x:other>
</data>
"""
NAN = math.nan


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("string(/data/n)", "5"),
        ("string(/data/nothing)", ""),
        ("string(1 div 3)", "0.3333333333333333"),
        ("string(0.0000001)", "0.0000001"),
        ("string(123456789012345678)", "123456789012345680"),
        ("string(-0)", "0"),
        ("string(1 div 0)", "Infinity"),
        ("string(-1 div 0)", "-Infinity"),
        ("string(0 div 0)", "NaN"),
        ("string(1 = 1)", "true"),
        ("concat(//v, '!')", "3123!"),
        ("concat()", ""),
        ("concat(/data/nothing)", ""),
        ("join(', ', //row/v)", "3, 1, 2"),
        ("join(', ', /data/nothing)", ""),
        ("join('-', 1, 'a', /data/n)", "1-a-5"),
        ("substr('hello', 1)", "ello"),
        ("substr('hello', 1, 3)", "el"),
        ("substr('hello', -2)", "lo"),
        ("substr('hello', 0, -1)", "hell"),
        ("substr('hello', 4, 2)", ""),
        ("substr('hello', 9)", ""),
        ("substr('', 0)", ""),
        ("substring('12345', 2, 3)", "234"),
        ("substring('12345', 0, 3)", "12"),
        ("substring('12345', 1.5, 2.6)", "234"),
        ("substring('12345', 0 div 0, 3)", ""),
        ("substring('12345', -1 div 0)", "12345"),
        ("substring('12345', -42, 1 div 0)", "12345"),
        ("substring-before('2026-11-26', '-')", "2026"),
        ("substring-before('abc', 'x')", ""),
        ("substring-after('2026-11-26', '-')", "11-26"),
        ("substring-after('abcabc', 'bc')", "abc"),
        ("substring-after('abc', '')", "abc"),
        ("translate('bar', 'abc', 'AB')", "BAr"),
        ("translate('aaa', 'aa', 'xy')", "xxx"),
        ("translate('bar', 'r', '')", "ba"),
        ("normalize-space('  a  b ')", "a b"),
        ("normalize-space(/data/text)", "Öhrebach am See"),
        ("coalesce('', 'b')", "b"),
        ("coalesce(/data/empty, /data/n)", "5"),
        ("coalesce(/data/nothing, '')", ""),
        ("coalesce(/data/empty + 1, 'b')", "b"),
        ("coalesce('', 0 div 0)", ""),
        ("digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"),
        ("digest('abc', 'SHA-1', 'hex')", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        ("digest('abc', 'SHA-256')", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
        ("digest('ä', 'SHA-512', 'hex')[1 = 1]", None),
        ("base64-decode('w6Q=')", "ä"),
        ("base64-decode('?')", ""),
        ("selected-at('a b c', 1)", "b"),
        ("selected-at('a b c', 3)", ""),
        ("selected-at('a b c', -1)", ""),
        ("selected-at('', 0)", ""),
        ("if(1, 'a', 'b')", "a"),
        ("if('', 'a', 'b')", "b"),
        ("if(false(), substring(), 'b')", "b"),
        ("local-name(/data/x:other)", "other"),
        ("name(/data/x:other)", "x:other"),
        ("namespace-uri(/data/x:other)", "urn:x"),
        ("name(/data/nothing)", ""),
        ("once('new')", re.compile("5")),
        ("depend('a', 1, 2)", "a"),
        ("version()", ""),
        ("property('username')", ""),
        ("pulldata('none', 'a', 'b', 'c')", ""),
        ("format-date('2026-03-09', '%Y %y %m %n %d %e %a %b %%')", "2026 26 03 3 09 9 Mon Mar %%"),
        ("format-date('', '%Y')", ""),
        ("format-date('none', '%Y')", ""),
        ("format-date-time('2026-03-09T07:08:09.010', '%H %h %M %S %3')", "07 7 08 09 010"),
        ("format-date-time('07:08:09.000', '%H:%M')", "07:08"),
    ],
)
def test_texts(expression: str, expected: str | re.Pattern[str] | None) -> None:
    if expected is None:
        with pytest.raises(XPathError):
            evaluate(expression, DATA)
    elif isinstance(expected, re.Pattern):
        found = evaluate(expression, DATA, "/data/n")
        assert isinstance(found, str)
        assert expected.fullmatch(found)
    else:
        assert evaluate(expression, DATA) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("number('12')", 12),
        ("number(' -1.5 ')", -1.5),
        ("number('1e3')", 1000),
        ("number('1,5')", NAN),
        ("number('+5')", NAN),
        ("number('0x10')", NAN),
        ("number('1_000')", NAN),
        ("number('Infinity')", NAN),
        ("number('')", NAN),
        ("number(true())", 1),
        ("number(/data/row/v)", 3),
        ("number(/data/nothing)", NAN),
        ("int(-1.7)", -1),
        ("int('a')", NAN),
        ("int(1 div 0)", math.inf),
        ("sum(//row/v)", 6),
        ("sum(/data/nothing)", 0),
        ("sum(/data/mixed/v)", NAN),
        ("max(//row/v)", 3),
        ("max(1, 7, 3)", 7),
        ("max(/data/nothing)", NAN),
        ("min(/data/mixed/v)", NAN),
        ("min(-1, 4)", -1),
        ("round(1.5)", 2),
        ("round(-1.5)", -2),
        ("round(2.675, 2)", 2.68),
        ("round(-1.475, 2)", -1.48),
        ("round(33.33, -1)", 30),
        ("round(626.3, -3)", 1000),
        ("round('a')", NAN),
        ("round(1 div 0)", math.inf),
        ("round(1.23, 400)", 1.23),
        ("round(1.23, -400)", 0),
        ("floor(-1.5)", -2),
        ("ceiling(-1.5)", -1),
        ("abs(-3)", 3),
        ("pow(2, 10)", 1024),
        ("pow(10, 400)", math.inf),
        ("pow(-8, 1 div 3)", NAN),
        ("pow(0, -1)", math.inf),
        ("exp10(-2)", 0.01),
        ("log(0)", -math.inf),
        ("log(-1)", NAN),
        ("log10(1000)", 3),
        ("sqrt(-1)", NAN),
        ("exp(1000)", math.inf),
        ("acos(2)", NAN),
        ("atan2(0, -1)", math.pi),
        ("pi()", math.pi),
        ("sin(0)", 0),
        ("count(//v)", 5),
        ("count(/data/nothing)", 0),
        ("count-non-empty(//v)", 4),
        ("count-selected(/data/list)", 3),
        ("count-selected('')", 0),
        ("string-length('Öä')", 2),
        ("position(/data/row[2])", 2),
        ("position(/data/nothing)", NAN),
        ("count(/data/row[last()]/v)", 1),
        ("if(1, 2, 3) + 1", 3),
        ("if(0, 'a', /data/n) + 1", 6),
        ("5 mod -2", 1),
        ("-5 mod 2", -1),
        ("5 mod 0", NAN),
        ("0 div 0", NAN),
        ("- - 4", 4),
        ("'a' + 1", NAN),
        ("area('0 0; 0 1; 1 1; 1 0; 0 0')", 12391256135.81),
        ("area('')", NAN),
        ("area('0 0; 0 1')", 0),
        ("distance('0 0;0 1')", 111318.85),
        ("distance('7.9377 -11.5845 0 0;7.9324 -11.5902 0 0')", 861.99),
        ("distance(/data/point)", 0),
        ("distance('north')", NAN),
        ("distance('5000 0; 0 0')", NAN),
        ("decimal-time('12:00:00.000')", 0.5),
        ("decimal-time('noon')", NAN),
        ("decimal-time('24:00:00')", NAN),
        ("decimal-date-time('1970-01-02T00:00:00Z')", 1),
        ("decimal-date-time('soon')", NAN),
    ],
)
def test_numbers(expression: str, expected: float) -> None:
    found = evaluate(expression, DATA)
    assert isinstance(found, (float, bool))
    assert found == expected or (math.isnan(found) and math.isnan(expected))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("boolean('false')", True),
        ("boolean(/data/empty)", True),
        ("boolean(/data/nothing)", False),
        ("boolean(0 div 0)", False),
        ("not('')", True),
        ("boolean-from-string('true')", True),
        ("boolean-from-string('1')", True),
        ("boolean-from-string('yes')", False),
        ("boolean-from-string('')", False),
        ("regex('abc123', '[0-9]+')", True),
        ("regex('abc', '^[0-9]+$')", False),
        ("regex('12\n', '^[0-9]+$')", False),
        ("regex('', '^$')", True),
        ("contains(/data/text, 'See')", True),
        ("contains('a', '')", True),
        ("starts-with('abc', 'ab')", True),
        ("ends-with('abc', 'bc')", True),
        ("selected(/data/list, 'b')", True),
        ("selected(/data/list, ' b ')", True),
        ("selected('ab', 'a')", False),
        ("selected('', '')", True),
        ("selected('a', '')", False),
        ("is-selected('a b', 'b')", True),
        ("checklist(-1, 2, 1, 1, 0)", True),
        ("weighted-checklist(3, -1, true(), 2, 1, 1.5)", True),
        ("checklist(1, 1, /data/row/v)", False),
        ("checklist(3, -1, /data/row/v)", True),
        ("checklist(-1, -1)", True),
        ("weighted-checklist(5, 5, 1, 2, 1, 3, 0, 9)", True),
        ("weighted-checklist(6, -1, /data/row, /data/row/v)", True),
        ("lang('de')", False),
        ("/data[lang('de')] = ''", False),
        ("count(/data[lang('de')]) = 1", True),
        ("geofence('0.5 0.5', '0 0;0 1;1 1;1 0;0 0')", True),
        ("geofence('2 2', '0 0;0 1;1 1;1 0;0 0')", False),
        ("geofence('0.5 0.5', '0 0;0 1;1 1;1 0')", False),
        ("/data/row/v = 2", True),
        ("/data/row/v != 2", True),
        ("/data/nothing = ''", False),
        ("/data/nothing != 1", False),
        ("/data/row/v < true()", False),
        ("'10' < '9'", False),
        ("'a' = 'A'", False),
        ("true() = 'x'", True),
        ("1 = '1.0'", True),
        ("2 > 1 > 0", True),
        ("false() and explode()", False),
        ("true() or explode()", True),
    ],
)
def test_truths(expression: str, expected: bool) -> None:
    assert evaluate(expression, DATA) is expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("/data/row[2]/v", ["1"]),
        ("/data/row[v > 1]/v", ["3", "2"]),
        ("/data/row[v > 1][2]/v", ["2"]),
        ("/data/row[position() < 3]/v", ["3", "1"]),
        ("/data/row[position() < 2.5]/v", ["3", "1"]),
        ("/data/row[position() <= 1.5]/v", ["3"]),
        ("/data/row[position() > 1]/v", ["1", "2"]),
        ("/data/row[position() > 0.5]/v", ["3", "1", "2"]),
        ("/data/row[position() >= 2.5]/v", ["2"]),
        ("/data/row[position() >= -7]/v", ["3", "1", "2"]),
        ("/data/row[position() = 2]/v", ["1"]),
        ("/data/row[position() = 2.5]/v", []),
        ("/data/row[position() = 0]/v", []),
        ("/data/row[position() < 0 div 0]/v", []),
        ("/data/row[position() <= 1 div 0]/v", ["3", "1", "2"]),
        ("/data/row[position() > -1 div 0]/v", ["3", "1", "2"]),
        ("/data/row[position() > 9]/v", []),
        ("/data/row[position() = v]/v", []),
        ("/data/row[position() != 2]/v", ["3", "2"]),
        ("/data/row[position() < last()]/v", ["3", "1"]),
        ("/data/row[3]/preceding-sibling::row[position() < 2]/v", ["1"]),
        ("/data/row/v[. = 2]/../v", ["2"]),
        ("//row[last()]/v", ["2"]),
        ("/data/n | /data/m | /data/n", ["5", "2.5"]),
        ("/data/m | /data/n", ["5", "2.5"]),
        ("/data/row[1]/following-sibling::row/v", ["1", "2"]),
        ("/data/row[3]/preceding-sibling::row[1]/v", ["1"]),
        ("/data/row[3]/ancestor::data/n", ["5"]),
        ("/data/x:other/@id", ["o1"]),
        ("/data/*[local-name() = 'other']", ["x"]),
        ("//v/parent::mixed/v", ["3", ""]),
        ("id('o1')", ["x"]),
        ("current()/data/n", ["5"]),
        ("/data/n/text()", ["5"]),
        ("if(1, //row, //n)/v", ["3", "1", "2"]),
        ("randomize(//row/v, 42)", ["3", "1", "2"]),
        ("indexed-repeat(/data/row/v, /data/row, 3)", ["2"]),
        ("indexed-repeat(/data/row/v, /data/row, 4)", []),
        ("indexed-repeat(/data/row/v, /data/row, 0)", []),
        ("indexed-repeat(/data/row/v, /data/row, 'x')", []),
        ("/data/row/[v = 1]/v", ["1"]),
    ],
)
def test_nodes(expression: str, expected: list[str]) -> None:
    assert evaluate(expression, DATA) == expected


@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        ("42", "AFCBDE"),
        ("'42'", "AFCBDE"),
        ("-42", "EDAFBC"),
        ("1", "BFEACD"),
        ("1.1", "BFEACD"),
        ("11111111", "ACDBFE"),
        ("0", "CBEAFD"),
        ("''", "CBEAFD"),
        ("/none", "CBEAFD"),
    ],
)
def test_a_seed_always_shuffles_the_same_way_as_elsewhere(seed: str, expected: str) -> None:
    """The orders are those that Enketo and Web Forms give."""
    found = evaluate(
        f"join('', randomize(/l/i, {seed}))", f"<l>{''.join(f'<i>{one}</i>' for one in 'ABCDEF')}</l>"
    )
    assert found == expected


def test_a_text_as_seed_is_a_seed_of_its_own() -> None:
    source = f"<l>{''.join(f'<i>{number}</i>' for number in range(20))}</l>"
    first, second, again = (
        evaluate(f"join(' ', randomize(/l/i, '{seed}'))", source) for seed in ("a", "b", "a")
    )
    assert first == again != second
    assert evaluate("count(randomize(/l/i))", source) == 20


def test_names_without_prefix_match_whatever_the_default_namespace_but_xhtml() -> None:
    assert evaluate("count(/a/b)", "<a xmlns='urn:any'><b/></a>") == 1
    assert evaluate("count(/a/x:b)", "<a xmlns:x='urn:any'><b xmlns='urn:any'/></a>") == 1
    page = "<a xmlns='http://www.w3.org/1999/xhtml' xmlns:h='http://www.w3.org/1999/xhtml'><b/></a>"
    assert evaluate("count(/a/b)", page) == 0
    assert evaluate("count(/h:a/h:b)", page) == 1


def test_uuids_are_random_and_as_long_as_wanted() -> None:
    first, second = evaluate("uuid()", DATA), evaluate("uuid()", DATA)
    assert first != second
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", str(first))
    assert [len(str(evaluate(f"uuid({length})", DATA))) for length in (0, 6, 40)] == [0, 6, 40]
    assert 0 <= float(str(evaluate("random()", DATA))) < 1


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("explode()", "xpath.unknown_function"),
        ("$name", "xpath.unknown_function"),
        ("substring('a')", "xpath.argument_count"),
        ("number(1, 2)", "xpath.argument_count"),
        ("indexed-repeat(/data/row/v, /data/row, 1, /data)", "xpath.argument_count"),
        ("weighted-checklist(1, 2, 3)", "xpath.argument_count"),
        ("count('a')", "xpath.argument_type"),
        ("sum(if(1, 'a', //v))", "xpath.argument_type"),
        ("digest('a', 'CRC')", "xpath.argument_type"),
        ("digest('a', 'MD5', 'octal')", "xpath.argument_type"),
        ("regex('a', '(')", "xpath.argument_type"),
        ("uuid('x')", "xpath.argument_type"),
        ("'a'/b", "xpath.argument_type"),
        ("1 | 2", "xpath.operand"),
        ("nowhere:a", "xpath.unknown_prefix"),
        ("1 +", "xpath.syntax"),
        ("/data/", "xpath.syntax"),
        ("'open", "xpath.syntax"),
        ("a b", "xpath.syntax"),
        ("sideways::a", "xpath.syntax"),
        ("(" * 101 + "1" + ")" * 101, "xpath.too_deep"),
    ],
)
def test_what_cannot_be_is_refused_with_words(expression: str, code: str) -> None:
    with pytest.raises(XPathError) as raised:
        evaluate(expression, DATA)
    assert raised.value.code == code
    for language in ("de", "en"):
        assert len(raised.value.words(language)) > 20
        assert "{" not in raised.value.words(language).replace(expression, "")


def test_the_table_holds_what_odk_names() -> None:
    odk = """
    string concat join substr substring-before substring-after translate string-length
    normalize-space contains starts-with ends-with uuid digest pulldata if coalesce once true false
    boolean boolean-from-string not regex checklist weighted-checklist number random int sum max
    min round pow log log10 abs sin cos tan asin acos atan atan2 sqrt exp exp10 pi count
    count-non-empty position instance current randomize today now format-date format-date-time date
    decimal-date-time decimal-time selected selected-at count-selected jr:choice-name jr:itext
    indexed-repeat area distance
    """
    xpath = "last id local-name namespace-uri name string substring floor ceiling lang"
    assert set(odk.split()) | set(xpath.split()) <= functions.names()
