"""Rows of tags and comments; loads without SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag; ``count`` is how many records have it, where that was asked."""

    id: UUID
    word: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment on a record.

    Attributes:
        own: this person wrote it and may change its text.
        addressed: name of the person it is for; empty when it is for nobody in particular.
        done_by: who said that it is done.
    """

    id: UUID
    body: str
    at: datetime | None
    author: str
    own: bool
    addressed: str
    done: bool
    done_by: str
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class NotesRow:
    """What the office noted on one record; comments with the newest last."""

    tags: tuple[TagRow, ...]
    comments: tuple[CommentRow, ...]


@dataclass(frozen=True, slots=True)
class AddressedRow:
    """An open comment for this person: what it says, and on which record, by name and date."""

    id: UUID
    kind: str
    record: UUID
    name: str
    on: date | None
    body: str
    author: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ColleagueRow:
    """A person of the office whom a comment can be for."""

    id: UUID
    name: str


class Standing(NamedTuple):
    """What a short list says beside a row.

    Attributes:
        sending: how far own work on it has got, as :func:`.sending.marks` says; empty where all has arrived.
        comments: how many comments on it are open.
        tags: of the office.
    """

    sending: str = ""
    comments: int = 0
    tags: frozenset[UUID] = frozenset()


ALL_ARRIVED = Standing()
"""Nothing is said."""
