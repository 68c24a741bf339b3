"""The office looks at a form that was handed in: notes, going back, accepting, opening again.

Both sides may act at once without knowing of each other. Each step stands in the history for ever; where the
form is now is one register, in which the later step by the clocks of the devices holds, on every device the
same. See MECHANISMS.md for what that means for each pair of steps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import date
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from inka_desktop.forms import NodeId
from inka_desktop.records.forms import FinishedSubmission, Submission
from inka_desktop.records.ids import new_id
from inka_desktop.records.rounds import Remark
from inka_desktop.records.values import RemarkKind, StepKind, SubmissionState
from inka_desktop.services import form_comparing, own_filling, remarks, review_notes, round_reading
from inka_desktop.services.core import Core, find
from inka_desktop.services.divided import raw_of
from inka_desktop.services.form_errors import (
    CarrierFillsError,
    DayPassedError,
    FormLockedError,
    NoCarrierHereError,
    NotCheckedError,
    NoteHandedOutError,
    NotHandedInError,
    NothingAskedError,
)
from inka_desktop.services.hand_ins import finished_of, newest_of
from inka_desktop.services.round_errors import ReasonMissingError
from inka_desktop.services.submission_rows import ChangeRow, RemarkRow, ReviewRow, crossed
from inka_desktop.services.submission_steps import MOVED, note_step, step_row, steps_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.answers import Answers
    from inka_desktop.services.finished_forms import FinishedForms
    from inka_desktop.store.writer import Transaction

Result = TypeVar("Result")
_ACT = "review"
"""The name of these actions in the history."""


class Reviewing:
    """What the office does with a form that came.

    On a device that is none of the office everything here raises :class:`.SpaceMissingError` at once.
    """

    def __init__(self, core: Core, answers: Answers, finished: FinishedForms) -> None:
        self._core = core
        self._answers = answers
        self._finished = finished

    # --- reading ------------------------------------------------------------------------------------

    def look(self, submission_id: UUID) -> ReviewRow:
        """What only the office knows of a form.

        Raises:
            UnknownRecordError: it is not on this device, or was deleted.
        """
        coord, notes = self._core.spaces.coord, self.notes(submission_id)
        with self._core.session() as session:
            one, raw = find(session, Submission, submission_id), raw_of(session)
            newest = newest_of(raw, submission_id)
            return ReviewRow(
                notes, round_reading.arrival(raw, submission_id),
                may_return=one.space != coord, alone=own_filling.is_alone(raw, one),
                may_correct=own_filling.may_correct(raw, one, steps_of(session, submission_id)),
                whole=newest is None or self._finished.xml(newest) is not None,
            )  # fmt: skip

    def notes(self, submission_id: UUID) -> tuple[RemarkRow, ...]:
        """What the office has noted for itself: the carrier does not have it, and may never.

        Raises:
            UnknownRecordError: the form is not on this device, or was deleted.
        """
        coord = self._core.spaces.coord
        with self._core.session() as session:
            one = find(session, Submission, submission_id)
            noted = review_notes.noted(session, submission_id, coord, one.space)
            return tuple(remarks.row_of(note) for note in noted)

    def looks(self, submission_id: UUID) -> bool:
        """Whether the office looks at a form instead of filling it: it came, went back, or a carrier has it.

        Raises:
            UnknownRecordError: it is not on this device, or was deleted.
        """
        with self._core.session() as session:
            one = find(session, Submission, submission_id)
            moved = [step.kind for step in steps_of(session, submission_id) if step.kind in MOVED]
            is_back = moved[-1:] == [StepKind.RETURNED]
            return (
                is_back
                or one.state != SubmissionState.DRAFT
                or not own_filling.is_alone(raw_of(session), one)
            )

    def changes(self, submission_id: UUID) -> tuple[ChangeRow, ...]:
        """What is different from when the form was handed in the time before, question by question.

        A form that is being filled again is compared with its last hand-in, one that was withdrawn while it
        was decided on with what was decided on. Takes up to a second.

        Raises:
            UnknownRecordError: it is not on this device, or was deleted.
            FormNotHereError: a version of the form has not come yet.
        """
        with self._core.session() as session:
            before = _before(session, find(session, Submission, submission_id))
            known = (UUID(bytes=before.id.bytes), before.version_id) if before is not None else None
        old = self._finished.session(*known) if known is not None else None
        return form_comparing.changes(old, self._answers.session(submission_id)) if old is not None else ()

    # --- notes --------------------------------------------------------------------------------------

    def note(self, submission_id: UUID, node: NodeId | None, question: str, said: str) -> Future[UUID]:
        """Note what is to be put right; it stays with the office until the form goes back.

        Whoever notes something at a form that was handed in begins to look it through.

        Args:
            submission_id: the form.
            node: its question; None for the form as a whole.
            question: the question's words as they are now.
            said: in a person's words.

        Raises:
            UnknownRecordError: from the future: the form is not here.
        """
        row = bytes.fromhex(node.row) or None if node is not None else None
        about = {"row": row, "key": node.path if node is not None else None, "question": question or None}

        def work(transaction: Transaction) -> UUID:
            record = find(transaction.session, Submission, submission_id)
            made = self._add_note(transaction, submission_id, said.strip(), about)
            self._begin(transaction, record)
            return made

        return self._submit(work)

    def _add_note(
        self, transaction: Transaction, submission: UUID, said: str, about: Mapping[str, object]
    ) -> UUID:
        made, coord, who = new_id(), self._core.spaces.coord, self._core.me_by(transaction.raw).person
        transaction.session.add(
            Remark(
                id=made, space=coord, submission_id=submission, kind=RemarkKind.NOTE, said=said,
                said_at=self._core.now(), said_by=who or None, **about,
            )
        )  # fmt: skip
        return made

    def reword(self, note_id: UUID, said: str) -> Future[None]:
        """Say a note in other words, or without any take it away, while the carrier does not have it.

        Other words are another note: what a colleague returns meanwhile keeps the words it went along with.

        Raises:
            UnknownRecordError: from the future.
            NoteHandedOutError: from the future; nothing was changed.
        """

        def work(transaction: Transaction) -> None:
            session = transaction.session
            note, words = find(session, Remark, note_id), said.strip()
            form = find(session, Submission, note.submission_id or UUID(int=0))
            if note.space == form.space or review_notes.is_handed_out(session, note, form.space):
                raise NoteHandedOutError()
            if words == note.said:
                return
            if words:
                about = {name: getattr(note, name) for name in ("row", "key", "question")}
                self._add_note(transaction, UUID(bytes=form.id.bytes), words, about)
            note.alive = False

        return self._submit(work)

    # --- steps --------------------------------------------------------------------------------------

    def begin(self, submission_id: UUID) -> Future[bool]:
        """Begin to look a form through that was handed in: from now on it cannot be withdrawn.

        Reading it and answering a question does not. Does nothing where somebody has begun already, or the
        form is not handed in; tells which.

        Raises:
            UnknownRecordError: from the future.
        """

        def work(transaction: Transaction) -> bool:
            return self._begin(transaction, find(transaction.session, Submission, submission_id))

        return self._submit(work)

    def _begin(self, transaction: Transaction, record: Submission) -> bool:
        steps = [one.kind for one in steps_of(transaction.session, UUID(bytes=record.id.bytes))]
        waits = next((kind for kind in reversed(steps) if kind != StepKind.READ), StepKind.SUBMITTED)
        if record.state != SubmissionState.FINISHED or waits != StepKind.SUBMITTED:
            return False
        note_step(self._core, transaction, record, StepKind.REVIEWED)
        return True

    def give_back(self, submission_id: UUID, until: date, reason: str = "") -> Future[None]:
        """Return a form: it can be filled again, and the carrier gets the notes; all is one transaction.

        Args:
            submission_id: the form.
            until: by when it is to come back.
            reason: about the form as a whole; may be empty where something is noted.

        Raises:
            DayPassedError: at once: the day lies behind today.
            UnknownRecordError, FormNotHereError: from the future.
            NotHandedInError, NothingAskedError, NoCarrierHereError: from the future; nothing was changed.
        """
        if until < self._core.today():
            raise DayPassedError(day=f"{until:%d.%m.%Y}")
        coord = self._core.spaces.coord

        def also(transaction: Transaction, record: Submission) -> None:
            session = transaction.session
            _demand_handed_in(record)
            if record.space == coord:
                raise NoCarrierHereError()
            notes = review_notes.noted(session, submission_id, coord, record.space)
            if not notes and not reason.strip() and not review_notes.open_notes(
                session, submission_id, record.space
            ):  # fmt: skip
                raise NothingAskedError()
            step = note_step(
                self._core, transaction, record, StepKind.RETURNED, until=until, reason=reason.strip(),
                finished=newest_of(transaction.raw, submission_id),
            )  # fmt: skip
            session.flush()
            review_notes.hand_out(session, notes, record.space, step, self._core.now())
            record.return_until = until

        return self._finished.edit(submission_id, also)

    def correct(self, submission_id: UUID) -> Future[None]:
        """Take a form up again that the office fills itself: its hand-in is withdrawn, looked at or not.

        Raises:
            UnknownRecordError, FormNotHereError: from the future.
            NotHandedInError, FormLockedError: from the future: it is being filled, or is accepted.
            CarrierFillsError: from the future: a carrier handed it in; nothing was changed.
        """
        _ = self._core.spaces.coord  # none but the office has it

        def also(transaction: Transaction, record: Submission) -> None:
            if record.state == SubmissionState.CHECKED:
                raise FormLockedError()
            _demand_handed_in(record)
            if not own_filling.may_correct(
                transaction.raw, record, steps_of(transaction.session, submission_id)
            ):
                raise CarrierFillsError()
            note_step(self._core, transaction, record, StepKind.WITHDRAWN)

        return self._finished.edit(submission_id, also)

    def check(self, submission_id: UUID) -> Future[None]:
        """Accept a form that was handed in, and lock it; nothing more is asked about it.

        A carrier's question that nobody has answered stays open until somebody does.

        Raises:
            UnknownRecordError: from the future.
            NotHandedInError: from the future; nothing was changed.
        """

        def act(transaction: Transaction, record: Submission) -> None:
            _demand_handed_in(record)
            session = transaction.session
            record.state, record.return_until = SubmissionState.CHECKED, None
            review_notes.settle_all(session, submission_id, record.space, self._core.now())
            newest = newest_of(transaction.raw, submission_id)
            note_step(self._core, transaction, record, StepKind.CHECKED, finished=newest)

        return self._act(submission_id, act, "finish")

    def reopen(self, submission_id: UUID, reason: str) -> Future[None]:
        """Open an accepted form again: it is handed in as before, and can go back or be accepted anew.

        Raises:
            ReasonMissingError: at once.
            UnknownRecordError: from the future.
            NotCheckedError: from the future; nothing was changed.
        """
        if not reason.strip():
            raise ReasonMissingError()

        def act(transaction: Transaction, record: Submission) -> None:
            if record.state != SubmissionState.CHECKED:
                raise NotCheckedError()
            record.state = SubmissionState.FINISHED
            note_step(self._core, transaction, record, StepKind.REOPENED, reason=reason.strip())

        return self._act(submission_id, act, "take_back")

    def _submit(self, work: Callable[[Transaction], Result], label: str = _ACT) -> Future[Result]:
        _ = self._core.spaces.coord  # none but the office has it
        return self._core.submit(work, label)

    def _act(
        self, submission_id: UUID, act: Callable[[Transaction, Submission], None], label: str
    ) -> Future[None]:
        def work(transaction: Transaction) -> None:
            act(transaction, find(transaction.session, Submission, submission_id))

        return self._submit(work, label)


def _demand_handed_in(record: Submission) -> None:
    if record.state != SubmissionState.FINISHED:
        raise NotHandedInError()


def _before(session: Session, one: Submission) -> FinishedSubmission | None:
    """The hand-in that a form as it is now is compared with; None where there is none."""
    handed = finished_of(session, UUID(bytes=one.id.bytes))
    decided = crossed([step_row(step) for step in steps_of(session, UUID(bytes=one.id.bytes))])
    if decided is not None:
        return next((row for row in handed if row.id == decided.finished_id), None)
    behind = handed if one.state == SubmissionState.DRAFT else handed[1:]
    return behind[0] if behind else None
