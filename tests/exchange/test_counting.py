"""Values are counted as msgpack makes them, and what is too much is refused before it is made."""

from __future__ import annotations

from typing import Any

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.exchange.codec import unpack
from inka_desktop.exchange.counting import MAX_VALUES, UNCOUNTED_BYTES, has_at_most
from inka_desktop.exchange.errors import ContentDamagedError

_PLAIN = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**63), 2**64 - 1), st.floats(allow_nan=False),
    st.text(max_size=40), st.binary(max_size=300),
    st.builds(msgpack.ExtType, st.integers(0, 127), st.binary(max_size=40)),
)  # fmt: skip
_VALUES = st.recursive(
    _PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=20), st.dictionaries(st.one_of(st.integers(), st.text()), inner, max_size=20)
    ),
    max_leaves=60,
)


def count(value: Any) -> int:
    """Values in a value, keys of maps included."""
    if isinstance(value, list):
        return 1 + sum(map(count, value))
    if isinstance(value, dict):
        return 1 + sum(count(key) + count(one) for key, one in value.items())
    return 1


def _fits(value: Any) -> bool:
    try:
        msgpack.packb(value)
    except (OverflowError, ValueError):
        return False
    return True


@given(_VALUES.filter(_fits))
def test_every_value_is_counted(value: Any) -> None:
    packed = msgpack.packb(value)
    assert has_at_most(packed, count(value))
    assert not has_at_most(packed, count(value) - 1)


@given(st.binary(max_size=200), st.integers(0, 50))
def test_any_bytes_are_counted_without_harm(data: bytes, most: int) -> None:
    assert isinstance(has_at_most(data, most), bool)


def test_what_would_fill_the_memory_is_refused_and_what_is_only_long_is_not() -> None:
    empty = msgpack.packb([[[]] * 60_000] * 20)
    many = b"\x92" + empty + b"\xc6" + UNCOUNTED_BYTES.to_bytes(4, "big") + bytes(UNCOUNTED_BYTES)
    assert count(msgpack.unpackb(empty)) > MAX_VALUES
    with pytest.raises(ContentDamagedError):
        unpack(many, 2_000_000)
    long = msgpack.packb(["x" * 1_000_000] * 5)
    assert unpack(long, 10) == ["x" * 1_000_000] * 5
