"""The list of projects: a few queries for all of them, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Integer, case, func, select, type_coerce

from inka_desktop.records.german import sort_key
from inka_desktop.records.projects import Project, ProjectParty
from inka_desktop.records.protocols import Agreement, Protocol
from inka_desktop.records.values import AgreementState, PartyRole, ProtocolType
from inka_desktop.services import tagged
from inka_desktop.services.divided import raw_of
from inka_desktop.services.parties import names_of
from inka_desktop.services.released import in_lists
from inka_desktop.services.rows import ProjectListRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

V = Protocol
_VISITS = V.type == ProtocolType.VISIT


def rows(session: Session, on: date) -> list[ProjectListRow]:
    """All projects by title."""
    projects = session.scalars(select(Project).where(Project.alive.is_(True)).order_by(Project.id)).all()
    known = parties(session)
    last = _last_visits(session, on)
    following = _next_visits(session, on, last)
    open_ones = _open_agreements(session, on)
    standings = tagged.standings(raw_of(session), "project", [row.id for row in projects])
    return [
        ProjectListRow(
            row.id, row.title or "", names_of(known[row.id], PartyRole.MUNICIPALITY, on),
            names_of(known[row.id], PartyRole.CARRIER, on), row.file_number or "", row.status,
            last.get(row.id), following.get(row.id), *open_ones.get(row.id, (0, 0)),
            standings[row.id],
        )
        for row in sorted(projects, key=lambda row: sort_key(row.title or ""))
    ]  # fmt: skip


def parties(session: Session) -> dict[UUID | None, list[ProjectParty]]:
    """Who has a role in which project."""
    found: dict[UUID | None, list[ProjectParty]] = defaultdict(list)
    query = select(ProjectParty).where(ProjectParty.alive.is_(True))
    for party in session.scalars(query.order_by(ProjectParty.valid_from, ProjectParty.id)):
        found[party.project_id].append(party)
    return found


def _last_visits(session: Session, on: date) -> dict[UUID, date]:
    query = select(V.project_id, func.max(V.date)).where(V.alive.is_(True), _VISITS, V.date <= on)
    return _by_project(session, query.group_by(V.project_id))


def _next_visits(session: Session, on: date, last: dict[UUID, date]) -> dict[UUID, date]:
    """The nearest day for which a visit or a next appointment stands; today's counts until it is begun."""
    visits = select(V.project_id, func.min(V.date)).where(V.alive.is_(True), _VISITS, V.date > on)
    agreed = select(V.project_id, func.min(V.next_date)).where(V.alive.is_(True), _VISITS, V.next_date >= on)
    first = _by_project(session, visits.group_by(V.project_id))
    second = _by_project(session, agreed.group_by(V.project_id))
    begun = {key for key, day in second.items() if day == on == last.get(key)}
    second = {key: day for key, day in second.items() if key not in begun}
    return {key: min(day for day in (first.get(key), second.get(key)) if day) for key in first | second}


def _open_agreements(session: Session, on: date) -> dict[UUID, tuple[int, int]]:
    overdue = func.sum(case((Agreement.due < on, 1), else_=0))
    query = (
        select(Agreement.project_id, func.count(), type_coerce(overdue, Integer))
        .where(Agreement.alive.is_(True), Agreement.state == AgreementState.OPEN, in_lists())
        .group_by(Agreement.project_id)
    )
    return {key: (count, late) for key, count, late in session.execute(query) if key is not None}


def _by_project(session: Session, query: Any) -> dict[UUID, date]:
    return {key: day for key, day in session.execute(query) if key is not None and day is not None}
