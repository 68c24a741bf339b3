"""What the search knows of a record: its texts and those of its parts, folded, as the rows say it now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from inka_desktop.records.base import CREATED
from inka_desktop.records.folding import fold
from inka_desktop.records.notes import NOTED
from inka_desktop.records.searching import (
    DATED,
    PROJECT,
    fields_of,
    hiding,
    is_heading,
    owners_of,
    parts_of,
    project_field,
    texts_in,
)
from inka_desktop.records.specs import FieldSpec, TableSpec, Value, by_kind, by_number
from inka_desktop.records.values import SpaceKind

from .dots import heads_of, log_of, unpack_heads
from .raw import RawConnection
from .search_due import Key

_MARK_BYTES = 8


class SearchText(NamedTuple):
    """A document as the index holds it.

    Attributes:
        day: ordinal of its date, 0 without one.
        head: folded texts that it is called by.
        body: folded texts of itself and of its parts.
        marks: words for what is filtered by (:func:`mark`).
    """

    day: int
    head: str
    body: str
    marks: str


def mark(letter: str, name: bytes) -> str:
    """The word that stands for a project (``p``) or for the device that began a record (``d``)."""
    return letter + name[-_MARK_BYTES:].hex()


def whole_of(raw: RawConnection, key: Key) -> Key:
    """The record that one is a part of, of several floors the uppermost; itself where there is none."""
    spec = by_number()[key[0]]
    owners = owners_of(spec.kind)
    if spec.target is not None:
        return _whole_of_target(raw, spec, key)
    if owners:
        names = ", ".join(field.name for field in owners)
        found = raw.execute(f"SELECT {names} FROM {spec.kind} WHERE id = ?", (key[1],)).fetchone()
        for field, owner in zip(owners, found or (), strict=False):
            if owner is not None:
                return whole_of(raw, (by_kind()[field.parent or ""].number, owner))
    return key


def _whole_of_target(raw: RawConnection, spec: TableSpec, key: Key) -> Key:
    found = raw.execute(f"SELECT target_kind, target_id FROM {spec.kind} WHERE id = ?", (key[1],)).fetchone()
    if found is None or found[1] is None:
        return key
    known = by_number().get(found[0])
    return whole_of(raw, (known.number, found[1])) if known is not None and known.kind in NOTED else key


def compose(raw: RawConnection, key: Key) -> SearchText | None:
    """What the index is to hold of a document; None of what is hidden, missing or without a text."""
    spec = by_number()[key[0]]
    own = raw.execute(
        f"SELECT {_columns(spec)} FROM {spec.kind} WHERE id = ? AND {is_there(spec)}", key[1:]
    ).fetchone()
    if own is None:
        return None
    day, project, *values = own
    fields = fields_of(spec.kind)
    head = _folded(value for field, value in zip(fields, values, strict=True) if is_heading(field))
    rest = [(field, value) for field, value in zip(fields, values, strict=True) if not is_heading(field)]
    parts = _parts(raw, spec, key[1])
    body = _folded(chain.from_iterable(texts_of(raw, field, value) for field, value in chain(rest, parts)))
    if not head and not body:
        return None
    marks = sorted({*_about(spec, key[1], project), *_begun_by(raw, key)})
    return SearchText(_ordinal(day), head, body, " ".join(marks))


@cache
def _columns(spec: TableSpec) -> str:
    dated = DATED if DATED in spec.by_name else "NULL"
    project = project_field(spec.kind)
    names = (dated, project.name if project is not None else "NULL", *(f.name for f in fields_of(spec.kind)))
    return ", ".join(names)


def _parts(
    raw: RawConnection, spec: TableSpec, row: bytes, wholes: str = "?"
) -> Iterator[tuple[FieldSpec, Value]]:
    """Fields of all parts that are there, in an order that follows from ids alone.

    ``wholes`` is SQL for whose parts they are: parts of parts are read together, whatever their number.
    """
    for part, owner in parts_of(spec.kind):
        fields = fields_of(part.kind)
        names = ", ".join(field.name for field in fields)
        owned = belongs(part, owner).replace("= ?", f"IN ({wholes})")
        within = f"FROM {part.kind} WHERE {owned} AND {is_there(part)}"
        rows = raw.execute(f"SELECT {names} {within} ORDER BY id", (row,)).fetchall()
        for values in rows:
            yield from zip(fields, values, strict=True)
        if rows:
            yield from _parts(raw, part, row, f"SELECT id {within}")


@cache
def is_there(spec: TableSpec) -> str:
    """SQL: a record is neither deleted nor hidden otherwise; no index is asked for it (``+``)."""
    return " AND ".join(f"+{name} = {not value:d}" for name, value in hiding(spec.kind).items())


@cache
def belongs(part: TableSpec, owner: FieldSpec) -> str:
    """SQL: a part is that of the given owner, since no field before says whose it is."""
    before = owners_of(part.kind)[: owners_of(part.kind).index(owner)]
    return " AND ".join([f"{owner.name} = ?", *(f"{field.name} IS NULL" for field in before)])


def texts_of(raw: RawConnection, field: FieldSpec, value: Value) -> Iterable[str]:
    """The texts in a value; fixed content only where its original, with the coordinators, is not here."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, bytes) and not is_office(raw):
        return texts_in(value)
    return ()


def is_office(raw: RawConnection) -> bool:
    """Whether this device holds the coordinators' space."""
    found = raw.execute("SELECT 1 FROM sync_space WHERE kind = ?", (SpaceKind.COORD,)).fetchone()
    return found is not None


def _folded(values: Iterable[Any]) -> str:
    return fold("\n".join(value for value in values if value))


def _ordinal(day: Value) -> int:
    try:
        return date.fromisoformat(day).toordinal() if isinstance(day, str) else 0
    except ValueError:
        return 0


def _about(spec: TableSpec, row: bytes, project: Value) -> Iterator[str]:
    if spec.kind == PROJECT:
        yield mark("p", row)
    elif isinstance(project, bytes):
        yield mark("p", project)


def _begun_by(raw: RawConnection, key: Key) -> Iterator[str]:
    """The devices whose operations made the record."""
    found = raw.execute("SELECT heads FROM sync_row WHERE row = ? AND tbl = ?", (key[1], key[0])).fetchall()
    logs = {log_of(dot) for (heads,) in found for dot in heads_of(unpack_heads(heads), CREATED)}
    for log in logs:
        for (device,) in raw.execute("SELECT device FROM sync_log WHERE no = ?", (log,)).fetchall():
            yield mark("d", device)
