"""What a research file does not tell.

Texts, files and places are left out, and days are months. Small counts are not told: whole numbers from 1 to
below the least one, and choices that fewer forms made. Nor is what a form works out of a number that is not
told, or the others and their sum would give it away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal
from uuid import UUID

from inka_desktop.forms.fields import CALCULATE, Field
from inka_desktop.forms.flat import FlatColumn, FlatRow, FlatTable
from inka_desktop.forms.references import references
from inka_desktop.reports.data_files import Cell

LEAST = 3
"""The smallest count that is told."""
SUPPRESSED, NOT_YET_KNOWN, NOT_COLLECTED = -99, -98, -97
"""What stands in place of what is not told, and of what is missing; nothing at all is an empty cell."""
Coarse = Literal["month", "quarter", "year"]
_TOLD = frozenset({"int", "decimal", "date", "dateTime", "select1", "select", "trigger"})
_COUNTED = frozenset({"select1", "select", "trigger"})
_ABSENT = {"not_collected": NOT_COLLECTED, "not_yet_known": NOT_YET_KNOWN}
_LEFT_OUT = "inka:research"
"""An attribute of a question's bind; ``no`` leaves it out of research files, whatever its type."""


def is_told(column: FlatColumn) -> bool:
    """Whether a column stands in research files: numbers, days and choices, and numbers worked out."""
    if column.field is not None and column.field.extras.get(_LEFT_OUT) == "no":
        return False
    return column.kind in _TOLD or column.calculated


def told_columns(tables: Iterable[FlatTable]) -> tuple[FlatTable, ...]:
    """Tables with the columns that are told; a choice of several is a column for each."""
    return tuple(
        table._replace(
            columns=tuple(one for column in table.columns if is_told(column) for one in split(column))
        )
        for table in tables
    )


def split(column: FlatColumn) -> tuple[FlatColumn, ...]:
    """A question with several answers as a column of 0 and 1 for each choice; any other as it is."""
    if column.kind != "select":
        return (column,)
    return tuple(
        column._replace(
            name=f"{column.name}_{choice.value}", label=f"{column.label}: {choice.label}", kind="chosen",
            choices=(choice,),
        )
        for choice in column.choices
    )  # fmt: skip


class Hiding:
    """Decides cell by cell what is told; choices are counted before."""

    def __init__(
        self, tables: tuple[FlatTable, ...], least: int, coarse: Coarse,
        absent: Mapping[tuple[UUID, str], str],
    ) -> None:  # fmt: skip
        self._tables = {table.path: (place, table) for place, table in enumerate(tables)}
        self._least = least
        self._coarse = _COARSE[coarse]
        self._absent = absent
        self._counts: dict[str, Counter[str]] = {}
        self._rare: dict[str, frozenset[str]] = {}
        self._follows = _follows([column for table in tables for column in table.columns])

    def count(self, rows: Iterable[FlatRow]) -> None:
        """Take note of what a form chose."""
        for row in rows:
            for column, value in zip(self._tables[row.table][1].columns, row.values, strict=True):
                if value and column.kind in _COUNTED:
                    self._counts.setdefault(column.path, Counter()).update(value.split(" "))

    def settle(self) -> None:
        """All forms were counted: choices of fewer than the least number are rare."""
        self._rare = {
            path: frozenset(value for value, count in counts.items() if count < self._least)
            for path, counts in self._counts.items()
        }

    def rows(self, form: UUID, rows: Sequence[FlatRow]) -> Iterator[tuple[int, tuple[int, ...], list[Cell]]]:
        """The rows of a form as they are told: the place of the table, the row's places, a cell a column."""
        hidden = self._hidden(rows)
        for row in rows:
            place, table = self._tables[row.table]
            cells: list[Cell] = []
            for column, value in zip(table.columns, row.values, strict=True):
                if is_told(column):
                    cells += self._cells(
                        column, value, column.path in hidden, form if not row.places else None
                    )
            yield place, row.places, cells

    def _hidden(self, rows: Sequence[FlatRow]) -> set[str]:
        """Paths of what is worked out of something in this form that is not told."""
        small = {
            column.path
            for row in rows
            for column, value in zip(self._tables[row.table][1].columns, row.values, strict=True)
            if not column.calculated and is_told(column) and self._is_small(column, value)
        }
        return {path for path, sources in self._follows.items() if sources & small}

    def _is_small(self, column: FlatColumn, value: str) -> bool:
        if column.kind in _COUNTED:
            return any(one in self._rare.get(column.path, ()) for one in value.split(" ") if one)
        number = _number(value)
        whole = column.kind == "int" or column.calculated
        return whole and number is not None and number == int(number) and 0 < abs(number) < self._least

    def _cells(self, column: FlatColumn, value: str, follows: bool, form: UUID | None) -> list[Cell]:
        if column.kind == "select":
            return [self._chosen(column, one.value, value) for one in column.choices]
        if not value:
            why = self._absent.get((form, column.path)) if form is not None else None
            return [_ABSENT.get(why or "")]
        if follows or self._is_small(column, value):
            return [SUPPRESSED]
        if column.kind in ("date", "dateTime"):
            return [self._coarse(value)]
        if column.kind == "select1":
            codes = [one.value for one in column.choices]
            return [codes.index(value) + 1 if value in codes else SUPPRESSED]
        if column.kind == "trigger":
            return [1]
        number = _number(value)
        return [int(number) if number is not None and number == int(number) else number]

    def _chosen(self, column: FlatColumn, choice: str, value: str) -> Cell:
        """A choice that is rare is told of nobody, not even that it was not made."""
        if not value:
            return None
        return SUPPRESSED if choice in self._rare.get(column.path, ()) else int(choice in value.split(" "))


def _number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if abs(number) < 1e15 else None


def _follows(columns: Sequence[FlatColumn]) -> dict[str, frozenset[str]]:
    """For each value that a form works out the paths it follows from, through others as well."""
    fields = {column.path: column.field for column in columns if column.calculated and column.field}
    direct = {path: _sources(field) for path, field in fields.items()}
    found = {}
    for path in direct:
        known, waiting = set[str](), [path]
        while waiting:
            for source in direct.get(waiting.pop(), ()):
                if source not in known:
                    known.add(source)
                    waiting.append(source)
        found[path] = frozenset(known)
    return found


def _sources(field: Field) -> frozenset[str]:
    rule, root = field.rules.get(CALCULATE), field
    while root.parent is not None:
        root = root.parent
    return frozenset(one.field.path for one in references(rule, root)) if rule is not None else frozenset()


_COARSE: Mapping[Coarse, Callable[[str], str]] = {
    "month": lambda value: value[:7],
    "quarter": lambda value: f"{value[:4]}-Q{(int(value[5:7]) + 2) // 3}",
    "year": lambda value: value[:4],
}
