"""Forms: the library with its versions, and what people fill in, question by question.

An answer is a row of its own whose id is made of the submission, the row of the repeat it stands in and the
question: devices that answer the same question write the same cell, and two that fill one form merge question
by question. What is worked out by the form is no answer and is kept nowhere.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from .base import Merge, Record, blob, day, moment, number, parent, position, ref, text
from .values import SpaceKind, SubmissionState

_ORG = frozenset({SpaceKind.ORG})
_FILLED = frozenset({SpaceKind.COORD, SpaceKind.PROJECT})


class Form(Record):
    """A form of the library. Its id is made of its key: the same form taken in twice is one."""

    __tablename__ = "form"
    __number__ = 90
    __spaces__ = _ORG
    __searched__ = False

    title: Mapped[str | None] = text(2)
    key: Mapped[str | None] = text(3, merge=Merge.FIXED)
    """The ``form_id`` of its workbook."""


class FormVersion(Record):
    """A form as it was at one time; its id is made of the form and of all it consists of."""

    __tablename__ = "form_version"
    __number__ = 91
    __spaces__ = _ORG
    __searched__ = False

    form_id: Mapped[UUID | None] = parent(2, "form")
    title: Mapped[str | None] = text(3, merge=Merge.FIXED)
    version: Mapped[str | None] = text(4, merge=Merge.FIXED)
    """As its author calls it; may be empty."""
    number: Mapped[int | None] = number(5, merge=Merge.FIXED)
    """Counts the versions of a form, from 1; two that were taken in at once have the same."""
    hash: Mapped[str | None] = text(6, merge=Merge.FIXED)
    """SHA-256 of the XForm and its files, 64 hex digits."""
    xform_id: Mapped[UUID | None] = parent(7, "attachment")
    workbook_id: Mapped[UUID | None] = parent(8, "attachment")
    """The spreadsheet it was made of; empty for one that came as an XForm."""
    made_at: Mapped[datetime | None] = moment(9, merge=Merge.FIXED)
    made_by: Mapped[str | None] = text(10, merge=Merge.FIXED)
    converter: Mapped[str | None] = text(11, merge=Merge.FIXED)
    """What made the XForm of the workbook, with its version."""


class FormFile(Record):
    """A list or picture that lies beside a version of a form."""

    __tablename__ = "form_file"
    __number__ = 92
    __spaces__ = _ORG
    __searched__ = False

    version_id: Mapped[UUID | None] = parent(2, "form_version")
    name: Mapped[str | None] = text(3, merge=Merge.FIXED)
    attachment_id: Mapped[UUID | None] = parent(4, "attachment")


class Submission(Record):
    """A form that is being filled, or was."""

    __tablename__ = "submission"
    __number__ = 93
    __spaces__ = _FILLED
    __carrier_decides__ = True

    form_id: Mapped[UUID | None] = ref(2, "form", merge=Merge.FIXED)
    form_label: Mapped[str | None] = text(3)
    version_id: Mapped[UUID | None] = ref(4, "form_version")
    version_label: Mapped[str | None] = text(5, searched=False)
    project_id: Mapped[UUID | None] = ref(6, "project")
    project_label: Mapped[str | None] = text(7)
    title: Mapped[str | None] = text(8)
    """What the form calls it (``instance_name``); may be empty."""
    state: Mapped[str] = text(9, default=SubmissionState.DRAFT)
    begun_at: Mapped[datetime | None] = moment(10, merge=Merge.FIXED)
    begun_by: Mapped[str | None] = text(11, merge=Merge.FIXED)
    saved_at: Mapped[datetime | None] = moment(12)
    """Written with each answer: whoever deletes a form did not know of answers that came meanwhile."""
    round_id: Mapped[UUID | None] = ref(13, "round", merge=Merge.FIXED)
    round_label: Mapped[str | None] = text(14)
    submitted_at: Mapped[datetime | None] = moment(15)
    """When it was handed in last."""
    return_until: Mapped[date | None] = day(16)
    """By when it is to come back with what was asked about; empty while nothing is."""

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        return (("alive", "saved_at"), ("round_id", "project_id"))


Index(
    "ix_submission_return", Submission.return_until, sqlite_where=Submission.return_until.is_not(None)
)  # fmt: skip


class FormRow(Record):
    """A row of a repeat that a person added; those that a form counts itself are not kept."""

    __tablename__ = "form_row"
    __number__ = 94
    __spaces__ = _FILLED
    __searched__ = False
    __carrier_decides__ = True

    submission_id: Mapped[UUID | None] = parent(2, "submission", holds=False)
    row: Mapped[bytes | None] = blob(3)
    """16 bytes of the row that holds it, a person's or a counted one; empty in the form's body."""
    repeat: Mapped[str | None] = text(4, merge=Merge.FIXED)
    """The path of its repeat, ``/data/person``."""
    position: Mapped[str] = position(5)
    saved_at: Mapped[datetime | None] = moment(6)
    """Written with each answer in it, as that of the submission is."""


class Answer(Record):
    """What stands in one question of one row; neither value nor given: it is blank now."""

    __tablename__ = "answer"
    __number__ = 95
    __spaces__ = _FILLED
    __carrier_decides__ = True

    submission_id: Mapped[UUID | None] = parent(2, "submission", holds=False)
    row: Mapped[bytes | None] = blob(3)
    """16 bytes of the row of the repeat, a person's or a counted one; empty for the form's body."""
    key: Mapped[str | None] = text(4, merge=Merge.FIXED)
    """The path of the question, ``/data/person/name``; with ``again:`` in front what was typed twice."""
    value: Mapped[str | None] = text(5, asks=True)
    """What a person answered, canonical as the form's node keeps it, of any length."""
    given: Mapped[str | None] = text(6, searched=False)
    """The same of what nobody is asked: what time, chance, person and device gave the form."""
    absent: Mapped[str | None] = text(7, searched=False)
    """Why there is no value, a word of :class:`.values.Absent`, which is never 0."""
    absent_reason: Mapped[str | None] = text(8)


Index("ix_answer_absent", Answer.submission_id, sqlite_where=Answer.absent.is_not(None))


class AnswerFile(Record):
    """A photo, a signature or another file that an answer names."""

    __tablename__ = "answer_file"
    __number__ = 96
    __spaces__ = _FILLED
    __searched__ = False
    __carrier_decides__ = True

    submission_id: Mapped[UUID | None] = parent(2, "submission", holds=False)
    name: Mapped[str | None] = text(3, merge=Merge.FIXED)
    attachment_id: Mapped[UUID | None] = parent(4, "attachment")


class FinishedSubmission(Record):
    """A submission as it was finished once, as XML for other programs; never changed."""

    __tablename__ = "finished_submission"
    __number__ = 97
    __spaces__ = _FILLED
    __searched__ = False

    submission_id: Mapped[UUID | None] = parent(2, "submission")
    version_id: Mapped[UUID | None] = ref(3, "form_version", merge=Merge.FIXED, index=False)
    instance_id: Mapped[str | None] = text(4, merge=Merge.FIXED)
    """``uuid:…``, what other programs know it by."""
    deprecated_id: Mapped[str | None] = text(5, merge=Merge.FIXED)
    """That of the one it replaces; empty for the first."""
    xml_id: Mapped[UUID | None] = parent(6, "attachment")
    finished_at: Mapped[datetime | None] = moment(7, merge=Merge.FIXED)
    finished_by: Mapped[str | None] = text(8, merge=Merge.FIXED)
