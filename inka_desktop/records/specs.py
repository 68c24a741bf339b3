"""The records as data: tables and fields by name and by number.

Capture, guard, merge, history, the window's forms and the schema lock all read this one list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import BLOB, INTEGER, TEXT
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.schema import Column

from . import (  # noqa: F401  (declare their tables)
    approval,
    archive,
    contacts,
    documents,
    forms,
    indicators,
    mailing,
    network,
    notes,
    office,
    projects,
    protocols,
    research,
    retention,
    rounds,
    series,
    stock,
    tasks,
)
from .base import Base, Merge, Record
from .values import SpaceKind

Value = int | float | str | bytes | None
"""What SQLite stores and the log carries."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One synced column.

    Attributes:
        number: its word in the log.
        bind, read: Python value to storage value and back; None when they are the same.
        ref: kind of record a reference across spaces points to.
        parent: table of the owner inside the same space.
        holds: a row that is shown shows that owner, too.
        target: it says which record of any kind the row is about, together with another one.
        group: what it says together with others of the row, which are written with it; empty alone.
        default: storage value of a row that does not name the field.
        stored: type of its storage values.
        searched: the search looks into it.
    """

    number: int
    name: str
    merge: Merge
    asks: bool
    required: bool
    ref: str | None
    parent: str | None
    holds: bool
    default: Value
    stored: type
    searched: bool
    target: bool
    group: str
    bind: Callable[[Any], Value] | None = field(compare=False)
    read: Callable[[Any], Any] | None = field(compare=False)
    readable: Callable[[Any], bool] | None = field(compare=False)
    """Whether a value of the ``stored`` type can be read; None where each can."""

    def to_storage(self, value: Any) -> Value:
        """The storage value of a Python value."""
        return self.bind(value) if self.bind is not None else value

    def to_python(self, value: Value) -> Any:
        """The Python value of a storage value; what an older version cannot read comes back as it is."""
        if self.read is None or value is None:
            return value
        try:
            return self.read(value)
        except (TypeError, ValueError, OverflowError):
            return value


@dataclass(frozen=True, slots=True, eq=False)
class TableSpec:
    """One synced table; ``fields`` in the order of the columns, after ``id`` and ``space``.

    ``derived``: local columns and the column that each is computed from.
    """

    number: int
    kind: str
    record: type[Record]
    spaces: frozenset[SpaceKind]
    fields: tuple[FieldSpec, ...]
    by_number: dict[int, FieldSpec]
    by_name: dict[str, FieldSpec]
    derived: dict[str, str]

    def beside(self, field: FieldSpec) -> list[FieldSpec]:
        """The others of a field's group."""
        if not field.group:
            return []
        return [one for one in self.fields if one.group == field.group and one.number != field.number]

    @property
    def target(self) -> tuple[FieldSpec, FieldSpec] | None:
        """The fields of the kind and the id of the record that a row is about, where it is about any."""
        kind, key = (self.by_name.get(name) for name in ("target_kind", "target_id"))
        return (kind, key) if kind is not None and key is not None else None


_STORED: dict[type, type] = {TEXT: str, INTEGER: int, BLOB: bytes}


def _field_spec(column: Column[Any]) -> FieldSpec:
    dialect = sqlite_dialect()
    kind = column.type.dialect_impl(dialect)
    bind = kind.bind_processor(dialect)
    keys = list(column.foreign_keys)
    default = column.default.arg if column.default is not None else None  # type: ignore[attr-defined]  # scalars only
    return FieldSpec(
        number=column.info["number"], name=column.name, merge=column.info["merge"], asks=column.info["asks"],
        required=column.info["required"], ref=column.info.get("ref"),
        parent=keys[0].column.table.name if keys else None, holds=column.info.get("holds", False),
        default=bind(default) if bind else str(default) if isinstance(default, str) else default,
        stored=_STORED[type(getattr(column.type, "impl_instance", column.type))],
        searched=column.info.get("searched", False), target=column.info.get("target", False),
        group=column.info.get("group", ""),
        bind=bind, read=kind.result_processor(dialect, None),
        readable=getattr(column.type, "is_readable", None),
    )  # fmt: skip


def _table_spec(record: type[Record]) -> TableSpec:
    table = Base.metadata.tables[record.__tablename__]
    fields = tuple(_field_spec(column) for column in table.columns if "number" in column.info)
    derived = {column.name: column.info["derived"] for column in table.columns if "derived" in column.info}
    return TableSpec(
        record.__number__, table.name, record, record.__spaces__, fields,
        {spec.number: spec for spec in fields}, {spec.name: spec for spec in fields},
        derived,
    )  # fmt: skip


@cache
def tables() -> tuple[TableSpec, ...]:
    """All synced tables, by number."""
    records = [mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Record)]
    return tuple(sorted((_table_spec(record) for record in records), key=lambda spec: spec.number))


@cache
def by_kind() -> dict[str, TableSpec]:
    """Synced tables by name."""
    return {spec.kind: spec for spec in tables()}


@cache
def by_number() -> dict[int, TableSpec]:
    """Synced tables by their word in the log."""
    return {spec.number: spec for spec in tables()}
