"""History and undo as the window shows them; the store reads and writes the log for both."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from inka_desktop.records.specs import TableSpec
from inka_desktop.services import following
from inka_desktop.services.chained import in_batches
from inka_desktop.services.core import Core
from inka_desktop.services.fields import label_field
from inka_desktop.services.labels import BATCH
from inka_desktop.services.naming import DEVICES
from inka_desktop.services.rows import HistoryRow, UndoneRow
from inka_desktop.store import history as store_history
from inka_desktop.store import undo as store_undo
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.undo import Undone


def undo(core: Core, passed: set[bytes]) -> Future[UndoneRow | None]:
    """Take back the newest own action, in as many transactions as it takes.

    ``passed`` grows by actions of which nothing was left to undo. Nobody waits on the writer's thread: each
    transaction queues the next.
    """
    answer: Future[UndoneRow | None] = Future()

    def go_on(before: Undone | None) -> None:
        going_on = before.action if before is not None else None
        work = partial(store_undo.undo, passed=passed, going_on=going_on)
        core.submit(work, "undo").add_done_callback(partial(took_back, before))

    def took_back(before: Undone | None, part: Future[Undone | None]) -> None:
        failure = part.exception()
        if failure is not None:
            answer.set_exception(failure)
            return
        done = _together(before, part.result())
        if done is not None and done.more:
            go_on(done)
            return
        if done is not None and done.undone and done.label == "merge":
            in_batches(core, following.after_undoing, "follow", BATCH)
        answer.set_result(_told(done, passed))

    go_on(None)
    return answer


def _together(before: Undone | None, part: Undone | None) -> Undone | None:
    """What several transactions of one undoing did."""
    if before is None or part is None:
        return part if before is None else replace(before, more=False)
    return replace(
        part, undone=before.undone + part.undone, kept=tuple(dict.fromkeys(before.kept + part.kept))
    )


def _told(done: Undone | None, passed: set[bytes]) -> UndoneRow | None:
    if done is None:
        return None
    if not done.undone:
        passed.add(done.action)
    return UndoneRow(done.label, done.undone, tuple(kept.field for kept in done.kept))


def history(core: Core, spec: TableSpec, row: UUID) -> list[HistoryRow]:
    """All changes of a record that this device holds, newest first.

    A reference is told by the name that stands beside it, under the reference's own name.
    """
    names = {label.name: field.name for field in spec.fields if (label := label_field(spec, field))}
    with core.raw() as raw:
        devices = device_names(raw)
        found = store_history.history(raw, spec.kind, row)
    entries = [entry for entry in found if entry.field not in names.values()]
    return [
        HistoryRow(
            datetime.fromtimestamp(entry.at_ms / 1000, UTC), *devices.get(entry.device, ("", "")),
            entry.label, spec.kind, row, names.get(entry.field, entry.field), entry.before, entry.after,
        )
        for entry in entries
    ]  # fmt: skip


def device_names(raw: RawConnection) -> dict[bytes, tuple[str, str]]:
    """Name and person of each device of the workspace, by its id of 16 bytes."""
    rows = raw.execute(DEVICES).fetchall()
    return {key: (name or "", person or "") for key, name, person in rows}
