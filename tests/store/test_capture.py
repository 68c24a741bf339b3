"""What a save leaves in the log: one operation a row, with exactly what was set."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from inka_desktop.errors import InkaError
from inka_desktop.records.base import ALIVE
from inka_desktop.records.documents import Attachment, ProtocolVersion
from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Agreement, Protocol, Topic
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import RecordState, SpaceKind, VisitKind
from inka_desktop.store.dots import log_of, seq_of, unpack_heads
from inka_desktop.store.errors import UncapturedWriteError
from inka_desktop.store.oplog import Body, Kind, unpack_body
from inka_desktop.store.writer import Changes, Transaction
from tests.store.databases import Store

VISIT = {field.name: field.number for field in by_kind()["protocol"].fields}


def ops(store: Store) -> list[tuple[int, Kind, UUID, Body]]:
    """All operations: dot, kind, row and body."""
    found = store.rows("SELECT dot, kind, row, body FROM sync_op ORDER BY dot")
    return [(dot, Kind(kind), UUID(bytes=row), unpack_body(body)) for dot, kind, row, body in found]


def heads(store: Store, row: UUID) -> dict[Any, Any]:
    """The heads of a row."""
    return unpack_heads(store.rows("SELECT heads FROM sync_row WHERE row = ?", row.bytes)[0][0])


# --- inserts ----------------------------------------------------------------------------------------------


def test_an_insert_carries_only_what_was_set(store: Store) -> None:
    row = store.add(Protocol, place="Rathaus", date=date(2026, 11, 23), begin=time(9, 30))
    ((dot, kind, key, body),) = ops(store)
    assert (kind, key) == (Kind.INSERT, row)
    assert body.values == {VISIT["place"]: "Rathaus", VISIT["date"]: "2026-11-23", VISIT["begin"]: "09:30"}
    assert body.preds == {}
    assert heads(store, row) == {0: dot}


def test_defaults_stand_in_the_row_and_not_in_the_log(store: Store) -> None:
    row = store.add(Protocol)
    assert ops(store)[0][3].values == {}
    stored = store.get(Protocol, row)
    assert (stored.kind, stored.state, stored.alive) == (VisitKind.ACCOMPANIMENT, RecordState.DRAFT, True)


def test_words_are_stored_as_text(store: Store) -> None:
    row = store.add(Protocol, kind=VisitKind.WALK)
    assert ops(store)[0][3].values == {VISIT["kind"]: "walk"}
    assert store.rows("SELECT kind, typeof(kind) FROM protocol WHERE id = ?", row.bytes) == [("walk", "text")]


def test_every_type_goes_in_and_comes_back(store: Store) -> None:
    at = datetime(2026, 11, 23, 8, 56, 0, 123000, tzinfo=UTC)
    row = store.add(ProtocolVersion, content=b"\x00bytes", finished_at=at, version=3, withdrawn=True)
    values = ops(store)[0][3].values
    assert set(map(type, values.values())) == {bytes, int}
    stored = store.get(ProtocolVersion, row)
    assert (stored.content, stored.finished_at, stored.version, stored.withdrawn) == (
        b"\x00bytes",
        at,
        3,
        True,
    )


def test_parent_and_child_in_one_transaction_whatever_the_order(store: Store) -> None:
    visit, topic = new_id(), new_id()
    home = store.home(Protocol)

    def work(tx: Transaction) -> None:
        tx.session.add(Topic(id=topic, space=home, protocol_id=visit, title="Öffnungszeiten"))
        tx.flush()
        tx.session.add(Protocol(id=visit, space=home))

    store.run(work)
    assert [(kind, key) for _, kind, key, _ in ops(store)] == [(Kind.INSERT, topic), (Kind.INSERT, visit)]
    assert store.rows("SELECT count(*) FROM sync_tx") == [(1,)]
    assert store.rows("PRAGMA foreign_key_check") == []


def test_a_child_without_its_parent_is_refused(store: Store) -> None:
    before = store.everything()
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        store.add(Topic, protocol_id=new_id())
    assert store.everything() == before


# --- updates ----------------------------------------------------------------------------------------------


def test_an_update_names_what_it_replaces(store: Store) -> None:
    row = store.add(Protocol, place="a")
    store.set(Protocol, row, place="b")
    store.set(Protocol, row, place="c", keeper="K")
    (made, *_), (second, *_), (third, kind, _, body) = ops(store)
    assert kind == Kind.UPDATE
    assert body.values == {VISIT["place"]: "c", VISIT["keeper"]: "K"}
    assert body.preds == {VISIT["place"]: second, VISIT["keeper"]: made}
    assert heads(store, row) == {0: made, VISIT["place"]: third, VISIT["keeper"]: third}


def test_the_same_value_again_is_no_operation(store: Store) -> None:
    row = store.add(Protocol, place="a", date=date(2026, 1, 1))
    before = store.everything()
    store.set(Protocol, row, place="a", date=date(2026, 1, 1), kind=VisitKind.ACCOMPANIMENT)
    assert store.everything() == before


def test_there_and_back_in_one_transaction_is_no_operation(store: Store) -> None:
    row = store.add(Protocol, place="a")
    before = store.everything()

    def work(tx: Transaction) -> None:
        record = tx.session.get(Protocol, row)
        record.place = "b"
        record.place = "a"

    store.run(work)
    assert store.everything() == before


@pytest.mark.parametrize("value", ["new", "old", None])
def test_an_attribute_set_without_having_been_loaded(store: Store, value: str | None) -> None:
    row = store.add(Protocol, place="old")

    def work(tx: Transaction) -> None:
        record = tx.session.get(Protocol, row)
        tx.session.expire(record, ["place"])
        record.place = value

    store.run(work)
    assert store.get(Protocol, row).place == value
    written = [body.values for _, _, _, body in ops(store)[1:]]
    assert written == ([] if value == "old" else [{VISIT["place"]: value}])


def test_emptying_a_field(store: Store) -> None:
    row = store.add(Protocol, place="a")
    store.set(Protocol, row, place=None)
    assert ops(store)[1][3].values == {VISIT["place"]: None}
    assert store.get(Protocol, row).place is None


def test_merge_is_captured_like_any_save(store: Store) -> None:
    row, home = store.add(Protocol, place="a", keeper="K"), store.home(Protocol)
    store.run(lambda tx: tx.session.merge(Protocol(id=row, space=home, place="b")))
    fresh = new_id()
    store.run(lambda tx: tx.session.merge(Protocol(id=fresh, space=home, place="c")))
    assert [(kind, body.values) for _, kind, _, body in ops(store)[1:]] == [
        (Kind.UPDATE, {VISIT["place"]: "b"}),
        (Kind.INSERT, {VISIT["place"]: "c"}),
    ]
    assert store.get(Protocol, row).keeper == "K"


@pytest.mark.parametrize(("was", "becomes"), [(True, False), (False, True)])
@pytest.mark.parametrize("name", ["place", "observations"])
def test_deleting_and_bringing_back_go_alone(store: Store, name: str, was: bool, becomes: bool) -> None:
    """Its operation would not have seen the other one: a long text beside a deletion would take it back."""
    first: dict[str, Any] = {name: "vorher"}
    then: dict[str, Any] = {name: "nachher", "alive": becomes}
    row = store.add(Protocol, **first)
    if not was:
        store.set(Protocol, row, alive=False)
    before = ops(store)
    with pytest.raises(UncapturedWriteError):
        store.set(Protocol, row, **then)
    assert ops(store) == before
    assert store.get(Protocol, row).alive is was


def test_deleting_and_taking_it_back(store: Store) -> None:
    row = store.add(Protocol, place="a")
    store.set(Protocol, row, place="b")
    store.set(Protocol, row, alive=False)
    store.set(Protocol, row, alive=True)
    (made, *_), (second, *_), (third, kind3, _, deleted), (_, kind4, _, back) = ops(store)
    assert (kind3, kind4) == (Kind.DELETE, Kind.UNDELETE)
    assert (deleted.values, deleted.preds) == ({ALIVE: 0}, {ALIVE: made})
    assert deleted.saw == {0: made, VISIT["place"]: second}
    assert (back.values, back.preds) == ({ALIVE: 1}, {ALIVE: third})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("place", 5),
        ("place", b"x"),
        ("place", "a\0b"),
        ("date", "2026-01-01"),
        ("alive", None),
        ("kind", None),
    ],
)
def test_a_value_that_the_column_would_change_is_refused(store: Store, field: str, value: object) -> None:
    row = store.add(Protocol, place="a")
    before = store.everything()
    wrong: dict[str, Any] = {field: value}
    with pytest.raises((InkaError, AttributeError, TypeError)):
        store.set(Protocol, row, **wrong)
    assert store.everything() == before


@pytest.mark.parametrize("value", [1.0, True, "5", 2**70])
def test_a_number_that_is_none(store: Store, value: object) -> None:
    before = store.everything()
    with pytest.raises((InkaError, OverflowError)):
        store.add(Attachment, size_bytes=value)
    assert store.everything() == before


def test_texts_of_all_scripts_come_back(store: Store) -> None:
    for words in ("", " ", "Öffnungszeiten „heute“", "👩‍👩‍👧 e\u0301", "x" * 100_000, "\u2028\r\n\t'\"%s"):
        row = store.add(Protocol, observations=words)
        assert store.get(Protocol, row).observations == words


# --- transactions -----------------------------------------------------------------------------------------


def transactions(store: Store) -> list[tuple[int, int, int, str]]:
    """Log, first, last and label of each author's transaction."""
    found = store.rows("SELECT first, last, label FROM sync_tx ORDER BY last")
    return [(log_of(first), seq_of(first), seq_of(last), label) for first, last, label in found]


def test_several_flushes_are_one_transaction(store: Store) -> None:
    row = store.add(Protocol, place="a")

    def work(tx: Transaction) -> None:
        record = tx.session.get(Protocol, row)
        for word in "bcd":
            record.place = word
            tx.flush()

    store.run(work, "typed")
    assert [(first, last, label) for _, first, last, label in transactions(store)] == [
        (1, 1, "new"),
        (2, 4, "typed"),
    ]
    assert [body.values[VISIT["place"]] for *_, body in ops(store)] == ["a", "b", "c", "d"]


def test_two_spaces_are_two_transactions_of_one_action(store: Store) -> None:
    def work(tx: Transaction) -> None:
        for kind in (SpaceKind.COORD, SpaceKind.PROJECT, SpaceKind.COORD):
            tx.session.add(Agreement(id=new_id(), space=store.spaces[kind]))
            tx.flush()

    store.run(work, "both")
    assert sorted((first, last) for _, first, last, _ in transactions(store)) == [(1, 1), (1, 2)]
    assert len(store.rows("SELECT DISTINCT action FROM sync_tx")) == 1


def test_a_rolled_back_transaction_uses_no_number(store: Store) -> None:
    store.add(Protocol, place="a")

    def work(tx: Transaction) -> None:
        tx.session.add(Protocol(id=new_id(), space=store.home(Protocol)))
        tx.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.run(work)
    store.add(Protocol, place="b")
    assert [seq_of(dot) for dot, *_ in ops(store)] == [1, 2]
    assert [(first, last) for _, first, last, _ in transactions(store)] == [(1, 1), (2, 2)]


def test_a_failed_flush_leaves_nothing_and_the_next_save_works(store: Store) -> None:
    row = store.add(Protocol, place="a")
    before = store.everything()

    def work(tx: Transaction) -> None:
        tx.session.add(Topic(id=new_id(), space=store.home(Topic)))
        tx.flush()
        tx.session.add(Protocol(id=row, space=store.home(Protocol)))
        tx.flush()

    with pytest.raises(IntegrityError):
        store.run(work)
    assert store.everything() == before
    store.set(Protocol, row, place="b")
    assert store.get(Protocol, row).place == "b"


def test_a_failed_flush_that_is_swallowed_keeps_nothing(store: Store) -> None:
    row = store.add(Protocol, place="a")
    before = store.everything()

    def work(tx: Transaction) -> None:
        tx.session.add(Topic(id=new_id(), space=store.home(Topic)))
        tx.flush()
        tx.session.add(Protocol(id=row, space=store.home(Protocol)))
        with pytest.raises(IntegrityError):
            tx.flush()
        tx.session.rollback()

    with pytest.raises(UncapturedWriteError):
        store.run(work)
    assert store.everything() == before


def test_the_clock_rises_with_every_transaction(store: Store) -> None:
    row = store.add(Protocol)
    for word in "abcdefgh":
        store.set(Protocol, row, place=word)
    stamps = [stamp for (stamp,) in store.rows("SELECT hlc FROM sync_tx ORDER BY last")]
    assert stamps == sorted(set(stamps))


# --- what changed is told ---------------------------------------------------------------------------------


def _fails(_changes: Changes) -> None:
    raise ZeroDivisionError


def test_listeners_hear_what_changed_and_may_fail(store: Store) -> None:
    heard: list[Changes] = []
    stop_failing = store.database.writer.on_change(_fails)
    stop = store.database.writer.on_change(heard.append)
    row = store.add(Protocol, place="a")
    store.run(lambda _tx: None)
    assert [(changes.kinds, changes.ids, changes.received) for changes in heard] == [
        (frozenset({"protocol"}), frozenset({row}), False)
    ]
    stop()
    stop_failing()
    store.set(Protocol, row, place="b")
    assert len(heard) == 1
