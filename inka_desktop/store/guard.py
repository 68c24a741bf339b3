"""The guard: a cell of a synced table changes only together with the operation that describes it.

Triggers in the database file call ``inka_guard``, which only the writer's connection has, and it takes
out one permit per row or changed cell that the capture granted. So every way past the capture (bulk
statements, raw SQL, another program) is refused by SQLite itself, whatever code made the write.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from types import MappingProxyType

from inka_desktop.records.specs import TableSpec, Value, tables

from . import derived, figures, search_due
from .errors import DamagedDatabaseError, UncapturedWriteError
from .raw import RawConnection

# SQLite's action codes for the authorizer (sqlite3.h).
_CREATE_TEMP_TRIGGER, _CREATE_TRIGGER, _DROP_TABLE, _DROP_TEMP_TRIGGER, _DROP_TRIGGER = 5, 7, 11, 14, 16
_PRAGMA, _TRANSACTION, _ATTACH, _ALTER_TABLE, _SAVEPOINT = 19, 22, 24, 26, 32
_FORBIDDEN = {
    *(_CREATE_TEMP_TRIGGER, _CREATE_TRIGGER, _DROP_TABLE, _DROP_TEMP_TRIGGER, _DROP_TRIGGER),
    *(_ATTACH, _ALTER_TABLE, _SAVEPOINT),
}
_RISKY_PRAGMAS = {"writable_schema", "recursive_triggers", "foreign_keys", "ignore_check_constraints"}
_MISSING = object()

LOG_TABLES = ("sync_op", "sync_tx", "sync_row")


class Permits:
    """What the running transaction may still write; the writes themselves use the permits up.

    ``rows`` holds whole rows to insert: (table, id) -> the values of all columns after ``id``.
    ``cells`` holds single cells to change: (table, id, column) -> the new storage value.
    ``blanks`` holds operations that an erasure empties: number -> the body that stays.
    ``log`` opens the log's tables, ``free`` everything; both only inside :meth:`logging` and
    :meth:`everything`. ``ends`` lets the writer, and nobody else, end its transaction.
    """

    def __init__(self) -> None:
        self.blanks: dict[int, bytes] = {}
        self.rows: dict[tuple[str, bytes], tuple[Value, ...]] = {}
        self.cells: dict[tuple[str, bytes, str], Value] = {}
        self.log = False
        self.free = False
        self.ends = False
        self.given_up = False
        """Somebody asked for a rollback inside the transaction: nothing of it may be kept."""
        self.refused: UncapturedWriteError | None = None
        """What the guard refused in this transaction; SQLite itself only reports that something failed."""

    def check(self, what: str, table: str, key: bytes | None, *rest: Value) -> None:
        """Called by the triggers; raises where no permit fits, which rolls the statement back."""
        if what == "u":
            column, new = rest
            allowed = self.cells.pop((table, key, column), _MISSING) == new  # type: ignore[arg-type]  # NULL keys miss
        elif what == "i":
            allowed = self.rows.pop((table, key), _MISSING) == rest  # type: ignore[arg-type]  # NULL keys miss
        elif what == "l":
            allowed = self.log
        elif what == "b":
            allowed = self.log or self.blanks.pop(rest[0], _MISSING) == rest[1]  # type: ignore[arg-type]  # dots are numbers
        else:
            allowed = False
        if not (allowed or self.free):
            self.refused = UncapturedWriteError(what=what, table=table)
            raise self.refused

    def unused(self) -> list[str]:
        """Permits that no write used: an operation would say what did not happen."""
        blanks = ["sync_op"] if self.blanks else []
        return [key[0] for key in self.rows] + [key[0] for key in self.cells] + blanks

    def demand_settled(self) -> None:
        """Called before the commit, so that work which swallowed a refusal is not kept in part.

        Raises:
            UncapturedWriteError: something was refused, or granted and never written.
        """
        if self.refused is not None:
            raise self.refused
        if self.given_up:
            raise UncapturedWriteError(why="rolled back")
        if left := self.unused():
            raise UncapturedWriteError(unused=left[0])

    def clear(self) -> None:
        """Take back everything granted."""
        self.rows.clear()
        self.cells.clear()
        self.blanks.clear()
        self.log = self.free = self.given_up = False
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

    @contextmanager
    def ending(self) -> Iterator[None]:
        """Let the writer commit or roll back."""
        self.ends = True
        try:
            yield
        finally:
            self.ends = False

    def authorize(self, code: int, first: str | None, second: str | None, *_where: str | None) -> int:
        """SQLite's authorizer: the guard cannot be switched off from SQL, nor a transaction ended early.

        A savepoint rolled back would take operations along but not their numbers.
        """
        risky = code in _FORBIDDEN or (code == _PRAGMA and first in _RISKY_PRAGMAS and second is not None)
        early = code == _TRANSACTION and first != "BEGIN" and not self.ends
        if (risky or early) and not self.free:
            self.refused = UncapturedWriteError(what=code, table=first)
            return sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_OK


def triggers(spec: TableSpec) -> dict[str, str]:
    """Name and statement of the three triggers of a synced table.

    Functions see a text only up to its first NUL, so a text with one is refused by its own letter.
    """
    table = spec.kind
    texts = {field.name for field in spec.fields if field.stored is str}
    columns = ["space", *(field.name for field in spec.fields)]
    new = ", ".join(f'NEW."{column}"' for column in columns)
    letter = _unless_cut("i", "concat(''" + "".join(f', NEW."{name}"' for name in sorted(texts)) + ")")
    cells = " ".join(_cell_check(table, column, column in texts) for column in columns)
    same = "SELECT RAISE(ABORT,'the key of a synced row never changes') WHERE NEW.id IS NOT OLD.id;"
    bodies = {
        "i": f"AFTER INSERT ON {table} BEGIN SELECT inka_guard({letter},'{table}',NEW.id,{new}); END",
        "u": f"AFTER UPDATE ON {table} BEGIN {same} {cells} END",
        "d": f"AFTER DELETE ON {table} BEGIN SELECT inka_guard('d','{table}',OLD.id); END",
    }
    return {
        f"guard_{table}_{when}": f"CREATE TRIGGER guard_{table}_{when} {body}"
        for when, body in bodies.items()
    }


def _cell_check(table: str, column: str, is_text: bool) -> str:
    new, old = f'NEW."{column}"', f'OLD."{column}"'
    letter = _unless_cut("u", new) if is_text else "'u'"
    changed = f"{new} IS NOT {old} COLLATE BINARY"
    return f"SELECT inka_guard({letter},'{table}',NEW.id,'{column}',{new}) WHERE {changed};"


def _unless_cut(letter: str, text: str) -> str:
    return f"CASE WHEN instr({text}, char(0)) THEN 'z' ELSE '{letter}' END"


def _log_triggers() -> dict[str, str]:
    made = {}
    for table in LOG_TABLES:
        for letter, when in (("i", "INSERT"), ("u", "UPDATE"), ("d", "DELETE")):
            name = f"guard_{table}_{letter}"
            body = f"BEGIN SELECT inka_guard('l','{table}',NULL); END"
            made[name] = f"CREATE TRIGGER {name} AFTER {when} ON {table} {body}"
    # An erasure may empty the body of an operation that it was granted, and change nothing else of it.
    same = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in ("dot", "kind", "tbl", "row"))
    made["guard_sync_op_u"] = (
        "CREATE TRIGGER guard_sync_op_u AFTER UPDATE ON sync_op BEGIN"
        f" SELECT inka_guard('l','sync_op',NULL) WHERE {same};"
        " SELECT inka_guard('b','sync_op',NULL,NEW.dot,NEW.body); END"
    )
    return made


@cache
def expected() -> Mapping[str, str]:
    """All guards, and what keeps derived columns and tells search and figures, in this version."""
    made = _log_triggers()
    for spec in tables():
        made |= triggers(spec) | derived.triggers(spec) | search_due.triggers(spec)
        made |= figures.triggers(spec)
    return MappingProxyType(made)


def present(connection: RawConnection) -> dict[str, str]:
    """The guards in the file, and any other trigger, by name."""
    return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'").fetchall())


def lift(connection: RawConnection, permits: Permits) -> None:
    """Take the triggers away while tables are rebuilt: some look into another, which may be missing then."""
    with permits.everything():
        for name in present(connection):
            connection.execute(f'DROP TRIGGER "{name}"')


def renew(connection: RawConnection, permits: Permits) -> None:
    """Make the triggers anew; after each migration, since rebuilding a table drops them."""
    lift(connection, permits)
    with permits.everything():
        for statement in expected().values():
            connection.execute(statement)
        derived.renew(connection)


def verify(connection: RawConnection) -> None:
    """Compare the guards in the file with those this version expects.

    Synced tables must be WITHOUT ROWID: only so SQLite refuses ``open_blob``, which fires no trigger.

    Raises:
        DamagedDatabaseError: one is missing, another, or changed, or a table was made anew with rowids.
    """
    without = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND wr = 1"
    closed = {name for (name,) in connection.execute(without).fetchall()}
    guarded = {*LOG_TABLES, *(spec.kind for spec in tables())}
    if present(connection) != dict(expected()) or not guarded <= closed:
        raise DamagedDatabaseError(why="guard")


def attach(connection: RawConnection, permits: Permits) -> None:
    """Give the writer's connection the function that the triggers call, and lock the guard in."""
    connection.create_function("inka_guard", -1, permits.check)
    derived.attach(connection)
    connection.set_authorizer(permits.authorize)
