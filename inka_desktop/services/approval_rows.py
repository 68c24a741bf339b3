"""Rows of what happens to a protocol's text beside editing it: consultation, signatures, late changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from inka_desktop.records.protocol_types import Section


class Addressee(NamedTuple):
    """Somebody who is asked, replies or signs; any of the texts may be empty, not all of them.

    ``left_on`` is said of who may be asked: the day on which somebody left who is no longer there.
    """

    name: str = ""
    function: str = ""
    organization: str = ""
    person_id: UUID | None = None
    left_on: dt.date | None = None


_SECTIONS = {
    "topic": Section.TOPICS, "resolution": Section.TOPICS, "agreement": Section.AGREEMENTS,
}  # fmt: skip


class PlaceRow(NamedTuple):
    """A place of a text that somebody may object to.

    Attributes:
        kind: ``topic``, ``resolution`` or ``agreement``.
        number: of the topic or agreement, from 1.
        words: what it says: the title of a topic, the wording of a resolution or agreement.
        topic_id: of a topic and its resolution, where it is known.
    """

    kind: str
    number: int
    words: str
    topic_id: UUID | None = None

    @property
    def section(self) -> str:
        """The section it stands in, a word of :class:`.protocol_types.Section`; empty for all of the text."""
        return _SECTIONS.get(self.kind, "")


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """A recipient of a text; ``objections`` of theirs, or that there are none.

    ``replied_on`` is the day on which the last of it came, ``way`` how, a word of :class:`.ReplyWay`.
    """

    id: UUID
    who: Addressee
    objections: int
    no_objections: bool
    replied_on: dt.date | None
    way: str = ""

    @property
    def replied(self) -> bool:
        """Whether anything came from them."""
        return self.no_objections or self.objections > 0


@dataclass(frozen=True, slots=True)
class TextRow:
    """Text ``number`` in consultation; ``shared``: the project's carrier reads it in the program."""

    id: UUID
    number: int
    fixed_at: dt.datetime
    fixed_by: str
    reply_by: dt.date | None
    withdrawn: bool
    recipients: tuple[RecipientRow, ...]
    shared: bool = False

    @property
    def waiting(self) -> int:
        """How many recipients have not replied yet."""
        return sum(not one.replied for one in self.recipients)


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """An objection to a place of a text, or that somebody has none.

    ``outcome`` is empty until it is decided; ``late``: it came after the newest version was finished;
    ``own``: the carrier wrote it in the program, and alone takes it back.
    """

    id: UUID
    text_number: int
    recipient_id: UUID | None
    kind: str
    who: Addressee
    received_on: dt.date | None
    way: str
    section: str
    topic_id: UUID | None
    topic: str
    lines: str
    wording: str
    outcome: str
    late: bool
    own: bool = False
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class ConsultationRow:
    """All of a protocol's consultation.

    Attributes:
        texts: newest first, withdrawn ones too.
        replies: in the order of the text they came to, then as they came.
        changed: the protocol says something else than the newest text that holds.
    """

    texts: tuple[TextRow, ...]
    replies: tuple[ReplyRow, ...]
    changed: bool

    @property
    def newest(self) -> TextRow | None:
        """The text that holds now."""
        return next((text for text in self.texts if not text.withdrawn), None)

    @property
    def undecided(self) -> int:
        """Objections of which nobody said what becomes of them."""
        return sum(one.kind == "objection" and not one.outcome for one in self.replies)


@dataclass(frozen=True, slots=True)
class OwnReplyRow:
    """What somebody of a carrier said to a shared text.

    ``outcome`` is empty until the office decides; ``own``: this person said it; ``sending`` is how far it has
    got, as lists have it.
    """

    id: UUID
    kind: str
    who: Addressee
    replied_at: dt.datetime
    topic: str
    lines: str
    wording: str
    outcome: str
    own: bool
    sending: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class ConsultedRow:
    """Text ``number`` of a protocol of a type (``kind``), as the project's carrier has it.

    ``closed``: nobody waits for replies any more; ``places`` may be objected to; ``me`` is as whom this
    person replies.
    """

    id: UUID
    kind: str
    project: str
    date: dt.date | None
    number: int
    fixed_at: dt.datetime
    fixed_by: str
    reply_by: dt.date | None
    closed: bool
    places: tuple[PlaceRow, ...]
    replies: tuple[OwnReplyRow, ...]
    me: Addressee

    @property
    def waits(self) -> bool:
        """Whether a reply is asked for and none was given."""
        return not self.closed and not self.replies


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """A signature on the screen; ``changed``: the text that was signed is not the protocol's any more."""

    id: UUID
    who: Addressee
    signed_at: dt.datetime
    purpose: str
    changed: bool
    strokes: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class PrintedSheetRow:
    """An agreement sheet that went out to be signed: when, and the mark printed below it (64 hex digits)."""

    text_id: UUID
    fixed_at: dt.datetime
    content_hash: str


@dataclass(frozen=True, slots=True)
class SignedSheetRow:
    """A scan of what was signed on paper.

    Attributes:
        present: its bytes are on this device.
        content_hash: of the text that the paper shows; empty where nobody said which.
        changed: that text is not the protocol's any more.
    """

    id: UUID
    attachment_id: UUID
    file_name: str
    media_type: str
    added_at: dt.datetime
    present: bool
    content_hash: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class SigningRow:
    """What was signed of a protocol, oldest first, and the sheets that may come back signed, newest first."""

    signatures: tuple[SignatureRow, ...]
    sheets: tuple[SignedSheetRow, ...]
    printed: tuple[PrintedSheetRow, ...] = ()
