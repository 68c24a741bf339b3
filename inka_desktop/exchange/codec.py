"""The wire form of a transaction: canonical msgpack, by columns.

The chain runs over these bytes, so they are the same in whatever file a transaction travels. A
transaction is read and written as groups of consecutive operations of one shape, with one list per
field: 500 inserts are applied with one statement and no object per operation. `operations.py` gives
the same as single operations. `FORMAT.md` describes every element.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import Any, Final

import msgpack

from .checks import check_dot_columns, check_fields, check_rows, check_saw, check_values
from .counting import MAX_VALUES, UNCOUNTED_BYTES, has_at_most
from .errors import ContentDamagedError, TransactionTooLargeError
from .text_values import unpack_value
from .wire import (
    DELETE,
    KINDS,
    MAX_AUTHORS,
    MAX_INT,
    MAX_LABEL,
    MAX_OPERATIONS,
    MAX_ROWS,
    MAX_SEQ,
    MAX_TRANSACTION_BYTES,
    MESSAGES,
    TEXT,
    WITH_PREDECESSORS,
    Group,
    WireTransaction,
    field_order,
)

_ELEMENTS: Final = 6
_GROUP_ELEMENTS: Final = 8


def _group_elements(group: Group) -> list[Any]:
    if not group.known:
        return [group.kind, group.table, group.count, *group.extra]
    saw = group.saw
    if saw is not None:
        saw = [{name: one[name] for name in field_order(one)} for one in saw]
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
    if size > UNCOUNTED_BYTES and not has_at_most(raw, MAX_VALUES):
        raise ContentDamagedError(reason="msgpack values")
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
    check_fields(fields, 0 if kind in MESSAGES else 1)
    check_rows(rows, count)
    check_values(values, len(fields), count)
    if kind == TEXT:
        for value in chain.from_iterable(values):
            unpack_value(value)
    if preds is not None:
        check_dot_columns(preds, len(fields), count, base, seq)
    elif kind in WITH_PREDECESSORS:
        raise ContentDamagedError(reason="predecessors")
    if saw is not None:
        check_saw(saw, count, base, seq)
    if (saw is not None) != (kind == DELETE):
        raise ContentDamagedError(reason="saw")
    return Group(kind, table, count, fields, rows, values, preds, saw, elements[_GROUP_ELEMENTS:])
