"""What the search hands out: hits with their words marked, and where in a record they stand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

Marked = tuple[tuple[str, bool], ...]
"""Pieces of a text one after the other; True for what was searched for."""


@dataclass(frozen=True, slots=True)
class SpotRow:
    """A place in a record.

    Attributes:
        record: the record that a page shows.
        kind, part: of the row that holds the text: the record's own or one of its parts'.
        field: of that row.
        word: what was searched for, as it is written there.
    """

    record: UUID
    kind: str
    part: UUID
    field: str
    word: str


@dataclass(frozen=True, slots=True)
class HitRow:
    """A record that holds all words.

    Attributes:
        kind, id: of the record.
        name: what it is called.
        second: what else it is known by: a number, a place, an organisation; may be empty.
        on: its date, where it has one.
        spot: where the words stand; of several places the one with most of them.
        text: what stands there; empty where the name says it.
    """

    kind: str
    id: UUID
    name: Marked
    second: str
    on: dt.date | None
    spot: SpotRow
    text: Marked


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """What a search is limited to; days are the records' own dates.

    ``own``: begun on a device of this person.
    """

    kind: str = ""
    project: UUID | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class SearchRow:
    """The answer to a search: hits by kind, in the order of the kinds asked for, the best first.

    ``filling``: records are still being taken in that nobody looked at yet, so some may be missing;
    ``unsettled``: at least what was written lately is not in yet.
    """

    hits: tuple[HitRow, ...]
    filling: bool
    unsettled: bool
