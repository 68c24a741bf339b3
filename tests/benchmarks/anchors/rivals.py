"""What others do with the same rows: pygeodiff, the SQLite session extension, and Actual's algorithm.

Two copies of one table are changed apart, then the second one's changes are brought into the first. Each
merges in its own way into a plain file; how long that takes, and what of both is left, is counted.
Actual's is written anew from its published idea: every write of a cell is a message with a hybrid logical
clock, the newest wins, and a trie of hashes by minutes tells what the other side lacks.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

COLUMNS = ("occasion", "place", "keeper", "observations")
Cell = tuple[int, str]
"""Number of a row and name of a column."""
Writes = Mapping[Cell, str]
"""What a device wrote; rows above those of the base are new."""


@dataclass(frozen=True)
class Outcome:
    """What merging came to.

    Attributes:
        took_s: processor seconds for bringing the second device's writes into the first's copy.
        rows: as they are then, by number.
        told: values that are no longer in a row, but which a person is shown.
    """

    took_s: float
    rows: Mapping[int, Sequence[str | None]]
    told: frozenset[tuple[int, str]]

    def lost(self, *devices: Writes) -> int:
        """How many writes are neither in a row nor shown to anybody."""
        return sum(
            value != self._now(cell) and (cell[0], value) not in self.told
            for writes in devices
            for cell, value in writes.items()
        )

    def _now(self, cell: Cell) -> str | None:
        row = self.rows.get(cell[0])
        return row[COLUMNS.index(cell[1])] if row is not None else None


Merge = Callable[[Path, int, Writes, Writes], Outcome]
"""Folder, how many rows both begin with, and what each device wrote."""


def base_value(number: int, column: str) -> str:
    """What a cell held when both began."""
    return f"{column} {number}: die offene Beratung suchen im Schnitt 34 Personen je Woche auf."


def base_file(path: Path, rows: int) -> Path:
    """A file with so many rows."""
    raw = sqlite3.connect(path)
    marks = ", ".join("?" * (len(COLUMNS) + 1))
    raw.execute(
        f"CREATE TABLE visit(id INTEGER PRIMARY KEY, {', '.join(f'{name} TEXT' for name in COLUMNS)})"
    )
    raw.executemany(
        f"INSERT INTO visit VALUES ({marks})",
        [(number, *(base_value(number, name) for name in COLUMNS)) for number in range(rows)],
    )
    raw.commit()
    raw.close()
    return path


def write(raw: Any, rows: int, writes: Writes) -> None:
    """Make a device's changes."""
    fresh: dict[int, dict[str, str]] = {}
    for (number, column), value in writes.items():
        if number < rows:
            raw.execute(f"UPDATE visit SET {column} = ? WHERE id = ?", (value, number))
        else:
            fresh.setdefault(number, {})[column] = value
    raw.executemany(
        f"INSERT INTO visit VALUES ({', '.join('?' * (len(COLUMNS) + 1))})",
        [(number, *(cells.get(name) for name in COLUMNS)) for number, cells in fresh.items()],
    )


def _changed(path: Path, rows: int, writes: Writes) -> Path:
    raw = sqlite3.connect(path)
    write(raw, rows, writes)
    raw.commit()
    raw.close()
    return path


def _rows(raw: Any) -> dict[int, Sequence[str | None]]:
    return {row[0]: row[1:] for row in raw.execute("SELECT * FROM visit")}


def geodiff(folder: Path, rows: int, ours: Writes, theirs: Writes) -> Outcome:
    """pygeodiff rebases ours on theirs; what it could not keep stands in its file of conflicts."""
    import pygeodiff

    base = base_file(folder / "base.db", rows)
    one = _changed(Path(shutil.copy(base, folder / "one.db")), rows, ours)
    two = _changed(Path(shutil.copy(base, folder / "two.db")), rows, theirs)
    conflicts = folder / "conflicts.json"
    started = time.process_time()
    pygeodiff.GeoDiff().rebase(str(base), str(two), str(one), str(conflicts))
    took = time.process_time() - started
    told = _in_conflicts(json.loads(conflicts.read_text("utf-8"))) if conflicts.exists() else frozenset()
    raw = sqlite3.connect(one)
    found = _rows(raw)
    raw.close()
    return Outcome(took, found, told)


def _in_conflicts(found: Mapping[str, Any]) -> frozenset[tuple[int, str]]:
    """Row and value of all that is named there."""
    told = set()
    for conflict in found.get("geodiff", ()):
        for change in conflict.get("changes", ()):
            told |= {(int(conflict["fid"]), str(change[side])) for side in ("old", "new") if side in change}
    return frozenset(told)


def sessions(folder: Path, rows: int, ours: Writes, theirs: Writes) -> Outcome:
    """SQLite's sessions: their changeset is applied; where both changed a value, theirs replaces ours."""
    import apsw

    base = base_file(folder / "base.db", rows)
    one = _changed(Path(shutil.copy(base, folder / "one.db")), rows, ours)
    other = apsw.Connection(str(shutil.copy(base, folder / "two.db")))
    session = apsw.Session(other, "main")
    session.attach()
    with other:
        write(other.cursor(), rows, theirs)
    changes = session.changeset()
    session.close()
    other.close()
    raw = apsw.Connection(str(one))
    started = time.process_time()
    with raw:
        apsw.Changeset.apply(changes, raw, conflict=lambda reason, _change: _settled(apsw, reason))
    took = time.process_time() - started
    found = _rows(raw)
    raw.close()
    return Outcome(took, found, frozenset())


def _settled(apsw: Any, reason: int) -> int:
    replaceable = (apsw.SQLITE_CHANGESET_DATA, apsw.SQLITE_CHANGESET_CONFLICT)
    settled = apsw.SQLITE_CHANGESET_REPLACE if reason in replaceable else apsw.SQLITE_CHANGESET_OMIT
    return int(settled)


# --- Actual's -----------------------------------------------------------------------------------------


@dataclass
class Trie:
    """Hashes of the times of messages, by the minutes written to base 3, most significant digit first."""

    hash: int = 0
    below: dict[str, Trie] = field(default_factory=dict)

    def insert(self, stamp: str, minutes: int) -> None:
        """Take in the time of a message."""
        hashed = hash_of(stamp)
        node = self
        node.hash ^= hashed
        for digit in base_3(minutes):
            node = node.below.setdefault(digit, Trie())
            node.hash ^= hashed


def hash_of(stamp: str) -> int:
    """32 bits of a time."""
    import zlib

    return zlib.crc32(stamp.encode())


def base_3(number: int) -> str:
    """Digits of a number of minutes."""
    digits = ""
    while number:
        number, digit = divmod(number, 3)
        digits = str(digit) + digits
    return digits


def actual(folder: Path, rows: int, ours: Writes, theirs: Writes) -> Outcome:
    """Every cell's newest message wins; the messages are kept, and nobody is asked."""
    raw = sqlite3.connect(base_file(folder / "one.db", rows))
    raw.execute(
        "CREATE TABLE message(stamp TEXT PRIMARY KEY, row INTEGER, col TEXT, value TEXT)",
    )
    raw.execute("CREATE INDEX of_cell ON message(row, col, stamp)")
    trie = Trie()
    _take(raw, trie, [(_stamp(at, "a"), *cell, value) for at, (cell, value) in enumerate(ours.items())])
    came = [(_stamp(at, "b"), *cell, value) for at, (cell, value) in enumerate(theirs.items())]
    started = time.process_time()
    _take(raw, trie, came)
    took = time.process_time() - started
    found = _rows(raw)
    raw.close()
    return Outcome(took, found, frozenset())


def _stamp(counter: int, node: str) -> str:
    """A hybrid logical clock as a text that sorts."""
    seconds, thousandths = divmod(counter, 1_000)
    return f"2026-11-20T10:{seconds // 60:02}:{seconds % 60:02}.{thousandths:03}Z-0000-{node * 16}"


def _take(raw: sqlite3.Connection, trie: Trie, messages: Sequence[tuple[str, int, str, str]]) -> None:
    with raw:
        for stamp, row, column, value in messages:
            newest = raw.execute(
                "SELECT stamp FROM message WHERE row = ? AND col = ? ORDER BY stamp DESC LIMIT 1",
                (row, column),
            ).fetchone()
            if newest is None or newest[0] < stamp:
                raw.execute("INSERT OR IGNORE INTO visit(id) VALUES (?)", (row,))
                raw.execute(f"UPDATE visit SET {column} = ? WHERE id = ?", (value, row))
            if newest is None or newest[0] != stamp:
                raw.execute("INSERT OR IGNORE INTO message VALUES (?,?,?,?)", (stamp, row, column, value))
                trie.insert(stamp, 29_000_000 + int(stamp[14:16]))


RIVALS: Mapping[str, Merge] = {"pygeodiff": geodiff, "SQLite session": sessions, "Actual's algorithm": actual}
