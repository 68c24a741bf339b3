"""The history of a row: who wrote what, when, from what to what."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import by_kind
from inka_desktop.store.history import HistoryEntry, history
from inka_desktop.store.oplog import Kind
from tests.store.databases import Store, as_somebody_else, write_beside


def of(store: Store, row: UUID, *, kind: str = "protocol") -> list[HistoryEntry]:
    with store.database.readers.raw() as raw:
        return history(raw, kind, row)


def told(entries: list[HistoryEntry]) -> list[tuple[str, object, object, str]]:
    return [(entry.field, entry.before, entry.after, entry.label) for entry in entries]


def test_changes_newest_first_with_what_they_replaced(store: Store) -> None:
    row = store.add(Protocol, place="a")
    store.set(Protocol, row, place="b", date=date(2026, 11, 23), label="typed")
    store.set(Protocol, row, place=None, label="emptied")
    assert told(of(store, row)) == [
        ("place", "b", None, "emptied"),
        ("place", "a", "b", "typed"),
        ("date", None, date(2026, 11, 23), "typed"),
        ("place", None, "a", "new"),
    ]


def test_a_default_that_was_never_named_is_what_was_before(store: Store) -> None:
    row = store.add(Protocol)
    store.set(Protocol, row, state="final")
    assert told(of(store, row)) == [("state", "draft", "final", "edit")]


def test_deleting_and_taking_back(store: Store) -> None:
    row = store.add(Protocol)
    store.set(Protocol, row, alive=False)
    store.set(Protocol, row, alive=True)
    assert [(entry.kind, entry.before, entry.after) for entry in of(store, row)] == [
        (Kind.UNDELETE, False, True),
        (Kind.DELETE, True, False),
    ]


def test_who_and_when(store: Store) -> None:
    row = store.add(Protocol, place="a")
    with as_somebody_else(store):
        store.set(Protocol, row, place="b")
    theirs, mine = of(store, row)
    assert (theirs.own, theirs.device, mine.own) == (False, b"somebody-elses..", True)
    assert theirs.author != mine.author
    assert 0 <= theirs.at_ms - mine.at_ms < 60_000


def test_both_sides_of_a_divided_cell(store: Store) -> None:
    row = store.add(Protocol, place="a")
    first = of(store, row)[0].dot
    store.set(Protocol, row, place="mine")
    write_beside(store, "protocol", row, "place", "theirs", first)
    assert set(told(of(store, row))) == {
        ("place", "a", "mine", "edit"),
        ("place", "a", "theirs", "theirs"),
        ("place", None, "a", "new"),
    }
    store.set(Protocol, row, place="settled")
    assert {entry.after for entry in of(store, row)} == {"a", "mine", "theirs", "settled"}


def test_other_rows_are_not_in_it(store: Store) -> None:
    row, other = store.add(Protocol, place="a"), store.add(Protocol, place="b")
    assert [entry.after for entry in of(store, row)] == ["a"]
    assert [entry.after for entry in of(store, other)] == ["b"]
    assert of(store, new_id()) == []
    assert of(store, row, kind="topic") == []


def test_every_kind_has_one(filled: Store) -> None:
    for kind in by_kind():
        (key,) = filled.rows(f"SELECT id FROM {kind} LIMIT 1")[0]
        assert [entry.after for entry in of(filled, UUID(bytes=key), kind=kind)] == ["before"]
