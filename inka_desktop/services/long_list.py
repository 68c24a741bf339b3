"""Lists of any length by their indexes: how long, any page, where a letter begins, where a row stands.

As the list of protocols (:mod:`.protocol_list`), for records whose orders each have an index that holds what
is filtered by as well: ids are found in an index alone, from the nearer end, then a page's rows are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import TEXT, ColumnElement, func, or_, select, type_coerce

from inka_desktop.records.german import sort_key
from inka_desktop.services import tagged
from inka_desktop.services.counted import remembered
from inka_desktop.services.planner import hidden

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ABOVE_ALL = "\U0010ffff"
"""Greater than whatever a text goes on with."""
_NEAR = 2_000
"""Rows from the start that are not worth counting the list for."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What a column is limited to: a value or one of several, with ``filled`` whether it has any, or days.

    With ``gone`` a column of days says when something ends: whether that was before the day ``value``; with
    ``until`` it is anything from ``value`` to that. With ``tag``, on ``id``, rows of a kind have that tag.
    """

    column: str
    value: object = None
    filled: bool | None = None
    gone: bool | None = None
    until: object = None
    tag: tuple[str, UUID] | None = None

    @property
    def is_one_value(self) -> bool:
        """Whether all rows that pass have the same value there."""
        return self.gone is None and self.until is None and self.filled is not True and self.tag is None

    def on(self, column: Any) -> ColumnElement[bool]:
        """The condition on that column."""
        if self.tag is not None:
            return column.in_(tagged.having(*self.tag))  # type: ignore[no-any-return]  # a column compared
        if self.gone is not None:
            return column < self.value if self.gone else or_(column.is_(None), column >= self.value)
        if isinstance(self.value, tuple):
            return column.in_(self.value)  # type: ignore[no-any-return]  # a column compared
        if self.until is not None:
            return column.between(self.value, self.until)  # type: ignore[no-any-return]  # a column compared
        if self.filled is None:
            return column == self.value  # type: ignore[no-any-return]  # a column compared
        return column.is_not(None) if self.filled else column.is_(None)  # type: ignore[no-any-return]  # as above


@dataclass(frozen=True, slots=True, eq=False)
class LongList:
    """A kind of record as a list.

    Attributes:
        record: its class.
        orders: by name, the columns of its index, behind ``alive`` or with it as the last.
        always: a condition that every row of the list meets, read from the same indexes.
    """

    record: Any
    orders: Mapping[str, tuple[str, ...]]
    always: Callable[[], ColumnElement[bool]] | None = None

    def count(self, session: Session, limits: Sequence[Limit]) -> int:
        """How many rows pass; counted once while nobody writes."""
        rows = select(func.count()).select_from(self.record).where(*self._where(limits))
        return remembered(session, (self.record, tuple(limits)), lambda: session.scalar(rows) or 0)

    def counts(
        self, session: Session, limits: Sequence[Limit], order: str, *groups: Any
    ) -> dict[tuple[Any, ...], int]:
        """How many rows pass in each group of equal values; counted once while nobody writes."""
        rows = select(*groups, func.count()).where(*self._where(limits, order)).group_by(*groups)

        def counted() -> dict[tuple[Any, ...], int]:
            return {tuple(values): number for *values, number in session.execute(rows)}

        return remembered(session, (self.record, order, tuple(limits), *map(str, groups)), counted)

    def page(
        self, session: Session, limits: Sequence[Limit], order: str, start: int, length: int, *,
        descending: bool, among: int | None = None,
    ) -> list[Any]:  # fmt: skip
        """Records ``start`` to ``start + length``; fewer at the end. ``among`` how many, where one knows."""
        backwards = False
        if start > _NEAR:
            left = (self.count(session, limits) if among is None else among) - start
            if left <= 0:
                return []
            if left < start:
                length = min(length, left)
                start, backwards = left - length, True
        columns = self._columns(order)
        by = [one.desc() if descending != backwards else one.asc() for one in columns]
        query = select(self.record.id).where(*self._where(limits, order)).order_by(*by)
        ids = list(session.scalars(query.limit(length).offset(start)))
        found = {row.id: row for row in session.scalars(select(self.record).where(self.record.id.in_(ids)))}
        return [found[key] for key in (reversed(ids) if backwards else ids)]

    def position_of(
        self, session: Session, prefix: str, limits: Sequence[Limit], order: str, *, descending: bool
    ) -> int:
        """How many rows stand before the first that begins with ``prefix``."""
        column, key = self._columns(order)[0], sort_key(prefix.strip())
        last = type_coerce(key + ABOVE_ALL, TEXT)
        before = (column > last,) if descending else (column < type_coerce(key, TEXT), column.is_(None))
        return self._stretches(session, limits, order, [(each,) for each in before])

    def place_of(
        self, session: Session, key: UUID, limits: Sequence[Limit], order: str, *, descending: bool
    ) -> int | None:
        """How many rows stand before a record; None where the list does not hold it."""
        columns = self._columns(order)
        query = select(*columns).where(*self._where(limits, order), self.record.id == key)
        row = session.execute(query).first()
        if row is None:
            return None
        before: list[tuple[Any, ...]] = []
        same: list[Any] = []
        for column, value in zip(columns, row, strict=True):
            before += ((*same, each) for each in before_in_order(column, value, descending=descending))
            same.append(column.is_not_distinct_from(value))
        return self._stretches(session, limits, order, before)

    def _columns(self, order: str) -> list[Any]:
        return [getattr(self.record, name) for name in (*self.orders[order], "id")]

    def _where(self, limits: Sequence[Limit], order: str | None = None) -> list[ColumnElement[bool]]:
        """The conditions; a column that does not lead the order is hidden from SQLite's planner."""
        led = self._led(limits, order)
        few = any(limit.tag is not None for limit in limits)  # they lead, whatever the order
        led = {"id"} if few else led
        last = few or (order is not None and "alive" in self.orders[order])
        found = [(hidden(self.record.alive) if last else self.record.alive).is_(True)]
        for limit in limits:
            column = getattr(self.record, limit.column)
            found.append(limit.on(column if led is None or limit.column in led else hidden(column)))
        return found if self.always is None else [*found, self.always()]

    def _led(self, limits: Sequence[Limit], order: str | None) -> set[str] | None:
        """The columns that lead an order: its first, and the next one behind those limited to one value."""
        if order is None:
            return None
        single, led = {limit.column for limit in limits if limit.is_one_value}, set[str]()
        for name in self.orders[order]:
            led.add(name)
            if name not in single:
                break
        return led

    def _stretches(
        self, session: Session, limits: Sequence[Limit], order: str, stretches: Sequence[tuple[Any, ...]]
    ) -> int:
        where = self._where(limits, order)
        counts = (select(func.count()).select_from(self.record).where(*where, *each) for each in stretches)
        return sum(session.scalar(each) or 0 for each in counts)


def before_in_order(column: Any, value: Any, *, descending: bool) -> tuple[Any, ...]:
    """What stands before a value of one column; each of them is one stretch of an index."""
    if value is None:
        return (column.is_not(None),) if descending else ()
    return (column > value,) if descending else (column < value, column.is_(None))
