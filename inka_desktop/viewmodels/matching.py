"""Finding by the beginnings of words, umlauts and accents aside: ``ohre`` finds ``Öhrebach``."""

from __future__ import annotations

import unicodedata

_SPELLED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "æ": "a", "ø": "o"})


def folded(text: str) -> str:
    """Lower case without marks; ``ae``, ``oe`` and ``ue`` count as the umlaut they may stand for."""
    low = text.casefold().translate(_SPELLED)
    bare = "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))
    return bare.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def matches(text: str, words: str) -> bool:
    """Whether every word asked for begins some word of the text; no words match everything."""
    parts = folded(text).replace("-", " ").split()
    return all(
        any(part.startswith(word) for part in parts) for word in folded(words).replace("-", " ").split()
    )
