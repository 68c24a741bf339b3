"""Forms go there and back meanwhile: their steps, and what both sides say at their questions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inka_desktop.records.forms import Submission
from inka_desktop.records.ids import key_id
from inka_desktop.records.rounds import Remark, SubmissionStep
from inka_desktop.records.values import SubmissionState
from inka_desktop.store.writer import Transaction

from .fields import Drawn

if TYPE_CHECKING:
    from .work import Work


class Reviewing:
    """One device's part in it, from a stream of chance of its own."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._drawn = Drawn(f"{work.device.world.seed} {work.device.name} review")

    def perhaps(self) -> None:
        """Now and then a step of some form, a remark, a change of one, or a note that is handed out."""
        submission = self._work.some_of("submission", self._drawn) if self._drawn.happens(0.1) else None
        if submission is None:
            return None
        if self._drawn.happens(0.3):
            return self._step(submission)
        remark = self._work.some_of("remark", self._drawn)
        if remark is None or self._drawn.happens(0.4):
            return self._remark(submission)
        return self._change(remark) if self._drawn.happens(0.6) else self._hand_out(submission)

    def _step(self, submission: UUID) -> None:
        """A step with what it says, where the form is from then on, and until when it is to come back."""
        told, row = list[str](), self._drawn.new_id(self._work.device.clock.wall_ms())
        state = self._drawn.one_of(list(SubmissionState))
        values = self._drawn.values("submission_step", partial(self._told, told), 4, new=True)

        def work(transaction: Transaction) -> None:
            form = transaction.session.get(Submission, submission)
            step = SubmissionStep(id=row, space=form.space, submission_id=submission, **values)
            transaction.session.add(step)
            if state != form.state:
                form.state = state
            if step.until is not None and step.until != form.return_until:
                form.return_until = step.until

        self._work.save(work, *told)

    def _remark(self, submission: UUID) -> None:
        """Something said at a question: in the form's space, or kept by the office."""
        told, row = list[str](), self._drawn.new_id(self._work.device.clock.wall_ms())
        values = self._drawn.values("remark", partial(self._told, told), 6, new=True)
        coord = self._work.device.space("coord") if self._drawn.happens(0.5) else None

        def work(transaction: Transaction) -> None:
            form = transaction.session.get(Submission, submission)
            transaction.session.add(
                Remark(id=row, space=coord or form.space, submission_id=submission, **values)
            )

        self._work.save(work, *told)

    def _change(self, remark: UUID) -> None:
        """Other words, an answer, or that it is settled."""
        told = list[str]()
        values = self._drawn.values("remark", partial(self._told, told), 3)

        def work(transaction: Transaction) -> None:
            record: Any = transaction.session.get(Remark, remark)
            for name, value in values.items():
                setattr(record, name, value)

        self._work.save(work, *told)

    def _hand_out(self, submission: UUID) -> None:
        """A note of the office is copied into the form's space, on several devices the same."""
        coord = self._work.device.space("coord")
        if coord is None:
            return
        noted = f"submission_id = x'{submission.hex}' AND space = x'{coord.hex}'"
        note = self._work.some_of("remark", self._drawn, noted)
        if note is None:
            return

        def work(transaction: Transaction) -> None:
            session = transaction.session
            form, kept = session.get(Submission, submission), session.get(Remark, note)
            key = key_id(Remark.__number__, note.bytes, form.space.bytes)
            if form.space != coord and session.get(Remark, key) is None:
                session.add(Remark(id=key, space=form.space, submission_id=submission, said=kept.said))

        self._work.save(work)

    def _told(self, told: list[str]) -> str:
        told.append(self._work.text())
        return told[-1]
