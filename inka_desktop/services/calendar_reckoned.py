"""Entries of the calendar that no column holds: they follow from others, of some dozens of records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.retention import Retention
from inka_desktop.records.rhythm import next_day
from inka_desktop.records.series import Series
from inka_desktop.records.values import OFFICE, ProtocolType
from inka_desktop.services.calendar_rows import CalendarRow
from inka_desktop.services.planner import hidden
from inka_desktop.services.protocol_start import agreed_days
from inka_desktop.services.retention import after

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Entries of one kind, as a source has them; all of them are read at once."""

    kind: str
    group: str
    read: Callable[[Session], Iterator[CalendarRow]]

    def is_for(self, role: str) -> bool:
        """Whether a role sees them: only the office does."""
        return role in OFFICE


def _proposed(session: Session) -> Iterator[CalendarRow]:
    """The next meeting of a series by its rhythm, unless the last one agreed on another day."""
    of_series = Protocol.series_id == Series.id, hidden(Protocol.alive).is_(True)
    met = select(func.max(Protocol.date)).where(*of_series)
    rhythmic = select(Series, met.scalar_subquery()).where(Series.alive.is_(True), Series.rhythm.is_not(None))
    agreed = agreed_days(session)
    for series, newest in session.execute(rhythmic):
        day = next_day(newest, series.rhythm) if newest and series.id not in agreed else None
        if day is not None:
            yield CalendarRow(
                "proposed", series.id, day, series.begin, series.end, series.body or "",
                series.project_label or "", place=series.place or "", type=ProtocolType.MEETING,
                project_id=series.project_id, series_id=series.id,
            )  # fmt: skip


def _kept(session: Session) -> Iterator[CalendarRow]:
    """The day from which on a project's records may be erased, unless somebody holds them."""
    rules = select(Retention, Project.title).join(Project, Project.id == Retention.project_id)
    found = session.execute(rules.where(Retention.alive.is_(True), Project.alive.is_(True))).all()
    held = {rule.project_id for rule, _ in found if rule.hold}
    for rule, title in found:
        if rule.started_on is not None and rule.months is not None and rule.project_id not in held:
            day = after(rule.started_on, rule.months)
            yield CalendarRow("retention", rule.id, day, title=title or "", project_id=rule.project_id)


RECKONED = (Reckoned("proposed", "meeting", _proposed), Reckoned("retention", "term", _kept))
