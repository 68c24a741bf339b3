"""What each function makes of nothing: an empty text, NaN, a blank node, no node at all."""

from __future__ import annotations

import math

import pytest

from inka_desktop.forms.errors import XPathError
from inka_desktop.forms.testing import evaluate
from inka_desktop.forms.xpath import functions

DATA = "<data><empty/><a>a</a></data>"
BLANK, NAN, NODE, NONE = "''", "0 div 0", "/data/empty", "/data/nothing"
ALL = (BLANK, NAN, NODE, NONE)
TEXTS = (BLANK, NODE, NONE)  # as a text NaN is one (CONFORMANCE.md, "NaN")
FENCE = "'0 0;0 1;1 1;0 0'"
NUMBERS = (
    "number int floor ceiling round abs sqrt exp exp10 log log10 sin cos tan asin acos atan "
    "decimal-date-time decimal-time area enclosed-area distance min max"
)
CASES: tuple[tuple[str, tuple[str, ...], object], ...] = (
    ("string({})", TEXTS, ""),
    ("concat({})", TEXTS, ""),
    ("join('-', {}, 'b')", (BLANK, NODE), "-b"),
    ("join('-', {}, 'b')", (NONE,), "b"),
    ("substr({}, 1)", TEXTS, ""),
    ("substr('abc', {})", ALL, ""),
    ("substring({}, 1)", TEXTS, ""),
    ("substring('abc', {})", ALL, ""),
    ("substring-before({}, 'a')", TEXTS, ""),
    ("substring-before('abc', {})", TEXTS, ""),
    ("substring-after({}, 'a')", TEXTS, ""),
    ("substring-after('abc', {})", TEXTS, "abc"),
    ("translate({}, 'a', 'b')", TEXTS, ""),
    ("translate('abc', {}, 'x')", TEXTS, "abc"),
    ("translate('abc', 'b', {})", TEXTS, "ac"),
    ("normalize-space({})", TEXTS, ""),
    ("coalesce({}, 'z')", ALL, "z"),
    ("coalesce('z', {})", ALL, "z"),
    ("if({}, 'yes', 'no')", (BLANK, NAN, NONE), "no"),
    ("if({}, 'yes', 'no')", (NODE,), "yes"),
    ("digest({}, 'MD5', 'hex')", TEXTS, "d41d8cd98f00b204e9800998ecf8427e"),
    ("base64-decode({})", ALL, ""),
    ("selected-at({}, 0)", TEXTS, ""),
    ("selected-at('a b', {})", ALL, ""),
    ("format-date({}, '%Y')", ALL, ""),
    ("format-date('2026-03-09', {})", TEXTS, ""),
    ("format-date-time({}, '%Y')", ALL, ""),
    ("string(date({}))", TEXTS, ""),
    ("string(date({}))", (NAN,), "Invalid Date"),
    ("string(date-time({}))", TEXTS, ""),
    ("pulldata({}, 'a', 'b', 'c')", ALL, ""),
    ("jr:itext({})", ALL, []),
    ("property({})", ALL, ""),
    ("depend({}, 1)", (BLANK,), ""),
    ("id({})", ALL, []),
    ("randomize({})", (NODE,), [""]),
    ("randomize({})", (NONE,), []),
    ("instance({})", ALL, []),
    ("{} = ''", (NODE, BLANK), True),
    ("{} = ''", (NONE, NAN), False),
    ("{} != ''", (NODE, BLANK, NONE), False),
    ("boolean({})", (BLANK, NAN, NONE), False),
    ("boolean({})", (NODE,), True),
    ("not({})", (BLANK, NAN, NONE), True),
    ("not({})", (NODE,), False),
    ("boolean-from-string({})", ALL, False),
    ("contains({}, 'a')", TEXTS, False),
    ("contains('a', {})", TEXTS, True),
    ("starts-with({}, 'a')", TEXTS, False),
    ("starts-with('a', {})", TEXTS, True),
    ("ends-with({}, 'a')", TEXTS, False),
    ("ends-with('a', {})", TEXTS, True),
    ("regex({}, 'a')", TEXTS, False),
    ("regex({}, '^$')", TEXTS, True),
    ("selected({}, 'a')", ALL, False),
    ("selected('a', {})", ALL, False),
    ("is-selected({}, {})", TEXTS, True),
    ("geofence({}, " + FENCE + ")", ALL, False),
    ("geofence('0.5 0.5', {})", ALL, False),
    ("checklist(1, 1, {}, '0')", (BLANK, NAN, NONE), True),
    ("checklist(1, -1, {})", (BLANK, NAN), False),
    ("checklist(1, -1, {})", (NONE,), False),
    ("weighted-checklist(1, -1, {}, 2)", (BLANK, NAN, NONE), False),
    ("weighted-checklist(1, -1, true(), {})", ALL, False),
    ("lang({})", ALL, False),
    ("string-length({})", TEXTS, 0),
    ("count-selected({})", TEXTS, 0),
    ("count({})", (NODE,), 1),
    ("count({})", (NONE,), 0),
    ("count-non-empty({})", (NODE, NONE), 0),
    ("sum({})", (NODE,), "NaN"),
    ("sum({})", (NONE,), 0),
    ("position({})", (NODE,), 1),
    ("position({})", (NONE,), "NaN"),
    ("round(2.5, {})", ALL, "NaN"),
    ("local-name({})", (NONE,), ""),
    ("name({})", (NONE,), ""),
    ("namespace-uri({})", (NODE, NONE), ""),
)
"""Calls with ``{}`` for each of several kinds of nothing, and what all of them give."""


def told(call: str) -> object:
    """The value of a call; NaN as a text, since it equals nothing."""
    found = evaluate(call, DATA, "/data/a")
    return "NaN" if isinstance(found, float) and math.isnan(found) else found


@pytest.mark.parametrize("argument", ALL)
@pytest.mark.parametrize("name", NUMBERS.split())
def test_numbers_of_nothing_are_none(name: str, argument: str) -> None:
    assert told(f"{name}({argument})") == "NaN"


@pytest.mark.parametrize("argument", ALL)
@pytest.mark.parametrize("name", ["pow", "atan2"])
def test_numbers_of_two_with_nothing_are_none(name: str, argument: str) -> None:
    assert [told(f"{name}({argument}, 2)"), told(f"{name}(2, {argument})")] == ["NaN", "NaN"]


@pytest.mark.parametrize(("call", "arguments", "expected"), CASES)
def test_texts_truths_and_nodes_of_nothing(call: str, arguments: tuple[str, ...], expected: object) -> None:
    for argument in arguments:
        assert told(call.replace("{}", argument)) == expected, argument


@pytest.mark.parametrize("name", ["sum", "count", "count-non-empty", "randomize", "position", "local-name"])
@pytest.mark.parametrize("argument", [BLANK, NAN])
def test_what_needs_nodes_takes_nothing_else(name: str, argument: str) -> None:
    with pytest.raises(XPathError) as raised:
        evaluate(f"{name}({argument})", DATA)
    assert raised.value.code == "xpath.argument_type"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("tan(0)", 0),
        ("cos(0)", 1),
        ("sin(pi() div 2)", 1),
        ("tan(pi() div 4)", 1),
        ("asin(1)", math.pi / 2),
        ("acos(1)", 0),
        ("atan(1)", math.pi / 4),
        ("atan2(1, 0)", math.pi / 2),
        ("atan2(0, -1)", math.pi),
        ("exp(1)", math.e),
        ("exp10(-2)", 0.01),
        ("log(exp(2))", 2),
        ("log10(1000)", 3),
        ("pow(2, 0.5)", math.sqrt(2)),
        ("pow(0, -1)", math.inf),
        ("pow(10, 400)", math.inf),
        ("log(0)", -math.inf),
    ],
)
def test_numbers_of_numbers(expression: str, expected: float) -> None:
    assert evaluate(expression, DATA) == pytest.approx(expected)


@pytest.mark.parametrize("expression", ["acos(2)", "asin(-2)", "sqrt(-1)", "log(-1)", "pow(-8, 1 div 3)"])
def test_numbers_that_are_none(expression: str) -> None:
    assert told(expression) == "NaN"


def test_no_function_is_left_out() -> None:
    """Those that take nothing that could be blank have their tests elsewhere."""
    others = "true false now today random pi last current version once uuid indexed-repeat jr:choice-name"
    calls = " ".join(call for call, _, _ in CASES)
    written = {*NUMBERS.split(), "pow", "atan2", *others.split()}
    assert {name for name in functions.names() - written if f"{name}(" not in calls} == set()
