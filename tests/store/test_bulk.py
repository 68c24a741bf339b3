"""Many rows with one statement: the same rows, the same guard, and indexes that are put off come back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import SpaceKind
from inka_desktop.store import bulk, indexes
from inka_desktop.store.connection import connect
from inka_desktop.store.errors import UncapturedWriteError
from inka_desktop.store.merge import insert_into
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from .databases import Store

VISIT = by_kind()["protocol"]
PLACE = [field.name for field in VISIT.fields].index("place")


@pytest.fixture
def raw(tmp_path: Path) -> Iterator[RawConnection]:
    """An encrypted file with one table of three columns."""
    made = connect(tmp_path / "bulk.db", os.urandom(32))
    made.execute("CREATE TABLE t(id PRIMARY KEY, space, value)")
    yield made
    made.close()


def rows(raw: RawConnection) -> list[tuple[Any, ...]]:
    return list(raw.execute("SELECT id, space, value FROM t ORDER BY id").fetchall())


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 64, 1_000, 3_001])
def test_all_rows_are_there_whatever_their_number(raw: RawConnection, count: int) -> None:
    given = [(number, b"a", None if number % 2 else f"{number}") for number in range(count)]
    bulk.insert(raw, "INSERT INTO t(id, space, value)", given)
    assert rows(raw) == given
    bulk.insert(raw, "INSERT INTO t(id, space, value)", given, " ON CONFLICT DO UPDATE SET value = 'again'")
    assert rows(raw) == [(number, b"a", "again") for number in range(count)]


@pytest.mark.parametrize("value", [None, b"", b"\0bytes", "", "text", 0, 1.5, bytes(2_000)])
def test_what_is_written_comes_back_as_it_was(raw: RawConnection, value: Any) -> None:
    bulk.insert(raw, "INSERT INTO t(id, space, value)", [(1, b"a", value)])
    (found,) = rows(raw)[0][2:]
    assert (type(found), found) == (type(value), value)


def test_an_update_touches_what_its_space_holds_and_what_is_other(raw: RawConnection) -> None:
    bulk.insert(raw, "INSERT INTO t(id, space, value)", [(1, b"a", None), (2, b"b", "x"), (3, b"a", "same")])
    raw.execute("CREATE TABLE touched(id)")
    raw.execute("CREATE TRIGGER see AFTER UPDATE ON t BEGIN INSERT INTO touched VALUES (NEW.id); END")
    bulk.update(
        raw, "t", ["value"], [(1, b"a", "new"), (2, b"a", "theirs"), (3, b"a", "same"), (4, b"a", "")]
    )
    assert rows(raw) == [(1, b"a", "new"), (2, b"b", "x"), (3, b"a", "same")]
    assert raw.execute("SELECT id FROM touched").fetchall() == [(1,)]


def visits(store: Store, tx: Transaction, count: int) -> list[tuple[Any, ...]]:
    """Whole rows of new visits, with a permit for each."""
    space = store.spaces[SpaceKind.COORD].bytes
    made = []
    for _ in range(count):
        key, values = new_id().bytes, (space, *(field.default for field in VISIT.fields))
        tx.permits.rows["protocol", key] = values
        made.append((key, *values, *(None for _ in VISIT.derived)))
    return made


@pytest.mark.parametrize("wrong", [0, 99, 199])
@pytest.mark.parametrize("how", ["none", "other"])
def test_the_guard_sees_each_row_of_a_statement(store: Store, wrong: int, how: str) -> None:
    def write(tx: Transaction) -> None:
        made = visits(store, tx, 200)
        key = "protocol", made[wrong][0]
        values = tx.permits.rows.pop(key)
        if how == "other":
            tx.permits.rows[key] = (*values[: PLACE + 1], "elsewhere", *values[PLACE + 2 :])
        bulk.insert(tx.raw, insert_into(VISIT), made)

    with pytest.raises(UncapturedWriteError):
        store.run(write)
    assert store.rows("SELECT count(*) FROM protocol") == [(0,)]


@pytest.mark.parametrize("wrong", [0, 40])
def test_the_guard_sees_each_cell_of_an_update(store: Store, wrong: int) -> None:
    space = store.spaces[SpaceKind.COORD].bytes
    keys = [store.add(Protocol, place="before").bytes for _ in range(41)]

    def write(tx: Transaction) -> None:
        tx.permits.cells.update({("protocol", key, "place"): "after" for key in keys})
        del tx.permits.cells["protocol", keys[wrong], "place"]
        bulk.update(tx.raw, "protocol", ["place"], [(key, space, "after") for key in keys])

    with pytest.raises(UncapturedWriteError):
        store.run(write)
    assert store.rows("SELECT DISTINCT place FROM protocol") == [("before",)]


def present(store: Store) -> dict[str, str]:
    found = store.rows("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    return dict(found)


def test_indexes_of_lists_are_put_off_and_those_of_references_stay(store: Store) -> None:
    def write(tx: Transaction) -> list[str]:
        later = indexes.put_off(tx.raw, "protocol")
        left = tx.raw.execute(
            "SELECT name FROM sqlite_master"
            " WHERE type = 'index' AND tbl_name = 'protocol' AND sql IS NOT NULL"
        ).fetchall()
        for statement in later:
            tx.raw.execute(statement)
        return [name for (name,) in left]

    names = ("agreed_at", "organization", "project", "series", "site")
    assert sorted(store.run(write)) == [f"ix_protocol_{name}_id" for name in names]
    assert present(store) == indexes.expected()


def test_nothing_is_put_off_where_rows_are(store: Store) -> None:
    store.add(Protocol)
    assert store.run(lambda tx: indexes.put_off(tx.raw, "protocol")) == []
    assert present(store) == indexes.expected()


def test_indexes_that_were_put_off_are_there_after_a_crash(store: Store) -> None:
    def write(tx: Transaction) -> None:
        assert indexes.put_off(tx.raw, "protocol")
        raise KeyError(UUID(int=0))

    with pytest.raises(KeyError):
        store.run(write)
    assert present(store) == indexes.expected()
