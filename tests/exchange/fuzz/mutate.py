"""Hostile variants of valid bytes: what anybody can do to a file, and what only its writer can.

Bytes are cut, flipped, repeated and spliced. A msgpack value is unpacked, changed somewhere below, also in
values packed within it, and packed again, so that a parser gets past its first line.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from typing import Any

import msgpack
from hypothesis import strategies as st

EDGES = (
    0, 1, -1, 2, 15, 16, 127, 128, 255, 256, 499, 500, 2_000, 65_535, 65_536, 2**31 - 1, 2**31, 2**32 - 1,
    2**32, 2**53, 2**63 - 1, -(2**63), 2**63, 2**64 - 1,
)  # fmt: skip
SIZES = (0, 1, 4, 7, 8, 12, 15, 16, 17, 31, 32, 33, 36, 48, 64, 72, 255, 256, 1_000)
Bytes = st.SearchStrategy[bytes]


def deep(levels: int) -> Any:
    """A list in a list in a list."""
    value: Any = []
    for _ in range(levels):
        value = [value]
    return value


def hostile() -> st.SearchStrategy[Any]:
    """Values that nobody expects where they stand."""
    plain = st.one_of(
        st.none(), st.booleans(), st.sampled_from(EDGES), st.sampled_from((math.nan, math.inf, -0.0, 1e308)),
        st.sampled_from(SIZES).flatmap(lambda size: st.sampled_from((bytes(size), b"\xff" * size))),
        st.text(max_size=12), st.sampled_from(("\0", "x" * 300, "owner", "coord", "d", "c", "genesis")),
        st.builds(msgpack.ExtType, st.integers(0, 127), st.binary(max_size=9)),
        st.builds(msgpack.Timestamp, st.integers(0, 2**34)),
    )  # fmt: skip
    keys = st.one_of(
        st.none(), st.booleans(), st.sampled_from(EDGES), st.text(max_size=5), st.binary(max_size=5),
        st.sampled_from((math.nan, 1.0)),
    )  # fmt: skip
    return st.recursive(
        st.one_of(plain, st.sampled_from((deep(3), deep(200), [None] * 3_000))),
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=3)),
        max_leaves=6,
    )


def raw(seed: bytes) -> Bytes:
    """The bytes with a few of them changed, cut off, put in, or said to be another length."""
    return st.lists(_edit(len(seed)), min_size=1, max_size=4).map(lambda edits: _edited(seed, edits))


_Edit = tuple[str, int, bytes]


def _edit(size: int) -> st.SearchStrategy[_Edit]:
    lengths = st.sampled_from(EDGES).map(lambda edge: (edge % 2**32).to_bytes(4, "big"))
    return st.tuples(
        st.sampled_from(("set", "put", "cut", "end", "twice")),
        # Most of what a parser decides on stands in front.
        st.one_of(st.integers(0, min(size, 200)), st.integers(0, size)),
        st.one_of(st.binary(min_size=1, max_size=8), lengths),
    )


def _edited(seed: bytes, edits: list[_Edit]) -> bytes:
    for kind, at, part in edits:
        before, rest = seed[:at], seed[at:]
        match kind:
            case "set":
                seed = before + part + rest[len(part) :]
            case "put":
                seed = before + part + rest
            case "cut":
                seed = before + rest[len(part) :]
            case "end":
                seed = before
            case _:
                seed = before + rest + rest[: 64 * len(part)]
    return seed


def tree(seed: bytes) -> Bytes:
    """A msgpack value with other values somewhere below, packed again; some of it is no msgpack any more."""
    steps = st.lists(st.integers(0, 40), max_size=7)
    change = st.tuples(steps, st.one_of(hostile().map(_Put), st.sampled_from((_drop, _double, _reverse))))
    changed = st.lists(change, min_size=1, max_size=3).map(lambda changes: _changed(seed, changes))
    return st.one_of(changed, changed, changed, raw(seed))


class _Put:
    """Puts a value in the place of another."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def __call__(self, _value: Any) -> Any:
        return self._value

    def __repr__(self) -> str:
        return f"put {self._value!r}"


def _drop(value: Any) -> Any:
    if isinstance(value, dict):
        return dict(list(value.items())[1:])
    return value[1:] if isinstance(value, list | bytes | str) else None


def _double(value: Any) -> Any:
    small = isinstance(value, int | float) and abs(value) < 2**62
    return value * 2 if small or isinstance(value, list | bytes | str) else [value, value]


def _reverse(value: Any) -> Any:
    return value[::-1] if isinstance(value, list | bytes | str) else [value]


_Change = tuple[list[int], Callable[[Any], Any]]


def _changed(seed: bytes, changes: list[_Change]) -> bytes:
    value = unpacked(seed)
    for steps, change in changes:
        value = _below(value, steps, change)
    return _packed(value)


def unpacked(data: bytes) -> Any:
    """A msgpack value, whatever its keys."""
    return msgpack.unpackb(data, strict_map_key=False)


def _packed(value: Any) -> bytes:
    try:
        return bytes(msgpack.packb(value, use_bin_type=True))
    except (TypeError, ValueError, OverflowError):  # too deep, or too great a number
        return os.fsencode(repr(value))[:1_000]


def _below(value: Any, steps: list[int], change: Callable[[Any], Any]) -> Any:
    """``change`` made at the place that the steps lead to; they also lead into packed values."""
    if not steps:
        return change(value)
    step, rest = steps[0], steps[1:]
    if isinstance(value, list) and value:
        at = step % len(value)
        return [*value[:at], _below(value[at], rest, change), *value[at + 1 :]]
    if isinstance(value, dict) and value:
        keys = list(value)
        key = keys[step % len(keys)]
        if step > 36:  # the key itself
            changed = change(key)
            return {(changed if _hashable(changed) else repr(changed)) if one == key else one: value[one]
                    for one in keys}  # fmt: skip
        return {**value, key: _below(value[key], rest, change)}
    if isinstance(value, bytes) and len(value) > 2:
        try:
            inner = unpacked(value)
        except (ValueError, TypeError, msgpack.UnpackException):
            return change(value)
        if isinstance(inner, list | dict):
            return _packed(_below(inner, rest, change))
    return change(value)


def _hashable(value: Any) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True
