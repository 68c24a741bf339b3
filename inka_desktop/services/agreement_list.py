"""The list of agreements, of one project or of all: open ones first, by when they are due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import case, func, select

from inka_desktop.records.documents import ReleasedProtocol
from inka_desktop.records.projects import Project
from inka_desktop.records.protocol_types import TITLE
from inka_desktop.records.protocols import Agreement, Protocol
from inka_desktop.records.values import AgreementState, days_overdue
from inka_desktop.services import postponing, sending
from inka_desktop.services.divided import divided, raw_of
from inka_desktop.services.fields import plain_values
from inka_desktop.services.released import in_lists
from inka_desktop.services.rows import AgreementRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.core import Core


class Agreements:
    """What was agreed with others, across all protocols."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def all(self, on: date | None = None, project_id: UUID | None = None) -> list[AgreementRow]:
        """Agreements of a project or of all, open ones first, then by due date; undated ones last.

        Args:
            on: the day that decides what is overdue; today when left out.
            project_id: limits the list.
        """
        with self._core.session() as session:
            return rows(session, on or self._core.today(), project_id)


def rows(session: Session, on: date, project_id: UUID | None = None) -> list[AgreementRow]:
    """As :meth:`Agreements.all`, in a session one has."""
    settled = case((Agreement.state == AgreementState.OPEN, 0), else_=1)
    query = _query().where(Agreement.alive.is_(True), in_lists())
    if project_id is not None:
        query = query.where(Agreement.project_id == project_id)
    ordered = query.order_by(settled, Agreement.due.is_(None), Agreement.due, Agreement.id)
    return _rows(session, session.execute(ordered).all(), on)


def living(session: Session, keys: Sequence[UUID], on: date) -> list[AgreementRow]:
    """Those of some agreements that were not deleted, in the order asked for."""
    alive = session.scalars(select(Agreement.id).where(Agreement.id.in_(keys), Agreement.alive.is_(True)))
    left = set(alive)
    return rows_of(session, [key for key in keys if key in left], on)


def rows_of(session: Session, keys: Sequence[UUID], on: date) -> list[AgreementRow]:
    """Some agreements in the order asked for, with how often they were postponed; none that is not here."""
    found = session.execute(_query().where(Agreement.id.in_(keys))).all()
    moved = postponing.of(session, [row for row, *_ in found])
    by_key = {row.id: replace(row, postponed=len(moved.get(row.id, ()))) for row in _rows(session, found, on)}
    return [by_key[key] for key in keys if key in by_key]


def _query() -> Any:
    return (
        select(
            Agreement,
            func.coalesce(Agreement.protocol_id, ReleasedProtocol.protocol_id),
            func.coalesce(Project.title, *(func.nullif(getattr(Protocol, name), "") for name in TITLE)),
            func.coalesce(Protocol.date, ReleasedProtocol.date),
        )
        .outerjoin(Protocol, Protocol.id == Agreement.protocol_id)
        .outerjoin(ReleasedProtocol, ReleasedProtocol.id == Agreement.release_id)
        .outerjoin(Project, Project.id == Agreement.project_id)
    )


def _rows(session: Session, found: Sequence[Any], on: date) -> list[AgreementRow]:
    ids = [row.id for row, *_ in found]
    asked = divided(session, "agreement", ids)
    marks = sending.marks(raw_of(session), "agreement", ids)
    return [
        AgreementRow(
            row.id, protocol, row.project_id, project or "", row.what or "", row.responsible or "", row.due,
            row.state, row.done_on, row.remark or "", day, days_overdue(row.due, row.state, on),
            asked.get(row.id, frozenset()), plain_values(row), marks.get(row.id, ""),
        )
        for row, protocol, project, day in found
    ]  # fmt: skip
