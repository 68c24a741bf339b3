"""Word documents of before 2007: their text, by the table that says where each piece of it stands.

After Microsoft's [MS-DOC]: the file information block names the table stream and in it the piece table
(2.8.35 Clx); a piece is text of one byte a letter (Windows-1252) or of two. Only the main text is read.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from .looked import TEXT_LIMIT, Block, Looked, UnreadableError, Why, kept_text

_FLAGS, _MAIN_LENGTH, _CLX = 0x0A, 0x4C, 0x01A2
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_ONE_BYTE = 1 << 30
_ENOUGH = 4 * TEXT_LIMIT
"""Letters that are read, those that nobody sees among them."""
_FIELD_BEGINS, _RESULT_BEGINS, _FIELD_ENDS = "\x13", "\x14", "\x15"
_OTHER = re.compile("[\x00-\x08\x0e-\x1f]")


def look(data: bytes) -> Looked:
    """What stands in a document.

    Raises:
        UnreadableError: it is damaged or protected, or there is nothing in it.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            main = compound.openstream("WordDocument").read()
            flags = _number(main, _FLAGS, "<H")
            if flags & _ENCRYPTED:
                raise UnreadableError(Why.ENCRYPTED)
            table = compound.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
            text = _beginning(_pieces(main, table))[: _number(main, _MAIN_LENGTH, "<I")]
            written = _written(compound.get_metadata())
    except UnreadableError:
        raise
    except Exception as damage:  # whatever hostile bytes make the library raise
        raise UnreadableError(Why.UNREADABLE) from damage
    lines = [line.strip() for line in _plain(text).split("\n")]
    kept, cut = kept_text(["\n".join(line for line in lines if line)])
    if not kept:
        raise UnreadableError(Why.EMPTY)
    return Looked(kept, 1, written, cut, tuple(Block(line) for line in kept.split("\n")))


def _beginning(pieces: Iterator[str]) -> str:
    """The text as far as it is needed: a table may name the same piece without end."""
    found, length = list[str](), 0
    for piece in pieces:
        found.append(piece)
        length += len(piece)
        if length > _ENOUGH:
            break
    return "".join(found)


def _pieces(main: bytes, table: bytes) -> Iterator[str]:
    start, length = (_number(main, _CLX + at, "<I") for at in (0, 4))
    clx = table[start : start + length]
    while clx[:1] == b"\x01":  # what pieces look like
        clx = clx[3 + _number(clx, 1, "<H") :]
    if clx[:1] != b"\x02":
        raise ValueError("no piece table")
    size = _number(clx, 1, "<I")
    count = (size - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", clx, 5)
    for number in range(count):
        place = _number(clx, 5 + 4 * (count + 1) + 8 * number + 2, "<I")
        letters = min(ends[number + 1] - ends[number], _ENOUGH)
        if letters < 0:
            raise ValueError("a piece ends before it begins")
        if place & _ONE_BYTE:
            first = (place & ~_ONE_BYTE) // 2
            yield main[first : first + letters].decode("cp1252", "replace")
        else:
            yield main[place : place + 2 * letters].decode("utf-16-le", "replace")


def _number(data: bytes, at: int, form: str) -> int:
    found: int = struct.unpack_from(form, data, at)[0]
    return found


def _plain(text: str) -> str:
    shown = "".join(_shown(text)).replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    return _OTHER.sub("", shown.replace("\x07", "\t").replace("\x1e", "-"))


def _shown(text: str) -> Iterator[str]:
    """The letters that are seen: of a field its result, never its instruction."""
    instructions = list[bool]()  # of the fields around, the outermost first
    for letter in text:
        if letter == _FIELD_BEGINS:
            instructions.append(True)
        elif letter == _RESULT_BEGINS and instructions:
            instructions[-1] = False
        elif letter == _FIELD_ENDS and instructions:
            instructions.pop()
        elif not any(instructions):
            yield letter


def _written(metadata: Any) -> date | None:
    for value in (metadata.last_saved_time, metadata.create_time):
        if isinstance(value, datetime) and value.year > 1990:
            return value.date()
    return None
