"""Files from which what was erased has been taken out, so that the rest of them goes on (FORMAT.md 15).

A file that holds something erased is kept no more. Where its own device holds it, a pack of the same range
takes its place: erased cells are blank, and each transaction that had some is stated with the chain value
it had whole. So positions, deps and cuts stay what they were, and who has never seen the file reads on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import msgpack

from inka_desktop.store import logs
from inka_desktop.store.dots import Field
from inka_desktop.store.logs import Log
from inka_desktop.store.operation import Kind
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.text_doc import TextChange
from inka_desktop.store.writer import Transaction

from . import identity as identities
from . import keeping, lineage, packing
from .body import REDACTED_SINCE, SegmentBody
from .codec import encode_transaction
from .container import PACK, Envelope, open_envelope
from .errors import ContentDamagedError, FileDamagedError, NewerFormatError, TransactionTooLargeError
from .segments import BuiltSegment, build_segment
from .text_values import pack_value, unpack_value
from .wire import MESSAGES, Group, Value, WireTransaction

Range = tuple[int, int, int]
"""Log number, first and last operation."""
_NOTHING = TextChange(b"", b"", b"")


_FRESH = "redacted"
"""Setting that says: files were made anew since the last commit that went through to the disk."""


class _Said(NamedTuple):
    """A range that an erasure with effect lists: whose operations, and what of which row is gone."""

    first: int
    last: int
    table: int
    row: bytes
    fields: frozenset[Field]


class _Cell(NamedTuple):
    """Where in a transaction something erased stands: group, column and place."""

    group: int
    column: int
    place: int


class _Erased:
    """What is erased of an author's operations, whatever branch they lie in."""

    def __init__(self, raw: RawConnection, root: Log) -> None:
        self._raw = raw
        self._kin = lineage.family(raw, root.space, root.stream, root.author)
        self._said: dict[int, list[_Said]] = {}
        marks = ",".join("?" * len(self._kin))
        for log, first, last, table, row, fields in raw.execute(
            "SELECT e.log, e.first, e.last, x.tbl, x.row, x.fields FROM sync_erased e"
            f" JOIN sync_erasure x ON x.by = e.by WHERE e.log IN ({marks}) AND {keeping.COUNTS}",
            [log.number for log in self._kin],
        ).fetchall():
            one = _Said(first, last, table, row, frozenset(msgpack.unpackb(fields)))
            self._said.setdefault(log, []).append(one)

    def cells(self, wire: WireTransaction, chain: bytes) -> list[_Cell]:
        """The cells of a transaction that are erased and still say something."""
        seq, said = wire.first_seq, self._about(wire, chain)
        found: list[_Cell] = []
        for number, group in enumerate(wire.groups if said else ()):
            if group.known and group.kind not in MESSAGES and group.kind != Kind.ERASE:
                found += _cells(number, group, seq, said)
            seq += group.count
        return found

    def _about(self, wire: WireTransaction, chain: bytes) -> list[_Said]:
        """What is said about a transaction; nothing while it is not applied here."""
        for log in self._kin:
            here = log.start <= wire.last_seq <= log.applied
            if here and logs.chain_at(self._raw, log, wire.last_seq) == chain:
                listed = self._said.get(log.number, ())
                return [one for one in listed if one.first <= wire.last_seq and one.last >= wire.first_seq]
        return []


def _cells(number: int, group: Group, first: int, said: list[_Said]) -> Iterator[_Cell]:
    for place, row in enumerate(group.row_ids()):
        gone = {
            key
            for one in said
            if (one.table, one.row) == (group.table, row) and one.first <= first + place <= one.last
            for key in one.fields
        }
        for column, key in enumerate(group.fields if gone else ()):
            if key in gone and not is_blank(group.kind, group.values[column][place]):
                yield _Cell(number, column, place)


def is_blank(kind: int, value: Value) -> bool:
    """Whether a value as it travels says nothing: of a long text that is a change of no bytes."""
    if kind == Kind.TEXT and value is not None:
        return not unpack_value(value)[1].update
    return value is None


def holds_erased(raw: RawConnection, root: Log, body: SegmentBody) -> bool:
    """Whether a file of an author's log still says something that was erased.

    Raises:
        NewerFormatError, ContentDamagedError: what is in it cannot be read.
    """
    if not keeping.is_erased(raw, root.number, body.first, body.last):
        return False
    erased = _Erased(raw, root)
    return any(erased.cells(wire, chain) for wire, chain in body.transactions())


def redacted(
    transaction: Transaction, root: Log, envelope: Envelope, body: SegmentBody, key: bytes
) -> BuiltSegment | None:
    """The pack that takes the place of an own file; None of somebody else's, or where it grew too large."""
    me = identities.load(transaction.raw)
    if me is None or me.device != envelope.header.device:
        return None
    erased, stated, written = _Erased(transaction.raw, root), dict(body.redacted), list[bytes]()
    for wire, chain in body.transactions():
        cells = erased.cells(wire, chain)
        if cells:
            stated[wire.last_seq] = chain
        written.append(encode_transaction(_without(wire, cells)) if cells else wire.raw)
    spoiled = {body.part_of(seq).first for seq in stated}
    parts = [
        replace(part, reader=max(part.reader, REDACTED_SINCE)) if part.first in spoiled else part
        for part in body.parts
    ]
    header = replace(envelope.header, kind=PACK)
    merged = {(header.first, header.last, envelope.file_hash), *packing.merged_by(body)}
    extra = {packing.FILES: [list(one) for one in sorted(merged)]}
    with suppress(TransactionTooLargeError):
        return build_segment(header, parts, written, me.keys, key, transaction.log.random, extra, stated)
    return None


def _without(wire: WireTransaction, cells: list[_Cell]) -> WireTransaction:
    """The transaction with these cells blank."""
    groups = [replace(one, values=[list(column) for column in one.values]) for one in wire.groups]
    for cell in cells:
        column, kind = groups[cell.group].values[cell.column], groups[cell.group].kind
        value = column[cell.place]
        column[cell.place] = pack_value(unpack_value(value)[0], _NOTHING) if kind == Kind.TEXT else None
    return replace(wire, groups=groups)


# --- files that are kept ------------------------------------------------------------------------------


@dataclass(slots=True)
class FileCleaner:
    """Takes erased operations out of the files kept here: once, before the transaction commits.

    Attributes:
        transaction: in which something was erased.
        ranges: what was erased; files that touch it are looked at.
    """

    transaction: Transaction
    ranges: set[Range] = field(default_factory=set)

    @classmethod
    def of(cls, transaction: Transaction) -> FileCleaner:
        """The one of a transaction."""
        found = transaction.before_commit.setdefault(cls.__name__, cls(transaction))
        assert isinstance(found, cls)
        return found

    def __call__(self) -> None:
        """Do it."""
        raw = self.transaction.raw
        for number in {log for log, _, _ in self.ranges}:
            root = lineage.root_of(raw, logs.get_log(raw, number))
            ranges = [(first, last) for log, first, last in self.ranges if log == number]
            self._held(root, ranges)
            self._aside(root, ranges)

    def _held(self, root: Log, ranges: list[tuple[int, int]]) -> None:
        raw = self.transaction.raw
        for first, last, hash_, data in raw.execute(
            "SELECT first, last, hash, raw FROM sync_seg WHERE log = ?", (root.number,)
        ).fetchall():
            if any(one <= last and two >= first for one, two in ranges):
                self._clean(root, (first, last, hash_), data)

    def _clean(self, root: Log, file: tuple[int, int, bytes], data: bytes) -> None:
        """Let one file go if it holds something erased; an own one is written anew without it.

        A pack that came before the erasure was known stands from now on for what was taken out of it.
        """
        raw = self.transaction.raw
        envelope = open_envelope(data)
        key = _key(raw, envelope)
        body = envelope.decrypt(key) if key is not None else None
        if body is not None and not holds_erased(raw, root, body):
            packing.replace(raw, root.number, envelope, body)
            return
        keeping.drop_where(raw, "log = ? AND first = ? AND hash = ?", (root.number, file[0], file[2]))
        raw.execute("DELETE FROM sync_pack WHERE log = ? AND hash = ?", (root.number, file[2]))
        if body is None or key is None:
            return
        built = redacted(self.transaction, root, envelope, body, key)
        if built is not None:
            packing.hold(raw, root.number, built)
            raw.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, 1)", (_FRESH,))

    def _aside(self, root: Log, ranges: list[tuple[int, int]]) -> None:
        """Files that wait, and those that were put aside."""
        raw = self.transaction.raw
        for first, last in ranges:
            for hash_, data in keeping.waiting(raw, root, first, last):
                if _is_to_go(raw, root, data):
                    raw.execute("DELETE FROM sync_pending WHERE hash = ?", (hash_,))
            keeping.forget_aside(raw, root, first, last)


def is_due(raw: RawConnection) -> bool:
    """Whether files were made that may not leave before a commit that goes through to the disk."""
    return raw.execute("SELECT 1 FROM setting WHERE name = ?", (_FRESH,)).fetchone() is not None


def note_durable(raw: RawConnection) -> None:
    """The running transaction is such a one."""
    raw.execute("DELETE FROM setting WHERE name = ?", (_FRESH,))


def _is_to_go(raw: RawConnection, root: Log, data: bytes) -> bool:
    envelope = open_envelope(data)
    key = _key(raw, envelope)
    return key is None or may_hold_erased(raw, root, envelope, key, unread=True)


def may_hold_erased(raw: RawConnection, root: Log, envelope: Envelope, key: bytes, *, unread: bool) -> bool:
    """As :func:`holds_erased`, for a file that nobody looked into yet; ``unread`` where it cannot be read."""
    try:
        return holds_erased(raw, root, envelope.decrypt(key))
    except (FileDamagedError, ContentDamagedError, NewerFormatError):
        return unread


def _key(raw: RawConnection, envelope: Envelope) -> bytes | None:
    header = envelope.header
    found = raw.execute(
        "SELECT key FROM sync_key WHERE space = ? AND epoch = ?", (header.space, header.epoch)
    ).fetchone()
    return found[0] if found else None
