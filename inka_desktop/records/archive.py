"""Old files: what was written before the program, as dated entries with the file and its text."""

from __future__ import annotations

from datetime import date as calendar_date
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Merge, Record, day, long_text, parent, ref, sort_key, text
from .values import SpaceKind

_COORD = frozenset({SpaceKind.COORD})


class ArchiveEntry(Record):
    """An old file: when it was written, and for which project."""

    __tablename__ = "archive_entry"
    __number__ = 53
    __spaces__ = _COORD

    title: Mapped[str | None] = text(2, asks=True, required=True)
    date: Mapped[calendar_date | None] = day(3, asks=True)
    project_id: Mapped[UUID | None] = ref(4, "project", asks=True)
    project_label: Mapped[str | None] = text(5)
    note: Mapped[str | None] = long_text(6)
    attachment_id: Mapped[UUID | None] = parent(7, "attachment")
    """The file as it was, byte for byte."""
    form: Mapped[str | None] = text(8, merge=Merge.FIXED)
    """A word of :class:`.values.FileForm`."""
    origin: Mapped[str | None] = text(9, merge=Merge.FIXED)
    """Where it lay: its path below the folder that was taken over, with ``/``."""
    title_order: Mapped[str | None] = sort_key("title")
    project_label_order: Mapped[str | None] = sort_key("project_label")

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        limits = ("date", "project_id", "form")
        return (
            ("alive", *limits), ("alive", "title_order", *limits), ("alive", "project_label_order", *limits),
            ("alive", "project_id", "date", "form"),
        )  # fmt: skip


class ArchiveText(Record):
    """What stands in an old file, for the search; apart from the entry, so that lists do not read it."""

    __tablename__ = "archive_text"
    __number__ = 54
    __spaces__ = _COORD

    entry_id: Mapped[UUID | None] = parent(2, "archive_entry")
    text: Mapped[str | None] = text(3)
    """Of all pages or sheets, with a form feed between two; the beginning of a very long one."""
