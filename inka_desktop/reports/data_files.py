"""Tables of data as files for other programs, written row by row: CSV as Excel opens it, and XLSX."""

from __future__ import annotations

import csv
import datetime as dt
import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TextIO

from inka_desktop.errors import UserInputError
from inka_desktop.reports.long_cells import LongTexts
from inka_desktop.reports.words import Words

Kind = Literal["text", "whole", "number", "date", "time", "moment"]
Cell = str | int | float | dt.date | dt.datetime | dt.time | None
Held = Cell
"""A cell as a file holds it; what that is, its :class:`DataFiles` knows."""
_FORMATS: dict[Kind, str] = {
    "date": "DD.MM.YYYY", "moment": "DD.MM.YYYY HH:MM", "time": "HH:MM", "whole": "0", "number": "General",
    "text": "@",
}  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BYTE_ORDER_MARK = "\ufeff"
_RISKY = frozenset("=+-@\t\r")
_NUMBER = re.compile(r"[+-]?[\d.,]+")
_SAME = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:,\d{0,9}[1-9])?")
"""A number that reads the same as one."""
_MONTH = "(?:jan|feb|mär|mrz|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-zä]*"
_REREAD = re.compile(
    rf"\s*(?:[(+\-€$£]*\s*[\d.,][\d\s.,:/()%€$£+\-]*(?:e[+\-]?\d+)?\s*(?:[ap]m?|uhr)?"
    rf"|\d{{1,4}}[\s./\-]*{_MONTH}[\s./\-]*\d{{0,4}}|{_MONTH}[\s./\-]*\d{{1,4}}(?:,\s*\d{{1,4}})?"
    r"|wahr|falsch|true|false)\s*",
    re.IGNORECASE,
)
"""What Excel makes a number, a day, a time or a truth of, in German or English."""
_BEGINS = _RISKY | frozenset("0123456789.,( €$£\n\xa0") | frozenset("jfmasondwtJFMASONDWT")
"""How such texts begin; all others are looked at no further."""
_ERRORS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"))
"""Words that a workbook takes for what came of a formula."""
_FIRST_YEAR = 1900
"""A workbook knows no day before."""
_LONGEST_WORDS = 255
MOST_ROWS = 1_048_575
"""Rows that a sheet of a workbook holds below its titles."""
_BAD_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_WIDE = 110
"""Characters of the column with what a workbook says of itself."""


class SheetFullError(UserInputError):
    """A workbook cannot hold so many rows."""

    code = "reports.sheet_full"
    de = (
        "Eine Excel-Tabelle fasst höchstens 1.048.575 Zeilen. Es wurde nichts gespeichert. "
        "Bitte wählen Sie CSV oder grenzen Sie die Auswahl ein."
    )
    en = (
        "An Excel table holds at most 1,048,575 rows. Nothing was saved. "
        "Please choose CSV or narrow the choice."
    )


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column: its name for programs, its title for people, what its cells are."""

    name: str
    title: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table."""

    name: str
    title: str
    columns: tuple[DataColumn, ...]


class DataFiles(ABC):
    """Where rows go; files appear under their names when it is finished, never when it is dropped."""

    def add(self, table: int, cells: Iterable[Cell]) -> None:
        """A row of the table with this place.

        Raises:
            SheetFullError: there are more rows than a sheet holds.
        """
        self.put(table, [self.held(one) for one in cells])

    @abstractmethod
    def held(self, cell: Cell) -> Held:
        """How a cell stands in the file, for whoever remembers it; nothing stays None."""

    @abstractmethod
    def put(self, table: int, cells: Sequence[Held]) -> None:
        """A row of the table with this place, of cells as :meth:`held` gave them; errors as :meth:`add`."""

    @abstractmethod
    def finish(self) -> list[Path]:
        """The files."""

    @abstractmethod
    def drop(self) -> None:
        """Leave nothing behind."""


class CsvFiles(DataFiles):
    """A file for each table, with a byte order mark and semicolons: what a German Excel opens right.

    For Excel a text that it would take for a number, a day or a formula (``0361123``, ``3-5``, ``=1+1``) is
    written as ``="0361123"``. For other programs texts stay as they are; only what begins as a formula gets
    an apostrophe, since somebody may open that file with Excel after all.
    """

    def __init__(self, path: Path, tables: Sequence[DataTable], *, titles: bool, german: bool) -> None:
        """Begin to write.

        Args:
            path: of the first table; those of others lie beside it, with their names in front of the ending.
            tables: each with a file of its own.
            titles: columns are called by their titles, not by their names.
            german: numbers have a comma, days are ``27.11.2026``; else a point, and ``2026-11-27``.

        Raises:
            OSError: the folder is full, read-only or gone.
        """
        self._texts = _GERMAN if german else _PLAIN
        names = (path.with_stem(f"{path.stem}_{one.name}") for one in tables[1:])
        self._paths = [path, *names]
        self._files: list[TextIO] = []
        self._writers: list[Any] = []
        for one, table in zip(self._paths, tables, strict=True):
            file = _part(one).open("w", encoding="utf-8", newline="")
            file.write(_BYTE_ORDER_MARK)
            self._files.append(file)
            self._writers.append(csv.writer(file, delimiter=";"))
            heads = [each.title if titles else each.name for each in table.columns]
            self._writers[-1].writerow([self.held(one) for one in heads])

    def held(self, cell: Cell) -> Held:
        """As text."""
        return None if cell is None else self._texts[type(cell)](cell)

    def put(self, table: int, cells: Sequence[Held]) -> None:
        """A row of texts."""
        self._writers[table].writerow(cells)

    def finish(self) -> list[Path]:
        """The files."""
        for file, path in zip(self._files, self._paths, strict=True):
            file.close()
            _part(path).replace(path)
        return self._paths

    def drop(self) -> None:
        """Leave nothing behind."""
        for file, path in zip(self._files, self._paths, strict=False):
            file.close()
            _part(path).unlink(missing_ok=True)


def _harmless(text: str) -> str:
    """A text that Excel does not reckon with."""
    return f"'{text}" if text[:1] in _RISKY and not _NUMBER.fullmatch(text) else text


def _for_excel(text: str) -> str:
    """A text that a German Excel shows as it is; a formula of it holds at most 255 characters of one line."""
    if text[:1] not in _BEGINS or _SAME.fullmatch(text):
        return text
    if len(text) > _LONGEST_WORDS or "\n" in text or "\r" in text:
        return _harmless(text)
    if text[0] not in _RISKY and not _REREAD.fullmatch(text):
        return text
    return '="' + text.replace('"', '""') + '"'


def _number(number: float) -> str:
    return f"{number:.15g}"


_GERMAN: dict[type, Callable[[Any], str]] = {
    str: _for_excel, int: str, float: lambda number: _number(number).replace(".", ","),
    dt.date: lambda day: f"{day:%d.%m.%Y}", dt.datetime: lambda moment: f"{moment:%d.%m.%Y %H:%M}",
    dt.time: lambda clock: f"{clock:%H:%M}",
}  # fmt: skip
_PLAIN: dict[type, Callable[[Any], str]] = {
    str: _harmless, int: str, float: _number, dt.date: dt.date.isoformat,
    dt.datetime: lambda moment: moment.isoformat(timespec="minutes"), dt.time: lambda clock: f"{clock:%H:%M}",
}  # fmt: skip
"""How cells are written."""


class XlsxFile(DataFiles):
    """A workbook with a sheet for each table (openpyxl's write-only mode keeps no row in memory)."""

    def __init__(
        self, path: Path, tables: Sequence[DataTable], words: Words, *, titles: bool,
        told: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Begin to write; see :class:`CsvFiles`. A sheet in front says what the file is, a line each."""
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font

        self._path = path
        self._book = Workbook(write_only=True)
        self._book.properties.creator = "INKA Desktop"
        self._cell = WriteOnlyCell
        self._sheets: list[Any] = []
        self._counts = [0] * len(tables)
        taken: set[str] = set()
        if told:
            self._tell(self._book.create_sheet(sheet_name(told[0], taken)), told, Font(bold=True))
        for table in tables:
            sheet = self._book.create_sheet(sheet_name(table.title, taken))
            sheet.freeze_panes = "A2"
            heads = [WriteOnlyCell(sheet, clean(one.title if titles else one.name)) for one in table.columns]
            for head in heads:
                head.font, head.data_type = Font(bold=True), "s"
            sheet.append(heads)
            self._sheets.append(sheet)
        self._kinds = [[one.kind for one in table.columns] for table in tables]
        self._long = LongTexts(self._book, words, sheet_name(words("data.long_texts"), taken))

    def _tell(self, sheet: Any, told: Sequence[str], bold: Any) -> None:
        sheet.column_dimensions["A"].width = _WIDE
        for line in told:
            cell = self._cell(sheet, clean(line))
            if line is told[0]:
                cell.font = bold
            sheet.append([cell])

    def held(self, cell: Cell) -> Held:
        """As it is: only a sheet makes cells."""
        return cell

    def put(self, table: int, cells: Sequence[Held]) -> None:
        """A row of the table with this place.

        Raises:
            SheetFullError: there are more rows than a sheet holds.
        """
        self._counts[table] += 1
        if self._counts[table] > MOST_ROWS:
            raise SheetFullError()
        kinds, sheet, row = self._kinds[table], self._sheets[table], self._counts[table] + 1
        each = enumerate(zip(kinds, cells, strict=True), 1)
        sheet.append([self._value(sheet, kind, cell, (row, column)) for column, (kind, cell) in each])

    def _value(self, sheet: Any, kind: Kind, cell: Cell, at: tuple[int, int]) -> Any:
        """Numbers and plain words go as they are; what openpyxl would take for something else, as a cell."""
        if isinstance(cell, str):
            words = self._long.fit(clean(cell), (sheet.title, *at))
            if not words.startswith("=") and words not in _ERRORS:
                return words
            made = self._cell(sheet, words)
            made.data_type = "s"
            return made
        if isinstance(cell, dt.date) and cell.year < _FIRST_YEAR:
            return _GERMAN[type(cell)](cell)
        if isinstance(cell, (dt.date, dt.time)):
            made = self._cell(sheet, cell)
            made.number_format = _FORMATS[kind]
            return made
        return cell

    def finish(self) -> list[Path]:
        """The file."""
        part = _part(self._path)
        try:
            self._book.save(part)
            part.replace(self._path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        return [self._path]

    def drop(self) -> None:
        """Leave nothing behind."""
        for sheet in self._book.worksheets:
            sheet.close()
            sheet._writer.cleanup()  # openpyxl keeps rows in a temporary file until they are saved


def sheet_name(title: str, taken: set[str]) -> str:
    """A name for a sheet as Excel allows it, unlike those that are taken, among which it is from now on."""
    base = _BAD_IN_NAMES.sub(" ", clean(title)).strip(" '")[:_LONGEST_NAME] or "Tabelle"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{base[: _LONGEST_NAME - 3]} {number}"
    taken.add(name.casefold())
    return name


def clean(text: str) -> str:
    """A text of what a cell can hold."""
    words = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    return _CONTROL.sub(" ", words)


def _part(path: Path) -> Path:
    return path.with_name(path.name + ".part")
