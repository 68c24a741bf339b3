"""The calendar over visits and agreements: a month, and pages of the list, each after somebody wrote."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from inka_desktop.records import local_time
from inka_desktop.services.calendar_rows import CalendarFilter
from inka_desktop.services.workspace import Workspace
from tests.benchmarks.figures import Figure, timed

PAGE = 100
ALL = CalendarFilter()


def measure(
    workspace: Workspace, visits: int, somebody_writes: Callable[[], None], *, indexed_ms: float
) -> list[Figure]:
    """In milliseconds; the list is shown from today on, with its length."""
    calendar, on = workspace.calendar, local_time.today()
    assert calendar.count(ALL, on) > visits

    def rows(limits: CalendarFilter, start: int | None = None) -> int:
        length = calendar.count(limits, on)
        place = calendar.position_of(on, limits, on) if start is None else min(start, length - PAGE)
        return len(calendar.page(limits, max(place, 0), PAGE, on))

    project = workspace.due.projects()[0][0]
    works: dict[str, Callable[[], int]] = {
        "month": lambda: len(calendar.month(on - timedelta(15), on + timedelta(20), ALL, on)),
        "a day": lambda: calendar.day(on, ALL, 200, on).count,
        "from today on": lambda: rows(ALL),
        "middle": lambda: rows(ALL, visits // 2),
        "end": lambda: rows(ALL, 2 * visits),
        "overdue": lambda: rows(CalendarFilter(overdue=True), 0),
        "of one project": lambda: rows(CalendarFilter(project_id=project)),
        "only visits": lambda: rows(CalendarFilter(frozenset({"visit"}))),
    }
    return [
        timed(f"lists {visits:,}: calendar, {name}", work, somebody_writes, indexed_ms)
        for name, work in works.items()
    ]
