"""What an exchange costs: receiving with verification and decryption, and meeting when nothing is new.

Receiving is measured as a whole meeting (listing, reading, signature, decryption, decoding, rows, log,
heads, commit) against ``executemany`` of the same rows into an encrypted table of the same columns and
indexes, in the same run. Times are the processor's, of all threads together, in a folder in memory: a busy
machine and a slow disk change the ratios little. The rates are held as well against what was promised (30,000
cells/s of a whole import, 30,000 rows/s of a join), which a slow processor may break.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

from inka_desktop.exchange.local_store import open_place
from inka_desktop.exchange.names import HeadName, author12
from inka_desktop.exchange.upkeep import Habits
from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Protocol
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store import logs
from inka_desktop.store.dots import dot
from inka_desktop.store.keys import GivenKey
from inka_desktop.store.writer import Transaction
from tests.benchmarks import exchange_engine, exchange_typing
from tests.benchmarks.figures import Figure
from tests.benchmarks.plain import inserted_s, memory_folder
from tests.exchange.engine.watched import Watched
from tests.simulator.office import Office

VISITS, BATCH, CELLS = 20_000, 400, 10
KNOWN = 1_000_000
SENDINGS = 600
ROUNDS, MEETINGS = 3, 9
DEVICES = 2_000
_TEXT = "Die offene Beratung suchen im Schnitt 34 Personen je Woche auf."
QUIET = Habits(pack=10**9, tail=10**9, least=10**9)
"""No snapshot is made by itself while something else is measured."""


def _visit(space: UUID, number: int) -> Protocol:
    """A visit with :data:`CELLS` filled cells."""
    return Protocol(
        id=new_id(),
        space=space,
        project_label="Sonnenhang",
        kind="advice",
        occasion=f"Anlass {number}",
        date=dt.date(2020, 1, 1) + dt.timedelta(days=number % 2_500),
        begin=dt.time(9, 30),
        end=dt.time(11, 20),
        place=f"Laden {number % 40}",
        keeper="Fachreferat",
        observations=_TEXT,
        problems=_TEXT[:30],
    )


def _fill(workspace: Workspace) -> None:
    space = workspace.spaces.coord

    def add(transaction: Transaction, first: int) -> None:
        transaction.session.add_all([_visit(space, number) for number in range(first, first + BATCH)])

    for first in range(0, VISITS, BATCH):
        workspace.core.submit(partial(add, first=first), "import").result()


def _office(folder: Path) -> Workspace:
    """A workspace whose exchange place is ``folder/place``."""
    for name in ("place", "office"):
        (folder / name).mkdir()
    office = first_start.create_workspace(
        folder / "office", GivenKey(os.urandom(32)), "Büro", "A", "Laptop Büro"
    )
    office.exchange.add_place(folder / "place").result()
    return _quiet(office)


def _quiet(workspace: Workspace) -> Workspace:
    """A device that makes no snapshot and indexes nothing by itself: that would be measured along."""
    workspace.search.close()
    workspace.exchange._replica._upkeep.habits = QUIET
    return workspace


def _joined(office: Workspace, folder: Path) -> Workspace:
    """A new device, invited and joined; it has received nothing yet."""
    place = office.exchange.state().places[0]
    invited = office.exchange.invite("B", place.id).result()
    folder.mkdir()
    return _quiet(
        first_start.join(folder, GivenKey(os.urandom(32)), invited.file, invited.code, "Laptop unterwegs")
    )


def _received(
    office: Workspace, folder: Path, *, joins: bool = False
) -> tuple[float, float, list[tuple[Any, ...]]]:
    """Processor seconds in which a new device receives all visits, by how many MB it grew, and the rows.

    They come as files, or with ``joins`` by a snapshot.
    """
    road = _joined(office, folder)
    try:
        before = _held_mb(anew=True)
        started = time.process_time()
        came = road.exchange.sync().result().received
        took, grown = time.process_time() - started, _held_mb() - before
        with road.core.raw() as raw:
            rows = raw.execute("SELECT * FROM protocol").fetchall()
            labels = {one for (one,) in raw.execute("SELECT DISTINCT label FROM sync_tx").fetchall()}
        assert came >= len(rows) == VISITS, (came, len(rows))
        assert ("import" in labels) != joins, labels
        return took, grown, rows
    finally:
        road.close()


def _held_mb(*, anew: bool = False) -> float:
    """The most memory held, or with ``anew`` what is held now, from which the most is counted again."""
    if sys.platform != "linux":
        return 0.0
    if anew:
        Path("/proc/self/clear_refs").write_text("5")
    line = next(one for one in Path("/proc/self/status").read_text().splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _attested(office: Workspace, folder: Path) -> None:
    """Let the office make a snapshot and another device attest it."""
    other = _joined(office, folder)
    try:
        other.exchange.sync().result()
        for workspace, habits in ((office, Habits(tail=1, least=1)), (other, QUIET), (office, QUIET)):
            replica = workspace.exchange._replica
            replica._everywhere_every, replica._upkeep.habits = 1, habits
            workspace.exchange.sync().result()
            replica._everywhere_every, replica._upkeep.habits = 10, QUIET
    finally:
        other.close()


def _year(folder: Path) -> int:
    """Files of operations at a place after a year in which one device sends :data:`SENDINGS` times."""
    office = Office(folder, colleagues=0)
    try:
        device = office.devices[0]
        device.replica._upkeep.habits = Habits(tail=10**9, least=10**9)
        for number in range(SENDINGS):
            office.new_visit(device, place=f"Ort {number}")
            office.meet(device)
        return sum(path.endswith(".seg") for path in office.place.files)
    finally:
        office.close()


def _know_a_million(workspace: Workspace, folder: Path) -> None:
    """Let the other author's log hold a million applied operations that its head at the place names."""

    def work(transaction: Transaction) -> HeadName:
        raw = transaction.raw
        org = workspace.spaces.org.bytes
        number = raw.execute("SELECT no FROM sync_space WHERE id = ?", (org,)).fetchone()[0]
        other = next(log for log in logs.logs(raw) if log.space == number and not log.own and log.stream == 0)
        rest, body, row = range(other.applied + 1, KNOWN + 1), b"\x93\x80\x80\xc0", os.urandom(16)
        chain = os.urandom(16)
        with transaction.permits.logging():
            raw.executemany(
                "INSERT INTO sync_op(dot, kind, tbl, row, body) VALUES (?, 2, 8, ?, ?)",
                [(dot(other.number, seq), row, body) for seq in rest],
            )
            raw.execute(
                "INSERT INTO sync_tx(last, first, hlc, action, label, chain) VALUES (?, ?, 1, ?, 'edit', ?)",
                (dot(other.number, KNOWN), dot(other.number, rest.start), bytes(8), chain),
            )
        logs.advance(raw, other, KNOWN, chain, 1)
        return HeadName.of(org, "d", other.author, KNOWN, chain)

    head = workspace.core.submit(work, "known").result()
    with workspace.core.raw() as raw:
        (store_id,) = raw.execute("SELECT store_id FROM place").fetchone()
    for old in (folder / "place" / head.path).parent.glob(f"*.d.{head.author12}.*"):
        old.unlink()
    open_place(
        folder / "place", store_id, author12(os.urandom(16)), workspace.core.database.writer.core.log.random
    ).touch(head.path)


def _nothing_new(office: Workspace, folder: Path) -> float:
    """Median seconds of a meeting at which a million changes of another are known already."""
    road = _joined(office, folder / "million")
    try:
        road.exchange.sync().result()
        _know_a_million(road, folder)
        taken = []
        for _ in range(MEETINGS):
            started = time.process_time()
            met = road.exchange.sync().result()
            taken.append(time.process_time() - started)
            assert met.received == met.waiting == 0, met
        return median(taken)
    finally:
        road.close()
        for head in (folder / "place").rglob(f"*.{KNOWN:08x}.*"):
            head.unlink()  # to others it would be news of what never comes
        office.exchange.sync().result()  # puts back the one that stood there before


def _add_devices(workspace: Workspace, folder: Path) -> None:
    """Let the place and this device know :data:`DEVICES` devices that wrote once, as they would in years."""

    def work(transaction: Transaction) -> list[HeadName]:
        raw, heads = transaction.raw, []
        for space in logs.spaces(raw)[:1]:
            for _ in range(DEVICES):
                author, chain = os.urandom(16), os.urandom(16)
                log = logs.add_log(raw, space.number, author, os.urandom(16), bytes(16))
                with transaction.permits.logging():
                    raw.execute(
                        "INSERT INTO sync_tx(last, first, hlc, action, label, chain)"
                        " VALUES (?,?,1,?,'edit',?)",
                        (dot(log.number, 1), dot(log.number, 1), bytes(8), chain),
                    )
                logs.advance(raw, log, 1, chain, 1)
                heads.append(HeadName.of(space.id, "d", author, 1, chain))
        return heads

    for head in workspace.core.submit(work, "known").result():
        path = folder / "place" / head.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def _idle(office: Workspace, folder: Path) -> tuple[float, int]:
    """Median seconds of an idle meeting with :data:`DEVICES` devices, and how many files it read."""
    road = _joined(office, folder / "many")
    try:
        road.exchange.sync().result()
        _add_devices(road, folder)
        road.exchange.sync().result()
        place = road.exchange.places.known()[0]
        store = Watched(road.exchange.places.open(place))
        taken, reads = [], 0
        gc.collect()
        gc.freeze()  # as the program does once it has started
        for _ in range(MEETINGS):
            started = time.process_time()
            met = road.exchange._replica.meet(place.id, store)
            taken.append(time.process_time() - started)
            assert met.received == met.waiting == 0, met
            if not met.writes and _syncs(road) % 10:  # the tenth looks at everything
                reads += len(store.reads)
            store.reads.clear()
        return median(taken), reads
    finally:
        gc.unfreeze()
        road.close()


def _syncs(workspace: Workspace) -> int:
    with workspace.core.raw() as raw:
        return int(raw.execute("SELECT syncs FROM place").fetchone()[0])


def figures() -> list[Figure]:
    """Measure."""
    with tempfile.TemporaryDirectory(dir=memory_folder()) as made:
        typing = exchange_typing.figures(Path(made))
    return [*_office_figures(), *exchange_engine.figures(), *typing]


def _office_figures() -> list[Figure]:
    """What whole meetings cost."""
    received, grown, inserted = [], [], []
    with tempfile.TemporaryDirectory(dir=memory_folder()) as made:
        folder = Path(made)
        office = _office(folder)
        _fill(office)
        office.exchange.sync().result()
        for number in range(ROUNDS):
            took, more, rows = _received(office, folder / f"road{number}")
            received.append(took)
            grown.append(more)
            inserted.append(inserted_s(folder / f"bare{number}.db", rows))
        _attested(office, folder / "attests")
        joined = [_received(office, folder / f"join{number}", joins=True) for number in range(ROUNDS)]
        files = _year(folder / "year")
        known = _nothing_new(office, folder)
        idle, reads = _idle(office, folder)
        office.close()
    joins = [one[0] for one in joined]
    ratio = median(two / one for one, two in zip(received, inserted, strict=True))
    against = median(two / one for one, two in zip(joins, inserted, strict=True))
    # Where the machine does not even insert so many rows without log and keys, their rate is the measure.
    rate = min(30_000, 0.8 * VISITS / median(inserted))
    most = max([*grown, *(one[1] for one in joined)])
    return [
        Figure.at_least(
            "cells received, verified, decrypted and applied", VISITS * CELLS / median(received), "/s", 30_000
        ),
        Figure.at_least("received rows against executemany of the same rows", ratio, "x", 0.25),
        Figure.at_least("rows joined from an attested snapshot", VISITS / median(joins), "/s", rate),
        Figure.at_least("joined rows against executemany of the same rows", against, "x", 0.6),
        Figure.at_most("memory above idle while receiving and joining", most, "MB", 300),
        Figure.at_most(f"files at a place after {SENDINGS} sendings", files, "", 100),
        Figure.at_most("meeting with a million known changes", known, "s", 0.1),
        Figure.at_most("idle meeting with 2,000 devices", idle * 1000, "ms", 60),
        Figure.at_most("files read by idle meetings with 2,000 devices", reads, "", 0),
    ]
