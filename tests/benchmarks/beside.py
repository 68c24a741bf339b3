"""Side by side on the same rows in one run: the exchange, pygeodiff, SQLite's sessions, Actual's algorithm.

Two devices change one table apart, partly the same cells, and make rows of their own. Timed is bringing the
second one's writes into what the first one has, by the processor; beside it stands how many writes of
either are then neither in a row nor shown to anybody. The others work on a plain file without log and guard,
the exchange on its encrypted one; each is also held against ``executemany`` of the second one's rows into its
kind of file.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from inka_desktop.exchange.operations import Operation
from inka_desktop.exchange.wire import INSERT, UPDATE, Value
from inka_desktop.records.protocols import Protocol
from inka_desktop.store.dots import as_list, heads_of, unpack_heads
from inka_desktop.store.operation import unpack_body
from tests.benchmarks.anchors.rivals import COLUMNS, RIVALS, Cell, Outcome, Writes, base_value
from tests.benchmarks.exchange_engine import Writer, deliver, space_of
from tests.benchmarks.figures import Figure
from tests.benchmarks.plain import inserted_s, memory_folder
from tests.exchange.engine.office import Desk, Office, fields

ROWS, CHANGED, MADE, ROUNDS = 20_000, 5_000, 2_000, 3
_TABLE = 8
_NUMBERS = {name: fields(Protocol, name) for name in COLUMNS}


def writes(device: str, first: int, made: int) -> dict[Cell, str]:
    """What a device writes: two cells of rows from ``first`` on, and whole rows from ``made`` on."""
    found: dict[Cell, str] = {
        (row, column): f"{device} {column} {row}"
        for row in range(first, first + CHANGED)
        for column in ("occasion", "place")
    }
    fresh = range(made, made + MADE)
    return found | {(row, column): f"{device} neu {column} {row}" for row in fresh for column in COLUMNS}


OURS: Writes = writes("A", 0, ROWS)
THEIRS: Writes = writes("B", CHANGED // 2, ROWS + MADE)
CONCURRENT = len(OURS.keys() & THEIRS.keys())


def exchange(folder: Path) -> tuple[Outcome, float]:
    """The exchange itself, and the seconds of ``executemany`` of the second one's rows into such a file."""
    office = Office(folder)
    try:
        desks = office.join("b"), office.join("c")
        office.settle()
        space, key = space_of(office.owner)
        ids = {row: office.rng().token(16) for row in range(ROWS + 2 * MADE)}
        base = Writer(desks[0].replica.identity.keys, space, key, office)
        begun = {(row, column): base_value(row, column) for row in range(ROWS) for column in COLUMNS}
        deliver(office.owner, base.parcels(_operations(begun, ids, {})))
        dots = {row: (base.author, row + 1) for row in range(ROWS)}
        took = []
        for desk, said in zip(desks, (OURS, THEIRS), strict=True):
            writer = Writer(desk.replica.identity.keys, space, key, office)
            took.append(deliver(office.owner, writer.parcels(_operations(said, ids, dots)), size=20_000))
        names = {id_: row for row, id_ in ids.items()}
        listed = office.owner.query(f"SELECT id, {', '.join(COLUMNS)} FROM protocol")
        rows = {names[row[0]]: row[1:] for row in listed}
        theirs = {ids[row] for row, _ in THEIRS}
        whole = [row for row in office.owner.query("SELECT * FROM protocol") if row[0] in theirs]
        return Outcome(took[1], rows, _asked(office.owner, names)), inserted_s(folder / "plain.db", whole)
    finally:
        office.close()


def _operations(
    said: Writes, ids: Mapping[int, bytes], dots: Mapping[int, tuple[bytes, int]]
) -> list[Operation]:
    """One for each row; of rows that ``dots`` names a change of what they were made with."""
    by_row: dict[int, dict[int | str, Value]] = {}
    for (row, column), value in said.items():
        by_row.setdefault(row, {})[_NUMBERS[column]] = value
    return [
        Operation(UPDATE, _TABLE, ids[row], values, dict.fromkeys(values, (dots[row],)))
        if row in dots
        else Operation(INSERT, _TABLE, ids[row], values)
        for row, values in ((row, dict(sorted(values.items(), key=str))) for row, values in by_row.items())
    ]


def _asked(desk: Desk, names: Mapping[bytes, int]) -> frozenset[tuple[int, str]]:
    """Row and value of every head of the cells that are put before a person."""
    found = set()
    for row, field, heads in desk.query(
        "SELECT d.row, d.field, r.heads FROM sync_divided d JOIN sync_row r"
        " ON r.row = d.row AND r.tbl = d.tbl AND r.space = d.space"
    ):
        for dot in as_list(heads_of(unpack_heads(heads), field)):
            ((body,),) = desk.query("SELECT body FROM sync_op WHERE dot = ?", dot)
            found.add((names[row], str(unpack_body(body).values[field])))
    return frozenset(found)


def _plain_s(folder: Path) -> float:
    """Seconds of ``executemany`` of the second device's cells into a plain table."""
    raw = sqlite3.connect(folder / "plain.db")
    raw.execute(
        f"CREATE TABLE visit(id INTEGER PRIMARY KEY, {', '.join(f'{name} TEXT' for name in COLUMNS)})"
    )
    rows: dict[int, list[str | None]] = {}
    for (row, column), value in THEIRS.items():
        rows.setdefault(row, [None] * len(COLUMNS))[COLUMNS.index(column)] = value
    started = time.process_time()
    raw.executemany("INSERT INTO visit VALUES (?,?,?,?,?)", [(row, *cells) for row, cells in rows.items()])
    raw.commit()
    took = time.process_time() - started
    raw.close()
    return took


def figures() -> list[Figure]:
    """Measure."""
    found: list[Figure] = [Figure.told("cells that both devices wrote", CONCURRENT, "")]
    with tempfile.TemporaryDirectory(dir=memory_folder()) as made:
        runs = [exchange(_folder(made, f"own{number}")) for number in range(ROUNDS)]
        ours = _figures("the exchange", [one for one, _ in runs], [against for _, against in runs])
        found += [*ours[:2], Figure.at_most("the exchange: writes lost", ours[2].value, "", 0)]
        for name, merge in RIVALS.items():
            folders = [_folder(made, f"{name} {number}") for number in range(ROUNDS)]
            outcomes = [merge(folder, ROWS, OURS, THEIRS) for folder in folders]
            found += _figures(name, outcomes, [_plain_s(folder) for folder in folders])
    return found


def _folder(above: str, name: str) -> Path:
    made = Path(above) / name
    made.mkdir()
    return made


def _figures(name: str, outcomes: Sequence[Outcome], against: Sequence[float]) -> list[Figure]:
    ratio = median(two / one.took_s for one, two in zip(outcomes, against, strict=True))
    return [
        Figure.told(f"{name}: cells merged", len(THEIRS) / median(one.took_s for one in outcomes), "/s"),
        Figure.told(f"{name}: against executemany into its kind of file", ratio, "x"),
        Figure.told(f"{name}: writes lost", outcomes[0].lost(OURS, THEIRS), ""),
    ]
