"""Texts reduced to what people mean when they search: small letters, no accents, ä = ae = a, ß = ss."""

from __future__ import annotations

import re
import unicodedata

VERSION = 1
"""Goes up when another folded text comes out: the search index is then made anew."""
_LETTERS = {"ä": "a", "ö": "o", "ü": "u", "ø": "o", "æ": "a", "œ": "o"}
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b"), " ")
_PAIRS = {"ae": "a", "oe": "o", "ue": "u"}
_FOREIGN = re.compile("[^\x00-\x7f]+")


def fold(text: str) -> str:
    """The folded text; equal for texts that a person would call the same."""
    plain = unicodedata.normalize("NFC", text).casefold()
    for letter, spelled in _LETTERS.items():
        plain = plain.replace(letter, spelled)
    if not plain.isascii():
        plain = _FOREIGN.sub(_bare, plain)
    for pair, letter in _PAIRS.items():
        plain = plain.replace(pair, letter)
    return " ".join(plain.split())


def _bare(letters: re.Match[str]) -> str:
    parts = unicodedata.normalize("NFKD", letters[0].translate(_UNSEEN))
    return "".join(char for char in parts if not unicodedata.combining(char))
