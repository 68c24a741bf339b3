"""The list of agreements as the services give it: to real rows, one agreement for each of the visits."""

from __future__ import annotations

from collections.abc import Callable

from inka_desktop.records import local_time
from inka_desktop.services.due_rows import DueFilter, DueOrder
from inka_desktop.services.workspace import Workspace
from tests.benchmarks.figures import Figure, timed

PAGE = 100
ALL, OPEN = DueFilter("all"), DueFilter("open")


def measure(
    workspace: Workspace, count: int, somebody_writes: Callable[[], None], *, indexed_ms: float
) -> list[Figure]:
    """Opening, End, jumping, sorting and filtering, in milliseconds, each after somebody wrote."""
    lists, on = workspace.due, local_time.today()
    assert lists.count("agreement", ALL, on) == count
    project = lists.projects()[0][0]

    def rows(limits: DueFilter, order: DueOrder, start: int = 0, *, descending: bool = False) -> int:
        length = lists.count("agreement", limits, on)  # as the window asks: page and length
        place = start if start >= 0 else length + start
        found = lists.page("agreement", limits, order, place, PAGE, descending=descending, on=on)
        return len(found)

    def jump(order: DueOrder, typed: str) -> int:
        place = lists.position_of("agreement", typed, ALL, order, on=on)
        return len(lists.page("agreement", ALL, order, place, PAGE, on=on))

    works: dict[str, Callable[[], int]] = {
        "open ones": lambda: rows(OPEN, "due"),
        "open ones, end": lambda: rows(OPEN, "due", -PAGE),
        "overdue": lambda: rows(DueFilter("overdue"), "due"),
        "due soon": lambda: rows(DueFilter("soon"), "due"),
        "all, end": lambda: rows(ALL, "due", -PAGE),
        "all, middle": lambda: rows(ALL, "due", count // 2),
        "by project, middle": lambda: rows(ALL, "project", count // 2),
        "by responsible, middle": lambda: rows(ALL, "responsible", count // 2),
        "open ones by project, backwards": lambda: rows(OPEN, "project", descending=True),
        "open ones by responsible": lambda: rows(OPEN, "responsible"),
        "of one project": lambda: rows(DueFilter("all", project_id=project), "due"),
        "of one responsible": lambda: rows(DueFilter("all", "Träger 7"), "due"),
        "jump to a project": lambda: jump("project", "Sonnenhang"),
        "jump to a responsible": lambda: jump("responsible", "Träger 9"),
        "suggested responsible": lambda: len(lists.responsibles("agreement", "Tr")),
    }
    return [
        timed(f"lists {count:,}: agreements, {name}", work, somebody_writes, indexed_ms)
        for name, work in works.items()
    ]
