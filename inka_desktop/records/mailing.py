"""What was prepared to be sent by e-mail, and whether a person says that it was sent.

The program hands a draft to the mail program and learns nothing of what becomes of it: a row begins as
prepared, and somebody says that it was sent, or drops it. What was attached is named by its hash.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Merge, Record, flag, moment, parent, ref, text
from .values import MailState, SpaceKind


class Mailing(Record):
    """One e-mail about a protocol, a stock-taking or a form of a round; only its state may still be set."""

    __tablename__ = "mailing"
    __number__ = 85
    __spaces__ = frozenset({SpaceKind.COORD})
    __searched__ = False

    protocol_id: Mapped[UUID | None] = parent(2, "protocol")
    version_id: Mapped[UUID | None] = parent(3, "protocol_version")
    """The version attached; empty for a draft, an announcement and a stock-taking."""
    stock_taking_id: Mapped[UUID | None] = parent(4, "stock_taking")
    kind: Mapped[str | None] = text(5, merge=Merge.FIXED)
    """A word of :class:`.values.MailKind`."""
    subject: Mapped[str | None] = text(6, merge=Merge.FIXED)
    recipients: Mapped[str | None] = text(7, merge=Merge.FIXED)
    """One a line, as ``Name <address>``."""
    file_name: Mapped[str | None] = text(8, merge=Merge.FIXED)
    content_hash: Mapped[str | None] = text(9, merge=Merge.FIXED)
    """BLAKE2b-256 of the attached file as it left, 64 hex digits."""
    protected: Mapped[bool] = flag(10, merge=Merge.FIXED)
    """The file asks for a password, which is kept nowhere."""
    prepared_at: Mapped[datetime | None] = moment(11, merge=Merge.FIXED)
    prepared_by: Mapped[str | None] = text(12, merge=Merge.FIXED)
    state: Mapped[str] = text(13, default=MailState.PREPARED)
    settled_at: Mapped[datetime | None] = moment(14)
    """When it was sent or dropped: the moment somebody said so, or the midnight that begins that day."""
    settled_by: Mapped[str | None] = text(15, searched=False)
    round_part_id: Mapped[UUID | None] = ref(16, "round_part", merge=Merge.FIXED)
    """Of whose form in which round it reminds."""

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        return (("alive", "state", "prepared_at"),)
