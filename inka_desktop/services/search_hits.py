"""From documents of the search index to hits: name, date, the place of the words and the words marked.

Everything is read from the rows as they are now. So a record that was deleted, or no longer says what it
was found by, is no hit, whatever the index still holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from inka_desktop.records.folding import fold
from inka_desktop.records.searching import DATED, fields_of, parts_of, project_field, texts_in
from inka_desktop.records.specs import FieldSpec, TableSpec, by_kind
from inka_desktop.services.naming import name_field
from inka_desktop.services.search_rows import HitRow, Marked, SpotRow
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.search_find import Word
from inka_desktop.store.search_text import belongs

BEFORE, AFTER = 40, 130
"""Characters of a text that are shown before the first word and from there on."""
_SECOND = ("number", "place", "organization_label", "municipality_label", "city", "function")
"""Fields that say more about a record than its name; the first two that are filled are shown."""
_TOKEN = re.compile(r"[^\W_]+")
_COPIED = "SELECT v.id FROM released_protocol r JOIN site_visit v ON v.id = r.visit_id WHERE r.id = ?"


class Line(NamedTuple):
    """One text of a document, where it stands."""

    spec: TableSpec
    row: bytes
    field: FieldSpec
    text: str
    folded: str


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
    lines, patterns = _lines(raw, spec, rows), [word.pattern() for word in words]
    for row in rows:
        own = lines.get(row, [])
        held = [[bool(pattern.search(line.folded)) for pattern in patterns] for line in own]
        if own and all(any(found) for found in zip(*held, strict=True)):
            best = max(range(len(own)), key=lambda place: sum(held[place]))
            yield _hit(raw, spec, row, own, own[best], patterns)


def _lines(raw: RawConnection, spec: TableSpec, rows: Sequence[bytes]) -> dict[bytes, list[Line]]:
    """All texts of several documents, each with its own before those of its parts."""
    found: dict[bytes, list[Line]] = {}
    if not rows:
        return found
    marks = ",".join("?" * len(rows))
    own = f"SELECT id, id, {_names(spec)} FROM {spec.kind} WHERE id IN ({marks}) AND alive = 1"
    _collect(raw, spec, own, rows, found)
    for part, owner in parts_of(spec.kind):
        owned = belongs(part, owner).replace("= ?", f"IN ({marks})")
        query = f"SELECT {owner.name}, id, {_names(part)} FROM {part.kind} WHERE {owned} AND alive = 1"
        _collect(raw, part, query, rows, found)
    return found


def _names(spec: TableSpec) -> str:
    return ", ".join(field.name for field in fields_of(spec.kind))


def _collect(
    raw: RawConnection, spec: TableSpec, query: str, rows: Sequence[bytes], found: dict[bytes, list[Line]]
) -> None:
    for document, row, *values in raw.execute(query, rows).fetchall():
        for field, value in zip(fields_of(spec.kind), values, strict=True):
            texts = texts_in(value) if isinstance(value, bytes) else (value,) if value else ()
            found.setdefault(document, []).extend(Line(spec, row, field, text, fold(text)) for text in texts)


def _hit(
    raw: RawConnection, spec: TableSpec, row: bytes, own: Sequence[Line], best: Line,
    patterns: Sequence[re.Pattern[str]],
) -> HitRow:  # fmt: skip
    name, day, said = _known(raw, spec, row)
    kind, record = _original(raw, spec, row)
    second = " · ".join([one for one in said if one != name][:2])
    word = next((piece for piece, meant in marked(best.text, patterns) if meant), "")
    spot = SpotRow(UUID(bytes=record), best.spec.kind, UUID(bytes=best.row), best.field.name, word)
    says_it = best.row == row and best.text == name
    text = () if says_it else cut(best.text, patterns)
    return HitRow(kind, UUID(bytes=record), marked(name, patterns), second, day, spot, text)


def _known(raw: RawConnection, spec: TableSpec, row: bytes) -> tuple[str, date | None, list[str]]:
    """What a document is called, else the project that it is about; its date; what else it is known by."""
    project, dated, naming = project_field(spec.kind), spec.by_name.get(DATED), name_field(spec.kind)
    title = f"(SELECT title FROM project WHERE id = r.{project.name})" if project is not None else "NULL"
    more = [name for name in _SECOND if name in spec.by_name]
    columns = ", ".join([naming or "NULL", title, dated.name if dated else "NULL", *more])
    name, about, day, *said = raw.execute(
        f"SELECT {columns} FROM {spec.kind} r WHERE id = ?", (row,)
    ).fetchone()
    read = dated.to_python(day) if dated is not None else None
    others = [one for one in said if one]
    called = name or about or next(iter(others), "")
    return called, read if isinstance(read, date) else None, others


def _original(raw: RawConnection, spec: TableSpec, row: bytes) -> tuple[str, bytes]:
    """The record that people know: of a released protocol the one it is a copy of, where that is here."""
    found = raw.execute(_COPIED, (row,)).fetchone() if spec.kind == "released_protocol" else None
    return (by_kind()["site_visit"].kind, found[0]) if found is not None else (spec.kind, row)


# --- marking ------------------------------------------------------------------------------------------


def marked(text: str, patterns: Sequence[re.Pattern[str]]) -> Marked:
    """A text with the words in it that a search meant."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in _places(text, patterns):
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:], False))
    return tuple(piece for piece in pieces if piece[0])


def cut(text: str, patterns: Sequence[re.Pattern[str]]) -> Marked:
    """The stretch of a text around the first word that a search meant, on one line."""
    plain = " ".join(text.split())
    first = next((start for start, _ in _places(plain, patterns)), 0)
    begin = plain.rfind(" ", 0, max(0, first - BEFORE)) + 1 if first > BEFORE else 0
    end = first + AFTER
    if end < len(plain):
        end = max(first + 1, plain.rfind(" ", first, end))
    pieces = marked(plain[begin:end], patterns)
    before, after = (
        ("… ", False) if begin else ("", False),
        (" …", False) if end < len(plain) else ("", False),
    )
    return tuple(piece for piece in (before, *pieces, after) if piece[0])


def _places(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    """Beginning and end of each word, by the tokens that the folded text has."""
    tokens = list(_TOKEN.finditer(text))
    folded = [fold(token[0]) for token in tokens]
    lengths = [len(one) + 1 for one in folded]
    line, chosen, at = " ".join(folded), set[int](), 0
    spans = [(found.start(), found.end()) for pattern in patterns for found in pattern.finditer(line)]
    for place, length in enumerate(lengths):
        if any(start < at + length - 1 and end > at for start, end in spans):
            chosen.add(place)
        at += length
    for place in sorted(chosen):
        yield tokens[place].start(), tokens[place].end()
