"""The words of a text that are looked up: no numbers, addresses, abbreviations, names with inner capitals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 80
"""Signs; what is longer is no word that anybody wrote."""
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_LETTER = "(?:[^\\W\\d_][\u0300-\u036f]*)"
"""With its marks: macOS writes „ü“ of file names as two signs."""
_TOKEN = re.compile(
    r"(?P<passed>\w+://\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]+|[\w-]*\d[\w-]*)"
    rf"|(?P<word>{_LETTER}+(?:[-'’]{_LETTER}+)*-?)"
)
_INNER_CAPITAL = re.compile(r"[^\W\d_A-ZÄÖÜ][A-ZÄÖÜ]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A word and where it begins, in the units that Qt counts in (UTF-16)."""

    at: int
    word: str

    @property
    def end(self) -> int:
        """Behind its last sign."""
        return self.at + len(self.word)


def spots(text: str) -> Iterator[Spot]:
    """The words of a text in their order."""
    # A sign outside the first plane takes two places in Qt.
    for found in _TOKEN.finditer(_WIDE.sub("  ", text)):
        word = found["word"]
        if word and _looked_up(word):
            yield Spot(found.start(), word)


def _looked_up(word: str) -> bool:
    letters = unicodedata.normalize("NFC", word.strip("-"))
    return (
        1 < len(letters) <= LONGEST
        and not letters.isupper()
        and _INNER_CAPITAL.search(letters.replace("-", " ")) is None
    )
