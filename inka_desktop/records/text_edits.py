"""The edits that lead from one text to another, found so that edits of different paragraphs stay apart.

A window hands over whole texts. What somebody else changed meanwhile is kept best when an edit names as
little as it can, but whole words: half a word of one writer and half of another make no sense together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_MOST_PAIRS = 250_000
"""Pieces of one text times pieces of the other; above, the comparison would hold a save up."""
_ALIKE = 0.5
"""Below this likeness of two paragraphs one replaces the other as a whole."""
_LINES = re.compile(r"\n[^\n]*")
_WORDS = re.compile(r"\s*\S+|\s+")


class TextEdit(NamedTuple):
    """``gone`` characters from ``at`` on (code points of the old text) give way to ``put``."""

    at: int
    gone: int
    put: str


def edits(old: str, new: str) -> list[TextEdit]:
    """What changed from ``old`` to ``new``: ascending, apart from each other; empty when they are equal."""
    if old == new:
        return []
    if not old or not new:
        return [TextEdit(0, len(old), new)]
    start = _common_start(old, new)
    end = _common_end(old, new, start)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    return [TextEdit(start + one.at, one.gone, one.put) for one in _by_lines(before, after)]


def apply(text: str, changes: Iterable[TextEdit]) -> str:
    """The text after these edits."""
    parts, at = [], 0
    for one in changes:
        parts += [text[at : one.at], one.put]
        at = one.at + one.gone
    return "".join([*parts, text[at:]])


def _common_start(old: str, new: str) -> int:
    """Length of the equal beginning, up to the end of a word in both."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    while low and not (old[low - 1].isspace() or (_space_at(old, low) and _space_at(new, low))):
        low -= 1
    return low


def _common_end(old: str, new: str, start: int) -> int:
    """Length of the equal end, down to the beginning of a word in both; it leaves ``start`` alone."""
    low, high = 0, min(len(old), len(new)) - start
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    while low and not (
        old[-low].isspace()
        or (_space_before(old, len(old) - low, start) and _space_before(new, len(new) - low, start))
    ):
        low -= 1
    return low


def _space_at(text: str, place: int) -> bool:
    return place == len(text) or text[place].isspace()


def _space_before(text: str, place: int, start: int) -> bool:
    return place == start or text[place - 1].isspace()


def _by_lines(old: str, new: str) -> Iterator[TextEdit]:
    """Paragraphs that are equal stay; each line is taken with the line break before it."""
    # Both get a line break in front, so that the first line is a line like any other.
    ours, theirs = _LINES.findall("\n" + old), _LINES.findall("\n" + new)
    if not old or not new or len(ours) * len(theirs) > _MOST_PAIRS:
        yield TextEdit(0, len(old), new)
        return
    at = -1
    for same, gone, put in _steps(ours, theirs):
        at += len(same)
        if gone and put:  # both begin with a line break, and that stays
            yield from (TextEdit(at + 1 + one.at, *one[1:]) for one in _by_words(gone[1:], put[1:]))
        elif at < 0:
            yield TextEdit(0, len(gone), put[1:] + put[:1])
        else:
            yield TextEdit(at, len(gone), put)
        at += len(gone)


def _by_words(old: str, new: str) -> Iterator[TextEdit]:
    from difflib import SequenceMatcher

    ours, theirs = _WORDS.findall(old), _WORDS.findall(new)
    alike = len(ours) * len(theirs) <= _MOST_PAIRS // 4
    if not alike or SequenceMatcher(None, ours, theirs, autojunk=False).ratio() < _ALIKE:
        yield TextEdit(0, len(old), new)
        return
    at = 0
    for same, gone, put in _steps(ours, theirs):
        at += len(same)
        yield TextEdit(at, len(gone), put)
        at += len(gone)


def _steps(ours: list[str], theirs: list[str]) -> Iterator[tuple[str, str, str]]:
    """For each change: what stays before it, what goes, what comes."""
    from difflib import SequenceMatcher

    done = 0
    for what, low, high, first, last in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if what != "equal":
            yield "".join(ours[done:low]), "".join(ours[low:high]), "".join(theirs[first:last])
            done = high
