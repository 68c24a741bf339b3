"""What everything is held against: the same rows put into an encrypted table by ``executemany`` alone."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from inka_desktop.records.base import Base
from inka_desktop.store.connection import connect


def inserted_s(path: Path, rows: list[tuple[Any, ...]], table: str = "site_visit") -> float:
    """Processor seconds for ``executemany`` of the rows without log, heads and guard, commit included."""
    made = Base.metadata.tables[table]
    raw = connect(path, os.urandom(32))
    spoken = dialect()
    raw.execute(str(CreateTable(made).compile(dialect=spoken)))
    for index in made.indexes:
        raw.execute(str(CreateIndex(index).compile(dialect=spoken)))
    started = time.process_time()
    raw.execute("BEGIN")
    raw.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    raw.execute("COMMIT")
    took = time.process_time() - started
    raw.close()
    return took


def memory_folder() -> str | None:
    """Where nobody waits for a disk, if the system has such a place: what is measured is the program."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
