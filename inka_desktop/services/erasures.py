"""What may be erased and what was: finding an entry wherever it is written, and the report afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

import msgpack

from inka_desktop.exchange import erasure
from inka_desktop.exchange.members import Members
from inka_desktop.records.base import ALIVE
from inka_desktop.records.documents import Attachment
from inka_desktop.records.specs import FieldSpec, TableSpec, Value, by_number, tables
from inka_desktop.store.operation import Kind, unpack_body
from inka_desktop.store.raw import RawConnection

from .naming import device_names, name_of
from .retention_rows import ErasedRow, ErasureRow, FoundRow

MOST_FOUND = 200
"""More are not shown at once; who searches for so common a word says more of it."""
_NOT_ABOUT_PERSONS = frozenset({"project", "protocol"})
"""What these are called may be kept; the name of a person that was erased must not."""
_LONGEST_VALUE = 200
_ATTACHMENT = Attachment.__tablename__
_Key = tuple[int, bytes]


@dataclass(frozen=True, slots=True)
class Note:
    """What the device that erases keeps for its report: why, and of what.

    Attributes:
        reason: in words.
        about: name of the record that people know, where that is no person; else empty.
    """

    reason: str
    about: str

    @classmethod
    def of(cls, raw: RawConnection, spec: TableSpec, row: bytes, reason: str) -> Note:
        """The note on a record that is still there."""
        label = name_of(raw, spec, row)
        return cls(reason, label.name if label.kind in _NOT_ABOUT_PERSONS else "")

    def keep(self, raw: RawConnection, action: bytes) -> None:
        """Keep it on this device."""
        packed = msgpack.packb([self.reason, self.about])
        raw.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", (_name(action), packed))

    @classmethod
    def read(cls, raw: RawConnection, action: bytes) -> Note:
        """What was kept; empty on other devices."""
        found = raw.execute("SELECT value FROM setting WHERE name = ?", (_name(action),)).fetchone()
        return cls(*msgpack.unpackb(found[0])) if found else cls("", "")


def _name(action: bytes) -> str:
    return f"erasure note {action.hex()}"


# --- finding ----------------------------------------------------------------------------------------


class _Place(NamedTuple):
    """Where an entry stands, and as what it shows."""

    spec: TableSpec
    row: bytes
    field: FieldSpec
    value: object


def search(raw: RawConnection, words: str) -> list[FoundRow]:
    """Entries that hold some words, in rows (capital letters or not) and in the log (as they are written).

    The log has what was replaced since, and fixed texts such as finished versions.
    """
    shown = {(one.spec.number, one.row, one.field.number): one for one in _in_rows(raw, words)}
    for place in _in_log(raw, words):
        shown.setdefault((place.spec.number, place.row, place.field.number), place)
        if len(shown) >= MOST_FOUND:
            break
    return [_found(raw, one) for one in list(shown.values())[:MOST_FOUND]]


def entries(raw: RawConnection, keys: Iterable[_Key]) -> list[FoundRow]:
    """What is written in some records; of attachments only their files."""
    found = []
    for table, row in keys:
        spec = by_number()[table]
        if spec.kind == _ATTACHMENT:
            found += _file(raw, row)
            continue
        fields = list(_fields(spec))
        values = _row(raw, spec, fields, row)
        found += [
            _found(raw, _Place(spec, row, field, _shown(field, value)))
            for field, value in zip(fields, values, strict=True)
            if value not in (None, "", field.default)
        ]
    return found


def _file(raw: RawConnection, row: bytes) -> list[FoundRow]:
    name, hash64 = raw.execute(f"SELECT file_name, hash FROM {_ATTACHMENT} WHERE id = ?", (row,)).fetchone()
    return [FoundRow(_ATTACHMENT, UUID(bytes=row), "", name or "–", "", None)] if hash64 else []


def _in_rows(raw: RawConnection, words: str) -> Iterator[_Place]:
    pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    for spec in tables():
        fields = [field for field in _fields(spec) if field.stored is str]
        if not fields:
            continue
        wanted = " OR ".join(f"{field.name} LIKE ?1 ESCAPE '\\'" for field in fields)
        rows = raw.execute(f"SELECT id FROM {spec.kind} WHERE {wanted} LIMIT {MOST_FOUND}", (pattern,))
        for (row,) in rows.fetchall():
            for field, value in zip(fields, _row(raw, spec, fields, row), strict=True):
                if value and words.casefold() in str(value).casefold():
                    yield _Place(spec, row, field, _shown(field, value))


def _in_log(raw: RawConnection, words: str) -> Iterator[_Place]:
    needle = words.encode()
    rows = raw.execute(
        "SELECT tbl, row, body FROM sync_op WHERE kind NOT IN (?, ?, ?) AND instr(body, ?)",
        (Kind.ACK, Kind.CONTROL, Kind.ERASE, needle),
    )
    for table, row, packed in rows:
        spec = by_number().get(table)
        for key, value in unpack_body(packed).values.items() if spec is not None else ():
            field = spec.by_number.get(key) if spec is not None and isinstance(key, int) else None
            plain = value.encode() if isinstance(value, str) else value
            if spec is not None and field in _fields(spec) and isinstance(plain, bytes) and needle in plain:
                assert field is not None  # one of the table's
                yield _Place(spec, row, field, None)


def _fields(spec: TableSpec) -> tuple[FieldSpec, ...]:
    """What people write: not whose the record is, nor whether it is there."""
    return tuple(
        field
        for field in spec.fields
        if field.number != ALIVE and not field.parent and not field.ref and not field.target
    )


def _row(raw: RawConnection, spec: TableSpec, fields: Iterable[FieldSpec], row: bytes) -> tuple[Value, ...]:
    columns = ", ".join(field.name for field in fields)
    found = raw.execute(f"SELECT {columns} FROM {spec.kind} WHERE id = ?", (row,)).fetchone()
    return tuple(found)


def _shown(field: FieldSpec, value: Value) -> object:
    """What people read of a value; None of bytes."""
    read = field.to_python(value)
    if isinstance(read, str):
        return " ".join(read.split())[:_LONGEST_VALUE]
    return None if isinstance(read, bytes) else read


def _found(raw: RawConnection, one: _Place) -> FoundRow:
    label = name_of(raw, one.spec, one.row)
    about = label.name if label.id.bytes != one.row or label.kind in _NOT_ABOUT_PERSONS else ""
    return FoundRow(one.spec.kind, UUID(bytes=one.row), one.field.name, one.value, about, label.on)


def shells(raw: RawConnection) -> set[_Key]:
    """What is left of records that were erased as a whole: rows without an entry, which no list has."""
    erased = raw.execute("SELECT DISTINCT tbl, row FROM sync_erasure").fetchall()
    known = ((table, row, by_number().get(table)) for table, row in erased)
    return {(table, row) for table, row, spec in known if spec is not None and is_shell(raw, spec, row)}


def is_shell(raw: RawConnection, spec: TableSpec, row: bytes) -> bool:
    """Whether a record was erased as a whole."""
    erased = raw.execute("SELECT 1 FROM sync_erasure WHERE tbl = ? AND row = ?", (spec.number, row))
    if erased.fetchone() is None:
        return False
    columns = [
        field.name for field in spec.fields if not field.parent and not field.target and field.default is None
    ]
    names = ", ".join(["alive", *(name for name in columns if name != "alive")])
    values = raw.execute(f"SELECT {names} FROM {spec.kind} WHERE id = ?", (row,)).fetchone()
    return values is not None and not any(value not in (None, "", 0) for value in values)


# --- reporting --------------------------------------------------------------------------------------


def reports(raw: RawConnection, members: Members) -> list[ErasureRow]:
    """What was erased at once together, newest first."""
    grouped: dict[bytes, list[erasure.Report]] = {}
    for one in erasure.reports(raw, members):
        grouped.setdefault(one.action, []).append(one)
    return [_report(raw, action, several) for action, several in grouped.items()]


def _report(raw: RawConnection, action: bytes, several: list[erasure.Report]) -> ErasureRow:
    waiting = {device for one in several for device in one.waiting}
    confirmed = {device for one in several for device in one.confirmed} - waiting
    note, first = Note.read(raw, action), several[0]
    at = datetime.fromtimestamp(first.at_ms / 1000, UTC) if first.at_ms else None
    return ErasureRow(
        action, at, *device_names(raw, first.device), note.about, note.reason, tuple(_records(several)),
        tuple(device_names(raw, one) for one in sorted(confirmed)),
        tuple(device_names(raw, one) for one in sorted(waiting)),
    )  # fmt: skip


def _records(several: Iterable[erasure.Report]) -> Iterator[ErasedRow]:
    counts: dict[int, set[bytes]] = {}
    fields: dict[int, dict[str, None]] = {}
    for one in several:
        spec = by_number().get(one.table)
        if spec is not None:
            counts.setdefault(one.table, set()).add(one.row)
            names = (spec.by_number[key].name for key in one.fields if key in spec.by_number)
            fields.setdefault(one.table, {}).update(dict.fromkeys(names))
    for table, rows in counts.items():
        yield ErasedRow(by_number()[table].kind, len(rows), tuple(fields[table]))
