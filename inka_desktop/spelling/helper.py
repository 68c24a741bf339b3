"""The process that knows the words: a question a line comes in, an answer a line goes out, both as JSON.

Hunspell holds Python's lock while it works: 0.2 s for its dictionary, 0.3 s for suggestions, up to 45 ms for
a long compound. In the window's own process each of them would hold the window, on whatever thread it ran.
Questions are ``["check", [word, …]]`` (answer: those that are not known), ``["suggest", word]`` (words) and
``["own", [word, …]]`` (these and no others are known beside the dictionary; answer: ``[]``).
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any

from inka_desktop.paths import resource_dir

DICTIONARIES = {"de": "de_DE", "en": "en_US"}
FOLDER = "spelling"
MOST_SUGGESTED = 6
_MOST_OWN, _ALIKE, _FURTHER = 2, 0.8, 2
"""Own words among the suggestions: how many, how like (0 to 1), and by how many signs longer or shorter."""
_APOSTROPHES = str.maketrans({"’": "'"})


class Dictionary:
    """A language's words and those that people added."""

    def __init__(self, language: str) -> None:
        """Load the dictionary of ``de`` or ``en``.

        Raises:
            KeyError: there is none for this language.
        """
        from hunspell import Hunspell

        name = DICTIONARIES[language]
        folder = resource_dir() / FOLDER
        # On Windows a folder may have letters that its code page lacks.
        self._hunspell: Any = Hunspell(
            name,
            hunspell_data_dir=str(folder),
            system_encoding="UTF-8" if os.name == "nt" else None,
        )
        self._own: frozenset[str] = frozenset()
        for word in _lines(folder / f"field_{language}.txt"):
            self._hunspell.add(word)

    def unknown(self, words: Iterable[str]) -> list[str]:
        """Those of the words that are not known."""
        return [word for word in words if not self._knows(_plain(word))]

    def suggestions(self, word: str) -> list[str]:
        """Known words that look like it, the likeliest first; people's own ones before the dictionary's."""
        plain = _plain(word)
        found = [*self._own_like(plain), *self._ask(self._hunspell.suggest, plain, ())]
        return list(dict.fromkeys(found))[:MOST_SUGGESTED]

    def keep(self, words: Iterable[str]) -> None:
        """Know these words beside the dictionary, and none that were kept before."""
        # Not in Hunspell: it would be asked for each first, and what its encoding lacks could not be kept.
        self._own = frozenset(map(_plain, words))

    def _knows(self, plain: str) -> bool:
        # „geht's“, „Kinder- und …“: what stands before is looked up.
        return self._has(plain) or self._has(plain.partition("'")[0].rstrip("-"))

    def _has(self, word: str) -> bool:
        if self._is_own(word) or self._spells(word):
            return True
        parts = [part for part in word.split("-") if part]
        return any(map(self._is_own, parts)) and all(
            self._is_own(part) or self._spells(part) for part in parts
        )

    def _is_own(self, word: str) -> bool:
        """As it was kept, or with a capital where a sentence begins."""
        return word in self._own or word[:1].lower() + word[1:] in self._own

    def _own_like(self, word: str) -> list[str]:
        from difflib import get_close_matches

        near = [own for own in self._own if own[:1] == word[:1] and abs(len(own) - len(word)) <= _FURTHER]
        return get_close_matches(word, sorted(near), _MOST_OWN, _ALIKE)

    def _spells(self, word: str) -> bool:
        return bool(word) and bool(self._ask(self._hunspell.spell, word, False))

    @staticmethod
    def _ask(question: Callable[[str], Any], word: str, otherwise: Any) -> Any:
        """What Hunspell says; a word that its dictionary's encoding cannot hold is none of its words."""
        try:
            return question(word)
        except UnicodeEncodeError:
            return otherwise


def serve(language: str) -> int:
    """Answer what comes in until nothing more does; returns the exit code.

    Raises:
        KeyError: there is no dictionary for this language.
    """
    if hasattr(os, "nice"):
        os.nice(5)
    answer_all(Dictionary(language), sys.stdin.buffer, sys.stdout.buffer)
    return 0


def answer_all(dictionary: Dictionary, questions: IO[bytes], answers: IO[bytes]) -> None:
    """A line of answer to each line of question; one that cannot be answered finds nothing."""
    for line in questions:
        try:
            answer = _answer(dictionary, *json.loads(line))
        except Exception:  # noqa: BLE001  (whatever one word makes the library raise, the others go on)
            answer = []
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _answer(dictionary: Dictionary, question: str, given: Any) -> list[str]:
    if question == "check":
        return dictionary.unknown(given)
    if question == "suggest":
        return dictionary.suggestions(given)
    dictionary.keep(given)
    return []


def _plain(word: str) -> str:
    """As dictionaries write it: letters with their marks in one sign, and a plain apostrophe."""
    return unicodedata.normalize("NFC", word).translate(_APOSTROPHES)


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").split() if path.is_file() else []
