"""Numbers as people type them: 1.234,5 in German, 1,234.5 in English, and what both understand."""

from __future__ import annotations

import re

from inka_desktop.viewmodels import dates

_GROUPED = {
    "de": re.compile(r"[+-]?\d{1,3}(?:[.\s]\d{3})+(?:,\d+)?"),
    "en": re.compile(r"[+-]?\d{1,3}(?:[,\s]\d{3})+(?:\.\d+)?"),
}
_PLAIN = re.compile(r"[+-]?(?:\d+[.,]?\d*|[.,]\d+)")
_SPACES = "\u00a0\u202f\u2009 "


def read(text: str) -> str | None:
    """A typed number with a decimal point and nothing else; None when it is none.

    A point with three digits behind it parts thousands in German: ``1.234`` is one thousand and more. What
    was understood stands in the field as soon as it is left.
    """
    words = text.strip().replace("\u2212", "-")
    for space in _SPACES:
        words = words.replace(space, " ")
    german = dates.language() == "de"
    if _GROUPED["de" if german else "en"].fullmatch(words):
        words = words.replace(" ", "").replace("." if german else ",", "")
    if not _PLAIN.fullmatch(words):
        return None
    return words.replace(",", ".").removeprefix("+")


def read_whole(text: str) -> str | None:
    """A typed whole number; None when it is none, also where it has decimals."""
    found = read(text)
    if found is None:
        return None
    whole, _, decimals = found.partition(".")
    return (whole or "0") if not decimals.strip("0") and whole.strip("-") else None


def shown(number: str, *, grouped: bool = False) -> str:
    """A number as the window's language writes it; ``grouped`` parts thousands."""
    sign = "-" if number.startswith("-") else ""
    whole, point, decimals = number.removeprefix("-").partition(".")
    german = dates.language() == "de"
    if grouped and whole.isdigit():
        whole = f"{int(whole):,}".replace(",", "." if german else ",")
    return sign + whole + (("," if german else ".") + decimals if point and decimals else "")
