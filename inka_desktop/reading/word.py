"""Word documents: headings, paragraphs and tables in their order.

Their text is read from the elements themselves: python-docx passes over what stands in content controls, in
fields and in changes that nobody has accepted yet, and old forms have all of their text there.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from .looked import TEXT_LIMIT, Block, Looked, UnreadableError, Why, kept_text

_HEADING = re.compile(r"(?:heading|überschrift|title|titel)\s*(\d)?", re.IGNORECASE)
_TEMPLATE_YEAR = 1990
"""Days before it are none on which a file was written."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TABLE, _ROW, _CELL, _TEXT = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc", f"{_W}t"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_UNSEEN = frozenset({
    f"{_W}pPr", f"{_W}rPr", f"{_W}sdtPr", f"{_W}del", f"{_W}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
})  # fmt: skip
"""What nobody sees: how things look, what was taken away, and drawings once more for old programs."""
_PICTURES = (f"{_W}drawing", f"{_W}pict", f"{_W}object")


def look(data: bytes) -> Looked:
    """What stands in a document.

    Raises:
        UnreadableError: it is damaged, or there is nothing in it.
    """
    import docx

    begun = datetime.now(UTC)
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        styles = {style.style_id: style.name or "" for style in document.styles}
        blocks = tuple(_blocks(body, styles))
        pictured = next(body.iter(*_PICTURES), None) is not None
        written = written_on(document.core_properties, begun)
    except Exception as damage:  # whatever hostile bytes make the library raise
        raise UnreadableError(Why.UNREADABLE) from damage
    text, cut = kept_text(["\n".join(_lines(blocks))])
    if not text and not pictured:
        raise UnreadableError(Why.EMPTY)
    return Looked(text, 1, written, cut, blocks)


def _blocks(body: Any, styles: Mapping[str, str]) -> Iterator[Block]:
    length = 0
    for part in _within(body, _PARAGRAPH, _TABLE):
        block = _table(part) if part.tag == _TABLE else _paragraph(part, styles)
        if block is not None:
            yield block
            length += sum(map(len, _lines((block,))))
        if length > TEXT_LIMIT:
            return


def _within(element: Any, *tags: str) -> Iterator[Any]:
    """The nearest elements of some kinds below one, whatever is wrapped around them."""
    for child in element.iterchildren("*"):
        if child.tag in tags:
            yield child
        elif child.tag not in _UNSEEN:
            yield from _within(child, *tags)


def _paragraph(element: Any, styles: Mapping[str, str]) -> Block | None:
    text = _text(element).strip()
    match = _HEADING.match(styles.get(element.style or "", ""))
    return Block(text, int(match[1] or 1) if match is not None else 0) if text else None


def _table(element: Any) -> Block:
    return Block(
        rows=tuple(
            tuple("\n".join(map(_text, _within(cell, _PARAGRAPH))).strip() for cell in _within(row, _CELL))
            for row in _within(element, _ROW)
        )
    )


def _text(paragraph: Any) -> str:
    found = list[str]()
    for part in _within(paragraph, _TEXT, _PARAGRAPH, *_SIGNS):
        if part.tag == _PARAGRAPH:  # of a box that hangs on this one
            found += ("\n", _text(part), "\n")
        else:
            found.append(_SIGNS.get(part.tag) or part.text or "")
    return "".join(found)


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if block.rows:
            yield from ("\t".join(row) for row in block.rows)
        else:
            yield block.text


def written_on(properties: Any, begun: datetime) -> date | None:
    """The day on which Word or Excel says the file was last written, else made.

    Args:
        properties: as python-docx and openpyxl have them.
        begun: when the reading began; of a file that says nothing the libraries say that it is made now.
    """
    for name in ("modified", "created"):
        value = getattr(properties, name, None)
        if isinstance(value, datetime) and value.year >= _TEMPLATE_YEAR:
            moment = value if value.tzinfo is not None else value.replace(tzinfo=UTC)
            if moment < begun.replace(microsecond=0):  # they keep whole seconds
                return value.date()
    return None
