"""Documents and tables for the clipboard: HTML that Word and Excel take with its tables, and plain text.

In the plain text tabs stand between cells, as spreadsheets read them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from . import said
from .said import Said
from .typography import clean_text

_SPACE = re.compile(r"\s+")


class Copied(NamedTuple):
    """What the clipboard gets."""

    html: str
    text: str


def copy_document(blocks: Sequence[Said], language: str) -> Copied:
    """What a document says, without its letterhead, its pictures and the lines to sign on."""
    html: list[str] = []
    text: list[str] = []
    for level, block in said.levelled(blocks):
        way = _WAYS.get(type(block))
        for line in way(block, level) if way is not None else ():
            html.append(line.html(language))
            text.append(line.text(language))
    return Copied(_page("".join(html)), "\n".join(text) + "\n")


def copy_table(titles: Sequence[str], lines: Sequence[Sequence[str]], language: str = "de") -> Copied:
    """Rows of a list with the titles of its columns."""
    table = _Table(tuple(titles), lines)
    return Copied(_page(table.html(language)), table.text(language) + "\n")


def _page(body: str) -> str:
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'


class _Line(NamedTuple):
    """A heading (h1, h2 …) or a paragraph (p)."""

    tag: str
    words: str

    def html(self, language: str) -> str:
        """As an element; line ends stay."""
        told = "<br>".join(map(escape, clean_text(self.words, language).split("\n")))
        return f"<{self.tag}>{told}</{self.tag}>"

    def text(self, language: str) -> str:
        """As a line; headings have an empty one above."""
        return ("\n" if self.tag != "p" else "") + clean_text(self.words, language)


class _Table(NamedTuple):
    titles: tuple[str, ...]
    lines: Sequence[Sequence[str]]

    def html(self, language: str) -> str:
        """With its head; a text that begins with an equals sign stays a text."""
        head = "".join(f"<th align='left'>{escape(_cell(title, language))}</th>" for title in self.titles)
        rows = "".join(
            "<tr>" + "".join(_html_cell(cell, language) for cell in line) + "</tr>" for line in self.lines
        )
        body = f"<tr>{head}</tr>{rows}" if head else rows
        return f"<table border='1' cellspacing='0' cellpadding='3'>{body}</table>"

    def text(self, language: str) -> str:
        """A line a row, tabs between cells."""
        lines = [self.titles, *self.lines] if self.titles else self.lines
        return "\n".join("\t".join(_inert(_cell(cell, language)) for cell in line) for line in lines)


def _cell(text: str, language: str) -> str:
    """One line: line ends and tabs would begin new cells."""
    return _SPACE.sub(" ", clean_text(text, language).replace("\n", "; ")).strip()


def _html_cell(text: str, language: str) -> str:
    told = "<br>".join(map(escape, clean_text(text, language).split("\n")))
    return f"<td style=\"mso-number-format:'\\@'\" valign='top'>{told}</td>"


def _inert(text: str) -> str:
    """A spreadsheet reads what begins like a formula as one; an apostrophe before it keeps it a text."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?[\d.,]+", text) is not None


def _words(block: said.Words, _level: int) -> Iterator[_Line]:
    if block.text.strip():
        yield _Line("h1" if block.role == "title" else "p", block.text)


def _heading(block: said.Heading, level: int) -> Iterator[_Line]:
    yield _Line(f"h{level + 1}", block.text)


def _text(block: said.Text, level: int) -> Iterator[_Line]:
    if block.head.strip():
        yield _Line(f"h{level + 1}", block.head)
    yield _Line("p", block.text)


def _fields(block: said.Fields, _level: int) -> Iterator[_Table]:
    yield _Table((), [(label, value or "–") for label, value in block.pairs])


def _table(block: said.Table, _level: int) -> Iterator[_Table]:
    yield _Table(block.titles, block.lines)


def _photos(block: said.Photos, _level: int) -> Iterator[_Line]:
    for photo in block.photos:
        yield _Line("p", photo.caption)


_WAYS: Mapping[type[Any], Callable[[Any, int], Iterator[_Line | _Table]]] = {
    said.Words: _words, said.Heading: _heading, said.Text: _text, said.Fields: _fields, said.Table: _table,
    said.Photos: _photos,
}  # fmt: skip
