"""What an operation is: its kind, what is to be written, and how its body is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import msgpack

from inka_desktop.records.specs import Value

from .dots import Field, Heads


class Kind(IntEnum):
    """What an operation does; the numbers are the log format's."""

    INSERT = 1
    UPDATE = 2
    DELETE = 3
    UNDELETE = 4
    TEXT = 5
    RESOLVE = 6
    ERASE = 7
    ACK = 8
    CONTROL = 9
    ATTEST = 10
    RETIRE = 11


MESSAGES = frozenset({Kind.ACK, Kind.CONTROL, Kind.ATTEST, Kind.RETIRE})
"""Kinds for the exchange itself; they write no row."""


@dataclass(slots=True)
class Change:
    """One operation to be written; ``named`` overrides which heads its writes replace."""

    space: bytes
    table: int
    row: bytes
    kind: Kind
    values: dict[Field, Value]
    named: Mapping[Field, Iterable[int]] | None = None


class Body(NamedTuple):
    """What an operation says beside kind, table and row; dots are local."""

    values: dict[Field, Value]
    preds: dict[Field, int | list[int] | None]
    saw: Heads | None


def pack_body(
    values: Mapping[Field, Value], preds: Mapping[Field, int | list[int] | None], saw: Heads | None
) -> bytes:
    """The stored form of an operation's body."""
    return msgpack.packb((values, preds, saw))  # type: ignore[no-any-return]  # msgpack has no types


def unpack_body(raw: bytes) -> Body:
    """A stored body."""
    return Body(*msgpack.unpackb(raw, strict_map_key=False))


def written(kind: int, body: Body, key: Field) -> Value:
    """What an operation wrote to a field: nothing where it erased it (its value says what it erased)."""
    return None if kind == Kind.ERASE else body.values.get(key)
