"""Functions that make texts."""

from __future__ import annotations

import base64
import binascii
import hashlib
import math
import re
from functools import lru_cache

from inka_desktop.forms.errors import ArgumentTypeError, Said
from inka_desktop.forms.xpath.compiled import BOOLEAN, NUMBER, STRING
from inka_desktop.forms.xpath.context import Context
from inka_desktop.forms.xpath.functions.registry import always, function
from inka_desktop.forms.xpath.values import XPathValue, stored, string_of

_SPACE = " \t\r\n"


@function("string", takes="v?", gives=STRING, context=True)
def string(ctx: Context, *value: XPathValue) -> str:
    """``string()``: of the context node without argument."""
    return string_of(value[0]) if value else ctx.node.text()


@function("concat", takes="v*", gives=STRING)
def concat(*values: XPathValue) -> str:
    """All values, and of node-sets all nodes, one behind the other."""
    return "".join(_texts(values))


@function("join", takes="s v*", gives=STRING, frees=always)
def join(separator: str, *values: XPathValue) -> str:
    """As ``concat()``, with a separator between."""
    return separator.join(_texts(values))


def _texts(values: tuple[XPathValue, ...]) -> list[str]:
    found: list[str] = []
    for value in values:
        if isinstance(value, list):
            found += [node.text() for node in value]
        else:
            found.append(string_of(value))
    return found


@function("substr", takes="s n n?", gives=STRING)
def substr(text: str, start: float, end: float = math.inf) -> str:
    """From a 0-based start to before an end; negative ones count from the back."""
    if math.isnan(start) or math.isnan(end):
        return ""
    length = len(text)
    return text[_bounded(start, length) : _bounded(end, length)]


def _bounded(place: float, length: int) -> int:
    """A place within a text; negative places count from its end."""
    if not math.isfinite(place):
        return length if place > 0 else 0
    whole = int(place)
    return max(0, whole + length) if whole < 0 else whole


@function("substring", takes="s n n?", gives=STRING)
def substring(text: str, start: float, *length: float) -> str:
    """XPath 1.0's, 1-based and by code points: those whose position is within the rounded bounds."""
    first = _rounded(start)
    end = first + _rounded(length[0]) if length else math.inf
    if math.isnan(end) or math.isnan(first):
        return ""
    low = max(1.0, first)
    high = min(len(text) + 1.0, end)
    return text[int(low) - 1 : int(high) - 1] if high > low else ""


def _rounded(number: float) -> float:
    return math.floor(number + 0.5) if math.isfinite(number) else number


@function("substring-before", takes="s s", gives=STRING)
def substring_before(text: str, mark: str) -> str:
    """What stands before the first mark; empty when it is not there."""
    at = text.find(mark)
    return text[:at] if at > 0 else ""


@function("substring-after", takes="s s", gives=STRING)
def substring_after(text: str, mark: str) -> str:
    """What stands behind the first mark; empty when it is not there."""
    at = text.find(mark)
    return text[at + len(mark) :] if at >= 0 else ""


@function("translate", takes="s s s", gives=STRING)
def translate(text: str, old: str, new: str) -> str:
    """Characters replaced one by one; those without counterpart go."""
    return text.translate(_translation(old, new))


@lru_cache(maxsize=256)
def _translation(old: str, new: str) -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for place, character in enumerate(old):
        table.setdefault(ord(character), new[place] if place < len(new) else None)
    return table


@function("string-length", takes="s?", gives=NUMBER, context=True)
def string_length(ctx: Context, *text: str) -> float:
    """The number of characters (code points)."""
    return float(len(text[0] if text else ctx.node.text()))


@function("normalize-space", takes="s?", gives=STRING, context=True)
def normalize_space(ctx: Context, *text: str) -> str:
    """Without white space at the ends, and single spaces between."""
    return " ".join(re.split(f"[{_SPACE}]+", (text[0] if text else ctx.node.text()).strip(_SPACE)))


@function("contains", takes="s s", gives=BOOLEAN)
def contains(text: str, part: str) -> bool:
    """Whether one text is within the other."""
    return part in text


@function("starts-with", takes="s s", gives=BOOLEAN)
def starts_with(text: str, part: str) -> bool:
    """Whether a text begins so."""
    return text.startswith(part)


@function("ends-with", takes="s s", gives=BOOLEAN)
def ends_with(text: str, part: str) -> bool:
    """Whether a text ends so."""
    return text.endswith(part)


@function("coalesce", takes="v v", gives=STRING)
def coalesce(first: XPathValue, second: XPathValue) -> str:
    """The first of both that is not empty; NaN is, as where it is stored (CONFORMANCE.md, "coalesce")."""
    return stored(first) or stored(second)


@function("uuid", takes="n?", gives=STRING, context=True)
def uuid(ctx: Context, *length: float) -> str:
    """A random UUID, or so many random characters of one."""
    if not length:
        return ctx.env.new_uuid()
    if not math.isfinite(length[0]) or length[0] > 100_000:
        raise ArgumentTypeError(name="uuid", given=length[0], expected=Said("eine Zahl", "a number"))
    wanted = max(0, int(length[0]))
    return "".join(ctx.env.new_uuid() for _ in range(wanted // 36 + 1))[:wanted]


_ALGORITHMS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}


@function("digest", takes="s s s?", gives=STRING)
def digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    """A checksum as base64 or hex (XForms 1.1 section 7.8.5)."""
    name = _ALGORITHMS.get(algorithm.upper())
    if name is None:
        raise ArgumentTypeError(name="digest", given=algorithm, expected=", ".join(_ALGORITHMS))
    made = hashlib.new(name, text.encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()
    if encoding.lower() == "hex":
        return made.hex()
    if encoding.lower() != "base64":
        raise ArgumentTypeError(name="digest", given=encoding, expected="base64, hex")
    return base64.b64encode(made).decode("ascii")


@function("base64-decode", takes="s", gives=STRING)
def base64_decode(text: str) -> str:
    """The text that was encoded; empty when it is no base64 of UTF-8."""
    try:
        return base64.b64decode(text, validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
