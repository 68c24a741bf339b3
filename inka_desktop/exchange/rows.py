"""Writes what a batch found out into the rows' own tables, many at a time.

Most rows are new or simply replace values; those are written with few statements. What is divided,
claimed by two spaces or made twice is left to :mod:`inka_desktop.store.merge`, which looks at the heads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import TYPE_CHECKING

from inka_desktop.records.specs import FieldSpec, TableSpec, Value, by_kind, by_number
from inka_desktop.store import bulk, derived
from inka_desktop.store.dots import Field, Heads, heads_of
from inka_desktop.store.effects import Refused
from inka_desktop.store.head_values import HeadValues
from inka_desktop.store.merge import Merger, Row, fitting, insert_into, parents_of

if TYPE_CHECKING:
    from inka_desktop.store.writer import Transaction

HeadsOf = Mapping[tuple[bytes, int, int], Heads]
"""By row, table and space."""
_IN_CHUNK = 400


@dataclass(slots=True)
class Cells:
    """What a batch found out about one row.

    Attributes:
        space: number of the space that the operations came in.
        values: what fields show now; of those with a number here, the others stay in the log.
        divided: columns with more than one head.
        new: an operation of the batch made the row.
    """

    space: int
    values: dict[Field, Value] = field(default_factory=dict)
    divided: set[int] = field(default_factory=set)
    new: bool = False


def in_chunks(rows: Sequence[bytes]) -> Iterator[tuple[Sequence[bytes], str]]:
    """Ids in portions that one statement can take, each with its question marks."""
    for at in range(0, len(rows), _IN_CHUNK):
        chunk = rows[at : at + _IN_CHUNK]
        yield chunk, ",".join("?" * len(chunk))


class RowWriter:
    """Writes rows in the running transaction, past the capture: the operations are there already."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._raw = transaction.raw
        self._permits = transaction.permits
        self._merger: Merger = transaction.merger

    def write(
        self, cells: Mapping[Row, Cells], contested: set[Row], doubtful: set[Row], heads: HeadsOf
    ) -> None:
        """Show what a batch brought.

        Args:
            cells: by row.
            contested: rows to be shown by all their heads; more are added.
            doubtful: rows that may appear or vanish; more are added.
            heads: of the rows in ``cells``.
        """
        self._spaces = dict(self._raw.execute("SELECT no, id FROM sync_space").fetchall())
        self._write_new(cells, contested, doubtful)
        self._write_changed(cells, contested, heads)
        for row in contested:
            if self._merger.materialise(row):
                doubtful |= set(self._merger.owners(by_number()[row[0]], row[1]))
        if Refused(self._raw):
            doubtful |= self._hold_places({*cells, *contested})
        changed = self._merger.settle_alive(doubtful | contested)
        self._permits.cells.clear()
        specs = by_number()
        touched = {*cells, *contested, *changed}
        self._transaction.touched |= {(specs[table].kind, row) for table, row in touched}
        self._transaction.received = True

    def _hold_places(self, rows: set[Row]) -> set[Row]:
        """Make the owners that rows refer to where only operations without effect made those."""
        held: set[Row] = set()
        for table, row in rows:
            spec = by_number()[table]
            for owner in self._merger.owners(spec, row):
                kind = by_number()[owner[0]].kind
                there = self._raw.execute(f"SELECT 1 FROM {kind} WHERE id = ?", (owner[1],)).fetchone()
                if there is None:
                    space = self._raw.execute(
                        f"SELECT space FROM {spec.kind} WHERE id = ?", (row,)
                    ).fetchone()
                    self._merger.hold_place(owner, space[0])
                    held.add(owner)
        return held

    def _write_new(self, cells: Mapping[Row, Cells], contested: set[Row], doubtful: set[Row]) -> None:
        by_table: dict[int, list[bytes]] = {}
        for (table, row), one in cells.items():
            if one.new and (table, row) not in contested:
                by_table.setdefault(table, []).append(row)
        for table, made in by_table.items():
            spec = by_number()[table]
            contested |= {(table, row) for row in self._taken(spec, made)}
            contested |= {(table, row) for row in made if cells[table, row].divided}
            plain = [row for row in made if (table, row) not in contested]
            self._insert(spec, [(row, cells[table, row]) for row in plain])
            doubtful |= self._hidden_owners(spec, plain)

    def _insert(self, spec: TableSpec, made: list[tuple[bytes, Cells]]) -> None:
        """Write new rows, those of one shape together."""
        shapes: dict[tuple[int, tuple[Field, ...]], list[tuple[bytes, Cells]]] = {}
        for one in made:
            shapes.setdefault((one[1].space, tuple(one[1].values)), []).append(one)
        for (space, fields), several in shapes.items():
            values = zip(*(cells.values.values() for _, cells in several), strict=True)
            columns = dict(zip(fields, values, strict=True))
            self._insert_columns(spec, self._spaces[space], [row for row, _ in several], columns)

    def insert_columns(
        self, spec: TableSpec, space: bytes, rows: Sequence[bytes], columns: Mapping[Field, Sequence[Value]]
    ) -> set[bytes]:
        """Write new rows given by columns; returns those that another space has already, not written.

        Args:
            spec: their table.
            space: id of the space that holds them.
            rows: their ids.
            columns: by field number, a value for each row; fields without one show their default.
        """
        taken = self._taken(spec, rows)
        if taken:
            keep = [place for place, row in enumerate(rows) if row not in taken]
            rows = [rows[place] for place in keep]
            columns = {key: [column[place] for place in keep] for key, column in columns.items()}
        self._insert_columns(spec, space, rows, columns)
        self._transaction.touched.update(zip(repeat(spec.kind), rows, strict=False))
        self._transaction.received = True
        return taken

    def _insert_columns(
        self, spec: TableSpec, space: bytes, rows: Sequence[bytes], columns: Mapping[Field, Sequence[Value]]
    ) -> None:
        made = [_column(columns.get(one.number), one, len(rows)) for one in spec.fields]
        values = zip(repeat(space), *made, strict=False)
        self._permits.rows.update(zip(zip(repeat(spec.kind), rows, strict=False), values, strict=False))
        whole = zip(rows, repeat(space), *made, *derived.columns(spec, made), strict=False)
        bulk.insert(self._raw, insert_into(spec), list(whole))

    def _taken(self, spec: TableSpec, made: Sequence[bytes]) -> set[bytes]:
        """Ids that stand in the table already: another space claims them, too."""
        taken: set[bytes] = set()
        for chunk, marks in in_chunks(made):
            found = self._raw.execute(f"SELECT id FROM {spec.kind} WHERE id IN ({marks})", chunk)
            taken |= {row for (row,) in found}
        return taken

    def _hidden_owners(self, spec: TableSpec, rows: list[bytes]) -> set[Row]:
        """Deleted rows that new ones belong to: they are shown again."""
        hidden: set[Row] = set()
        for owner in parents_of(spec.kind):
            number = by_kind()[owner.parent or ""].number
            for chunk, marks in in_chunks(rows):
                found = self._raw.execute(
                    f"SELECT DISTINCT p.id FROM {spec.kind} c JOIN {owner.parent} p ON p.id = c.{owner.name}"
                    f" WHERE p.alive = 0 AND c.id IN ({marks})",
                    chunk,
                ).fetchall()
                hidden |= {(number, row) for (row,) in found}
        return hidden

    def _write_changed(self, cells: Mapping[Row, Cells], contested: set[Row], heads: HeadsOf) -> None:
        """Does nothing where another space holds the row: no head of its has changed."""
        changed = [one for one in cells.items() if not one[1].new and one[0] not in contested]
        for at in range(0, len(changed), _IN_CHUNK):
            self._settle(changed[at : at + _IN_CHUNK], heads)
        shapes: dict[tuple[int, tuple[int, ...]], list[tuple[bytes, Cells]]] = {}
        for (table, row), one in changed:
            fields = tuple(key for key in one.values if isinstance(key, int))
            if fields:
                shapes.setdefault((table, fields), []).append((row, one))
        for (table, fields), several in shapes.items():
            self._update(by_number()[table], fields, several)

    def _settle(self, changed: Sequence[tuple[Row, Cells]], heads: HeadsOf) -> None:
        """What divided cells show, of many rows at once."""
        known, divided = HeadValues(self._raw), list[tuple[Cells, FieldSpec, list[int]]]()
        for (table, row), one in changed:
            if one.divided:
                columns, found = by_number()[table].by_number, heads[row, table, one.space]
                divided += [(one, columns[key], heads_of(found, key)) for key in one.divided]
        known.fetch(chain.from_iterable(dots for _, _, dots in divided))
        for one, column, dots in divided:
            one.values[column.number] = self._merger.cell_of(column, dots, known)

    def _update(self, spec: TableSpec, fields: Sequence[int], changed: Sequence[tuple[bytes, Cells]]) -> None:
        """Write the same fields of many rows, and what is derived from them."""
        rows, columns = [row for row, _ in changed], dict[str, Sequence[Value]]()
        for key in fields:
            one = spec.by_number[key]
            given = [cells.values[key] for _, cells in changed]
            columns[one.name] = _column(given, one, len(given))
            keys = zip(repeat(spec.kind), rows, repeat(one.name), strict=False)
            self._permits.cells.update(zip(keys, columns[one.name], strict=False))
        columns |= derived.of_changed(spec, columns)
        spaces = [self._spaces[cells.space] for _, cells in changed]
        bulk.update(
            self._raw, spec.kind, list(columns), list(zip(rows, spaces, *columns.values(), strict=True))
        )


def _column(given: Sequence[Value] | None, spec: FieldSpec, count: int) -> Sequence[Value]:
    """What a column of new rows shows; looked at one by one only where something may not fit."""
    if given is None:
        return [spec.default] * count
    kinds, stored, readable = set(map(type, given)), spec.stored, spec.readable
    if stored is str and "\0" in "".join(value for value in given if type(value) is str):
        kinds.add(object)
    right = kinds <= {stored} or (spec.default is None and kinds <= {stored, type(None)})
    if right and (readable is None or all(value is None or readable(value) for value in set(given))):
        return given
    return [fitting(spec, value) for value in given]
