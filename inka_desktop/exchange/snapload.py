"""Takes a snapshot in: as the beginning of a new device, or to catch up where files are gone.

Both are one merge of two states. An operation that one side has as a head stays one unless the other
side has applied it and no longer counts it as a head: then somebody replaced it there. So what this
device wrote and nobody has seen yet stands beside what came, and late operations of others still apply.
All of a space is one transaction: it is there whole, or not at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgpack
from sqlcipher3 import dbapi2 as sqlcipher

from inka_desktop.records.base import ALIVE, CREATED
from inka_desktop.records.specs import Value, by_number
from inka_desktop.store import bulk, indexes, logs
from inka_desktop.store.dots import (
    SEQ_BITS,
    Field,
    Heads,
    as_list,
    as_stored,
    dot,
    heads_of,
    log_of,
    pack_heads,
    seq_of,
    unpack_heads,
)
from inka_desktop.store.effects import Refused
from inka_desktop.store.logs import STREAM_ROWS, Log, Space
from inka_desktop.store.merge import Row
from inka_desktop.store.operation import Kind
from inka_desktop.store.texts import forget_documents
from inka_desktop.store.writer import Transaction

from . import erasing, lineage, refilling, restoring, snapfiles, snapknown, unsettled
from .errors import ContentDamagedError, SnapshotUnfitError
from .lineage import Stream
from .naming import WholeOp
from .rows import RowWriter, in_chunks
from .snapfile import Block
from .snapread import (
    ERASED_ROW,
    KEPT_ROW,
    Listed,
    RowsBlock,
    named,
    ops_of,
    read_frontier,
    read_logs,
    read_rows,
    read_rows_of,
    read_transactions,
    read_whole,
)
from .snapstate import (
    CONTRIBUTORS,
    ERASED,
    FILES,
    KEPT,
    LOGS,
    RETIRED,
    ROWS,
    TRANSACTIONS,
    UNSETTLED,
    VIEWS,
    HeadOp,
    derived,
)

_packb = msgpack.Packer(autoreset=True).pack
_MALFORMED = (TypeError, ValueError, KeyError, IndexError, OverflowError, sqlcipher.IntegrityError)
LABEL = "snapshot"
"""Label of transactions that came by a snapshot: what they were called is not known any more."""


@dataclass(slots=True)
class _Side:
    """How far each side is: what a dot at or below it says when it is no head there."""

    here: dict[int, int]
    there: dict[int, int]


@dataclass(slots=True)
class Loader:
    """Takes one snapshot in, inside the running transaction.

    Attributes:
        rows: how many rows came.
        operations: how many operations nobody here had.
        floor: by log up to where the snapshot says that it is settled.
    """

    transaction: Transaction
    space: Space
    rows: int = 0
    operations: int = 0
    floor: dict[int, int] = field(default_factory=dict)
    _logs: list[Log] = field(default_factory=list)
    _listed: list[Listed] = field(default_factory=list)
    _side: _Side = field(default_factory=lambda: _Side({}, {}))
    _contested: set[Row] = field(default_factory=set)
    _doubtful: set[Row] = field(default_factory=set)
    _met: set[int] = field(default_factory=set)
    _whole: list[WholeOp] = field(default_factory=list)
    _said: dict[int, bytes | None] = field(default_factory=dict)
    _erased: list[erasing.Erasure] = field(default_factory=list)
    _begun: set[int] = field(default_factory=set)
    """Tables that got rows."""
    _later: list[str] = field(default_factory=list)
    """Statements that make indexes, once the rows are there."""
    _rows: RowWriter = field(init=False)
    _refused: Refused = field(init=False)

    def __post_init__(self) -> None:
        self._rows = RowWriter(self.transaction)
        self._refused = Refused(self.transaction.raw)

    def load(self, blocks: Iterable[Block]) -> None:
        """Take in all blocks, in order.

        Raises:
            SnapshotUnfitError: it contradicts what is here, or has no news; roll back.
            ContentDamagedError: it is not as the format says; likewise.
        """
        raw = self.transaction.raw
        takes: dict[int, Callable[[bytes], None]] = {
            LOGS: self._take_logs, TRANSACTIONS: self._take_transactions, ROWS: self._take_rows,
            KEPT: self._take_kept, ERASED: self._take_erased, UNSETTLED: self._take_unsettled,
            FILES: lambda plain: snapfiles.take_files(raw, plain, self._logs, self._listed),
            RETIRED: lambda plain: snapfiles.take_retired(raw, plain, self._logs, self._listed),
            VIEWS: lambda plain: snapfiles.take_views(raw, plain, self._logs),
            snapknown.PARTS: lambda plain: snapknown.take_parts(raw, plain, self._logs),
            snapknown.EPOCHS: lambda plain: snapknown.take_epochs(raw, plain, self._logs, self._side.here),
            refilling.SECTION: lambda plain: refilling.take(raw, plain, self._side.here, self._name),
        }  # fmt: skip
        try:
            self._take(blocks, takes)
        except _MALFORMED as problem:
            raise ContentDamagedError(reason="snapshot") from problem

    def _take(self, blocks: Iterable[Block], takes: Mapping[int, Callable[[bytes], None]]) -> None:
        for section, plain in blocks:
            if section in takes:
                takes[section](plain)
            elif section in CONTRIBUTORS:
                CONTRIBUTORS[section].load(self.transaction, self.space, plain)
        for statement in self._later:
            self.transaction.raw.execute(statement)
        self._refuse_forks()
        unsettled.shorten(self.transaction, self._side.here, self.floor, self._said)
        for erasure in self._erased:
            self._erase(erasure)
        self._show()
        self._advance()

    def _erase(self, erasure: erasing.Erasure) -> None:
        """Erase what the maker erased; where it is known to have no effect, what was here before stays."""
        raw, here = self.transaction.raw, self._side.here
        if not Refused(raw).has(erasure.by):
            erasing.apply(self.transaction, erasure)
            return
        erasing.apply(
            self.transaction, erasure, spared=lambda name: seq_of(name) <= here.get(log_of(name), 0)
        )
        restoring.ask(raw, erasure.by)

    # --- logs -------------------------------------------------------------------------------------

    def _take_logs(self, plain: bytes) -> None:
        raw = self.transaction.raw
        self._listed = read_logs(plain)
        self._split_forked()
        made: list[Log | None] = [
            logs.find_log(raw, self.space.number, STREAM_ROWS, one.author) for one in self._listed
        ]
        self._refuse_unfit(made)
        for place in sorted(range(len(made)), key=self._depth):
            one, known = self._listed[place], made[place]
            if known is None:
                base = None if one.base is None else made[one.base]
                known = made[place] = logs.add_log(
                    raw, self.space.number, one.author, one.device, bytes(16),
                    base=base.number if base else None, start=one.start,
                )  # fmt: skip
                known.applied = one.start - 1
            self._side.here[known.number] = known.applied
            self._side.there[known.number] = one.applied
        self._logs = [one for one in made if one is not None]

    def _split_forked(self) -> None:
        """Authors that turned out to exist twice since: what is here of one beyond that point is a branch.

        That branch may have been left again: authors go before their branches.
        """
        raw = self.transaction.raw
        for place in sorted(range(len(self._listed)), key=self._depth):
            one = self._listed[place]
            log = logs.find_log(raw, self.space.number, STREAM_ROWS, one.author)
            if not one.forked or log is None or log.own:
                continue
            if log.applied > one.applied:  # also where it was known to be left further up
                if logs.chain_at(raw, log, one.applied) != one.chain and one.applied >= 1:
                    raise SnapshotUnfitError(reason="chain", author=one.author.hex())
                author = lineage.root_of(raw, log).author  # branches of a branch have their names by it
                stream = Stream(self.space.number, self.space.id, STREAM_ROWS, author, log.device)
                lineage.split(self.transaction, log, one.applied + 1, stream)
            elif log.forked and log.applied < one.applied:  # it was left further down, unknown to the maker
                raise SnapshotUnfitError(reason="fork", author=one.author.hex())
            elif not log.forked:
                raw.execute("UPDATE sync_log SET forked = 1 WHERE no = ?", (log.number,))

    def _depth(self, place: int) -> int:
        base, depth = self._listed[place].base, 0
        while base is not None and depth <= len(self._listed):
            base, depth = self._listed[base].base, depth + 1
        return depth

    def _refuse_unfit(self, known: Sequence[Log | None]) -> None:
        """It must lie on the same line as what is here, and go further somewhere."""
        news = False
        for one, log in zip(self._listed, known, strict=True):
            if log is None or log.applied < one.applied:
                news = True
            if log is None:
                continue
            if log.own and log.applied < one.applied:
                raise SnapshotUnfitError(reason="own", author=one.author.hex())
            behind = log.applied >= one.applied >= log.start
            if behind and logs.chain_at(self.transaction.raw, log, one.applied) != one.chain:
                raise SnapshotUnfitError(reason="chain", author=one.author.hex())
            if log.forked != bool(one.forked):
                raise SnapshotUnfitError(reason="fork", author=one.author.hex())
        if not news:
            raise SnapshotUnfitError(reason="no news")

    def _take_transactions(self, plain: bytes) -> None:
        place, first, lasts, stamps, chains = read_transactions(plain)
        log = self._logs[place]
        here, rows = self._side.here[log.number], []
        for number, (last, hlc) in enumerate(zip(lasts, stamps, strict=True)):
            chain = chains[16 * number : 16 * number + 16]
            if last == here and here >= log.start and log.chain == chain:
                self._met.add(log.number)
            if last > here:
                rows.append((dot(log.number, last), dot(log.number, first), hlc, b"", LABEL, chain))
            first = last + 1
        with self.transaction.permits.logging():
            self.transaction.raw.executemany(
                "INSERT INTO sync_tx(last, first, hlc, action, label, chain) VALUES (?,?,?,?,?,?)", rows
            )

    def _refuse_forks(self) -> None:
        """Where this device stands must be the end of a transaction there, too, with the same chain value."""
        for one, log in zip(self._listed, self._logs, strict=True):
            here = self._side.here[log.number]
            if log.start <= here < one.applied and log.number not in self._met:
                raise SnapshotUnfitError(reason="chain", author=log.author.hex())

    def _advance(self) -> None:
        """How far each log is now, and that its files need not come any more."""
        raw = self.transaction.raw
        for one, log in zip(self._listed, self._logs, strict=True):
            before = self._side.here[log.number]
            if before >= one.applied and not one.forked:
                continue
            newest = raw.execute(
                "SELECT hlc FROM sync_tx WHERE last = ?", (dot(log.number, one.applied),)
            ).fetchone()
            self.operations += max(0, one.applied - max(before, one.start - 1))
            logs.advance(raw, log, one.applied, one.chain, newest[0] if newest else 0)
            raw.execute("UPDATE sync_log SET forked = ? WHERE no = ?", (int(one.forked), log.number))
            raw.execute(
                "INSERT INTO sync_base(log, seq, settled) VALUES (?,?,?) ON CONFLICT DO UPDATE"
                " SET seq = excluded.seq, settled = max(settled, excluded.settled)",
                (log.number, one.applied, self.floor.get(log.number, 0)),
            )
            if newest:
                self.transaction.log.hybrid.follow(newest[0])
        self.transaction.log.close_all()
        raw.execute(
            "INSERT OR REPLACE INTO setting(name, value) VALUES (?, 1)", (f"ack {self.space.id.hex()}",)
        )

    # --- rows -------------------------------------------------------------------------------------

    def _name(self, code: int) -> int:
        seq, index = divmod(code, len(self._logs))
        if not self._listed[index].start <= seq <= self._listed[index].applied:
            raise ContentDamagedError(reason="dot")
        return self._logs[index].number << SEQ_BITS | seq

    def _take_rows(self, plain: bytes) -> None:
        block = read_rows(plain)
        self.rows += len(block.rows)
        present = self._present(block)
        lone = self._lone(block, present)
        self._take_lone(block, lone)
        rest = {place for place in range(len(block.rows)) if place not in lone}
        if rest:
            self._take_rest(block, rest, present)

    def _present(self, block: RowsBlock) -> dict[tuple[bytes, int], Heads]:
        """Heads of those rows that are here already."""
        found: dict[tuple[bytes, int], Heads] = {}
        for chunk, marks in in_chunks(block.rows):
            for row, table, heads in self.transaction.raw.execute(
                f"SELECT row, tbl, heads FROM sync_row WHERE space = ? AND row IN ({marks})",
                (self.space.number, *chunk),
            ):
                found[row, table] = unpack_heads(heads)
        return found

    def _lone(self, block: RowsBlock, present: Mapping[tuple[bytes, int], Heads]) -> set[int]:
        """Places of rows that are new here and made of one insert: nearly all of a joining device."""
        count = Counter(place for group in block.groups for place in group[2])
        inserted = {place for group in block.groups if group[0] == Kind.INSERT for place in group[2]}
        return {
            place
            for place in inserted
            if count[place] == 1
            and place not in block.odd
            and (block.rows[place], block.tables[place]) not in present
        }

    def _take_lone(self, block: RowsBlock, lone: set[int]) -> None:
        """Rows, heads and operations by columns; what does not fit into columns is taken out of ``lone``."""
        ops: list[tuple[int, int, int, bytes, bytes]] = []
        heads: list[tuple[bytes, int, int, bytes]] = []
        space, name = self.space.number, self._name
        for kind, fields, places, dots, values, preds, _saw in block.groups:
            if kind != Kind.INSERT or preds is not None:
                lone -= set(places)
                continue
            columns: Iterator[tuple[Value, ...]] = (
                zip(*values, strict=True) if values else iter([()] * len(dots))
            )
            for place, code, one in zip(places, dots, columns, strict=True):
                if place in lone:
                    local, table = name(code), block.tables[place]
                    body = _packb((dict(zip(fields, one, strict=True)), {}, None))
                    ops.append((local, kind, table, block.rows[place], body))
                    heads.append((block.rows[place], table, space, _packb({0: local})))
        self._write(ops, heads)
        for _kind, fields, places, _dots, values, _preds, _saw in block.groups:
            self._insert(
                block,
                [number for number, place in enumerate(places) if place in lone],
                fields,
                places,
                values,
            )

    def _insert(
        self, block: RowsBlock, numbers: Sequence[int], fields: Sequence[Field], places: Sequence[int],
        values: Sequence[Sequence[Value]],
    ) -> None:  # fmt: skip
        """Show new rows of one shape, table by table."""
        whole = len(numbers) == len(places)
        for table in {block.tables[places[number]] for number in numbers}:
            if not self._is_shown(table):
                continue
            chosen = [number for number in numbers if block.tables[places[number]] == table]
            every = whole and len(chosen) == len(numbers)
            columns = {
                key: column if every else [column[number] for number in chosen]
                for key, column in zip(fields, values, strict=True)
            }
            rows = [block.rows[places[number]] for number in chosen]
            if table not in self._begun:
                self._begun.add(table)
                self._later += indexes.put_off(self.transaction.raw, by_number()[table].kind)
            taken = self._rows.insert_columns(by_number()[table], self.space.id, rows, columns)
            self._contested |= {(table, row) for row in taken}

    def _is_shown(self, table: int) -> bool:
        spec = by_number().get(table)
        return spec is not None and self.space.kind in spec.spaces

    def _write(self, ops: Sequence[tuple[Any, ...]], heads: Sequence[tuple[Any, ...]]) -> None:
        raw = self.transaction.raw
        self._said |= {op[0]: op[4] for op in ops if self._refused and self._refused.has(op[0])}
        with self.transaction.permits.logging():
            bulk.insert(raw, "INSERT OR IGNORE INTO sync_op(dot, kind, tbl, row, body)", ops)
            bulk.insert(
                raw,
                "INSERT INTO sync_row(row, tbl, space, heads)",
                heads,
                " ON CONFLICT DO UPDATE SET heads = excluded.heads",
            )

    def _take_rest(
        self, block: RowsBlock, rest: set[int], present: Mapping[tuple[bytes, int], Heads]
    ) -> None:
        """Rows with several heads, or that are here already: merged, and shown by all their heads."""
        ops, heads = [], []
        found = ops_of(block, self._name)
        for place in sorted(rest):
            row, table, came = block.rows[place], block.tables[place], found.get(place, [])
            theirs = derived(came)
            if place in block.odd:
                theirs = {key: named(one, self._name) for key, one in block.odd[place].items()}
            mine = present.get((row, table))
            merged = theirs if mine is None else self._merged(mine, theirs, came)
            if mine is not None:
                forget_documents(self.transaction.raw, table, row, self.space.number)
            ops += [(op.dot, op.kind, table, row, _packb((op.values, op.preds, op.saw))) for op in came]
            heads.append((row, table, self.space.number, pack_heads(merged)))
            self._note(table, row, merged, {} if mine is None else mine)
            if self._is_shown(table):
                self._contested.add((table, row))
        self._write(ops, heads)

    def _note(self, table: int, row: bytes, heads: Heads, before: Heads) -> None:
        """Divided cells, and rows that may be hidden."""
        for key in {*heads, *before} - {CREATED, ALIVE}:
            count = len(as_list(heads.get(key)))
            old = len(as_list(before.get(key)))
            if count > 1 or old > 1:
                self.transaction.log.note_divided(
                    self.space.number, table, row, key,
                    before=1 if count > 1 else 2, after=2 if count > 1 else 1,
                )  # fmt: skip
        if ALIVE in heads:
            self._doubtful.add((table, row))

    def _merged(self, mine: Heads, theirs: Heads, came: Sequence[HeadOp]) -> Heads:
        """The heads of both states together."""
        keys = {*mine, *theirs}
        carried: dict[int, set[Field]] | None = None
        if mine.get(CREATED) != theirs.get(CREATED) or isinstance(mine.get(CREATED), list):
            carried = self._carried(as_list(mine.get(CREATED)))
            carried |= {op.dot: {*carried.get(op.dot, ()), *op.values} for op in came}
            keys |= {key for fields in carried.values() for key in fields}
        merged: Heads = {}
        for key in keys:
            if key == CREATED:
                merged[key] = as_stored({*as_list(mine.get(key)), *as_list(theirs.get(key))})
                continue
            ours, others = _standing(mine, key, carried), _standing(theirs, key, carried)
            stays = {one for one in ours if one in others or not self._covered(one, self._side.there)}
            stays |= {one for one in others if one in ours or not self._covered(one, self._side.here)}
            if stays:
                merged[key] = as_stored(stays)
        return merged

    def _carried(self, creators: Iterable[int]) -> dict[int, set[Field]]:
        """Which fields the operations that made a row here wrote."""
        bodies = {one: self.transaction.merger.body(one) for one in creators}
        return {one: set(body.values) for one, body in bodies.items() if body is not None}

    def _covered(self, name: int, side: Mapping[int, int]) -> bool:
        return seq_of(name) <= side.get(log_of(name), 0)

    def _show(self) -> None:
        """Rows with several heads, once all operations are here."""
        if self._contested or self._doubtful:
            self._rows.write({}, self._contested, self._doubtful, {})

    # --- the rest -----------------------------------------------------------------------------------

    def _take_kept(self, plain: bytes) -> None:
        self._write([(self._name(code), *rest) for code, *rest in read_rows_of(plain, "kept", *KEPT_ROW)], [])

    def _take_unsettled(self, plain: bytes) -> None:
        """First up to where all is settled, then operations whole; a head is here with what shows already."""
        if not self.floor:
            settled = read_frontier(plain, len(self._logs))
            self.floor = dict(zip((log.number for log in self._logs), settled, strict=True))
            return
        here = self._side.here
        whole = read_whole(plain, self._name)
        unsettled.take(self.transaction, [op for op in whole if seq_of(op.dot) > here.get(log_of(op.dot), 0)])
        self._whole += whole
        self._said |= {op.dot: None for op in whole}

    def without_effect(self) -> set[int]:
        """Operations that had no effect for the maker of the snapshot."""
        return unsettled.without_effect(self.transaction, self.space, self._whole)

    def _take_erased(self, plain: bytes) -> None:
        for by, table, row, fields, ranges in read_rows_of(plain, "erased", *ERASED_ROW):
            local = tuple((self._logs[place].number, first, last) for place, first, last in ranges)
            self._erased.append(
                erasing.Erasure(self._name(by), self.space.number, table, row, tuple(fields), local)
            )


def _standing(heads: Heads, key: Field, carried: dict[int, set[Field]] | None) -> set[int]:
    """The heads of a field; of a row made twice only those makers count that wrote it."""
    if carried is None or key in heads:
        return set(heads_of(heads, key))
    return {one for one in as_list(heads.get(CREATED)) if key in carried.get(one, ())}
