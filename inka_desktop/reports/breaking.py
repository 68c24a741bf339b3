"""Breaking text into lines: greedy, ragged right, and nothing is ever cut.

Pure: the width of a text comes from the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Measure = Callable[[str], float]

# A break is allowed after a hyphen or slash inside a word, and at a zero-width space.
_INSIDE = re.compile(r"(?<=[^\W\d_][-‐/–])(?=[^\W\d_]{2})|(?<=/)(?=[^\W\d_]{2})|(?<=\u200b)")
_SPACES = re.compile(r"([ \u2000-\u2006\u2008-\u200a\u3000]+)")


def break_lines(text: str, measure: Measure, limit: float) -> list[str]:
    """The lines of one paragraph.

    Args:
        text: without line ends.
        measure: width of a text in the unit of ``limit``.
        limit: greatest width of a line; a single character may be wider.

    Returns:
        At least one line. Joined without spaces they hold every character of the text but spaces.
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
            lines.append(piece[:head])
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
    """How many characters of a too long word fit; at least 1."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(word[:middle]) <= limit:
            low = middle
        else:
            high = middle - 1
    return low
