"""A form on its way to the office: read, handed in, withdrawn, and how far it has got."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.forms import Submission
from inka_desktop.records.ids import new_id
from inka_desktop.records.rounds import Round, RoundPart, SubmissionStep
from inka_desktop.records.values import StepKind, SubmissionState
from inka_desktop.services import remarks
from inka_desktop.services.core import Core, find
from inka_desktop.services.form_errors import ReviewBegunError
from inka_desktop.services.submission_rows import StandingRow, StepRow

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from inka_desktop.services.finished_forms import FinishedForms
    from inka_desktop.services.open_form import OpenForm
    from inka_desktop.store.writer import Transaction

_LOOKED_AT = frozenset({StepKind.REVIEWED, StepKind.RETURNED, StepKind.CHECKED})
_MOVED = frozenset({StepKind.SUBMITTED, StepKind.WITHDRAWN, StepKind.REOPENED}) | _LOOKED_AT


class HandingIn:
    """What a carrier does with a form that is filled."""

    def __init__(self, core: Core, finished: FinishedForms) -> None:
        self._core = core
        self._finished = finished

    def standing(self, submission_id: UUID) -> StandingRow:
        """A form and how far it has got.

        Raises:
            UnknownRecordError: it is not on this device, or was deleted.
        """
        with self._core.session() as session:
            one = find(session, Submission, submission_id)
            asked = session.get(Round, one.round_id) if one.round_id is not None else None
            told = (asked.title, asked.note) if asked is not None else (None, None)
            return StandingRow(
                submission_id, one.state, one.form_label or "", told[0] or one.round_label or "",
                one.project_id, one.project_label or "", _due(session, one, asked), told[1] or "",
                one.saved_at, one.submitted_at, one.return_until,
                tuple(_step_row(step) for step in _steps(session, submission_id)),
                remarks.of(session, submission_id),
            )  # fmt: skip

    def mark_read(self, submission_id: UUID, by: str) -> Future[UUID]:
        """Note that the carrier's head has read a form; an answer after that makes it unread.

        Args:
            submission_id: the form.
            by: whose name is kept.

        Raises:
            UnknownRecordError: from the future.
        """

        def work(transaction: Transaction) -> UUID:
            record = find(transaction.session, Submission, submission_id)
            return self._note(transaction, record, StepKind.READ, by=by)

        return self._core.submit(work, "answer")

    def hand_in(self, form: OpenForm) -> Future[UUID]:
        """Finish an open form and hand it in; gives the id of the finished state.

        Raises:
            SubmissionFinishedError: it is final; from the future where that came meanwhile.
            UnfinishedError: at once: something cannot stay as it is; ``violations`` says what.
        """
        at = self._core.now()

        def also(transaction: Transaction, record: Submission, finished: UUID) -> None:
            record.submitted_at, record.return_until = at, None
            self._note(transaction, record, StepKind.SUBMITTED, finished=finished)

        return self._finished.finish(form, also)

    def withdraw(self, submission_id: UUID) -> Future[None]:
        """Take a form back that was handed in, to go on with it.

        Raises:
            UnknownRecordError, FormNotHereError: from the future.
            ReviewBegunError: from the future: the office looks at it already; nothing was changed.
        """

        def also(transaction: Transaction, record: Submission) -> None:
            steps = [one.kind for one in _steps(transaction.session, submission_id) if one.kind in _MOVED]
            if record.state != SubmissionState.FINISHED or (steps and steps[-1] in _LOOKED_AT):
                raise ReviewBegunError()
            self._note(transaction, record, StepKind.WITHDRAWN)

        return self._finished.edit(submission_id, also)

    def _note(
        self, transaction: Transaction, record: Submission, kind: StepKind, *, by: str = "",
        finished: UUID | None = None,
    ) -> UUID:  # fmt: skip
        row, who = new_id(), by or self._core.me_by(transaction.raw).person
        transaction.session.add(
            SubmissionStep(
                id=row, space=record.space, submission_id=record.id, kind=kind, at=self._core.now(),
                by=who or None, finished_id=finished,
            )
        )  # fmt: skip
        return row


def _steps(session: Session, submission: UUID) -> list[SubmissionStep]:
    """What happened to a form, oldest first."""
    record = SubmissionStep
    query = select(record).where(record.submission_id == submission, record.alive.is_(True))
    return list(session.scalars(query.order_by(record.at, record.id)))


def _step_row(one: SubmissionStep) -> StepRow:
    return StepRow(
        UUID(bytes=one.id.bytes), one.kind or "", one.at, one.by or "", one.until, one.reason or ""
    )  # fmt: skip


def _due(session: Session, one: Submission, asked: Round | None) -> date | None:
    """The day that holds for the project of a form."""
    part = RoundPart
    query = select(part.due).where(
        part.round_id == one.round_id, part.project_id == one.project_id, part.alive.is_(True)
    )
    own = session.scalars(query).first() if one.round_id is not None else None
    return own or (asked.due if asked is not None else None)
