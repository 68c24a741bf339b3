"""Asking the search index: which documents of a kind hold all words, the best of the newest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from inka_desktop.records.folding import fold

from .raw import RawConnection
from .search_due import Key
from .search_index import KIND_BITS, range_of

SHORTEST = 3
"""Letters from which on the beginning of a word is enough; shorter words are meant whole."""
RANKED, SHOWN = 1_000, 30
_WEIGHTS = "4.0, 1.0, 0.0"
"""Of the names, the texts and the marks."""
_STEPS = 2
"""Of a rank of 1: what ranks about the same stands by its date."""
_TOKEN = re.compile(r"[^\W_]+")
_RANK = f"CAST({_STEPS} * bm25(search_index, {_WEIGHTS}) AS INTEGER)"
_FIND = f"""
SELECT d.no, d.row FROM (
    SELECT no, rank FROM (
        SELECT rowid AS no, {_RANK} AS rank FROM search_index
        WHERE search_index MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC LIMIT {RANKED})
    ORDER BY rank, no DESC LIMIT {SHOWN}) f
JOIN search_doc d ON d.no = f.no ORDER BY f.rank, f.no DESC
"""
"""Only what is shown is looked up: documents lie there with all their words, few on a page."""


class Pattern(NamedTuple):
    """A word as it stands in folded texts: where its first token is, the expression decides.

    Looking for the token is a hundred times faster than trying the expression at each letter.
    """

    token: str
    whole: re.Pattern[str]

    def finditer(self, folded: str) -> Iterator[re.Match[str]]:
        """All places in a folded text."""
        at = folded.find(self.token)
        while at >= 0:
            found = self.whole.match(folded, at)
            if found is not None:
                yield found
            at = folded.find(self.token, at + 1)

    def search(self, folded: str) -> re.Match[str] | None:
        """The first place in a folded text."""
        return next(self.finditer(folded), None)


class Word(NamedTuple):
    """One word as it was typed, between spaces: its letters and numbers folded, hyphens aside.

    Attributes:
        tokens: what stands beside each other, at least one.
        begins: the last of them need only begin so.
    """

    tokens: tuple[str, ...]
    begins: bool

    def phrase(self) -> str:
        """The word in FTS5's query language."""
        return f'"{" ".join(self.tokens)}"{"*" if self.begins else ""}'

    def pattern(self) -> Pattern:
        """The word in a folded text."""
        end = "" if self.begins else r"(?![^\W_])"
        whole = r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, self.tokens)) + end
        return Pattern(self.tokens[0], re.compile(whole))


def words_of(typed: str) -> tuple[Word, ...]:
    """The words of what somebody typed; none when there is nothing to search for yet."""
    found = []
    for part in typed.split():
        tokens = tuple(_TOKEN.findall(fold(part)))
        if tokens:
            found.append(Word(tokens, len(part) >= SHORTEST))
    return tuple(found) if any(word.begins for word in found) else ()


class Limits(NamedTuple):
    """What a search is limited to.

    Attributes:
        marks: of each group one must stand at the document (:func:`.search_text.mark`).
        since, until: days; documents without a date are in no period.
    """

    marks: tuple[frozenset[str], ...] = ()
    since: date | None = None
    until: date | None = None


def find(raw: RawConnection, table: int, words: Sequence[Word], limits: Limits = Limits()) -> list[Key]:  # noqa: B008  # frozen
    """The documents of a kind that hold all words: the best :data:`SHOWN` of the newest :data:`RANKED`."""
    if not words:
        return []
    since = limits.since.toordinal() if limits.since else 1 if limits.until else 0
    first, last = range_of(table, since, limits.until.toordinal() if limits.until else None)
    rows = raw.execute(_FIND, (_query(words, limits.marks), first, last)).fetchall()
    return [(no >> KIND_BITS, row) for no, row in rows]


def _query(words: Sequence[Word], marks: Sequence[frozenset[str]]) -> str:
    texts = " AND ".join(word.phrase() for word in words)
    groups = "".join(f" AND marks : ({' OR '.join(sorted(group))})" for group in marks)
    return f"{{head body}} : ({texts}){groups}"
