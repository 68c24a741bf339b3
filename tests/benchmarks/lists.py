"""The list of visits as the services give it: to real rows, of 200,000 (``lists_large``: 2,000,000).

Every order walks an index but that of kinds, which no index leads with: it is the sort without an index, in
the middle of all visits and of the finished ones. The same follows as the window shows it
(`lists_window`): to real rows in view, with the longest stall.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from sqlalchemy import select

from inka_desktop.records.protocols import Protocol
from inka_desktop.services.rows import ProtocolFilter, ProtocolOrder
from inka_desktop.services.workspace import Workspace
from inka_desktop.store import logs
from inka_desktop.store.keys import GivenKey
from inka_desktop.store.writer import Transaction
from tests.benchmarks import data, lists_calendar, lists_due, lists_window
from tests.benchmarks.figures import Figure, timed

PAGE = 100
ALL = ProtocolFilter()


def figures() -> list[Figure]:
    """Times of opening, End, jumping, sorting and filtering, in milliseconds."""
    return measure(200_000, indexed_ms=250, unindexed_ms=1_000)


def measure(visits: int, *, indexed_ms: float, unindexed_ms: float) -> list[Figure]:
    """The figures of so many visits, first as the services give them, then as the window shows them."""
    workspace = Workspace.open(data.profile(visits), GivenKey(data.KEY))
    try:
        workspace.ready.result()
        total = workspace.protocols.count(ALL)
        assert total == visits
        project = workspace.projects.list()[0].id
        works: dict[str, Callable[[], int]] = {
            "open": lambda: workspace.protocols.count(ALL) and _rows(workspace, ALL, "date", True, 0),
            "end": lambda: _rows(workspace, ALL, "date", True, total - PAGE),
            "middle": lambda: _rows(workspace, ALL, "date", True, total // 2),
            "jump to a letter": lambda: _jump(workspace, "Sonnenhang"),
            "sort by project": lambda: _rows(workspace, ALL, "project_label", False, 0),
            "sort by place, middle": lambda: _rows(workspace, ALL, "place", False, total // 2),
            "sort by place, final ones, middle": lambda: _rows(
                workspace, ProtocolFilter(state="final"), "place", False, total // 3
            ),
            "sort by number, backwards": lambda: _rows(workspace, ALL, "number", True, 0),
            "filter by state": lambda: _filtered(workspace, ProtocolFilter(state="draft")),
            "filter by year": lambda: _filtered(workspace, ProtocolFilter(year=_last_year())),
            "filter by project": lambda: _filtered(workspace, ProtocolFilter(project_id=project)),
        }
        slow: dict[str, Callable[[], int]] = {
            "sort by kind, middle": lambda: _rows(workspace, ALL, "kind", False, total // 2),
            "sort by kind, final ones, middle": lambda: _rows(
                workspace, ProtocolFilter(state="final"), "kind", False, total // 3
            ),
        }
        writes = partial(somebody_writes, workspace)

        def figure(name: str, work: Callable[[], int], bound_ms: float) -> Figure:
            return timed(f"lists {visits:,}: {name}", work, writes, bound_ms)

        found = [figure(name, work, indexed_ms) for name, work in works.items()]
        found += [figure(name, work, unindexed_ms) for name, work in slow.items()]
        with _waiting(workspace, PAGE * 2):
            waiting = ProtocolFilter(waiting=True)
            found.append(figure("filter by not sent", lambda: _filtered(workspace, waiting), indexed_ms))
        found += lists_due.measure(workspace, visits, writes, indexed_ms=indexed_ms)
        found += lists_calendar.measure(workspace, visits, writes, indexed_ms=indexed_ms)
        return found + lists_window.measure(
            workspace,
            visits,
            writes,
            indexed_ms=indexed_ms,
            unindexed_ms=unindexed_ms,
        )
    finally:
        workspace.close()


@contextmanager
def _waiting(workspace: Workspace, count: int) -> Iterator[None]:
    """There is a place, it has all own operations, and then something is written into so many visits."""
    place = bytes(16)

    def begin(transaction: Transaction) -> None:
        raw = transaction.raw
        raw.execute("INSERT INTO place(id, store_id, path) VALUES (?,?,'')", (place, place))
        for log in logs.own_logs(raw):
            sent = logs.last_seq(raw, log.number)
            raw.execute("INSERT INTO place_log(place, log, seq) VALUES (?,?,?)", (place, log.number, sent))

    def write(transaction: Transaction, mark: str) -> None:
        for visit in transaction.session.scalars(select(Protocol).order_by(Protocol.id).limit(count)):
            visit.place = f"{visit.place}{mark}" if mark else visit.place.removesuffix(".")

    def end(transaction: Transaction) -> None:
        transaction.raw.execute("DELETE FROM place_log WHERE place = ?", (place,))
        transaction.raw.execute("DELETE FROM place WHERE id = ?", (place,))

    for work in (begin, partial(write, mark="."), partial(write, mark="")):
        workspace.core.submit(work, "edit").result()
    try:
        yield
    finally:
        workspace.core.submit(end, "setup").result()


def _last_year() -> int:
    return time.localtime().tm_year - 1


def somebody_writes(workspace: Workspace) -> None:
    """What was counted before is not known any more."""
    for label in ("label || '.'", "rtrim(label, '.')"):
        changed = partial(_relabel, label=label)
        workspace.core.submit(changed, "edit").result()


def _relabel(transaction: Transaction, label: str) -> None:
    transaction.raw.execute(f"UPDATE sync_space SET label = {label}")


def _rows(
    workspace: Workspace, limits: ProtocolFilter, order: ProtocolOrder, descending: bool, start: int
) -> int:
    return len(workspace.protocols.page(limits, order, descending, start, PAGE))


def _jump(workspace: Workspace, typed: str) -> int:
    place = workspace.protocols.position_of(typed, ALL, "project_label", False)
    rows = workspace.protocols.page(ALL, "project_label", False, place, PAGE)
    assert rows[0].project.startswith(typed)
    return len(rows)


def _filtered(workspace: Workspace, limits: ProtocolFilter) -> int:
    return workspace.protocols.count(limits) and _rows(workspace, limits, "date", True, 0)
