"""Real encrypted databases with spaces and own logs, for the tests of the store."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from inka_desktop.records.ids import new_id
from inka_desktop.records.specs import TableSpec, Value, by_kind, tables
from inka_desktop.records.values import SpaceKind
from inka_desktop.store import logs
from inka_desktop.store.clock import Clock, Random
from inka_desktop.store.database import Database
from inka_desktop.store.oplog import Change, Edit, Kind, pack_body
from inka_desktop.store.writer import Transaction

Result = TypeVar("Result")

LOG_QUERIES = (
    "SELECT dot, kind, tbl, row, body FROM sync_op ORDER BY dot",
    "SELECT last, first, hlc, action, label FROM sync_tx ORDER BY last",
    "SELECT row, tbl, space, heads FROM sync_row ORDER BY row, tbl, space",
)


@dataclass
class Store:
    """A database with a space of each kind and an own log in each."""

    database: Database
    key: bytes
    spaces: dict[SpaceKind, UUID] = field(default_factory=dict)

    def run(
        self, work: Callable[[Transaction], Result], label: str = "edit", *, edit: Edit | None = None,
        action: bytes | None = None,
    ) -> Result:  # fmt: skip
        """Run work in a transaction of the writer and wait for it."""
        return self.database.writer.submit(work, label, edit=edit, action=action).result(30)

    def add(
        self, record: type[Any], *, space: SpaceKind | None = None, label: str = "new", **values: Any
    ) -> UUID:
        """A new row in one transaction; in a space that its table may stand in."""
        key = new_id()
        home = self.spaces[space] if space else self.home(record)
        self.run(lambda tx: tx.session.add(record(id=key, space=home, **values)), label)
        return key

    def set(
        self, record: type[Any], key: UUID, *, label: str = "edit", edit: Edit | None = None, **values: Any
    ) -> None:
        """Change fields of a row in one transaction."""

        def work(tx: Transaction) -> None:
            row = tx.session.get(record, key)
            for name, value in values.items():
                setattr(row, name, value)

        self.run(work, label, edit=edit)

    def get(self, record: type[Any], key: UUID) -> Any:
        """The row as a reader sees it."""
        with self.database.readers.session() as session:
            return session.get(record, key)

    def home(self, record: type[Any]) -> UUID:
        """A space that rows of a table may stand in."""
        for kind in (SpaceKind.COORD, SpaceKind.ORG, SpaceKind.PROJECT, SpaceKind.PERSONAL):
            if kind in record.__spaces__:
                return self.spaces[kind]
        raise AssertionError(record)

    def rows(self, query: str, *parameters: object) -> list[tuple[Any, ...]]:
        """What a reader gets."""
        with self.database.readers.raw() as raw:
            found: list[tuple[Any, ...]] = raw.execute(query, parameters).fetchall()
            return found

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """All synced rows, the log, and the guards themselves."""
        queries = {spec.kind: f"SELECT * FROM {spec.kind} ORDER BY id" for spec in tables()}
        queries |= {query.split(" FROM ")[1]: query for query in LOG_QUERIES}
        queries["guards"] = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        with self.database.readers.raw() as raw:
            return {name: raw.execute(query).fetchall() for name, query in queries.items()}

    def a_row_of_each(self) -> dict[str, UUID]:
        """One row in every synced table, with a text in it."""
        made = {}
        for spec in tables():
            values: dict[str, Any] = {text_field(spec): "before"}
            made[spec.kind] = self.add(spec.record, **values)
        return made


def text_field(spec: TableSpec) -> str:
    """A field of the table that holds a text; one that may be empty, where there is one."""
    texts = [one for one in spec.fields if one.stored is str and one.bind is None]
    return next((one for one in texts if one.default is None), texts[0]).name


def make_store(
    folder: Path, *, clock: Clock | None = None, random: Random | None = None, key: bytes | None = None
) -> Store:
    """A fresh encrypted database in a folder."""
    secret = key or os.urandom(32)
    store = Store(Database(folder, secret, clock=clock, random=random), secret)

    def begin(tx: Transaction) -> None:
        for kind in (SpaceKind.ORG, SpaceKind.COORD, SpaceKind.PROJECT, SpaceKind.PERSONAL):
            store.spaces[kind] = new_id()
            number = logs.add_space(tx.raw, store.spaces[kind].bytes, kind)
            logs.add_log(tx.raw, number, os.urandom(16), b"device-of-tests.", bytes(16), own=True)
        tx.log.load()

    store.run(begin, "setup")
    return store


@dataclass
class StoppedClock:
    """A clock that goes on only when told."""

    now_ms: int = 1_764_000_000_000

    def wall_ms(self) -> int:
        """Milliseconds since 1970."""
        return self.now_ms

    def monotonic(self) -> float:
        """Seconds."""
        return self.now_ms / 1000

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.now_ms += round(seconds * 1000)


@contextmanager
def as_somebody_else(store: Store) -> Iterator[None]:
    """Writes in ``coord`` go to another author's log meanwhile, as if an exchange had brought them."""
    space = store.spaces[SpaceKind.COORD].bytes

    def become(tx: Transaction, other: bool) -> None:
        number = tx.raw.execute("SELECT no FROM sync_space WHERE id = ?", (space,)).fetchone()[0]
        if logs.find_log(tx.raw, number, logs.STREAM_ROWS, _OTHER) is None:
            logs.add_log(tx.raw, number, _OTHER, b"somebody-elses..", bytes(16))
        tx.raw.execute(
            "UPDATE sync_log SET own = ((author = ?) = ?) WHERE space = ?", (_OTHER, other, number)
        )
        tx.log.load()

    store.run(lambda tx: become(tx, True), "as somebody else")
    try:
        yield
    finally:
        store.run(lambda tx: become(tx, False), "as oneself")
        store.run(lambda tx: tx.log.close_all(), "import")


_OTHER = b"another author.."


def write_beside(store: Store, kind: str, row: UUID, name: str, value: Value, knew: int) -> None:
    """A write of somebody who knew only operation ``knew`` of a field in ``coord``; ours stays a head."""
    spec, number = by_kind()[kind], by_kind()[kind].by_name[name].number
    change = Change(
        store.spaces[SpaceKind.COORD].bytes,
        spec.number,
        row.bytes,
        Kind.UPDATE,
        {number: value},
        {number: []},
    )

    def work(tx: Transaction) -> None:
        tx.log.write([change])
        with tx.permits.logging():
            body = pack_body({number: value}, {number: knew}, None)
            tx.raw.execute("UPDATE sync_op SET body = ? WHERE dot = (SELECT max(last) FROM sync_tx)", (body,))
        tx.log.take_unsettled()
        tx.merger.settle_cells((spec.number, row.bytes), [number])

    with as_somebody_else(store):
        store.run(work, "theirs")
