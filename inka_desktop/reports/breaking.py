"""Breaking text into lines: greedy, ragged right, and nothing is ever cut.

Pure: the width of a text comes from the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Measure = Callable[[str], float]

# A break is allowed after a hyphen or slash inside a word, and at a zero-width space.
_INSIDE = re.compile(r"(?<=[^\W\d_][-‐/–])(?=[^\W\d_]{2})|(?<=/)(?=[^\W\d_]{2})|(?<=\u200b)")
HYPHEN = "\u00ad"  # soft hyphen: seen at the end of a line, gone when the text is copied
_LEAST_TAIL = 4  # characters of a divided word on its last line
_LOOK_BACK = 7  # characters given up for a better place to divide
_CLUSTERS = ("sch", "ch", "ck", "ph", "th", "st", "sp", "qu")
_SYLLABLE = re.compile(rf"(?:{'|'.join(_CLUSTERS)}|[bcdfghjklmnpqrstvwxzß])[aeiouyäöü]", re.IGNORECASE)
_SPACES = re.compile(r"([ \u2000-\u2006\u2008-\u200a\u3000]+)")


def break_lines(text: str, measure: Measure, limit: float) -> list[str]:
    """The lines of one paragraph.

    Args:
        text: without line ends.
        measure: width of a text in the unit of ``limit``.
        limit: greatest width of a line; a single character may be wider.

    Returns:
        At least one line. Joined they hold every character of the text but spaces at line ends; a word
        that had to be divided between letters ends in a soft hyphen there.
    """
    lines: list[str] = []
    line, width = "", 0.0
    for gap, part in _parts(text):
        piece = gap + part if line else part
        wide = measure(piece)
        if line and width + wide > limit:
            lines.append(line)
            line, width, piece = "", 0.0, part
            wide = measure(part)
        while wide > limit and len(piece) > 1:
            head = _fitting(piece, measure, limit)
            lines.append(_head(piece, head, measure, limit))
            piece = piece[head:]
            wide = measure(piece)
        line, width = line + piece, width + wide
    lines.append(line)
    return lines


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """(spaces before, unbreakable part) in order; spaces at the very end are dropped."""
    gap = ""
    for token in _SPACES.split(text):
        if _SPACES.fullmatch(token):
            gap = token
            continue
        for part in _INSIDE.split(token):
            visible = part.replace("\u200b", "")
            if visible:
                yield gap, visible
                gap = ""


def _fitting(word: str, measure: Measure, limit: float) -> int:
    """How many characters of a too long word fit, with a hyphen where one is due; at least 1."""
    low, high = 1, len(word) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if measure(word[:middle] + HYPHEN) <= limit:
            low = middle
        else:
            high = middle - 1
    for at in range(low, max(low - _LOOK_BACK, _LEAST_TAIL), -1):
        if _is_syllable(word, at):
            return at
    short = _LEAST_TAIL - (len(word) - low)
    return low - short if 0 < short < low - _LEAST_TAIL else low


def _is_syllable(word: str, at: int) -> bool:
    """Whether a German reader would divide here: before a consonant and its vowel, never inside sch."""
    if len(word) - at < 3 or not word[at - 1].isalpha() or not _SYLLABLE.match(word, at):
        return False
    around = ((cluster, step) for cluster in _CLUSTERS for step in range(1, len(cluster)))
    return not any(word[at - step : at - step + len(cluster)].lower() == cluster for cluster, step in around)


def _head(word: str, count: int, measure: Measure, limit: float) -> str:
    """The first part of a divided word, with a soft hyphen between letters when there is room for one."""
    head = word[:count]
    between_letters = head[-1].isalpha() and word[count].isalpha()
    return head + HYPHEN if between_letters and measure(head + HYPHEN) <= limit else head
