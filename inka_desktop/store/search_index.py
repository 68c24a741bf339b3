"""The search index: taking documents in and out, in pieces that never hold the writer up for long.

Numbers of documents rise by their date within a kind, so that the newest are read first and a period is a
range. The index keeps no texts, so a document leaves by the very words it came with, which ``search_doc``
has. What left is only marked at first; merging takes its words out of the file, and :func:`purge` merges
everything, which is what an erasure waits for. (FTS5's own ``secure-delete`` rewrites the pages of every
word on each change: 120 ms for a protocol instead of half a millisecond.)
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter
from typing import NamedTuple

from sqlcipher3 import dbapi2 as sqlcipher

from inka_desktop.records import folding
from inka_desktop.records.searching import DATED, fields_of, kinds, owners_of
from inka_desktop.records.specs import TableSpec, by_number

from .errors import DiskFailedError, DiskFullError, told
from .raw import RawConnection
from .search_due import Key
from .search_text import SearchText, compose, is_office, is_there, whole_of

KIND_BITS = 40
DAY_BITS = 7
"""Documents of one day that get neighbouring numbers; more go on with those of the next."""
_UNDATED = 1 << 32
"""Numbers of documents without a date; those of days begin behind them."""
PIECE_S = 0.02
"""What a piece aims at; the window's bound is 50 ms."""
_AT_ONCE, _WALKED = 64, 500
"""Records in a piece at most, and rows that are looked at to find those that are records by themselves."""
_LEAVING = 8
_MERGED_PAGES, _MERGING_S = 48, 0.012
"""Pages of a step, and how long steps follow each other in a piece: what a piece of 20 ms takes in depends on
the machine. With too few, 64 parts of one level come together while the index is filled, and are merged in
one go: 114 ms instead of 35 (20,000 protocols)."""
_LAYOUT = 2
"""Goes up when another document comes out of the same rows."""
_VERSION = "search index"
_log = logging.getLogger(__name__)


class Taken(NamedTuple):
    """A document as it stands in the index."""

    no: int
    text: SearchText


# --- one document -------------------------------------------------------------------------------------


def taken(raw: RawConnection, key: Key) -> Taken | None:
    """What the index holds of a document."""
    table, row = key
    found = raw.execute(
        "SELECT no, words FROM search_doc WHERE row = ? AND no BETWEEN ? AND ?", (row, *range_of(table))
    ).fetchone()
    return Taken(found[0], unpack(found[1])) if found else None


def range_of(table: int, first: int = 0, last: int | None = None) -> tuple[int, int]:
    """The lowest and highest number that documents of a kind can have, of days given by their ordinals.

    Day 0 has those without a date.
    """
    end = (1 << KIND_BITS) - 1 if last is None else _start(last + 1) - 1
    return table << KIND_BITS | _start(first), table << KIND_BITS | end


def _start(day: int) -> int:
    return _UNDATED + (day << DAY_BITS) if day else 0


def put(raw: RawConnection, key: Key) -> bool:
    """Bring one document up to date, in the running transaction; True when it was not."""
    before, now = taken(raw, key), compose(raw, key)
    if (before.text if before else None) == now:
        return False
    if before is not None:
        _take_out(raw, before)
    if now is not None:
        keeps = before is not None and before.text.day == now.day
        _take_in(raw, key, Taken(before.no if before and keeps else _free(raw, key[0], now.day), now))
    return True


def _take_in(raw: RawConnection, key: Key, document: Taken) -> None:
    no, text = document
    raw.execute(
        "INSERT INTO search_index(rowid, head, body, marks) VALUES (?, ?, ?, ?)",
        (no, text.head, text.body, text.marks),
    )
    raw.execute("INSERT INTO search_doc(no, row, words) VALUES (?, ?, ?)", (no, key[1], _pack(text)))


def _take_out(raw: RawConnection, document: Taken) -> None:
    no, text = document
    raw.execute(
        "INSERT INTO search_index(search_index, rowid, head, body, marks) VALUES ('delete', ?, ?, ?, ?)",
        (no, text.head, text.body, text.marks),
    )
    raw.execute("DELETE FROM search_doc WHERE no = ?", (no,))


def _free(raw: RawConnection, table: int, day: int) -> int:
    """A number of the kind's day that no document has; without a date the next one."""
    if not day:
        first, last = range_of(table, 0, 0)
        return _newest(raw, first, last, first) + 1
    while True:
        first, last = range_of(table, day, day)
        newest = _newest(raw, first, last, first - 1)
        if newest < last:
            return newest + 1
        used = {
            no for (no,) in raw.execute("SELECT no FROM search_doc WHERE no BETWEEN ? AND ?", (first, last))
        }
        if gap := next((no for no in range(first, last) if no not in used), None):
            return gap
        day += 1


def _newest(raw: RawConnection, first: int, last: int, otherwise: int) -> int:
    found = raw.execute("SELECT max(no) FROM search_doc WHERE no BETWEEN ? AND ?", (first, last)).fetchone()
    return int(found[0]) if found[0] is not None else otherwise


def _pack(text: SearchText) -> bytes:
    return zlib.compress("\0".join((str(text.day), text.head, text.body, text.marks)).encode("utf-8"))


def unpack(packed: bytes) -> SearchText:
    """A document as ``search_doc`` has it."""
    day, head, body, marks = zlib.decompress(packed).decode("utf-8").split("\0")
    return SearchText(int(day), head, body, marks)


# --- pieces -------------------------------------------------------------------------------------------


def begin(raw: RawConnection) -> bool:
    """Begin the index anew where another version, or nobody, made it; all of it follows in pieces.

    Returns:
        Whether it was begun anew.
    """
    layout = [(spec.kind, field.name) for spec in kinds() for field in fields_of(spec.kind)]
    version = repr((_LAYOUT, folding.VERSION, is_office(raw), layout)).encode()
    found = raw.execute("SELECT value FROM setting WHERE name = ?", (_VERSION,)).fetchone()
    if found is not None and bytes(found[0]) == version:
        return False
    restart(raw)
    raw.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", (_VERSION, version))
    return True


def restart(raw: RawConnection) -> None:
    """Empty the index; every record is to be looked at."""
    raw.execute("INSERT INTO search_index(search_index) VALUES ('delete-all')")
    for table in ("search_doc", "search_due", "search_gone", "search_fill"):
        raw.execute(f"DELETE FROM {table}")
    raw.executemany("INSERT INTO search_fill(tbl, at) VALUES (?, NULL)", [(spec.number,) for spec in kinds()])


def piece(raw: RawConnection, budget_s: float = PIECE_S) -> bool:
    """Do a piece of what is to be done, in the running transaction; whether something is left.

    What was deleted or erased goes first, then what changed, then what was never looked at, newest first.
    """
    return _unless_damaged(raw, lambda: _piece(raw, perf_counter() + budget_s))


def leave(raw: RawConnection) -> None:
    """Before the commit: what was deleted or erased leaves at once; of very much the rest follows."""
    if raw.execute("SELECT 1 FROM search_gone LIMIT 1").fetchone() is not None:
        _unless_damaged(raw, lambda: _noted(raw, "search_gone", perf_counter() + PIECE_S, _LEAVING) > 0)


def _unless_damaged(raw: RawConnection, work: Callable[[], bool]) -> bool:
    """Work on the index; where that turns out to be damaged it is begun anew: no save fails because of it."""
    try:
        return work()
    except (sqlcipher.DatabaseError, zlib.error, ValueError) as damage:
        if isinstance(told(damage), DiskFullError | DiskFailedError):
            raise
        _log.warning("the search index is damaged and made anew: %s", type(damage).__name__)
        restart(raw)
        return True


def is_due(raw: RawConnection) -> bool:
    """Whether something is to be looked at."""
    found = raw.execute(
        "SELECT EXISTS (SELECT 1 FROM search_gone) OR EXISTS (SELECT 1 FROM search_due)"
        " OR EXISTS (SELECT 1 FROM search_fill)"
    ).fetchone()
    return bool(found[0])


def is_filling(raw: RawConnection) -> bool:
    """Whether records were never looked at, so that a search may miss them."""
    return raw.execute("SELECT 1 FROM search_fill LIMIT 1").fetchone() is not None


def _piece(raw: RawConnection, ends: float) -> bool:
    while _noted(raw, "search_gone", ends) or _noted(raw, "search_due", ends) or _fill(raw, ends):
        if perf_counter() > ends:
            rests = perf_counter() + _MERGING_S
            while _merge(raw) and perf_counter() < rests:
                pass
            return True
    return _merge(raw)


def _noted(raw: RawConnection, table: str, ends: float, most: int = _AT_ONCE) -> int:
    """Look at noted records until the time is over; how many notes went."""
    found = raw.execute(f"SELECT no, tbl, row FROM {table} ORDER BY no LIMIT {8 * most}").fetchall()
    notes: dict[Key, list[tuple[int, Key]]] = {}
    for no, tbl, row in found:
        notes.setdefault(whole_of(raw, (tbl, row)), []).append((no, (tbl, row)))
    done = 0
    for whole, several in list(notes.items())[:most]:
        put(raw, whole)
        # A part may have been a document of its own before it had an owner.
        for part in {key for _, key in several} - {whole}:
            if (alone := taken(raw, part)) is not None:
                _take_out(raw, alone)
        raw.executemany(f"DELETE FROM {table} WHERE no = ?", [(no,) for no, _ in several])
        done += len(several)
        if perf_counter() > ends:
            break
    return done


def _fill(raw: RawConnection, ends: float) -> int:
    """Look at records that nobody looked at yet; how many."""
    found = raw.execute("SELECT tbl, at FROM search_fill ORDER BY tbl LIMIT 1").fetchone()
    if found is None:
        return 0
    table, at = found
    walked = wholes(raw, by_number()[table], at)
    for row in walked.rows:
        put(raw, (table, row))
        if perf_counter() > ends:
            raw.execute("UPDATE search_fill SET at = ? WHERE tbl = ?", (row, table))
            return 1
    if walked.at is None:
        raw.execute("DELETE FROM search_fill WHERE tbl = ?", (table,))
    else:
        raw.execute("UPDATE search_fill SET at = ? WHERE tbl = ?", (walked.at, table))
    return 1


class Walk(NamedTuple):
    """A few rows of a table.

    Attributes:
        rows: ids of those that are documents.
        at: id of the last row that was looked at; None at the end.
    """

    rows: list[bytes]
    at: bytes | None


def wholes(raw: RawConnection, spec: TableSpec, at: bytes | None) -> Walk:
    """The next documents of a kind behind an id.

    Of dated ones the newest first, of others in the order in which they are numbered.
    """
    most = _WALKED if owners_of(spec.kind) else _AT_ONCE
    query, given = wholes_query(spec, begun=at is not None), (most,) if at is None else (at, most)
    found = raw.execute(query, given).fetchall()
    return Walk([row for row, counts in found if counts], found[-1][0] if len(found) == most else None)


def wholes_query(spec: TableSpec, *, begun: bool) -> str:
    """Walks the table itself, a few rows at a time: most rows of some kinds are parts of another document."""
    newest_first = DATED in spec.by_name
    alone = "".join(f" AND {field.name} IS NULL" for field in owners_of(spec.kind))
    behind = f" WHERE id {'<' if newest_first else '>'} ?" if begun else ""
    order = "id DESC" if newest_first else "id"
    return f"SELECT id, {is_there(spec)}{alone} FROM {spec.kind}{behind} ORDER BY {order} LIMIT ?"


# --- the file -----------------------------------------------------------------------------------------


def _merge(raw: RawConnection, pages: int = _MERGED_PAGES) -> bool:
    """Merge a few pages of the index; False when there was nothing to merge."""
    before = raw.execute("SELECT total_changes()").fetchone()[0]
    raw.execute("INSERT INTO search_index(search_index, rank) VALUES ('merge', ?)", (pages,))
    return bool(raw.execute("SELECT total_changes()").fetchone()[0] - before > 1)


def purge(run: Callable[[Callable[[RawConnection], bool]], bool]) -> None:
    """Take out of the file what left the index: no byte of it is in any page afterwards.

    Args:
        run: does a piece of the work in a transaction of its own and says what that said.
    """

    def safely(work: Callable[[RawConnection], bool]) -> bool:
        return run(lambda raw: _unless_damaged(raw, lambda: work(raw)))

    while safely(lambda raw: bool(_noted(raw, "search_gone", perf_counter() + PIECE_S))):
        pass
    safely(lambda raw: _merge(raw, -_MERGED_PAGES))
    while safely(_merge):
        pass


def is_whole(raw: RawConnection) -> bool:
    """Whether the index is sound in itself and holds as many documents as it should."""
    try:
        raw.execute("INSERT INTO search_index(search_index) VALUES ('integrity-check')")
    except Exception:  # noqa: BLE001  (whatever is wrong with it, it is made anew)
        return False
    counts = "SELECT (SELECT count(*) FROM search_doc), (SELECT count(*) FROM search_index_docsize)"
    found = raw.execute(counts).fetchone()
    return bool(found[0] == found[1])


def leave_unless_whole(raw: RawConnection, keys: Sequence[Key]) -> int:
    """Take out documents that are none any more: deleted, or a part of another; returns how many."""
    gone = 0
    for key in keys:
        is_whole = whole_of(raw, key) == key and compose(raw, key) is not None
        if not is_whole and (before := taken(raw, key)) is not None:
            _take_out(raw, before)
            gone += 1
    return gone


def documents(raw: RawConnection, above: int, most: int = _AT_ONCE) -> list[tuple[int, Key]]:
    """Number and key of documents in the index above a number."""
    rows: Iterable[tuple[int, bytes]] = raw.execute(
        "SELECT no, row FROM search_doc WHERE no > ? ORDER BY no LIMIT ?", (above, most)
    ).fetchall()
    return [(no, (no >> KIND_BITS, row)) for no, row in rows]
