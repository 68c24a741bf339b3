"""Reads the blocks of a snapshot: logs, rows and the operations in them, with every length checked."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any, NamedTuple

from inka_desktop.store.dots import Heads, as_stored
from inka_desktop.store.operation import Kind

from .checks import MAX_FIELD_NUMBER as MAX_TABLE
from .checks import check_fields, check_values
from .codec import unpack
from .crypto import ID_BYTES
from .deps import CHAIN_BYTES
from .errors import ContentDamagedError
from .naming import WholeOp
from .shape import Check, data, either, listed, many, mapping, nothing, number, row, rows, text
from .snapfile import MAX_ITEMS
from .snapstate import HeadOp
from .wire import MAX_INT, MAX_SEQ

_ID, _SEQ, _PLACE = data(ID_BYTES), number(MAX_SEQ, 1), number(MAX_SEQ)
_TABLE = number(MAX_TABLE)
_CODE = number(MAX_INT)
_CODES = either(_CODE, many(_CODE))
_FIELD = either(number(MAX_TABLE), text)
_HEADS = mapping(_FIELD, _CODES)
_GROUP = row(
    number(0xFFFF, 1), many(_FIELD), many(_PLACE), many(_CODE), many(listed),
    either(nothing, many(many(either(nothing, _CODES)))), either(nothing, many(_HEADS)),
)  # fmt: skip
_COLUMNS = 7
_CHANGE = row(data(), data(), data())
LOG_ROW = (_ID, _ID, either(nothing, _PLACE), _SEQ, number(MAX_SEQ), _ID, number(1))
FILE_ROW = (_PLACE, _SEQ, _SEQ, data(32))
VIEW_ROW = (_PLACE, _ID, _PLACE)
RETIRED_ROW = (_PLACE, _SEQ, data(8))
PART_ROW = (_PLACE, _SEQ, data())
EPOCH_ROW = (_PLACE, _SEQ, number(MAX_INT))
KEPT_ROW = (_CODE, number(0xFFFF, 1), _TABLE, data(), data())
ERASED_ROW = (_CODE, _TABLE, _ID, many(_FIELD), rows(_PLACE, _SEQ, _SEQ))
WHOLE_ROW = (
    _CODE, number(0xFFFF, 1), _TABLE, _ID, many(_FIELD), listed, many(either(nothing, _CODES)),
    either(nothing, _HEADS),
)  # fmt: skip
"""The columns of the sections that are lists of rows."""

Name = Callable[[int], int]
"""From a snapshot's code to a dot."""


class Listed(NamedTuple):
    """A log as a snapshot lists it."""

    author: bytes
    device: bytes
    base: int | None
    start: int
    applied: int
    chain: bytes
    forked: int


class RowsBlock(NamedTuple):
    """A block of rows: what :func:`read_rows` gives; dots are the snapshot's codes."""

    rows: list[bytes]
    tables: list[int]
    groups: list[list[Any]]
    odd: dict[int, Heads]


def read_logs(plain: bytes) -> list[Listed]:
    """The logs of a snapshot.

    Raises:
        ContentDamagedError: it is not as the format says.
    """
    found = read_rows_of(plain, "logs", *LOG_ROW)
    found_logs = [Listed._make(one[: len(LOG_ROW)]) for one in found]
    for one in found_logs:
        if one.start != 1 if one.base is None else one.base >= len(found_logs):
            raise ContentDamagedError(reason="logs")
    return found_logs


def read_rows_of(plain: bytes, reason: str, *columns: Check) -> list[list[Any]]:
    """A section that is a list of rows with these columns.

    Raises:
        ContentDamagedError: it is not, with that ``reason``.
    """
    found = unpack(plain, MAX_ITEMS)
    if not rows(*columns)(found):
        raise ContentDamagedError(reason=reason)
    checked: list[list[Any]] = found
    return checked


def read_transactions(plain: bytes) -> tuple[int, int, list[int], list[int], bytes]:
    """Place of the log, first number, last numbers, clocks and chain values of some transactions.

    Raises:
        ContentDamagedError: it is not as the format says.
    """
    found = unpack(plain, MAX_ITEMS)
    right = row(_PLACE, _SEQ, many(_SEQ), many(number(MAX_INT)), data())(found)
    if not right or not len(found[2]) == len(found[3]) == len(found[4]) // CHAIN_BYTES:
        raise ContentDamagedError(reason="transactions")
    if any(one >= two for one, two in pairwise([found[1] - 1, *found[2]])):
        raise ContentDamagedError(reason="transactions")
    place, first, lasts, stamps, chains = found[:5]
    return place, first, lasts, stamps, chains


def read_rows(plain: bytes) -> RowsBlock:
    """A block of rows.

    Raises:
        ContentDamagedError: it is not as the format says.
    """
    found = unpack(plain, MAX_ITEMS)
    if not row(data(), either(_TABLE, many(_TABLE)), many(_GROUP), rows(_PLACE, _HEADS))(found):
        raise ContentDamagedError(reason="rows")
    ids, tables, groups, odd = found[:4]
    groups = [group[:_COLUMNS] for group in groups]  # a newer version may have more
    listed_ids = [ids[at : at + ID_BYTES] for at in range(0, len(ids), ID_BYTES)]
    tables = [tables] * len(listed_ids) if type(tables) is int else tables
    if len(ids) % ID_BYTES or len(tables) != len(listed_ids):
        raise ContentDamagedError(reason="rows")
    for group in groups:
        _check_group(group, len(listed_ids))
    return RowsBlock(listed_ids, tables, groups, {one[0]: one[1] for one in odd})


def _check_group(group: list[Any], count: int) -> None:
    """Whether all columns of a group are as long as it has operations, and hold what they may."""
    kind, fields, places, dots, values, preds, saw = group
    check_fields(fields, 1)
    check_values(values, len(fields), len(places))
    lists = [dots, *(preds or []), *([saw] if saw is not None else [])]
    if any(len(one) != len(places) for one in lists) or (preds is not None and len(preds) != len(fields)):
        raise ContentDamagedError(reason="rows")
    if places and max(places) >= count:
        raise ContentDamagedError(reason="rows")
    if kind == Kind.TEXT and not all(_is_change(value) for column in values for value in column):
        raise ContentDamagedError(reason="text")


def _is_change(value: object) -> bool:
    return value is None or (type(value) is bytes and _CHANGE(unpack(value, 64)))


def read_frontier(plain: bytes, logs: int) -> list[int]:
    """The first block of operations kept whole: up to where each log is settled.

    Args:
        plain: the block.
        logs: how many there are.

    Raises:
        ContentDamagedError: it is not as the format says.
    """
    found = unpack(plain, MAX_ITEMS)
    if not many(_PLACE)(found) or len(found) != logs:
        raise ContentDamagedError(reason="settled")
    settled: list[int] = found
    return settled


def read_whole(plain: bytes, name: Name) -> list[WholeOp]:
    """A later block of them; ``name`` turns codes into dots.

    Raises:
        ContentDamagedError: it is not as the format says.
    """
    found = []
    for code, kind, table, id_, fields, values, preds, saw, *_ in read_rows_of(plain, "whole", *WHOLE_ROW):
        check_fields(fields, 1)
        check_values([[value] for value in values], len(fields), 1)
        if len(preds) != len(fields):
            raise ContentDamagedError(reason="whole")
        replaced = {key: named(one, name) for key, one in zip(fields, preds, strict=True) if one is not None}
        seen = None if saw is None else {key: named(one, name) for key, one in saw.items()}
        cells = dict(zip(fields, values, strict=True))
        found.append(WholeOp(name(code), kind, table, id_, cells, replaced, seen))
    return found


def ops_of(block: RowsBlock, name: Name) -> dict[int, list[HeadOp]]:
    """The operations of each row by its place; ``name`` turns codes into dots."""
    found: dict[int, list[HeadOp]] = {}
    for kind, fields, places, dots, values, preds, saw in block.groups:
        for at, place in enumerate(places):
            cells = {key: column[at] for key, column in zip(fields, values, strict=True)}
            replaced = {
                key: named(column[at], name)
                for key, column in zip(fields, preds or (), strict=False)
                if column[at] is not None
            }
            seen = None if saw is None else {key: named(one, name) for key, one in saw[at].items()}
            found.setdefault(place, []).append(HeadOp(name(dots[at]), kind, cells, replaced, seen))
    return found


def named(code: int | list[int], name: Name) -> int | list[int]:
    """The dots of one code or several."""
    return as_stored([name(one) for one in code]) if isinstance(code, list) else int(name(code))
