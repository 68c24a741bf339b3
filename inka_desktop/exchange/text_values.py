"""The value of an operation on a long text as it travels (FORMAT.md 5, kind 5).

In the log of a database the generation stands apart, as a dot that follows when an author gets another
name (:mod:`inka_desktop.store.texts`); in a file it is the author and number of an operation.
"""

from __future__ import annotations

from typing import Any, Final

import msgpack

from inka_desktop.store.text_doc import TextChange

from .errors import ContentDamagedError
from .wire import MAX_SEQ, Dot, Value

_ELEMENTS: Final = 4


def pack_value(generation: Dot | None, change: TextChange) -> bytes:
    """The bytes of a value; ``generation`` None for a text that its row began without."""
    began = list(generation) if generation is not None else None
    return msgpack.packb([began, *change])  # type: ignore[no-any-return]  # msgpack has no types


def unpack_value(raw: Value) -> tuple[Dot | None, TextChange]:
    """Generation and change of a value; elements of newer versions are ignored.

    Raises:
        ContentDamagedError: it is not such a value.
    """
    try:
        found: Any = msgpack.unpackb(raw, max_array_len=64) if type(raw) is bytes else None
    except (ValueError, TypeError, OverflowError, RecursionError, msgpack.UnpackException) as problem:
        raise ContentDamagedError(reason="text") from problem
    if type(found) is not list or len(found) < _ELEMENTS:
        raise ContentDamagedError(reason="text")
    generation, *parts = found[:_ELEMENTS]
    if not (generation is None or _is_dot(generation)) or any(type(part) is not bytes for part in parts):
        raise ContentDamagedError(reason="text")
    return (tuple(generation) if generation is not None else None), TextChange(*parts)


def _is_dot(found: Any) -> bool:
    if type(found) is not list or len(found) != 2:  # author and number
        return False
    author, seq = found
    return type(author) is bytes and len(author) == 16 and type(seq) is int and 1 <= seq <= MAX_SEQ
