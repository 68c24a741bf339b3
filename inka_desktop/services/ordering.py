"""Ordered lists: who owns a row, where a new one goes, and moving one by a single write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Select, select

from inka_desktop.records.base import Record
from inka_desktop.records.order import between, spread
from inka_desktop.records.specs import FieldSpec, TableSpec, by_kind
from inka_desktop.services.core import find
from inka_desktop.services.errors import FieldUnknownError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def owner_field(spec: TableSpec) -> FieldSpec | None:
    """The field that says whose list or whole a record is part of: the first that names an owner."""
    return next((field for field in spec.fields if field.parent is not None), None)


def owner_of(session: Session, spec: TableSpec, values: Mapping[str, Any]) -> Record | None:
    """The record that a new one will belong to, None for one that stands alone.

    Raises:
        UnknownRecordError: it is not here.
    """
    field = owner_field(spec)
    if field is None or field.parent is None or values.get(field.name) is None:
        return None
    return find(session, by_kind()[field.parent].record, values[field.name])


def siblings(session: Session, spec: TableSpec, owner: UUID | None) -> Sequence[Any]:
    """The rows of one list in their order."""
    return session.scalars(_in_order(spec, owner, spec.record)).all()


def _in_order(spec: TableSpec, owner: UUID | None, *wanted: Any) -> Select[Any]:
    """What is wanted of the rows of one list, in their order."""
    record: Any = spec.record
    query = select(*wanted).where(record.alive.is_(True)).order_by(record.position, record.id)
    field = owner_field(spec)
    return query if field is None else query.where(getattr(record, field.name) == owner)


def _places(session: Session, spec: TableSpec, owner: UUID | None) -> list[tuple[UUID, str]]:
    """Rows of one list in their order, by their ids, and where they are: no row is read whole for it."""
    record: Any = spec.record
    return [
        (row, position)
        for row, position in session.execute(_in_order(spec, owner, record.id, record.position))
    ]


def place_behind(session: Session, spec: TableSpec, values: Mapping[str, Any], after: UUID | None) -> str:
    """The position of a new row behind ``after``, or at the end of its list."""
    field = owner_field(spec)
    places = _places(session, spec, values.get(field.name) if field else None)
    return _position(session, spec, places, _index_behind(places, after))


def move(session: Session, spec: TableSpec, row: UUID, after: UUID | None) -> None:
    """Place a row behind another of its list, or first when ``after`` is None.

    Raises:
        UnknownRecordError: the row or ``after`` is not in the list.
        FieldUnknownError: records of this kind are in no list.
    """
    if "position" not in spec.by_name:
        raise FieldUnknownError(kind=spec.kind, field="position")
    record: Any = find(session, spec.record, row)
    if after == row:
        return
    if after is not None:
        find(session, spec.record, after)
    field = owner_field(spec)
    places = _places(session, spec, getattr(record, field.name) if field else None)
    others = [place for place in places if place[0] != row]
    record.position = _position(session, spec, others, 0 if after is None else _index_behind(others, after))


def _index_behind(places: Sequence[tuple[UUID, str]], after: UUID | None) -> int:
    """Where the next one goes; at the end if ``after`` is not among them."""
    return next((index + 1 for index, (row, _) in enumerate(places) if row == after), len(places))


def _position(session: Session, spec: TableSpec, places: Sequence[tuple[UUID, str]], index: int) -> str:
    """A position before ``places[index]``; rows that share a position are spread first."""
    positions = [position for _, position in places]
    before = positions[index - 1] if index else None
    behind = positions[index] if index < len(positions) else None
    if before is not None and behind is not None and before >= behind:
        record: Any = spec.record
        positions = spread(len(places))
        for (row, _), position in zip(places, positions, strict=True):
            find(session, record, row).position = position
        before, behind = positions[index - 1], positions[index]
    return between(before, behind)
