"""What services say about a form on its way: what happened to it, what was said about it, what was before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from inka_desktop.forms import NodeId
from inka_desktop.records.values import RemarkKind, StepKind, SubmissionState


@dataclass(frozen=True, slots=True)
class StepRow:
    """Something that happened to a form once.

    Attributes:
        kind: a word of :class:`.StepKind`.
        by: whose name was given; may be empty.
        until: by when a returned form is to come back.
    """

    id: UUID
    kind: str
    at: dt.datetime | None
    by: str
    until: dt.date | None
    reason: str


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """Something said at a question, and the answer to it.

    Attributes:
        node: the question; None for the form as a whole.
        question: its words as they were.
        kind: a word of :class:`.RemarkKind`.
        settled: nothing more is asked about it.
    """

    id: UUID
    node: NodeId | None
    question: str
    kind: str
    said: str
    said_at: dt.datetime | None
    said_by: str
    reply: str
    replied_at: dt.datetime | None
    replied_by: str
    settled: bool

    @property
    def is_note(self) -> bool:
        """Whether the office notes something to be put right; else the carrier asks."""
        return self.kind == RemarkKind.NOTE


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A form and how far it has got.

    Attributes:
        state: a word of :class:`.SubmissionState`.
        round: the round it is filled for; empty for a form of its own.
        due: the day that holds for its project; None where there is none.
        note: what the office tells everybody who fills it.
        submitted_at: when it was handed in last.
        return_until: by when it is to come back; None while nothing is asked about.
        steps: oldest first.
        remarks: in the order in which they were said.
    """

    id: UUID
    state: str
    form: str
    round: str
    project_id: UUID | None
    project: str
    due: dt.date | None
    note: str
    saved_at: dt.datetime | None
    submitted_at: dt.datetime | None
    return_until: dt.date | None
    steps: tuple[StepRow, ...]
    remarks: tuple[RemarkRow, ...]

    @property
    def returned(self) -> bool:
        """Whether the office sent it back and waits for it."""
        last = self.last(StepKind.SUBMITTED, StepKind.RETURNED, StepKind.REOPENED)
        sent_back = last is not None and last.kind == StepKind.RETURNED
        return self.state == SubmissionState.DRAFT and (sent_back or self.return_until is not None)

    @property
    def may_withdraw(self) -> bool:
        """Whether it was handed in and nobody has begun to look at it."""
        last = self.last(StepKind.SUBMITTED, StepKind.REVIEWED, StepKind.RETURNED, StepKind.CHECKED)
        handed_in = last is not None and last.kind == StepKind.SUBMITTED
        return self.state == SubmissionState.FINISHED and handed_in

    @property
    def read(self) -> StepRow | None:
        """Who read it as it stands; an answer since then makes it unread."""
        last = self.last(StepKind.READ)
        fresh = (
            last is not None and last.at is not None and (self.saved_at is None or last.at >= self.saved_at)
        )
        return last if fresh else None

    def last(self, *kinds: str) -> StepRow | None:
        """The newest step of these kinds."""
        return next((step for step in reversed(self.steps) if step.kind in kinds), None)

    def notes(self) -> tuple[RemarkRow, ...]:
        """What the office wants put right and nobody has settled."""
        return tuple(one for one in self.remarks if one.is_note and not one.settled)


@dataclass(frozen=True, slots=True)
class BesideRow:
    """What is known of a form's questions from elsewhere.

    Attributes:
        before: what was handed in for the period before, by the path of the question.
        round: the name of that period's round.
        counted: contacts counted within the period, by the path of the question.
    """

    before: Mapping[str, str]
    round: str
    counted: Mapping[str, int]
