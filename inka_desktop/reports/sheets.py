"""Lists as spreadsheets: one writer for all, with real dates and numbers in their cells.

Written row by row (openpyxl's write-only mode), so a long list needs no memory of its own. Texts are
always texts: what begins with an equals sign is no formula.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from .long_cells import LongTexts
from .words import Words

Kind = Literal["text", "date", "time", "number", "decimal"]
Cell = str | int | float | dt.date | dt.time | None

_FORMATS: dict[Kind, str] = {
    "text": "@", "date": "DD.MM.YYYY", "time": "HH:MM", "number": "#,##0",
    "decimal": "#,##0.##",
}  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``word`` names its title in :mod:`.words`, ``width`` is in characters.

    One that people named has its ``title`` instead.
    """

    word: str
    width: int
    kind: Kind = "text"
    title: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What a list looks like as a spreadsheet; ``word`` is its title."""

    word: str
    columns: tuple[Column, ...]


PROTOCOLS = Table(
    "sheet.protocols",
    (
        Column("date", 12, "date"), Column("project", 34), Column("visit_kind", 14), Column("place", 28),
        Column("state", 16), Column("sheet.number", 20), Column("keeper", 24),
    ),
)  # fmt: skip
AGREEMENTS = Table(
    "agreements",
    (
        Column("agreement", 44), Column("responsible", 24), Column("due", 12, "date"), Column("state", 12),
        Column("sheet.done_on", 12, "date"), Column("sheet.days_overdue", 16, "number"),
        Column("project", 34), Column("sheet.agreed_on", 14, "date"), Column("remark", 34),
    ),
)  # fmt: skip
PROJECTS = Table(
    "sheet.projects",
    (
        Column("project", 34), Column("municipality", 26), Column("carrier", 34), Column("file_number", 20),
        Column("state", 22), Column("sheet.last_visit", 14, "date"),
        Column("sheet.next_visit", 14, "date"), Column("sheet.open_agreements", 20, "number"),
        Column("sheet.overdue_agreements", 20, "number"),
    ),
)  # fmt: skip
INDICATORS = Table(
    "figures",
    (
        Column("figures.code", 12), Column("figures.indicator", 44), Column("project", 30),
        Column("figures.target", 12, "decimal"), Column("figures.result", 22, "decimal"),
        Column("figures.deviation", 14, "decimal"), Column("figures.state", 20),
        Column("figure_part.women", 16, "decimal"), Column("figure_part.men", 16, "decimal"),
        Column("figure_part.divers", 18, "decimal"), Column("figure_part.not_stated", 16, "decimal"),
        Column("figures.as_of", 14, "date"), Column("figures.source", 32),
        Column("figures.missing", 24), Column("figures.rule", 44),
        Column("figure_part.under_18", 16, "decimal"), Column("figure_part.18_29", 16, "decimal"),
        Column("figure_part.30_54", 16, "decimal"), Column("figure_part.55_plus", 16, "decimal"),
        Column("figure_part.age_not_stated", 18, "decimal"),
    ),
)  # fmt: skip
RELEASED = Table(
    "sheet.released",
    (
        Column("date", 12, "date"), Column("project", 34), Column("sheet.number", 20),
        Column("sheet.version", 10, "number"), Column("sheet.file", 60),
    ),
)  # fmt: skip


def write_sheet(table: Table, rows: Iterable[Sequence[Cell]], language: str = "de") -> bytes:
    """A list as an XLSX file: titles that stay in view, filters, one page wide when printed.

    Args:
        table: its columns.
        rows: cells in the order of the columns; None leaves a cell empty.
        language: of the titles; dates and numbers have German formats in both.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    words = Words(language)
    book = Workbook(write_only=True)
    book.properties.creator = "INKA Desktop"
    book.properties.title = words(table.word)
    sheet = book.create_sheet(words(table.word))
    _lay_out(sheet, table)
    titles = [WriteOnlyCell(sheet, column.title or words(column.word)) for column in table.columns]
    for title in titles:
        title.font = Font(bold=True)
    sheet.append(titles)
    long = LongTexts(book, words, words("data.long_texts"))
    count = 1
    for row in rows:
        count += 1
        cells = enumerate(zip(table.columns, row, strict=True), 1)
        sheet.append([
            _cell(WriteOnlyCell(sheet), column.kind, value, long, (sheet.title, count, place))
            for place, (column, value) in cells
        ])  # fmt: skip
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{count}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _lay_out(sheet: Any, table: Table) -> None:
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _cell(cell: Any, kind: Kind, value: Cell, long: LongTexts, at: tuple[str, int, int]) -> Any:
    cell.number_format = _FORMATS[kind]
    if isinstance(value, str):
        text = unicodedata.normalize("NFC", value.encode("utf-8", "replace").decode("utf-8"))
        cell.value = long.fit(_CONTROL.sub(" ", text), at)
        cell.data_type = "s"
    elif value is not None:
        cell.value = value
    return cell
