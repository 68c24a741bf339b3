"""Reads the blocks of a snapshot: logs, rows and the operations in them, with every length checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from inka_desktop.store.dots import Heads, as_stored

from .codec import unpack
from .crypto import ID_BYTES
from .errors import ContentDamagedError
from .snapfile import MAX_ITEMS
from .snapstate import HeadOp
from .wire import MAX_SEQ

_LOG_ELEMENTS = 7

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
    if type(found) is not list or any(type(one) is not list or len(one) < _LOG_ELEMENTS for one in found):
        raise ContentDamagedError(reason="logs")
    listed = [Listed(*one[: _LOG_ELEMENTS - 1], bool(one[_LOG_ELEMENTS - 1])) for one in found]
    for one in listed:
        right = all(
            type(name) is bytes and len(name) == ID_BYTES for name in (one.author, one.device, one.chain)
        )
        known = one.base is None or _is_within(one.base, 0, len(listed) - 1)
        if not (right and known and _is_within(one.start, 1, MAX_SEQ) and _is_within(one.applied, 0, MAX_SEQ)):
            raise ContentDamagedError(reason="logs")
    return listed


def _is_within(number: Any, low: int, high: int) -> bool:
    return type(number) is int and low <= number <= high


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
