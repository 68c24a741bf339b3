"""Ways to write a synced cell past the capture. Each must be refused, whatever code tries it.

An attack gets the running transaction, the table, the id of a row in it and the name of a text field.
What it does is undone by SQLite when it is refused; a test compares everything afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
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


def _raw_new(tx: Transaction, spec: TableSpec, row: UUID) -> tuple[str, tuple[Any, ...]]:
    """Copies the row under a new id, by SQL."""
    return f"SELECT ?, space, {_names(spec)} FROM {spec.kind} WHERE id = ?", (new_id().bytes, row.bytes)


def _names(spec: TableSpec) -> str:
    return ", ".join(f'"{field.name}"' for field in spec.fields)


def _same_row_altered(spec: TableSpec, name: str) -> str:
    altered = ", ".join("'past'" if field.name == name else f'"{field.name}"' for field in spec.fields)
    select = f"SELECT id, space, {altered} FROM {spec.kind} WHERE id = ?"
    return f"INTO {spec.kind}(id, space, {_names(spec)}) {select}"


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
    def later(_mapper: Any, _connection: Any, record: Any) -> None:
        setattr(record, name, "altered")

    event.listen(spec.record, "before_update", later)
    try:
        setattr(tx.session.get(spec.record, row), name, "past")
        tx.flush()
    finally:
        event.remove(spec.record, "before_update", later)


@attack
def a_later_listener_changes_a_new_row(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    def later(_mapper: Any, _connection: Any, record: Any) -> None:
        setattr(record, name, "altered")

    event.listen(spec.record, "before_insert", later)
    try:
        tx.session.add(spec.record(**_new(tx, spec, row), **{name: "past"}))
        tx.flush()
    finally:
        event.remove(spec.record, "before_insert", later)


@attack
def a_later_listener_hides_behind_nul(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    def later(_mapper: Any, _connection: Any, record: Any) -> None:
        setattr(record, name, "past\0and more")

    event.listen(spec.record, "before_update", later)
    try:
        setattr(tx.session.get(spec.record, row), name, "past")
        tx.flush()
    finally:
        event.remove(spec.record, "before_update", later)


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
def raw_update(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f'UPDATE {spec.kind} SET "{name}" = ? WHERE id = ?', ("past", row.bytes))


@attack
def raw_update_to_null(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f'UPDATE {spec.kind} SET "{name}" = NULL WHERE id = ?', (row.bytes,))


@attack
def raw_update_by_case_only(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f'UPDATE {spec.kind} SET "{name}" = upper("{name}") WHERE id = ?', (row.bytes,))


@attack
def raw_update_to_a_blob(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f'UPDATE {spec.kind} SET "{name}" = CAST("{name}" AS BLOB)')


@attack
def raw_hide(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f"UPDATE {spec.kind} SET alive = 0 WHERE id = ?", (row.bytes,))


@attack
def raw_insert(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    select, values = _raw_new(tx, spec, row)
    return tx.raw.execute(f"INSERT INTO {spec.kind}(id, space, {_names(spec)}) {select}", values)


@attack
def raw_delete(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f"DELETE FROM {spec.kind} WHERE id = ?", (row.bytes,))


@attack
def raw_truncate(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f"DELETE FROM {spec.kind}")


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
def insert_or_replace(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f"INSERT OR REPLACE {_same_row_altered(spec, name)}", (row.bytes,))


@attack
def replace_into(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f"REPLACE {_same_row_altered(spec, name)}", (row.bytes,))


@attack
def update_or_replace(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f'UPDATE OR REPLACE {spec.kind} SET "{name}" = ?', ("past",))


@attack
def update_or_ignore(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f'UPDATE OR IGNORE {spec.kind} SET "{name}" = ?', ("past",))


@attack
def upsert(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(
        f"INSERT {_same_row_altered(spec, name)} ON CONFLICT(id) DO UPDATE SET \"{name}\" = 'past'",
        (row.bytes,),
    )


@attack
def update_from(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(
        f'UPDATE {spec.kind} SET "{name}" = other.value FROM (SELECT 1 AS x, ? AS value) AS other', ("past",)
    )


@attack
def update_returning(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f'UPDATE {spec.kind} SET "{name}" = ? RETURNING id', ("past",)).fetchall()


@attack
def update_with_common_table(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(
        f'WITH x(v) AS (SELECT ?) UPDATE {spec.kind} SET "{name}" = (SELECT v FROM x)', ("past",)
    )


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
def through_a_cascade(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    tx.raw.execute(f"ALTER TABLE {spec.kind} ADD COLUMN owner REFERENCES setting(name) ON DELETE CASCADE")


@attack
def open_blob(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    connection: Any = tx.raw
    with connection.open_blob(spec.kind, name, 1, readonly=False) as blob:
        blob.write(b"x")


# --- against the guard itself -----------------------------------------------------------------------------


@attack
def drop_the_trigger(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f"DROP TRIGGER guard_{spec.kind}_u")


@attack
def drop_the_table(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f"DROP TABLE {spec.kind}")


@attack
def rename_the_table(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f"ALTER TABLE {spec.kind} RENAME TO gone")


@attack
def drop_the_column(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute(f'ALTER TABLE {spec.kind} DROP COLUMN "{name}"')


@attack
def attach_the_file_again(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    path = tx.raw.execute("PRAGMA database_list").fetchone()[2]
    return tx.raw.execute("ATTACH ? AS again", (path,))


@attack
def writable_schema(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    tx.raw.execute("PRAGMA writable_schema = ON")
    return tx.raw.execute("DELETE FROM sqlite_master WHERE type = 'trigger'")


@attack
def the_schema_table_itself(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute("DELETE FROM sqlite_schema WHERE type = 'trigger'")


@attack
def recursive_triggers_off(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute("PRAGMA recursive_triggers = OFF")


@attack
def foreign_keys_off(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute("PRAGMA foreign_keys = OFF")


@attack
def orm_savepoint(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    with tx.session.begin_nested():
        setattr(tx.session.get(spec.record, row), name, "past")


@attack
def raw_savepoint(tx: Transaction, spec: TableSpec, row: UUID, name: str) -> Any:
    return tx.raw.execute("SAVEPOINT half")


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


# --- the log ----------------------------------------------------------------------------------------------


def _log_attacks() -> None:
    columns = {"sync_op": "body", "sync_tx": "label", "sync_row": "heads"}
    for table, column in columns.items():
        for what, statement in (
            ("insert", f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"),
            ("update", f"UPDATE {table} SET {column} = x'00'"),
            ("delete", f"DELETE FROM {table}"),
        ):
            ATTACKS[f"{table}_{what}"] = _runs(statement)


def _runs(statement: str) -> Attack:
    return lambda tx, _spec, _row, _name: tx.raw.execute(statement)


_log_attacks()
