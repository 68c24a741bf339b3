"""Ways to write a synced cell past the capture. Each must be refused, whatever code tries it.

An attack gets the running transaction, the table, the id of a row in it and the name of a text field.
What it does is undone by SQLite when it is refused; a test compares everything afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import event, func, text
from sqlalchemy.dialects.sqlite import insert as upsert_into

from inka_desktop.records.ids import new_id
from inka_desktop.records.specs import TableSpec
from inka_desktop.store.writer import Transaction

Attack = Callable[[Transaction, TableSpec, UUID, str], Any]
ATTACKS: dict[str, Attack] = {}


def attack(function: Attack) -> Attack:
    """Adds a way to the list."""
    ATTACKS[function.__name__] = function
    return function


def _table(spec: TableSpec) -> Any:
    return spec.record.__table__


def _new(tx: Transaction, spec: TableSpec, row: UUID) -> dict[str, Any]:
    """Values of a new row that nothing but the guard could object to."""
    found = tx.raw.execute(f"SELECT space FROM {spec.kind} WHERE id = ?", (row.bytes,)).fetchone()
    return {"id": new_id(), "space": UUID(bytes=found[0])}


@contextmanager
def _altered_later(spec: TableSpec, moment: str, name: str, value: str) -> Iterator[None]:
    """Another listener gives the field a value after everyone has looked."""

    def later(_mapper: Any, _connection: Any, record: Any) -> None:
        setattr(record, name, value)

    event.listen(spec.record, moment, later)
    try:
        yield
    finally:
        event.remove(spec.record, moment, later)


# --- the ORM in bulk --------------------------------------------------------------------------------------


@attack
def orm_bulk_update(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.session.execute(sa.update(spec.record).values({name: "past"}))


@attack
def orm_bulk_update_by_key(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.session.execute(sa.update(spec.record), [{"id": row, name: "past"}])


@attack
def orm_bulk_insert(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.session.execute(sa.insert(spec.record), [_new(tx, spec, row)])


@attack
def orm_bulk_delete(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.session.execute(sa.delete(spec.record))


@attack
def query_update(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.session.query(spec.record).update({name: "past"})


@attack
def query_delete(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.session.query(spec.record).delete()


@attack
def bulk_save_objects(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.session.bulk_save_objects([spec.record(**_new(tx, spec, row))])


@attack
def bulk_insert_mappings(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.session.bulk_insert_mappings(spec.record, [_new(tx, spec, row)])


@attack
def bulk_update_mappings(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.session.bulk_update_mappings(spec.record, [{"id": row, name: "past"}])


@attack
def orm_upsert(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    values = {**_new(tx, spec, row), "id": row}
    return tx.session.execute(
        upsert_into(spec.record).values(values).on_conflict_do_update(set_={name: "past"})
    )


# --- the ORM one by one -----------------------------------------------------------------------------------


@attack
def session_delete(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    tx.session.delete(tx.session.get(spec.record, row))
    tx.flush()


@attack
def sql_expression_as_value(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    setattr(tx.session.get(spec.record, row), name, func.upper("past"))
    tx.flush()


@attack
def sql_text_as_value_of_a_new_row(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    tx.session.add(spec.record(**_new(tx, spec, row), **{name: text("'past'")}))
    tx.flush()


@attack
def a_later_listener_changes_an_update(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    with _altered_later(spec, "before_update", name, "altered"):
        setattr(tx.session.get(spec.record, row), name, "past")
        tx.flush()


@attack
def a_later_listener_changes_a_new_row(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    with _altered_later(spec, "before_insert", name, "altered"):
        tx.session.add(spec.record(**_new(tx, spec, row), **{name: "past"}))
        tx.flush()


@attack
def a_later_listener_hides_behind_nul(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    with _altered_later(spec, "before_update", name, "past\0and more"):
        setattr(tx.session.get(spec.record, row), name, "past")
        tx.flush()


@attack
def a_new_row_hides_behind_nul(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    values = _new(tx, spec, row)
    stored = [values["space"].bytes]
    stored += ["past" if field.name == name else field.default for field in spec.fields]
    tx.permits.rows[spec.kind, values["id"].bytes] = tuple(stored)
    names = ", ".join(f'"{field.name}"' for field in spec.fields)
    stored[1 + [field.name for field in spec.fields].index(name)] = "past\0and more"
    marks = ", ".join("?" * (len(stored) + 1))
    return tx.raw.execute(
        f"INSERT INTO {spec.kind}(id, space, {names}) VALUES ({marks})", (values["id"].bytes, *stored)
    )


@attack
def the_key_of_a_row(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    tx.session.get(spec.record, row).id = new_id()
    tx.flush()


@attack
def the_space_of_a_row(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    tx.session.get(spec.record, row).space = new_id()
    tx.flush()


@attack
def a_row_in_an_unknown_space(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    tx.session.add(spec.record(id=new_id(), space=new_id()))
    tx.flush()


@attack
def a_value_of_another_type(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    setattr(tx.session.get(spec.record, row), name, 7)
    tx.flush()


@attack
def deleting_together_with_a_change(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    record = tx.session.get(spec.record, row)
    record.alive = False
    setattr(record, name, "past")
    tx.flush()


@attack
def a_refusal_swallowed(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    try:
        tx.raw.execute(f'UPDATE {spec.kind} SET "{name}" = ?', ("past",))
    except Exception as refused:  # noqa: BLE001  (this is the attack)
        return refused
    return None


@attack
def a_permit_never_used(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    tx.permits.cells[spec.kind, row.bytes, name] = "past"


# --- Core and SQL -----------------------------------------------------------------------------------------

# Each by the connection itself, with :row, :value and :new (a new id); {names} are the synced columns,
# {same} the row itself with another value in the field.
SQL = {
    "raw_update": 'UPDATE {kind} SET "{name}" = :value WHERE id = :row',
    "raw_update_to_null": 'UPDATE {kind} SET "{name}" = NULL WHERE id = :row',
    "raw_update_by_case_only": 'UPDATE {kind} SET "{name}" = upper("{name}") WHERE id = :row',
    "raw_update_to_a_blob": 'UPDATE {kind} SET "{name}" = CAST("{name}" AS BLOB)',
    "raw_hide": "UPDATE {kind} SET alive = 0 WHERE id = :row",
    "raw_insert": (
        "INSERT INTO {kind}(id, space, {names}) SELECT :new, space, {names} FROM {kind} WHERE id = :row"
    ),
    "raw_delete": "DELETE FROM {kind} WHERE id = :row",
    "raw_truncate": "DELETE FROM {kind}",
    "insert_or_replace": "INSERT OR REPLACE {same}",
    "replace_into": "REPLACE {same}",
    "update_or_replace": 'UPDATE OR REPLACE {kind} SET "{name}" = :value',
    "update_or_ignore": 'UPDATE OR IGNORE {kind} SET "{name}" = :value',
    "upsert": 'INSERT {same} ON CONFLICT(id) DO UPDATE SET "{name}" = :value',
    "update_from": 'UPDATE {kind} SET "{name}" = x.value FROM (SELECT 1 AS one, :value AS value) AS x',
    "update_returning": 'UPDATE {kind} SET "{name}" = :value RETURNING id',
    "update_with_common_table": 'WITH x(v) AS (SELECT :value) UPDATE {kind} SET "{name}" = (SELECT v FROM x)',
    "through_a_cascade": "ALTER TABLE {kind} ADD COLUMN owner REFERENCES setting(name) ON DELETE CASCADE",
    "drop_the_trigger": "DROP TRIGGER guard_{kind}_u",
    "drop_the_table": "DROP TABLE {kind}",
    "rename_the_table": "ALTER TABLE {kind} RENAME TO gone",
    "drop_the_column": 'ALTER TABLE {kind} DROP COLUMN "{name}"',
    "the_schema_table_itself": "DELETE FROM sqlite_schema WHERE type = 'trigger'",
    "recursive_triggers_off": "PRAGMA recursive_triggers = OFF",
    "foreign_keys_off": "PRAGMA foreign_keys = OFF",
    "raw_savepoint": "SAVEPOINT half",
    **{
        f"{table}_{what}": statement.format(table=table, column=column)
        for table, column in (("sync_op", "body"), ("sync_tx", "label"), ("sync_row", "heads"))
        for what, statement in (
            ("insert", "INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"),
            ("update", "UPDATE {table} SET {column} = x'00'"),
            ("delete", "DELETE FROM {table}"),
        )
    },
}


def runs(statement: str) -> Attack:
    """An attack that runs one statement."""

    def attack(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
        names = ", ".join(f'"{field.name}"' for field in spec.fields)
        altered = ", ".join(":value" if field.name == name else f'"{field.name}"' for field in spec.fields)
        itself = f"SELECT id, space, {altered} FROM {spec.kind} WHERE id = :row"
        same = f"INTO {spec.kind}(id, space, {names}) {itself}"
        filled = statement.format(kind=spec.kind, name=name, names=names, same=same)
        return tx.raw.execute(filled, {"row": row.bytes, "value": "past", "new": new_id().bytes}).fetchall()

    return attack


ATTACKS.update({name: runs(statement) for name, statement in SQL.items()})


@attack
def core_update(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.session.execute(_table(spec).update().values({name: "past"}))


@attack
def core_insert(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.session.connection().execute(_table(spec).insert().values(_new(tx, spec, row)))


@attack
def core_insert_many(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.session.connection().execute(_table(spec).insert(), [_new(tx, spec, row), _new(tx, spec, row)])


@attack
def core_delete(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.session.connection().execute(_table(spec).delete())


@attack
def text_update(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.session.execute(text(f'UPDATE {spec.kind} SET "{name}" = :value'), {"value": "past"})


@attack
def driver_sql(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.session.connection().exec_driver_sql(f'UPDATE {spec.kind} SET "{name}" = ?', ("past",))


@attack
def raw_executemany(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.executemany(f'UPDATE {spec.kind} SET "{name}" = ? WHERE id = ?', [("past", row.bytes)])


@attack
def raw_cursor(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    connection: Any = tx.raw
    return connection.cursor().execute(f'UPDATE {spec.kind} SET "{name}" = ?', ("past",))


@attack
def raw_script(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    connection: Any = tx.raw
    return connection.executescript(f"UPDATE {spec.kind} SET \"{name}\" = 'past';")


@attack
def through_a_view(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    tx.raw.execute(f"CREATE TEMP VIEW seen AS SELECT * FROM {spec.kind}")
    tx.raw.execute(
        f"CREATE TEMP TRIGGER through INSTEAD OF UPDATE ON seen BEGIN"
        f' UPDATE {spec.kind} SET "{name}" = NEW."{name}"; END'
    )
    return tx.raw.execute(f'UPDATE seen SET "{name}" = ?', ("past",))


@attack
def through_a_trigger_of_another_table(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    tx.raw.execute("CREATE TABLE bait(x)")
    tx.raw.execute(
        f"CREATE TRIGGER baited AFTER INSERT ON bait BEGIN UPDATE {spec.kind} SET \"{name}\" = 'past'; END"
    )
    return tx.raw.execute("INSERT INTO bait VALUES (1)")


@attack
def open_blob(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    connection: Any = tx.raw
    with connection.open_blob(spec.kind, name, 1, readonly=False) as blob:
        blob.write(b"x")


# --- against the guard itself -----------------------------------------------------------------------------


@attack
def attach_the_file_again(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    path = tx.raw.execute("PRAGMA database_list").fetchone()[2]
    return tx.raw.execute("ATTACH ? AS again", (path,))


@attack
def writable_schema(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    tx.raw.execute("PRAGMA writable_schema = ON")
    return tx.raw.execute("DELETE FROM sqlite_master WHERE type = 'trigger'")


@attack
def orm_savepoint(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    with tx.session.begin_nested():
        setattr(tx.session.get(spec.record, row), name, "past")


@attack
def commit_early(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    setattr(tx.session.get(spec.record, row), name, "past")
    tx.session.commit()


@attack
def commit_early_by_sql(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    setattr(tx.session.get(spec.record, row), name, "past")
    tx.flush()
    return tx.raw.execute("COMMIT")


@attack
def roll_back_and_go_on(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    setattr(tx.session.get(spec.record, row), name, "past")
    tx.flush()
    tx.session.rollback()
    setattr(tx.session.get(spec.record, row), name, "past")
