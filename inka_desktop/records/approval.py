"""Texts that are fixed before a protocol is finished, what recipients replied to them, and who signed them.

Three things fix a text early: putting it to its recipients (in Abstimmung), printing an agreement sheet, and
signing on the screen. What was fixed is never changed; a changed protocol is fixed anew as the next text.
"""

from __future__ import annotations

from datetime import date as calendar_date
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Merge, Record, blob, day, flag, long_text, moment, number, parent, position, ref, text
from .values import ReplyKind, ReplyWay, SpaceKind

_COORD = frozenset({SpaceKind.COORD})


class FixedText(Record):
    """A protocol's text as somebody was shown it; only ``reply_by`` and ``withdrawn`` may still be set."""

    __tablename__ = "fixed_text"
    __number__ = 60
    __spaces__ = _COORD
    __searched__ = False

    protocol_id: Mapped[UUID | None] = parent(2, "protocol")
    purpose: Mapped[str | None] = text(3, merge=Merge.FIXED)
    """What it was fixed for, a word of :class:`.values.TextPurpose`."""
    number: Mapped[int | None] = number(4, merge=Merge.FIXED)
    """Counts the protocol's texts of this purpose from 1; two devices may give the same one."""
    content: Mapped[bytes | None] = blob(5)
    """Canonical bytes of :class:`inka_desktop.records.content.ProtocolContent`, without signatures."""
    content_hash: Mapped[str | None] = text(6, merge=Merge.FIXED)
    fixed_at: Mapped[datetime | None] = moment(7, merge=Merge.FIXED)
    fixed_by: Mapped[str | None] = text(8, merge=Merge.FIXED)
    reply_by: Mapped[calendar_date | None] = day(9, asks=True)
    """The last day for replies; empty where nobody is asked."""
    withdrawn: Mapped[bool] = flag(10)


class Recipient(Record):
    """Somebody whom a text was put to; function and organisation suffice."""

    __tablename__ = "recipient"
    __number__ = 61
    __spaces__ = _COORD
    __searched__ = False

    protocol_id: Mapped[UUID | None] = parent(2, "protocol")
    text_id: Mapped[UUID | None] = parent(3, "fixed_text")
    person_id: Mapped[UUID | None] = ref(4, "person", index=False)
    name: Mapped[str | None] = text(5)
    function: Mapped[str | None] = text(6)
    organization: Mapped[str | None] = text(7)
    position: Mapped[str] = position(8)


class Reply(Record):
    """What somebody said to a text: an objection to one place of it, or that there is none."""

    __tablename__ = "reply"
    __number__ = 62
    __spaces__ = _COORD

    protocol_id: Mapped[UUID | None] = parent(2, "protocol")
    text_id: Mapped[UUID | None] = parent(3, "fixed_text")
    recipient_id: Mapped[UUID | None] = parent(4, "recipient")
    """Whose reply it is; empty for somebody who was not asked."""
    kind: Mapped[str] = text(5, default=ReplyKind.OBJECTION)
    name: Mapped[str | None] = text(6)
    function: Mapped[str | None] = text(7)
    organization: Mapped[str | None] = text(8)
    received_on: Mapped[calendar_date | None] = day(9, asks=True)
    way: Mapped[str] = text(10, default=ReplyWay.MAIL)
    section: Mapped[str | None] = text(11, searched=False)
    """The section it is about, a word of :class:`.protocol_types.Section`; empty for all of it."""
    topic_id: Mapped[UUID | None] = ref(12, "topic", index=False)
    topic_title: Mapped[str | None] = text(13)
    """As it was called then."""
    lines: Mapped[str | None] = text(14, searched=False)
    """Numbers of lines in the document that was sent, e.g. 12–14."""
    wording: Mapped[str | None] = long_text(15)
    outcome: Mapped[str | None] = text(16, asks=True, searched=False)
    """What became of an objection, a word of :class:`.values.ReplyOutcome`; empty until decided."""
    outcome_note: Mapped[str | None] = text(17)
    position: Mapped[str] = position(18)


class Signature(Record):
    """A simple electronic signature, drawn on the screen below a text that was shown; never changed."""

    __tablename__ = "signature"
    __number__ = 63
    __spaces__ = _COORD
    __searched__ = False

    protocol_id: Mapped[UUID | None] = parent(2, "protocol")
    text_id: Mapped[UUID | None] = parent(3, "fixed_text")
    """The text that was shown."""
    content_hash: Mapped[str | None] = text(4, merge=Merge.FIXED)
    """That text's hash, written once more so that the signature alone says what it is bound to."""
    name: Mapped[str | None] = text(5, merge=Merge.FIXED)
    function: Mapped[str | None] = text(6, merge=Merge.FIXED)
    organization: Mapped[str | None] = text(7, merge=Merge.FIXED)
    signed_at: Mapped[datetime | None] = moment(8, merge=Merge.FIXED)
    strokes: Mapped[bytes | None] = blob(9)
    """What was drawn, as :mod:`.strokes` writes it."""
