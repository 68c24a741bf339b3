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
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from inka_desktop.paths import resource_dir

DICTIONARIES = {"de": "de_DE", "en": "en_US"}
FOLDER = "spelling"
MOST_SUGGESTED = 6
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
        shipped = (folder / f"{name}.dic").is_file()
        # English comes with the binding. On Windows a folder may have letters that its code page lacks.
        self._hunspell: Any = Hunspell(
            name,
            hunspell_data_dir=str(folder) if shipped else None,
            system_encoding="UTF-8" if os.name == "nt" else None,
        )
        self._own = set[str]()
        for word in _lines(folder / f"field_{language}.txt"):
            self._hunspell.add(word)

    def unknown(self, words: Iterable[str]) -> list[str]:
        """Those of the words that are not known."""
        return [word for word in words if not self._knows(word)]

    def suggestions(self, word: str) -> list[str]:
        """Known words that look like it, the likeliest first."""
        return list(self._hunspell.suggest(word.translate(_APOSTROPHES)))[:MOST_SUGGESTED]

    def keep(self, words: Iterable[str]) -> None:
        """Know these words beside the dictionary, and none that were kept before."""
        wanted = set(words)
        for word in self._own - wanted:
            self._hunspell.remove(word)
        self._own &= wanted
        for word in wanted - self._own:
            # What the dictionary has stays its own: removing it later would forbid it.
            if not self._hunspell.spell(word):
                self._hunspell.add(word)
                self._own.add(word)

    def _knows(self, word: str) -> bool:
        plain = word.translate(_APOSTROPHES)
        if self._hunspell.spell(plain):
            return True
        # „geht's“, „Kinder- und …“: what stands before is looked up.
        shorter = plain.partition("'")[0].rstrip("-")
        return shorter != plain and bool(self._hunspell.spell(shorter))


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
    """A line of answer to each line of question."""
    for line in questions:
        answers.write(json.dumps(_answer(dictionary, *json.loads(line))).encode() + b"\n")
        answers.flush()


def _answer(dictionary: Dictionary, question: str, given: Any) -> list[str]:
    if question == "check":
        return dictionary.unknown(given)
    if question == "suggest":
        return dictionary.suggestions(given)
    dictionary.keep(given)
    return []


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").split() if path.is_file() else []
