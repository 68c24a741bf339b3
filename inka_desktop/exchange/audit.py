"""Reads every kept file of operations again and compares it with the log: signature, chain, content.

What was signed is right: an operation that the log has otherwise is written into it anew. The chain says
which operation a number names; where the log has another chain, nobody can tell which of the two is right.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import NamedTuple

import msgpack

from inka_desktop.store import logs
from inka_desktop.store.logs import Log
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.readers import Readers
from inka_desktop.store.texts import forget_documents
from inka_desktop.store.writer import Transaction

from . import keeping, kept, lineage
from .body import SegmentBody
from .container import open_envelope
from .errors import FileDamagedError, FileTornError, NewerFormatError
from .joining import setting
from .kept import KeptOperation
from .members import Members

_LOST = "lost files"
"""Setting: files that were damaged here, put away, and have not come back."""


class KeptFile(NamedTuple):
    """A kept file: number of its log, first and last operation, hash."""

    log: int
    first: int
    last: int
    hash: bytes


@dataclass(slots=True)
class Audit:
    """What the reading showed.

    Attributes:
        looked_at: how many files.
        damaged: those that are not what was once received or sealed.
        contradicted: whole ones of which the log says something else; here the log is wrong.
        doubtful: rows (table, id) that operations in those write.
        differing: operations as whole files say them, where the log has them otherwise.
    """

    looked_at: int = 0
    damaged: list[KeptFile] = field(default_factory=list)
    contradicted: list[KeptFile] = field(default_factory=list)
    doubtful: set[tuple[int, bytes]] = field(default_factory=set)
    differing: list[KeptOperation] = field(default_factory=list)


def audit(
    readers: Readers,
    members: Members,
    step: Callable[[int, int], None],
    only: Collection[KeptFile] | None = None,
) -> Audit:
    """Read all kept files.

    Args:
        readers: of the database.
        members: who signs.
        step: told (done, of) before each file; may raise to end it.
        only: read these instead of all.
    """
    found = Audit()
    with readers.raw() as raw:
        files = [
            KeptFile(*row)
            for row in raw.execute("SELECT log, first, last, hash FROM sync_seg ORDER BY log, first")
        ]
    files = [one for one in files if only is None or one in only]
    for done, one in enumerate(files):
        step(done, len(files))
        with readers.raw() as raw:
            _Reading(raw, one, members, found).run()
        found.looked_at += 1
    return found


class _Reading:
    """The reading of one file."""

    def __init__(self, raw: RawConnection, file: KeptFile, members: Members, found: Audit) -> None:
        self._raw = raw
        self._file = file
        self._members = members
        self._found = found

    def run(self) -> None:
        try:
            body, author = self._open()
            self._compare(body, author)
        except NewerFormatError:
            pass  # signed by its device; this version reads it no further
        except (FileDamagedError, FileTornError, KeyError, TypeError):
            self._found.damaged.append(self._file)

    def _open(self) -> tuple[SegmentBody, bytes]:
        (data,) = self._raw.execute(
            "SELECT raw FROM sync_seg WHERE log = ? AND first = ? AND hash = ?",
            (self._file.log, self._file.first, self._file.hash),
        ).fetchone()
        envelope = open_envelope(data, self._file.hash[:8].hex())
        header = envelope.header
        envelope.verify(self._members.devices[header.device].sign_public)
        key = self._raw.execute(
            "SELECT key FROM sync_key WHERE space = ? AND epoch = ?", (header.space, header.epoch)
        ).fetchone()
        return envelope.decrypt(key[0]), header.author

    def _compare(self, body: SegmentBody, author: bytes) -> None:
        root = logs.get_log(self._raw, self._file.log)
        kin = lineage.family(self._raw, root.space, root.stream, author)
        differing, wrong = list[KeptOperation](), False
        for wire, chain in body.transactions():
            here = [one for one in kin if one.start <= wire.last_seq <= one.applied]
            meant = [one for one in here if logs.chain_at(self._raw, one, wire.last_seq) == chain]
            if here and not meant:  # what is not applied contradicts nothing
                wrong = True
                self._found.doubtful |= _rows(self._raw, here, wire.first_seq, wire.last_seq)
            elif meant and wire.last_seq not in body.redacted:
                differing += kept.differing(self._raw, meant[0], wire)
        if wrong:
            self._found.contradicted.append(self._file)
        self._found.differing += differing


def _rows(raw: RawConnection, some: list[Log], first: int, last: int) -> set[tuple[int, bytes]]:
    return {
        (table, row)
        for log in some
        for table, row in raw.execute(
            "SELECT tbl, row FROM sync_op WHERE dot BETWEEN ? AND ?",
            (log.number << 40 | first, log.number << 40 | last),
        )
    }


# --- putting right -------------------------------------------------------------------------------------


def mend(transaction: Transaction, operations: Collection[KeptOperation]) -> None:
    """Write operations into the log as their files say them; rows follow when they are shown anew."""
    raw = transaction.raw
    with transaction.permits.logging():
        for one in operations:
            raw.execute("DELETE FROM sync_op WHERE dot = ?", (one.dot,))
            raw.execute("INSERT INTO sync_op(dot, kind, tbl, row, body) VALUES (?,?,?,?,?)", one)
    for one in operations:
        space = logs.get_log(raw, one.dot >> 40).space
        forget_documents(raw, one.table, one.row, space)


def put_away(raw: RawConnection, damaged: Collection[KeptFile]) -> None:
    """Keep damaged files no more, so that whole ones are taken in where they lie, and remember them."""
    raw.executemany(
        "DELETE FROM sync_seg WHERE log = ? AND first = ? AND last = ? AND hash = ?", list(damaged)
    )
    _remember(raw, {*_remembered(raw), *damaged})


def still_lost(raw: RawConnection) -> list[KeptFile]:
    """Files that were put away and have not come back, nor anything in their place."""
    return [
        one
        for one in sorted(_remembered(raw))
        if not keeping.is_known(raw, one.log, one.hash)
        and not keeping.is_retired(raw, one.log, one.last)
        and not keeping.is_erased(raw, one.log, one.first, one.last)
    ]


def forget_found(raw: RawConnection) -> None:
    """Remember no longer what has come back."""
    _remember(raw, still_lost(raw))


def _remembered(raw: RawConnection) -> set[KeptFile]:
    found = setting(raw, _LOST)
    return {KeptFile(*row) for row in msgpack.unpackb(found)} if found else set()


def _remember(raw: RawConnection, files: Collection[KeptFile]) -> None:
    if files:
        packed = msgpack.packb([list(one) for one in sorted(files)])
        raw.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", (_LOST, packed))
    else:
        raw.execute("DELETE FROM setting WHERE name = ?", (_LOST,))
