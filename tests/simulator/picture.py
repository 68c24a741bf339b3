"""What one replica holds, in words that mean the same on every device: authors instead of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from inka_desktop.exchange import pruning, questions
from inka_desktop.exchange.names import author12
from inka_desktop.records.specs import Value, tables
from inka_desktop.store.dots import Heads, as_list, log_of, seq_of, unpack_heads
from inka_desktop.store.oplog import unpack_body
from inka_desktop.store.raw import RawConnection

from .device import Device

Name = tuple[str, int]
"""An operation everywhere: author (hex, of a branch the branch's own) and number."""
Cell = int | str
RowKey = tuple[str, int, str]
"""Space (hex), table, row (hex)."""
Named = dict[Cell, frozenset[Name]]


@dataclass(frozen=True)
class Operation:
    """One operation as every device must have it."""

    kind: int
    key: RowKey
    values: tuple[tuple[Cell, Value], ...]
    preds: tuple[tuple[Cell, frozenset[Name]], ...]
    saw: tuple[tuple[Cell, frozenset[Name]], ...]
    hlc: int
    action: bytes
    label: str

    def value(self, cell: Cell) -> Value:
        """What it wrote to a cell."""
        return dict(self.values).get(cell)

    def began(self, cell: Cell) -> Name | None:
        """Of an operation on a text: the one that began its generation, None for the row's beginning."""
        return next(iter(dict(self.saw).get(cell, ())), None)


@dataclass
class Picture:
    """A whole replica.

    Attributes:
        spaces: ids (hex) of the spaces whose operations it can read.
        forked: devices of which an author exists twice.
        positions: per space, stream and author how far it is, and the chain value there.
        rows: per table, with all columns.
        asked: ids of open questions.
        looked_at: those of them about merged texts.
        persons: who writes as an author (hex).
        refused: operations without effect.
    """

    spaces: dict[str, str] = field(default_factory=dict)
    positions: dict[tuple[str, int, str], tuple[int, str]] = field(default_factory=dict)
    forked: set[bytes] = field(default_factory=set)
    operations: dict[tuple[str, Name], Operation] = field(default_factory=dict)
    heads: dict[RowKey, Named] = field(default_factory=dict)
    divided: set[tuple[RowKey, Cell]] = field(default_factory=set)
    rows: dict[str, set[tuple[Value, ...]]] = field(default_factory=dict)
    looked_at: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    unsealed: int = 0
    bases: dict[tuple[str, str], int] = field(default_factory=dict)
    """Space and author: up to where operations came by a snapshot, or were let go of after a year."""
    persons: dict[str, bytes] = field(default_factory=dict)
    refused: set[tuple[str, Name]] = field(default_factory=set)
    retired: dict[tuple[str, str], int] = field(default_factory=dict)
    """Space and author (12 hex digits): up to where files need not be kept."""


class _Reader:
    def __init__(self, raw: RawConnection, picture: Picture, *, prunes: bool) -> None:
        self.raw = raw
        self.prunes = prunes
        self.picture = picture
        self.space_ids = {no: space.hex() for no, space in raw.execute("SELECT no, id FROM sync_space")}
        self.logs: dict[int, tuple[int, int, str]] = {}

    def read(self) -> None:
        keys = {space.hex() for (space,) in self.raw.execute("SELECT space FROM sync_key")}
        kinds = {space.hex(): kind for space, kind in self.raw.execute("SELECT id, kind FROM sync_space")}
        self.picture.spaces = {space: kinds[space] for space in keys if space in kinds}
        self._logs()
        self._retired()
        self._operations()
        for first, last in self.raw.execute("SELECT first, last FROM sync_refused"):
            space = self.space_ids[self.logs[log_of(first)][0]]
            self.picture.refused |= {(space, self._name(name)) for name in range(first, last + 1)}
        for row, table, space, heads in self.raw.execute("SELECT row, tbl, space, heads FROM sync_row"):
            self.picture.heads[self.space_ids[space], table, row.hex()] = self._named(unpack_heads(heads))
        for space, table, row, cell in self.raw.execute("SELECT space, tbl, row, field FROM sync_divided"):
            self.picture.divided.add(((self.space_ids[space], table, row.hex()), cell))
        for spec in tables():
            names = ", ".join(f'"{one.name}"' for one in spec.fields)
            rows = self.raw.execute(
                f"SELECT id, space, {names} FROM {spec.kind}"
                " WHERE id IN (SELECT row FROM sync_row WHERE tbl = ?)",
                (spec.number,),
            ).fetchall()
            self.picture.rows[spec.kind] = set(rows)

    def _logs(self) -> None:
        for no, space, stream, author, device, start, applied, chain, own, forked in self.raw.execute(
            "SELECT no, space, stream, author, device, start, applied, chain, own, forked FROM sync_log"
        ):
            self.logs[no] = (space, stream, author.hex())
            if applied >= start:
                at = (self.space_ids[space], stream, author.hex())
                self.picture.positions[at] = (applied, chain.hex())
            base = self.raw.execute("SELECT seq FROM sync_base WHERE log = ?", (no,)).fetchone()
            if base:
                self.picture.bases[self.space_ids[space], author.hex()] = base[0]
            if forked:
                self.picture.forked.add(device)
            if own:
                last = self.raw.execute(
                    "SELECT count(*) FROM sync_op WHERE dot BETWEEN ? AND ?",
                    (no << 40 | applied + 1, (no + 1 << 40) - 1),
                )
                self.picture.unsealed += last.fetchone()[0]

    def _retired(self) -> None:
        for author, space, seq in self.raw.execute(
            "SELECT l.author, l.space, r.seq FROM sync_retired r JOIN sync_log l ON l.no = r.log"
        ):
            self.picture.retired[self.space_ids[space], author12(author)] = seq
            if self.prunes:
                at = (self.space_ids[space], author.hex())
                self.picture.bases[at] = max(seq, self.picture.bases.get(at, 0))

    def _operations(self) -> None:
        found = self.raw.execute(
            "SELECT o.dot, o.kind, o.tbl, o.row, o.body, t.hlc, t.action, t.label FROM sync_tx t"
            " JOIN sync_op o ON o.dot BETWEEN t.first AND t.last"
        )
        for name, kind, table, row, body, hlc, action, label in found:
            space = self.space_ids[self.logs[log_of(name)][0]]
            if self.logs[log_of(name)][1]:
                continue  # control statements have numbers of their own
            values, preds, saw = unpack_body(body)
            self.picture.operations[space, self._name(name)] = Operation(
                kind, (space, table, row.hex()), _items(values), _items(self._named(preds or {})),
                _items(self._named(saw or {})), hlc, action, label,
            )  # fmt: skip

    def _name(self, name: int) -> Name:
        return self.logs[log_of(name)][2], seq_of(name)

    def _named(self, heads: Heads | Mapping[Cell, int | list[int] | None]) -> Named:
        return {
            cell: frozenset(self._name(one) for one in as_list(dots))
            for cell, dots in heads.items()
            if dots is not None
        }


def _items(cells: Mapping[Cell, Any]) -> tuple[tuple[Cell, Any], ...]:
    return tuple(sorted(cells.items(), key=lambda item: str(item[0])))


def take(device: Device) -> Picture:
    """The replica of a device as it is now."""
    picture = Picture()
    with device.database.readers.raw() as raw:
        _Reader(raw, picture, prunes=pruning.is_due(raw, device.replica.identity.role)).read()
        members = device.replica.members
        asked = questions.open_questions(raw, members)
        for author, device_id in raw.execute("SELECT author, device FROM sync_log"):
            picture.persons[author.hex()] = members.person_of(device_id)
    picture.asked = {question.id.hex() for question in asked}
    picture.looked_at = {question.id.hex() for question in asked if question.merged is not None}
    return picture


def within(picture: Picture, spaces: Iterable[str]) -> Picture:
    """Only what concerns some spaces (hex)."""
    kept = set(spaces)
    return Picture(
        {space: kind for space, kind in picture.spaces.items() if space in kept},
        {at: there for at, there in picture.positions.items() if at[0] in kept},
        picture.forked,
        {at: operation for at, operation in picture.operations.items() if at[0] in kept},
        {key: heads for key, heads in picture.heads.items() if key[0] in kept},
        {cell for cell in picture.divided if cell[0][0] in kept},
        {
            table: {row for row in rows if isinstance(row[1], bytes) and row[1].hex() in kept}
            for table, rows in picture.rows.items()
        },
        picture.looked_at,
        picture.asked,
        picture.unsealed,
        picture.bases,
        picture.persons,
        {at for at in picture.refused if at[0] in kept},
    )
