"""Finding by the beginnings of words, umlauts and accents aside: ``ohre`` finds ``Öhrebach``."""

from __future__ import annotations

from inka_desktop.records.folding import fold


def matches(text: str, words: str) -> bool:
    """Whether every word asked for begins some word of the text; no words match everything."""
    parts = fold(text).replace("-", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in fold(words).replace("-", " ").split())
