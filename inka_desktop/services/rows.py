"""What services hand out: frozen rows, without SQLAlchemy, safe to pass between threads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from .editor_rows import AttendanceRow as AttendanceRow  # noqa: PLC0414  # handed on
from .editor_rows import MissingRow as MissingRow  # noqa: PLC0414  # handed on
from .editor_rows import PhotoRow as PhotoRow  # noqa: PLC0414  # handed on
from .editor_rows import ProtocolFilter as ProtocolFilter  # noqa: PLC0414  # handed on
from .editor_rows import ProtocolOrder as ProtocolOrder  # noqa: PLC0414  # handed on
from .editor_rows import ProtocolRow as ProtocolRow  # noqa: PLC0414  # handed on
from .editor_rows import ReleasedRow as ReleasedRow  # noqa: PLC0414  # handed on
from .editor_rows import TopicRow as TopicRow  # noqa: PLC0414  # handed on
from .editor_rows import VersionRow as VersionRow  # noqa: PLC0414  # handed on
from .exchange_rows import StuckRow
from .notes_rows import ALL_ARRIVED, Standing
from .today_rows import AgreementRow as AgreementRow  # noqa: PLC0414  # handed on
from .today_rows import ProtocolListRow as ProtocolListRow  # noqa: PLC0414  # handed on
from .today_rows import TodayProtocolRow as TodayProtocolRow  # noqa: PLC0414  # handed on
from .today_rows import TodayRow as TodayRow  # noqa: PLC0414  # handed on

# --- network and projects -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """An organisation; ``kind`` is a word of :class:`inka_desktop.records.values.OrganizationKind`."""

    id: UUID
    name: str
    short_name: str
    kind: str
    city: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A contact person; any of the texts may be empty."""

    id: UUID
    name: str
    function: str
    organization: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact person as a carrier sees it; ``own`` ones lie in the project's space."""

    id: UUID
    name: str
    function: str
    phone: str
    email: str
    own: bool
    sending: str = ""


@dataclass(frozen=True, slots=True)
class PartyRow:
    """An organisation in its role to a project; open-ended where a date is None."""

    id: UUID
    organization_id: UUID | None
    organization: str
    role: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    divided: frozenset[str] = frozenset()
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class ProjectPersonRow:
    """Somebody in what they do for a project; ``id`` is of the link, the name empty while nobody is here."""

    id: UUID
    person_id: UUID | None
    name: str
    role: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    divided: frozenset[str] = frozenset()
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class ServedAreaRow:
    """A neighbourhood that a project serves; ``id`` is of the link."""

    id: UUID
    area_id: UUID | None
    name: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    divided: frozenset[str] = frozenset()
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A place or office of a project."""

    id: UUID
    name: str
    street: str
    postcode: str
    city: str
    phone: str
    opening_hours: str
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class ProjectListRow:
    """A line of the list of projects; carrier and municipalities are those of today."""

    id: UUID
    title: str
    municipality: str
    carrier: str
    file_number: str
    status: str
    last_visit: dt.date | None
    next_visit: dt.date | None
    open_agreements: int
    overdue_agreements: int
    standing: Standing = ALL_ARRIVED


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project with everything its page shows."""

    id: UUID
    title: str
    file_number: str
    status: str
    funded_from: dt.date | None
    funded_to: dt.date | None
    description: str
    parties: tuple[PartyRow, ...]
    sites: tuple[SiteRow, ...]
    divided: frozenset[str]
    """Fields for which two entries arrived."""
    values: Mapping[str, object] = field(default_factory=dict, compare=False)
    areas: tuple[ServedAreaRow, ...] = ()
    people: tuple[ProjectPersonRow, ...] = ()


# --- editing --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that is on the disk."""

    id: UUID
    at: dt.datetime
    changed: bool


@dataclass(frozen=True, slots=True)
class UndoneRow:
    """What undoing did: fields that went back, and fields left alone because somebody wrote since."""

    label: str
    undone: int
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change of one field. Values are Python values; the window knows how to show them."""

    at: dt.datetime
    device: str
    person: str
    action: str
    kind: str
    record_id: UUID
    field: str
    before: object
    after: object
    part: str = ""
    """What a part is called, where the change is one of a part; ``kind`` and ``record_id`` are the part's."""
    of_part: bool = False
    """It is one of a part, which may have no name."""


@dataclass(frozen=True, slots=True)
class BinRow:
    """A deleted record that can come back, with what was deleted together with it.

    Attributes:
        kind, id: the record.
        name: what it is called, the first of its naming fields that is filled; empty where none is.
        day: its own date, where it has one.
        owner: what the record is part of is called; empty for a whole.
        owner_day: the owner's date, where it has one.
        at: when it was deleted, by the clock of the device that did; None where the log does not say.
        device, person: who deleted it.
        type: of a protocol, a word of :class:`.ProtocolType`; empty of other kinds.
    """

    kind: str
    id: UUID
    name: str
    day: dt.date | None
    owner: str
    owner_day: dt.date | None
    at: dt.datetime | None
    device: str
    person: str
    type: str = ""


# --- exchange -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One of the entries between which a person decides."""

    choice: bytes
    """Names the entry when resolving."""
    value: object
    device: str
    person: str
    at: dt.datetime
    shown: bool
    about: str = ""
    """The file that came with it, where it is said about one: that is taken with it."""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """Two entries for one field, or a record deleted here and edited there.

    ``reason`` is ``entries``, ``deleted`` or ``merged``; ``entries`` holds both values, for ``deleted`` one
    entry with True (keep) and one with False (delete), for ``merged`` what each person made of the text
    ``before``, while ``merged`` is the text shown, in which both came together: it is only to be looked at.
    Answering with that text says that it is right.
    """

    id: bytes
    reason: str
    kind: str
    record_id: UUID
    owner_kind: str
    owner_id: UUID
    label: str
    field: str
    entries: tuple[EntryRow, ...]
    before: object
    on: dt.date | None = None
    """The date of the record that ``label`` names, where it has one."""
    merged: str | None = None
    asked: str = ""
    """What people call the field, where only the record itself says so: a question of a form by its label."""
    free: bool = True
    """A text that is neither entry may be written instead."""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What a person decided about one question: an entry by its ``choice``, else a new ``value``."""

    question: bytes
    choice: bytes | None
    value: object = None


@dataclass(frozen=True, slots=True)
class ArrivalRow:
    """What one exchange brought from one device for one record, or for all of a kind that have no names.

    Attributes:
        record_id: the record's, or one of them.
        label: its name; empty for those that have none.
        records: how many.
    """

    at: dt.datetime
    device: str
    person: str
    kind: str
    record_id: UUID
    label: str
    changes: int
    on: dt.date | None = None
    records: int = 1


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """An exchange place and how the last meeting with it went."""

    id: UUID
    path: str
    reachable: bool
    last_met: dt.datetime | None
    message: str
    """Code of what went wrong last time."""
    kind: str = "folder"
    """``folder``, ``webdav`` (a share link) or ``s3``."""
    removable: bool = False
    """A stick that is plugged in now."""
    failing_since: dt.datetime | None = None
    spaces: tuple[UUID, ...] = ()
    """What it is for; empty for everything."""

    @property
    def is_gone(self) -> bool:
        """A folder that is not where it was chosen, or whose drive is not there."""
        return self.kind == "folder" and not self.reachable


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A device of the workspace and the newest news from it."""

    id: UUID
    name: str
    person: str
    role: str
    own: bool
    last_news: dt.datetime | None
    has_everything: bool
    """It confirmed everything that this device wrote."""
    clock_is_wrong: bool = False
    """What it sent names moments more than a day ahead of this device's clock."""


@dataclass(frozen=True, slots=True)
class ExchangeStateRow:
    """The one line on the exchange, never falsely green.

    Attributes:
        unsent: own changes in no place yet.
        unacknowledged: sent, but not arrived: confirmed by nobody, of a carrier's not by the office.
        waiting: changes of others known of but not here yet.
        stuck: own changes find no way out.
        fetched_by: of a carrier's, who has all that has not arrived; empty where nobody has.
        at_office: it is a carrier's: arrived means at the coordination office.
        attachments_unsent, attachments_waiting: own attachments in no place yet; sent, but not arrived.
        waiting_from: names of the devices that made what waits, as far as they are known.
        missing: changes that were there when this device was invited, and are not here yet.
        missing_from: names of the devices that made them; empty for one whose name is not known.
        silent_since: for 14 days or more nothing has come from an owner although meetings went well.
    """

    unsent: int
    unacknowledged: int
    waiting: int
    questions: int
    last_met: dt.datetime | None
    places: tuple[PlaceRow, ...]
    notices: tuple[str, ...]
    """Codes of :mod:`inka_desktop.errors` sentences that apply now."""
    stuck: StuckRow | None = None
    fetched_by: str = ""
    at_office: bool = False
    attachments_unsent: int = 0
    attachments_waiting: int = 0
    waiting_from: tuple[str, ...] = ()
    missing: int = 0
    missing_from: tuple[str, ...] = ()
    silent_since: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class SyncRow:
    """What one meeting with the places did."""

    sent: int
    received: int
    waiting: int
    questions: int
    attachments: int
    notices: tuple[str, ...]
    removable: tuple[str, ...] = ()
    """Sticks on which everything is written and flushed: they can be taken out."""


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation: a file, and a code that travels by a second way."""

    file: bytes
    code: str
    file_name: str


@dataclass(frozen=True, slots=True)
class ReadableRow:
    """The readable side; ``folder`` is empty while it is switched off."""

    folder: str
    files: int


@dataclass(frozen=True, slots=True)
class LetterheadRow:
    """The letterhead as it prints; logos are (name, PNG or JPEG bytes)."""

    office: str
    sender: str
    publicity: str
    logos: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class WorkspaceRow:
    """Who and where this profile is."""

    workspace_id: UUID
    name: str
    device_id: UUID
    device: str
    person: str
    role: str
    tag: str
    sample: bool
    """Example data: a band in the window and MUSTER on every page."""
