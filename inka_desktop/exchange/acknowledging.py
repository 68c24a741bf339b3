"""What a device says of the work of others: up to where it is applied here, and which attachments came."""

from __future__ import annotations

from inka_desktop.records.specs import Value
from inka_desktop.store import logs
from inka_desktop.store.dots import Field
from inka_desktop.store.oplog import Change, Kind
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import holdings
from .deps import Dep, pack_deps
from .wire import HELD

_NO_ROW = bytes(16)


def is_due(raw: RawConnection) -> bool:
    """Whether there is something to say."""
    due = raw.execute("SELECT 1 FROM setting WHERE name GLOB 'ack *' LIMIT 1").fetchone()
    return due is not None or holdings.is_due(raw)


def acknowledge(transaction: Transaction) -> int:
    """Say it; returns of how many spaces."""
    return sum(_acknowledge(transaction, space) for space in logs.spaces(transaction.raw))


def _acknowledge(transaction: Transaction, space: logs.Space) -> bool:
    raw, due = transaction.raw, f"ack {space.id.hex()}"
    held = holdings.take(raw, space)
    if not held and raw.execute("SELECT 1 FROM setting WHERE name = ?", (due,)).fetchone() is None:
        return False
    raw.execute("DELETE FROM setting WHERE name = ?", (due,))
    deps = [
        Dep(log.author, log.applied, log.chain)
        for log in logs.logs(raw)
        if (log.space, log.stream, log.own) == (space.number, logs.STREAM_ROWS, False)
        and log.applied >= log.start
    ]
    if space.id not in transaction.log.own or not deps:
        return False
    said: dict[Field, Value] = {0: pack_deps(deps)}
    if held:
        said[HELD] = held
    transaction.log.write([Change(space.id, 0, _NO_ROW, Kind.ACK, said)])
    return True
