"""Reads what a WebDAV server says lies in a folder, without making a tree of it.

The server is somebody else's: whatever it answers, only names and sizes are kept, and only so many. No
document type is accepted, so there are no entities; deep nesting and tags without an end are refused.
"""

from __future__ import annotations

from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

MAX_ENTRIES: Final = 50_000
_MAX_ELEMENTS: Final = 600_000
_MAX_DEPTH: Final = 32
_MAX_NAME: Final = 8_192
_MAX_TAG_BYTES: Final = 256 * 1024
_CHUNK: Final = 64 * 1024
_ROOT, _RESPONSE, _HREF = "DAV: multistatus", "DAV: response", "DAV: href"
_LENGTH, _TYPE, _FOLDER = "DAV: getcontentlength", "DAV: resourcetype", "DAV: collection"


class Listed(NamedTuple):
    """One answer for one file or folder.

    Attributes:
        path: of the whole server, decoded.
        size: bytes; 0 for a folder or where none is said.
    """

    path: str
    size: int
    is_folder: bool


def read_listing(data: bytes) -> list[Listed]:
    """The answers in a multistatus, in their order; further ones than :data:`MAX_ENTRIES` are left out.

    Raises:
        ValueError: it is no such document, or not one that an honest server would send.
    """
    reading = _Reading()
    try:
        for at in range(0, len(data), _CHUNK):
            reading.parser.Parse(data[at : at + _CHUNK])
            # A tag is handed over whole, with all its attributes: nothing sound makes one as long as this.
            if at - reading.parser.CurrentByteIndex > _MAX_TAG_BYTES:
                raise ValueError("a tag without an end")
        reading.parser.Parse(b"", True)
    except _FullError:
        return reading.found
    except expat.ExpatError as problem:
        raise ValueError("no listing") from problem
    return reading.found


class _FullError(Exception):
    """Enough was read."""


class _Reading:
    """Collects while the parser reads."""

    def __init__(self) -> None:
        self.found: list[Listed] = []
        self._open: list[str] = []
        self._text, self._count = "", 0
        self._href: str | None = None
        self._size, self._is_folder = 0, False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._said

    def _refuse(self, *_declared: object) -> None:
        raise ValueError("a document type")

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) == _MAX_DEPTH or self._count > _MAX_ELEMENTS or (not self._open and name != _ROOT):
            raise ValueError("too deep, too much, or no listing")
        if name == _RESPONSE:
            self._href, self._size, self._is_folder = None, 0, False
        elif name == _FOLDER and self._open[-1:] == [_TYPE]:
            self._is_folder = True
        self._open.append(name)
        self._text = ""

    def _said(self, text: str) -> None:
        if self._open[-1] in (_HREF, _LENGTH):
            if len(self._text) + len(text) > _MAX_NAME:
                raise ValueError("a long name")
            self._text += text

    def _end(self, name: str) -> None:
        self._open.pop()
        if name == _HREF and self._open[-1:] == [_RESPONSE]:
            self._href = self._href if self._href is not None else self._text
        elif name == _LENGTH:
            self._size = self._size or _size(self._text)
        elif name == _RESPONSE and self._href is not None:
            if len(self.found) == MAX_ENTRIES:
                raise _FullError
            path = unquote(urlsplit(self._href).path)
            self.found.append(Listed(path, 0 if self._is_folder else self._size, self._is_folder))


def _size(text: str) -> int:
    """What a server says about a file's size; nonsense is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
