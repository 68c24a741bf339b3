"""The hand-in of a form that counts: shown, printed, exported and reckoned with, on every device the same.

Each hand-in names the one that it replaces. How many stand before it is a clock that no PC can have wrong:
whoever hands in again knows what he replaces, so the newest is the one with most before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.forms import FinishedSubmission
from inka_desktop.records.values import StepKind, SubmissionState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.store.raw import RawConnection

_MOST = 999
"""So many are counted at most: a circle, which no program writes, must end."""
_BEHIND = f"""
WITH RECURSIVE behind(id, instance, place) AS (
    SELECT id, instance_id, 0 FROM finished_submission WHERE submission_id = {{of}} AND alive = 1
    UNION SELECT n.id, n.instance_id, b.place + 1 FROM behind b
    JOIN finished_submission n ON n.submission_id = {{of}} AND n.alive = 1
        AND n.deprecated_id = b.instance AND n.id <> b.id
    WHERE b.place < {_MOST})
SELECT f.id FROM behind b JOIN finished_submission f ON f.id = b.id"""
_ORDER = " ORDER BY b.place DESC, f.finished_at DESC, f.id DESC LIMIT 1"
_ACCEPTED = (
    " WHERE f.id IN (SELECT t.finished_id FROM submission_step t"
    f" WHERE t.submission_id = {{of}} AND t.kind = '{StepKind.CHECKED}' AND t.alive = 1)"
)


def newest(of: str) -> str:
    """SQL of the newest hand-in's id: of two made at once that of the later clock, the same everywhere.

    Args:
        of: what is the form's id in the query around it, ``s.id``.
    """
    return f"({(_BEHIND + _ORDER).format(of=of)})"


def accepted(of: str) -> str:
    """SQL of the id of the newest hand-in that the office has accepted; NULL where none is known."""
    return f"({(_BEHIND + _ACCEPTED + _ORDER).format(of=of)})"


def counting(form: str) -> str:
    """SQL of the id of the hand-in that counts: of an accepted form what was accepted, else the newest.

    Args:
        form: the name of the table ``submission`` in the query around it.
    """
    of = f"{form}.id"
    return (
        f"CASE WHEN {form}.state = '{SubmissionState.CHECKED}'"
        f" THEN coalesce({accepted(of)}, {newest(of)}) ELSE {newest(of)} END"
    )


_COUNTING = f"SELECT {counting('s')}, {newest('s.id')} FROM submission s WHERE s.id = ?"


def counting_of(raw: RawConnection, submission: UUID) -> UUID | None:
    """The id of the hand-in that counts; None before the first."""
    return _ids(raw, submission)[0]


def newest_of(raw: RawConnection, submission: UUID) -> UUID | None:
    """The id of the newest hand-in, whatever was decided on; None before the first."""
    return _ids(raw, submission)[1]


def _ids(raw: RawConnection, submission: UUID) -> tuple[UUID | None, UUID | None]:
    found = raw.execute(_COUNTING, (submission.bytes,)).fetchone() or (None, None)
    first, second = (UUID(bytes=one) if one is not None else None for one in found)
    return first, second


def finished_of(session: Session, submission: UUID) -> list[FinishedSubmission]:
    """Each time a form was finished, the newest first."""
    record = FinishedSubmission
    query = select(record).where(record.submission_id == submission, record.alive.is_(True))
    found = list(session.scalars(query.order_by(record.finished_at.desc(), record.id.desc())))
    places = {one.id: 0 for one in found}
    for _ in found:  # at most as many steps as there are hand-ins
        for one in found:
            before = [
                places[each.id] for each in found
                if each is not one and one.deprecated_id and each.instance_id == one.deprecated_id
            ]  # fmt: skip
            places[one.id] = min(max((*before, -1)) + 1, _MOST)
    return sorted(found, key=lambda one: -places[one.id])
