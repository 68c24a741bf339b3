"""What the office notes at the questions of a form: its own until the form goes back.

A note lies in ``coord``. Going back copies it into the form's space, as a release copies what it releases:
the copy's id is made of the note's and the space, so that the same note handed out twice is one. Whatever has
no copy there, or says something else than its copy, has not been handed out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.ids import key_id
from inka_desktop.records.rounds import Remark
from inka_desktop.records.values import RemarkKind

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

_TAKEN = ("submission_id", "row", "key", "question", "kind", "said", "said_at", "said_by")


def copy_id(note: UUID, space: UUID) -> UUID:
    """The id of a note's copy in a space."""
    return key_id(Remark.__number__, note.bytes, space.bytes)


def noted(session: Session, submission: UUID, coord: UUID, space: UUID) -> list[Remark]:
    """Notes of the office that have not been handed out, in the order in which they were made.

    Args:
        session: reads.
        submission: the form.
        coord: where notes lie.
        space: where the form lies.
    """
    query = select(Remark).where(
        Remark.submission_id == submission, Remark.space == coord, Remark.alive.is_(True),
        Remark.kind == RemarkKind.NOTE,
    )  # fmt: skip
    rows = list(session.scalars(query.order_by(Remark.said_at, Remark.id)))
    return [row for row in rows if not is_handed_out(session, row, space)]


def is_handed_out(session: Session, note: Remark, space: UUID) -> bool:
    """Whether the carrier has a note as it is now."""
    copy = session.get(Remark, copy_id(UUID(bytes=note.id.bytes), space))
    return copy is not None and copy.said == note.said


def hand_out(session: Session, notes: list[Remark], space: UUID, step: UUID) -> None:
    """Copy notes into the form's space; what changed since it was handed out is said anew there.

    Args:
        session: of the transaction that returns the form.
        notes: as :func:`noted` gives them.
        space: where the form lies.
        step: the return that they go along with.
    """
    for note in notes:
        key = copy_id(UUID(bytes=note.id.bytes), space)
        copy = session.get(Remark, key)
        if copy is None:
            values = {name: getattr(note, name) for name in _TAKEN}
            session.add(Remark(id=key, space=space, step_id=step, **values))
            continue
        if not copy.alive:
            copy.alive = True
            session.flush()
        copy.said, copy.settled_at = note.said, None


def open_notes(session: Session, submission: UUID, space: UUID) -> list[Remark]:
    """Notes that the carrier has and nobody has settled."""
    query = select(Remark).where(
        Remark.submission_id == submission, Remark.space == space, Remark.alive.is_(True),
        Remark.kind == RemarkKind.NOTE, Remark.settled_at.is_(None),
    )  # fmt: skip
    return list(session.scalars(query.order_by(Remark.said_at, Remark.id)))


def settle_all(session: Session, submission: UUID, space: UUID, at: datetime) -> None:
    """Nothing more is asked about a form."""
    for note in open_notes(session, submission, space):
        note.settled_at = at
