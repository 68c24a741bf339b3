"""What a transaction of a file looks like in the log of this database, and whether it stands there so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgpack

from inka_desktop.store.dots import Field, Heads, as_list, as_stored, dot
from inka_desktop.store.logs import Log
from inka_desktop.store.operation import Body, Kind, pack_body, unpack_body
from inka_desktop.store.raw import RawConnection

from .lineage import Names
from .operations import Operation, operations_of
from .text_values import unpack_value
from .wire import Dot, Value, WireTransaction


class KeptOperation(NamedTuple):
    """A row of the log."""

    dot: int
    kind: int
    table: int
    row: bytes
    body: bytes


def differing(raw: RawConnection, log: Log, wire: WireTransaction) -> Iterator[KeptOperation]:
    """Operations of a transaction that the log has otherwise, as the file says them.

    Passed over is what the log need not have whole: what came by a snapshot, what was erased, and what
    was let go of with the file that said it.

    Args:
        raw: of the database.
        log: where the transaction lies.
        wire: as its whole file says it.
    """
    first, last = dot(log.number, wire.first_seq), dot(log.number, wire.last_seq)
    if wire.first_seq <= _by_snapshot(raw, log):
        return
    here = {
        name: KeptOperation(name, *rest)
        for name, *rest in raw.execute(
            "SELECT dot, kind, tbl, row, body FROM sync_op WHERE dot BETWEEN ? AND ?", (first, last)
        )
    }
    blank = {
        name for (name,) in raw.execute("SELECT dot FROM sync_blank WHERE dot BETWEEN ? AND ?", (first, last))
    }
    for right in _as_kept(raw, log, wire):
        if right.dot not in blank and not _same(here.get(right.dot), right):
            yield right


def _by_snapshot(raw: RawConnection, log: Log) -> int:
    found = raw.execute("SELECT seq FROM sync_base WHERE log = ?", (log.number,)).fetchone()
    return int(found[0]) if found else 0


def _as_kept(raw: RawConnection, log: Log, wire: WireTransaction) -> Iterator[KeptOperation]:
    names = _Local(raw, log, wire)
    for one in operations_of(wire, log.author):
        if one.kind == Kind.ERASE:
            continue  # its value names authors as they are called by now
        body = names.body(one)
        packed = pack_body(body.values, body.preds, body.saw)
        yield KeptOperation(dot(log.number, one.seq), one.kind, one.table, one.row, packed)


class _Local:
    """From authors and numbers to the dots of this database."""

    def __init__(self, raw: RawConnection, log: Log, wire: WireTransaction) -> None:
        own, *others = Names(raw, log).of(wire.authors)
        self._own = own
        self._others = dict(zip(wire.authors, others, strict=True))

    def body(self, one: Operation) -> Body:
        """An operation's body as it is kept."""
        values: Mapping[Field, Value] = one.values
        saw = None if one.saw is None else self._heads(one.saw)
        if one.kind == Kind.TEXT:
            read = {key: unpack_value(value) for key, value in one.values.items()}
            values = {key: change.stored() for key, (_, change) in read.items()}
            saw = self._heads({key: (began,) for key, (began, _) in read.items() if began is not None})
        return Body(dict(values), dict(self._heads(one.preds)), saw)

    def _heads(self, named: Mapping[Field, tuple[Dot, ...]]) -> Heads:
        return {key: as_stored(map(self._dot, dots)) for key, dots in named.items() if dots}

    def _dot(self, named: Dot) -> int:
        author, seq = named
        name = self._others.get(author, self._own)
        return name + seq if isinstance(name, int) else name(seq)


def _same(here: KeptOperation | None, right: KeptOperation) -> bool:
    """Whether two rows of the log say the same, however it is written down."""
    if here is None or here[:4] != right[:4]:
        return False
    try:
        return here.body == right.body or _plain(unpack_body(here.body)) == _plain(unpack_body(right.body))
    except (ValueError, TypeError, msgpack.UnpackException):
        return False


def _plain(body: Body) -> tuple[object, object, object]:
    preds = {key: as_list(dots) for key, dots in (body.preds or {}).items() if as_list(dots)}
    saw = {key: as_list(dots) for key, dots in (body.saw or {}).items() if as_list(dots)}
    return {key: (type(value), value) for key, value in body.values.items()}, preds, saw
