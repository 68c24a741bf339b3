"""What capture and guard cost a save, as ratios within one run.

The bare save goes through the same ORM into the same kind of encrypted file with the same tables,
indexes and derived columns, only without the guard's triggers and without operations.
"""

from __future__ import annotations

import gc
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import TableSpec
from inka_desktop.store import capture, derived, guard, logs
from inka_desktop.store.database import Database, open_raw
from inka_desktop.store.writer import Transaction, WriterCore
from tests.benchmarks.figures import Figure

SAVES, BLOCK, EDITS = 1_200, 40, 400
INSERTS, ROUNDS = 1_000, 9
_TEXT = "Die Öffnungszeiten passen nicht zu den Fahrzeiten des Busses. " * 3


class _NoCapture(capture.Capture):
    """Stands where the capture would: the events are there, nothing is written."""

    def __init__(self) -> None:
        self.touched = set()

    @property
    def running(self) -> bool:
        return True

    def insert(self, spec: TableSpec, record: Any) -> None:
        pass

    def update(self, spec: TableSpec, record: Any) -> None:
        pass

    def flushed(self) -> None:
        pass


class _Bare:
    """The same save without capture and guard."""

    def __init__(self, folder: Path) -> None:
        self.raw = open_raw(folder / "bare.db", os.urandom(32))
        without_guards(self.raw)
        derived.attach(self.raw)
        self._engine = create_engine("sqlite+pysqlite://", creator=lambda: self.raw, poolclass=StaticPool)
        capture.install()
        with self._engine.connect() as connection:
            capture.bind(connection, _NoCapture())

    def run(self, work: Callable[[Any], None]) -> None:
        """One transaction."""
        self.raw.execute("BEGIN IMMEDIATE")
        self.session = Session(self._engine, expire_on_commit=False)
        work(self)
        self.session.flush()
        self.raw.commit()
        self.session.close()


def without_guards(raw: Any) -> None:
    """Drop its triggers; the connection forgets the authorizer as well. Derived columns go on being kept."""
    raw.set_authorizer(None)
    for name in guard.present(raw):
        if name.startswith("guard_"):
            raw.execute(f'DROP TRIGGER "{name}"')


def open_core(folder: Path) -> tuple[WriterCore, UUID]:
    """A writer used on this thread, and a space with an own log in it."""
    core, space = WriterCore(open_raw(folder / "full.db", os.urandom(32))), new_id()
    core.run(lambda tx: begin(tx, space))
    return core, space


def begin(transaction: Transaction, space: UUID) -> None:
    """A space with an own log."""
    number = logs.add_space(transaction.raw, space.bytes, "coord")
    logs.add_log(transaction.raw, number, os.urandom(16), b"device-of-bench.", bytes(16), own=True)
    transaction.log.load()


def visit(space: UUID, key: UUID | None = None) -> Protocol:
    """A visit as people write them."""
    return Protocol(
        id=key or new_id(),
        space=space,
        project_label="Projekt Sonnenhang",
        place="Rathaus",
        observations=_TEXT,
    )


@contextmanager
def quiet() -> Any:
    """No collection while times are taken."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def save_ratio(folder: Path) -> tuple[float, float, float]:
    """Medians of one changed field saved: ratio, with capture and guard in ms, bare in ms."""
    core, space = open_core(folder)
    bare, keys = _Bare(folder), [new_id() for _ in range(200)]
    core.run(lambda tx: tx.session.add_all([visit(space, key) for key in keys]))
    bare.run(lambda one: one.session.add_all([visit(space, key) for key in keys]))
    full_times: list[float] = []
    bare_times: list[float] = []

    with quiet():
        for start in range(0, SAVES, BLOCK):
            numbers = range(start, start + BLOCK)
            full_times.extend(_timed(partial(core.run, partial(_change, keys, number))) for number in numbers)
            bare_times.extend(_timed(partial(bare.run, partial(_change, keys, number))) for number in numbers)
    # What was timed must have happened: an operation a save here, none there, the same rows.
    assert core.raw.execute("SELECT count(*) FROM sync_op").fetchone()[0] == len(keys) + SAVES
    assert bare.raw.execute("SELECT count(*) FROM sync_op").fetchone()[0] == 0
    places = "SELECT id, place FROM protocol ORDER BY id"
    assert core.raw.execute(places).fetchall() == bare.raw.execute(places).fetchall()
    core.raw.close()
    bare.raw.close()
    full_ms, bare_ms = median(full_times[BLOCK:]) * 1000, median(bare_times[BLOCK:]) * 1000
    return full_ms / bare_ms, full_ms, bare_ms


def _change(keys: list[UUID], number: int, transaction: Any) -> None:
    """One field of one row; anything with a session will do."""
    transaction.session.get(Protocol, keys[number % len(keys)]).place = f"Ort {number}"


def _saved(database: Database, work: Callable[[Transaction], None]) -> None:
    database.writer.submit(work).result()


def save_p99_ms(folder: Path) -> float:
    """99 of 100 saves through the writer's thread are on the disk after so many milliseconds."""
    database, space, keys = (
        Database(folder / "writer", os.urandom(32)),
        new_id(),
        [new_id() for _ in range(200)],
    )
    database.writer.submit(lambda tx: begin(tx, space)).result()
    database.writer.submit(lambda tx: tx.session.add_all([visit(space, key) for key in keys])).result()

    times = sorted(
        _timed(partial(_saved, database, partial(_change, keys, number))) for number in range(SAVES)
    )
    database.close()
    return times[int(len(times) * 0.99)] * 1000


def long_text_ms(folder: Path) -> float:
    """Processor time of a save of a long text on which :data:`EDITS` operations lie already, median in ms."""
    core, space = open_core(_made(folder / "texts"))
    key, taken = new_id(), list[float]()
    core.run(lambda tx: tx.session.add(visit(space, key)))
    for number in range(EDITS + BLOCK):
        started = time.thread_time()
        core.run(partial(_write_on, key, number))
        if number >= EDITS:
            taken.append(time.thread_time() - started)
    operations = core.raw.execute("SELECT count(*) FROM sync_op").fetchone()[0]
    core.raw.close()
    assert operations == 1 + EDITS + BLOCK, operations
    return median(taken) * 1000


def _write_on(key: UUID, number: int, transaction: Any) -> None:
    found = transaction.session.get(Protocol, key)
    found.observations = f"{found.observations}\nSatz {number} steht nun auch hier, wie besprochen."


def guard_ratio(folder: Path) -> float:
    """1,000 inserts with capture and guard against the same with capture alone."""
    both, both_space = open_core(_made(folder / "both"))
    alone, alone_space = open_core(_made(folder / "alone"))
    without_guards(alone.raw)
    # Nothing takes these permits out, so nothing may ask whether they were.
    alone.permits.unused = list  # type: ignore[method-assign]  # the variant to compare with
    ratios = []
    with quiet():
        for _ in range(ROUNDS):
            with_guard = _timed(partial(_insert, both, both_space))
            without = _timed(partial(_insert, alone, alone_space))
            alone.permits.rows.clear()
            ratios.append(with_guard / without)
    both.raw.close()
    alone.raw.close()
    return median(ratios)


def _insert(core: WriterCore, space: UUID) -> None:
    """In two transactions: an author's transaction has at most 500 operations."""
    for _ in range(2):
        core.run(lambda tx: tx.session.add_all([visit(space) for _ in range(INSERTS // 2)]))


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def figures() -> list[Figure]:
    """The figures of this module, measured now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ratio, full_ms, bare_ms = save_ratio(folder)
        return [
            Figure.at_most("save with capture and guard / bare save", ratio, "x", 2.2),
            Figure.told("save with capture and guard, median", full_ms, "ms"),
            Figure.told("bare save, median", bare_ms, "ms"),
            Figure.at_most("save through the writer, p99", save_p99_ms(folder), "ms", 20),
            Figure.at_most("save of a text with 400 operations", long_text_ms(folder), "ms", 20),
            Figure.at_most("1,000 inserts, capture and guard / capture", guard_ratio(folder), "x", 1.25),
        ]
