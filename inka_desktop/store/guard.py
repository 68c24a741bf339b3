"""The guard: a cell of a synced table changes only together with the operation that describes it.

Triggers in the database file call ``inka_guard``, which only the writer's connection has, and it takes
out one permit per row or changed cell that the capture granted. So every way past the capture (bulk
statements, raw SQL, another program) is refused by SQLite itself, whatever code made the write.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from ..records.specs import TableSpec, Value, tables
from .errors import DamagedDatabaseError, UncapturedWriteError
from .raw import RawConnection

# SQLite's action codes for the authorizer (sqlite3.h).
_DROP_TABLE, _DROP_TRIGGER, _PRAGMA, _ATTACH, _ALTER_TABLE, _DROP_TEMP_TRIGGER = 11, 16, 19, 24, 26, 14
_CREATE_TRIGGER, _CREATE_TEMP_TRIGGER = 7, 5
_FORBIDDEN = {_DROP_TABLE, _DROP_TRIGGER, _DROP_TEMP_TRIGGER, _ATTACH, _ALTER_TABLE, _CREATE_TRIGGER, _CREATE_TEMP_TRIGGER}
_RISKY_PRAGMAS = {"writable_schema", "recursive_triggers", "foreign_keys", "ignore_check_constraints"}
_MISSING = object()

LOG_TABLES = ("sync_op", "sync_tx", "sync_row")


class Permits:
    """What the running transaction may still write; the writes themselves use the permits up.

    ``rows`` holds whole rows to insert: (table, id) -> the values of all columns after ``id``.
    ``cells`` holds single cells to change: (table, id, column) -> the new storage value.
    ``log`` opens the log's tables, ``free`` everything; both only inside :meth:`logging` and
    :meth:`everything`.
    """

    def __init__(self) -> None:
        self.rows: dict[tuple[str, bytes], tuple[Value, ...]] = {}
        self.cells: dict[tuple[str, bytes, str], Value] = {}
        self.log = False
        self.free = False
        self.refused: UncapturedWriteError | None = None
        """What the guard refused in this transaction; SQLite itself only reports that a function failed."""

    def check(self, what: str, table: str, key: bytes | None, *rest: Value) -> None:
        """Called by the triggers; raises where no permit fits, which rolls the statement back."""
        if what == "u":
            column, new = rest
            allowed = self.cells.pop((table, key, column), _MISSING) == new  # type: ignore[arg-type]  # NULL keys miss
        elif what == "i":
            allowed = self.rows.pop((table, key), _MISSING) == rest  # type: ignore[arg-type]
        elif what == "l":
            allowed = self.log
        else:
            allowed = False
        if not (allowed or self.free):
            self.refused = UncapturedWriteError(what=what, table=table)
            raise self.refused

    def unused(self) -> list[str]:
        """Permits that no write used: an operation would say what did not happen."""
        return [table for table, *_ in (*self.rows, *self.cells)]

    def clear(self) -> None:
        """Take back everything granted."""
        self.rows.clear()
        self.cells.clear()
        self.log = self.free = False
        self.refused = None

    @contextmanager
    def logging(self) -> Iterator[None]:
        """Open the log's tables while operations are written."""
        before, self.log = self.log, True
        try:
            yield
        finally:
            self.log = before

    @contextmanager
    def everything(self) -> Iterator[None]:
        """Open all tables: migrations only."""
        before, self.free = self.free, True
        try:
            yield
        finally:
            self.free = before

    def authorize(self, code: int, first: str | None, second: str | None, _database: str | None, _by: str | None) -> int:
        """SQLite's authorizer: the guard itself cannot be switched off from SQL."""
        risky = code in _FORBIDDEN or (code == _PRAGMA and first in _RISKY_PRAGMAS and second is not None)
        return sqlite3.SQLITE_DENY if risky and not self.free else sqlite3.SQLITE_OK


def triggers(spec: TableSpec) -> dict[str, str]:
    """Name and statement of the three triggers of a synced table."""
    table = spec.kind
    columns = ["space", *(field.name for field in spec.fields)]
    new = ", ".join(f'NEW."{column}"' for column in columns)
    cells = " ".join(
        f"SELECT inka_guard('u','{table}',NEW.id,'{column}',NEW.\"{column}\")"
        f' WHERE NEW."{column}" IS NOT OLD."{column}" COLLATE BINARY;'
        for column in columns
    )
    same = "SELECT RAISE(ABORT,'the key of a synced row never changes') WHERE NEW.id IS NOT OLD.id;"
    bodies = {
        f"guard_{table}_i": f"AFTER INSERT ON {table} BEGIN SELECT inka_guard('i','{table}',NEW.id,{new}); END",
        f"guard_{table}_u": f"AFTER UPDATE ON {table} BEGIN {same} {cells} END",
        f"guard_{table}_d": f"AFTER DELETE ON {table} BEGIN SELECT inka_guard('d','{table}',OLD.id); END",
    }
    return {name: f"CREATE TRIGGER {name} {body}" for name, body in bodies.items()}


def _log_triggers() -> dict[str, str]:
    made = {}
    for table in LOG_TABLES:
        for letter, when in (("i", "INSERT"), ("u", "UPDATE"), ("d", "DELETE")):
            name = f"guard_{table}_{letter}"
            made[name] = f"CREATE TRIGGER {name} AFTER {when} ON {table} BEGIN SELECT inka_guard('l','{table}',NULL); END"
    return made


def expected() -> dict[str, str]:
    """All guards that a database of this version has."""
    made = _log_triggers()
    for spec in tables():
        made |= triggers(spec)
    return made


def present(connection: RawConnection) -> dict[str, str]:
    """The guards in the file, and any other trigger, by name."""
    return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'").fetchall())


def renew(connection: RawConnection, permits: Permits) -> None:
    """Make the guards anew; after each migration, since rebuilding a table drops its triggers."""
    with permits.everything():
        for name in present(connection):
            connection.execute(f'DROP TRIGGER "{name}"')
        for statement in expected().values():
            connection.execute(statement)


def verify(connection: RawConnection) -> None:
    """Compare the guards in the file with those this version expects.

    Raises:
        DamagedDatabaseError: one is missing, another, or changed.
    """
    if present(connection) != expected():
        raise DamagedDatabaseError(why="guard")


def attach(connection: RawConnection, permits: Permits) -> None:
    """Give the writer's connection the function that the triggers call, and lock the guard in."""
    connection.create_function("inka_guard", -1, permits.check)
    connection.set_authorizer(permits.authorize)
