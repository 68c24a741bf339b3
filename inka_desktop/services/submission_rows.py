"""What services say about a form on its way: what happened to it, what was said about it, what was before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from inka_desktop.forms import NodeId
from inka_desktop.forms.instance import counted_row
from inka_desktop.records.values import RemarkKind, StepKind, SubmissionState

OFFICE_STEPS = frozenset({StepKind.REVIEWED, StepKind.RETURNED, StepKind.CHECKED, StepKind.REOPENED})
"""What the office does with a form."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """Something that happened to a form once.

    Attributes:
        kind: a word of :class:`.StepKind`.
        by: whose name was given; may be empty.
        until: by when a returned form is to come back.
        finished_id: the hand-in that it makes, or decides on; None for the others.
    """

    id: UUID
    kind: str
    at: dt.datetime | None
    by: str
    until: dt.date | None
    reason: str
    finished_id: UUID | None = None


def crossed(steps: Sequence[StepRow]) -> StepRow | None:
    """The office's last decision, where the carrier withdrew or handed in without knowing of it; else None.

    Args:
        steps: of a form, oldest first.
    """
    decided = next((step for step in reversed(steps) if step.kind in OFFICE_STEPS), None)
    own = [step for step in steps if step.kind in (StepKind.SUBMITTED, StepKind.WITHDRAWN)]
    known = [step.finished_id for step in own]
    if decided is None or decided.finished_id is None or decided.finished_id not in known:
        return None
    behind = own[known.index(decided.finished_id) + 1 :]
    if not behind or (behind[0].kind == StepKind.SUBMITTED and decided.kind != StepKind.CHECKED):
        return None
    since = steps[steps.index(behind[0]) :]
    return None if any(step.kind == StepKind.REOPENED for step in since) else decided


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """Something said at a question, and the answer to it.

    Attributes:
        node: the question; None for the form as a whole.
        question: its words as they were.
        kind: a word of :class:`.RemarkKind`.
        settled_at: since when nothing more is asked about it; None while something is.
        step_id: the return that the carrier got it with; None for questions, and notes not handed out.
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
    settled_at: dt.datetime | None = None
    step_id: UUID | None = None

    @property
    def settled(self) -> bool:
        """Whether nothing more is asked about it."""
        return self.settled_at is not None

    @property
    def is_note(self) -> bool:
        """Whether the office notes something to be put right; else the carrier asks."""
        return self.kind == RemarkKind.NOTE


class QuestionRow(NamedTuple):
    """A question that a carrier asks in a form."""

    submission_id: UUID
    id: UUID


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
        head_reads: the carrier's head reads it before it is handed in.
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
    head_reads: bool = False

    @property
    def returned(self) -> bool:
        """Whether the office sent it back and waits for it."""
        last = self.last(StepKind.SUBMITTED, StepKind.RETURNED, StepKind.REOPENED)
        sent_back = last is not None and last.kind == StepKind.RETURNED
        return self.state == SubmissionState.DRAFT and (sent_back or self.return_until is not None)

    @property
    def came(self) -> bool:
        """Whether the office has had it: it was handed in, or is back at the carrier with a query."""
        return self.state != SubmissionState.DRAFT or self.returned

    @property
    def may_withdraw(self) -> bool:
        """Whether it was handed in and nobody has begun to look at it."""
        last = self.last(StepKind.SUBMITTED, StepKind.REVIEWED, StepKind.RETURNED, StepKind.CHECKED)
        handed_in = last is not None and last.kind == StepKind.SUBMITTED
        return self.state == SubmissionState.FINISHED and handed_in

    @property
    def crossed(self) -> StepRow | None:
        """The office's last decision, where the carrier withdrew without knowing of it; else None."""
        return crossed(self.steps)

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

    def questions(self) -> tuple[RemarkRow, ...]:
        """What the carrier asks and nobody has answered or settled."""
        return tuple(one for one in self.remarks if not (one.is_note or one.settled or one.reply))


class OfferedRow(NamedTuple):
    """Contacts that a question may take over.

    Attributes:
        number: all that were counted for it, however.
        estimated: how many of them were estimated.
        estimated_path: of the question that asks how many of its indicator were; empty where none does.
        gender, age: which part of the indicator it asks for; empty for all of it.
    """

    number: int
    estimated: int
    estimated_path: str
    gender: str = ""
    age: str = ""


class RowStep(NamedTuple):
    """A row on the way to a question within repeats.

    Attributes:
        repeat: the path of its repeat.
        ordinal: its place, from 1, where the form says how many rows there are; else 0.
        key: what its first question says, where people add rows.
    """

    repeat: str
    ordinal: int
    key: str


@dataclass(frozen=True, slots=True)
class EarlierRows:
    """What stood in the rows of repeats in the period before.

    Attributes:
        body: what ids of rows that nobody added begin with.
        rows: rows that people added, by their repeat in the row that holds it.
        cells: canonical values by question.
        keys: of each repeat that people add rows to, the path of the question that tells its rows apart.
    """

    body: str
    rows: Mapping[NodeId, Sequence[str]]
    cells: Mapping[NodeId, str]
    keys: Mapping[str, str]

    def value(self, path: str, steps: Sequence[RowStep]) -> str:
        """The answer in the row that is meant; empty where there is no such row, or more than one."""
        row = ""
        for step in steps:
            if step.ordinal:
                row = counted_row(row or self.body, step.repeat, step.ordinal)
                continue
            key = self.keys.get(step.repeat, "")
            known = self.rows.get(NodeId(step.repeat, row), ()) if step.key else ()
            found = [one for one in known if self.cells.get(NodeId(key, one)) == step.key]
            if len(found) != 1:
                return ""
            (row,) = found
        return self.cells.get(NodeId(path, row), "")


@dataclass(frozen=True, slots=True)
class BesideRow:
    """What is known of a form's questions from elsewhere.

    Attributes:
        before: what was handed in for the period before, by the path of the question.
        round: the name of that period's round.
        counted: contacts counted within the period, by the path of the question.
        rows: what stood in rows of repeats in the period before; None where nothing did.
        last_quarter: both periods are quarters, and the one before ends where this one begins.
    """

    before: Mapping[str, str]
    round: str
    counted: Mapping[str, OfferedRow]
    rows: EarlierRows | None = None
    last_quarter: bool = False


CHANGED, ADDED, REMOVED = "changed", "added", "removed"
"""What became of an answer, or of a row of a repeat."""


class SaidRow(NamedTuple):
    """What a question says: a canonical value, or why there is none (a word of :class:`.Absent`)."""

    value: str
    absent: str = ""
    reason: str = ""


NOTHING_SAID = SaidRow("")


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Something that is different between two states of a form.

    Attributes:
        kind: :data:`CHANGED` for an answer, :data:`ADDED` or :data:`REMOVED` for a row of a repeat.
        path: of the question, or of the repeat.
        node: where it stands now; None for a row that is gone.
        before, after: of an answer.
        answers: of a row, by the paths of its questions.
    """

    kind: str
    path: str
    node: NodeId | None = None
    before: SaidRow = NOTHING_SAID
    after: SaidRow = NOTHING_SAID
    answers: tuple[tuple[str, SaidRow], ...] = ()


class LateRow(NamedTuple):
    """An entry that came behind the hand-in that counts, and changes nothing in it.

    Attributes:
        change: from what was handed in to what stands there now, or to another entry beside it.
        by, at: who wrote it, and when; empty and None where the log does not say.
    """

    change: ChangeRow
    by: str = ""
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """What only the office knows of a form.

    Attributes:
        notes: those that the carrier does not have yet.
        came_at: when it came onto this device; None where that is not known.
        may_return: there is a carrier whom it can go back to.
        alone: nobody but the office can fill it.
        may_correct: nobody but the office fills it, or the office handed it in.
        whole: what was handed in is here, so that it can be decided on.
    """

    notes: tuple[RemarkRow, ...]
    came_at: dt.datetime | None
    may_return: bool
    alone: bool = False
    may_correct: bool = False
    whole: bool = True
