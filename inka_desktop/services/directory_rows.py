"""The rows of the network's lists and editors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from .twins import MergedRow

KINDS = ("organization", "person", "area", "contract")
"""Tables that the network lists."""


MOST_RELATIONS = 50
"""Of one kind that an entry names: the newest of what goes on growing."""


class EntryFilter(NamedTuple):
    """What a list is limited to; None means all. ``active``: still there, or (False) ended."""

    type: str | None = None
    active: bool | None = None
    tag: UUID | None = None


class EntryRow(NamedTuple):
    """A line of a list: what its columns say, when it ended, how far it was sent, open comments."""

    id: UUID
    texts: tuple[str, ...]
    ended: date | None
    sending: str
    comments: int = 0


class RelationRow(NamedTuple):
    """What an entry has to do with another record, and between which days; ``role`` is a word or empty.

    ``link`` is the record that says so, where it can be taken away.
    """

    kind: str
    id: UUID | None
    name: str
    role: str
    first: date | None
    last: date | None
    link: tuple[str, UUID] | None = None
    through: str = ""
    """By what: the organisation, the project, or how somebody took part."""


@dataclass(frozen=True, slots=True)
class PartyOfContractRow:
    """Who signed a contract."""

    id: UUID
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class EntryWholeRow:
    """An entry with everything its editor shows."""

    kind: str
    id: UUID
    name: str
    ended: date | None
    relations: tuple[RelationRow, ...]
    merged: tuple[MergedRow, ...]
    divided: frozenset[str]
    parties: tuple[PartyOfContractRow, ...] = ()
    file: tuple[UUID, str] | None = None
    """Attachment and name of a contract's paper."""
    values: Mapping[str, object] = field(default_factory=dict, compare=False)
