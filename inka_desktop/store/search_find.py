"""Asking the search index: which documents of a kind hold all words, the best of the newest first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from inka_desktop.records.folding import fold

from .raw import RawConnection
from .search_index import range_of, unpack

SHORTEST = 3
"""Letters from which on the beginning of a word is enough; shorter words are meant whole."""
RANKED, SHOWN = 1_000, 30
_NAME = 4
"""In how many places of a text a word would count like in a name."""
_WEIGHTS = f"{_NAME}.0, 1.0, 0.0"
"""Of the names, the texts and the marks."""
_STEPS = 2
"""Of a rank of 1: what ranks about the same stands by its date."""
_FEW = 500
"""Documents up to which they are ranked without FTS5, which reads all kinds for that, each time."""
_READY = 5
"""Letters of a beginning that FTS5 keeps ready; it gathers longer ones anew for each question (40 ms)."""
_USUAL = 2_000
"""Bytes of a document, packed; of one that has more, as a file of 500 pages has, each beginning counts."""
_AGAIN, _LENGTH = 1.2, 0.75
"""How soon a word that comes again counts no more, and how much long texts are held back (k1 and b of BM25,
as FTS5 has them)."""
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

_COUNT = (
    f"SELECT count(*) + coalesce(sum(length(words) / {_USUAL}), 0) FROM"
    " (SELECT words FROM search_doc WHERE no BETWEEN ? AND ? LIMIT ?)"
)
_FIND_FEW = """
SELECT d.no, d.row, d.words FROM search_index f JOIN search_doc d ON d.no = f.rowid
WHERE f.search_index MATCH ?1 AND f.rowid BETWEEN ?2 AND ?3
"""


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

    def count(self, folded: str) -> int:
        """At how many places it is in a folded text."""
        return sum(1 for _ in self.finditer(folded))

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

    def begun(self) -> Word:
        """The same with no more of a beginning than is kept ready: it finds all that, and more."""
        *before, last = self.tokens
        return Word((*before, last[:_READY]), self.begins) if self.begins else self

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


def find(
    raw: RawConnection, tables: Collection[int], words: Sequence[Word], limits: Limits = Limits()  # noqa: B008  # frozen
) -> dict[int, list[bytes]]:  # fmt: skip
    """The documents of each kind that hold all words: the best :data:`SHOWN` of the newest :data:`RANKED`."""
    found: dict[int, list[bytes]] = {table: [] for table in tables}
    if not words:
        return found
    since = limits.since.toordinal() if limits.since else 1 if limits.until else 0
    until = limits.until.toordinal() if limits.until else None
    ranges = {table: range_of(table, since, until) for table in sorted(tables)}
    query, patterns = _query(words, limits.marks), [word.pattern() for word in words]
    quick = _query([word.begun() for word in words], limits.marks)
    for span, count in _spans(raw, ranges):
        within = ranges[span[0]][0], ranges[span[-1]][1]
        if count > _FEW:
            found[span[0]] = [row for _, row in raw.execute(_FIND, (query, *within)).fetchall()]
        elif count:
            documents = raw.execute(_FIND_FEW, (quick, *within)).fetchall()
            for table in span:
                first, last = ranges[table]
                found[table] = _ranked([one for one in documents if first <= one[0] <= last], patterns)
    return found


def _spans(raw: RawConnection, ranges: Mapping[int, tuple[int, int]]) -> list[tuple[list[int], int]]:
    """Kinds that are asked for together, with how many documents there are, counted to one above the few.

    FTS5 gathers all places of a word anew for each question: 8 ms among 200,000 protocols, of any kind.
    """
    spans: list[tuple[list[int], int]] = []
    for table, (first, last) in ranges.items():
        if spans:
            together = _count(raw, ranges[spans[-1][0][0]][0], last)
            if together <= _FEW:
                spans[-1] = ([*spans[-1][0], table], together)
                continue
        spans.append(([table], _count(raw, first, last)))
    return spans


def _count(raw: RawConnection, first: int, last: int) -> int:
    return int(raw.execute(_COUNT, (first, last, _FEW + 1)).fetchone()[0])


def _ranked(rows: Sequence[tuple[int, bytes, bytes]], patterns: Sequence[Pattern]) -> list[bytes]:
    """The best of those that hold all words, by BM25 among themselves, as :data:`_FIND` ranks.

    All of them hold all words, so no word tells more than another.

    Source: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009).
    """
    holding = list[tuple[int, bytes, int, list[int]]]()
    for no, row, packed in rows:
        text = unpack(packed)
        counts = [_NAME * pattern.count(text.head) + pattern.count(text.body) for pattern in patterns]
        if all(counts):
            holding.append((no, row, len(text.head) + len(text.body), counts))
    usual = sum(length for *_, length, _ in holding) / max(1, len(holding))
    found = []
    for no, row, length, counts in holding:
        held = _AGAIN * (1 - _LENGTH + _LENGTH * length / usual)
        score = sum(count * (_AGAIN + 1) / (count + held) for count in counts)
        found.append((-int(_STEPS * score), -no, row))
    return [row for *_, row in sorted(found)[:SHOWN]]


def _query(words: Sequence[Word], marks: Sequence[frozenset[str]]) -> str:
    texts = " AND ".join(word.phrase() for word in words)
    groups = "".join(f" AND marks : ({' OR '.join(sorted(group))})" for group in marks)
    return f"{{head body}} : ({texts}){groups}"
