"""Rounds of monitoring: which form is asked of which projects by when, and what became of each form.

A round stands in ``org``, so that everybody knows it; a project's part in it stands in the project's space,
and in the office's where a project has none. A project's submission in a round has an id made of both: two
people of a carrier who begin on two devices fill one form.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Merge, Record, blob, day, flag, long_text, moment, parent, ref, text
from .values import SpaceKind

_ORG = frozenset({SpaceKind.ORG})
_FILLED = frozenset({SpaceKind.COORD, SpaceKind.PROJECT})


class Round(Record):
    """A form that is asked of many projects for one period."""

    __tablename__ = "round"
    __number__ = 100
    __spaces__ = _ORG

    title: Mapped[str | None] = text(2, required=True)
    form_id: Mapped[UUID | None] = parent(3, "form")
    version_id: Mapped[UUID | None] = parent(4, "form_version")
    begin: Mapped[date | None] = day(5)
    end: Mapped[date | None] = day(6)
    """The last day of the period that is reported on."""
    due: Mapped[date | None] = day(7, asks=True)
    note: Mapped[str | None] = long_text(8)
    """What the office tells everybody who fills it."""
    sent_at: Mapped[datetime | None] = moment(9)
    """When its forms were handed out first."""
    closed_at: Mapped[datetime | None] = moment(10)
    """Since when nobody is asked for it any more."""

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        return (("alive", "end"), ("alive", "due"))


class RoundPart(Record):
    """A project in a round; its id is made of both."""

    __tablename__ = "round_part"
    __number__ = 101
    __spaces__ = _FILLED
    __searched__ = False

    round_id: Mapped[UUID | None] = ref(2, "round", merge=Merge.FIXED)
    round_label: Mapped[str | None] = text(3)
    project_id: Mapped[UUID | None] = ref(4, "project", merge=Merge.FIXED)
    project_label: Mapped[str | None] = text(5)
    due: Mapped[date | None] = day(6, asks=True)
    """Another day than the round's, with ``due_reason``."""
    due_reason: Mapped[str | None] = text(7)
    begun: Mapped[date | None] = day(8)
    """The project's first day where it began within the period: its targets count from here on."""
    excused: Mapped[bool] = flag(9, asks=True)
    """It takes no part, with ``excused_reason``."""
    excused_reason: Mapped[str | None] = text(10)
    sent_at: Mapped[datetime | None] = moment(11)


class SubmissionStep(Record):
    """What happened to a submission once: handed in, withdrawn, returned, accepted, opened again."""

    __tablename__ = "submission_step"
    __number__ = 102
    __spaces__ = _FILLED
    __searched__ = False

    submission_id: Mapped[UUID | None] = parent(2, "submission")
    kind: Mapped[str | None] = text(3, merge=Merge.FIXED)
    """A word of :class:`.values.StepKind`."""
    at: Mapped[datetime | None] = moment(4, merge=Merge.FIXED)
    by: Mapped[str | None] = text(5, merge=Merge.FIXED)
    until: Mapped[date | None] = day(6, merge=Merge.FIXED)
    """By when a returned one is to come back."""
    reason: Mapped[str | None] = text(7, merge=Merge.FIXED)
    finished_id: Mapped[UUID | None] = parent(8, "finished_submission")
    """The answers as they were then."""


class Remark(Record):
    """Something said at a question of a submission, and the answer to it.

    A carrier asks in the project's space. The office notes in ``coord`` until it returns the form: then each
    note is copied into the project's space, with an id made of the note's and the space.
    """

    __tablename__ = "remark"
    __number__ = 103
    __spaces__ = _FILLED
    __searched__ = False

    submission_id: Mapped[UUID | None] = ref(2, "submission", merge=Merge.FIXED)
    row: Mapped[bytes | None] = blob(3)
    """As that of an answer."""
    key: Mapped[str | None] = text(4, merge=Merge.FIXED)
    """The path of the question; empty: about the whole form."""
    question: Mapped[str | None] = text(5, merge=Merge.FIXED)
    """The question's words as they were."""
    kind: Mapped[str | None] = text(6, merge=Merge.FIXED)
    """A word of :class:`.values.RemarkKind`."""
    said: Mapped[str | None] = text(7)
    said_at: Mapped[datetime | None] = moment(8, merge=Merge.FIXED)
    said_by: Mapped[str | None] = text(9, merge=Merge.FIXED)
    reply: Mapped[str | None] = text(10)
    replied_at: Mapped[datetime | None] = moment(11)
    replied_by: Mapped[str | None] = text(12, searched=False)
    settled_at: Mapped[datetime | None] = moment(13)
    """Since when nothing more is asked about it."""
    step_id: Mapped[UUID | None] = ref(14, "submission_step", merge=Merge.FIXED)
    """The return that it went along with; empty for questions and notes not handed out."""


class FillingRule(Record):
    """How a project's carrier fills its forms, on all of its devices; its id is made of the project's."""

    __tablename__ = "filling_rule"
    __number__ = 125
    __spaces__ = _FILLED
    __searched__ = False
    __carrier_decides__ = True

    project_id: Mapped[UUID | None] = ref(2, "project", merge=Merge.FIXED, index=False)
    project_label: Mapped[str | None] = text(3)
    head_reads: Mapped[bool] = flag(4)
    """The carrier's head reads each form before it is handed in."""
