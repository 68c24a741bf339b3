"""Checks the search index against the rows, mends what differs, and makes it anew where it is damaged."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from inka_desktop.records.searching import kinds
from inka_desktop.records.specs import TableSpec
from inka_desktop.services.backup_rows import FindingRow
from inka_desktop.services.core import Core
from inka_desktop.services.indexing import bring_up
from inka_desktop.store import search_index
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Priority

Step = Callable[[int, int], None]
"""Told how many documents are done, of how many; raises where the check is to end."""
Result = TypeVar("Result")
PART = "search"


def check(core: Core, step: Step) -> FindingRow:
    """Bring the index up to date, then compare every document with its rows.

    Returns:
        How many documents there are and how many were not as their rows say; nothing stays wrong.
    """
    run = partial(_run, core)
    bring_up(run)
    total = _count(core)
    damaged = not run(search_index.is_whole)
    if damaged:
        run(search_index.restart)
        bring_up(run, lambda: step(0, total))
        return FindingRow(PART, _count(core), _count(core), 0)
    repaired, done = _without_rows(core, run), 0
    for spec in kinds():
        at: bytes | None = None
        while True:
            walked, mended = run(partial(_compare, spec, at))
            repaired, done = repaired + mended, done + len(walked.rows)
            step(min(done, total), total)
            if walked.at is None:
                break
            at = walked.at
    return FindingRow(PART, _count(core), repaired, 0)


def _run(core: Core, work: Callable[[RawConnection], Result]) -> Result:
    return core.submit(lambda transaction: work(transaction.raw), "check", priority=Priority.IMPORT).result()


def _count(core: Core) -> int:
    with core.raw() as raw:
        return int(raw.execute("SELECT count(*) FROM search_doc").fetchone()[0])


def _compare(spec: TableSpec, at: bytes | None, raw: RawConnection) -> tuple[search_index.Walk, int]:
    walked = search_index.wholes(raw, spec, at)
    return walked, sum(search_index.put(raw, (spec.number, row)) for row in walked.rows)


def _without_rows(core: Core, run: Callable[[Callable[[RawConnection], int]], int]) -> int:
    """Documents whose record is deleted or a part of another go."""
    gone, above = 0, 0
    while True:
        with core.raw() as raw:
            found = search_index.documents(raw, above)
        if not found:
            return gone
        gone += run(partial(search_index.leave_unless_whole, keys=[key for _, key in found]))
        above = found[-1][0]
