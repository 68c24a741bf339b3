"""Erasing on this device: bodies, files, what waits, copies; the same however the erasure got here.

An erasure lists the operations that wrote the erased cells. A device that holds more of their history
than the one that erased blanks that, too. What is left of an operation is that it was there: numbers
and chain go on, and other cells that it wrote keep their values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import msgpack

from inka_desktop.records.documents import Attachment
from inka_desktop.store import logs, search_due
from inka_desktop.store.dots import Field, as_list, dot, log_of, seq_of
from inka_desktop.store.operation import Body, Kind, pack_body, unpack_body
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.text_doc import TextChange
from inka_desktop.store.texts import forget_documents
from inka_desktop.store.writer import Transaction

from . import keeping
from .codec import unpack
from .errors import ContentDamagedError
from .redaction import FileCleaner, Range
from .wire import MAX_SEQ, Value

AFTER = "erasure"
"""Setting that says: after the commit old copies of the database and attachments are to be taken away."""
BACKUPS = "erasure backups"
"""Setting that says: states in people's backup folders are older than this erasure and are to be replaced."""
_BLOBS = {6: "hash", 10: "thumbnail_hash"}
_MOST_RANGES = 100_000


@dataclass(frozen=True, slots=True)
class Erasure:
    """What one operation erases.

    Attributes:
        by: the operation's local dot.
        space: number of the space.
        table, row: of the record.
        fields: what is erased of it.
        ranges: whose bodies are never stored again.
    """

    by: int
    space: int
    table: int
    row: bytes
    fields: tuple[Field, ...]
    ranges: tuple[Range, ...]


def pack_ranges(raw: RawConnection, ranges: Iterable[Range]) -> bytes:
    """The value of an erasing operation: rows [author, first, last]."""
    rows = [[logs.get_log(raw, log).author, first, last] for log, first, last in sorted(ranges)]
    packed: bytes = msgpack.packb(rows, use_bin_type=True)
    return packed


def unpack_ranges(value: object) -> list[tuple[bytes, int, int]]:
    """What :func:`pack_ranges` wrote: author (16 bytes), first and last operation.

    Raises:
        ContentDamagedError: it is not as the format says.
    """
    rows = unpack(value, _MOST_RANGES) if type(value) is bytes else None
    if type(rows) is not list:
        raise ContentDamagedError(reason="ranges")
    found = []
    for row in rows:
        if type(row) is not list or len(row) < 3 or type(row[0]) is not bytes:
            raise ContentDamagedError(reason="ranges")
        author, first, last = row[:3]
        if not (type(first) is int and type(last) is int and 1 <= first <= last <= MAX_SEQ):
            raise ContentDamagedError(reason="ranges")
        found.append((author, first, last))
    return found


def named_anew(transaction: Transaction, by: int, packed: bytes) -> bytes:
    """The body of an own erasure that is about to be sealed: its authors as they are called by now.

    Since it was written one of them may have turned out to exist twice.
    """
    raw, body = transaction.raw, unpack_body(packed)
    ranges = raw.execute(
        "SELECT log, first, last FROM sync_erased WHERE by = ? AND listed = 1", (by,)
    ).fetchall()
    new = pack_body(dict.fromkeys(body.values, pack_ranges(raw, ranges)), body.preds, body.saw)
    if new != packed:
        transaction.permits.blanks[by] = new
        raw.execute("UPDATE sync_op SET body = ? WHERE dot = ?", (new, by))
    return new


def apply(
    transaction: Transaction, erasure: Erasure, spared: Callable[[int], bool] = lambda _name: False
) -> int:
    """Erase here; returns how many operations were blanked. Doing it twice is doing it once.

    Args:
        transaction: the running one.
        erasure: what goes.
        spared: of a dot, whether that operation stays as it is.
    """
    raw = transaction.raw
    raw.execute(
        "INSERT OR IGNORE INTO sync_erasure(by, space, tbl, row, fields) VALUES (?,?,?,?,?)",
        (erasure.by, erasure.space, erasure.table, erasure.row, msgpack.packb(erasure.fields)),
    )
    found = {name: (kind, body) for name, kind, body in _history(raw, erasure) if not spared(name)}
    for name, (_kind, body) in found.items():
        _keep_blobs(raw, erasure, body)
        raw.execute("INSERT OR IGNORE INTO sync_blank(dot, by) VALUES (?,?)", (name, erasure.by))
        _blank(transaction, name, body, erasure.fields)
    held = (name for name, said in found.items() if is_sealed(raw, name) and _says(*said, erasure.fields))
    others = {(log_of(name), seq_of(name), seq_of(name)) for name in held}
    for listed, ranges in ((1, set(erasure.ranges)), (0, others)):
        for log, first, last in ranges:
            raw.execute(
                "INSERT OR IGNORE INTO sync_erased(log, first, last, by, listed) VALUES (?,?,?,?,?)",
                (log, first, last, erasure.by, listed),
            )
            FileCleaner.of(transaction).ranges.add((log, first, last))
    forget_documents(raw, erasure.table, erasure.row, erasure.space)
    search_due.forget(raw, erasure.table, erasure.row)
    _drop_snapshots(raw, erasure)
    due = {AFTER: 1, BACKUPS: erasure.by, due_name(logs.space_id(raw, erasure.space)): 1}
    raw.executemany("INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", list(due.items()))
    return len(found)


def is_sealed(raw: RawConnection, name: int) -> bool:
    """Whether a file may hold the operation; own work not sealed yet is simply blank when it is."""
    found = raw.execute("SELECT own, applied FROM sync_log WHERE no = ?", (log_of(name),)).fetchone()
    return not found[0] or seq_of(name) <= found[1]


def due_name(space: bytes) -> str:
    """Setting that says: a keeper makes a snapshot of the space at its next meeting."""
    return f"snapshot due {space.hex()}"


def _history(raw: RawConnection, erasure: Erasure) -> Iterator[tuple[int, int, Body]]:
    """Operations here that wrote an erased cell and came before: listed ones, and what those replaced."""
    waiting: set[int] = set()
    for log, first, last in erasure.ranges:
        waiting |= {
            name
            for name, row in raw.execute(
                "SELECT dot, row FROM sync_op WHERE dot BETWEEN ? AND ?", (dot(log, first), dot(log, last))
            )
            if row == erasure.row
        }
    own = raw.execute("SELECT body FROM sync_op WHERE dot = ?", (erasure.by,)).fetchone()
    if own is not None:
        waiting |= _replaced(unpack_body(own[0]), erasure.fields)
    seen = {erasure.by}
    while waiting:
        name = waiting.pop()
        seen.add(name)
        found = raw.execute("SELECT kind, body FROM sync_op WHERE dot = ?", (name,)).fetchone()
        if found is not None:
            body = unpack_body(found[1])
            waiting |= _replaced(body, erasure.fields) - seen
            if found[0] != Kind.ERASE and any(key in body.values for key in erasure.fields):
                yield name, found[0], body  # an earlier erasure says nothing but what it erased


def _says(kind: int, body: Body, fields: Iterable[Field]) -> bool:
    """Whether anything stood in these fields; what was blank when it was sealed lies blank in its file."""
    return any(not _is_blank(kind, body.values.get(key)) for key in fields)


def _is_blank(kind: int, value: Value) -> bool:
    """Whether a value says nothing: of a long text that is a change of no bytes."""
    if kind == Kind.TEXT and value is not None:
        return not TextChange.unpack(value).update
    return value is None


def _replaced(body: Body, fields: Iterable[Field]) -> set[int]:
    return {one for key in fields for one in as_list((body.preds or {}).get(key))}


def _blank(transaction: Transaction, name: int, body: Body, fields: Iterable[Field]) -> None:
    """Let an operation have written nothing to these cells; the guard lets this through and no more."""
    kept: dict[Field, Value] = {key: None if key in fields else value for key, value in body.values.items()}
    if kept == body.values:
        return
    packed = pack_body(kept, body.preds, body.saw)
    transaction.permits.blanks[name] = packed
    transaction.raw.execute("UPDATE sync_op SET body = ? WHERE dot = ?", (packed, name))


def _keep_blobs(raw: RawConnection, erasure: Erasure, body: Body) -> None:
    """Note attachments whose bytes go, too."""
    if erasure.table != Attachment.__number__:
        return
    for key in _BLOBS.keys() & set(erasure.fields):
        value = body.values.get(key)
        if isinstance(value, str) and value:
            raw.execute("INSERT OR IGNORE INTO blob_gone(hash) VALUES (?)", (value,))


def _drop_snapshots(raw: RawConnection, erasure: Erasure) -> None:
    """Own snapshots made before hold what was erased."""
    raw.execute("DELETE FROM sync_snapshot_file WHERE space = ?", (erasure.space,))
    raw.execute("UPDATE sync_snapshot SET own = 0 WHERE space = ?", (erasure.space,))


def erasures(raw: RawConnection, space: int) -> list[Erasure]:
    """All erasures of a space that have an effect, with the ranges that they list."""
    found = []
    for by, table, row, fields in raw.execute(
        f"SELECT by, tbl, row, fields FROM sync_erasure e WHERE space = ? AND {keeping.COUNTS} ORDER BY by",
        (space,),
    ).fetchall():
        ranges = raw.execute(
            "SELECT log, first, last FROM sync_erased WHERE by = ? AND listed = 1 ORDER BY 1, 2", (by,)
        ).fetchall()
        names = tuple(msgpack.unpackb(fields))
        found.append(Erasure(by, space, table, row, names, tuple(ranges)))
    return found
