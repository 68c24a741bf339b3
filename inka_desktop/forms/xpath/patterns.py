r"""Regular expressions of forms, written for Java and JavaScript, as Python reads them.

``$`` is the very end, ``\d``, ``\w`` and ``\s`` are ASCII (CONFORMANCE.md, "regex"); ``\p{L}`` and the other
categories of Unicode become the ranges they stand for, which Python's own patterns do not know.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from inka_desktop.forms.errors import ArgumentTypeError, Said

_TOKEN = re.compile(
    r"(?P<category>\\[pP](?:\{(?P<name>[^}]*)\}|(?P<letter>.)))|(?P<escape>\\.)"
    r"|(?P<named>\(\?<(?=[A-Za-z]))|(?P<sign>[\[\]$])|.",
    re.DOTALL,
)
_CATEGORIES = {
    "Letter": "L", "Uppercase_Letter": "Lu", "Lowercase_Letter": "Ll", "Mark": "M", "Number": "N",
    "Decimal_Number": "Nd", "Punctuation": "P", "Symbol": "S", "Separator": "Z", "Other": "C",
}  # fmt: skip


@lru_cache(maxsize=512)
def pattern(written: str) -> re.Pattern[str]:
    """The pattern of a form.

    Raises:
        ArgumentTypeError: it is none, or asks for a property of characters that is not known here.
    """
    try:
        return re.compile("".join(_translated(written)), re.ASCII)
    except (re.error, OverflowError, RecursionError) as error:
        raise ArgumentTypeError(
            name="regex", given=written, expected=Said("ein regulärer Ausdruck", "a regular expression")
        ) from error


def _translated(written: str) -> Iterator[str]:
    begins = -1  # of the class that is open
    for match in _TOKEN.finditer(written):
        text = match[0]
        if match["category"]:
            yield _category(match["name"] or match["letter"] or "", text, begins >= 0)
        elif match["escape"]:
            yield r"\Z" if text == r"\z" else text
        elif match["named"]:
            yield text if begins >= 0 else "(?P<"
        elif begins >= 0:
            first = match.start() == begins or (match.start() == begins + 1 and written[begins] == "^")
            if text == "]" and not first:
                begins = -1
            yield rf"\{text}" if text == "[" or (text == "]" and first) else text
        elif text == "[":
            begins = match.end()
            yield text
        else:
            yield r"\Z" if text == "$" else text


def _category(name: str, written: str, inside: bool) -> str:
    """The characters of a category as ranges, within a class or as one."""
    known = _ranges().get(_CATEGORIES.get(name, name))
    if known is None:
        raise ArgumentTypeError(name="regex", given=written, expected="\\p{L}, \\p{Lu}, \\p{N}, \\p{P} …")
    ranges = known if written[1] == "p" else _others(known)
    text = "".join(f"{_sign(low)}-{_sign(high)}" for low, high in ranges)
    return text if inside else f"[{text}]"


def _sign(code: int) -> str:
    return f"\\U{code:08x}"


def _others(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    ends = [-1, *(high for _, high in ranges)]
    begins = [*(low for low, _ in ranges), sys.maxunicode + 1]
    return [(end + 1, begin - 1) for end, begin in zip(ends, begins, strict=True) if end + 1 <= begin - 1]


@lru_cache(maxsize=1)
def _ranges() -> dict[str, list[tuple[int, int]]]:
    """Ranges of code points by category, and by its first letter."""
    found: dict[str, list[tuple[int, int]]] = {}
    for code in range(sys.maxunicode + 1):
        category = unicodedata.category(chr(code))
        for name in (category, category[0]):
            ranges = found.setdefault(name, [])
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1] = (ranges[-1][0], code)
            else:
                ranges.append((code, code))
    return found
