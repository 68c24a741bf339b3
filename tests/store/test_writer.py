"""The one thread that writes: its order, its answers, and what it tells."""

from __future__ import annotations

import threading
from uuid import UUID

import pytest

from inka_desktop.records.protocols import Protocol
from inka_desktop.store.writer import Priority, Transaction
from tests.store.databases import Store


def test_waiting_saves_go_before_imports(store: Store) -> None:
    writer, done, gate = store.database.writer, list[str](), threading.Event()
    first = writer.submit(lambda _tx: gate.wait(10))
    imports = [writer.submit(lambda _tx: done.append("import"), priority=Priority.IMPORT) for _ in range(3)]
    saves = [writer.submit(lambda _tx: done.append("save")) for _ in range(2)]
    gate.set()
    first.result(10)
    for future in (*imports, *saves):
        future.result(10)
    assert done == ["save", "save", "import", "import", "import"]


def test_work_that_was_cancelled_before_its_turn_is_not_done(store: Store) -> None:
    writer, gate = store.database.writer, threading.Event()
    first = writer.submit(lambda _tx: gate.wait(10))
    second = writer.submit(lambda tx: tx.session.add(Protocol()))
    assert second.cancel()
    gate.set()
    first.result(10)
    assert store.rows("SELECT count(*) FROM protocol") == [(0,)]


def test_closing_finishes_what_is_queued(store: Store) -> None:
    row = store.add(Protocol)
    futures = [store.database.writer.submit(lambda tx, n=n: _place(tx, row, n)) for n in range(50)]  # type: ignore[misc]  # a default binds the number
    store.database.writer.close()
    assert all(future.done() and future.exception() is None for future in futures)
    assert store.rows("SELECT place FROM protocol") == [("49",)]
    store.database.writer = type(store.database.writer)(store.database.writer.core)


def _place(tx: Transaction, row: UUID, number: int) -> None:
    tx.session.get(Protocol, row).place = str(number)


def test_a_durable_transaction_waits_for_the_disk(store: Store) -> None:
    seen = store.database.writer.submit(
        lambda tx: tx.raw.execute("PRAGMA synchronous").fetchone()[0], durable=True
    )
    assert seen.result(10) == 2
    assert store.run(lambda tx: tx.raw.execute("PRAGMA synchronous").fetchone()[0]) == 1


def test_a_durable_transaction_that_fails_leaves_it_as_before(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        store.database.writer.submit(lambda _tx: 1 // 0, durable=True).result(10)
    assert store.run(lambda tx: tx.raw.execute("PRAGMA synchronous").fetchone()[0]) == 1


def test_threads_may_all_submit(store: Store) -> None:
    row = store.add(Protocol)

    def many() -> None:
        for number in range(20):
            store.set(Protocol, row, place=f"{threading.get_ident()} {number}")

    threads = [threading.Thread(target=many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.rows("SELECT count(*) FROM sync_op") == [(81,)]


def test_more_readers_than_connections_wait_for_each_other(store: Store) -> None:
    store.add(Protocol, place="a")
    found: list[object] = []
    threads = [
        threading.Thread(target=lambda: found.extend(store.rows("SELECT place FROM protocol")))
        for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert found == [("a",)] * 12
