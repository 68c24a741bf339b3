"""The list of protocols: its length, any page of it and where a letter begins, at two million rows too.

A page is found by the ids of an index alone, counted from whichever end is nearer, and only then are its
hundred rows read: an OFFSET over whole rows would read everything before it (39.6 s against 0.155 s in
the middle of two million, PROBES "Long lists"). Every order but that of kinds has an index that holds
what is filtered by as well, and is walked in its order whatever the filter; kinds are sorted from an index.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import TEXT, ColumnElement, Select, func, select, type_coerce

from inka_desktop.records.german import sort_key
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import RecordState
from inka_desktop.services import approval_reading, sending, tagged
from inka_desktop.services.counted import remembered
from inka_desktop.services.divided import raw_of
from inka_desktop.services.long_list import before_in_order
from inka_desktop.services.planner import hidden
from inka_desktop.services.rows import ProtocolFilter, ProtocolListRow, ProtocolOrder

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_ABOVE_ALL = "\U0010ffff"
_NEAR = 2_000
"""Rows from the start that are not worth counting the list for."""
_TWO_LETTERS = re.compile("([aou])e", re.IGNORECASE)
_OPEN_NUMBER = re.compile("[0-9]+$")
_GERMAN_DAY = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")

V = Protocol
_LIMITS = (V.date, V.state, V.project_id, V.type)
_ORDERS: dict[str, tuple[Any, ...]] = {
    "date": (*_LIMITS, V.kind),
    "project_label": (V.project_label_order, *_LIMITS),
    "number": (V.number_order, *_LIMITS),
    "place": (V.place_order, *_LIMITS),
    "keeper": (V.keeper_order, *_LIMITS),
    "state": (V.state, V.date, V.project_id, V.type),
    "kind": (V.kind, *_LIMITS),
}
"""By order, the columns of its index behind `alive` (records/protocols.py); none leads with `kind`."""
_DERIVED = by_kind()["protocol"].derived
_COLUMNS = (
    V.id, V.date, V.project_label, V.kind, V.place, V.state, V.number, V.keeper, V.type, V.body,
    V.organization_label,
)  # fmt: skip


def conditions(limits: ProtocolFilter, order: ProtocolOrder | None = None) -> list[ColumnElement[bool]]:
    """What rows of the list have in common; deleted ones are never among them.

    Args:
        limits: the filter.
        order: walk this order's index: the filter must then not tempt SQLite to sort another one's rows.
    """
    led = _ORDERS[order][0] if order is not None else None
    wanted: list[ColumnElement[bool]] = [V.alive.is_(True)]
    if limits.waiting:  # the few that wait lead, whatever the order
        led, wanted = V.id, [V.id.in_(sending.waiting("protocol")), _within(V.alive, V.id).is_(True)]
    if limits.tag is not None:  # so do those of one tag
        led = V.id
        wanted[-1:] = [V.id.in_(tagged.having("protocol", limits.tag)), _within(V.alive, V.id).is_(True)]
    if limits.project_id is not None:
        wanted.append(_within(V.project_id, led) == limits.project_id)
    if limits.state is not None:
        wanted.append(_within(V.state, led) == limits.state)
    if limits.series_id is not None:
        wanted.append(V.series_id == limits.series_id)
    if limits.type is not None:
        wanted.append(_within(V.type, led) == limits.type)
    if limits.year is not None:
        first, last = date(limits.year, 1, 1), date(limits.year, 12, 31)
        wanted.append(_within(V.date, led).between(first, last))
    return wanted


def _within(column: Any, led: Any) -> Any:
    """The column as it is where it leads the order or there is none; else hidden from SQLite's planner.

    Listing by date under a state or project has an index of its own, so there nothing is hidden.
    """
    if led is None or column is led or led is V.date:
        return column
    return hidden(column)


def count(session: Session, limits: ProtocolFilter) -> int:
    """How many protocols pass the filter; counted once while nobody writes."""
    rows = select(func.count()).select_from(V).where(*conditions(limits))
    return remembered(session, limits, lambda: session.scalar(rows) or 0)


def page(
    session: Session,
    limits: ProtocolFilter,
    order: ProtocolOrder,
    start: int,
    length: int,
    *,
    descending: bool,
) -> list[ProtocolListRow]:
    """Rows ``start`` to ``start + length`` of the list; fewer at its end."""
    ids = _ids(session, limits, order, start, length, descending=descending)
    found = {row.id: row for row in session.execute(select(*_COLUMNS).where(V.id.in_(ids)))}
    marks = sending.marks(raw_of(session), "protocol", ids)
    consulted = [key for key in ids if found[key].state == RecordState.CONSULTATION]
    asked = approval_reading.asked(session, consulted)
    comments = tagged.open_counts(raw_of(session), ids)
    return [
        replace(
            _row(found[key], marks.get(key, ""), *asked.get(key, (None, 0))), comments=comments.get(key, 0)
        )
        for key in ids
    ]


def position_of(
    session: Session, prefix: str, limits: ProtocolFilter, order: ProtocolOrder, *, descending: bool
) -> int:
    """How many rows stand before the first one that begins with ``prefix`` in the order's first column.

    ``prefix`` may be a day as ``23.11.2026`` or a year; in names capitals and accents do not matter, and a
    number in it is found by its size.
    """
    column = _ORDERS[order][0]
    where = conditions(limits, order)
    key = _begun(session, prefix, column, descending=descending)
    upwards = (column < _plain(key), column.is_(None))
    before = (column > _plain(key + _ABOVE_ALL),) if descending else upwards
    return sum(
        session.scalar(select(func.count()).select_from(V).where(*where, each)) or 0 for each in before
    )


def place_of(
    session: Session, key: UUID, limits: ProtocolFilter, order: ProtocolOrder, *, descending: bool
) -> int | None:
    """How many rows stand before a protocol; None where the list does not hold it."""
    columns, where = (*_ORDERS[order], V.id), conditions(limits, order)
    row = session.execute(select(*columns).where(*where, V.id == key)).first()
    if row is None:
        return None
    before: list[tuple[Any, ...]] = []
    same: list[Any] = []
    for column, value in zip(columns, row, strict=True):
        before += ((*same, each) for each in before_in_order(column, value, descending=descending))
        same.append(column.is_not_distinct_from(value))
    return sum(
        session.scalar(select(func.count()).select_from(V).where(*where, *each)) or 0 for each in before
    )


def _ids(
    session: Session,
    limits: ProtocolFilter,
    order: ProtocolOrder,
    start: int,
    length: int,
    *,
    descending: bool,
) -> list[Any]:
    backwards = False
    if start > _NEAR:
        left = count(session, limits) - start
        if left <= 0:
            return []
        if left < start:
            length = min(length, left)
            start, backwards = left - length, True
    ids = session.scalars(
        _ordered(limits, order, descending=descending != backwards).limit(length).offset(start)
    ).all()
    return list(reversed(ids)) if backwards else list(ids)


def _ordered(limits: ProtocolFilter, order: ProtocolOrder, *, descending: bool) -> Select[Any]:
    columns = [*_ORDERS[order], V.id]
    by = [column.desc() if descending else column.asc() for column in columns]
    return select(V.id).where(*conditions(limits, order)).order_by(*by)


def _row(row: Any, sent: str, reply_by: date | None, waiting: int) -> ProtocolListRow:
    title = row.project_label or row.body or row.organization_label or ""
    kind, place, state, number, keeper = (text or "" for text in row[3:8])
    return ProtocolListRow(
        row.id, row.date, title, kind, place, state, number, keeper, sent, row.type, reply_by, waiting
    )


def _begun(session: Session, prefix: str, column: Any, *, descending: bool) -> str:
    """The key of the prefix, in the first spelling that a text begins with: typed, ae for ä, open at its end.

    Upwards a number that nobody has leads to the next greater one by itself.
    """
    text = prefix.strip()
    if column.key not in _DERIVED:
        day = _GERMAN_DAY.match(text)
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day else text
    spellings = (text, _TWO_LETTERS.sub(r"\1", text), _OPEN_NUMBER.sub("", text) if descending else text)
    for key in dict.fromkeys(sort_key(one) for one in spellings):
        begun = column.between(_plain(key), _plain(key + _ABOVE_ALL))
        if session.scalar(select(V.id).where(V.alive.is_(True), begun).limit(1)) is not None:
            return key
    return sort_key(text)


def _plain(text: str) -> Any:
    """A text to compare a column with, whatever type the column has in Python."""
    return type_coerce(text, TEXT)
