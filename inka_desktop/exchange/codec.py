"""The wire form of a transaction: canonical msgpack, by columns.

The chain runs over these bytes, so they are the same in whatever file a transaction travels. A
transaction is read and written as groups of consecutive operations of one shape, with one list per
field: 500 inserts are applied with one statement and no object per operation. `operations.py` gives
the same as single operations. `FORMAT.md` describes every element.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import msgpack

from .checks import check_dot_columns, check_fields, check_rows, check_saw, check_values
from .errors import ContentDamagedError, TransactionTooLargeError

INSERT: Final = 1
UPDATE: Final = 2
DELETE: Final = 3
UNDELETE: Final = 4
TEXT: Final = 5
RESOLVE: Final = 6
ERASE: Final = 7
ACK: Final = 8
CONTROL: Final = 9
KINDS: Final = frozenset(range(INSERT, CONTROL + 1))
WITH_PREDECESSORS: Final = frozenset({UPDATE, UNDELETE, TEXT, RESOLVE, ERASE})

MAX_ROWS: Final = 500
MAX_OPERATIONS: Final = 2_000
MAX_TRANSACTION_BYTES: Final = 1_000_000
MAX_AUTHORS: Final = 4_096
MAX_LABEL: Final = 32
MAX_SEQ: Final = 0xFFFF_FFFF
MAX_INT: Final = 2**63 - 1
_ELEMENTS: Final = 6
_GROUP_ELEMENTS: Final = 8

Value = int | float | str | bytes | None
"""What SQLite stores."""
FieldId = int | str
"""A column's number (0: the creation, 1: alive), or the name of a form's question."""
Dot = tuple[bytes, int]
"""One operation: author (16 bytes) and seq."""
DotCode = int | list[int] | None
"""Predecessors as they are written: none, one, or several ascending; see :meth:`WireTransaction.dots`."""


@dataclass(slots=True)
class Group:
    """Consecutive operations of one kind, on one table, with the same fields.

    Attributes:
        kind: one of :data:`KINDS`, or a number of a newer version.
        table: the table's number.
        count: how many operations, each on one row.
        fields: ascending, numbers before names.
        rows: ``count`` ids of 16 bytes, joined.
        values: per field a list of ``count`` storage values.
        preds: per field a list of ``count`` dot codes; None where no value was replaced (inserts).
        saw: deletes only: per operation the heads its writer saw, by field.
        extra: elements a newer version added; for a newer kind everything behind ``count``.
    """

    kind: int
    table: int
    count: int
    fields: list[FieldId] = field(default_factory=list)
    rows: bytes = b""
    values: list[list[Value]] = field(default_factory=list)
    preds: list[list[DotCode]] | None = None
    saw: list[Mapping[FieldId, DotCode]] | None = None
    extra: list[Any] = field(default_factory=list)

    @property
    def known(self) -> bool:
        """Whether this version knows the kind; otherwise only ``kind, table, count, extra`` are set."""
        return self.kind in KINDS

    def row(self, index: int) -> bytes:
        """The row id of operation ``index`` (from 0), 16 bytes."""
        return self.rows[16 * index : 16 * index + 16]

    def row_ids(self) -> list[bytes]:
        """All row ids, 16 bytes each."""
        rows = self.rows
        return [rows[at : at + 16] for at in range(0, len(rows), 16)]


@dataclass(slots=True)
class WireTransaction:
    """One transaction of one author.

    Attributes:
        first_seq: number of its first operation; the others follow without a gap.
        hlc: its hybrid logical clock, 48 bit milliseconds and 16 bit counter.
        action: 8 bytes; the same for all transactions of one action of a person.
        label: what it was: ``edit``, ``undo``, ``finish``, ``import``, ``resolve``, …
        authors: other authors named by dot codes, 16 bytes each, ascending.
        groups: its operations in order.
        extra: elements a newer version added.
        raw: the bytes it was read from; empty when it was not read.
    """

    first_seq: int
    hlc: int
    action: bytes
    label: str
    authors: list[bytes]
    groups: list[Group]
    extra: list[Any] = field(default_factory=list)
    raw: bytes = b""

    @property
    def count(self) -> int:
        """How many operations."""
        return sum(group.count for group in self.groups)

    @property
    def last_seq(self) -> int:
        """Number of the last operation."""
        return self.first_seq + self.count - 1

    def dots(self, code: DotCode, own: bytes) -> tuple[Dot, ...]:
        """The dots of a code; ``own`` is the 16-byte id of the transaction's author."""
        if code is None:
            return ()
        base, authors = len(self.authors) + 1, self.authors
        codes = code if isinstance(code, list) else [code]
        return tuple((authors[one % base - 1] if one % base else own, one // base) for one in codes)


def dot_code(dots: Sequence[Dot], own: bytes, index: Mapping[bytes, int], base: int) -> DotCode:
    """The code of ``dots``: seq * base + index, 0 for ``own``, else ``index[author]`` from 1.

    ``base`` is the number of other authors plus 1.
    """
    if not dots:
        return None
    codes = sorted({seq * base + (0 if author == own else index[author]) for author, seq in dots})
    return codes[0] if len(codes) == 1 else codes


def _field_order(name: FieldId) -> tuple[bool, FieldId]:
    return isinstance(name, str), name.encode() if isinstance(name, str) else name  # type: ignore[return-value]


def _group_elements(group: Group) -> list[Any]:
    if not group.known:
        return [group.kind, group.table, group.count, *group.extra]
    saw = group.saw
    if saw is not None:
        saw = [{name: one[name] for name in sorted(one, key=_field_order)} for one in saw]
    body = [group.fields, group.rows, group.values, group.preds, saw]
    return [group.kind, group.table, group.count, *body, *group.extra]


def encode_transaction(transaction: WireTransaction) -> bytes:
    """The transaction's canonical bytes; ``raw`` is not looked at.

    Raises:
        TransactionTooLargeError: more than 1,000,000 bytes, 500 rows or 2,000 operations; split it.
        ValueError: it breaks the format otherwise (a mistake of the caller: wrong types, NaN, lone
            surrogates, lengths that differ, fields out of order).
    """
    elements = [
        transaction.first_seq, transaction.hlc, transaction.action, transaction.label,
        b"".join(transaction.authors), [_group_elements(group) for group in transaction.groups],
        *transaction.extra,
    ]  # fmt: skip
    if transaction.count > MAX_OPERATIONS or _rows(transaction.groups) > MAX_ROWS:
        raise TransactionTooLargeError(size=transaction.count, limit=MAX_ROWS)
    try:
        raw: bytes = msgpack.packb(elements, use_bin_type=True)
        if len(raw) > MAX_TRANSACTION_BYTES:
            raise TransactionTooLargeError(size=len(raw), limit=MAX_TRANSACTION_BYTES)
        _checked(elements)
    except (TypeError, OverflowError, ContentDamagedError) as problem:
        raise ValueError(f"not a transaction: {problem}") from problem
    return raw


def decode_transaction(raw: bytes) -> WireTransaction:
    """A transaction from its bytes, with every rule of the format checked.

    Raises:
        ContentDamagedError: anything about it is not as the format says.
    """
    if len(raw) > MAX_TRANSACTION_BYTES:
        raise ContentDamagedError(reason="transaction size")
    transaction = _checked(unpack(raw, MAX_AUTHORS))
    transaction.raw = raw
    return transaction


def unpack(raw: bytes, max_items: int) -> Any:
    """One msgpack value within limits; lists and maps of at most ``max_items``.

    Raises:
        ContentDamagedError: not one whole msgpack value, text that is not UTF-8, or over a limit.
    """
    size = len(raw)
    try:
        return msgpack.unpackb(
            raw, raw=False, strict_map_key=False, max_str_len=size, max_bin_len=size,
            max_array_len=max_items, max_map_len=max_items, max_ext_len=size,
        )  # fmt: skip
    except (ValueError, TypeError, OverflowError, RecursionError, msgpack.UnpackException) as problem:
        raise ContentDamagedError(reason="msgpack") from problem


def _checked(elements: Any) -> WireTransaction:
    if type(elements) is not list or len(elements) < _ELEMENTS:
        raise ContentDamagedError(reason="transaction")
    first_seq, hlc, action, label, authors, groups = elements[:_ELEMENTS]
    right = (
        _within(first_seq, 1, MAX_SEQ)
        and _within(hlc, 0, MAX_INT)
        and type(action) is bytes
        and len(action) == 8
        and type(label) is str
        and len(label) <= MAX_LABEL
        and type(groups) is list
        and groups
    )
    if not right:
        raise ContentDamagedError(reason="transaction")
    names = _authors(authors)
    read: list[Group] = []
    seq = first_seq
    for group in groups:
        read.append(_group(group, len(names) + 1, seq))
        seq += read[-1].count
    if seq - 1 > MAX_SEQ or seq - first_seq > MAX_OPERATIONS or _rows(read) > MAX_ROWS:
        raise ContentDamagedError(reason="transaction size")
    return WireTransaction(first_seq, hlc, action, label, names, read, elements[_ELEMENTS:])


def _within(number: Any, low: int, high: int) -> bool:
    return type(number) is int and low <= number <= high


def _rows(groups: list[Group]) -> int:
    """How many rows are written: counted only where it could be too many."""
    count = sum(group.count for group in groups)
    if count <= MAX_ROWS:
        return count
    return len({(group.table, row) for group in groups for row in group.row_ids()})


def _authors(data: Any) -> list[bytes]:
    if type(data) is not bytes or len(data) % 16 or len(data) > 16 * MAX_AUTHORS:
        raise ContentDamagedError(reason="authors")
    names = [data[at : at + 16] for at in range(0, len(data), 16)]
    if any(one >= two for one, two in pairwise(names)):
        raise ContentDamagedError(reason="authors")
    return names


def _group(elements: Any, base: int, seq: int) -> Group:
    if type(elements) is not list or len(elements) < 3:
        raise ContentDamagedError(reason="group")
    kind, table, count = elements[:3]
    numbers = (
        _within(kind, 1, 0xFFFF) and _within(table, 0, 0x7FFF_FFFF) and _within(count, 1, MAX_OPERATIONS)
    )
    if not numbers:
        raise ContentDamagedError(reason="group")
    if kind not in KINDS:
        return Group(kind, table, count, extra=elements[3:])
    if len(elements) < _GROUP_ELEMENTS:
        raise ContentDamagedError(reason="group")
    fields, rows, values, preds, saw = elements[3:_GROUP_ELEMENTS]
    check_fields(fields)
    check_rows(rows, count)
    check_values(values, len(fields), count)
    if preds is not None:
        check_dot_columns(preds, len(fields), count, base, seq)
    elif kind in WITH_PREDECESSORS:
        raise ContentDamagedError(reason="predecessors")
    if saw is not None:
        check_saw(saw, count, base, seq)
    if (saw is not None) != (kind == DELETE):
        raise ContentDamagedError(reason="saw")
    return Group(kind, table, count, fields, rows, values, preds, saw, elements[_GROUP_ELEMENTS:])
