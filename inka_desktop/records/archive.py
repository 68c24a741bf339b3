"""Old files: what was written before the program, by date and project, found by its text."""

from __future__ import annotations

from datetime import date as calendar_date
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Record, blob, day, parent, ref, sort_key, text
from .values import ArchiveKind, SpaceKind


class ArchiveEntry(Record):
    """One old file: a Word, PDF or Excel file as it was, with its title, date and project."""

    __tablename__ = "archive_entry"
    __number__ = 53
    __spaces__ = frozenset({SpaceKind.COORD})

    title: Mapped[str | None] = text(2, asks=True, required=True)
    date: Mapped[calendar_date | None] = day(3, asks=True)
    kind: Mapped[str] = text(4, asks=True, default=ArchiveKind.OTHER)
    project_id: Mapped[UUID | None] = ref(5, "project", asks=True)
    project_label: Mapped[str | None] = text(6)
    attachment_id: Mapped[UUID | None] = parent(7, "attachment")
    content: Mapped[bytes | None] = blob(8, searched=True)
    """Canonical JSON ``{"text": …}`` of what the file says, for the search; cut at 100,000 characters."""
    note: Mapped[str | None] = text(9)
    title_order: Mapped[str | None] = sort_key("title")
    project_label_order: Mapped[str | None] = sort_key("project_label")

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        limits = ("date", "project_id", "kind")
        return (
            ("alive", *limits), ("alive", "title_order", *limits), ("alive", "project_label_order", *limits),
            ("alive", "kind", "date", "project_id"), ("alive", "project_id", "date", "kind"),
        )  # fmt: skip
