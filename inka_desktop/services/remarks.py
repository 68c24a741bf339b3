"""Questions of a carrier at a form's questions, what the office notes there, and the answers."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.forms import NodeId
from inka_desktop.records.forms import Submission
from inka_desktop.records.ids import new_id
from inka_desktop.records.rounds import Remark
from inka_desktop.records.values import RemarkKind
from inka_desktop.services.core import Core, find
from inka_desktop.services.form_errors import RemarkAnsweredError
from inka_desktop.services.submission_rows import QuestionRow, RemarkRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.store.writer import Transaction


COUNTED = (
    "SELECT submission_id, sum(reply IS NULL) AS open, sum(reply IS NOT NULL) AS answered FROM remark"
    f" WHERE alive = 1 AND settled_at IS NULL AND kind = '{RemarkKind.QUESTION.value}' GROUP BY submission_id"
)
"""Questions of carriers that nobody has ticked off, by the form: how many wait, and how many are answered."""
_WAITING = (
    "SELECT s.id, r.id FROM remark r JOIN submission s ON s.id = r.submission_id WHERE r.alive = 1"
    " AND s.alive = 1 AND r.settled_at IS NULL AND r.reply IS NULL"
    f" AND r.kind = '{RemarkKind.QUESTION.value}' ORDER BY r.said_at, r.id"
)


class Remarks:
    """What is said at the questions of a form."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def of(self, submission_id: UUID) -> tuple[RemarkRow, ...]:
        """All that this device holds and may show, in the order in which it was said."""
        with self._core.session() as session:
            return of(session, submission_id)

    def waiting(self) -> list[QuestionRow]:
        """Questions of carriers that nobody has answered or ticked off, the oldest first."""
        with self._core.raw() as raw:
            return [QuestionRow(UUID(bytes=form), UUID(bytes=row)) for form, row in raw.execute(_WAITING)]

    def question_of(self, remark_id: UUID) -> NodeId | None:
        """Where a remark was made; None for the form as a whole.

        Raises:
            UnknownRecordError: it is not on this device, or was taken back.
        """
        with self._core.session() as session:
            return row_of(find(session, Remark, remark_id)).node

    def ask(self, submission_id: UUID, node: NodeId | None, question: str, said: str) -> Future[UUID]:
        """Ask the office about a question of a form, or about all of it; it stands in the form's own space.

        Args:
            submission_id: the form.
            node: its question; None for the form as a whole.
            question: the question's words as they are now.
            said: what is asked.

        Raises:
            UnknownRecordError: from the future: the form is not here.
        """
        row, at = new_id(), self._core.now()

        def work(transaction: Transaction) -> UUID:
            record = find(transaction.session, Submission, submission_id)
            transaction.session.add(
                Remark(
                    id=row, space=record.space, submission_id=record.id,
                    row=(bytes.fromhex(node.row) or None) if node is not None else None,
                    key=node.path if node is not None else None, question=question or None,
                    kind=RemarkKind.QUESTION, said=said.strip(), said_at=at,
                    said_by=self._core.me_by(transaction.raw).person or None,
                )
            )  # fmt: skip
            return row

        return self._core.submit(work, "remark")

    def change(self, remark_id: UUID, said: str) -> Future[None]:
        """Say it in other words, or without any take it back, while nobody has answered.

        Raises:
            UnknownRecordError: from the future.
            RemarkAnsweredError: from the future; nothing was changed.
        """

        def work(transaction: Transaction) -> None:
            record = find(transaction.session, Remark, remark_id)
            if record.reply:
                raise RemarkAnsweredError()
            if said.strip():
                record.said = said.strip()
            else:
                record.alive = False

        return self._core.submit(work, "remark")

    def answer(self, remark_id: UUID, reply: str) -> Future[None]:
        """Answer a question, or say how a note was settled; without words nothing is answered any more.

        Raises:
            UnknownRecordError: from the future.
        """
        at = self._core.now()

        def work(transaction: Transaction) -> None:
            record, words = find(transaction.session, Remark, remark_id), reply.strip()
            record.reply = words or None
            record.replied_at = at if words else None
            record.replied_by = (self._core.me_by(transaction.raw).person or None) if words else None

        return self._core.submit(work, "remark")

    def settle(self, remark_id: UUID, *, settled: bool = True) -> Future[None]:
        """Say that nothing more is asked about a remark, or that it still is; it can be read either way.

        Raises:
            UnknownRecordError: from the future.
        """
        at = self._core.now()

        def work(transaction: Transaction) -> None:
            remark = find(transaction.session, Remark, remark_id)
            if (remark.settled_at is not None) != settled:
                remark.settled_at = at if settled else None

        return self._core.submit(work, "remark")


def of(session: Session, submission: UUID) -> tuple[RemarkRow, ...]:
    """What was said at the questions of a form where everybody may see it who fills it: in its own space."""
    record = Remark
    query = select(record).join(Submission, Submission.id == record.submission_id).where(
        record.submission_id == submission, record.space == Submission.space, record.alive.is_(True)
    )  # fmt: skip
    return tuple(row_of(one) for one in session.scalars(query.order_by(record.said_at, record.id)))


def row_of(one: Remark) -> RemarkRow:
    """A remark for whoever reads."""
    node = NodeId(one.key, (one.row or b"").hex()) if one.key else None
    return RemarkRow(
        UUID(bytes=one.id.bytes), node, one.question or "", one.kind or "", one.said or "", one.said_at,
        one.said_by or "", one.reply or "", one.replied_at, one.replied_by or "", one.settled_at, one.step_id,
    )  # fmt: skip
