"""What a row shows, as a pure function of its heads (EXCHANGE.md 7).

The log may hold several heads for one field; the row in its table shows one value. This module is the
only place that decides which, for own writes and for what an exchange brought alike, so that two
devices with the same operations show the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from inka_desktop.records.base import ALIVE, CREATED
from inka_desktop.records.specs import FieldSpec, TableSpec, Value, by_kind, by_number, tables
from inka_desktop.records.values import SpaceKind

from . import bulk, derived
from .dots import Field, Heads, as_list, heads_of
from .effects import Refused
from .guard import Permits
from .head_values import HeadValues
from .oplog import Body, OpLog, Unsettled, unpack_body
from .raw import RawConnection

Row = tuple[int, bytes]
"""Table number and id."""


@cache
def children_of(kind: str) -> tuple[tuple[str, str], ...]:
    """Tables whose rows a row of this kind owns and is shown with, with the column that says so."""
    return tuple(
        (spec.kind, field.name)
        for spec in tables()
        for field in spec.fields
        if field.parent == kind and field.holds
    )


@cache
def parents_of(kind: str) -> tuple[FieldSpec, ...]:
    """The fields of a kind that name an owner."""
    return tuple(field for field in by_kind()[kind].fields if field.parent is not None)


def fits(field: FieldSpec, value: Value) -> bool:
    """Whether a value can stand in the column as it is; others stay in the log and show as nothing."""
    if value is None:
        return True
    if type(value) is not field.stored or (isinstance(value, str) and "\0" in value):
        return False
    return field.readable is None or field.readable(value)


def fitting(field: FieldSpec, value: Value) -> Value:
    """What a cell shows whose greatest head has this value."""
    return field.default if value is None or not fits(field, value) else value


class Merger:
    """Shows rows by their heads; used inside the writer's transaction."""

    def __init__(self, raw: RawConnection, permits: Permits, log: OpLog) -> None:
        self._raw = raw
        self._permits = permits
        self._log = log

    # --- which space holds a row ----------------------------------------------------------------

    def holder(self, row: Row) -> tuple[int, bytes] | None:
        """Number and id of the space that a row belongs to, of all that claim it: ``coord`` first."""
        table, key = row
        spec = by_number().get(table)
        claims = self._raw.execute(
            "SELECT s.no, s.id, s.kind FROM sync_row r JOIN sync_space s ON s.no = r.space"
            " WHERE r.row = ? AND r.tbl = ?",
            (key, table),
        ).fetchall()
        allowed = [claim for claim in claims if spec and claim[2] in spec.spaces]
        if not allowed:
            return None
        number, space, _ = min(allowed, key=lambda claim: (claim[2] != SpaceKind.COORD, claim[1]))
        return number, space

    # --- values -----------------------------------------------------------------------------------

    def shown(self, heads: Heads, key: Field) -> Value:
        """The value that a field shows: that of its greatest head, of a text with all that merged with it."""
        return self._shown(heads_of(heads, key), key)

    def _shown(self, dots: list[int], key: Field) -> Value:
        if not dots:  # only operations without effect made the row
            return None
        if len(dots) == 1:
            return self._log.value(dots[0], key)
        return self._log.texts.shown(self._log.together(dots, key), key)

    def stays(self, heads: Heads) -> bool:
        """Whether a row is wanted by its own heads: alive, or edited without knowing of the deletion."""
        deletions = []
        for name in heads_of(heads, ALIVE):
            body = self.body(name)
            if body is None or body.values.get(ALIVE, 1):
                return True
            deletions.append(body.saw or {})
        refused = Refused(self._raw)
        return not any(self._saw_all(saw, heads, refused) for saw in deletions)

    def body(self, name: int) -> Body | None:
        """What an operation says; None when it is not here."""
        found = self._raw.execute("SELECT body FROM sync_op WHERE dot = ?", (name,)).fetchone()
        return unpack_body(found[0]) if found else None

    def carries(self, name: int, key: Field) -> bool:
        """Whether an operation named a field."""
        body = self.body(name)
        return body is not None and key in body.values

    def _saw_all(self, saw: Heads, heads: Heads, refused: Refused) -> bool:
        created = as_list(saw.get(CREATED))
        for key, dots in heads.items():
            if key == ALIVE:
                continue
            seen: Iterable[int] = as_list(saw.get(key)) or created
            if refused:
                seen = refused.through(self._raw, key, seen)
            if any(name not in seen for name in as_list(dots)):
                return False
        return True

    def _keeps(self, name: int) -> bool:
        """Whether an operation leaves its row alive."""
        body = self.body(name)
        return body is None or bool(body.values.get(ALIVE, 1))

    def alive(self, spec: TableSpec, key: bytes, heads: Heads) -> int:
        """1 when the row is shown: it stays by itself, or a row that is shown belongs to it."""
        return int(ALIVE not in heads or self.stays(heads) or self._has_children(spec, key))

    def _has_children(self, spec: TableSpec, key: bytes) -> bool:
        return any(
            self._raw.execute(
                f"SELECT 1 FROM {kind} WHERE {column} = ? AND alive = 1 LIMIT 1", (key,)
            ).fetchone()
            for kind, column in children_of(spec.kind)
        )

    def settle(self, unsettled: Unsettled) -> set[Row]:
        """Bring rows in line after own operations that did not simply replace one value.

        Returns:
            Those that appeared or vanished.
        """
        for row, keys in unsettled.cells.items():
            self.settle_cells(row, keys)
        # The rows themselves are written already, so their owners would not be noticed: an owner deleted
        # in an earlier flush goes once the last row that belonged to it has gone.
        owners = {owner for row in unsettled.rows for owner in self._owners_of(row)}
        return self.settle_alive({*owners, *unsettled.rows})

    def _owners_of(self, row: Row) -> list[Row]:
        spec = by_number().get(row[0])
        return self.owners(spec, row[1]) if spec is not None else []

    # --- writing ----------------------------------------------------------------------------------

    def settle_alive(self, rows: Iterable[Row]) -> set[Row]:
        """Show or hide rows after deletions, and then their owners; returns the rows that changed."""
        changed: set[Row] = set()
        waiting = list(rows)
        while waiting:
            row = waiting.pop()
            spec = by_number().get(row[0])
            holder = self.holder(row) if spec else None
            if spec is not None and holder is None:
                waiting.extend(self._settle_placeholder(spec, row, changed))
            if spec is None or holder is None:
                continue
            heads = self._log.heads(row[1], row[0], holder[0])
            if heads is None:
                continue
            alive = self.alive(spec, row[1], heads)
            contested = bool(alive) and any(not self._keeps(name) for name in heads_of(heads, ALIVE))
            self._raw.execute(
                "DELETE FROM sync_divided WHERE row = ? AND tbl = ? AND field = ? AND space <> ?",
                (row[1], row[0], ALIVE, holder[0]),
            )
            self._log.note_divided(
                holder[0], row[0], row[1], ALIVE, before=1 if contested else 2, after=2 if contested else 1
            )
            if self._write(spec, row[1], {"alive": alive}):
                changed.add(row)
                waiting.extend(self.owners(spec, row[1]))
        return changed

    def _settle_placeholder(self, spec: TableSpec, row: Row, changed: set[Row]) -> list[Row]:
        """A row that nothing with effect wrote is shown, blank, while others belong to it."""
        self._raw.execute(
            "DELETE FROM sync_divided WHERE row = ? AND tbl = ? AND field = ?", (row[1], row[0], ALIVE)
        )
        cells: dict[str, Value] = {one.name: one.default for one in spec.fields}
        owners = self.owners(spec, row[1])
        if self._write(spec, row[1], cells | {"alive": int(self._has_children(spec, row[1]))}):
            changed.add(row)
            return owners
        return []

    def hold_place(self, row: Row, space: bytes) -> None:
        """Make a hidden, blank row where others refer to one that nothing with effect made."""
        spec = by_number()[row[0]]
        cells: dict[str, Value] = {one.name: one.default for one in spec.fields}
        self._insert(spec, row[1], cells | {"space": space, "alive": 0})

    def owners(self, spec: TableSpec, key: bytes) -> list[Row]:
        """The rows that a row belongs to."""
        found = []
        for field in parents_of(spec.kind):
            owner = self._raw.execute(f"SELECT {field.name} FROM {spec.kind} WHERE id = ?", (key,)).fetchone()
            if owner and owner[0] is not None:
                found.append((by_kind()[field.parent or ""].number, owner[0]))
        return found

    def settle_cells(self, row: Row, keys: Iterable[Field]) -> bool:
        """Show what the heads say in some fields of a row; True when something changed."""
        spec, holder = by_number().get(row[0]), self.holder(row)
        if spec is None or holder is None:
            return False
        heads = self._log.heads(row[1], row[0], holder[0])
        fields = [spec.by_number[key] for key in keys if key in spec.by_number and key != ALIVE]
        if heads is None or not fields:
            return False
        return self._write(
            spec, row[1], {field.name: self.cell_of(field, heads_of(heads, field.number)) for field in fields}
        )

    def hidden_owners(self, table: int, key: bytes) -> list[Row]:
        """Deleted rows that a row belongs to: they are shown again when it is."""
        spec = by_number()[table]
        if not parents_of(spec.kind):
            return []
        return [row for row in self.owners(spec, key) if not self._is_alive(row)]

    def _is_alive(self, row: Row) -> bool:
        kind = by_number()[row[0]].kind
        found = self._raw.execute(f"SELECT alive FROM {kind} WHERE id = ?", (row[1],)).fetchone()
        return found is None or bool(found[0])

    def cell(self, spec: TableSpec, key: bytes, field: FieldSpec) -> Value:
        """What stands in one cell of a row's table; None when the row is not there."""
        found = self._raw.execute(f'SELECT "{field.name}" FROM {spec.kind} WHERE id = ?', (key,)).fetchone()
        value: Value = found[0] if found else None
        return value

    def cell_of(self, field: FieldSpec, dots: list[int], known: HeadValues | None = None) -> Value:
        """What a cell with these heads shows; ``known`` has read those of many rows."""
        if known is None or not dots or known.holds_text(dots):
            value = self._shown(dots, field.number)
        else:
            value = known.shown(dots, field.number)
        return fitting(field, value)

    def materialise(self, row: Row) -> bool:
        """Write a whole row as its heads say, whatever stands there; True when something changed."""
        spec, holder = by_number().get(row[0]), self.holder(row)
        if spec is None or holder is None:
            return False
        number, space = holder
        heads = self._log.heads(row[1], row[0], number)
        assert heads is not None  # the holder has the row
        fields = [(one, heads_of(heads, one.number)) for one in spec.fields if one.number != ALIVE]
        known = HeadValues(self._raw)  # most cells have the same head: the operation that made the row
        known.fetch({dots[0] for _, dots in fields if len(dots) == 1})
        cells: dict[str, Value] = {"space": space}
        for field, dots in fields:
            cells[field.name] = self.cell_of(field, dots, known if len(dots) == 1 else None)
        cells["alive"] = self.alive(spec, row[1], heads)
        return self._write(spec, row[1], cells) or self._insert(spec, row[1], cells)

    def _write(self, spec: TableSpec, key: bytes, cells: dict[str, Value]) -> bool:
        names = list(cells)
        before = self._raw.execute(
            f"SELECT {', '.join(chr(34) + name + chr(34) for name in names)} FROM {spec.kind} WHERE id = ?",
            (key,),
        ).fetchone()
        if before is None:
            return False
        new = {
            name: cells[name] for name, old in zip(names, before, strict=True) if not same(old, cells[name])
        }
        if not new:
            return False
        for name, value in new.items():
            self._permits.cells[spec.kind, key, name] = value
        assignments = ", ".join(f'"{name}" = ?' for name in new)
        self._raw.execute(f"UPDATE {spec.kind} SET {assignments} WHERE id = ?", (*new.values(), key))
        return True

    def _insert(self, spec: TableSpec, key: bytes, cells: dict[str, Value]) -> bool:
        if self._raw.execute(f"SELECT 1 FROM {spec.kind} WHERE id = ?", (key,)).fetchone():
            return False
        values = (cells["space"], *(cells[field.name] for field in spec.fields))
        self._permits.rows[spec.kind, key] = values
        bulk.insert(self._raw, insert_into(spec), [(key, *values, *derived.values(spec, values))])
        return True


def same(one: Value, two: Value) -> bool:
    """Equal as SQLite stores them: 1 and 1.0 differ, and so do text and bytes."""
    return type(one) is type(two) and one == two


@cache
def insert_into(spec: TableSpec) -> str:
    """Up to the values of a whole row: id, space, fields in the spec's order, derived columns in theirs.

    The last could be left to the triggers, which would then write each row a second time.
    """
    columns = [*(field.name for field in spec.fields), *spec.derived]
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {spec.kind}(id, space, {names})"
