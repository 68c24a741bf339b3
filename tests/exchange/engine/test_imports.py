"""EXCHANGE.md 6: a large import comes in pieces, each whole, and saves go first."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.values import SpaceKind
from inka_desktop.store.clock import SystemClock
from inka_desktop.store.writer import Changes, Transaction
from tests.exchange.engine.office import Desk, Office

ROWS, AT_ONCE = 20_000, 500


class CrashError(Exception):
    """The process ends here."""


def _many(desk: Desk, count: int) -> None:
    """Rows in one action of many transactions."""
    space = desk.space(SpaceKind.COORD)

    def work(tx: Transaction) -> None:
        tx.session.add_all(
            Protocol(id=new_id(), space=space, place=f"Laden {number}") for number in range(AT_ONCE)
        )

    for _ in range(count // AT_ONCE):
        desk.write(work, "import", action=b"8 bytes!")


def _count(desk: Desk) -> int:
    return int(desk.query("SELECT count(*) FROM protocol WHERE place LIKE 'Laden %'")[0][0])


def test_saves_go_before_the_next_piece_of_a_large_import(office: Office, pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    mine = b.add(Protocol, place="eigene")
    office.settle()
    _many(a, ROWS)
    a.meet()
    clock: Any = b.clock
    clock.monotonic = SystemClock().monotonic  # pieces grow with how long they take
    order: list[str] = []
    saves: list[Future[Any]] = []

    def save(tx: Transaction) -> None:
        order.append("save")
        tx.session.get(Protocol, mine).keeper = f"{len(order)}"

    def during(name: str) -> None:
        if name == "apply" and len(saves) < 20:
            # They wait behind nothing: the piece that is asked for now comes after them.
            saves.extend(b.database.writer.submit(save) for _ in range(2))

    def told(changes: Changes) -> None:
        if changes.received:
            order.append("piece")

    stop = b.database.writer.on_change(told)
    b.step = during
    meeting = b.meet()
    b.step = lambda _name: None
    stop()
    assert meeting.received == ROWS
    assert _count(b) == ROWS
    assert all(future.done() and future.exception() is None for future in saves)
    pieces = order.count("piece")
    assert pieces >= 5
    # Before each of the first pieces both saves that were waiting had their turn.
    assert order[:12] == ["save", "save", "piece"] * 4
    assert b.query("SELECT * FROM pragma_foreign_key_check") == []
    office.settle()


def test_an_import_that_breaks_off_holds_whole_transactions_and_goes_on(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    a, b = pair
    _many(a, 3_000)
    a.meet()
    pieces = 0

    def crash(name: str) -> None:
        nonlocal pieces
        pieces += name == "apply"
        if pieces == 2:
            raise CrashError

    b.step = crash
    try:
        b.meet()
    except CrashError:
        pass
    else:
        raise AssertionError("it did not crash")
    b.step = lambda _name: None
    here = _count(b)
    assert 0 < here < 3_000
    assert here % AT_ONCE == 0
    b.close()
    assert not b.reopen()
    assert b.meet().received == 3_000 - here
    assert _count(b) == 3_000
    office.settle()
