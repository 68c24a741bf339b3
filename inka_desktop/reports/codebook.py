"""The codebook of files with data as PDF: each column with its question, and what its codes mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .blocks import Column, note_row, section_row, table_rows, title_rows
from .data_files import Cell
from .document import Sheet, print_sheet
from .frame import dated_texts
from .letterhead import Letterhead, RenderedDocument
from .rows import Row
from .setting import Setter
from .style import MM
from .typography import date_text, joined
from .words import Words

_BETWEEN = 2 * MM
MOST_CODES = 100
"""Of one column: longer lists are read in the table of the codebook, not on paper."""


@dataclass(frozen=True, slots=True)
class CodebookContent:
    """What is printed.

    Attributes:
        form: the title of the form.
        tables: name and title of each table, in order.
        lines: those of the codebook as a table (table, column, question, type, code, meaning); one without a
            column is a sentence about all of it, or, with a code, what that means in each column; one of no
            table is a column of the first.
        on: the day it is made.
    """

    form: str
    tables: tuple[tuple[str, str], ...]
    lines: tuple[tuple[Cell, ...], ...]
    on: date


def render_codebook(
    content: CodebookContent, letterhead: Letterhead, language: str = "de", *, sample: bool = False
) -> RenderedDocument:
    """The codebook as PDF.

    Args:
        content: what is printed.
        letterhead: of the workspace.
        language: ``de`` or ``en``.
        sample: prints "MUSTER" across each page: example data.
    """
    setter, words = Setter(language), Words(language)
    name = words("data.codebook")
    printed = words("figures.printed", day=date_text(content.on, language))
    texts = dated_texts(words, joined(" · ", name, content.form), joined(" · ", name, printed), sample=sample)
    sheet = Sheet(title=joined(" · ", name, content.form), subject=printed, texts=texts)
    rows = [*title_rows(setter, printed, name, content.form, []), *_rows(content, setter, words)]
    return print_sheet(sheet, rows, letterhead, setter)


def _rows(content: CodebookContent, setter: Setter, words: Words) -> Iterator[Row]:
    about = [line for line in content.lines if not line[1]]
    yield from (
        replace(note_row(setter, _text(line[5])), above=_BETWEEN) for line in about if line[4] is None
    )
    codes = [(_text(line[4]), _text(line[5])) for line in about if line[4] is not None]
    if codes:
        yield section_row(setter, words("data.everywhere"))
        columns = [Column(words("data.book_code"), 20), Column(words("data.book_meaning"), 160)]
        yield from table_rows(setter, columns, codes)
    for place, (name, title) in enumerate(content.tables):
        meant = (name, "") if place == 0 else (name,)
        lines = [line for line in content.lines if line[0] in meant and line[1]]
        if lines:
            yield section_row(setter, title or name)
            yield from table_rows(setter, _columns(words), list(_printed(lines, words)))


def _columns(words: Words) -> list[Column]:
    shares = {"name": 46, "label": 50, "type": 22, "code": 28, "meaning": 44}
    return [Column(words(f"data.book_{name}"), share) for name, share in shares.items()]


def _printed(lines: Sequence[tuple[Cell, ...]], words: Words) -> Iterator[list[str]]:
    """A line for each column of the data and each of its codes; the first code stands beside the question."""
    place = 0
    while place < len(lines):
        _, name, label, kind, _, meaning = lines[place]
        end = place + 1
        while end < len(lines) and lines[end][1] == name and lines[end][4] is not None:
            end += 1
        codes = [[_text(line[4]), _text(line[5])] for line in lines[place + 1 : end]]
        if len(codes) > MOST_CODES:
            more = words("data.more_codes", count=len(codes) - MOST_CODES)
            codes = [*codes[:MOST_CODES], ["…", more]]
        first, *others = codes or [["", _text(meaning)]]
        yield [_text(name), _text(label), _text(kind), *first]
        yield from (["", "", "", *code] for code in others)
        place = end


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
