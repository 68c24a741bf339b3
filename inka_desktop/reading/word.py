"""Word documents: headings, paragraphs and tables in their order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from .looked import TEXT_LIMIT, Block, Looked, UnreadableError, Why, kept_text

_HEADING = re.compile(r"(?:heading|überschrift|title|titel)\s*(\d)?", re.IGNORECASE)
_TEMPLATE_YEAR = 1990
"""Days before it are none on which a file was written."""


def look(data: bytes) -> Looked:
    """What stands in a document.

    Raises:
        UnreadableError: it is damaged, or there is nothing in it.
    """
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        blocks = tuple(_blocks(document))
        written = written_on(document.core_properties)
    except Exception as damage:  # whatever hostile bytes make the library raise
        raise UnreadableError(Why.UNREADABLE) from damage
    text, cut = kept_text(["\n".join(_lines(blocks))])
    if not text and not document.inline_shapes:
        raise UnreadableError(Why.EMPTY)
    return Looked(text, 1, written, cut, blocks)


def _blocks(document: Any) -> Iterator[Block]:
    length = 0
    for part in document.iter_inner_content():
        rows = getattr(part, "rows", None)
        if rows is None:
            text = part.text.strip()
            block = Block(text, _level(part)) if text else None
        else:
            block = Block(rows=tuple(_cells(row) for row in rows))
        if block is not None:
            yield block
            length += sum(map(len, _lines((block,))))
        if length > TEXT_LIMIT:
            return


def _level(paragraph: Any) -> int:
    name = paragraph.style.name if paragraph.style is not None else ""
    match = _HEADING.match(name or "")
    return int(match[1] or 1) if match is not None else 0


def _cells(row: Any) -> tuple[str, ...]:
    found, before = [], None
    for cell in row.cells:
        if cell._tc is not before:
            found.append(cell.text.strip())
        before = cell._tc
    return tuple(found)


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if block.rows:
            yield from ("\t".join(row) for row in block.rows)
        else:
            yield block.text


def written_on(properties: Any) -> date | None:
    """The day on which Word or Excel says the file was last written, else made."""
    for name in ("modified", "created"):
        value = getattr(properties, name, None)
        if isinstance(value, datetime) and value.year >= _TEMPLATE_YEAR:
            return value.date()
    return None
