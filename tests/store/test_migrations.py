"""Old databases open for ever; a migration changes no synced value, and one that fails changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import tables
from inka_desktop.store import backup, database, guard, indexes, migrations
from inka_desktop.store.connection import connect
from inka_desktop.store.database import Database
from inka_desktop.store.errors import MigrationFailedError
from inka_desktop.store.guard import Permits
from inka_desktop.store.history import history
from inka_desktop.store.migrations import VERSION, protocols, run
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction
from tests.fixtures.databases.make import FOLDER, KEY
from tests.store.databases import make_store

OLD = sorted(FOLDER.glob("v*.db"), key=lambda path: int(path.stem[1:]))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A copy of the newest fixture, in a profile of its own."""
    shutil.copyfile(OLD[-1], tmp_path / "inka.db")
    return tmp_path


def schema(raw: RawConnection) -> dict[str, str]:
    """Every table, index and trigger, without differences in white space."""
    found = raw.execute("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: " ".join(sql.split()) for name, sql in found if "sqlite_stat" not in name}


def test_there_is_a_fixture_of_every_version() -> None:
    assert [path.stem for path in OLD] == [f"v{version}" for version in range(1, VERSION + 1)]


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_old_databases_open_and_go_on(path: Path, tmp_path: Path) -> None:
    shutil.copyfile(path, tmp_path / "inka.db")
    opened = Database(tmp_path, KEY)
    with opened.readers.raw() as raw:
        assert raw.execute("SELECT count(*) FROM protocol").fetchone() == (3,)
        (key,) = raw.execute("SELECT id FROM protocol WHERE keeper = 'Protokollführung'").fetchone()
        assert [
            entry.after for entry in history(raw, "protocol", UUID(bytes=key)) if entry.field == "place"
        ] == ["Gemeindehaus", "Rathaus"]
        assert raw.execute("SELECT count(*) FROM sync_divided").fetchone() == (1,)

    def save(tx: Transaction) -> None:
        tx.session.get(Protocol, UUID(bytes=key)).place = "Neu"

    opened.writer.submit(save).result()
    with opened.readers.raw() as raw:
        assert raw.execute("SELECT place FROM protocol WHERE id = ?", (key,)).fetchone() == ("Neu",)
    opened.close()


@pytest.mark.parametrize("path", OLD[:2], ids=lambda path: path.stem)
def test_what_older_versions_wrote_is_of_visits(path: Path, tmp_path: Path) -> None:
    shutil.copyfile(path, tmp_path / "inka.db")
    opened = Database(tmp_path, KEY)
    with opened.readers.raw() as raw:
        assert raw.execute("SELECT DISTINCT type FROM protocol").fetchall() == [("visit",)]
        assert raw.execute("SELECT DISTINCT state, vote FROM attendance").fetchall() == [("present", 0)]
        (what,) = raw.execute(
            "SELECT a.what FROM agreement a JOIN protocol p ON p.id = a.protocol_id"
        ).fetchone()
        assert what == "Aushang erneuern"
    opened.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE protocol SET place = 'x'", "UPDATE topic SET protocol_id = NULL", "DELETE FROM photo",
        "UPDATE agreement SET protocol_id = release_id, release_id = protocol_id",
    ],
)  # fmt: skip
def test_a_renaming_that_loses_something_changes_nothing(change: str, tmp_path: Path) -> None:
    shutil.copyfile(FOLDER / "v2.db", tmp_path / "inka.db")
    raw, permits = opened(tmp_path)
    before = raw.execute("SELECT * FROM site_visit").fetchall()

    def step(operations: Any) -> None:
        protocols.step(operations)
        operations.execute(change)

    with pytest.raises(MigrationFailedError):
        run.upgrade(raw, permits, 2, {3: step})
    assert raw.execute("SELECT * FROM site_visit").fetchall() == before
    raw.close()


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_an_old_database_ends_up_like_a_new_one(path: Path, tmp_path: Path) -> None:
    """Fails when the schema changed without a step.

    Before version 1 is released: ``python -m tests.fixtures.databases.make`` makes its fixture anew.
    """
    shutil.copyfile(path, tmp_path / "inka.db")
    Database(tmp_path, KEY).close()
    fresh = make_store(tmp_path / "fresh", key=KEY)
    fresh.database.close()
    old, new = connect(tmp_path / "inka.db", KEY), connect(fresh.database.path, KEY)
    assert schema(old) == schema(new)
    old.close()
    new.close()


# --- steps ------------------------------------------------------------------------------------------------


def _rebuild(operations: Any) -> None:
    """What Alembic does for most changes on SQLite: a new table, copied into, under the old name."""
    for spec in tables():
        with operations.batch_alter_table(spec.kind, recreate="always") as batch:
            batch.add_column(sa.Column("derived", sa.TEXT))
    operations.execute("UPDATE protocol SET derived = upper(place)")


def opened(path: Path) -> tuple[RawConnection, Permits]:
    raw, permits = connect(path / "inka.db", KEY), Permits()
    guard.attach(raw, permits)
    return raw, permits


def test_rebuilding_every_table(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, permits = opened(old)
    before, indexes = run.content(raw), [name for name in schema(raw) if name.startswith("index")]
    run.upgrade(raw, permits, VERSION, {VERSION + 1: _rebuild})
    after = run.content(raw)
    assert {table: after[table][0] for table in before} != {table: before[table][0] for table in before}
    for table, (columns, digest) in before.items():
        assert run._digest(raw, table, columns) == digest
    guard.verify(raw)
    assert set(indexes) <= set(schema(raw))
    assert raw.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert raw.execute("SELECT derived FROM protocol WHERE place = 'gelöscht'").fetchone() == ("GELöSCHT",)
    raw.close()


def _changes_a_value(operations: Any) -> None:
    operations.execute("UPDATE topic SET title = 'corrected'")


def _loses_a_row(operations: Any) -> None:
    operations.execute("DELETE FROM topic")


def _rewrites_the_log(operations: Any) -> None:
    operations.execute("UPDATE sync_tx SET label = 'x'")


def _drops_a_column(operations: Any) -> None:
    with operations.batch_alter_table("topic", recreate="always") as batch:
        batch.drop_column("title")


def _makes_rowids(operations: Any) -> None:
    operations.execute("ALTER TABLE topic RENAME TO topic_old")
    operations.execute("CREATE TABLE topic AS SELECT * FROM topic_old")
    operations.execute("DROP TABLE topic_old")


def _raises(operations: Any) -> None:
    _rebuild(operations)
    raise ZeroDivisionError


@pytest.mark.parametrize(
    "step", [_changes_a_value, _loses_a_row, _rewrites_the_log, _drops_a_column, _makes_rowids, _raises]
)
def test_a_failing_step_changes_nothing(old: Path, step: Callable[[Any], None]) -> None:
    raw, permits = opened(old)
    before, shape = run.content(raw), schema(raw)
    with pytest.raises(MigrationFailedError) as told:
        run.upgrade(raw, permits, VERSION, {VERSION + 1: _rebuild, VERSION + 2: step})
    assert told.value.__cause__ is not None
    assert (run.content(raw), schema(raw)) == (before, shape)
    assert raw.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
    guard.verify(raw)
    raw.close()
    Database(old, KEY).close()


def test_opening_migrates_and_keeps_a_copy(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "VERSION", VERSION + 1)
    # The step's default was bound when the module was read, so the mapping itself gets it.
    monkeypatch.setitem(migrations.STEPS, VERSION + 1, _rebuild)
    original = (old / "inka.db").read_bytes()
    Database(old, KEY).close()
    raw = connect(old / "inka.db", KEY)
    assert raw.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    assert "derived" in schema(raw)["table protocol"]
    raw.close()
    (copy,) = (old / "backups").glob("inka-migration-*.db")
    assert copy.read_bytes() == original


def test_a_copy_is_kept_of_the_newest_three(tmp_path: Path) -> None:
    path = tmp_path / "inka.db"
    for number in range(5):
        path.write_bytes(bytes([number]))
        backup.copy(path, "import")
    backup.copy(path, "migration")
    kept = sorted((tmp_path / "backups").glob("inka-import-*.db"))
    assert [one.read_bytes() for one in kept] == [b"\x02", b"\x03", b"\x04"]
    assert len(list((tmp_path / "backups").glob("inka-migration-*.db"))) == 1


def test_every_declared_index_is_there_after_a_table_was_rebuilt(old: Path) -> None:
    raw, permits = opened(old)
    with permits.everything():
        raw.execute('DROP INDEX "ix_protocol_alive_place_order_date_state_project_id_type"')
        raw.execute("CREATE INDEX ix_of_an_older_version ON protocol(keeper)")
        indexes.renew(raw)
    found = raw.execute(
        "SELECT name, sql FROM sqlite_master"
        " WHERE type = 'index' AND sql IS NOT NULL AND tbl_name NOT LIKE 'sync%'"
    ).fetchall()
    assert dict(found) == indexes.expected()
    raw.close()
