"""The logical state of a space in canonical blocks: the log with everything replaced taken out.

What rows show is a pure function of the operations that are heads, so these are all a snapshot needs:
of each head its number, what it wrote to the cells it is a head of, and what it replaced there. Replicas
with the same operations make the same bytes, whether they hold the whole log or began with a snapshot
themselves. Of long texts all operations stay, since any of them may be built on later. `FORMAT.md` section
14 describes the blocks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any, Final, NamedTuple, Protocol

import msgpack

from inka_desktop.records.base import CREATED, Merge
from inka_desktop.records.specs import Value, by_number
from inka_desktop.store import logs
from inka_desktop.store.dots import (
    SEQ_BITS,
    Field,
    Heads,
    as_list,
    as_stored,
    dot,
    heads_of,
    log_of,
    seq_of,
    unpack_heads,
)
from inka_desktop.store.logs import STREAM_ROWS, Log, Space
from inka_desktop.store.operation import MESSAGES, Kind
from inka_desktop.store.raw import RawConnection

from . import erasing, unsettled
from .naming import Naming, Op, Reach, read_ops
from .snapfile import Block
from .wire import field_order

LOGS: Final = 1
TRANSACTIONS: Final = 2
ROWS: Final = 3
KEPT: Final = 4
ERASED: Final = 5
UNSETTLED: Final = unsettled.SECTION
LAST_OWN: Final = 6
FILES: Final = 32
VIEWS: Final = 33
RETIRED: Final = 34
ATTESTS: Final = 35
LAST_OF_STATE: Final = 31
"""Sections up to this one make the digest; later ones help, and may differ between replicas."""

MOST_ROWS: Final = 500
MOST_BYTES: Final = 512 * 1024
_MOST_TRANSACTIONS: Final = 5_000
_IN: Final = 400
_pack = msgpack.Packer(use_bin_type=True, autoreset=True).pack

RowKey = tuple[bytes, int]
"""Row id and table number."""


class Contributor(Protocol):
    """Another part of the program with state of its own in a snapshot."""

    def blocks(self, raw: RawConnection, space: Space, reach: Reach) -> Iterator[bytes]:
        """Its state up to ``reach`` in canonical bytes, the same on equal replicas."""

    def load(self, transaction: Any, space: Space, block: bytes) -> None:
        """Take in one of these blocks; called once for each, after the rows."""


CONTRIBUTORS: dict[int, Contributor] = {}
"""By section, above :data:`LAST_OWN` and up to :data:`LAST_OF_STATE`."""


class HeadOp(NamedTuple):
    """An operation that is a head, or made a long text, with what counts of it.

    Dots are local, or codes of a snapshot.
    """

    dot: int
    kind: int
    values: Mapping[Field, Value]
    preds: Mapping[Field, int | list[int]]
    saw: Heads | None


@dataclass(slots=True)
class RowState:
    """A row: the heads as they are stored, and by number their operations and those of its texts."""

    heads: Heads
    ops: list[HeadOp]


def reach_of(raw: RawConnection, space: Space) -> dict[int, int]:
    """How far each log of rows of a space is applied now."""
    return {
        log.number: log.applied
        for log in logs.logs(raw)
        if (log.space, log.stream) == (space.number, STREAM_ROWS) and (log.applied >= log.start or log.forked)
    }


def naming(raw: RawConnection, reach: Reach) -> Naming:
    """The logs that a snapshot of ``reach`` names, ascending by author."""
    return Naming(sorted((logs.get_log(raw, number) for number in reach), key=lambda log: log.author))


def blocks(raw: RawConnection, space: Space, reach: Reach, settled: Reach | None = None) -> Iterator[Block]:
    """The canonical blocks of the state.

    Args:
        raw: of the database.
        space: whose state it is.
        reach: of now, since rows are only here as they are now.
        settled: up to where nothing can lose its effect any more; everything when left out.
    """
    names = naming(raw, reach)
    yield from heading(raw, names, reach)
    for chunk in _chunks(raw, space):
        yield ROWS, pack_rows(chunk, names)
    yield from tail(raw, space, names, reach, settled)


def heading(raw: RawConnection, names: Naming, reach: Reach) -> Iterator[Block]:
    """The logs and their transactions up to ``reach``; a replica that has more makes the same."""
    listed = []
    for log in names.logs:
        chain = logs.chain_at(raw, log, reach[log.number])
        base = None if log.base is None else names.index.get(log.base)
        listed.append([log.author, log.device, base, log.start, reach[log.number], chain, int(log.forked)])
    yield LOGS, _pack(listed)
    for place, log in enumerate(names.logs):
        yield from _transactions(raw, log, place, reach[log.number])


def _transactions(raw: RawConnection, log: Log, place: int, upto: int) -> Iterator[Block]:
    cursor = raw.execute(
        "SELECT last, hlc, chain FROM sync_tx WHERE last BETWEEN ? AND ? ORDER BY last",
        (dot(log.number, log.start), dot(log.number, upto)),
    )
    first = log.start
    while found := cursor.fetchmany(_MOST_TRANSACTIONS):
        lasts = [seq_of(one[0]) for one in found]
        chains = b"".join(one[2] for one in found)
        yield TRANSACTIONS, _pack([place, first, lasts, [one[1] for one in found], chains])
        first = lasts[-1] + 1


def tail(
    raw: RawConnection, space: Space, names: Naming, reach: Reach, settled: Reach | None = None
) -> Iterator[Block]:
    """What stands behind the rows: operations kept whole, erased ranges, other parts' state."""
    yield from _kept(raw, names, reach)
    erased = [
        _erased(one, names)
        for one in erasing.erasures(raw, space.number)
        if seq_of(one.by) <= reach.get(log_of(one.by), 0)
    ]
    if erased:
        yield ERASED, _pack(sorted(erased, key=lambda one: one[0]))
    yield from unsettled.blocks(raw, names, reach, reach if settled is None else settled)
    for section, other in sorted(CONTRIBUTORS.items()):
        for plain in other.blocks(raw, space, reach):
            yield section, plain


def _erased(one: erasing.Erasure, names: Naming) -> list[Any]:
    ranges = sorted([names.index[log], first, last] for log, first, last in one.ranges)
    return [names.code(one.by), one.table, one.row, list(one.fields), ranges]


def _kept(raw: RawConnection, names: Naming, reach: Reach) -> Iterator[Block]:
    """Operations without a row of their own: refused ones, and kinds that this version does not know."""
    rows: list[list[Any]] = []
    for log in names.logs:
        found = raw.execute(
            "SELECT dot, kind, tbl, row, body FROM sync_op WHERE dot BETWEEN ? AND ?"
            f" AND kind NOT IN ({','.join(str(int(kind)) for kind in sorted(MESSAGES))})"
            f" AND (tbl = 0 OR kind > {int(max(Kind))}) ORDER BY dot",
            (dot(log.number, log.start), dot(log.number, reach[log.number])),
        ).fetchall()
        rows += [[names.code(one[0]), *one[1:]] for one in found]
    chunk: list[list[Any]] = []
    for row in sorted(rows, key=lambda one: one[0]):
        if chunk and sum(len(one[4]) for one in chunk) + len(row[4]) > MOST_BYTES:
            yield KEPT, _pack(chunk)
            chunk = []
        chunk.append(row)
    if chunk:
        yield KEPT, _pack(chunk)


def helping(raw: RawConnection, names: Naming) -> Iterator[Block]:
    """Sections outside the digest: files that need not be read, who means which branch, what was retired."""
    files = []
    for place, log in enumerate(names.logs):
        files += [
            [place, *row]
            for row in raw.execute(
                "SELECT first, last, hash FROM sync_seg WHERE log = ? UNION"
                " SELECT first, last, hash FROM sync_gone WHERE log = ? ORDER BY 1, 3",
                (log.number, log.number),
            )
        ]
    for at in range(0, len(files), _MOST_TRANSACTIONS):
        yield FILES, _pack(files[at : at + _MOST_TRANSACTIONS])
    views = [
        [names.index[log], author, names.index[target]]
        for log, author, target in raw.execute("SELECT log, author, target FROM sync_view").fetchall()
        if log in names.index and target in names.index
    ]
    if views:
        yield VIEWS, _pack(sorted(views))
    retired = raw.execute("SELECT log, seq, number FROM sync_retired").fetchall()
    told = sorted([names.index[log], seq, number] for log, seq, number in retired if log in names.index)
    if told:
        yield RETIRED, _pack(told)


# --- rows -----------------------------------------------------------------------------------------------


def _chunks(raw: RawConnection, space: Space) -> Iterator[list[tuple[RowKey, RowState]]]:
    """All rows by id and table, at most 500 and about half a megabyte at a time."""
    chunk: list[tuple[RowKey, RowState]] = []
    size = 0
    for one in states(raw, space):
        weight = _weight(one[1])
        if chunk and (len(chunk) == MOST_ROWS or size + weight > MOST_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(one)
        size += weight
    if chunk:
        yield chunk


def _weight(state: RowState) -> int:
    """Bytes that decide where a block ends; the same for equal rows."""
    return sum(
        16 + (len(value) if isinstance(value, (str, bytes)) else 9)
        for op in state.ops
        for value in op.values.values()
    )


def states(raw: RawConnection, space: Space) -> Iterator[tuple[RowKey, RowState]]:
    """Every row of a space with its heads, by id and table."""
    cursor = raw.execute(
        "SELECT row, tbl, heads FROM sync_row WHERE space = ? ORDER BY row, tbl", (space.number,)
    )
    while found := cursor.fetchmany(_IN):
        rows = [((row, table), unpack_heads(packed)) for row, table, packed in found]
        ops = read_ops(raw, {one for _, heads in rows for dots in heads.values() for one in as_list(dots)})
        fresh = ops
        while fresh := read_ops(raw, {one for op in fresh.values() for one in _built_on(op)} - ops.keys()):
            ops |= fresh
        for key, heads in rows:
            yield key, RowState(heads, head_ops(heads, ops, text_fields(key[1])))


@cache
def text_fields(table: int) -> frozenset[int]:
    """The long texts of a table: what they say follows from all their operations, not from heads alone."""
    spec = by_number().get(table)
    fields = spec.fields if spec is not None else ()
    return frozenset(one.number for one in fields if one.merge is Merge.TEXT)


def _built_on(op: Op) -> Iterator[int]:
    _kind, table, body = op
    for key in text_fields(table):
        yield from as_list((body.preds or {}).get(key))


def head_ops(heads: Heads, ops: Mapping[int, Op], texts: Collection[Field]) -> list[HeadOp]:
    """Of each head what it wrote to the cells that it is a head of; of ``texts`` what anything wrote."""
    made = []
    wrote = _texts_in(heads, ops, texts)
    for name in sorted({one for dots in heads.values() for one in as_list(dots)} | wrote.keys()):
        kind, _table, body = ops[name]
        shown = wrote.get(name, ())
        values = {
            key: value for key, value in body.values.items() if key in shown or name in heads_of(heads, key)
        }
        preds = {key: dots for key, dots in (body.preds or {}).items() if key in values and dots is not None}
        made.append(HeadOp(name, kind, values, preds, unsettled.saw_in(kind, body, values)))
    return made


def _texts_in(heads: Heads, ops: Mapping[int, Op], texts: Collection[Field]) -> dict[int, set[Field]]:
    """By operation the long texts that it wrote, back to their beginnings."""
    found: dict[int, set[Field]] = {}
    for key in texts:
        waiting, seen = [*heads_of(heads, key)], set[int]()
        while waiting:
            name = waiting.pop()
            if name not in seen and name in ops:
                body = ops[name][2]
                waiting += as_list((body.preds or {}).get(key))
                if key in body.values:
                    found.setdefault(name, set()).add(key)
            seen.add(name)
    return found


def derived(ops: Iterable[HeadOp]) -> Heads:
    """The heads that follow from the operations alone: nearly always those that are stored."""
    creators: list[int] = []
    found: dict[Field, list[int]] = {}
    for op in ops:
        if op.kind == Kind.INSERT:
            creators.append(op.dot)
        for key in op.values:
            found.setdefault(key, []).append(op.dot)
    heads: Heads = {CREATED: as_stored(creators)} if creators else {}
    single = len(creators) == 1
    heads |= {key: as_stored(dots) for key, dots in found.items() if not single or dots != creators}
    return heads


def pack_rows(rows: Sequence[tuple[RowKey, RowState]], names: Naming) -> bytes:
    """One block: ids, tables, groups of operations of one shape, and heads that do not follow from them."""
    groups: dict[tuple[Any, ...], list[tuple[int, HeadOp]]] = {}
    odd = []
    for place, (_, state) in enumerate(rows):
        if derived(state.ops) != state.heads:
            odd.append([place, {key: names.codes(state.heads[key]) for key in field_order(state.heads)}])
        for op in state.ops:
            fields = tuple(field_order(op.values))
            groups.setdefault((op.kind, fields, bool(op.preds), op.saw is not None), []).append((place, op))
    packed = sorted(_pack(_group(shape, members, names)) for shape, members in groups.items())
    tables = [table for (_, table), _ in rows]
    head = [b"".join(row for (row, _), _ in rows), tables[0] if len(set(tables)) == 1 else tables]
    return b"".join([b"\x94", *map(_pack, head), _array(len(packed)), *packed, _pack(odd)])


def _array(length: int) -> bytes:
    header: bytes = msgpack.Packer().pack_array_header(length)
    return header


def _group(shape: tuple[Any, ...], members: list[tuple[int, HeadOp]], names: Naming) -> list[Any]:
    kind, fields, has_preds, has_saw = shape
    members.sort(key=lambda one: (one[0], names.code(one[1].dot)))
    ops = [op for _, op in members]
    values = [[op.values[key] for op in ops] for key in fields]
    preds = saw = None
    if has_preds:
        preds = [[names.codes(op.preds[key]) if key in op.preds else None for op in ops] for key in fields]
    if has_saw:
        saw = [{key: names.codes((op.saw or {})[key]) for key in field_order(op.saw or {})} for op in ops]
    dots = [names.code(op.dot) for op in ops]
    return [kind, list(fields), [place for place, _ in members], dots, values, preds, saw]


# --- digest ---------------------------------------------------------------------------------------------


class Digest:
    """32 bytes over the blocks of the state, each behind its section and length; others are passed over."""

    def __init__(self) -> None:
        self._made = blake2b(digest_size=32, person=b"state")

    def add(self, section: int, plain: bytes) -> None:
        """The next block."""
        if section <= LAST_OF_STATE:
            self._made.update(section.to_bytes(4, "big") + len(plain).to_bytes(4, "big") + plain)

    def value(self) -> bytes:
        """Of all blocks so far."""
        return self._made.digest()


def digest(state: Iterable[Block]) -> bytes:
    """The digest of these blocks, 32 bytes."""
    made = Digest()
    for block in state:
        made.add(*block)
    return made.value()


def digest_of(raw: RawConnection, space: Space) -> bytes:
    """The digest of a space as it is now: equal on replicas that have the same operations."""
    return digest(blocks(raw, space, reach_of(raw, space)))


def names_of(code: int, count: int, bases: Sequence[int]) -> int:
    """The local dot of a code; ``bases`` are the numbers of the logs."""
    seq, index = divmod(code, count)
    return bases[index] << SEQ_BITS | seq
