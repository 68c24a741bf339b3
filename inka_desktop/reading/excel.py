"""Workbooks: sheets with what their cells show."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from .looked import COLUMNS, ROWS, SHEETS, TEXT_LIMIT, Looked, SheetLook, UnreadableError, Why, kept_text
from .word import written_on

_ROWS_READ = 5_000
"""Of a sheet for the search."""
_ACROSS = 200
Cells = tuple[str, ...]


def look(data: bytes) -> Looked:
    """What stands in a workbook of today's form.

    Raises:
        UnreadableError: it is damaged, or there is nothing in it.
    """
    import openpyxl

    begun = datetime.now(UTC)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [
            (sheet.title, _rows(sheet.iter_rows(max_row=_ROWS_READ, max_col=_ACROSS, values_only=True)))
            for sheet in book.worksheets
        ]
        written = written_on(book.properties, begun)
    except Exception as damage:  # whatever hostile bytes make the library raise
        raise UnreadableError(Why.UNREADABLE) from damage
    return _looked(sheets, written)


def look_old(data: bytes) -> Looked:
    """What stands in a workbook of before 2007.

    Raises:
        UnreadableError: it is damaged or protected, or there is nothing in it.
    """
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, on_demand=True, logfile=io.StringIO())
        sheets = [(name, _rows(_old_cells(book, book.sheet_by_name(name)))) for name in book.sheet_names()]
    except xlrd.XLRDError as damage:
        locked = "encrypted" in str(damage).casefold()
        raise UnreadableError(Why.ENCRYPTED if locked else Why.UNREADABLE) from damage
    except Exception as damage:  # whatever hostile bytes make the library raise
        raise UnreadableError(Why.UNREADABLE) from damage
    return _looked(sheets, None)


def _old_cells(book: Any, sheet: Any) -> Iterable[list[Any]]:
    import xlrd

    for number in range(min(sheet.nrows, _ROWS_READ)):
        cells = list[Any]()
        for kind, value in zip(sheet.row_types(number), sheet.row_values(number), strict=True):
            if kind == xlrd.XL_CELL_DATE:
                cells.append(xlrd.xldate_as_datetime(value, book.datemode))
            else:
                cells.append(None if kind == xlrd.XL_CELL_ERROR else value)
        yield cells[:_ACROSS]


def _looked(sheets: Sequence[tuple[str, list[Cells]]], written: date | None) -> Looked:
    text, cut = kept_text(["\n".join([name, *("\t".join(row) for row in rows)]) for name, rows in sheets])
    if not any(rows for _, rows in sheets):
        raise UnreadableError(Why.EMPTY)
    shown = tuple(
        SheetLook(
            name, tuple(row[:COLUMNS] for row in rows[:ROWS]),
            len(rows) > ROWS or any(len(row) > COLUMNS for row in rows),
        )
        for name, rows in sheets[:SHEETS]
    )  # fmt: skip
    return Looked(text, len(sheets), written, cut, sheets=shown)


def _rows(rows: Iterable[Iterable[Any]]) -> list[Cells]:
    """Rows as words, without empty ones at the end and empty cells at the right."""
    found, length = list[Cells](), 0
    for row in rows:
        cells = [_words(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        found.append(tuple(cells))
        length += sum(map(len, cells))
        if length > TEXT_LIMIT:
            break
    while found and not found[-1]:
        found.pop()
    return found


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y}" if value.time() == time() else f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", ",")
    return str(value).strip()
