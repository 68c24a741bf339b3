"""What the engine itself costs: files that are here and decrypted already become rows, heads and log.

Rates are by the processor's time of the whole process, which a busy machine changes little. Each is held
twice: against what was promised (50,000 cells/s of new rows in large batches, 20,000 where every operation is
concurrent), which a slow processor may break, and as a ratio to ``executemany`` of the same rows.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from inka_desktop.exchange import members as membership
from inka_desktop.exchange.container import Header, open_envelope
from inka_desktop.exchange.crypto import DeviceKeys, hash32
from inka_desktop.exchange.delivery import Courier
from inka_desktop.exchange.deps import chain_next, chain_start
from inka_desktop.exchange.names import HeadName
from inka_desktop.exchange.operations import Operation, pack_operations
from inka_desktop.exchange.parcel import Parcel, State
from inka_desktop.exchange.standing import Member
from inka_desktop.exchange.wire import INSERT, UPDATE, Value
from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store import logs
from inka_desktop.store.clock import SystemClock
from inka_desktop.store.database import FILE_NAME
from inka_desktop.store.writer import Transaction
from tests.benchmarks.figures import Figure
from tests.benchmarks.plain import inserted_s, memory_folder
from tests.exchange.engine.office import Desk, Office, fields
from tests.exchange.fuzz import closing

ROWS, PER_TRANSACTION, PER_FILE = 10_000, 400, 4_000
ROUNDS, _LARGE, _IDLE = 3, 20_000, 5
MANY_DEVICES = 10_000
_ACTION = b"measured"
_TABLE = 8
_TEXT = "Die offene Beratung suchen im Schnitt 34 Personen je Woche auf."
_NAMES = (
    "project_label", "kind", "occasion", "date", "begin", "end", "place", "keeper", "observations",
    "problems",
)  # fmt: skip
_CONTESTED = ("date", "keeper", "occasion", "place", "project_label")
CELLS = len(_NAMES)


@dataclass
class Writer:
    """An author that writes files by itself, without a database.

    Attributes:
        device: whose keys sign; of a member.
        space: id, number and kind as the receiver has them.
        key: epoch and key of the space.
    """

    device: DeviceKeys
    space: logs.Space
    key: tuple[int, bytes]
    office: Office
    seq: int = 0
    previous: bytes = b""
    incarnation: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.incarnation = self.office.rng().token(8)
        self.author = self.device.author(self.incarnation)
        self.chain = chain_start(self.space.id, "d", self.author)

    def file(self, runs: Sequence[Sequence[Operation]]) -> bytes:
        """The next file, a transaction for each run."""
        first, before, raws = self.seq + 1, self.chain, []
        for run in runs:
            raws.append(pack_operations(self.seq + 1, self._hlc(), _ACTION, "import", self.author, run))
            self.seq += len(run)
            self.chain = chain_next(self.chain, raws[-1])
        header = Header(
            "d", self.space.id, self.device.device, self.incarnation, first, self.seq, self.key[0]
        )
        plain = closing.around(raws, [first, before, self.previous, b"", b"", 1, 1], before)
        data = closing.segment(header.to_bytes(), plain, self.device, self.key[1], self.office.rng())
        self.previous = hash32(data)
        return data

    def _hlc(self) -> int:
        return self.office.now_ms << 16 | self.seq & 0xFFFF

    def parcels(self, operations: Sequence[Operation]) -> list[Parcel]:
        """Files of these operations, opened."""
        found = []
        for at in range(0, len(operations), PER_FILE):
            part = operations[at : at + PER_FILE]
            data = self.file(
                [part[one : one + PER_TRANSACTION] for one in range(0, len(part), PER_TRANSACTION)]
            )
            envelope = open_envelope(data)
            found.append(Parcel(envelope, envelope.decrypt(self.key[1]), self.space))
        return found


def visit_values(number: int, word: str = "Anlass") -> dict[int | str, Value]:
    """The cells of a visit by field number."""
    stored = ("Sonnenhang", "advice", f"{word} {number}", f"2024-01-{number % 28 + 1:02}", "09:30", "11:20",
              f"Laden {number % 40}", f"Fachreferat {word}", _TEXT, _TEXT[:30])  # fmt: skip
    return dict(sorted(zip((fields(Protocol, name) for name in _NAMES), stored, strict=True)))


def space_of(desk: Desk) -> tuple[logs.Space, tuple[int, bytes]]:
    """The space of the coordinators, and the newest epoch and key of it."""
    with desk.database.readers.raw() as raw:
        space = next(one for one in logs.spaces(raw) if one.kind == SpaceKind.COORD)
        found = raw.execute(
            "SELECT epoch, key FROM sync_key WHERE space = ? ORDER BY epoch DESC", (space.id,)
        ).fetchone()
    return space, (int(found[0]), bytes(found[1]))


def deliver(desk: Desk, parcels: Sequence[Parcel], size: int | None = None) -> float:
    """Processor seconds in which all parcels are applied, as a meeting does; ``size``: operations a piece."""
    rights = desk.replica.members.rights
    assert rights is not None
    courier = Courier(desk.replica.identity.author, rights)
    started = time.process_time()
    for parcel in parcels:
        state = State.READY
        while state is State.READY:
            courier.size = size or courier.size
            state = desk.replica.run(partial(_piece, courier=courier, parcel=parcel), "receive")
            courier.landed()
        assert state is State.DONE, state
    return time.process_time() - started


def ticking(desk: Desk) -> Desk:
    """A device that sees how long a piece of an import takes, and cuts the next one by it."""
    clock: Any = desk.clock
    clock.monotonic = SystemClock().monotonic
    return desk


def _piece(transaction: Transaction, courier: Courier, parcel: Parcel) -> State:
    return courier.piece(transaction, [parcel])[0]


def _batches(folder: Path) -> tuple[float, float, float]:
    """Processor seconds for new rows, for changes that are all concurrent, and for the rows alone."""
    office = Office(folder)
    try:
        other, third = office.join("b"), office.join("c")
        office.settle()
        space, key = space_of(office.owner)
        rows = [new_id().bytes for _ in range(ROWS)]
        made = [Operation(INSERT, _TABLE, row, visit_values(at)) for at, row in enumerate(rows)]
        base = Writer(other.replica.identity.keys, space, key, office)
        fresh = deliver(office.owner, base.parcels(made), size=_LARGE)
        took = []
        for desk, word in ((other, "Anders"), (third, "Nochmals")):
            writer = Writer(desk.replica.identity.keys, space, key, office)
            took.append(deliver(office.owner, writer.parcels(_changes(base.author, rows, word)), size=_LARGE))
        divided = office.owner.query("SELECT count(*) FROM sync_divided")[0][0]
        assert divided == ROWS * len(_CONTESTED), divided
        return fresh, took[1], inserted_s(folder / "plain.db", office.owner.query("SELECT * FROM protocol"))
    finally:
        office.close()


def _changes(author: bytes, rows: Sequence[bytes], word: str) -> list[Operation]:
    """Each row changed by somebody who knows only how it was made."""
    chosen: set[int | str] = {fields(Protocol, name) for name in _CONTESTED}
    return [
        Operation(UPDATE, _TABLE, row, values, dict.fromkeys(values, ((author, at + 1),)))
        for at, row in enumerate(rows)
        for values in ({key: value for key, value in visit_values(at, word).items() if key in chosen},)
    ]


def many_devices(folder: Path, count: int) -> tuple[float, float]:
    """Processor seconds for the first segments of ``count`` devices, and for a meeting without news."""
    office = Office(folder)
    try:
        owner, rng = ticking(office.owner), office.rng()
        space, key = space_of(owner)
        devices = [DeviceKeys.new(rng) for _ in range(count)]
        for at in range(0, count, 500):
            owner.write(partial(_admit, desk=owner, devices=devices[at : at + 500]), "control")
        owner.meet()
        values: dict[int | str, Value] = {fields(Protocol, "place"): "Ahornweg"}
        for device in devices:
            writer = Writer(device, space, key, office)
            data = writer.file([[Operation(INSERT, _TABLE, new_id().bytes, values)]])
            head = HeadName.of(space.id, "d", writer.author, 1, writer.chain)
            for path, content in ((open_envelope(data).name.path, data), (head.path, b"")):
                (office.place / path).parent.mkdir(parents=True, exist_ok=True)
                (office.place / path).write_bytes(content)
        started = time.process_time()
        came = owner.meet().received
        took = time.process_time() - started
        assert came == count, came
        owner.meet()
        idle = []
        for _ in range(_IDLE):
            started = time.process_time()
            assert owner.meet().received == 0
            idle.append(time.process_time() - started)
        return took, median(idle)
    finally:
        office.close()


def grown(folder: Path, rows: int) -> tuple[float, int, int]:
    """Processor seconds, bytes of the files and of the database for so many new rows by one device."""
    office = Office(folder)
    try:
        other = office.join("b")
        office.settle()
        space, key = space_of(office.owner)
        writer = Writer(other.replica.identity.keys, space, key, office)
        database = office.owner.folder / FILE_NAME
        before, took, sent = database.stat().st_size, 0.0, 0
        for at in range(0, rows, PER_FILE):
            made = [
                Operation(INSERT, _TABLE, new_id().bytes, visit_values(number))
                for number in range(at, min(rows, at + PER_FILE))
            ]
            parcels = writer.parcels(made)
            sent += sum(len(parcel.envelope.data) for parcel in parcels)
            took += deliver(office.owner, parcels)
        office.owner.query("PRAGMA wal_checkpoint(PASSIVE)")
        wal = database.with_name(database.name + "-wal")
        return took, sent, max(database.stat().st_size - before, wal.stat().st_size)
    finally:
        office.close()


def _admit(transaction: Transaction, desk: Desk, devices: Sequence[DeviceKeys]) -> None:
    """An owner says that these belong here."""
    for device in devices:
        member = Member(
            device.device, device.sign_public, device.box_public, device.device, Role.COORDINATOR,
            frozenset(), "KS9", confirmed=True,
        )  # fmt: skip
        org = desk.replica.identity.org
        membership.state(transaction, org, member.device, membership.confirmation(member))


def figures() -> list[Figure]:
    """Measure."""
    with tempfile.TemporaryDirectory(dir=memory_folder()) as made:
        folder = Path(made)
        rounds = [_batches(folder / f"batches{number}") for number in range(ROUNDS)]
        many, _ = many_devices(folder / "many", MANY_DEVICES)
    cells, contested = ROWS * CELLS, ROWS * len(_CONTESTED)
    fresh, concurrent = (median(one[at] for one in rounds) for at in (0, 1))
    against = median(one[2] / one[0] for one in rounds)
    divided = median(one[2] * contested / cells / one[1] for one in rounds)
    return [
        Figure.at_least("cells of new rows in large batches", cells / fresh, "/s", 50_000),
        Figure.at_least("new rows in large batches against executemany", against, "x", 0.4),
        Figure.at_least(
            "cells changed where every operation is concurrent", contested / concurrent, "/s", 20_000
        ),
        Figure.at_least("concurrent cells against executemany of as many", divided, "x", 0.16),
        Figure.at_most("first segments of 10,000 devices", many, "s", 30),
    ]
