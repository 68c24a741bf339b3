"""Every way past the capture is refused, for every synced table, and leaves everything as it was."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import configure_mappers
from sqlcipher3 import dbapi2 as sqlcipher

from inka_desktop.errors import InkaError
from inka_desktop.records.ids import new_id
from inka_desktop.records.specs import TableSpec, by_kind, tables
from inka_desktop.records.values import SpaceKind
from inka_desktop.store import guard
from inka_desktop.store.connection import connect
from inka_desktop.store.database import Database
from inka_desktop.store.errors import DamagedDatabaseError, UncapturedWriteError
from inka_desktop.store.guard import Permits
from tests.store.attacks import ATTACKS, Attack
from tests.store.databases import Store, make_store, text_field

BY_SQLITE = {"open_blob", "the_schema_table_itself"}
"""SQLite refuses these itself, before any trigger or authorizer is asked."""
KINDS = [spec.kind for spec in tables()]


def tried(store: Store, spec: TableSpec, attack: Attack) -> BaseException | None:
    """What trying it raised."""
    row = UUID(bytes=store.rows(f"SELECT id FROM {spec.kind} LIMIT 1")[0][0])
    try:
        store.run(lambda tx: attack(tx, spec, row, text_field(spec)), "attack")
    except Exception as raised:  # noqa: BLE001  (whatever it is, the test looks at it)
        return raised
    return None


@pytest.mark.parametrize("kind", KINDS)
def test_every_attack_is_refused(filled: Store, kind: str) -> None:
    before = filled.everything()
    for name, attack in ATTACKS.items():
        raised = tried(filled, by_kind()[kind], attack)
        assert isinstance(raised, sqlcipher.Error if name in BY_SQLITE else InkaError), name
    assert filled.everything() == before


@pytest.mark.parametrize("kind", KINDS)
def test_the_ordinary_way_works_afterwards(filled: Store, kind: str) -> None:
    spec = by_kind()[kind]
    operations = filled.rows("SELECT count(*) FROM sync_op")
    values: dict[str, Any] = {text_field(spec): "ordinary"}
    filled.add(spec.record, **values)
    assert filled.rows("SELECT count(*) FROM sync_op") == [(operations[0][0] + 1,)]


# --- from outside -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_connection_cannot_write(filled: Store, kind: str) -> None:
    before = filled.everything()
    other = connect(filled.database.path, filled.key)
    try:
        name = text_field(by_kind()[kind])
        for statement in (
            f"UPDATE {kind} SET \"{name}\" = 'past'",
            f"DELETE FROM {kind}",
            f"INSERT INTO {kind}(id, space) VALUES (x'00', x'00')",
            f"INSERT OR REPLACE INTO {kind}(id, space) SELECT id, space FROM {kind}",
        ):
            with pytest.raises(sqlcipher.OperationalError, match=r"inka_guard|inka_sort_key"):
                other.execute(statement)
    finally:
        other.close()
    assert filled.everything() == before


def test_readers_cannot_write(filled: Store) -> None:
    before = filled.everything()
    with filled.database.readers.raw() as raw:
        with pytest.raises(sqlcipher.OperationalError, match="readonly"):
            raw.execute("DELETE FROM setting")
        raw.execute("PRAGMA query_only = OFF")
        with pytest.raises(sqlcipher.OperationalError, match=r"inka_guard|inka_sort_key"):
            raw.execute("UPDATE protocol SET place = 'past'")
        raw.execute("PRAGMA query_only = ON")
    with filled.database.readers.session() as session:
        session.add(by_kind()["topic"].record(id=new_id(), space=filled.spaces[SpaceKind.COORD]))
        with pytest.raises(InkaError):
            session.flush()
    assert filled.everything() == before


_OTHER_PROCESS = """
import sys
from pathlib import Path
from inka_desktop.store.connection import connect
raw = connect(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
for statement in sys.stdin.read().splitlines():
    try:
        raw.execute(statement)
        print("written", statement)
    except Exception as refused:
        print("refused")
"""


def test_a_second_process_cannot_write(filled: Store) -> None:
    before = filled.everything()
    statements = [f"UPDATE {spec.kind} SET \"{text_field(spec)}\" = 'past'" for spec in tables()]
    statements += [f"DELETE FROM {table}" for table in (*KINDS, *guard.LOG_TABLES)]
    answers = subprocess.run(
        [sys.executable, "-c", _OTHER_PROCESS, str(filled.database.path), filled.key.hex()],
        input="\n".join(statements), capture_output=True, text=True, check=True, timeout=60,
    ).stdout.splitlines()  # fmt: skip
    assert answers == ["refused"] * len(statements)
    assert filled.everything() == before


def test_a_session_kept_beyond_its_transaction(filled: Store) -> None:
    before = filled.everything()
    kept = filled.run(lambda tx: tx.session)
    kept.add(by_kind()["topic"].record(id=new_id(), space=filled.spaces[SpaceKind.COORD]))
    with pytest.raises(UncapturedWriteError):
        kept.flush()
    assert filled.everything() == before


def test_reindex_and_analyze_are_fine(filled: Store) -> None:
    before = filled.everything()
    filled.run(lambda tx: (tx.raw.execute("REINDEX"), tx.raw.execute("ANALYZE")))
    assert filled.everything() == before


# --- the guards in the file -------------------------------------------------------------------------------


def _closed(folder: Path) -> tuple[Path, bytes]:
    store = make_store(folder)
    store.database.close()
    return store.database.path, store.key


@pytest.mark.parametrize("kind", [*KINDS, *guard.LOG_TABLES])
def test_a_missing_trigger_is_noticed(closed: tuple[Path, bytes], kind: str) -> None:
    path, key = closed
    raw = connect(path, key)
    for letter in "iud":
        raw.execute("BEGIN")
        raw.execute(f"DROP TRIGGER guard_{kind}_{letter}")
        with pytest.raises(DamagedDatabaseError):
            guard.verify(raw)
        raw.execute("ROLLBACK")
    guard.verify(raw)
    raw.close()


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A database that nobody has open."""
    return _closed(tmp_path_factory.mktemp("closed"))


def test_opening_looks_at_the_guards(tmp_path: Path) -> None:
    path, key = _closed(tmp_path)
    raw = connect(path, key)
    raw.execute("DROP TRIGGER guard_protocol_u")
    raw.close()
    with pytest.raises(DamagedDatabaseError):
        Database(tmp_path, key)


def test_an_additional_or_altered_trigger_is_noticed(closed: tuple[Path, bytes]) -> None:
    path, key = closed
    raw = connect(path, key)
    for statements in (
        ["CREATE TRIGGER more AFTER INSERT ON setting BEGIN DELETE FROM setting; END"],
        [
            "DROP TRIGGER guard_topic_d",
            "CREATE TRIGGER guard_topic_d AFTER DELETE ON topic BEGIN SELECT 1; END",
        ],
    ):
        raw.execute("BEGIN")
        for statement in statements:
            raw.execute(statement)
        with pytest.raises(DamagedDatabaseError):
            guard.verify(raw)
        raw.execute("ROLLBACK")
    raw.close()


def test_a_table_with_rowids_is_noticed(tmp_path: Path) -> None:
    path, key = _closed(tmp_path)
    raw = connect(path, key)
    definition = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'topic'").fetchone()[0]
    triggers = raw.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'topic'"
    ).fetchall()
    raw.execute("DROP TABLE topic")
    raw.execute(definition.replace("WITHOUT ROWID", ""))
    for (statement,) in triggers:
        raw.execute(statement)
    raw.close()
    with pytest.raises(DamagedDatabaseError):
        Database(tmp_path, key)


@pytest.mark.parametrize("kind", KINDS)
def test_each_table_has_three_guards_over_every_column(kind: str) -> None:
    spec = by_kind()[kind]
    found = guard.triggers(spec)
    assert set(found) == {f"guard_{kind}_{letter}" for letter in "iud"}
    for column in spec.record.__table__.columns:
        if column.name != "id" and column.name not in spec.derived:
            assert f'NEW."{column.name}"' in found[f"guard_{kind}_i"]
            assert f'NEW."{column.name}" IS NOT OLD."{column.name}"' in found[f"guard_{kind}_u"]


# --- what records may not declare -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_no_record_declares_what_capture_cannot_see(kind: str) -> None:
    """No relationship, so no cascade, ``secondary`` or ``post_update``; SQLite fills in no field."""
    configure_mappers()
    mapper = sa.inspect(by_kind()[kind].record)
    assert not list(mapper.relationships)
    table = by_kind()[kind].record.metadata.tables[kind]
    assert not table.dialect_options["sqlite"]["with_rowid"]
    for column in table.columns:
        derived = column.name in by_kind()[kind].derived
        assert (column.server_default is not None) == (column.server_onupdate is not None) == derived
        assert column.onupdate is None
        assert column.computed is None
        assert column.identity is None
        assert column.default is None or column.default.is_scalar
        assert not column.unique
        for key in column.foreign_keys:
            assert key.ondelete is None
            assert key.onupdate is None
            assert key.deferrable
    constraints = {type(one) for one in table.constraints}
    assert constraints <= {sa.PrimaryKeyConstraint, sa.ForeignKeyConstraint}
    assert not any(index.unique for index in table.indexes)


# --- mutants: these tests see a guard that is broken ------------------------------------------------------


@pytest.fixture
def made_anew() -> Iterator[None]:
    """The guards are worked out as they are now, and after the test as they should be."""
    guard.expected.cache_clear()
    yield
    guard.expected.cache_clear()


def _through(store: Store, *names: str) -> set[str]:
    """Which of these attacks got through."""
    spec, through = by_kind()["protocol"], set()
    for name in names:
        before = store.everything()
        if tried(store, spec, ATTACKS[name]) is None or store.everything() != before:
            through.add(name)
    return through


def test_mutant_permits_not_checked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.a_row_of_each()
    monkeypatch.setattr(Permits, "check", lambda *_: None)
    guard.attach(store.database.writer.core.raw, store.database.writer.core.permits)
    names = (
        "raw_update",
        "raw_insert",
        "core_update",
        "upsert",
        "text_update",
        "sync_op_delete",
        "raw_truncate",
    )
    assert _through(store, *names) == set(names)


def test_mutant_authorizer_off(store: Store) -> None:
    store.a_row_of_each()
    store.run(lambda tx: tx.raw.set_authorizer(None))
    names = ("raw_savepoint", "recursive_triggers_off", "drop_the_trigger", "drop_the_table")
    assert _through(store, *names) == set(names)


def test_mutant_swallowed_refusals_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.a_row_of_each()
    monkeypatch.setattr(Permits, "demand_settled", lambda _self: None)
    names = ("a_refusal_swallowed", "a_permit_never_used")
    assert _through(store, *names) == set(names)


@pytest.mark.parametrize(
    ("letter", "names"),
    [
        ("u", ("raw_update", "update_from", "raw_hide", "raw_executemany")),
        ("i", ("raw_insert", "core_insert", "bulk_insert_mappings")),
        ("d", ("raw_delete",)),
    ],
)
def test_mutant_one_guard_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_anew: None, letter: str, names: tuple[str, ...]
) -> None:
    whole = guard.triggers

    def lame(spec: TableSpec) -> dict[str, str]:
        return {name: sql for name, sql in whole(spec).items() if not name.endswith(f"_{letter}")}

    monkeypatch.setattr(guard, "triggers", lame)
    store = make_store(tmp_path)
    monkeypatch.setattr(Permits, "unused", lambda _self: [])
    store.a_row_of_each()
    through = _through(store, *names)
    store.database.close()
    assert through == set(names)


def test_mutant_one_column_unguarded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_anew: None
) -> None:
    whole = guard._cell_check
    monkeypatch.setattr(
        guard,
        "_cell_check",
        lambda *column: "" if column[1] == text_field(by_kind()[column[0]]) else whole(*column),
    )
    store = make_store(tmp_path)
    store.a_row_of_each()
    assert _through(store, "raw_update", "core_update") == {"raw_update", "core_update"}
    store.database.close()
