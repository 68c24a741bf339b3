"""Who is meant by what people write: a name, or a form of it such as "Frau Kern", "Kern" and "J. Kern"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from enum import IntEnum
from typing import Generic, TypeVar

from .folding import fold

Key = TypeVar("Key")

_BETWEEN = re.compile(r"(\s*(?:[,;/]|\bund\b|\band\b)\s*)")
_BRACKETS = re.compile(r"\([^()]*\)")
_NO_WORD = re.compile(r"[^\w'’-]+")
_TITLES = frozenset(["frau", "fr", "herr", "herrn", "hr", "dr", "prof", "mr", "mrs", "ms"])
_PARTICLES = frozenset(["von", "vom", "van", "der", "den", "de", "zu", "zum", "zur"])


class Called(IntEnum):
    """How well words fit a name."""

    NOT = 0
    SHORT = 1
    """By the surname, alone or with the initial of another of its names."""
    WHOLE = 2


def pieces(words: str) -> list[str]:
    """The persons and bodies that words name one beside the other; every second piece stands between two."""
    return _BETWEEN.split(words)


def called(piece: str, name: str) -> Called:
    """Whether a piece names the person of a name. ``Kern, Julia`` is ``Julia Kern``."""
    last, comma, first = name.partition(",")
    whole, said = _words(f"{first} {last}" if comma else name), _words(piece)
    if whole and _within(whole, said):
        return Called.WHOLE
    alone = [word for word in _words(_BRACKETS.sub(" ", piece)) if word not in _PARTICLES]
    *given, surname = [word for word in whole if word not in _PARTICLES] or [""]
    if not given or not alone or alone[-1] != surname:
        return Called.NOT
    initials = {word[0] for word in given}
    short = len(alone) == 1 or (len(alone) == 2 and len(alone[0]) == 1 and alone[0] in initials)
    return Called.SHORT if short else Called.NOT


class Names(Generic[Key]):
    """Persons by the words of their names, so that whom a piece means is found among thousands."""

    def __init__(self, known: Iterable[tuple[Key, str]]) -> None:
        self._by_word: defaultdict[str, list[tuple[Key, str]]] = defaultdict(list)
        for key, name in known:
            for word in set(_words(name)):
                self._by_word[word].append((key, name))

    def meant(self, piece: str) -> list[Key]:
        """Everybody whom a piece may mean, those that it names in full before the others."""
        likely = dict(pair for word in _words(piece) for pair in self._by_word.get(word, ()))
        found = [(fits, key) for key, name in likely.items() if (fits := called(piece, name))]
        return [key for _, key in sorted(found, key=lambda pair: -pair[0])]


def _words(text: str) -> list[str]:
    return [word for word in _NO_WORD.split(fold(text)) if word and word not in _TITLES]


def _within(whole: list[str], said: list[str]) -> bool:
    """Whether a name stands among the words; one of a single word must be all of them."""
    if len(whole) == 1:
        return said == whole
    return any(said[at : at + len(whole)] == whole for at in range(len(said) - len(whole) + 1))
