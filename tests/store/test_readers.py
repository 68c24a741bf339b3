"""Reading connections are few; nothing that reads may wait for one that never comes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import func, select

from inka_desktop.records.protocols import Protocol
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.readers import POOL_SIZE
from inka_desktop.threads import Helpers

from .databases import make_store

LONGEST_S = 20
COUNT = select(func.count()).select_from(Protocol)


def count(raw: RawConnection) -> int:
    """How many protocols there are."""
    found: int = raw.execute("SELECT count(*) FROM protocol").fetchone()[0]
    return found


@pytest.mark.parametrize("inner", ["raw", "session"])
@pytest.mark.parametrize("outer", ["raw", "session"])
def test_all_threads_read_within_a_read_at_the_same_time(tmp_path: Path, outer: str, inner: str) -> None:
    """Each held a connection and waited for another one for ever."""
    store = make_store(tmp_path)
    readers, all_hold_one = store.database.readers, Barrier(POOL_SIZE)

    def read() -> int:
        with getattr(readers, outer)():
            all_hold_one.wait(LONGEST_S)
            with getattr(readers, inner)() as found:
                return int(found.execute(COUNT).scalar_one()) if inner == "session" else count(found)

    threads = Helpers(POOL_SIZE, "test")
    futures = [threads.submit(read) for _ in range(POOL_SIZE)]
    assert [future.result(LONGEST_S) for future in futures] == [0] * POOL_SIZE
    store.database.close()


@pytest.mark.parametrize("inner", ["raw", "session"])
def test_the_outer_read_goes_on_after_the_inner_one(tmp_path: Path, inner: str) -> None:
    store = make_store(tmp_path)
    readers = store.database.readers
    with readers.session() as outer:
        assert outer.execute(COUNT).scalar_one() == 0
        store.a_row_of_each()
        with getattr(readers, inner)():
            pass
        assert outer.execute(COUNT).scalar_one() == 0, "still the first snapshot"
    with readers.session() as after:
        assert after.execute(COUNT).scalar_one() > 0
    store.database.close()


def test_a_read_within_another_sees_the_same_and_the_next_one_what_was_written(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    readers = store.database.readers
    with readers.raw() as outer:
        assert count(outer) == 0
        store.a_row_of_each()
        with readers.raw() as inner:
            assert inner is outer
            assert count(inner) == 0
        assert count(outer) == 0, "still the first snapshot"
    with readers.raw() as after:
        assert count(after) > 0
    store.database.close()


def test_what_ends_on_another_thread_leaves_this_one_nothing(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    readers = store.database.readers
    begun = readers.raw()
    begun.__enter__()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(begun.__exit__, None, None, None).result(LONGEST_S)
        with readers.raw() as here, ThreadPoolExecutor(1) as other:
            there = other.submit(lambda: readers.raw().__enter__() is here).result(LONGEST_S)
            assert not there
    store.database.close()
