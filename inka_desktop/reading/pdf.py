"""PDF by PDFium: the texts of its pages, the day it was made, and pictures of its pages."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from .looked import TEXT_LIMIT, Looked, UnreadableError, Why, kept_text

_MADE = re.compile(r"D?:?(\d{4})(\d\d)(\d\d)")
_PASSWORD = 4
"""PDFium's number for a password that is needed."""
_BEGINNING = 3
"""Pages of which at least one has a text, unless all of them are pictures."""
MAX_WIDTH = 2_000
_MAX_PIXELS = 12_000_000


class Picture(NamedTuple):
    """A page: pixels in rows of ``stride`` bytes, 4 each: red, green, blue, unused."""

    width: int
    height: int
    stride: int
    rgba: bytes


class PdfFile:
    """An open PDF."""

    def __init__(self, data: bytes) -> None:
        """Open it.

        Raises:
            UnreadableError: it is damaged, needs a password, or has no page.
        """
        import pypdfium2

        try:
            self._document: Any = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as damage:
            locked = getattr(damage, "err_code", 0) == _PASSWORD or "password" in str(damage).casefold()
            raise UnreadableError(Why.ENCRYPTED if locked else Why.UNREADABLE) from damage
        if not len(self._document):
            raise UnreadableError(Why.EMPTY)

    def look(self, *, texts: bool = True) -> Looked:
        """What stands in it; without ``texts`` its day, and of its text only the beginning."""
        parts, length = list[str](), 0
        for number in range(len(self._document) if texts else min(_BEGINNING, len(self._document))):
            parts.append(self._text(number))
            length += len(parts[-1])
            if length > TEXT_LIMIT:
                break
        text, cut = kept_text(parts)
        return Looked(text, len(self._document), self._made(), cut)

    def picture(self, number: int, width: int) -> Picture:
        """A page, so many pixels wide; smaller where it is very long."""
        page = self._document[number]
        across, down = (max(1.0, side) for side in page.get_size())
        scale = min(width, MAX_WIDTH) / across
        scale = min(scale, (_MAX_PIXELS / (across * down)) ** 0.5)
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        picture = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return picture

    def _text(self, number: int) -> str:
        page = self._document[number]
        found = page.get_textpage()
        text: str = found.get_text_bounded()
        found.close()
        page.close()
        return text.replace("\r\n", "\n").replace("\ufffe", "")  # PDFium's sign for a hyphen at a line's end

    def _made(self) -> date | None:
        for key in ("ModDate", "CreationDate"):
            match = _MADE.match(self._document.get_metadata_value(key) or "")
            if match is not None:
                with suppress(ValueError):
                    return date(*map(int, match.groups()))
        return None
