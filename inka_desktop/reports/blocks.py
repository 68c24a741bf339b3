"""What documents are made of: sections, fields, texts, tables, signature lines, each as rows.

Filled and blank come from the same functions: without a value there is a line to write on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from . import said, style
from .rows import Bookmark, Cell, Line, Mark, Row, Rule
from .setting import Setter
from .style import GUTTER, MM, SIDE_WIDTH, TEXT_WIDTH, TextStyle
from .words import Words

WRITING = 8.5 * MM  # distance of lines to write on
LEAST_ABOVE_SIGNATURES, MOST_ABOVE_SIGNATURES = 12 * MM, 40 * MM
"""So much goes along with signatures to the next page, where rows of that height end the text."""
_LABEL_WIDTH = 27 * MM
_COLUMN_GAP = 4 * MM


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``share`` is its part of the width, compared with the other columns'."""

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Field:
    """A label with its value; ``wide`` fields take a row of their own."""

    label: str
    value: str = ""
    wide: bool = False


def title_rows(setter: Setter, eyebrow: str, title: str, subtitle: str, notes: Sequence[str]) -> list[Row]:
    """The head of a document: a small line, the title, what it is about, remarks below."""
    first = Row(
        (setter.cell(0, eyebrow, TEXT_WIDTH, style.EYEBROW),),
        marks=(Rule(0, 0, TEXT_WIDTH, style.ACCENT, 1.6),),
        above=8 * MM,
        inset=4 * MM,
        keeps_next=True,
        said=said.Words("eyebrow", eyebrow),
    )
    rows = [first, _line(setter, title, style.TITLE, "title")]
    if subtitle.strip():
        rows.append(_line(setter, subtitle, style.SUBTITLE, "subtitle"))
    return rows + [replace(_line(setter, note, style.NOTE, "note"), inset=1 * MM) for note in notes]


def _line(setter: Setter, text: str, kind: TextStyle, role: said.Role) -> Row:
    return Row((setter.cell(0, text, TEXT_WIDTH, kind),), keeps_next=True, said=said.Words(role, text))


def section_row(setter: Setter, title: str) -> Row:
    """The heading of a section; stays with what follows and stands in the outline."""
    return Row(
        (setter.cell(0, title, TEXT_WIDTH, style.SECTION),),
        above=7 * MM,
        outset=1.6 * MM,
        keeps_next=True,
        bookmark=Bookmark(title),
        said=said.Heading(1, title),
    )


def heading_row(setter: Setter, title: str) -> Row:
    """The heading of a part of a section, in bold over the whole width; stays with what follows.

    In a blank document a line to write on goes on behind it.
    """
    left = 18 * MM
    line = (Rule(left, 5 * MM, TEXT_WIDTH - left, style.RULE, 0.4),) if setter.blank else ()
    return Row(
        (setter.cell(0, title, TEXT_WIDTH, style.BODY_BOLD),),
        line,
        above=4 * MM,
        outset=1.2 * MM,
        keeps_next=True,
        bookmark=Bookmark(title, 1),
        said=said.Heading(2, title),
    )


def field_rows(setter: Setter, fields: Sequence[Field]) -> list[Row]:
    """Labels and values in two columns."""
    groups: list[list[Field]] = []
    for entry in fields:
        if entry.wide or not groups or groups[-1][0].wide or len(groups[-1]) == 2:
            groups.append([])
        groups[-1].append(entry)
    rows = [_field_row(setter, group) for group in groups]
    return [replace(row, above=5 * MM if index == 0 else 0.0) for index, row in enumerate(rows)]


def _field_row(setter: Setter, group: Sequence[Field]) -> Row:
    half = TEXT_WIDTH / 2
    cells: list[Cell] = []
    marks: list[Mark] = []
    for index, entry in enumerate(group):
        left = index * half
        width = (TEXT_WIDTH if entry.wide else half) - _LABEL_WIDTH - (0 if index or entry.wide else 4 * MM)
        empty = not entry.value.strip()
        value = entry.value if not empty else "" if setter.blank else "–"
        cells.append(setter.cell(left, entry.label, _LABEL_WIDTH - 2 * MM, style.LABEL))
        cells.append(setter.cell(left + _LABEL_WIDTH, value, width, style.BODY))
        if setter.blank and empty:
            marks.append(Rule(left + _LABEL_WIDTH, 6.5 * MM, width, style.RULE, 0.4))
    told = said.Fields(tuple((entry.label, entry.value) for entry in group))
    if setter.blank:
        return Row(tuple(cells), tuple(marks), inset=6.5, outset=1.5, least=WRITING, said=told)
    return Row(tuple(cells), inset=1, outset=1.5, said=told)


def text_row(setter: Setter, head: str, text: str, *, writing_lines: int = 3, bookmark: bool = False) -> Row:
    """A side head with its text; flows over pages, and the head is repeated with a remark."""
    left = SIDE_WIDTH + GUTTER
    side = setter.lines(head, SIDE_WIDTH, style.BODY_BOLD)
    continued = Line(Words(setter.language)("continued"), style.BODY_MUTED)
    row = Row(
        (Cell(0, side), setter.cell(left, text, TEXT_WIDTH - left, style.BODY, gap=4)),
        inset=2 * MM,
        outset=2.6 * MM,
        flows=True,
        head_rule=True,
        again=Cell(0, (*side, continued)),
        bookmark=Bookmark(head, 1) if bookmark else None,
        said=said.Text(head, text),
    )
    if not setter.blank or text.strip():
        return row
    return replace(
        row, marks=_writing_lines(side, writing_lines), flows=False, least=writing_lines * WRITING + 3 * MM
    )


def _writing_lines(side: Sequence[Line], count: int) -> tuple[Rule, ...]:
    """Lines to write on; one more for the head when that is only a number."""
    left = SIDE_WIDTH + GUTTER
    lines = tuple(
        Rule(left, (index + 1) * WRITING, TEXT_WIDTH - left, style.RULE, 0.4) for index in range(count)
    )
    if len(side) == 1 and side[0].text.isdecimal():
        lines += (Rule(6 * MM, WRITING, SIDE_WIDTH - 6 * MM, style.RULE, 0.4),)
    return lines


def table_rows(
    setter: Setter, columns: Sequence[Column], values: Sequence[Sequence[str]], *, blank_rows: int = 4
) -> list[Row]:
    """A table: its header is repeated on each page, its rows stay whole."""
    places = _places(columns)
    header = Row(
        tuple(
            setter.cell(x, column.title, width, style.COLUMN)
            for column, (x, width) in zip(columns, places, strict=True)
        ),
        marks=(Rule(0, 0, TEXT_WIDTH, style.RULE, 0.8),),
        inset=1.2 * MM,
        outset=1.2 * MM,
        keeps_next=True,
        foot_rule=True,
        said=said.Table(tuple(one.title for one in columns), tuple(one.share for one in columns)),
    )
    body = [_table_row(setter, texts, places, header) for texts in values]
    if setter.blank and not values:
        empty = said.TableLine(tuple("" for _ in columns))
        line = Row(least=WRITING + 1.5 * MM, header=header, foot_rule=True, said=empty)
        body = [line] * blank_rows
    return [header, *body]


def _table_row(
    setter: Setter, texts: Sequence[str], places: Sequence[tuple[float, float]], header: Row
) -> Row:
    cells = tuple(
        setter.cell(x, text, width, style.CELL, gap=2) for text, (x, width) in zip(texts, places, strict=True)
    )
    told = said.TableLine(tuple(texts))
    return Row(cells, inset=1.5 * MM, outset=1.8 * MM, header=header, foot_rule=True, said=told)


def _places(columns: Sequence[Column]) -> list[tuple[float, float]]:
    """(x, width) of each column."""
    room = TEXT_WIDTH - _COLUMN_GAP * (len(columns) - 1)
    total = sum(column.share for column in columns)
    places: list[tuple[float, float]] = []
    x = 0.0
    for column in columns:
        width = room * column.share / total
        places.append((x, width))
        x += width + _COLUMN_GAP
    return places


def note_row(setter: Setter, text: str) -> Row:
    """A remark of the program itself, small."""
    cell = setter.cell(0, text, TEXT_WIDTH, style.NOTE)
    return Row((cell,), above=5 * MM, said=said.Words("note", text))


def said_above(rows: Sequence[Row]) -> list[Row]:
    """Rows of which the last go along with signatures below them: nobody signs a page that says nothing."""
    kept, height = [*rows], 0.0
    for place in reversed(range(len(kept))):
        height += kept[place].height
        if height > MOST_ABOVE_SIGNATURES:
            break
        kept[place] = replace(kept[place], keeps_next=True)
        if height >= LEAST_ABOVE_SIGNATURES:
            break
    return kept


def signature_row(setter: Setter, captions: Sequence[str], place_and_date: str) -> Row:
    """Beside each other, for each caption, a line for place and date and one to sign on."""
    gap, inner = 9 * MM, 4 * MM
    width = (TEXT_WIDTH - gap * (len(captions) - 1)) / len(captions)
    date_width = width * 0.36
    cells: list[Cell] = []
    marks: list[Mark] = []
    for index, caption in enumerate(captions):
        left = index * (width + gap)
        right = left + date_width + inner
        for x, wide, words in ((left, date_width, place_and_date), (right, left + width - right, caption)):
            marks.append(Rule(x, 16 * MM, wide, style.RULE, 0.6))
            cells.append(setter.cell(x, words, wide, style.COLUMN))
    return Row(
        tuple(cells), tuple(marks), inset=17 * MM, said=said.SignLines(tuple(captions), place_and_date)
    )
