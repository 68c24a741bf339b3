"""The rows of the archive and of what is taken over into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

LIMIT_MB = 50
"""Larger files are left where they are."""


class ArchiveFilter(NamedTuple):
    """What the list is limited to; empty means all. ``assigned``: whether there is a project."""

    project_id: UUID | None = None
    forms: tuple[str, ...] = ()
    assigned: bool | None = None
    tag: UUID | None = None


class ArchiveRow(NamedTuple):
    """A line of the list."""

    id: UUID
    date: date | None
    title: str
    project: str
    form: str
    sending: str = ""
    comments: int = 0


@dataclass(frozen=True, slots=True)
class ArchiveWholeRow:
    """An entry with everything its page shows.

    Attributes:
        attachment: the file; None only where an entry came without it.
        size: of the file in bytes.
        present: whether the file is on this device.
        searched: whether a text of the file is found by the search.
        divided: fields for which two entries arrived.
    """

    id: UUID
    title: str
    form: str
    origin: str
    attachment: UUID | None
    file_name: str
    size: int
    present: bool
    searched: bool
    divided: frozenset[str] = frozenset()
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


class DateSource(StrEnum):
    """Where a proposed day comes from, the surest first."""

    NAME = "name"
    PROPERTIES = "properties"
    FILE = "file"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A file that was found in a folder, and what is proposed for it.

    Attributes:
        origin: its path below the folder, with ``/``.
        size: in bytes.
        form: what it is; empty where that is not known.
        hash: BLAKE2b-256 of its bytes in hex; empty where it was not read.
        double_of: where the same file lies already: the title of an entry, or another file's ``origin``.
        why: why it is not taken over (a word of :class:`inka_desktop.reading.looked.Why`); empty otherwise.
        text: whether there is a text to be found by.
        take: whether it is to be taken over.
    """

    path: Path
    origin: str
    size: int
    form: str = ""
    hash: str = ""
    title: str = ""
    date: date | None = None
    date_source: DateSource = DateSource.FILE
    project_id: UUID | None = None
    double_of: str = ""
    why: str = ""
    text: bool = True
    take: bool = True


class LeftRow(NamedTuple):
    """A file that was left where it is, and why."""

    origin: str
    why: str


class TakenRow(NamedTuple):
    """How a taking-over ended: how many came in, which were left, how many still wait."""

    taken: int
    left: tuple[LeftRow, ...]
    waiting: int


class PlanRow(NamedTuple):
    """A taking-over that is not at its end: how many files wait, and in which folder the first lies."""

    waiting: int
    folder: str
