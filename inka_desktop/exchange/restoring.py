"""Brings back what is blank here and need not be: an erasure lost its effect, or a file came without it.

An owner who ends a device may take back an erasure that others have carried out already. These then ask
for the files once more, whoever has them puts them at the places again, and what was taken out of an
operation is put in. Chain values say that it is the same operation. Where nobody has it any more, it is
blank on all devices.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgpack

from inka_desktop.records.specs import by_number
from inka_desktop.store import logs
from inka_desktop.store.dots import Field, dot
from inka_desktop.store.logs import Log
from inka_desktop.store.operation import Kind, pack_body, unpack_body
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.texts import forget_documents
from inka_desktop.store.writer import Transaction

from . import keeping, lineage
from .container import open_envelope
from .rows import RowWriter
from .text_values import unpack_value
from .wire import MESSAGES, Value, WireTransaction

_CAME_BLANK = 0
pack = msgpack.Packer(use_bin_type=True, autoreset=True).pack
Name = Callable[[int], int]
"""From a snapshot's code of an operation to its dot here."""


def note(raw: RawConnection, log: Log, wire: WireTransaction) -> None:
    """A transaction came from which something had been taken out; another file may have it whole."""
    raw.executemany(
        "INSERT OR IGNORE INTO sync_blank(dot, by) VALUES (?,?)",
        [(dot(log.number, seq), _CAME_BLANK) for seq in range(wire.first_seq, wire.last_seq + 1)],
    )


def miss(raw: RawConnection, by: int, row: bytes, part: tuple[int, int, int]) -> None:
    """What came blank of a row is missed, as an erasure without effect lists it.

    Args:
        raw: of the running transaction.
        by: dot of the erasing operation.
        row: that it is about.
        part: log number, first and last operation of what it lists.
    """
    log, first, last = part
    found = raw.execute(
        "INSERT OR IGNORE INTO sync_blank(dot, by) SELECT b.dot, ? FROM sync_blank b"
        " JOIN sync_op o ON o.dot = b.dot WHERE b.by = ? AND b.dot BETWEEN ? AND ? AND o.row = ?",
        (by, _CAME_BLANK, dot(log, first), dot(log, last), row),
    )
    if found.rowcount > 0:
        look_again(raw, log, first, last)


def take(transaction: Transaction, log: Log, wire: WireTransaction) -> int:
    """Put back what a known transaction says and is blank here; returns of how many operations."""
    low, high = dot(log.number, wire.first_seq), dot(log.number, wire.last_seq)
    raw = transaction.raw
    blank = {
        name
        for (name,) in raw.execute(
            "SELECT DISTINCT dot FROM sync_blank WHERE dot BETWEEN ? AND ?", (low, high)
        )
    }
    if not blank:
        return 0
    rows: set[tuple[int, bytes]] = set()
    for name, table, row, values in _said(log, wire):
        if name in blank and put_back(transaction, name, values):
            rows.add((table, row))
            forget_documents(raw, table, row, log.space)
    show(transaction, rows)
    return len(rows)


def show(transaction: Transaction, rows: set[tuple[int, bytes]]) -> None:
    """Show rows anew by what their operations say now."""
    known = {one for one in rows if one[0] in by_number()}
    if known:
        RowWriter(transaction).write({}, known, set(), {})
        transaction.log.close_all()


def _said(log: Log, wire: WireTransaction) -> list[tuple[int, int, bytes, Mapping[Field, Value]]]:
    """Dot, table, row and values of each operation on a row, as they are kept."""
    found: list[tuple[int, int, bytes, Mapping[Field, Value]]] = []
    seq = wire.first_seq
    for group in wire.groups:
        for place in range(group.count if group.known and group.kind not in MESSAGES else 0):
            values = {
                key: _kept(group.kind, column[place])
                for key, column in zip(group.fields, group.values, strict=True)
            }
            found.append((dot(log.number, seq + place), group.table, group.row(place), values))
        seq += group.count
    return found


def _kept(kind: int, value: Value) -> Value:
    return unpack_value(value)[1].stored() if kind == Kind.TEXT else value


def put_back(transaction: Transaction, name: int, values: Mapping[Field, Value]) -> bool:
    """Put values into an operation that is blank here, but for what an erasure with effect took out.

    Returns whether anything changed.
    """
    raw = transaction.raw
    found = raw.execute("SELECT kind, body FROM sync_op WHERE dot = ?", (name,)).fetchone()
    if found is None or found[0] == Kind.ERASE:
        return False
    body, gone = unpack_body(found[1]), _erased(raw, name)
    new = {
        key: values.get(key) if value is None and key not in gone else value
        for key, value in body.values.items()
    }
    raw.execute(
        "DELETE FROM sync_blank WHERE dot = ? AND by NOT IN"
        f" (SELECT e.by FROM sync_erasure e WHERE {keeping.COUNTS})",
        (name,),
    )
    if new == body.values:
        return False
    packed = pack_body(new, body.preds, body.saw)
    transaction.permits.blanks[name] = packed
    raw.execute("UPDATE sync_op SET body = ? WHERE dot = ?", (packed, name))
    return True


def says_more(raw: RawConnection, name: int, values: Mapping[Field, Value]) -> bool:
    """Whether one of these values is blank here."""
    found = raw.execute("SELECT body FROM sync_op WHERE dot = ?", (name,)).fetchone()
    body = unpack_body(found[0]) if found is not None else None
    return body is not None and any(
        value is not None and key in body.values and body.values[key] is None for key, value in values.items()
    )


def _erased(raw: RawConnection, name: int) -> set[Field]:
    """The fields of an operation that erasures with effect took out."""
    found = raw.execute(
        "SELECT e.fields FROM sync_blank b JOIN sync_erasure e ON e.by = b.by"
        f" WHERE b.dot = ? AND {keeping.COUNTS}",
        (name,),
    ).fetchall()
    return {key for (fields,) in found for key in msgpack.unpackb(fields)}


def ask(raw: RawConnection, by: int) -> None:
    """An erasure lost its effect: files with what it erased are news again, wherever they lie."""
    for log, first, last in raw.execute(
        "SELECT log, first, last FROM sync_erased WHERE by = ?", (by,)
    ).fetchall():
        look_again(raw, log, first, last)


def look_again(raw: RawConnection, log: int, first: int, last: int) -> None:
    """Files of a range, whatever branch it lies in, are news again, but for those that were retired."""
    root = lineage.root_of(raw, logs.get_log(raw, log))
    for one, two, hash_ in raw.execute(
        "SELECT first, last, hash FROM sync_gone WHERE log = ? AND first <= ? AND last >= ?",
        (root.number, last, first),
    ).fetchall():
        if not keeping.is_retired(raw, root.number, two) and not _is_held_whole(raw, root, one, two):
            raw.execute("DELETE FROM sync_gone WHERE log = ? AND hash = ?", (root.number, hash_))
    _leave_old_files(raw, root, first, last)


def _is_held_whole(raw: RawConnection, root: Log, first: int, last: int) -> bool:
    """Whether a file with all of a range is kept, nothing taken out."""
    return any(
        not any(first <= seq <= last for seq in _redacted(raw, data))
        for (data,) in raw.execute(
            "SELECT raw FROM sync_seg WHERE log = ? AND first <= ? AND last >= ?", (root.number, first, last)
        ).fetchall()
    )


def _redacted(raw: RawConnection, data: bytes) -> list[int]:
    envelope = open_envelope(data)
    key = raw.execute(
        "SELECT key FROM sync_key WHERE space = ? AND epoch = ?",
        (envelope.header.space, envelope.header.epoch),
    ).fetchone()
    return list(envelope.decrypt(key[0]).redacted)


def _leave_old_files(raw: RawConnection, root: Log, first: int, last: int) -> None:
    """What a redacted file took the place of is not taken away from places any more."""
    for hash_, data in raw.execute(
        "SELECT hash, raw FROM sync_seg WHERE log = ? AND first <= ? AND last >= ?",
        (root.number, last, first),
    ).fetchall():
        if _redacted(raw, data):
            raw.execute("DELETE FROM sync_pack WHERE log = ? AND hash = ?", (root.number, hash_))
