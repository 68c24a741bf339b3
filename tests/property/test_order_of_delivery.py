"""I2: whatever the order, the batches and the copies in which files arrive, all replicas end the same."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inka_desktop.records.ids import key_id
from inka_desktop.records.office import Letterhead
from inka_desktop.records.protocols import Agreement, Protocol, Topic
from inka_desktop.records.specs import by_number
from inka_desktop.records.values import SpaceKind
from inka_desktop.store.database import Database
from inka_desktop.store.writer import Transaction
from tests.exchange.engine.office import Desk, Image, Office
from tests.simulator.device import KEY

_names = count()


class History:
    """What three devices once wrote, as files at a place, and a reader who has seen none of it."""

    def __init__(self, root: Path, seed: int = 20261122) -> None:
        self.office = Office(root)
        office = self.office
        office.project_space()
        b, c = office.join("b"), office.join("c")
        self.reader = office.join("reader")
        writers = [office.owner, b, c]
        for _ in range(2):
            for desk in [*writers, self.reader]:
                desk.meet()
        self.profile = self.reader.copy("profile")
        before = set(office.files())
        _work(writers, random.Random(seed))
        writers.append(_fork(office, c, key_id(Letterhead.__number__, "one")))
        office.settle(*writers)
        self.expected = office.owner.image()
        self.files = {path: path.read_bytes() for path in sorted(set(office.files()) - before)}
        for path in self.files:
            path.unlink()
        for path in office.files("h"):
            path.unlink()

    def fresh(self) -> Desk:
        """The reader as it was before any of it."""
        desk = Desk(self.office, f"fresh {next(_names)}")
        shutil.copytree(self.profile, desk.folder)
        desk.machine = self.reader.machine
        desk.clock.now_ms = self.office.now_ms
        desk.database = Database(desk.folder, KEY, clock=desk.clock, random=self.office.rng())
        assert not desk.start(everywhere_every=1)
        return desk


def _work(writers: list[Desk], chance: random.Random) -> None:
    """Everything that can disagree: edits, deletions, one id twice, two spaces, children of the deleted."""
    visits: list[UUID] = []
    shared = [key_id(Agreement.__number__, str(number)) for number in range(2)]
    letterhead = key_id(Letterhead.__number__, "one")
    for place, desk in enumerate(writers[:2]):
        _claim(desk, Letterhead, letterhead, SpaceKind.ORG, sender=f"S{place}")
        for other, row in enumerate(shared):
            space = SpaceKind.COORD if place == other else SpaceKind.PROJECT
            _claim(desk, Agreement, row, space, what=f"W{place}")
    for number in range(120):
        desk = chance.choice(writers)
        known = [visit for visit in visits if desk.get(Protocol, visit) is not None]
        act = chance.randrange(10)
        if act == 0 or not known:
            visits.append(desk.add(Protocol, place=f"Ort {number}"))
        elif act == 1:
            desk.add(Topic, protocol_id=chance.choice(known), title=f"T{number}")
        elif act == 2:
            visit = chance.choice(known)
            desk.change(Protocol, visit, alive=not desk.get(Protocol, visit).alive)
        elif act == 3:
            _claim(desk, Letterhead, letterhead, SpaceKind.ORG, office=f"Amt {number}")
        elif act == 4:
            _claim(desk, Agreement, chance.choice(shared), SpaceKind.COORD, remark=f"R{number}")
        elif act == 5 and (asked := desk.questions()):
            desk.resolve(asked[0], asked[0].entries[-1].value)
        elif act == 6:
            desk.change(Protocol, chance.choice(known[:3]), date=date(2026, 1, 1 + number % 3))
        elif act == 7:
            desk.change(Protocol, chance.choice(known[:3]), place=f"Ort {number}", keeper=f"K{number}")
        else:
            desk.meet()


def _fork(office: Office, desk: Desk, letterhead: UUID) -> Desk:
    """A copy of a profile that sends other operations under the same numbers before anybody notices."""
    desk.meet()
    twin = Desk(office, "twin")
    twin.machine = desk.machine
    desk.copy("twin")
    office.desks.append(twin)
    assert not twin.reopen()
    for one in (desk, twin):
        one.change(Letterhead, letterhead, publicity=one.name)
        visit = one.add(Protocol, place=one.name, date=date(2026, 5, 1))
        one.add(Topic, protocol_id=visit, title=one.name)
    desk.meet()
    office.owner.meet()
    office.owner.change(Letterhead, letterhead, publicity="hat den einen gelesen")
    office.owner.meet()
    heads, hidden = office.place / "h", office.place / "hidden"
    heads.rename(hidden)
    twin.meet()
    shutil.copytree(hidden, heads, dirs_exist_ok=True)
    shutil.rmtree(hidden)
    return twin


def _claim(desk: Desk, record: type, row: UUID, space: SpaceKind, **values: Any) -> None:
    if desk.get(record, row) is None:
        desk.add(record, row=row, space=space, **values)
    else:
        desk.change(record, row, **values)


@pytest.fixture(scope="module")
def history() -> Iterator[History]:
    memory = Path("/dev/shm")
    root = Path(tempfile.mkdtemp(prefix="inka-order-", dir=memory if memory.is_dir() else None))
    made = History(root)
    yield made
    made.office.close()
    shutil.rmtree(root)


def _same_but_for_the_reader(ours: Image, theirs: Image, reader: bytes) -> None:
    """All is equal but how far the reader itself is: it acknowledged what the others have not seen."""
    assert ours.heads == theirs.heads
    assert ours.divided == theirs.divided
    assert ours.rows == theirs.rows
    assert ours.asked == theirs.asked
    own = {at for at in ours.positions.keys() | theirs.positions.keys() if at[2] == reader}
    for positions in (ours.positions, theirs.positions):
        for at in own:
            positions.pop(at, None)
    assert ours.positions == theirs.positions


def _materialise_all(tx: Transaction) -> list[str]:
    """Rows that would look otherwise if they were written anew from their heads."""
    rows = tx.raw.execute("SELECT DISTINCT tbl, row FROM sync_row").fetchall()
    return [
        f"{by_number()[table].kind} {row.hex()}" for table, row in rows if tx.merger.materialise((table, row))
    ]


@settings(max_examples=settings().max_examples // 2)
@given(st.data())
def test_any_order_batches_and_copies_of_the_same_files_give_the_same_replica(
    history: History, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(sorted(history.files)))
    cuts = sorted(data.draw(st.lists(st.integers(1, len(order) - 1), max_size=6, unique=True)))
    twice = data.draw(st.sets(st.sampled_from(order), max_size=5))
    gone = data.draw(st.booleans())
    desk = history.fresh()
    try:
        there: set[Path] = set()
        for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True):
            for path in order[start:end]:
                names = {path} | ({path.with_name(f"{path.stem} (1).seg")} if path in twice else set())
                for name in names:
                    name.write_bytes(history.files[path])
                there |= names
            desk.meet()
            if gone:  # what was once seen need not stay
                for path in there:
                    path.unlink()
                there.clear()
        image = desk.image()
        assert desk.query("SELECT 1 FROM sync_pending") == []
        _same_but_for_the_reader(image, history.expected, desk.replica.identity.author)
        assert desk.write(_materialise_all) == []
        assert desk.query("SELECT * FROM pragma_foreign_key_check") == []
        assert desk.image().rows == image.rows
    finally:
        desk.close()
        shutil.rmtree(desk.folder)
        for path in [*history.office.files(), *history.office.files("h")]:
            path.unlink()


def test_the_history_holds_what_can_disagree(history: History) -> None:
    """Without these the property would say little."""
    image = history.expected
    assert len(history.files) > 30
    assert len(image.divided) >= 5
    assert len(image.asked) >= 1
    assert any(len(heads[0]) > 1 for heads in image.heads.values())  # one id made twice
    rows = [(table, row) for _, table, row in image.heads]
    assert len(rows) > len(set(rows))  # one id in two spaces
    owner = history.office.owner
    assert owner.query("SELECT count(*) FROM sync_log WHERE forked = 1") != [(0,)]
    assert owner.query("SELECT count(*) FROM sync_log WHERE base IS NOT NULL") != [(0,)]
