"""What services say about rounds of monitoring, the projects in them, and what is still missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from inka_desktop.records.periods import Period
from inka_desktop.records.values import SubmissionState

STANDINGS = ("open", "begun", "returned", "submitted", "checked", "excused", "missed")
"""How a project stands in a round: three states with their marks, two for those nobody waits for.

``missed`` is one whose form had not come when the round was closed.
"""


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A form that is asked of many projects for one period.

    Attributes:
        form: the title of the form.
        number: of its version, from 1; 0 where that is not here.
        end: the last day that is reported on.
        closed_at: since when nobody is asked any more; None while it is open.
    """

    id: UUID
    title: str
    form_id: UUID | None
    form: str
    version_id: UUID | None
    number: int
    begin: dt.date | None
    end: dt.date | None
    due: dt.date | None
    note: str
    sent_at: dt.datetime | None
    closed_at: dt.datetime | None

    @property
    def values(self) -> Mapping[str, object]:
        """What a form edits of it."""
        return {"title": self.title, "due": self.due, "note": self.note}


@dataclass(frozen=True, slots=True)
class RoundPartRow:
    """A project in a round, with what became of its form.

    Attributes:
        due: the day that holds for it.
        own_due: the same, where it is another one than the round's; ``due_reason`` says why.
        begun: the project's first day, where it began within the period.
        submission_id: of the form that was begun; None before.
        state: a word of :class:`.SubmissionState`; a form that nobody began is a draft.
        submitted_at: when it was handed in last.
        came_at: when that came onto this device; None where it was made here, or that is not known.
        return_until: by when it is to come back with what was asked about; None while nothing is.
        closed: nobody is asked for the round any more.
        questions: of its carrier, which nobody has answered.
        answers: of the office to such questions, which nobody has ticked off.
    """

    id: UUID
    round_id: UUID
    round: str
    project_id: UUID
    project: str
    due: dt.date | None
    own_due: dt.date | None
    due_reason: str
    begun: dt.date | None
    excused: bool
    excused_reason: str
    submission_id: UUID | None = None
    state: str = SubmissionState.DRAFT
    submitted_at: dt.datetime | None = None
    return_until: dt.date | None = None
    closed: bool = False
    questions: int = 0
    answers: int = 0
    came_at: dt.datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether its form is waited for."""
        return self.state == SubmissionState.DRAFT and not self.excused and not self.closed

    def standing(self) -> str:
        """How it stands, a word of :data:`STANDINGS`."""
        if self.state == SubmissionState.CHECKED:
            return "checked"
        if self.state == SubmissionState.FINISHED:
            return "submitted"
        if self.excused:
            return "excused"
        if self.closed:
            return "missed"
        if self.return_until is not None:
            return "returned"
        return "begun" if self.submission_id is not None else "open"

    @property
    def expected(self) -> dt.date | None:
        """By when the form is waited for: the day it was returned for, else the day it is due."""
        return self.return_until or self.due

    def days_overdue(self, on: dt.date) -> int:
        """Whole days since the form was waited for; 0 on that day itself and before, and once it came."""
        if not self.is_open or self.expected is None:
            return 0
        return max((on - self.expected).days, 0)


@dataclass(frozen=True, slots=True)
class RoundProjectRow:
    """A project in the overview.

    Attributes:
        carrier: that of today.
        running: its days, open ends as the first and last there are; None for one that does not run.
    """

    id: UUID
    title: str
    carrier: str
    running: Period | None = None

    def is_left_out_of(self, asked: RoundRow) -> bool:
        """Whether it runs in a round's period; of one that the round does not ask this is worth saying."""
        if self.running is None or asked.begin is None or asked.end is None:
            return False
        return bool(self.running.shared(Period(asked.begin, asked.end)).days)


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """Projects by rounds, those that run in the year and those that are asked.

    A project that a round does not ask has no cell there.

    Attributes:
        rounds: by the end of their periods.
        projects: by their titles.
        cells: by project and round.
    """

    rounds: tuple[RoundRow, ...]
    projects: tuple[RoundProjectRow, ...]
    cells: Mapping[tuple[UUID, UUID], RoundPartRow]
