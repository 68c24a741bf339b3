"""Dots and heads as they lie in the database.

A dot is ``log << 40 | seq``. Heads are msgpack of ``{0: creating dots, field: dots}`` where a value is
one dot or a sorted list of several; a field that is missing has the creating dots as its heads.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgpack

SEQ_BITS = 40
_pack = msgpack.Packer(autoreset=True).pack
_SEQ_MASK = (1 << SEQ_BITS) - 1

Field = int | str
Heads = dict[Field, int | list[int]]
"""Field number (or a form's question key) to its head, or heads."""


def dot(log: int, seq: int) -> int:
    """The local name of operation ``seq`` of a log."""
    return log << SEQ_BITS | seq


def log_of(value: int) -> int:
    """The number of the dot's log."""
    return value >> SEQ_BITS


def seq_of(value: int) -> int:
    """The dot's sequence number in its log."""
    return value & _SEQ_MASK


def as_list(value: int | list[int] | None) -> list[int]:
    """One dot, several or none as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def as_stored(dots: Iterable[int]) -> int | list[int]:
    """The short form: one dot as itself, several as a sorted list."""
    several = sorted(dots)
    return several[0] if len(several) == 1 else several


def pack_heads(heads: Heads) -> bytes:
    """Heads as they are stored."""
    return _pack(heads)  # type: ignore[no-any-return]  # msgpack has no types


def unpack_heads(raw: bytes) -> Heads:
    """Stored heads."""
    return msgpack.unpackb(raw, strict_map_key=False)  # type: ignore[no-any-return]  # msgpack has no types


def heads_of(heads: Heads, field: Field) -> list[int]:
    """The heads of one field."""
    found = heads.get(field)
    return as_list(heads[0] if found is None else found)
