"""Texts reduced to what people mean when they search: small letters, no accents, ä = ae = a, ß = ss."""

from __future__ import annotations

import re
import unicodedata

VERSION = 1
"""Goes up when another folded text comes out: the search index is then made anew."""
_SPELLED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ø": "o", "æ": "a", "œ": "o"})
_FOREIGN = re.compile("[^\x00-\x7f]+")
_SPACES = re.compile(r"[\s\u00ad\u200b]+")


def fold(text: str) -> str:
    """The folded text; equal for texts that a person would call the same."""
    small = unicodedata.normalize("NFC", text).casefold().translate(_SPELLED)
    if not small.isascii():
        small = _FOREIGN.sub(_bare, small)
    plain = small.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return _SPACES.sub(" ", plain).strip()


def _bare(letters: re.Match[str]) -> str:
    parts = unicodedata.normalize("NFKD", letters[0])
    return "".join(char for char in parts if not unicodedata.combining(char))
