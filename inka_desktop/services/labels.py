"""Last known names beside references that may cross spaces, kept right when something is renamed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.base import Record
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import TableSpec, by_kind, tables
from inka_desktop.records.values import RecordState
from inka_desktop.services.fields import label_field
from inka_desktop.services.planner import hidden

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

BATCH = 400
"""Rows of one transaction; the exchange takes 500 (EXCHANGE.md 5)."""

_NAMED_BY = {
    "project": ("title",), "organization": ("name",), "site": ("name",), "area": ("name",),
    "person": ("name", "function"), "contract": ("title",),
    "tag": ("word",), "form": ("title",), "form_version": ("version", "title"), "round": ("title",),
}  # fmt: skip


def label_of(kind: str, record: Record) -> str | None:
    """What a record is called in one line; the first of its naming fields that is filled."""
    found = (getattr(record, name) for name in _NAMED_BY.get(kind, ()))
    return next((text for text in found if text), None)


def names_it(kind: str, fields: Iterable[str]) -> bool:
    """Whether one of the changed fields is part of the record's label."""
    return any(name in _NAMED_BY.get(kind, ()) for name in fields)


def fill_labels(session: Session, spec: TableSpec, values: dict[str, Any]) -> dict[str, Any]:
    """The values and, for each reference among them, the name of what it points to.

    A reference to a record that is not on this device keeps the label given with it, or none.
    """
    filled = dict(values)
    for name, value in values.items():
        field = spec.by_name[name]
        label = label_field(spec, field)
        if label is None or label.name in values or field.ref is None:
            continue
        target = session.get(by_kind()[field.ref].record, value) if value else None
        filled[label.name] = label_of(field.ref, target) if target is not None else None
    return filled


@cache
def _referring(kind: str) -> tuple[tuple[TableSpec, str, str], ...]:
    found = []
    for spec in tables():
        for field in spec.fields:
            label = label_field(spec, field)
            if field.ref == kind and label is not None:
                found.append((spec, field.name, label.name))
    return tuple(found)


def outdated(
    session: Session, kind: str, row: UUID, without: Collection[str] = ()
) -> Iterator[tuple[Record, str, str | None]]:
    """Records whose label of this one is old: record, label field and new label; at most a batch.

    ``without``: kinds of records that keep theirs. With whom a talk was held that is no draft any more stays
    as it was said.
    """
    target = session.get(by_kind()[kind].record, row)
    if target is None:
        return
    name, left = label_of(kind, target), BATCH
    for spec, ref, label in _referring(kind):
        if spec.kind in without:
            continue
        record: Any = spec.record
        wanted = getattr(record, label).is_distinct_from(name)
        query = select(record).where(getattr(record, ref) == row, hidden(record.alive).is_(True), wanted)
        if label == Protocol.organization_label.key and spec.record is Protocol:
            query = query.where(Protocol.state == RecordState.DRAFT)
        for found in session.scalars(query.limit(left)).all():
            left -= 1
            yield found, label, name
        if left <= 0:
            return
