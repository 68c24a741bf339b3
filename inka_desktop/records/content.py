"""What a finished protocol says, word for word: the canonical content of a ``ProtocolVersion``.

Documents, signatures and release copies of a finished record read only this. There is no field for the
internal note, so that no document can print it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import ClassVar

from inka_desktop.errors import DamageError, EnvironmentalError

from .canonical import ContentPart, from_bytes, to_bytes
from .protocol_types import VISIT

FORMAT = 3
"""The newest that this version reads; which one a type of protocol writes says its declaration."""
WITH_VIEWS = 3
"""What content has that tells of diverging views or signatures: no older program prints it without them."""


class ContentDamagedError(DamageError):
    """The stored bytes of a finished protocol are not canonical content."""

    code = "records.content_damaged"
    de = (
        "Diese abgeschlossene Fassung lässt sich nicht lesen. Sie bleibt unverändert gespeichert. "
        "Bitte stellen Sie eine Sicherung wieder her."
    )
    en = "This final version cannot be read. It stays stored unchanged. Please restore a backup."


class ContentNewerError(EnvironmentalError):
    """The content was written in a format that this version does not know."""

    code = "records.content_newer"
    de = (
        "Diese Fassung stammt aus einer neueren Programmversion. Sie bleibt unverändert gespeichert. "
        "Bitte aktualisieren Sie das Programm."
    )
    en = "A newer version of the program wrote this. It stays stored unchanged. Please update the program."


@dataclass(frozen=True, slots=True)
class ProjectContent(ContentPart):
    """The project as it was called on that day; ``file_number`` is the Aktenzeichen."""

    title: str = ""
    file_number: str = ""
    municipalities: tuple[str, ...] = ()
    carrier: str = ""


@dataclass(frozen=True, slots=True)
class PresentContent(ContentPart):
    """One person or group present; function and organisation suffice, a name only where wanted.

    ``state`` is ``present``, ``excused``, ``guest`` or a word printed as it is; ``vote``: may vote.
    """

    function: str = ""
    organization: str = ""
    name: str = ""
    remark: str = ""
    state: str = "present"
    vote: bool = False


@dataclass(frozen=True, slots=True)
class AgreementContent(ContentPart):
    """Who does what by when. ``state`` is ``open``, ``done``, ``dropped`` or a word printed as it is.

    ``agreed_on`` is the date of the earlier protocol that an agreement carried over comes from, ``item`` the
    number of the item of the agenda at which it was made.
    """

    text: str = ""
    responsible: str = ""
    due: dt.date | None = None
    state: str = "open"
    remark: str = ""
    done_on: dt.date | None = None
    agreed_on: dt.date | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class TopicContent(ContentPart):
    """One topic with its notes, or an item of an agenda; line ends in texts are paragraphs.

    ``kind`` is ``information``, ``discussion``, ``resolution`` or empty; ``text`` is then the discussion.
    """

    title: str = ""
    text: str = ""
    kind: str = ""
    facts: str = ""
    resolution: str = ""
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None


@dataclass(frozen=True, slots=True)
class PhotoContent(ContentPart):
    """One photo: hash that finds its bytes (empty: it follows), caption, size in pixels (0: not known)."""

    hash_hex: str = ""
    caption: str = ""
    width_px: int = 0
    height_px: int = 0


@dataclass(frozen=True, slots=True)
class ViewContent(ContentPart):
    """A diverging view of a recipient, printed beside the text.

    ``section`` is a word of :class:`.protocol_types.Section`, ``topic`` the title of a topic; both are empty
    where it is about all of the text. ``way`` is a word of :class:`.values.ReplyWay`.
    """

    outcome: ClassVar[str] = "diverging"
    """What was decided of each: no part of what is written."""
    text: str = ""
    section: str = ""
    topic: str = ""
    name: str = ""
    function: str = ""
    organization: str = ""
    received_on: dt.date | None = None
    way: str = ""


@dataclass(frozen=True, slots=True)
class SignatureContent(ContentPart):
    """A simple electronic signature: who, when, below which text, and what was drawn (:mod:`.strokes`)."""

    name: str = ""
    function: str = ""
    organization: str = ""
    signed_at: dt.datetime | None = None
    text_hash: str = ""
    strokes: str = ""


@dataclass(frozen=True, slots=True)
class SignedSheetContent(ContentPart):
    """A sheet that was signed on paper: the hash that finds its scan, its name, when it was added.

    ``text_hash`` is of the text that the paper shows, empty where nobody knows.
    """

    hash_hex: str = ""
    file_name: str = ""
    added_on: dt.date | None = None
    text_hash: str = ""


@dataclass(frozen=True, slots=True)
class SignedTextContent(ContentPart):
    """A text that was signed before the protocol was changed: its hash, and all of it."""

    hash_hex: str = ""
    content: ProtocolContent | None = None


@dataclass(frozen=True, slots=True)
class ProtocolContent(ContentPart):
    """The whole protocol of a visit, talk or meeting (DOMAIN.md, "Fields of the documents").

    ``kind`` says of which, ``visit_kind`` which kind of it, e.g. ``accompaniment`` or ``steering_group``, or
    a word of one's own; fields that its type lacks are empty. Texts may hold line ends. ``version`` counts
    from 1, ``predecessor`` is the version this one corrects. ``date`` is a calendar date, ``begin`` and
    ``end`` local times, ``finished_at`` a moment with its zone.
    ``enclosures`` names what is enclosed besides the photos, which the document counts itself.
    ``last_date`` and ``last_number`` are of the minutes that a meeting was asked to approve.
    ``signed_texts`` are those of ``signatures`` and ``signed_sheets`` that say something else than this
    content.
    """

    ALWAYS: ClassVar[frozenset[str]] = frozenset(
        {"format", "kind", "number", "version", "project", "date"},
    )

    format: int = VISIT.format
    kind: str = VISIT.content
    number: str = ""
    version: int = 1
    predecessor: int | None = None
    project: ProjectContent = ProjectContent()
    visit_kind: str = ""
    occasion: str = ""
    date: dt.date | None = None
    begin: dt.time | None = None
    end: dt.time | None = None
    place: str = ""
    keeper: str = ""
    people: tuple[PresentContent, ...] = ()
    carried_from: dt.date | None = None
    carried: tuple[AgreementContent, ...] = ()
    topics: tuple[TopicContent, ...] = ()
    observations: str = ""
    went_well: str = ""
    problems: str = ""
    recommendations: str = ""
    support_needed: str = ""
    carrier_statement: str = ""
    agreements: tuple[AgreementContent, ...] = ()
    next_date: dt.date | None = None
    next_time: dt.time | None = None
    next_note: str = ""
    photos: tuple[PhotoContent, ...] = ()
    enclosures: tuple[str, ...] = ()
    distribution: tuple[str, ...] = ()
    finished_at: dt.datetime | None = None
    finished_by: str = ""
    purpose: str = ""
    partner: str = ""
    results: str = ""
    body: str = ""
    meeting_number: str = ""
    invited_on: dt.date | None = None
    chair: str = ""
    quorum: int | None = None
    quorate: str = ""
    last_date: dt.date | None = None
    last_number: str = ""
    approval: str = ""
    objections: str = ""
    objections_outcome: str = ""
    views: tuple[ViewContent, ...] = ()
    signatures: tuple[SignatureContent, ...] = ()
    signed_sheets: tuple[SignedSheetContent, ...] = ()
    signed_texts: tuple[SignedTextContent, ...] = ()


def encode_content(content: ProtocolContent) -> bytes:
    """The canonical bytes of a protocol: equal content, equal bytes.

    Raises:
        ValueError: ``finished_at`` has no zone.
    """
    return to_bytes(content)


def decode_content(data: bytes) -> ProtocolContent:
    """The content from its bytes; keys of newer versions are kept in ``unknown``.

    Raises:
        ContentNewerError: the format number is above :data:`FORMAT`.
        ContentDamagedError: anything else that is not content.
    """
    try:
        content = from_bytes(ProtocolContent, data)
    except (ValueError, TypeError, RecursionError) as reason:
        raise ContentDamagedError(reason=type(reason).__name__) from reason
    if content.format > FORMAT:
        raise ContentNewerError(format=content.format)
    return content


def content_hash(data: bytes) -> str:
    """BLAKE2b-256 of canonical bytes as 64 hex digits; what a signature on the screen is bound to."""
    return hashlib.blake2b(data, digest_size=32).hexdigest()
