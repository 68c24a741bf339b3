"""The words that fields hold, and pure rules about them; no SQLAlchemy here.

Stored as text without a CHECK: an unknown word of a newer version is kept and shown as it is.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class SpaceKind(StrEnum):
    """What a space is for (EXCHANGE.md, section 3)."""

    ORG = "org"
    COORD = "coord"
    PROJECT = "project"
    PERSONAL = "personal"


class Role(StrEnum):
    """What a device may do in the workspace."""

    OWNER = "owner"
    COORDINATOR = "coordinator"
    KEEPER = "keeper"
    CARRIER = "carrier"
    READER = "reader"


OFFICE = frozenset({Role.OWNER, Role.COORDINATOR, Role.KEEPER})
"""Who works in the coordination office; whoever else there is, of a later version too, is a guest."""
DECIDES = frozenset({Role.OWNER, Role.COORDINATOR})
"""Whose devices write for the office after an exchange; a keeper only keeps."""


class OrganizationKind(StrEnum):
    """Kinds of organisation in the network."""

    OFFICE = "office"
    CARRIER = "carrier"
    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    MINISTRY = "ministry"
    AUTHORITY = "authority"
    ACTOR = "actor"


class Verdict(StrEnum):
    """What people said of two entries that look alike."""

    SAME = "same"
    APART = "apart"


class PartyRole(StrEnum):
    """What an organisation is to a project, for a time."""

    CARRIER = "carrier"
    MUNICIPALITY = "municipality"
    AUTHORITY = "authority"
    PARTNER = "partner"


class ProjectStatus(StrEnum):
    """The life of a project, from the expression of interest to closure."""

    INTERESTED = "interested"
    SELECTED = "selected"
    RUNNING = "running"
    CLOSED = "closed"


class ProtocolType(StrEnum):
    """What a protocol is of; :mod:`.protocol_types` declares all that differs."""

    VISIT = "visit"
    TALK = "talk"
    MEETING = "meeting"


class VisitKind(StrEnum):
    """Kinds of site visit."""

    ACCOMPANIMENT = "accompaniment"
    ADVICE = "advice"
    INSPECTION = "inspection"
    WALK = "walk"


class TalkKind(StrEnum):
    """Kinds of talk with a carrier or an administration."""

    FIRST = "first_talk"
    STATUS = "status_talk"
    PLANNING = "planning_talk"
    CLARIFYING = "clarifying_talk"


class MeetingKind(StrEnum):
    """Kinds of meeting."""

    STEERING = "steering_group"
    STRATEGY = "strategy_round"
    EXCHANGE = "exchange_of_experience"


class AttendanceState(StrEnum):
    """How somebody took part in a meeting."""

    PRESENT = "present"
    EXCUSED = "excused"
    GUEST = "guest"


class TopicKind(StrEnum):
    """What an item of an agenda is for."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    RESOLUTION = "resolution"


class Quorate(StrEnum):
    """Whether a body could decide."""

    YES = "quorate"
    NO = "not_quorate"


class Approval(StrEnum):
    """What a meeting said of the last minutes."""

    APPROVED = "approved"
    CHANGED = "approved_changed"
    NOT_APPROVED = "not_approved"


class Objections(StrEnum):
    """What became of objections to the last minutes."""

    ACCEPTED = "accepted"
    NOTED = "noted"


class Rhythm(StrEnum):
    """How often a body meets."""

    MONTHLY = "monthly"
    TWO_MONTHLY = "two_monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


class RecordState(StrEnum):
    """States of a protocol; everything else about it is a mark."""

    DRAFT = "draft"
    CONSULTATION = "consultation"
    FINAL = "final"


class SubmissionState(StrEnum):
    """States of a filled form; in a round, finished is handed in."""

    DRAFT = "draft"
    FINISHED = "finished"
    CHECKED = "checked"


class StepKind(StrEnum):
    """What happens to a filled form."""

    READ = "read"
    """The carrier's head has read it before it was handed in."""
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    REVIEWED = "reviewed"
    """The office has begun to look at it: it can no longer be withdrawn."""
    RETURNED = "returned"
    CHECKED = "checked"
    REOPENED = "reopened"


class RemarkKind(StrEnum):
    """Who speaks about a question of a form."""

    QUESTION = "question"
    """The carrier asks the office."""
    NOTE = "note"
    """The office notes what is to be put right."""


class Absent(StrEnum):
    """Why a question has no value."""

    NOT_COLLECTED = "not_collected"
    NOT_YET_KNOWN = "not_yet_known"


class TextPurpose(StrEnum):
    """What a protocol's text was fixed for before it was finished."""

    CONSULTATION = "consultation"
    SHEET = "sheet"
    SIGNING = "signing"


class MailKind(StrEnum):
    """What an e-mail is about."""

    DOCUMENT = "document"
    ANNOUNCEMENT = "announcement"
    STOCK = "stock"
    SHEET = "sheet"
    ATTENDANCE = "attendance"
    CONSULTATION = "consultation"
    REMINDER = "reminder"
    RETURNED = "returned"
    FORM = "form"
    AGREEMENTS = "agreements"


class MailState(StrEnum):
    """How far an e-mail is; whether it was sent only a person knows."""

    PREPARED = "prepared"
    SENT = "sent"
    DROPPED = "dropped"


class ReplyKind(StrEnum):
    """What a reply to a text in consultation is."""

    OBJECTION = "objection"
    NO_OBJECTIONS = "no_objections"


class ReplyWay(StrEnum):
    """How a reply came."""

    MAIL = "mail"
    PHONE = "phone"
    LETTER = "letter"
    IN_PERSON = "in_person"
    PROGRAM = "program"


class ReplyOutcome(StrEnum):
    """What became of an objection: the text was changed, or it is printed beside it."""

    TAKEN_UP = "taken_up"
    DIVERGING = "diverging"


class AgreementState(StrEnum):
    """States of an agreement; overdue is a mark."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class PhotoMark(StrEnum):
    """What people said about the persons on a photo before it may be passed on."""

    UNMARKED = "unmarked"
    NO_PERSONS = "no_persons"
    CONSENT = "consent"
    NOT_PASSED_ON = "not_passed_on"


class Assessment(StrEnum):
    """What a walk point stands for."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"


class Relation(StrEnum):
    """How close the relation to an actor of an area is."""

    CLOSE = "close"
    LOOSE = "loose"
    STRAINED = "strained"
    NONE = "none"


class Basis(StrEnum):
    """Where a figure stands; what was not collected or is not yet known is no 0."""

    COUNTED = "counted"
    ESTIMATED = "estimated"
    NOT_COLLECTED = "not_collected"
    NOT_YET_KNOWN = "not_yet_known"


class Gender(StrEnum):
    """Breakdown of people by gender."""

    WOMEN = "women"
    MEN = "men"
    DIVERS = "divers"
    NOT_STATED = "not_stated"


class AgeGroup(StrEnum):
    """Breakdown of people by age in years, as ESF+ 2021-2027 asks (Regulation (EU) 2021/1057, Annex I)."""

    UNDER_18 = "under_18"
    FROM_18 = "18_29"
    FROM_30 = "30_54"
    FROM_55 = "55_plus"
    NOT_STATED = "age_not_stated"


class Unit(StrEnum):
    """What an indicator counts."""

    PEOPLE = "people"
    CONTACTS = "contacts"
    NUMBER = "number"
    PERCENT = "percent"
    DAYS = "days"


class FindingKind(StrEnum):
    """What a stock-taking found, in the order in which it is told."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    GAP = "gap"
    DUPLICATE = "duplicate"
    CONCLUSION = "conclusion"


class FileForm(StrEnum):
    """What an old file is; the last two are those of before 2007."""

    PDF = "pdf"
    WORD = "word"
    EXCEL = "excel"
    OLD_WORD = "old_word"
    OLD_EXCEL = "old_excel"


def days_overdue(due: date | None, state: str, on: date) -> int:
    """Whole days since the due date of an open agreement, 0 on the due date itself and before."""
    if due is None or state != AgreementState.OPEN or on <= due:
        return 0
    return (on - due).days


GROUPS_ACROSS = 4
"""Groups of the recovery sheet beside each other, as they are printed and typed back."""
