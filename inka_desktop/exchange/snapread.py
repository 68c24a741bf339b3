"""Reads the blocks of a snapshot: logs, rows and the operations in them, with every length checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from inka_desktop.records.specs import Value
from inka_desktop.store.dots import Field, Heads, as_stored

from .codec import unpack
from .errors import ContentDamagedError
from .snapfile import MAX_ITEMS
from .snapstate import HeadOp

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
    forked: bool


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
    found = unpack(plain, MAX_ITEMS)
    try:
        listed = [
            Listed(bytes(one[0]), bytes(one[1]), one[2], one[3], one[4], bytes(one[5]), bool(one[6]))
            for one in found
        ]
    except (TypeError, IndexError, ValueError) as problem:
        raise ContentDamagedError(reason="logs") from problem
    for one in listed:
        right = len(one.author) == len(one.device) == len(one.chain) == 16
        known = one.base is None or (type(one.base) is int and 0 <= one.base < len(listed))
        if not (right and known and type(one.applied) is int and type(one.start) is int):
            raise ContentDamagedError(reason="logs")
    return listed


def read_rows(plain: bytes) -> RowsBlock:
    """A block of rows.

    Raises:
        ContentDamagedError: it is not as the format says.
    """
    found = unpack(plain, MAX_ITEMS)
    try:
        ids, tables, groups, odd = found
        rows = [ids[at : at + 16] for at in range(0, len(ids), 16)]
        tables = [tables] * len(rows) if type(tables) is int else tables
        for kind, fields, places, dots, values, preds, saw in groups:
            count = len(places)
            lists = [dots, *values, *(preds or []), *([saw] if saw is not None else [])]
            shapes = len(values) == len(fields) and (preds is None or len(preds) == len(fields))
            if type(kind) is not int or not shapes or any(len(one) != count for one in lists):
                raise ContentDamagedError(reason="rows")
            if places and not 0 <= min(places) <= max(places) < len(rows):
                raise ContentDamagedError(reason="rows")
        if len(tables) != len(rows) or any(type(one) is not int for one in tables):
            raise ContentDamagedError(reason="rows")
        return RowsBlock(rows, tables, groups, dict(odd))
    except (TypeError, ValueError, IndexError) as problem:
        raise ContentDamagedError(reason="rows") from problem


def read_frontier(plain: bytes, logs: int) -> list[int]:
    """The first block of operations kept whole: up to where each log is settled.

    Args:
        plain: the block.
        logs: how many there are.

    Raises:
        ContentDamagedError: it is not as the format says.
    """
    found = unpack(plain, MAX_ITEMS)
    if type(found) is not list or len(found) != logs or any(type(one) is not int for one in found):
        raise ContentDamagedError(reason="settled")
    return found


class WholeOp(NamedTuple):
    """An operation kept whole, or what was replaced of one; dots are local."""

    dot: int
    kind: int
    table: int
    row: bytes
    values: dict[Field, Value]
    preds: dict[Field, int | list[int]]
    saw: Heads | None


def read_whole(plain: bytes, name: Name) -> list[WholeOp]:
    """A later block of them; ``name`` turns codes into dots.

    Raises:
        ContentDamagedError: it is not as the format says.
    """
    found = []
    for code, kind, table, row, fields, values, preds, saw in unpack(plain, MAX_ITEMS):
        right = type(kind) is int and type(table) is int and type(row) is bytes
        if not right or not len(fields) == len(values) == len(preds):
            raise ContentDamagedError(reason="whole")
        replaced = {key: named(one, name) for key, one in zip(fields, preds, strict=True) if one is not None}
        seen = None if saw is None else {key: named(one, name) for key, one in saw.items()}
        cells = dict(zip(fields, values, strict=True))
        found.append(WholeOp(name(code), kind, table, row, cells, replaced, seen))
    return found


def ops_of(block: RowsBlock, name: Name) -> dict[int, list[HeadOp]]:
    """The operations of each row by its place; ``name`` turns codes into dots."""
    found: dict[int, list[HeadOp]] = {}
    for kind, fields, places, dots, values, preds, saw in block.groups:
        for number, place in enumerate(places):
            cells = {key: column[number] for key, column in zip(fields, values, strict=True)}
            replaced = {
                key: named(column[number], name)
                for key, column in zip(fields, preds or (), strict=False)
                if column[number] is not None
            }
            seen = None if saw is None else {key: named(one, name) for key, one in saw[number].items()}
            found.setdefault(place, []).append(HeadOp(name(dots[number]), kind, cells, replaced, seen))
    return found


def named(code: int | list[int], name: Name) -> int | list[int]:
    """The dots of one code or several."""
    return as_stored([name(one) for one in code]) if isinstance(code, list) else int(name(code))
