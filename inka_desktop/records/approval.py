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
_PROJECT = frozenset({SpaceKind.PROJECT})


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
    shared_id: Mapped[UUID | None] = ref(19, "shared_reply", merge=Merge.FIXED)
    """The carrier's own reply, where it came in the program."""


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


class SharedText(Record):
    """A text in consultation as the project's carrier may read it; a copy in the project's space.

    Its id is made of the text it copies and of the space. Only ``reply_by`` and what it has come to may still
    be set.
    """

    __tablename__ = "shared_text"
    __number__ = 64
    __spaces__ = _PROJECT
    __searched__ = False

    text_id: Mapped[UUID | None] = ref(2, "fixed_text", merge=Merge.FIXED)
    """The text it copies; lies with the coordinators and is missing elsewhere."""
    protocol_id: Mapped[UUID | None] = ref(3, "protocol", merge=Merge.FIXED)
    project_id: Mapped[UUID | None] = parent(4, "project")
    number: Mapped[int | None] = number(5, merge=Merge.FIXED)
    date: Mapped[calendar_date | None] = day(6, merge=Merge.FIXED)
    """Of the protocol."""
    content: Mapped[bytes | None] = blob(7)
    """Canonical bytes of :class:`inka_desktop.records.content.ProtocolContent`."""
    content_hash: Mapped[str | None] = text(8, merge=Merge.FIXED)
    """Of the text it copies, so that both sides speak of the same one."""
    asked: Mapped[str | None] = text(9, merge=Merge.FIXED)
    """Whom the text was put to, one a line, as its document names them."""
    fixed_at: Mapped[datetime | None] = moment(10, merge=Merge.FIXED)
    fixed_by: Mapped[str | None] = text(11, merge=Merge.FIXED)
    reply_by: Mapped[calendar_date | None] = day(12)
    withdrawn: Mapped[bool] = flag(13)
    closed: Mapped[bool] = flag(14)
    """The protocol was finished: nobody waits for replies any more."""


class SharedReply(Record):
    """What somebody of the carrier said to a shared text; never changed, but it can be taken back.

    The office's devices take it into its own :class:`Reply`, whose id is made of this one's, and decide
    there; ``outcome`` tells the carrier and decides nothing.
    """

    __tablename__ = "shared_reply"
    __number__ = 65
    __spaces__ = _PROJECT
    __searched__ = False

    shared_text_id: Mapped[UUID | None] = parent(2, "shared_text")
    kind: Mapped[str | None] = text(3, merge=Merge.FIXED)
    """A word of :class:`.values.ReplyKind`."""
    name: Mapped[str | None] = text(4, merge=Merge.FIXED)
    function: Mapped[str | None] = text(5, merge=Merge.FIXED)
    organization: Mapped[str | None] = text(6, merge=Merge.FIXED)
    replied_at: Mapped[datetime | None] = moment(7, merge=Merge.FIXED)
    section: Mapped[str | None] = text(8, merge=Merge.FIXED)
    """The section it is about, a word of :class:`.protocol_types.Section`; empty for all of it."""
    topic_title: Mapped[str | None] = text(9, merge=Merge.FIXED)
    lines: Mapped[str | None] = text(10, merge=Merge.FIXED)
    wording: Mapped[str | None] = text(11, merge=Merge.FIXED)
    outcome: Mapped[str | None] = text(12, searched=False)
    author_id: Mapped[bytes | None] = blob(13)
    """The person, 16 bytes, who alone takes it back."""
