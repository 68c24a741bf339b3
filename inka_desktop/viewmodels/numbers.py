"""Numbers as people type them: 1.234,5 in German, 1,234.5 in English, and what both understand."""

from __future__ import annotations

from inka_desktop.records import typed
from inka_desktop.viewmodels import dates


def read(text: str) -> str | None:
    """A typed number with a decimal point and nothing else; None when it is none.

    What was understood stands in the field as soon as it is left.
    """
    return typed.read_number(text, dates.language())


def read_whole(text: str) -> str | None:
    """A typed whole number; None when it is none, also where it has decimals."""
    return typed.read_whole(text, dates.language())


def shown(number: str, *, grouped: bool = False) -> str:
    """A number as the window's language writes it; ``grouped`` parts thousands."""
    sign = "-" if number.startswith("-") else ""
    whole, point, decimals = number.removeprefix("-").partition(".")
    german = dates.language() == "de"
    if grouped and whole.isdigit():
        whole = f"{int(whole):,}".replace(",", "." if german else ",")
    return sign + whole + (("," if german else ".") + decimals if point and decimals else "")
