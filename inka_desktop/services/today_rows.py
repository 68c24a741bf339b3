"""The rows of the page Heute, apart from the others, which take ten times as long to import."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ProtocolListRow:
    """A line of the list of protocols; ``sending``: word of ``exchange_rows``, empty where all arrived.

    ``project`` is what it is about: its project, else its body or with whom it was. In consultation
    ``reply_by`` is the last day for replies, and so many recipients are ``waiting`` to reply. Of its open
    ``comments`` the number is told.
    """

    id: UUID
    date: dt.date | None
    project: str
    kind: str
    place: str
    state: str
    number: str
    keeper: str
    sending: str = ""
    type: str = "visit"
    reply_by: dt.date | None = None
    waiting: int = 0
    comments: int = 0


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """Who does what by when; ``days_overdue`` is 0 on the due date itself and before.

    Lists say how often it was ``postponed`` and how many open ``comments`` it has.
    """

    id: UUID
    protocol_id: UUID | None
    project_id: UUID | None
    project: str
    what: str
    responsible: str
    due: dt.date | None
    state: str
    done_on: dt.date | None
    remark: str
    agreed_on: dt.date | None
    days_overdue: int
    divided: frozenset[str]
    values: Mapping[str, object] = field(default_factory=dict, compare=False)
    sending: str = ""
    postponed: int = 0
    comments: int = 0


@dataclass(frozen=True, slots=True)
class TodayProtocolRow:
    """A protocol of today or the next days, or the next appointment that an earlier one agreed on."""

    protocol_id: UUID | None
    project_id: UUID | None
    project: str
    date: dt.date
    begin: dt.time | None
    place: str
    state: str
    last_visit: dt.date | None
    open_agreements: int
    type: str = "visit"
    series_id: UUID | None = None
    organization_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TodayMailRow:
    """An e-mail that was prepared and not sent yet; ``kind`` is a word of :class:`.values.MailKind`."""

    id: UUID
    protocol_id: UUID | None
    stock_taking_id: UUID | None
    subject: str
    prepared_at: dt.datetime | None
    recipients: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class TodayTaskRow:
    """A follow-up date of one's own or a task of the office that is due soon; ``kind`` is its table."""

    kind: str
    id: UUID
    what: str
    responsible: str
    project: str
    due: dt.date
    days_overdue: int


@dataclass(frozen=True, slots=True)
class TodayRow:
    """What is next, in at most five blocks."""

    protocols: tuple[TodayProtocolRow, ...]
    agreements: tuple[AgreementRow, ...]
    drafts: tuple[ProtocolListRow, ...]
    questions: int
    unsent: int
    received: int
    received_at: dt.datetime | None
    projects: int
    """0 on an empty device: the page then says what to do first."""
    tasks: tuple[TodayTaskRow, ...] = ()
    mails: tuple[TodayMailRow, ...] = ()
