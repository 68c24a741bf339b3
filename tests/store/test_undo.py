"""Undo: own actions, newest first, each cell only while our write stands alone in it."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from uuid import UUID

import pytest

from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Agreement, Protocol, Topic
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import SpaceKind
from inka_desktop.store.oplook import OpReader
from inka_desktop.store.undo import BARRIERS, Kept, Undone, undo, undo_whole
from inka_desktop.store.writer import Transaction
from tests.store.databases import Store, as_somebody_else, write_beside


def undone(store: Store, passed: Collection[bytes] = ()) -> Undone | None:
    return store.run(lambda tx: undo(tx, passed), "undo")


def shown(store: Store, row: UUID, *names: str) -> tuple[object, ...]:
    record = store.get(Protocol, row)
    return tuple(getattr(record, name) for name in names)


def test_back_step_by_step(store: Store) -> None:
    row = store.add(Protocol, place="a")
    for word in "bcd":
        store.set(Protocol, row, place=word, label=f"to {word}")
    steps = []
    while (done := undone(store)) is not None:
        steps.append((done.label, done.undone, done.kept, *shown(store, row, "place", "alive")))
    assert steps == [
        ("to d", 1, (), "c", True),
        ("to c", 1, (), "b", True),
        ("to b", 1, (), "a", True),
        ("new", 1, (), "a", False),
    ]
    assert undone(store) is None


def test_undo_writes_a_new_operation_that_names_the_head(store: Store) -> None:
    row = store.add(Protocol, place="a")
    store.set(Protocol, row, place="b")
    before = store.rows("SELECT * FROM sync_op ORDER BY dot")
    done = undone(store)
    assert done is not None
    after = store.rows("SELECT * FROM sync_op ORDER BY dot")
    assert after[:2] == before
    place = by_kind()["protocol"].by_name["place"].number
    with store.database.readers.raw() as raw:
        op = OpReader(raw).op(after[2][0])
    assert op is not None
    assert (op.body.values, op.body.preds) == ({place: "a"}, {place: before[1][0]})
    assert store.rows("SELECT label FROM sync_tx ORDER BY last DESC LIMIT 1") == [
        (f"undo:{done.action.hex()}",)
    ]


def test_after_undoing_one_goes_on_from_there(store: Store) -> None:
    row = store.add(Protocol, place="a")
    store.set(Protocol, row, place="b")
    undone(store)
    store.set(Protocol, row, place="c")
    undone(store)
    assert shown(store, row, "place") == ("a",)
    done = undone(store)
    assert done is not None
    assert (done.label, *shown(store, row, "alive")) == ("new", False)


def test_several_fields_of_one_action(store: Store) -> None:
    row = store.add(Protocol, place="a")
    store.set(Protocol, row, place="b", keeper="K", state="final")
    done = undone(store)
    assert done is not None
    assert done.undone == 3
    assert shown(store, row, "place", "keeper", "state") == ("a", None, "draft")


def test_a_cell_that_somebody_wrote_since_is_kept_and_named(store: Store) -> None:
    row = store.add(Protocol, place="a")
    store.set(Protocol, row, place="b", keeper="K")
    with as_somebody_else(store):
        store.set(Protocol, row, place="theirs")
    done = undone(store)
    assert done is not None
    assert (done.undone, done.kept) == (1, (Kept("protocol", row, "place"),))
    assert shown(store, row, "place", "keeper") == ("theirs", None)


def test_a_divided_cell_is_kept(store: Store) -> None:
    row = store.add(Protocol, place="a")
    (first,) = store.rows("SELECT dot FROM sync_op")[0]
    store.set(Protocol, row, place="mine")
    write_beside(store, "protocol", row, "place", "theirs", first)
    before = store.everything()
    done = undone(store)
    assert done is not None
    assert (done.undone, done.kept) == (0, (Kept("protocol", row, "place"),))
    assert store.everything() == before


def test_an_action_can_be_stepped_over(store: Store) -> None:
    row, other = store.add(Protocol, place="a"), store.add(Protocol, place="x")
    store.set(Protocol, other, place="y")
    store.set(Protocol, row, place="b")
    with as_somebody_else(store):
        store.set(Protocol, row, place="theirs")
    stuck = undone(store)
    assert stuck is not None
    assert stuck.undone == 0
    done = undone(store, [stuck.action])
    assert done is not None
    assert done.undone == 1
    assert shown(store, other, "place") == ("x",)


def test_what_others_did_is_never_undone(store: Store) -> None:
    with as_somebody_else(store):
        store.add(Protocol, place="theirs", space=SpaceKind.COORD)
    assert undone(store) is None


def test_deleting_is_undone(store: Store) -> None:
    row = store.add(Protocol, place="a")
    store.set(Protocol, row, alive=False)
    undone(store)
    assert shown(store, row, "place", "alive") == ("a", True)


def test_a_row_and_its_children_made_together_go_together(store: Store) -> None:
    visit, topic, home = new_id(), new_id(), store.home(Protocol)

    def work(tx: Transaction) -> None:
        tx.session.add(Protocol(id=visit, space=home))
        tx.flush()
        tx.session.add(Topic(id=topic, space=home, protocol_id=visit))

    store.run(work)
    done = undone(store)
    assert done is not None
    assert (done.undone, done.kept) == (2, ())
    assert store.rows("SELECT alive FROM protocol UNION ALL SELECT alive FROM topic") == [(0,), (0,)]


def test_a_row_that_somebody_added_to_stays(store: Store) -> None:
    visit = store.add(Protocol, place="a")
    with as_somebody_else(store):
        store.add(Topic, protocol_id=visit, title="theirs")
    done = undone(store)
    assert done is not None
    assert (done.undone, done.kept) == (0, (Kept("protocol", visit, "alive"),))
    assert shown(store, visit, "alive") == (True,)


def test_a_row_that_somebody_wrote_in_stays(store: Store) -> None:
    visit = store.add(Protocol, place="a")
    with as_somebody_else(store):
        store.set(Protocol, visit, keeper="theirs")
    done = undone(store)
    assert done is not None
    assert done.kept == (Kept("protocol", visit, "alive"),)


@pytest.mark.parametrize("label", sorted(BARRIERS))
def test_never_across_a_finish(store: Store, label: str) -> None:
    row = store.add(Protocol, place="a")
    store.set(Protocol, row, state="final", label=label)
    assert undone(store) is None
    store.set(Protocol, row, place="b")
    assert undone(store) is not None
    assert undone(store) is None
    assert shown(store, row, "place", "state") == ("a", "final")


def _add_agreement(tx: Transaction, row: UUID, home: UUID) -> None:
    tx.session.add(Agreement(id=row, space=home))


def test_an_import_is_one_action_over_all_its_transactions_and_spaces(store: Store) -> None:
    before = store.add(Protocol, place="before")
    action, rows = b"import..", [new_id() for _ in range(20)]
    for index, row in enumerate(rows):
        home = store.spaces[SpaceKind.COORD if index % 2 else SpaceKind.PROJECT]
        store.run(partial(_add_agreement, row=row, home=home), "import", action=action)
    done = undone(store)
    assert done is not None
    assert (done.label, done.undone) == ("import", 20)
    assert store.rows("SELECT count(*) FROM agreement WHERE alive = 1") == [(0,)]
    assert shown(store, before, "alive") == (True,)


def test_an_import_larger_than_a_transaction(store: Store) -> None:
    action, home = b"import..", store.home(Protocol)
    changed = store.add(Protocol, place="a")
    for _ in range(3):
        rows = [Agreement(id=new_id(), space=home) for _ in range(300)]
        store.run(partial(_add_all, rows=rows), "import", action=action)
    store.run(lambda tx: setattr(tx.session.get(Protocol, changed), "place", "b"), "import", action=action)
    with as_somebody_else(store):
        theirs = UUID(bytes=store.rows("SELECT id FROM agreement")[0][0])
        store.set(Agreement, theirs, what="theirs")
    done = undo_whole(store.database.writer)
    assert done is not None
    assert (done.label, done.undone, done.more) == ("import", 900, False)
    assert done.kept == (Kept("agreement", theirs, "alive"),)
    assert store.rows("SELECT count(*) FROM agreement WHERE alive = 1") == [(1,)]
    assert shown(store, changed, "place") == ("a",)
    done = undo_whole(store.database.writer)
    assert done is not None
    assert done.label == "new"
    assert undo_whole(store.database.writer) is None


def _add_all(tx: Transaction, rows: list[Agreement]) -> None:
    tx.session.add_all(rows)


def test_an_edit_of_many_saves_goes_back_at_once(store: Store) -> None:
    row = store.add(Protocol, place="a")
    edit = store.run(lambda tx: tx.log.new_edit())
    for word in ("R", "Ra", "Rathaus"):
        store.set(Protocol, row, place=word, edit=edit)
        store.run(lambda tx: tx.log.close_all(), "import")
    assert store.rows("SELECT count(*) FROM sync_op") == [(4,)]
    undone(store)
    assert shown(store, row, "place") == ("a",)


def test_typing_on_after_undoing_in_the_same_field(store: Store) -> None:
    row = store.add(Protocol, place="a")
    edit = store.run(lambda tx: tx.log.new_edit())
    store.set(Protocol, row, place="b", edit=edit)
    undone(store)
    store.set(Protocol, row, place="c", edit=edit)
    assert shown(store, row, "place") == ("c",)
    done = undone(store)
    assert done is not None
    assert (done.undone, *shown(store, row, "place")) == (1, "a")
    done = undone(store)
    assert done is not None
    assert done.label == "new"


def test_an_action_without_effect_is_stepped_over(store: Store) -> None:
    row = store.add(Protocol, place="a")
    store.set(Protocol, row, place="b", label="real")
    edit = store.run(lambda tx: tx.log.new_edit())
    store.set(Protocol, row, place="c", edit=edit)
    store.set(Protocol, row, place="b", edit=edit)
    done = undone(store)
    assert done is not None
    assert (done.label, *shown(store, row, "place")) == ("real", "a")


def test_nothing_done_leaves_no_trace(store: Store) -> None:
    before = store.everything()
    assert undone(store) is None
    assert store.everything() == before


def test_very_many_undos_of_one_cell(store: Store) -> None:
    """Looking through what was undone must not recurse."""
    row = store.add(Protocol, place="0")
    for number in range(1, 300):
        store.set(Protocol, row, place=str(number))
        if number > 10:
            undone(store)
    for _ in range(10):
        assert undone(store) is not None
    assert shown(store, row, "place") == ("0",)
