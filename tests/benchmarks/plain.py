"""What everything is held against: the same rows put into an encrypted table by ``executemany`` alone.

With the driver as it comes: what ``store.connection`` tells it about NULLs and BLOBs is a part of what is
measured, and would make what it is measured against faster as well.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlcipher3 import dbapi2 as sqlcipher

from inka_desktop.records.base import Base
from inka_desktop.store.connection import connect


def inserted_s(path: Path, rows: list[tuple[Any, ...]], table: str = "protocol") -> float:
    """Processor seconds for ``executemany`` of the rows without log, heads and guard, commit included."""
    made = Base.metadata.tables[table]
    raw = connect(path, os.urandom(32))
    spoken = dialect()
    raw.execute(str(CreateTable(made).compile(dialect=spoken)))
    for index in made.indexes:
        raw.execute(str(CreateIndex(index).compile(dialect=spoken)))
    with _as_it_comes():
        started = time.process_time()
        raw.execute("BEGIN")
        raw.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
        raw.execute("COMMIT")
        took = time.process_time() - started
    raw.close()
    return took


@contextmanager
def _as_it_comes() -> Iterator[None]:
    """Without the adapters that the store registers."""
    adapters, ours = sqlcipher.adapters, {}
    for key in [(kind, sqlcipher.PrepareProtocol) for kind in (type(None), bytes)]:
        ours[key] = adapters.pop(key)
    try:
        yield
    finally:
        adapters.update(ours)


def memory_folder() -> str | None:
    """Where nobody waits for a disk, if the system has such a place: what is measured is the program."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
