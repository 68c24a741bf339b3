"""What a research file does not tell.

Texts, files and places are left out, and days are months. Small counts are not told: whole numbers from 1 to
below the least one, and choices that fewer forms made. Nor is what they could be worked out from: of a sum a
second count is hidden (:mod:`.records.linked_counts`), of a question a second choice, and all that a form
works out of something hidden, or asks, offers or repeats because of it (:mod:`.research_ties`).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from types import MappingProxyType
from typing import Literal
from uuid import UUID

from inka_desktop.forms.fields import CALCULATE, Field
from inka_desktop.forms.flat import FlatColumn, FlatRow, FlatTable, Offered
from inka_desktop.records.linked_counts import hide_linked, is_sum, rare
from inka_desktop.reports.data_files import Cell
from inka_desktop.services import research_sums, research_ties
from inka_desktop.services.data_absent import Absences, AbsentCell
from inka_desktop.services.research_sums import Group

SUPPRESSED, NOT_YET_KNOWN, NOT_COLLECTED = -99, -98, -97
"""What stands in place of what is not told, and of what is missing; nothing at all is an empty cell."""
Coarse = Literal["month", "quarter", "year"]
_COUNTED = frozenset({"select1", "select", "trigger"})
_AS_THEY_ARE = frozenset({"int", "decimal"}) | _COUNTED
_TOLD = frozenset({"date", "dateTime"}) | _AS_THEY_ARE
_ABSENT = {"not_collected": NOT_COLLECTED, "not_yet_known": NOT_YET_KNOWN}
_LEFT_OUT = "inka:research"
"""An attribute of a question's bind; ``no`` leaves it out of research files, whatever its type."""
_Place = tuple[int, str]
"""A cell of a form: the number of its row and the path of its column."""


def told_paths(tables: Iterable[FlatTable]) -> frozenset[str]:
    """The columns of research files: numbers, days and choices, and numbers worked out of such only.

    A number that a form works out of a text or of a day would tell what is left out or coarsened. What is
    only asked because of something that its author left out would tell that. All of that holds for what any
    version of the form says; a question that versions ask in other kinds is in none of them told.
    """
    tables = tuple(tables)
    left_out = {one.path for table in tables for one in table.columns if _is_left_out(one)}
    ties = research_ties.tied(_fields(tables)) if left_out else {}
    columns = [
        one
        for table in tables
        for one in table.columns
        if not one.changed and one.path not in left_out and not ties.get(one.path, frozenset()) & left_out
    ]
    asked = {one.path for one in columns if one.kind in _TOLD and not one.calculated}
    plain = {one.path for one in columns if one.kind in _AS_THEY_ARE and not one.calculated}
    every = {one.path: one for table in tables for one in table.columns}
    worked_out = {
        one.path for one in columns if one.calculated and _questions(one.path, every) <= plain
    }  # fmt: skip
    return frozenset(asked | worked_out)


def told_columns(tables: Iterable[FlatTable]) -> tuple[FlatTable, ...]:
    """Tables with the columns that are told; a choice of several is a column for each."""
    tables = tuple(tables)
    told = told_paths(tables)
    return tuple(
        table._replace(
            columns=tuple(one for column in table.columns if column.path in told for one in split(column))
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
    """Decides cell by cell what is told; forms are counted before."""

    def __init__(self, tables: tuple[FlatTable, ...], least: int, coarse: Coarse, absent: Absences) -> None:
        told = told_paths(tables)
        self._tables = {table.path: (place, table) for place, table in enumerate(tables)}
        self._told = {
            table.path: [(at, one) for at, one in enumerate(table.columns) if one.path in told]
            for table in tables
        }
        self._least = least
        self._coarse = _COARSE[coarse]
        self._absent = absent
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        self._rare: dict[str, frozenset[str]] = {}
        columns = {column.path: column for table in tables for column in table.columns}
        ties = research_ties.tied(_fields(tables))
        self._follows = {path: ties[path] for path in columns if path in told and ties.get(path)}
        self._there = {table.path: ties.get(table.path, frozenset()) for table in tables if table.path}
        self._ties = ties
        self._numbers = {
            table.path: [one for one in self._told[table.path] if _is_number(one[1])] for table in tables
        }
        self._home = {one.path: table.path for table in tables for one in table.columns}
        self._formulas = {
            path: _formula(columns[path]) & columns.keys() for path in told if columns[path].calculated
        }
        self._groups: set[Group] = research_sums.said(
            column for numbers in self._numbers.values() for _, column in numbers
        )
        self._sample: dict[str, list[dict[str, int]]] = defaultdict(list)
        self._row_counts = research_ties.RowCounts()
        self._parted = set[str]()  # numbers with decimals that have some: they measure, and count nothing

    def count(self, rows: Sequence[FlatRow], *, sample: bool = True) -> None:
        """Take note of what a form chose, and for some forms of their numbers."""
        for row in rows:
            for at, column in self._told[row.table]:
                if row.values[at] and column.kind in _COUNTED:
                    self._counts[column.path].update(row.values[at].split(" "))
                elif row.values[at] and column.kind == "decimal" and _whole(row.values[at]) is None:
                    self._parted.add(column.path)
        if sample:
            self._look(rows)

    def _look(self, rows: Sequence[FlatRow]) -> None:
        """Keep the numbers of a form; in its body those of its repeats count with what they add up to."""
        added: Counter[str] = Counter()
        for row in rows:
            own = {column.path: _whole(row.values[at]) or 0 for at, column in self._numbers[row.table]}
            self._sample[row.table].append(own)
            if row.table:
                added.update(own)
        for body in self._sample[""][-1:]:
            here = Counter(row.table for row in rows)
            self._row_counts.look(body, {table: here[table] for table in self._there})
            inner = (one for path, numbers in self._numbers.items() if path for _, one in numbers)
            body.update((column.path, added[column.path]) for column in inner)

    def settle(self) -> None:
        """All forms were counted: what is rare is known, and what hangs together."""
        self._rare = {path: rare(counts, self._least) for path, counts in self._counts.items()}
        for rows in self._sample.values():
            self._groups |= research_sums.seen(rows)
        self._sample.clear()
        for table, counted in self._row_counts.found([*self._there]).items():
            reads = counted.union(*(self._ties.get(one, frozenset()) for one in counted))
            for inner in self._there:
                if _within(inner, table):
                    self._there[inner] |= reads
        for table, there in self._there.items():
            for _, column in self._told[table]:
                self._follows[column.path] = self._follows.get(column.path, frozenset()) | there

    def rows(
        self, form: UUID, rows: Sequence[FlatRow], offered: Offered = MappingProxyType({})
    ) -> Iterator[tuple[int, tuple[int, ...], list[Cell]]]:
        """The rows of a form as they are told: the place of the table, the row's places, a cell a column.

        Args:
            form: its id.
            rows: all that it has.
            offered: by question the choices of its version, for nobody refused others; missing: all.
        """
        hidden, why = self._hidden(rows, offered), self._absent.get(form, {})
        follows = self._following(rows, hidden)
        paths = {path for _, path in hidden}
        for number, row in enumerate(rows):
            if self._there.get(row.table, frozenset()) & paths:
                continue  # how many rows there are would tell it
            cells: list[Cell] = []
            for at, column in self._told[row.table]:
                place = (number, column.path)
                if place in follows or self._gives_away(column, offered):
                    cells += [SUPPRESSED] * len(split(column))
                elif row.values[at]:
                    cells += self._cells(column, row.values[at], offered.get(column.path), place in hidden)
                else:
                    reason = why.get(AbsentCell(row.places, column.path), "")
                    cells += [_ABSENT.get(reason)] * len(split(column))
            yield self._tables[row.table][0], row.places, cells

    # --- what is hidden -----------------------------------------------------------------------------

    def _hidden(self, rows: Sequence[FlatRow], offered: Offered) -> set[_Place]:
        """The cells of a form that are not told."""
        counts: dict[_Place, int] = {}
        hidden: set[_Place] = set()
        worked_out: list[_Place] = []
        for number, row in enumerate(rows):
            for at, column in self._told[row.table]:
                place, value = (number, column.path), row.values[at]
                if column.kind in _COUNTED:
                    if self._is_rare(column, value) or self._gives_away(column, offered):
                        hidden.add(place)
                elif self._is_count(column) and (whole := _whole(value)) is not None:
                    counts[place] = whole
                    if 0 < abs(whole) < self._least:
                        (worked_out.append if column.calculated else hidden.add)(place)
        hidden.update(place for place in worked_out if self._adds_up(rows, counts, place))
        if not hidden:
            return hidden
        groups = [one for group in self._groups for one in self._placed(group, rows)]
        return hide_linked(counts, groups, hidden, self._least, lambda now: self._following(rows, now))

    def _adds_up(self, rows: Sequence[FlatRow], counts: Mapping[_Place, int], place: _Place) -> bool:
        """Whether what a form works out is a count of its own: a sum, or one of its parts."""
        return any(
            place in one and is_sum([counts[cell] for cell in one if cell in counts])
            for one in self._placed(self._formulas[place[1]], rows)
        )

    def _placed(self, group: Group, rows: Sequence[FlatRow]) -> Iterator[list[_Place]]:
        """The cells of a group, once for each row of the innermost table that is around all of them."""
        homes = {path: self._home[path] for path in group}
        around = max(
            (one for one in self._tables if all(_within(each, one) for each in homes.values())), key=len
        )
        for row in rows:
            if row.table == around:
                yield [
                    (number, path)
                    for number, other in enumerate(rows)
                    if other.places[: len(row.places)] == row.places
                    for path, home in homes.items()
                    if home == other.table
                ]

    def _following(self, rows: Sequence[FlatRow], hidden: Set[_Place]) -> set[_Place]:
        """What a form works out of something in it that is not told, or asks or offers because of it."""
        paths = {path for _, path in hidden}
        following = set[str]()
        while fresh := {path for path, read in self._follows.items() if read & paths} - following:
            following |= fresh
            paths |= fresh
        return {
            (number, path)
            for number, row in enumerate(rows) if following
            for path in following if self._home[path] == row.table
        }  # fmt: skip

    def _is_count(self, column: FlatColumn) -> bool:
        """Whether its whole numbers count something."""
        return _is_number(column) and column.path not in self._parted

    def _is_rare(self, column: FlatColumn, value: str) -> bool:
        """Whether what was answered, or with several answers a part of it, is not told."""
        hidden = self._rare.get(column.path)
        if not hidden or not value:
            return False
        return True if column.kind == "select" else value in hidden

    def _gives_away(self, column: FlatColumn, offered: Offered) -> bool:
        """Whether a form's version offers one rare answer alone of what is not told: -99 would be that.

        What nobody chose may stand behind -99 as well, but of several answers it is told with 0.
        """
        rare_ones = self._rare.get(column.path)
        if not rare_ones:
            return False
        counts = self._counts[column.path]
        own = offered.get(column.path) or {one.value for one in column.choices} or rare_ones
        may = [one for one in own if one in rare_ones or (column.kind != "select" and not counts[one])]
        return len(may) == 1 and counts[may[0]] < self._least

    # --- cells --------------------------------------------------------------------------------------

    def _cells(
        self, column: FlatColumn, value: str, offered: frozenset[str] | None, hidden: bool
    ) -> list[Cell]:
        if column.kind == "select":
            return [self._chosen(column, one.value, value, offered) for one in column.choices]
        if hidden:
            return [SUPPRESSED]
        if column.kind in ("date", "dateTime"):
            return [self._coarse_day(value)]
        if column.kind == "select1":
            codes = [one.value for one in column.choices]
            return [codes.index(value) + 1 if value in codes else SUPPRESSED]
        if column.kind == "trigger":
            return [1]
        number = _number(value)
        return [int(number) if number is not None and number == int(number) else number]

    def _coarse_day(self, value: str) -> Cell:
        """What another program wrote and is no day may be anything."""
        try:
            return self._coarse(dt.date.fromisoformat(value[:10]))
        except ValueError:
            return SUPPRESSED

    def _chosen(self, column: FlatColumn, choice: str, value: str, offered: frozenset[str] | None) -> Cell:
        """A choice that is rare is told of nobody, not even that it was not made."""
        if choice in self._rare.get(column.path, ()):
            return SUPPRESSED
        made = choice in value.split(" ")
        return int(made) if made or offered is None or choice in offered else None


def _is_left_out(column: FlatColumn) -> bool:
    return any(field.extras.get(_LEFT_OUT) == "no" for field in column.fields)


def _is_number(column: FlatColumn) -> bool:
    """Whether it may count something: a number, or what a form works out."""
    return column.kind in ("int", "decimal") or column.calculated


def _fields(tables: Iterable[FlatTable]) -> list[Field]:
    return [field for table in tables for column in table.columns for field in column.fields]


def _within(path: str, table: str) -> bool:
    return not table or f"{path}/".startswith(f"{table}/")


def _number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if abs(number) < 1e15 else None


def _whole(value: str) -> int | None:
    number = _number(value)
    return int(number) if number is not None and number == int(number) else None


def _formula(column: FlatColumn) -> Group:
    """What a form works out, with all that its own rule reads."""
    return _worked_out_of(column) | {column.path}


def _worked_out_of(column: FlatColumn) -> frozenset[str]:
    return frozenset().union(*(research_sums.sources(field, CALCULATE) for field in column.fields))


def _sources(path: str, columns: Mapping[str, FlatColumn]) -> frozenset[str]:
    """The paths that a value follows from, through others as well."""
    known, waiting = set[str](), [path]
    while waiting:
        column = columns.get(waiting.pop())
        if column is not None and column.calculated:
            fresh = _worked_out_of(column) - known
            known |= fresh
            waiting += fresh
    return frozenset(known)


def _questions(path: str, columns: Mapping[str, FlatColumn]) -> set[str]:
    """The questions that a value follows from."""
    return {one for one in _sources(path, columns) if one in columns and not columns[one].calculated}


_COARSE: Mapping[Coarse, Callable[[dt.date], str]] = {
    "month": lambda day: day.isoformat()[:7],
    "quarter": lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    "year": lambda day: f"{day.year:04}",
}
