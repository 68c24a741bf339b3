"""Runs the steps that an older database lacks. Alembic is imported here, and so only when needed."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from alembic.migration import MigrationContext
from alembic.operations import Operations

from inka_desktop.records.specs import tables
from inka_desktop.store import guard, indexes
from inka_desktop.store.engine import borrow
from inka_desktop.store.errors import MigrationFailedError
from inka_desktop.store.guard import LOG_TABLES, Permits
from inka_desktop.store.raw import RawConnection

from . import RENAMED, STEPS, WIDENED, Step
from .catching_up import catch_up, news


def upgrade(raw: RawConnection, permits: Permits, version: int, steps: Mapping[int, Step] = STEPS) -> None:
    """Bring a database of ``version`` up to the newest step, all in one transaction.

    Guards and indexes are made anew at the end, since rebuilding a table drops its triggers and may lose
    an index. Then rows show what newer devices had written already.

    Raises:
        MigrationFailedError: a step failed, or changed a synced value or the log. Everything is as it was.
    """
    with permits.everything(), borrow(raw).connect() as connection:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("BEGIN IMMEDIATE")
        operations = Operations(MigrationContext.configure(connection))
        try:
            before = content(raw)
            guard.lift(raw, permits)
            for number in sorted(number for number in steps if number > version):
                steps[number](operations)
                raw.execute(f"PRAGMA user_version = {number}")
            _demand_same(raw, before, version)
            indexes.renew(raw)
            guard.renew(raw, permits)
            catch_up(raw, permits, news(_known(before, version)))
            guard.verify(raw)
            raw.execute("COMMIT")
        except Exception as failure:
            raise MigrationFailedError() from failure
        finally:
            if raw.in_transaction:
                raw.execute("ROLLBACK")
            raw.execute("PRAGMA foreign_keys = ON")


def content(raw: RawConnection) -> dict[str, tuple[list[str], bytes]]:
    """The columns of every synced and log table, and a digest of what is in them."""
    found = {}
    former = (name for renamed in RENAMED.values() for name in renamed.tables)
    for table in (*LOG_TABLES, *former, *(spec.kind for spec in tables())):
        columns = [
            name for (name,) in raw.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
        ]
        if columns:
            found[table] = columns, _digest(raw, table, columns)
    return found


def _digest(raw: RawConnection, table: str, columns: list[str]) -> bytes:
    keys = ", ".join(
        f'"{name}"'
        for (name,) in raw.execute("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (table,))
    )
    digest = blake2b(digest_size=16)
    for row in raw.execute(
        f"SELECT {', '.join(f'{chr(34)}{name}{chr(34)}' for name in columns)} FROM {table} ORDER BY {keys}"
    ):
        digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _demand_same(raw: RawConnection, before: dict[str, tuple[list[str], bytes]], version: int) -> None:
    for former, (names, digest) in before.items():
        table, columns = _renamed(former, names, version)
        if _digest(raw, table, columns) != digest:
            raise ValueError(f"a migration changed what is in {table}")
    if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise ValueError("a migration left a reference to nothing")


def _known(before: dict[str, tuple[list[str], bytes]], version: int) -> dict[str, list[str]]:
    """The columns that tables had, all by their names of now.

    Tables that may stand in more kinds of space since are left out: what stood there was shown by none.
    """
    wider = {table for number, tables in WIDENED.items() if number > version for table in tables}
    known = (_renamed(table, columns, version) for table, (columns, _digest) in before.items())
    return {table: columns for table, columns in known if table not in wider}


def _renamed(table: str, columns: list[str], version: int) -> tuple[str, list[str]]:
    """What a table and its columns are called now, that were called so at a version."""
    for number in sorted(number for number in RENAMED if number > version):
        table = RENAMED[number].table_name(table)
        columns = RENAMED[number].column_names(table, columns)
    return table, columns
