"""Single operations: what most code thinks in, made from and turned into a transaction's columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .codec import encode_transaction
from .text_values import unpack_value
from .wire import INSERT, TEXT, Dot, DotCode, FieldId, Group, Value, WireTransaction, dot_code, field_order

_NO_DOTS: Mapping[FieldId, tuple[Dot, ...]] = {}


@dataclass(slots=True)
class Operation:
    """One operation on one row.

    Attributes:
        kind: `INSERT` to `CONTROL` of `wire.py`.
        table: the table's number.
        row: 16 bytes.
        values: storage value by field.
        preds: by field the dots whose values it replaces; a field left out replaces none.
        saw: deletes only: by field (0: the creation) the heads its writer saw.
        seq: its number; set by reading, not looked at by writing.
    """

    kind: int
    table: int
    row: bytes
    values: Mapping[FieldId, Value]
    preds: Mapping[FieldId, tuple[Dot, ...]] = field(default_factory=dict)
    saw: Mapping[FieldId, tuple[Dot, ...]] | None = None
    seq: int = 0


def other_authors(operations: Iterable[Operation], own: bytes) -> list[bytes]:
    """All authors but ``own`` that the operations name, ascending; those of texts' generations are some."""
    found: set[bytes] = set()
    for operation in operations:
        for named in (operation.preds, operation.saw or _NO_DOTS):
            found.update(author for dots in named.values() for author, _ in dots)
        if operation.kind == TEXT:
            began = (unpack_value(value)[0] for value in operation.values.values())
            found.update(one[0] for one in began if one is not None)
    found.discard(own)
    return sorted(found)


def pack_operations(
    first_seq: int, hlc: int, action: bytes, label: str, own: bytes, operations: Sequence[Operation]
) -> bytes:
    """The bytes of one transaction of author ``own`` (16 bytes); consecutive equal shapes become a group.

    Raises:
        TransactionTooLargeError: split it.
        ValueError: an operation breaks the format.
    """
    authors = other_authors(operations, own)
    index = {author: place for place, author in enumerate(authors, 1)}
    groups = [_group(run, own, index, len(authors) + 1) for run in _runs(operations)]
    return encode_transaction(WireTransaction(first_seq, hlc, action, label, authors, groups))


def _runs(operations: Sequence[Operation]) -> Iterator[list[Operation]]:
    run: list[Operation] = []
    shape: object = None
    for operation in operations:
        # Inserts with and without predecessors are two shapes: None stands for all their columns.
        bare = operation.kind == INSERT and not operation.preds
        own = (operation.kind, operation.table, operation.values.keys(), operation.saw is None, bare)
        if run and own != shape:
            yield run
            run = []
        shape = own
        run.append(operation)
    if run:
        yield run


def _group(run: list[Operation], own: bytes, index: Mapping[bytes, int], base: int) -> Group:
    first = run[0]
    names = field_order(first.values)
    preds: list[list[DotCode]] | None = None
    if first.kind != INSERT or first.preds:
        preds = [[dot_code(one.preds.get(name, ()), own, index, base) for one in run] for name in names]
    saw: list[Mapping[FieldId, DotCode]] | None = None
    if first.saw is not None:
        saw = [
            {name: dot_code(dots, own, index, base) for name, dots in (one.saw or _NO_DOTS).items() if dots}
            for one in run
        ]
    values = [[one.values[name] for one in run] for name in names]
    return Group(
        first.kind, first.table, len(run), names, b"".join(one.row for one in run), values, preds, saw
    )


def operations_of(transaction: WireTransaction, own: bytes) -> Iterator[Operation]:
    """A transaction's operations one by one, in order; kinds of newer versions are passed over.

    ``own`` is the 16-byte id of its author.
    """
    seq = transaction.first_seq
    for group in transaction.groups:
        if group.known:
            for place in range(group.count):
                yield _operation(transaction, group, place, own, seq + place)
        seq += group.count


def _operation(transaction: WireTransaction, group: Group, place: int, own: bytes, seq: int) -> Operation:
    values = {name: column[place] for name, column in zip(group.fields, group.values, strict=True)}
    preds: dict[FieldId, tuple[Dot, ...]] = {}
    for name, column in zip(group.fields, group.preds or (), strict=False):
        if column[place] is not None:
            preds[name] = transaction.dots(column[place], own)
    saw: dict[FieldId, tuple[Dot, ...]] | None = None
    if group.saw is not None:
        saw = {name: transaction.dots(code, own) for name, code in group.saw[place].items()}
    return Operation(group.kind, group.table, group.row(place), values, preds, saw, seq)
