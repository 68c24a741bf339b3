"""What a transaction is made of: kinds, limits, groups of operations by columns, dots.

`codec.py` turns it into bytes and back; `operations.py` gives single operations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

INSERT: Final = 1
UPDATE: Final = 2
DELETE: Final = 3
UNDELETE: Final = 4
TEXT: Final = 5
RESOLVE: Final = 6
ERASE: Final = 7
ACK: Final = 8
CONTROL: Final = 9
ATTEST: Final = 10
RETIRE: Final = 11
KINDS: Final = frozenset(range(INSERT, RETIRE + 1))
MESSAGES: Final = frozenset({ACK, CONTROL, ATTEST, RETIRE})
"""Kinds for the exchange itself; their content stands under field 0, which no column has."""
HELD: Final = "held"
"""Field of an acknowledgement besides: names of attachments, 32 bytes each, joined."""
WITH_PREDECESSORS: Final = frozenset({UPDATE, UNDELETE, TEXT, RESOLVE, ERASE})

MAX_ROWS: Final = 500
MAX_OPERATIONS: Final = 2_000
MAX_TRANSACTION_BYTES: Final = 1_000_000
MAX_AUTHORS: Final = 4_096
MAX_LABEL: Final = 32
MAX_SEQ: Final = 0xFFFF_FFFF
MAX_INT: Final = 2**63 - 1

Value = int | float | str | bytes | None
"""What SQLite stores."""
FieldId = int | str
"""A column's number (0: the creation, 1: alive), or the name of a form's question."""
Dot = tuple[bytes, int]
"""One operation: author (16 bytes) and seq."""
DotCode = int | list[int] | None
"""Predecessors as they are written: none, one, or several ascending; see :meth:`WireTransaction.dots`."""


@dataclass(slots=True)
class Group:
    """Consecutive operations of one kind, on one table, with the same fields.

    Attributes:
        kind: one of :data:`KINDS`, or a number of a newer version.
        table: the table's number.
        count: how many operations, each on one row.
        fields: ascending, numbers before names.
        rows: ``count`` ids of 16 bytes, joined.
        values: per field a list of ``count`` storage values.
        preds: per field a list of ``count`` dot codes; None where no value was replaced (inserts).
        saw: deletes only: per operation the heads its writer saw, by field.
        extra: elements a newer version added; for a newer kind everything behind ``count``.
    """

    kind: int
    table: int
    count: int
    fields: list[FieldId] = field(default_factory=list)
    rows: bytes = b""
    values: list[list[Value]] = field(default_factory=list)
    preds: list[list[DotCode]] | None = None
    saw: list[Mapping[FieldId, DotCode]] | None = None
    extra: list[Any] = field(default_factory=list)

    @property
    def known(self) -> bool:
        """Whether this version knows the kind; otherwise only ``kind, table, count, extra`` are set."""
        return self.kind in KINDS

    def row(self, index: int) -> bytes:
        """The row id of operation ``index`` (from 0), 16 bytes."""
        return self.rows[16 * index : 16 * index + 16]

    def row_ids(self) -> list[bytes]:
        """All row ids, 16 bytes each."""
        rows = self.rows
        return [rows[at : at + 16] for at in range(0, len(rows), 16)]


@dataclass(slots=True)
class WireTransaction:
    """One transaction of one author.

    Attributes:
        first_seq: number of its first operation; the others follow without a gap.
        hlc: its hybrid logical clock, 48 bit milliseconds and 16 bit counter.
        action: 8 bytes; the same for all transactions of one action of a person.
        label: what it was: ``edit``, ``undo``, ``finish``, ``import``, ``resolve``, …
        authors: other authors named by dot codes, 16 bytes each, ascending.
        groups: its operations in order.
        extra: elements a newer version added.
        raw: the bytes it was read from; empty when it was not read.
    """

    first_seq: int
    hlc: int
    action: bytes
    label: str
    authors: list[bytes]
    groups: list[Group]
    extra: list[Any] = field(default_factory=list)
    raw: bytes = b""

    @property
    def count(self) -> int:
        """How many operations."""
        return sum(group.count for group in self.groups)

    @property
    def last_seq(self) -> int:
        """Number of the last operation."""
        return self.first_seq + self.count - 1

    def dots(self, code: DotCode, own: bytes) -> tuple[Dot, ...]:
        """The dots of a code; ``own`` is the 16-byte id of the transaction's author."""
        if code is None:
            return ()
        base, authors = len(self.authors) + 1, self.authors
        codes = code if isinstance(code, list) else [code]
        return tuple((authors[one % base - 1] if one % base else own, one // base) for one in codes)


def dot_code(dots: Sequence[Dot], own: bytes, index: Mapping[bytes, int], base: int) -> DotCode:
    """The code of ``dots``: seq * base + index, 0 for ``own``, else ``index[author]`` from 1.

    ``base`` is the number of other authors plus 1.
    """
    if not dots:
        return None
    codes = sorted({seq * base + (0 if author == own else index[author]) for author, seq in dots})
    return codes[0] if len(codes) == 1 else codes


def field_order(names: Iterable[FieldId]) -> list[FieldId]:
    """Field ids as they stand in a group: numbers ascending, then names by their UTF-8 bytes."""
    numbers = sorted(name for name in names if isinstance(name, int))
    texts = sorted((name for name in names if isinstance(name, str)), key=str.encode)
    return [*numbers, *texts]
