"""Ordered lists: who owns a row, where a new one goes, and moving one by a single write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

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
    record: Any = spec.record
    query = select(record).where(record.alive.is_(True)).order_by(record.position, record.id)
    field = owner_field(spec)
    if field is not None:
        query = query.where(getattr(record, field.name) == owner)
    return session.scalars(query).all()


def place_behind(session: Session, spec: TableSpec, values: Mapping[str, Any], after: UUID | None) -> str:
    """The position of a new row behind ``after``, or at the end of its list."""
    field = owner_field(spec)
    rows = siblings(session, spec, values.get(field.name) if field else None)
    ids = [row.id for row in rows]
    index = ids.index(after) + 1 if after in ids else len(rows)
    return _position(rows, index)


def move(session: Session, spec: TableSpec, row: UUID, after: UUID | None) -> None:
    """Place a row behind another of its list, or first when ``after`` is None.

    Raises:
        UnknownRecordError: the row or ``after`` is not in the list.
        FieldUnknownError: records of this kind are in no list.
    """
    if "position" not in spec.by_name:
        raise FieldUnknownError(kind=spec.kind, field="position")
    record: Any = find(session, spec.record, row)
    field = owner_field(spec)
    rows = [
        each
        for each in siblings(session, spec, getattr(record, field.name) if field else None)
        if each.id != row
    ]
    index = 0
    if after is not None and after != row:
        ids = [each.id for each in rows]
        find(session, spec.record, after)
        index = ids.index(after) + 1 if after in ids else len(ids)
    elif after == row:
        return
    record.position = _position(rows, index)


def _position(rows: Sequence[Any], index: int) -> str:
    """A position before ``rows[index]``; rows that share a position are spread first."""
    before = rows[index - 1].position if index else None
    behind = rows[index].position if index < len(rows) else None
    if before is not None and behind is not None and before >= behind:
        for each, position in zip(rows, spread(len(rows)), strict=True):
            each.position = position
        return _position(rows, index)
    return between(before, behind)
