"""From documents of the search index to hits: name, date, the place of the words and the words marked.

Everything is read from the rows as they are now. So a record that was deleted, or no longer says what it
was found by, is no hit, whatever the index still holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from uuid import UUID

from inka_desktop.records.folding import fold
from inka_desktop.records.searching import DATED, fields_of, parts_of, project_field
from inka_desktop.records.specs import FieldSpec, TableSpec
from inka_desktop.services.naming import copied_from, name_fields
from inka_desktop.services.search_rows import HitRow, Marked, SpotRow
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.search_find import Pattern, Word
from inka_desktop.store.search_text import belongs, is_there, texts_of

BEFORE, AFTER = 40, 130
"""Characters of a text that are shown before the first word and from there on."""
_STRETCH, _NARROW, _OVERLAP = 4_000, 500, 300
"""Characters of a long text that are looked at together, how many of these then, and how many once more."""
_LONG = 8_000
"""Characters from which on a text is looked into from its beginning, since folding all of it takes long."""
_SECOND = (
    "number", "place", "organization_label", "municipality_label", "city", "function", "round_label",
    "project_label",
)  # fmt: skip
"""Fields that say more about a record than its name; the first two that are filled are shown."""
_GOES_WITH = {"tagging": " AND EXISTS (SELECT 1 FROM tag t WHERE t.id = tag_id AND t.alive = 1)"}
"""Parts that are not shown without another record, which the index does not ask for."""
_END = re.compile("\0")
_TOKEN = re.compile(r"[^\W_]+")


class Line(NamedTuple):
    """One text of a document, where it stands, and whether it was found to say all words by itself."""

    spec: TableSpec
    row: bytes
    field: FieldSpec
    text: str
    says_all: bool = False


class Known(NamedTuple):
    """What a document is known by: its own name, else the project that it is about; what else; its date."""

    name: str
    second: list[str]
    day: date | None


def read(
    raw: RawConnection, spec: TableSpec, rows: Sequence[bytes], words: Sequence[Word]
) -> Iterator[HitRow]:
    """The hits among documents of a kind, in their order.

    Args:
        raw: on one snapshot with the index.
        spec: of the documents.
        rows: their ids.
        words: all of which a hit must hold.
    """
    if not rows:
        return
    known = _known(raw, spec, rows)
    there = [row for row in rows if row in known]
    lines, patterns = _own_lines(raw, spec, there), [one.pattern() for one in words]
    best = {row: _best(lines.get(row, []), patterns) for row in there}
    missed = [row for row, line in best.items() if line is None or not line.says_all]
    _add_lines_of_parts(raw, spec, missed, lines)
    best |= {row: _best(lines.get(row, []), patterns) for row in missed}
    for row, line in best.items():
        if line is not None:
            yield _hit(raw, spec, row, known[row], line, patterns)


def _best(lines: Sequence[Line], patterns: Sequence[Pattern]) -> Line | None:
    """The text with most of the words, the first of several; None where not all of them stand somewhere."""
    texts = [line.text if len(line.text) <= _LONG else _excerpt(line.text, patterns) for line in lines]
    folded = fold("\0".join(texts))  # at once: folding and searching cost by the call
    ends = [found.start() for found in _END.finditer(folded)]
    held: Counter[int] = Counter()
    for pattern in patterns:
        places = {bisect_left(ends, found.start()) for found in pattern.finditer(folded)}
        if not places:
            return None
        held.update(places)
    place = min(held, key=lambda place: (-held[place], place))
    return lines[place]._replace(text=texts[place], says_all=held[place] == len(patterns))


def _excerpt(text: str, patterns: Sequence[Pattern]) -> str:
    """Of a very long text parts in which the words stand.

    They are looked for as they are first, which is quick; what is not found so, stretch by stretch.
    """
    plain, parts, missing = text.lower(), list[tuple[int, int]](), list[Pattern]()
    for pattern in patterns:
        found = pattern.search(plain)
        begin, end = _widened(text, found.start(), found.end()) if found is not None else (0, 0)
        if pattern.search(fold(text[begin:end])):
            parts.append((begin, end))
        else:
            missing.append(pattern)
    for part, start in _stretches(text, _STRETCH) if missing else ():
        folded = fold(part)
        left = [pattern for pattern in missing if not pattern.search(folded)]
        if len(left) < len(missing):
            parts.append((start, start + len(part)))
        missing = left
        if not missing:
            break
    said = " … ".join(text[begin:end] for begin, end in sorted(parts))
    return f"… {said} …"


def _own_lines(raw: RawConnection, spec: TableSpec, rows: Sequence[bytes]) -> dict[bytes, list[Line]]:
    """The texts of several documents by their ids, without those of their parts."""
    found: dict[bytes, list[Line]] = {}
    own = f"SELECT id, id, {_names(spec)} FROM {spec.kind} WHERE id IN ({_marks(rows)})"
    _collect(raw, spec, own, rows, found)
    return found


def _add_lines_of_parts(
    raw: RawConnection, spec: TableSpec, rows: Sequence[bytes], found: dict[bytes, list[Line]]
) -> None:
    """Puts those of the parts of some documents behind their own.

    That is only asked for where a document's own texts do not say all: parts lie all over the file.
    """
    if not rows:
        return
    marks = _marks(rows)
    for part, owner in parts_of(spec.kind):
        owned = belongs(part, owner).replace("= ?", f"IN ({marks})")
        query = f"SELECT {owner.name}, id, {_names(part)} FROM {part.kind} WHERE {owned} AND {is_there(part)}"
        query += _GOES_WITH.get(part.kind, "")
        _collect(raw, part, query, rows, found)
        for inner, link in parts_of(part.kind):
            within = f"SELECT id AS part, {owner.name} AS document FROM {part.kind}"
            within += f" WHERE {owned} AND {is_there(part)}"
            on = belongs(inner, link).replace("= ?", "= part")
            query = f"SELECT document, id, {_names(inner)} FROM ({within}) JOIN {inner.kind} ON {on}"
            query += f" WHERE {is_there(inner)}" + _GOES_WITH.get(inner.kind, "")
            _collect(raw, inner, query, rows, found)


def _marks(rows: Sequence[bytes]) -> str:
    return ",".join("?" * len(rows))


def _names(spec: TableSpec) -> str:
    return ", ".join(field.name for field in fields_of(spec.kind))


def _collect(
    raw: RawConnection, spec: TableSpec, query: str, rows: Sequence[bytes], found: dict[bytes, list[Line]]
) -> None:
    fields = fields_of(spec.kind)
    for document, row, *values in raw.execute(query, rows).fetchall():
        lines = found.setdefault(document, [])
        for field, value in zip(fields, values, strict=True):
            lines += [Line(spec, row, field, text) for text in texts_of(raw, field, value)]


def _known(raw: RawConnection, spec: TableSpec, rows: Sequence[bytes]) -> dict[bytes, Known]:
    project, dated = project_field(spec.kind), spec.by_name.get(DATED)
    names = [f"nullif({name}, '')" for name in name_fields(spec.kind)]
    title = f"(SELECT title FROM project WHERE id = r.{project.name})" if project is not None else "NULL"
    more = [name for name in _SECOND if name in spec.by_name]
    called = f"coalesce({', '.join([*names, 'NULL', 'NULL'])})"
    columns = ", ".join([called, title, dated.name if dated else "NULL", *more])
    query = f"SELECT id, {columns} FROM {spec.kind} r WHERE id IN ({_marks(rows)})"
    query += f" AND {is_there(spec)}"
    found = {}
    for row, name, about, day, *said in raw.execute(query, rows).fetchall():
        read = dated.to_python(day) if dated is not None else None
        others = [one for one in said if one]
        called = name or about or next(iter(others), "")
        second = [one for one in others if one != called][:2]
        found[row] = Known(called, second, read if isinstance(read, date) else None)
    return found


def _hit(
    raw: RawConnection, spec: TableSpec, row: bytes, known: Known, best: Line,
    patterns: Sequence[Pattern],
) -> HitRow:  # fmt: skip
    kind, record = _original(raw, spec, row)
    says_it = best.row == row and best.text == known.name
    name = marked(known.name, patterns)
    text = () if says_it else cut(best.text, patterns)
    word = next((piece for piece, is_meant in text or name if is_meant), "")
    spot = SpotRow(UUID(bytes=record), best.spec.kind, UUID(bytes=best.row), best.field.name, word)
    return HitRow(kind, UUID(bytes=record), name, " · ".join(known.second), known.day, spot, text)


def _original(raw: RawConnection, spec: TableSpec, row: bytes) -> tuple[str, bytes]:
    """The record that people know: of a released protocol the one it is a copy of, where that is here."""
    copied = copied_from(raw, spec, row)
    return ("protocol", copied) if copied is not None else (spec.kind, row)


# --- marking ------------------------------------------------------------------------------------------


def marked(text: str, patterns: Sequence[Pattern]) -> Marked:
    """A text with the words in it that a search meant."""
    return _pieces(text, _places(text, patterns), 0, len(text))


def cut(text: str, patterns: Sequence[Pattern]) -> Marked:
    """The stretch of a text around the first word that a search meant, on one line."""
    start, stop = _stretch(text, patterns)
    plain, earlier, later = " ".join(text[start:stop].split()), start > 0, stop < len(text)
    places = _places(plain, patterns)
    first = places[0][0] if places else 0
    begin = plain.rfind(" ", 0, max(0, first - BEFORE)) + 1 if first > BEFORE else 0
    end = min(first + AFTER, len(plain))
    if end < len(plain):
        end = max(first + 1, plain.rfind(" ", first, end))
    before, after = (
        ("… ", False) if begin or earlier else ("", False),
        (" …", False) if end < len(plain) or later else ("", False),
    )
    return tuple(piece for piece in (before, *_pieces(plain, places, begin, end), after) if piece[0])


def _stretch(text: str, patterns: Sequence[Pattern]) -> tuple[int, int]:
    """Beginning and end of the part of a text with the first word that is meant, and some words around it.

    Finding places looks at each word, finding out whether there is one at all does not.
    """
    begin, end = 0, len(text)
    for size in (_STRETCH, _NARROW):
        first, last = 0, end - begin
        for part, start in _stretches(text[begin:end], size):
            first, last, folded = start, start + len(part), fold(part)
            if any(pattern.search(folded) for pattern in patterns):
                break
        begin, end = begin + first, begin + last
    return _widened(text, begin, end)


def _widened(text: str, begin: int, end: int) -> tuple[int, int]:
    """A part of a text with some whole words around it."""
    end = text.find(" ", end + AFTER)
    return text.rfind(" ", 0, max(0, begin - BEFORE)) + 1, end if end >= 0 else len(text)


def _stretches(text: str, size: int) -> Iterator[tuple[str, int]]:
    """A text in stretches of whole words that overlap, each with where it begins; at least one."""
    start = 0
    while start + size < len(text):
        end = text.find(" ", start + size)
        part = text[start : end if end >= 0 else None]
        yield part, start
        start += part.rfind(" ", 0, max(1, len(part) - _OVERLAP)) + 1 or len(part)
    yield text[start:], start


def _pieces(text: str, places: Sequence[tuple[int, int]], begin: int, end: int) -> Marked:
    """A stretch of a text in pieces, those at the places marked."""
    pieces: list[tuple[str, bool]] = []
    at = begin
    for first, last in places:
        if begin <= first < end:
            pieces += [(text[at:first], False), (text[first : min(last, end)], True)]
            at = min(last, end)
    pieces.append((text[at:end], False))
    return tuple(piece for piece in pieces if piece[0])


@lru_cache(maxsize=4096)
def _fold_word(word: str) -> str:
    return fold(word)


def _places(text: str, patterns: Sequence[Pattern]) -> list[tuple[int, int]]:
    """Beginning and end of each word that is meant, by the tokens that the folded text has."""
    tokens = list(_TOKEN.finditer(text))
    folded = [_fold_word(token[0]) for token in tokens]
    starts = list(accumulate((len(one) + 1 for one in folded), initial=0))
    line, chosen = " ".join(folded), set[int]()
    for pattern in patterns:
        for found in pattern.finditer(line):
            chosen.update(range(bisect_right(starts, found.start()) - 1, bisect_left(starts, found.end())))
    return [(tokens[place].start(), tokens[place].end()) for place in sorted(chosen)]
