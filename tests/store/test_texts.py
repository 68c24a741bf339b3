"""Long texts in the database: one operation per edit, undo, history, documents made from the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import by_kind
from inka_desktop.store import texts
from inka_desktop.store.history import history
from inka_desktop.store.operation import Kind, unpack_body
from inka_desktop.store.oplog import Edit
from inka_desktop.store.text_doc import TextChange, TextDoc
from inka_desktop.store.undo import undo
from tests.store.databases import Store, as_somebody_else, make_store, write_beside

NUMBER = by_kind()["protocol"].by_name["observations"].number


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_store(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def visit(store: Store) -> UUID:
    return store.add(Protocol, observations="Erster Absatz\nZweiter Absatz")


def write(store: Store, visit: UUID, text: str | None, edit: Edit | None = None) -> None:
    store.set(Protocol, visit, observations=text, edit=edit)


def shown(store: Store, visit: UUID) -> str | None:
    found: str | None = store.get(Protocol, visit).observations
    return found


def operations(store: Store) -> list[tuple[int, Any]]:
    """Kind and body of all operations after the first."""
    found = store.rows("SELECT kind, body FROM sync_op ORDER BY dot")[1:]
    return [(kind, unpack_body(body)) for kind, body in found]


def change(body: Any) -> TextChange:
    return TextChange.unpack(body.values[NUMBER])


def test_a_save_carries_what_differs_and_names_its_beginning(store: Store, visit: UUID) -> None:
    write(store, visit, "Erster Absatz\nZweiter, längerer Absatz")
    ((kind, body),) = operations(store)
    (made,) = store.rows("SELECT dot FROM sync_op WHERE kind = 1")
    assert (kind, body.preds, body.saw) == (Kind.TEXT, {NUMBER: made[0]}, {NUMBER: made[0]})
    assert b"Erster" not in change(body).update
    assert shown(store, visit) == "Erster Absatz\nZweiter, längerer Absatz"


def test_a_text_and_another_field_are_two_operations_of_one_save(store: Store, visit: UUID) -> None:
    store.set(Protocol, visit, observations="neu", place="Laden")
    assert [kind for kind, _ in operations(store)] == [Kind.UPDATE, Kind.TEXT]
    assert len(store.rows("SELECT 1 FROM sync_tx WHERE label = 'edit'")) == 1


def test_saves_of_one_edit_share_an_operation_without_what_was_typed_between(
    store: Store, visit: UUID
) -> None:
    edit = store.run(lambda tx: tx.log.new_edit())
    for text in ("Zwischenwort", "Zwischenwort geht", "Am Ende"):
        write(store, visit, text, edit)
    ((_, body),) = operations(store)
    doc = TextDoc.start("Erster Absatz\nZweiter Absatz")
    doc.take([change(body).update])
    assert doc.text == "Am Ende" == shown(store, visit)
    assert b"Zwischenwort" not in change(body).update
    assert all(b"Zwischenwort" not in kept for (kept,) in store.rows("SELECT doc FROM sync_text"))


def test_an_edit_goes_on_after_the_documents_are_gone(store: Store, visit: UUID) -> None:
    write(store, visit, "davor")
    edit = store.run(lambda tx: tx.log.new_edit())
    write(store, visit, "davor eins", edit)
    store.run(lambda tx: tx.raw.execute("DELETE FROM sync_text"))
    write(store, visit, "davor eins zwei", edit)
    write(store, visit, "davor eins zwei drei", edit)
    assert len(operations(store)) == 2
    store.run(lambda tx: tx.raw.execute("DELETE FROM sync_text"))
    assert store.run(lambda tx: tx.merger.materialise((8, visit.bytes))) is False
    assert shown(store, visit) == "davor eins zwei drei"


def test_a_text_that_its_row_began_without_starts_empty(store: Store) -> None:
    visit = store.add(Protocol, place="Laden")
    write(store, visit, "Erstes Wort")
    ((_, body),) = operations(store)
    assert (body.saw, change(body).before) == ({}, TextDoc.start("").version)


def test_emptying_shows_nothing_and_the_empty_text_is_a_write_of_its_own(store: Store, visit: UUID) -> None:
    write(store, visit, None)
    assert shown(store, visit) is None
    write(store, visit, "wieder da")
    assert shown(store, visit) == "wieder da"
    write(store, visit, "")
    assert [kind for kind, _ in operations(store)] == [Kind.TEXT, Kind.TEXT, Kind.UPDATE]
    assert store.run(lambda tx: tx.merger.materialise((8, visit.bytes))) is False


def test_undo_goes_back_as_a_new_operation(store: Store, visit: UUID) -> None:
    write(store, visit, "Erster Absatz\nZweiter Absatz\nDritter")
    write(store, visit, "Erster Absatz\nDritter")
    for text in ("Erster Absatz\nZweiter Absatz\nDritter", "Erster Absatz\nZweiter Absatz"):
        done = store.run(undo, "undo")
        assert done is not None
        assert (done.undone, shown(store, visit)) == (1, text)
    assert shown(store, visit) == "Erster Absatz\nZweiter Absatz"
    assert [kind for kind, _ in operations(store)] == [Kind.TEXT] * 4


def test_undo_leaves_a_text_that_somebody_wrote_since(store: Store, visit: UUID) -> None:
    write(store, visit, "unser Text")
    with as_somebody_else(store):
        write(store, visit, "unser Text und ihrer")
    done = store.run(undo, "undo")
    assert done is not None
    assert (done.undone, [kept.field for kept in done.kept]) == (0, ["observations"])
    assert shown(store, visit) == "unser Text und ihrer"


def test_the_history_shows_whole_texts(store: Store, visit: UUID) -> None:
    write(store, visit, "Erster Absatz")
    write(store, visit, None)
    with store.database.readers.raw() as raw:
        found = [(one.before, one.after) for one in history(raw, "protocol", visit)]
    first = "Erster Absatz\nZweiter Absatz"
    assert found == [("Erster Absatz", None), (first, "Erster Absatz"), (None, first)]


def test_a_write_as_a_whole_stands_beside_until_one_operation_names_both(store: Store, visit: UUID) -> None:
    (made,) = store.rows("SELECT dot FROM sync_op WHERE kind = 1")[0]
    write(store, visit, "weitergeschrieben")
    write_beside(store, "protocol", visit, "observations", "ganz anders", made)
    assert shown(store, visit) == "ganz anders"  # the newer
    assert len(store.rows("SELECT * FROM sync_divided")) == 1
    write(store, visit, "ganz anders, dann mehr")  # names what it saw
    assert len(store.rows("SELECT * FROM sync_divided")) == 1
    assert shown(store, visit) == "ganz anders, dann mehr"


def test_a_document_that_has_grown_too_large_begins_anew(
    store: Store, visit: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(store, visit, "klein")
    monkeypatch.setattr(texts, "MOST_BYTES", 10)
    write(store, visit, "wird neu begonnen")
    monkeypatch.undo()
    write(store, visit, "wird neu begonnen und geht weiter")
    assert [kind for kind, _ in operations(store)] == [Kind.TEXT, Kind.UPDATE, Kind.TEXT]
    assert len(store.rows("SELECT * FROM sync_text")) == 1  # of the older beginning nothing is kept


def test_a_save_that_fails_leaves_the_document_as_it_was(store: Store, visit: UUID) -> None:
    write(store, visit, "gilt")

    def fail(tx: Any) -> None:
        tx.session.get(Protocol, visit).observations = "gilt nicht"
        tx.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.run(fail)
    write(store, visit, "gilt weiter")
    assert shown(store, visit) == "gilt weiter"
    assert len(operations(store)) == 2
