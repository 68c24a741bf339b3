"""Erasing what was written about somebody: the operation, and who has not carried it out yet.

What is erased is the value of some fields of a record with all their history. Whoever applies the
operation blanks it (:mod:`.erasing`); other fields, numbers and chains stay. A value that somebody
writes without knowing of the erasure is new data and stands beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from inka_desktop.records.base import ALIVE
from inka_desktop.records.specs import TableSpec
from inka_desktop.store import logs
from inka_desktop.store.clock import wall_of
from inka_desktop.store.dots import Field, Heads, as_list, heads_of, log_of, seq_of
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.logs import Space
from inka_desktop.store.oplog import Change, Kind
from inka_desktop.store.oplook import OpReader
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import erasing
from .members import Members
from .redaction import Range


@dataclass(frozen=True, slots=True)
class Report:
    """One erasure and who has confirmed it.

    Attributes:
        at_ms: when it was said, by the clock of the device that said it; 0 where that is not known any more.
        device: that said it, 16 bytes.
        action: what was erased at once has one, 8 bytes; the operation's own name where it is not known.
        space, row: 16 bytes each.
        table: the table's number.
        fields: what was erased.
        confirmed, waiting: devices, 16 bytes each; a device confirms by its next acknowledgement.
    """

    at_ms: int
    device: bytes
    action: bytes
    space: bytes
    table: int
    row: bytes
    fields: tuple[Field, ...]
    confirmed: tuple[bytes, ...]
    waiting: tuple[bytes, ...]


def erase(transaction: Transaction, spec: TableSpec, row: bytes, fields: Collection[Field] = ()) -> int:
    """Erase fields of a record with all their history; returns how many operations were blanked here.

    Args:
        transaction: the running one.
        spec: the record's table.
        row: its id.
        fields: their numbers; all that were ever written when empty, but for whether the row is there.

    Raises:
        UnknownRecordError: no operation made the row.
        ReadOnlySpaceError: this device may not write there.
    """
    raw = transaction.raw
    holder = transaction.merger.holder((spec.number, row))
    heads = transaction.log.heads(row, spec.number, holder[0]) if holder else None
    if holder is None or heads is None:
        raise UnknownRecordError(row=row.hex())
    number, space = holder
    reader = OpReader(raw)
    written = written_fields(reader, heads)
    chosen = sorted(written & set(fields) if fields else written, key=str)
    if not chosen:
        return 0
    ranges = ranges_of(
        name for key in chosen for name in chain(reader, heads, key) if erasing.is_sealed(raw, name)
    )
    value = erasing.pack_ranges(raw, ranges)
    named = {key: heads_of(heads, key) for key in chosen}
    change = Change(space, spec.number, row, Kind.ERASE, dict.fromkeys(chosen, value), named)
    transaction.log.write([change])
    transaction.log.close_all()
    after = transaction.log.heads(row, spec.number, number)
    assert after is not None  # it was there before
    by = heads_of(after, chosen[0])[-1]
    blanked = erasing.apply(
        transaction, erasing.Erasure(by, number, spec.number, row, tuple(chosen), tuple(sorted(ranges)))
    )
    transaction.merger.settle(transaction.log.take_unsettled())
    transaction.merger.settle_cells((spec.number, row), chosen)
    transaction.touched.add((spec.kind, row))
    return blanked


def written_fields(reader: OpReader, heads: Heads) -> set[Field]:
    """Fields of a row that somebody wrote."""
    named: set[Field] = {key for key in heads if key != 0}
    for name in as_list(heads.get(0)):
        op = reader.op(name)
        named |= set(op.body.values) if op is not None else set()
    return named - {ALIVE}


def chain(reader: OpReader, heads: Heads, key: Field) -> set[int]:
    """All operations that wrote a field, but for erasures; replaced ones that are not here by name only."""
    waiting, found = set(heads_of(heads, key)), set[int]()
    while waiting:
        name = waiting.pop()
        op = reader.op(name)
        if op is None or (op.names(key) and op.kind != Kind.ERASE):
            found.add(name)
        if op is not None:
            waiting |= set(op.replaced(key)) - found
    return found


def ranges_of(dots: Iterable[int]) -> set[Range]:
    """Operations as ranges of their logs."""
    found: list[Range] = []
    for name in sorted(set(dots)):
        log, seq = log_of(name), seq_of(name)
        if found and found[-1][0] == log and found[-1][2] + 1 == seq:
            found[-1] = (log, found[-1][1], seq)
        else:
            found.append((log, seq, seq))
    return set(found)


def reports(raw: RawConnection, members: Members) -> list[Report]:
    """All erasures known here, newest first, with the devices that have not confirmed them."""
    found = [
        _report(raw, members, space, one)
        for space in logs.spaces(raw)
        for one in erasing.erasures(raw, space.number)
    ]
    return sorted(found, key=lambda one: -one.at_ms)


def _report(raw: RawConnection, members: Members, space: Space, one: erasing.Erasure) -> Report:
    author = logs.get_log(raw, log_of(one.by)).device
    own = raw.execute("SELECT device FROM sync_log WHERE own = 1 LIMIT 1").fetchone()
    done = {
        device
        for (device,) in raw.execute(
            "SELECT device FROM sync_ack WHERE space = ? AND log = ? AND seq >= ?",
            (space.number, log_of(one.by), seq_of(one.by)),
        )
    } | {author, own[0] if own else author}
    due = sorted(one.device for one in members.devices.values() if one.may_read(space.id, space.kind))
    said = raw.execute(
        "SELECT hlc, action FROM sync_tx WHERE last >= ? AND first <= ? ORDER BY last LIMIT 1",
        (one.by, one.by),
    ).fetchone()
    hlc, action = said or (0, one.by.to_bytes(8, "big"))
    return Report(
        wall_of(hlc), author, action, space.id, one.table, one.row, one.fields,
        tuple(device for device in due if device in done),
        tuple(device for device in due if device not in done),
    )  # fmt: skip
