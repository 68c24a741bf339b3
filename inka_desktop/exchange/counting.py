"""Counts the values in a msgpack value before they are made.

An empty list is one byte there and seventy in memory, so 16 MiB of them would fill a gigabyte. What is small
enough to be harmless is not counted; what is large is nearly always a few long texts or bytes.
"""

from __future__ import annotations

from typing import Final

UNCOUNTED_BYTES: Final = 2 * 1024 * 1024
"""So many bytes cannot become more than 150 MB."""
MAX_VALUES: Final = 1_000_000
"""Values of any kind in what is larger, keys of maps included."""


def _shapes() -> list[tuple[int, int, int]]:
    """By first byte: bytes of the head, bytes of a length in it, kind (0 plain, 1 sized, 2 list, 3 map)."""
    table = [(1, 0, 0)] * 256
    table[0x80:0x90] = [(1, 0, 3)] * 16
    table[0x90:0xA0] = [(1, 0, 2)] * 16
    table[0xA0:0xC0] = [(1, 0, 1)] * 32
    for at, width in ((0xC4, 1), (0xC5, 2), (0xC6, 4), (0xD9, 1), (0xDA, 2), (0xDB, 4)):
        table[at] = (1 + width, width, 1)
    for at, width in ((0xC7, 1), (0xC8, 2), (0xC9, 4)):  # with a type behind the length
        table[at] = (2 + width, width, 1)
    sizes = (4, 8, 1, 2, 4, 8, 1, 2, 4, 8, 2, 3, 5, 9, 17)  # floats, numbers, fixed extensions from 0xCA on
    for at, size in enumerate(sizes, 0xCA):
        table[at] = (1 + size, 0, 0)
    for at, width, kind in ((0xDC, 2, 2), (0xDD, 4, 2), (0xDE, 2, 3), (0xDF, 4, 3)):
        table[at] = (1 + width, width, kind)
    return table


_SHAPES: Final = _shapes()
_FIXED: Final = {1: 0x1F, 2: 0x0F, 3: 0x0F}
"""Which bits of the first byte are the length where none follows."""


def has_at_most(raw: bytes, most: int) -> bool:
    """Whether a msgpack value is made of at most so many values; what is cut off counts as far as it goes."""
    at, end, count, due = 0, len(raw), 0, 1
    while due and at < end:
        first = raw[at]
        head, width, kind = _SHAPES[first]
        due -= 1
        count += 1
        if kind:
            length = int.from_bytes(raw[at + 1 : at + 1 + width], "big") if width else first & _FIXED[kind]
            if kind == 1:
                at += length
            else:
                due += length * (kind - 1)
        if count + due > most:
            return False
        at += head
    return True
