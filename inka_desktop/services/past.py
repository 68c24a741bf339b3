"""History and undo as the window shows them; the store reads and writes the log for both."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import UTC, datetime
from uuid import UUID

from inka_desktop.records.specs import TableSpec
from inka_desktop.services.core import Core
from inka_desktop.services.rows import HistoryRow, UndoneRow
from inka_desktop.store import history as store_history
from inka_desktop.store import undo as store_undo
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction


def undo(core: Core, passed: set[bytes]) -> Future[UndoneRow | None]:
    """Take back the newest own action; ``passed`` grows by actions of which nothing was left to undo."""

    def work(transaction: Transaction) -> UndoneRow | None:
        done = store_undo.undo(transaction, passed)
        if done is None:
            return None
        if not done.undone:
            passed.add(done.action)
        return UndoneRow(done.label, done.undone, tuple(kept.field for kept in done.kept))

    return core.submit(work, "undo")


def history(core: Core, spec: TableSpec, row: UUID) -> list[HistoryRow]:
    """All changes of a record that this device holds, newest first."""
    with core.raw() as raw:
        devices = device_names(raw)
        entries = store_history.history(raw, spec.kind, row)
    return [
        HistoryRow(
            datetime.fromtimestamp(entry.at_ms / 1000, UTC), *devices.get(entry.device, ("", "")),
            entry.label, spec.kind, row, entry.field, entry.before, entry.after,
        )
        for entry in entries
    ]  # fmt: skip


def device_names(raw: RawConnection) -> dict[bytes, tuple[str, str]]:
    """Name and person of each device of the workspace, by its id of 16 bytes."""
    rows = raw.execute("SELECT id, name, person_label FROM device").fetchall()
    return {key: (name or "", person or "") for key, name, person in rows}
