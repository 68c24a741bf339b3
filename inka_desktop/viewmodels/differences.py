"""What differs between two texts, word by word within the paragraphs that changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\S+\s*|\s+")
_WORDS_MOST = 2_000
"""A longer paragraph is marked as a whole: comparing grows with the square of its words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; ``own`` when the other text does not have it."""

    text: str
    own: bool


def pieces(text: str, other: str) -> list[Piece]:
    """``text`` in order, cut where it begins or ends to differ from ``other``."""
    ours, theirs = text.splitlines(keepends=True), other.splitlines(keepends=True)
    return list(_joined(_paragraphs(ours, theirs)))


def _paragraphs(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Piece]:
    for kind, begin, end, other_begin, other_end in _matched(theirs, ours):
        mine, counterpart = "".join(ours[other_begin:other_end]), "".join(theirs[begin:end])
        if kind == "equal":
            yield Piece(mine, own=False)
        elif mine:
            yield from _words(mine, counterpart)


def _words(mine: str, counterpart: str) -> Iterator[Piece]:
    ours, theirs = _WORDS.findall(mine), _WORDS.findall(counterpart)
    if max(len(ours), len(theirs)) > _WORDS_MOST:
        yield Piece(mine, own=True)
        return
    for kind, _begin, _end, begin, end in _matched(theirs, ours):
        if end > begin:
            yield Piece("".join(ours[begin:end]), own=kind != "equal")


def _matched(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def _joined(parts: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece."""
    waiting: Piece | None = None
    for part in parts:
        if waiting is not None and waiting.own == part.own:
            waiting = Piece(waiting.text + part.text, part.own)
        else:
            if waiting is not None:
                yield waiting
            waiting = part
    if waiting is not None:
        yield waiting
