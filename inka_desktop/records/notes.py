"""What the office notes on records of any kind for itself: words of its own, and comments.

All of it lies in ``coord``, where no carrier reads, whatever space the record stands in; no document has it.
Only what is for oneself has its notes beside it, in the personal space that nobody else reads at all.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Merge, Record, blob, flag, long_text, moment, ref, sort_key, target_id, target_kind, text
from .values import SpaceKind

NOTED = frozenset(
    {
        "protocol", "series", "project", "agreement", "task", "organization", "person", "area", "contract",
        "stock_taking", "archive_entry", "round", "submission", "follow_up",
    }
)  # fmt: skip
"""Kinds that have tags and comments: those with a page of their own or a row in a list of the office."""
FOR_ONESELF = frozenset({"follow_up"})
"""Of these, what only its owner reads: its notes stand in that person's space, too."""
_OWN = frozenset({SpaceKind.COORD, SpaceKind.PERSONAL})


class Tag(Record):
    """A word that records are found by.

    Its id is made of the word that it was given first, in a personal space of that space, too: two devices
    that think of one make the same row.
    """

    __tablename__ = "tag"
    __number__ = 86
    __spaces__ = _OWN
    __searched__ = False

    word: Mapped[str | None] = text(2)
    word_order: Mapped[str | None] = sort_key("word")

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        return (("alive", "word_order"),)


class Tagging(Record):
    """A record has a tag. Its id is made of both: whoever adds it again, or at once, means the same row."""

    __tablename__ = "tagging"
    __number__ = 87
    __spaces__ = _OWN

    tag_id: Mapped[UUID | None] = ref(2, "tag", index=False)
    tag_label: Mapped[str | None] = text(3)
    target_kind: Mapped[int | None] = target_kind(4)
    target_id: Mapped[UUID | None] = target_id(5)

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        return (("tag_id", "alive", "target_kind", "target_id"), ("target_id", "alive", "tag_id"))


class Comment(Record):
    """What somebody of the office says about a record, perhaps to somebody; its text is its author's."""

    __tablename__ = "comment"
    __number__ = 88
    __spaces__ = _OWN

    target_kind: Mapped[int | None] = target_kind(2)
    target_id: Mapped[UUID | None] = target_id(3)
    body: Mapped[str | None] = long_text(4)
    written_at: Mapped[datetime | None] = moment(5, merge=Merge.FIXED)
    author_id: Mapped[bytes | None] = blob(6)
    """Of the person, 16 bytes."""
    author: Mapped[str | None] = text(7, merge=Merge.FIXED)
    addressed_id: Mapped[UUID | None] = ref(8, "person", index=False)
    """Whose open comment it is; nobody's in particular when empty."""
    addressed_label: Mapped[str | None] = text(9, searched=False)
    done: Mapped[bool] = flag(10)
    done_at: Mapped[datetime | None] = moment(11)
    done_by: Mapped[str | None] = text(12, searched=False)

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        return (("target_id", "alive", "done"), ("addressed_id", "alive", "done", "target_kind", "target_id"))
