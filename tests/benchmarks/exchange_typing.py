"""What a person who types notices of an import: the window's thread, the writer's, and how long a save takes.

The window waits for no save: it hands a text over and goes on (``tests/gui`` holds it to that). So what is
bounded in milliseconds is how late a key is answered. How long the writer is held by one author's
transaction, which is applied whole, is bounded as a ratio to ``executemany`` of as many rows.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

from inka_desktop.exchange.operations import Operation
from inka_desktop.exchange.wire import INSERT
from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Protocol
from inka_desktop.store.writer import Transaction
from tests.benchmarks.exchange_engine import PER_TRANSACTION, Writer, deliver, space_of, ticking, visit_values
from tests.benchmarks.figures import Figure
from tests.benchmarks.plain import inserted_s
from tests.exchange.engine.office import Desk, Office

ROWS, ROUNDS = 10_000, 3
_KEY_S, _KEYS_A_SAVE = 0.02, 5
_VISIT = 8


@dataclass(frozen=True)
class Typed:
    """What was seen during one import, in ms.

    Attributes:
        key: how late the latest key was answered.
        save: median time until a text was in the file.
        hold: the writer's longest transaction by its own processor time.
        alone: ``executemany`` of as many rows as one author's transaction has.
    """

    key: float
    save: float
    hold: float
    alone: float


def typed(folder: Path) -> Typed:
    """Type while an import runs."""
    office = Office(folder)
    try:
        other = office.join("b")
        office.settle()
        space, key = space_of(office.owner)
        made = [Operation(INSERT, _VISIT, new_id().bytes, visit_values(at)) for at in range(ROWS)]
        parcels = Writer(other.replica.identity.keys, space, key, office).parcels(made)
        desk = ticking(office.owner)
        visit = desk.add(Protocol, place="Ahornweg")
        importing = threading.Thread(target=deliver, args=(desk, parcels))
        with _held(desk) as pieces, _collecting_elsewhere():
            importing.start()
            keys, saves = _type(desk, visit, importing)
        rows = desk.query("SELECT * FROM protocol WHERE id <> ?", visit.bytes)
        alone = inserted_s(folder / "plain.db", rows) * PER_TRANSACTION / ROWS
        return Typed(*(1000 * one for one in (max(keys), median(saves), max(pieces), alone)))
    finally:
        office.close()


def _type(desk: Desk, visit: UUID, importing: threading.Thread) -> tuple[list[float], list[float]]:
    """As the window does: a key is answered at once, a text handed over now and then."""
    keys, saves = list[float](), list[float]()
    text = "Ahornweg"
    while importing.is_alive():
        wanted = time.perf_counter() + _KEY_S
        time.sleep(_KEY_S)
        text = f"{text[:8]} {len(keys)}"
        if len(keys) % _KEYS_A_SAVE == 0:
            saved = desk.database.writer.submit(partial(_save, visit=visit, text=text))
            saved.add_done_callback(partial(_note, saves, time.perf_counter()))
        keys.append(time.perf_counter() - wanted)
    desk.write(partial(_save, visit=visit, text=text))
    assert desk.get(Protocol, visit).place == text
    return keys, saves


def _note(saves: list[float], started: float, _saved: object) -> None:
    saves.append(time.perf_counter() - started)


def _save(transaction: Transaction, visit: UUID, text: str) -> None:
    transaction.session.get(Protocol, visit).place = text


@contextmanager
def _held(desk: Desk) -> Iterator[list[float]]:
    """How long the writer's thread works at each transaction."""
    core, pieces = desk.database.writer.core, list[float]()
    run = core.run

    def timed(*given: Any, **options: Any) -> Any:
        started = time.thread_time()
        try:
            return run(*given, **options)
        finally:
            pieces.append(time.thread_time() - started)

    core.run = timed  # type: ignore[method-assign]  # only watched
    try:
        yield pieces
    finally:
        core.run = run  # type: ignore[method-assign]  # as it was


@contextmanager
def _collecting_elsewhere() -> Iterator[None]:
    """The window collects garbage when it has time, and no other thread does."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def figures(folder: Path) -> list[Figure]:
    """Measure, with databases in ``folder``."""
    rounds = [typed(folder / f"typing{number}") for number in range(ROUNDS)]
    against = median(one.hold / one.alone for one in rounds)
    return [
        Figure.at_most("latest answer to a key while importing", max(one.key for one in rounds), "ms", 50),
        Figure.told("longest hold of the writer while importing", median(one.hold for one in rounds), "ms"),
        Figure.at_most("longest hold against executemany of one transaction", against, "x", 4),
        Figure.told("median wait of a save while importing", median(one.save for one in rounds), "ms"),
    ]
