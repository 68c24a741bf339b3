"""Whatever expressions are given: a value or an error of the engine's own, never a crash."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.forms.errors import XPathError
from inka_desktop.forms.testing import evaluate
from inka_desktop.forms.xpath import functions
from tests.forms.making import bind, opened, put, value

DATA = "<data><a>1</a><b>x</b><c/><d>2024-01-01</d><d>50.1 11.2</d></data>"
ARGUMENTS = (
    "1", "-1", "0", "1e40", "-1e308", "1 div 0", "number('x')", "0.5", "''", "'x'", "'2024-02-30'",
    "'12:00'", "'['",     "true()", "date('foo')", "date('2024-01-01')",
    "date('9999-12-31') + 9999999", "now()",
    "/data/a", "/data/c",
    "/data/d", "/nothing", "if(true(), 'ab', 1)", "decimal-date-time('2024-01-01')", "'%Y %'", "'٣'",
    "'50 11; 51 12'", "'0 0 0 0'",
)  # fmt: skip


@given(st.sampled_from(sorted(functions.names())), st.lists(st.sampled_from(ARGUMENTS), max_size=4))
def test_every_function_takes_everything(name: str, arguments: list[str]) -> None:
    call = f"{name}({', '.join(arguments)})"
    for expression in (call, f"string({call})", f"date({call})", f"{call} | /data/a"):
        with contextlib.suppress(XPathError):
            assert evaluate(expression, DATA, "/data/a") is not None


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("number(date('foo'))", "NaN"),
        ("round(1e40, -1) = 1e40", "true"),
        ("round(1e30, -2) = 1e30", "true"),
        ("round(-1e308, -307) = -1e308", "true"),
        ("round(1.5e40, -40) = 2e40", "true"),
        ("round(-0.4)", "0"),
        ("round(15, -1)", "20"),
        ("number('٣')", "NaN"),
        ("number('1_0')", "NaN"),
    ],
)
def test_edges_of_numbers(expression: str, expected: str) -> None:
    assert evaluate(f"string({expression})", DATA) == expected


def test_digits_of_other_scripts_are_no_digits() -> None:
    assert evaluate("string(date('٢٠٢٤-01-01'))", DATA) == "Invalid Date"
    assert evaluate("decimal-time('١٢:00')", DATA) != evaluate("decimal-time('12:00')", DATA)
    assert evaluate("string(distance('٥٠ 11', '50 11'))", DATA) == "NaN"
    with pytest.raises(XPathError):
        evaluate("٣ + 1", DATA)


@pytest.mark.parametrize("document", ["", "<data>", "no", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])
def test_a_wrong_document_is_an_error_of_the_same_kind(document: str) -> None:
    with pytest.raises(XPathError) as raised:
        evaluate("1", document)
    assert raised.value.words("de").startswith("Das Dokument ist kein XML")


@pytest.mark.parametrize(
    ("kind", "expression", "stored"),
    [
        ("int", "/data/a * 1", "2147483647"),
        ("int", "/data/a + 1", ""),
        ("int", "-/data/a - 1", "-2147483648"),
        ("int", "-/data/a - 1.9", "-2147483648"),
        ("int", "-/data/a - 2", ""),
        ("int", "string(/data/a + 1)", ""),
        ("decimal", "/data/a div 0", ""),
        ("decimal", "-/data/a div 0", ""),
        ("decimal", "string(/data/a div 0)", ""),
        ("decimal", "/data/a div 2", "1073741823.5"),
        ("decimal", "'x'", ""),
    ],
)
def test_calculated_values_keep_to_their_type(kind: str, expression: str, stored: str) -> None:
    session = opened("<a/><b/>", bind("b", type=kind, calculate=expression), '<input ref="/data/a"/>')
    put(session, "/data/a", "2147483647")
    assert value(session, "/data/b") == stored
