"""What an exchange costs: receiving with verification and decryption, and meeting when nothing is new.

Receiving is measured as a whole meeting (listing, reading, signature, decryption, decoding, rows, log,
heads, commit) against ``executemany`` of the same rows into an encrypted table of the same columns and
indexes, in the same run.
"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy.schema import CreateIndex, CreateTable

from inka_desktop.exchange.local_store import open_place
from inka_desktop.exchange.names import HeadName, author12
from inka_desktop.records.base import Base
from inka_desktop.records.ids import new_id
from inka_desktop.records.visits import SiteVisit
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store import logs
from inka_desktop.store.connection import connect
from inka_desktop.store.dots import dot
from inka_desktop.store.keys import GivenKey
from inka_desktop.store.writer import Transaction
from tests.benchmarks.figures import Figure
from tests.exchange.engine.watched import Watched

VISITS, BATCH, CELLS = 20_000, 400, 10
KNOWN = 1_000_000
SENDINGS = 600
ROUNDS, MEETINGS = 3, 9
DEVICES = 2_000
_TEXT = "Die offene Beratung suchen im Schnitt 34 Personen je Woche auf."


def _visit(space: UUID, number: int) -> SiteVisit:
    """A visit with :data:`CELLS` filled cells."""
    return SiteVisit(
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
    return office


def _joined(office: Workspace, folder: Path) -> Workspace:
    """A new device, invited and joined; it has received nothing yet."""
    place = office.exchange.state().places[0]
    invited = office.exchange.invite("B", place.id).result()
    folder.mkdir()
    return first_start.join(folder, GivenKey(os.urandom(32)), invited.file, invited.code, "Laptop unterwegs")


def _received(office: Workspace, folder: Path) -> tuple[float, list[tuple[Any, ...]]]:
    """Seconds in which a new device receives all visits, and the rows that came."""
    road = _joined(office, folder)
    try:
        started = time.perf_counter()
        came = road.exchange.sync().result().received
        took = time.perf_counter() - started
        with road.core.raw() as raw:
            rows = raw.execute("SELECT * FROM site_visit").fetchall()
        assert came >= len(rows) == VISITS, (came, len(rows))
        return took, rows
    finally:
        road.close()


def _attested(office: Workspace, folder: Path) -> None:
    """Let the office make a snapshot and another device attest it."""
    other = _joined(office, folder)
    try:
        other.exchange.sync().result()
        for workspace in (office, other, office):
            workspace.exchange._replica._everywhere_every = 1
            workspace.exchange.sync().result()
            workspace.exchange._replica._everywhere_every = 10
    finally:
        other.close()


def _year(folder: Path) -> int:
    """Files of operations at a place after a year in which one device sends :data:`SENDINGS` times."""
    from inka_desktop.exchange.upkeep import Habits
    from tests.simulator.office import Office

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


def _inserted(path: Path, rows: list[tuple[Any, ...]]) -> float:
    """Seconds for ``executemany`` of the same rows without log, heads and guard."""
    table = Base.metadata.tables["site_visit"]
    raw = connect(path, os.urandom(32))
    raw.execute(str(CreateTable(table).compile(dialect=_dialect())))
    for index in table.indexes:
        raw.execute(str(CreateIndex(index).compile(dialect=_dialect())))
    started = time.perf_counter()
    raw.execute("BEGIN")
    raw.executemany(f"INSERT INTO site_visit VALUES ({', '.join('?' * len(rows[0]))})", rows)
    raw.execute("COMMIT")
    took = time.perf_counter() - started
    raw.close()
    return took


def _dialect() -> Any:
    from sqlalchemy.dialects.sqlite import dialect

    return dialect()


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
            started = time.perf_counter()
            met = road.exchange.sync().result()
            taken.append(time.perf_counter() - started)
            assert met.received == met.waiting == 0, met
        return median(taken)
    finally:
        road.close()


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
        taken = []
        for _ in range(MEETINGS):
            started = time.perf_counter()
            met = road.exchange._replica.meet(place.id, store)
            taken.append(time.perf_counter() - started)
            assert met.received == met.waiting == 0, met
            if met.writes or _syncs(road) % 10 == 0:
                store.reads.clear()  # the tenth looks at everything
        return median(taken), len(store.reads)
    finally:
        road.close()


def _syncs(workspace: Workspace) -> int:
    with workspace.core.raw() as raw:
        return int(raw.execute("SELECT syncs FROM place").fetchone()[0])


def figures() -> list[Figure]:
    """Measure."""
    received, inserted = [], []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        office = _office(folder)
        _fill(office)
        office.exchange.sync().result()
        for number in range(ROUNDS):
            took, rows = _received(office, folder / f"road{number}")
            received.append(took)
            inserted.append(_inserted(folder / f"bare{number}.db", rows))
        _attested(office, folder / "attests")
        joined = [_received(office, folder / f"join{number}")[0] for number in range(ROUNDS)]
        files = _year(folder / "year")
        known = _nothing_new(office, folder)
        idle, reads = _idle(office, folder)
        office.close()
    speed = VISITS * CELLS / median(received)
    ratio = median(two / one for one, two in zip(received, inserted, strict=True))
    rate, against = VISITS / median(joined), median(inserted) / median(joined)
    return [
        Figure("cells received, verified, decrypted and applied", speed, "/s", 25_000, holds=speed >= 25_000),
        Figure("received rows against executemany of the same rows", ratio, "x", 0.2, holds=ratio >= 0.2),
        Figure.at_least("rows joined from an attested snapshot", rate, "/s", 30_000),
        Figure.at_least("joined rows against executemany of the same rows", against, "x", 0.4),
        Figure.at_most(f"files at a place after {SENDINGS} sendings", files, "", 100),
        Figure("meeting with a million known changes", known, "s", 0.1, holds=known < 0.1),
        Figure("idle meeting with 2,000 devices", idle * 1000, "ms", 60, holds=idle < 0.06),
        Figure("files read by idle meetings with 2,000 devices", reads, "", 0, holds=reads == 0),
    ]
