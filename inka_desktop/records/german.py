"""The order of names in German lists: as a dictionary has them (DIN 5007-1), numbers by their size."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BARE = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"}
    | dict.fromkeys("„“”\"‚‘’'»«›‹\u00ad\u200b")
)
_NUMBER = re.compile("[0-9]+")


@lru_cache(maxsize=4096)
def sort_key(text: str) -> str:
    """A text that sorts by code points as the given one sorts in a German list.

    Capitals, accents, quotation marks and spaces around words do not count: ä = a, ö = o, ü = u, ß = ss;
    a number sorts by its size. The key of a text's beginning is the beginning of the text's key, unless it
    ends within a number.
    """
    key = text.casefold()
    if not key.isascii():
        parts = unicodedata.normalize("NFKD", key.translate(_BARE))
        key = "".join(char for char in parts if not unicodedata.combining(char))
    return _NUMBER.sub(_sized, " ".join(key.translate(_BARE).split()))


def _sized(number: re.Match[str]) -> str:
    """The digits behind how many there are, which is itself a text that sorts: ..., 8, 90, 91, ..., 990."""
    digits = number[0].lstrip("0")
    nines, rest = divmod(len(digits), 9)
    return f"{'9' * nines}{rest}{digits}"
