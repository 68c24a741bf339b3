"""A form on its way to the office: read, handed in, withdrawn, and how far it has got."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.forms import Submission
from inka_desktop.records.ids import key_id
from inka_desktop.records.projects import Project
from inka_desktop.records.rounds import FillingRule, Round, RoundPart
from inka_desktop.records.values import OFFICE, StepKind, SubmissionState
from inka_desktop.services import remarks
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import assign
from inka_desktop.services.form_errors import NumbersOnceError, ReviewBegunError
from inka_desktop.services.submission_rows import OFFICE_STEPS, StandingRow
from inka_desktop.services.submission_steps import MOVED, note_step, step_row, steps_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from inka_desktop.forms import NodeId
    from inka_desktop.services.finished_forms import FinishedForms
    from inka_desktop.services.open_form import OpenForm
    from inka_desktop.store.writer import Transaction

_READ = select(FillingRule.id).where(FillingRule.alive.is_(True), FillingRule.head_reads.is_(True))


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
        by_others = self._core.me().role not in OFFICE
        with self._core.session() as session:
            one = find(session, Submission, submission_id)
            asked = session.get(Round, one.round_id) if one.round_id is not None else None
            told = (asked.title, asked.note) if asked is not None else (None, None)
            return StandingRow(
                submission_id, one.state, one.form_label or "", told[0] or one.round_label or "",
                one.project_id, one.project_label or "", _due(session, one, asked), told[1] or "",
                one.saved_at, one.submitted_at, one.return_until,
                tuple(step_row(step) for step in steps_of(session, submission_id)),
                remarks.of(session, submission_id),
                _head_reads(session, one.project_id, by_others=by_others),
            )  # fmt: skip

    def head_reads(self) -> bool:
        """Whether the carrier's head reads forms before they are handed in, of any project here."""
        with self._core.session() as session:
            return session.scalars(_READ.limit(1)).first() is not None

    def let_head_read(self, wished: bool) -> Future[None]:
        """Say whether it does, for all projects here and on all devices of their carrier."""

        def work(transaction: Transaction) -> None:
            session = transaction.session
            for project in session.scalars(select(Project).where(Project.alive.is_(True))).all():
                row = key_id(FillingRule.__number__, project.id.bytes)
                known = session.get(FillingRule, row)
                if known is not None:
                    assign(known, {"head_reads": wished})
                elif wished:
                    rule = FillingRule(id=row, space=project.space, project_id=project.id, head_reads=True)
                    rule.project_label = project.title
                    session.add(rule)

        return self._core.submit(work, "edit")

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
            return note_step(self._core, transaction, record, StepKind.READ, by=by)

        return self._core.submit(work, "answer")

    def hand_in(self, form: OpenForm) -> Future[UUID]:
        """Finish an open form and hand it in; gives the id of the finished state.

        Raises:
            SubmissionFinishedError: it is final; from the future where that came meanwhile.
            UnfinishedError: at once: something cannot stay as it is; ``violations`` says what.
            NumbersOnceError: from the future: it was typed in from paper, and numbers only once.
        """
        from inka_desktop.services import second_typing

        at, numbers = self._core.now(), second_typing.numbers_of(form.session)

        def also(transaction: Transaction, record: Submission, finished: UUID) -> None:
            _demand_typed_twice(transaction, record, numbers)
            record.submitted_at, record.return_until = at, None
            note_step(self._core, transaction, record, StepKind.SUBMITTED, finished=finished)

        return self._finished.finish(form, also)

    def withdraw(self, submission_id: UUID) -> Future[None]:
        """Take a form back that was handed in, to go on with it.

        Raises:
            UnknownRecordError, FormNotHereError: from the future.
            ReviewBegunError: from the future: the office looks at it already; nothing was changed.
        """

        def also(transaction: Transaction, record: Submission) -> None:
            steps = [one.kind for one in steps_of(transaction.session, submission_id) if one.kind in MOVED]
            if record.state != SubmissionState.FINISHED or (steps and steps[-1] in OFFICE_STEPS):
                raise ReviewBegunError()
            note_step(self._core, transaction, record, StepKind.WITHDRAWN)

        return self._finished.edit(submission_id, also)


def _demand_typed_twice(
    transaction: Transaction, record: Submission, numbers: Mapping[NodeId, str]
) -> None:  # fmt: skip
    """Refuse a form from paper whose numbers were typed once; what came once is corrected as any other."""
    from inka_desktop.services import second_typing

    if record.submitted_at is not None:
        return
    again = second_typing.read(transaction.raw, UUID(bytes=record.id.bytes))
    count = second_typing.once_only(numbers, again)
    if count:
        raise NumbersOnceError(count=count)


def _head_reads(session: Session, project: UUID | None, *, by_others: bool) -> bool:
    """What the carrier of a project said of its forms.

    Args:
        session: reads.
        project: whose form it is.
        by_others: all projects here are of one carrier: for one that came later counts what it said of them.
    """
    rule = session.get(FillingRule, key_id(FillingRule.__number__, project.bytes)) if project else None
    if rule is not None and rule.alive:
        return rule.head_reads
    return by_others and project is not None and session.scalars(_READ.limit(1)).first() is not None


def _due(session: Session, one: Submission, asked: Round | None) -> date | None:
    """The day that holds for the project of a form."""
    part = RoundPart
    query = select(part.due).where(
        part.round_id == one.round_id, part.project_id == one.project_id, part.alive.is_(True)
    )
    own = session.scalars(query).first() if one.round_id is not None else None
    return own or (asked.due if asked is not None else None)
