"""Values of filled forms as cells: numbers and days as such, choices by their words or their codes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from inka_desktop.forms.flat import FlatColumn, FlatTable
from inka_desktop.reports.data_files import Cell, DataColumn, DataTable, Held, Kind
from inka_desktop.reports.words import Words

Reader = Callable[[str], Cell]
"""Makes a cell of a canonical value."""
_REMEMBERED = 4_000
_KINDS: Mapping[str, Kind] = {
    "int": "whole", "decimal": "number", "date": "date", "time": "time", "dateTime": "moment",
}  # fmt: skip
CHOSEN = frozenset({"select1", "select", "rank"})
SYSTEM = ("id", "project", "round", "version", "state", "begun", "saved", "instead")
"""Columns in front of a form's own."""
_SYSTEM_KINDS: Mapping[str, Kind] = {"begun": "moment", "saved": "moment"}
PARENT = ("id", "row", "inner_row")
"""Columns in front of a repeat's own: the form's, and the row's number, within another repeat both."""


def data_tables(tables: tuple[FlatTable, ...], words: Words) -> tuple[DataTable, ...]:
    """The tables of an export with the columns that stand in front."""
    return tuple(_data_table(table, words, tables) for table in tables)


def codebook_table(words: Words) -> DataTable:
    """The codebook: a line for each question, and below it one for each of its choices."""
    names = ("table", "name", "label", "type", "code", "meaning")
    columns = tuple(DataColumn(name, words(f"data.book_{name}")) for name in names)
    return DataTable("codebuch", words("data.codebook"), columns)


def depth(table: FlatTable, tables: tuple[FlatTable, ...]) -> int:
    """In how many repeats the rows of a table stand, itself among them; 0 for the form's body."""
    return sum(1 for one in tables if one.path and f"{table.path}/".startswith(f"{one.path}/"))


def _data_table(table: FlatTable, words: Words, tables: tuple[FlatTable, ...]) -> DataTable:
    if table.path:
        front = [DataColumn("_id", words("data.id"))]
        for level in range(depth(table, tables)):
            number = "" if level == 0 else f"_{level + 1}"
            front.append(DataColumn(f"_row{number}", words("data.row"), "whole"))
    else:
        front = [
            DataColumn(f"_{name}", words(f"data.{name}"), _SYSTEM_KINDS.get(name, "text")) for name in SYSTEM
        ]
    own = [DataColumn(one.name, one.label, kind_of(one)) for one in table.columns]
    return DataTable(table.name, table.label, (*front, *own))


def kind_of(column: FlatColumn) -> Kind:
    """What the cells of a column are; what a form works out may be anything and is told as it looks."""
    return _KINDS.get(column.kind, "text")


def reader_of(column: FlatColumn, *, labels: bool) -> Reader:
    """How the canonical values of a column become cells."""
    if column.kind in CHOSEN and labels:
        known = {choice.value: choice.label or choice.value for choice in column.choices}
        if column.kind == "select1":
            return lambda value: known.get(value, value) or None
        return lambda value: "; ".join(known.get(one, one) for one in value.split(" ")) or None
    if column.calculated and column.kind == "string":
        return _worked_out
    return _READERS.get(column.kind, _text)


class Known(dict[str, Held]):
    """What values become in a file: worked out when first asked for."""

    def __init__(self, make: Callable[[str], Held], most: int) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, value: str) -> Held:
        made = self._make(value)
        if len(self) >= self._most:
            self.clear()
        if self._most:
            self[value] = made
        return made


class Alike:
    """Gives columns that are read alike one memory: numbers, days and choices come again, texts do not."""

    def __init__(self, held: Callable[[Cell], Held]) -> None:
        """Take how a file holds a cell."""
        self._held = held
        self._known: dict[Reader, Known] = {}

    def of(self, read: Reader) -> Known:
        """What the values of a column become."""
        if read not in self._known:
            held = self._held
            self._known[read] = Known(lambda value: held(read(value)), 0 if read is _text else _REMEMBERED)
        return self._known[read]


def _text(value: str) -> Cell:
    return value or None


def _worked_out(value: str) -> Cell:
    """A number where it looks like one, as forms write them."""
    try:
        number = float(value)
    except ValueError:
        return value or None
    whole = value.lstrip("-")
    return (int(value) if whole.isdigit() and len(whole) < 16 else number) if _plain(whole) else value


def _plain(whole: str) -> bool:
    digits = whole.replace(".", "", 1)
    return digits.isdigit() and (len(whole) < 2 or whole[0] != "0" or whole[1] == ".")


def _or_text(read: Reader) -> Reader:
    """What another program wrote and is not what its column says stays as it is."""

    def reading(value: str) -> Cell:
        try:
            return read(value) if value else None
        except ValueError:
            return value

    return reading


_READERS: Mapping[str, Reader] = {
    "int": _or_text(int), "decimal": _or_text(float), "date": _or_text(dt.date.fromisoformat),
    "time": _or_text(lambda value: dt.time.fromisoformat(value[:8])),
    "dateTime": _or_text(lambda value: dt.datetime.fromisoformat(value).replace(tzinfo=None)),
}  # fmt: skip
