"""Killed, or out of room: what said "Gespeichert" is there, and nothing is half there."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from inka_desktop.errors import InkaError
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.specs import by_kind
from inka_desktop.store import guard
from inka_desktop.store.database import open_raw
from inka_desktop.store.dots import seq_of
from inka_desktop.store.errors import DiskFailedError, DiskFullError
from inka_desktop.store.raw import RawConnection
from tests.store.databases import Store, make_store

_SAVES_UNTIL_KILLED = """
import sys
from pathlib import Path
from uuid import UUID
from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Protocol, Topic
from inka_desktop.store.database import Database

database = Database(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
space, number = UUID(sys.argv[3]), 0
while True:
    number += 1
    visit = new_id()
    words = "x" * (number % 7) * 1000
    def work(tx):
        tx.session.add(Protocol(id=visit, space=space, place=f"Ort {number}", observations=words))
        tx.flush()
        tx.session.add(Topic(id=new_id(), space=space, protocol_id=visit, title=f"Thema {number}"))
    database.writer.submit(work).result()
    print(number, flush=True)
"""


def sound(raw: RawConnection) -> None:
    """The file is whole, and rows and log belong together."""
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert raw.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    guard.verify(raw)
    numbers = [seq_of(dot) for (dot,) in raw.execute("SELECT dot FROM sync_op ORDER BY dot")]
    assert numbers == list(range(1, len(numbers) + 1))
    covered = [
        (seq_of(first), seq_of(last))
        for first, last in raw.execute("SELECT first, last FROM sync_tx ORDER BY last")
    ]
    assert [number for first, last in covered for number in range(first, last + 1)] == numbers
    rows = sum(raw.execute(f"SELECT count(*) FROM {kind}").fetchone()[0] for kind in by_kind())
    assert raw.execute("SELECT count(*) FROM sync_row").fetchone() == (rows,)


@pytest.mark.parametrize("seed", range(4))
def test_killed_while_saving(tmp_path: Path, seed: int) -> None:
    store = make_store(tmp_path)
    space = store.home(Protocol)
    store.database.close()
    arguments = [sys.executable, "-c", _SAVES_UNTIL_KILLED, str(tmp_path), store.key.hex(), str(space)]
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"1\n"
    time.sleep(random.Random(seed).uniform(0.02, 0.4))
    child.kill()
    reported = [1, *map(int, child.stdout.read().split())]
    child.stdout.close()
    child.wait()
    raw = open_raw(store.database.path, store.key)
    sound(raw)
    places = {place for (place,) in raw.execute("SELECT place FROM protocol")}
    titles = {title for (title,) in raw.execute("SELECT title FROM topic")}
    raw.close()
    assert {f"Ort {number}" for number in reported} <= places
    # At most the one save that was on the disk and not told yet.
    assert len(places) - len(reported) in (0, 1)
    assert {place.split()[1] for place in places} == {title.split()[1] for title in titles}


def test_a_full_disk(store: Store) -> None:
    row = store.add(Protocol, place="saved")
    before = store.everything()
    store.run(lambda tx: tx.raw.execute("SELECT 1"))
    pages = store.rows("PRAGMA page_count")[0][0]
    store.run(lambda tx: tx.raw.execute(f"PRAGMA max_page_count = {pages}").fetchone())
    with pytest.raises(DiskFullError) as told:
        store.set(Protocol, row, observations="x" * 100_000)
    assert "voll" in told.value.words("de")
    assert store.everything() == before
    store.run(lambda tx: tx.raw.execute("PRAGMA max_page_count = 1000000").fetchone())
    store.set(Protocol, row, observations="x" * 100_000)
    assert store.get(Protocol, row).observations == "x" * 100_000


_WRITES_ABOVE_A_LIMIT = """
import resource, sys
from pathlib import Path
from uuid import UUID
from inka_desktop.errors import InkaError
from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Protocol
from inka_desktop.store.database import Database

database = Database(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
space = UUID(sys.argv[3])
def save(number):
    visit = Protocol(id=new_id(), space=space, place=str(number), observations="x" * 20_000)
    database.writer.submit(lambda tx: tx.session.add(visit)).result()
for number in range(5):
    save(number)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))
saved, told = 5, None
try:
    for number in range(5, 1000):
        save(number)
        saved += 1
except InkaError as error:
    told = error.code
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
save(saved)
print(saved, told)
database.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_the_system_refuses_to_write_on(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    space = store.home(Protocol)
    store.database.close()
    arguments = [sys.executable, "-c", _WRITES_ABOVE_A_LIMIT, str(tmp_path), store.key.hex(), str(space)]
    saved, told = subprocess.run(
        arguments, capture_output=True, text=True, check=True, timeout=60
    ).stdout.split()
    assert told in (DiskFailedError.code, DiskFullError.code)
    raw = open_raw(store.database.path, store.key)
    sound(raw)
    places = [int(place) for (place,) in raw.execute("SELECT place FROM protocol")]
    raw.close()
    assert sorted(places) == list(range(int(saved) + 1))


def _may_mount() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0


@pytest.mark.skipif(not _may_mount(), reason="needs a small disk of its own")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        store = make_store(disk / "profile")
        saved = 0
        told: InkaError | None = None
        while told is None and saved < 1000:
            try:
                store.add(Protocol, place=str(saved), observations="x" * 20_000)
                saved += 1
            except (DiskFullError, DiskFailedError) as full:
                told = full
        assert told is not None
        assert saved > 5
        assert sorted(int(place) for (place,) in store.rows("SELECT place FROM protocol")) == list(
            range(saved)
        )
        store.database.close()
        raw = open_raw(store.database.path, store.key)
        sound(raw)
        raw.close()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_an_error_in_the_work_is_the_callers_own(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        store.run(lambda _tx: 1 // 0)
    with pytest.raises(KeyboardInterrupt):
        store.run(_interrupted)
    store.add(Protocol, place="still works")


def _interrupted(_tx: object) -> None:
    raise KeyboardInterrupt
