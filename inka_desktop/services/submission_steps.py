"""The steps of a form on its way: noted once, never changed, read by both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.base import CREATED
from inka_desktop.records.ids import new_id
from inka_desktop.records.rounds import SubmissionStep
from inka_desktop.records.values import StepKind
from inka_desktop.services.divided import raw_of
from inka_desktop.services.submission_rows import OFFICE_STEPS, StepRow
from inka_desktop.store.dots import heads_of
from inka_desktop.store.oplook import OpReader

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from inka_desktop.records.forms import Submission
    from inka_desktop.services.core import Core
    from inka_desktop.store.writer import Transaction

MOVED = frozenset({StepKind.SUBMITTED, StepKind.WITHDRAWN}) | OFFICE_STEPS
"""What says where a form is."""


def note_step(
    core: Core, transaction: Transaction, record: Submission, kind: StepKind, *, by: str = "",
    until: date | None = None, reason: str = "", finished: UUID | None = None,
) -> UUID:  # fmt: skip
    """Note what happens to a form, in the space it lives in; the step's id.

    Args:
        core: of the workspace.
        transaction: the one in which it happens.
        record: the form.
        kind: what happens.
        by: whose name is kept; who works here where it is left out.
        until: by when a returned one is to come back.
        reason: in a person's words.
        finished: the answers as they were then.
    """
    row, who = new_id(), by or core.me_by(transaction.raw).person
    transaction.session.add(
        SubmissionStep(
            id=row, space=record.space, submission_id=record.id, kind=kind, at=core.now(), by=who or None,
            until=until, reason=reason or None, finished_id=finished,
        )
    )  # fmt: skip
    return row


def steps_of(session: Session, submission: UUID) -> list[SubmissionStep]:
    """What happened to a form, oldest first: by what its writers knew, whatever day their PCs had."""
    record, log = SubmissionStep, OpReader(raw_of(session))
    query = select(record).where(record.submission_id == submission, record.alive.is_(True))
    found = session.scalars(query.order_by(record.at, record.id)).all()
    return sorted(found, key=lambda one: _written(log, one))


def _written(log: OpReader, one: SubmissionStep) -> tuple[bool, int, bytes, int]:
    """When a step was noted, by the clock of its operation; one that is only being written comes last."""
    heads = log.heads(SubmissionStep.__number__, one.id.bytes)
    ranks = [log.rank(dot) for each in heads for dot in heads_of(each, CREATED)]
    return (False, *min(ranks)) if ranks else (True, 0, b"", 0)


def step_row(one: SubmissionStep) -> StepRow:
    """A step for whoever reads."""
    return StepRow(
        UUID(bytes=one.id.bytes), one.kind or "", one.at, one.by or "", one.until, one.reason or "",
        one.finished_id,
    )  # fmt: skip
