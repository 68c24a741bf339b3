"""Regular expressions as forms write them."""

from __future__ import annotations

import pytest

from inka_desktop.forms import FormDefinition
from inka_desktop.forms.errors import ArgumentTypeError, ExpressionError
from inka_desktop.forms.xpath.patterns import pattern
from tests.forms.making import bind, xform


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        (r"^\d+$", "٣", False),
        (r"^a$", "a\n", False),
        (r"^a$|^b$", "a\n", False),
        (r"^a$|^b$", "a", True),
        (r"^(a$)", "a\n", False),
        (r"^[a$]+$", "a$", True),
        (r"^[$]$", "$", True),
        (r"^\$$", "$", True),
        (r"^[]]$", "]", True),
        (r"^[^]]$", "]", False),
        (r"^[[]$", "[", True),
        (r"^[\]$]$", "$", True),
        (r"^\p{L}+$", "Zoë", True),
        (r"^\p{L}+$", "Zo3", False),
        (r"^\pL+\z", "Zoë", True),
        (r"^[\p{Lu} -]+$", "ÄÖ - Ü", True),
        (r"^[\p{Lu} -]+$", "ä", False),
        (r"^\P{L}+$", "12 %", True),
        (r"^[^\p{L}]+$", "12ä", False),
        (r"^\p{Uppercase_Letter}", "É", True),
        (r"^(?<year>\d{4})-\k?", "2026-", None),
        (r"^(?<year>\d{4})$", "2026", True),
        (r"(?<=a)b", "ab", True),
    ],
)
def test_patterns_mean_what_they_mean_elsewhere(written: str, text: str, found: bool | None) -> None:
    if found is None:
        with pytest.raises(ArgumentTypeError):
            pattern(written)
        return
    assert (pattern(written).search(text) is not None) is found


@pytest.mark.parametrize("written", ["(", "[a", r"\p{Script=Latin}", r"[\p{Alphabetic}]", "a{99999999999}"])
def test_a_written_pattern_that_is_wrong_is_told_when_the_form_is_loaded(written: str) -> None:
    with pytest.raises(ExpressionError) as raised:
        FormDefinition.load(xform("<a/>", bind("a", constraint=f"regex(., '{written}')")))
    assert raised.value.context["path"] == "/data/a"


def test_a_property_that_is_not_known_is_named() -> None:
    with pytest.raises(ArgumentTypeError, match=r"\\p\{Script=Latin\}"):
        pattern(r"^\p{Script=Latin}+$")
