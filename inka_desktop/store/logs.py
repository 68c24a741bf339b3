"""The spaces and logs that this device knows: rows of ``sync_space`` and ``sync_log``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from .dots import dot, seq_of
from .raw import RawConnection

STREAM_ROWS, STREAM_CONTROL = 0, 1

_COLUMNS = "no, space, stream, author, device, base, start, applied, chain, own, forked"


@dataclass(slots=True)
class Log:
    """One author's operations in one stream of one space.

    Attributes:
        number: local; the upper part of its dots.
        space: number of the space.
        author: 16 bytes; of a branch the branch's own id.
        device: 16 bytes.
        base: the log this branch left; None for a plain author.
        start: number of the first operation that can lie here.
        applied: newest operation applied, or sealed when the log is our own.
        chain: chain value at ``applied``, 16 bytes.
        forked: the author's device exists twice; what follows ``applied`` lies in branches.
    """

    number: int
    space: int
    stream: int
    author: bytes
    device: bytes
    base: int | None
    start: int
    applied: int
    chain: bytes
    own: bool
    forked: bool


@dataclass(frozen=True, slots=True)
class Space:
    """A unit of access and exchange; ``id`` has 16 bytes."""

    number: int
    id: bytes
    kind: str


def add_space(raw: RawConnection, space: bytes, kind: str, label: str = "") -> int:
    """Know a space; returns its number. Knowing it twice is once."""
    raw.execute(
        "INSERT INTO sync_space(id, kind, label) VALUES (?,?,?) ON CONFLICT DO NOTHING", (space, kind, label)
    )
    return int(raw.execute("SELECT no FROM sync_space WHERE id = ?", (space,)).fetchone()[0])


def spaces(raw: RawConnection) -> list[Space]:
    """All spaces known here."""
    return [Space(*row) for row in raw.execute("SELECT no, id, kind FROM sync_space ORDER BY no").fetchall()]


def space_id(raw: RawConnection, number: int) -> bytes:
    """The id of a space, 16 bytes."""
    return bytes(raw.execute("SELECT id FROM sync_space WHERE no = ?", (number,)).fetchone()[0])


def add_log(  # noqa: PLR0913  (the columns of a row)
    raw: RawConnection, space: int, author: bytes, device: bytes, chain: bytes, *, stream: int = STREAM_ROWS,
    own: bool = False, base: int | None = None, start: int = 1,
) -> Log:  # fmt: skip
    """Begin a log with nothing applied; ``chain`` is the value before its first operation."""
    cursor = raw.execute(
        "INSERT INTO sync_log(space, stream, author, device, base, start, applied, chain, own)"
        " VALUES (?,?,?,?,?,?,?,?,?)",
        (space, stream, author, device, base, start, start - 1, chain, int(own)),
    )
    return Log(cursor.lastrowid, space, stream, author, device, base, start, start - 1, chain, own, False)


def logs(
    raw: RawConnection, *, stream: int | None = None, device: bytes | None = None, but: Collection[int] = ()
) -> list[Log]:
    """All logs, or those of one stream or one device, by number; without some numbers."""
    chosen = {name: one for name, one in (("stream", stream), ("device", device)) if one is not None}
    where = f" WHERE {' AND '.join(f'{name} = ?' for name in chosen)}" if chosen else ""
    found = raw.execute(f"SELECT {_COLUMNS} FROM sync_log{where} ORDER BY no", tuple(chosen.values()))
    return [_log(row) for row in found.fetchall() if row[0] not in but]


def own_logs(raw: RawConnection) -> list[Log]:
    """The logs that this profile writes, by number."""
    found = raw.execute(f"SELECT {_COLUMNS} FROM sync_log WHERE own = 1 ORDER BY no").fetchall()
    return [_log(row) for row in found]


def find_log(raw: RawConnection, space: int, stream: int, author: bytes) -> Log | None:
    """The log of an author, by its whole id."""
    row = raw.execute(
        f"SELECT {_COLUMNS} FROM sync_log WHERE space = ? AND stream = ? AND author = ?",
        (space, stream, author),
    ).fetchone()
    return _log(row) if row else None


def get_log(raw: RawConnection, number: int) -> Log:
    """A log by its number."""
    return _log(raw.execute(f"SELECT {_COLUMNS} FROM sync_log WHERE no = ?", (number,)).fetchone())


def _log(row: tuple[Any, ...]) -> Log:
    """Columns come in the order of the fields."""
    number, space, stream, author, device, base, start, applied, chain, own, forked = row
    return Log(
        number, space, stream, author, device, base, start, applied, chain, own == 1, forked == 1
    )  # fmt: skip


def advance(raw: RawConnection, log: Log, applied: int, chain: bytes, hlc: int) -> None:
    """Note how far a log has got."""
    log.applied, log.chain = applied, chain
    raw.execute(
        "UPDATE sync_log SET applied = ?, chain = ?, hlc = max(hlc, ?) WHERE no = ?",
        (applied, chain, hlc, log.number),
    )


def heard(raw: RawConnection, log: Log, wall_ms: int) -> None:
    """Note when, by this device's clock, operations of a log came in."""
    raw.execute("UPDATE sync_log SET news_at = ? WHERE no = ?", (wall_ms, log.number))


def chain_at(raw: RawConnection, log: Log, seq: int) -> bytes | None:
    """The chain value of a log after ``seq``; None where no transaction of it ends there."""
    if seq == log.applied:
        return log.chain
    if seq < log.start:
        return chain_at(raw, get_log(raw, log.base), seq) if log.base is not None else None
    row = raw.execute("SELECT chain FROM sync_tx WHERE last = ?", (dot(log.number, seq),)).fetchone()
    return row[0] if row else None


def last_seq(raw: RawConnection, log: int) -> int:
    """The newest operation of a log, 0 when there is none; it may be known only by a snapshot."""
    found = raw.execute(
        "SELECT dot FROM sync_op WHERE dot BETWEEN ? AND ? ORDER BY dot DESC LIMIT 1",
        (dot(log, 0), dot(log + 1, 0) - 1),
    ).fetchone()
    applied = raw.execute("SELECT applied FROM sync_log WHERE no = ?", (log,)).fetchone()
    return max(seq_of(found[0]) if found else 0, applied[0] if applied else 0)
