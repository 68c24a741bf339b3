"""Texts reduced to what people mean when they search: small letters, no accents, ä = ae = a, ß = ss."""

from __future__ import annotations

import re
import unicodedata

_SPELLED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ø": "o", "æ": "a", "œ": "o"})
_TWO_LETTERS = re.compile("(ae|oe|ue)")
_SPACES = re.compile(r"[\s\u00ad\u200b]+")


def fold(text: str) -> str:
    """The folded text; equal for texts that a person would call the same."""
    small = unicodedata.normalize("NFC", text).casefold().translate(_SPELLED)
    bare = "".join(char for char in unicodedata.normalize("NFKD", small) if not unicodedata.combining(char))
    return _SPACES.sub(" ", _TWO_LETTERS.sub(lambda pair: pair[1][0], bare)).strip()
