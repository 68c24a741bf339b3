"""Autosave widens the last operation as long as nobody can have seen it (EXCHANGE.md 6)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import by_kind
from inka_desktop.store.oplog import EDIT_LONGEST_S, Body, Edit, unpack_body
from inka_desktop.store.writer import Transaction
from tests.store.databases import StoppedClock, Store, as_somebody_else, make_store

PLACE = by_kind()["protocol"].by_name["place"].number


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def store(tmp_path: Path, clock: StoppedClock) -> Iterator[Store]:
    made = make_store(tmp_path, clock=clock)
    yield made
    made.database.close()


@pytest.fixture
def visit(store: Store) -> UUID:
    return store.add(Protocol, place="before")


def focus(store: Store) -> Edit:
    return store.run(lambda tx: tx.log.new_edit())


def written(store: Store) -> list[tuple[int, Body]]:
    """Operations after the one that made the row."""
    found = store.rows("SELECT dot, body FROM sync_op ORDER BY dot")[1:]
    return [(dot, unpack_body(body)) for dot, body in found]


def type_text(store: Store, visit: UUID, text: str, edit: Edit) -> None:
    for end in range(1, len(text) + 1):
        store.set(Protocol, visit, place=text[:end], edit=edit)


def test_saves_of_one_edit_share_an_operation(store: Store, visit: UUID) -> None:
    edit = focus(store)
    store.set(Protocol, visit, place="R", edit=edit)
    ((first, body),) = written(store)
    transactions = store.rows("SELECT * FROM sync_tx")
    type_text(store, visit, "Rathaus", edit)
    ((dot, widened),) = written(store)
    assert dot == first
    assert widened.preds == body.preds
    assert widened.values == {PLACE: "Rathaus"}
    assert store.rows("SELECT * FROM sync_tx") == transactions
    assert store.get(Protocol, visit).place == "Rathaus"


def test_another_edit_is_another_operation(store: Store, visit: UUID) -> None:
    type_text(store, visit, "ab", focus(store))
    type_text(store, visit, "xy", focus(store))
    assert [body.values[PLACE] for _, body in written(store)] == ["ab", "xy"]


def test_a_save_without_edit_is_its_own_operation(store: Store, visit: UUID) -> None:
    for word in ("a", "b"):
        store.set(Protocol, visit, place=word)
    assert len(written(store)) == 2


def test_another_cell_in_between_ends_it(store: Store, visit: UUID) -> None:
    edit = focus(store)
    store.set(Protocol, visit, place="a", edit=edit)
    store.set(Protocol, visit, keeper="K", edit=edit)
    store.set(Protocol, visit, place="ab", edit=edit)
    (first, _), _, (_, third) = written(store)
    assert third.preds == {PLACE: first}


def test_two_cells_at_once_are_not_widened(store: Store, visit: UUID) -> None:
    edit = focus(store)
    store.set(Protocol, visit, place="a", keeper="K", edit=edit)
    store.set(Protocol, visit, place="ab", edit=edit)
    assert len(written(store)) == 2


def test_the_same_cell_of_another_row_is_not_widened(store: Store, visit: UUID) -> None:
    edit, other = focus(store), store.add(Protocol, place="other")
    store.set(Protocol, visit, place="a", edit=edit)
    store.set(Protocol, other, place="b", edit=edit)
    assert [body.values[PLACE] for _, body in written(store)] == ["other", "a", "b"]


def test_nothing_is_widened_after_an_import(store: Store, visit: UUID) -> None:
    edit = focus(store)
    store.set(Protocol, visit, place="a", edit=edit)
    store.run(lambda tx: tx.log.close_all(), "import")
    store.set(Protocol, visit, place="ab", edit=edit)
    (first, before), (_, second) = written(store)
    assert before.values == {PLACE: "a"}
    assert second.preds == {PLACE: first}


@pytest.mark.parametrize(("seconds", "operations"), [(EDIT_LONGEST_S - 1, 1), (EDIT_LONGEST_S + 1, 2)])
def test_an_edit_lasts_five_minutes(
    store: Store, clock: StoppedClock, visit: UUID, seconds: float, operations: int
) -> None:
    edit = focus(store)
    store.set(Protocol, visit, place="a", edit=edit)
    clock.advance(seconds)
    store.set(Protocol, visit, place="ab", edit=edit)
    assert len(written(store)) == operations


def test_what_somebody_else_wrote_is_never_typed_over(store: Store, visit: UUID) -> None:
    edit = focus(store)
    store.set(Protocol, visit, place="mine", edit=edit)
    with as_somebody_else(store):
        store.set(Protocol, visit, place="theirs")
    store.set(Protocol, visit, place="mine, more", edit=edit)
    found = {body.values[PLACE]: (dot, body.preds) for dot, body in written(store)}
    assert set(found) == {"mine", "theirs", "mine, more"}
    assert found["mine, more"][1] == {PLACE: found["theirs"][0]}


def test_nothing_is_widened_after_a_restart(tmp_path: Path, store: Store, visit: UUID) -> None:
    edit = focus(store)
    store.set(Protocol, visit, place="a", edit=edit)
    store.run(lambda tx: tx.log.load())
    store.set(Protocol, visit, place="ab", edit=edit)
    assert len(written(store)) == 2


def test_several_flushes_of_one_save(store: Store, visit: UUID) -> None:
    edit = focus(store)

    def work(tx: Transaction) -> None:
        record = tx.session.get(Protocol, visit)
        for word in ("a", "ab", "abc"):
            record.place = word
            tx.flush()

    store.run(work, edit=edit)
    assert store.get(Protocol, visit).place == "abc"
    assert [body.values[PLACE] for _, body in written(store)][-1] == "abc"
    assert store.rows("SELECT max(last & 1099511627775) FROM sync_tx") == [(1 + len(written(store)),)]
