"""The history of a row: who wrote what, when, from what to what.

Read from the log by walking from the heads of each field to what they replaced; the log needs no index
by row for that, which would cost every save.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from inka_desktop.records.base import CREATED
from inka_desktop.records.specs import FieldSpec, TableSpec, by_kind

from .clock import wall_of
from .dots import Field, Heads, heads_of
from .merge import same
from .oplog import Kind
from .oplook import Op, OpReader
from .raw import RawConnection


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of one field by one operation.

    Attributes:
        dot: the operation's local name.
        at_ms: when, by the clock of the device that wrote it; milliseconds since 1970 in UTC.
        author, device: 16 bytes each; ``own`` says whether it is this device's.
        action: what was saved together has one; 8 bytes.
        label: the action's name.
        field: its name, or the number or key of a field that this version does not know.
        before, after: Python values; ``before`` is None for what was never set.
    """

    dot: int
    at_ms: int
    author: bytes
    device: bytes
    own: bool
    action: bytes
    label: str
    kind: Kind
    field: str
    before: object
    after: object


def history(raw: RawConnection, kind: str, row: UUID) -> list[HistoryEntry]:
    """All changes of a row that this device holds, newest first; empty when no operation made it.

    A change that two devices made at once appears twice, each with what it replaced.
    """
    reader, spec = OpReader(raw), by_kind()[kind]
    found: list[tuple[tuple[int, bytes, int], HistoryEntry]] = []
    for heads in reader.heads(spec.number, row.bytes):
        for key in _keys(reader, spec, heads):
            found.extend(
                (reader.rank(op.dot), _entry(reader, spec, op, key))
                for op in _chain(reader, heads, key)
                if not _only_beside(reader, spec, op, key)
            )
    found.sort(key=lambda pair: (pair[0], pair[1].field), reverse=True)
    return [entry for _, entry in found]


def _keys(reader: OpReader, spec: TableSpec, heads: Heads) -> list[Field]:
    """Fields that somebody wrote: those with heads of their own, and those named when the row was made."""
    named: dict[Field, None] = {key: None for key in heads if key != CREATED}
    for dot in heads_of(heads, CREATED):
        op = reader.op(dot)
        if op is not None:
            named |= dict.fromkeys(op.body.values)
    return list(named)


def _chain(reader: OpReader, heads: Heads, key: Field) -> list[Op]:
    """The operations that wrote a field, from its heads back to the first."""
    waiting, seen, chain = heads_of(heads, key), set[int](), list[Op]()
    while waiting:
        dot = waiting.pop()
        op = reader.op(dot) if dot not in seen else None
        seen.add(dot)
        if op is None:
            continue
        if op.names(key):
            chain.append(op)
        waiting.extend(op.replaced(key))
    return chain


def _only_beside(reader: OpReader, spec: TableSpec, op: Op, key: Field) -> bool:
    """Whether a field was written as it stood, beside another of its group."""
    field = spec.by_number.get(key) if isinstance(key, int) else None
    if field is None or not field.group or op.kind == Kind.INSERT:
        return False
    before = reader.before(op, key)
    return same(_default(field) if before is None else before, reader.value(op.dot, key))


def _entry(reader: OpReader, spec: TableSpec, op: Op, key: Field) -> HistoryEntry:
    log, transaction = reader.log(op.dot), reader.transaction(op.dot)
    field = spec.by_number.get(key) if isinstance(key, int) else None
    before = reader.before(op, key)
    return HistoryEntry(
        dot=op.dot,
        at_ms=wall_of(transaction.hlc) if transaction else 0,
        author=log.author,
        device=log.device,
        own=log.own,
        action=transaction.action if transaction else b"",
        label=transaction.label if transaction else "",
        kind=op.kind,
        field=field.name if field else str(key),
        before=_python(field, before if before is not None or op.kind == Kind.INSERT else _default(field)),
        after=_python(field, reader.value(op.dot, key)),
    )


def _default(field: FieldSpec | None) -> Any:
    return field.default if field else None


def _python(field: FieldSpec | None, value: Any) -> object:
    return field.to_python(value) if field else value
