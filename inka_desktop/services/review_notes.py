"""What the office notes at the questions of a form: its own until the form goes back.

A note lies in ``coord``. Going back copies it into the form's space, as a release copies what it releases:
the copy's id is made of the note's and the space, so that the same note handed out twice is one. Whatever
has no copy there that says the same has not been handed out. What the carrier has read is never written
over: a note in other words is another one, and where an older version wrote over it in ``coord``, a further
copy.
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


def copy_id(note: UUID, space: UUID, before: int = 0) -> UUID:
    """The id of a note's copy in a space, behind so many copies that said it otherwise."""
    parts = (note.bytes, space.bytes, before.to_bytes(4)) if before else (note.bytes, space.bytes)
    return key_id(Remark.__number__, *parts)


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
    return any(copy.said == note.said for copy in _copies(session, note, space))


def _copies(session: Session, note: Remark, space: UUID) -> list[Remark]:
    """What was handed out of a note, oldest first."""
    found: list[Remark] = []
    while (copy := session.get(Remark, copy_id(UUID(bytes=note.id.bytes), space, len(found)))) is not None:
        found.append(copy)
    return found


def hand_out(session: Session, notes: list[Remark], space: UUID, step: UUID, at: datetime) -> None:
    """Copy notes into the form's space; one that was said otherwise before is settled there by its new words.

    Args:
        session: of the transaction that returns the form.
        notes: as :func:`noted` gives them.
        space: where the form lies.
        step: the return that they go along with.
        at: now.
    """
    for note in notes:
        before = _copies(session, note, space)
        for copy in before:
            copy.settled_at = copy.settled_at or at
        key = copy_id(UUID(bytes=note.id.bytes), space, len(before))
        values = {name: getattr(note, name) for name in _TAKEN}
        if before:
            values["said_at"] = at  # in these words
        session.add(Remark(id=key, space=space, step_id=step, **values))


def open_notes(session: Session, submission: UUID, space: UUID) -> list[Remark]:
    """Notes that the carrier has and nobody has settled."""
    return [one for one in _open(session, submission, space) if one.kind == RemarkKind.NOTE]


def _open(session: Session, submission: UUID, space: UUID) -> list[Remark]:
    query = select(Remark).where(
        Remark.submission_id == submission, Remark.space == space, Remark.alive.is_(True),
        Remark.settled_at.is_(None),
    )  # fmt: skip
    return list(session.scalars(query.order_by(Remark.said_at, Remark.id)))


def settle_all(session: Session, submission: UUID, space: UUID, at: datetime) -> None:
    """Nothing more is asked about a form; a question that nobody has answered stays open."""
    for remark in _open(session, submission, space):
        if remark.kind == RemarkKind.NOTE or remark.reply:
            remark.settled_at = at
