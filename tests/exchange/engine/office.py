"""An office of real devices that meet in a real folder, for directed tests of the engine.

Every device has an encrypted database, a seal file and keys of its own; only clock and chance are ours.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from inka_desktop.exchange import identity as identities
from inka_desktop.exchange import joining
from inka_desktop.exchange import questions as asking
from inka_desktop.exchange.crypto import SeededRng
from inka_desktop.exchange.invitation import Invitation, InvitedPlace
from inka_desktop.exchange.local_store import LocalStore, create_place, open_place
from inka_desktop.exchange.names import author12
from inka_desktop.exchange.replica import Meeting, Replica
from inka_desktop.exchange.store import Store
from inka_desktop.records.base import Record
from inka_desktop.records.ids import new_id
from inka_desktop.records.specs import Value, by_kind, tables
from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store.database import FILE_NAME, Database
from inka_desktop.store.dots import as_list, heads_of, log_of, seq_of, unpack_heads
from inka_desktop.store.oplog import Edit
from inka_desktop.store.writer import Transaction
from tests.exchange.engine.watched import Watched
from tests.simulator.device import KEY, template
from tests.store.databases import StoppedClock

_NOW_MS = 1_790_000_000_000


def fields(record: type[Record], name: str) -> int:
    """The number of a field."""
    return by_kind()[record.__tablename__].by_name[name].number


@dataclass
class Image:
    """A replica in words that mean the same on every device; equal on all that met."""

    positions: dict[tuple[bytes, int, bytes], tuple[int, bytes]]
    heads: dict[tuple[bytes, int, bytes], dict[int | str, frozenset[tuple[bytes, int]]]]
    rows: dict[str, set[tuple[Value, ...]]]
    divided: set[tuple[bytes, int, bytes, int | str]]
    asked: set[bytes]


class Desk:
    """One device.

    Attributes:
        folder: its profile.
        clock: its own; stands still unless told.
        machine: 16 bytes.
        step: told what the replica is about to do; a test may raise from it.
        store: used instead of the folder when set.
    """

    def __init__(self, office: Office, name: str) -> None:
        self.office = office
        self.name = name
        self.folder = office.root / name
        self.clock = StoppedClock(office.now_ms)
        self.machine = office.rng().token(16)
        self.step: Callable[[str], None] = lambda _name: None
        self.store: Store | None = None
        self.database: Database
        self.replica: Replica

    # --- beginning and ending -----------------------------------------------------------------------

    def install(self) -> None:
        """An empty profile."""
        self.folder.mkdir(parents=True)
        (self.folder / FILE_NAME).write_bytes(template())
        self.database = Database(self.folder, KEY, clock=self.clock, random=self.office.rng())

    def begin(self, me: identities.Identity) -> None:
        """Founded or joined: know the place and start."""
        self.write(self.office.know_place, "place")
        with self.database.readers.raw() as raw:
            identities.write_seal(raw, me, self.machine, identities.seal_file(self.folder))
        assert not self.start()

    def start(self, everywhere_every: int = 10) -> bool:
        """Wire the replica; whether it began anew."""
        with self.database.readers.raw() as raw:
            me, trusted = identities.load(raw), joining.setting(raw, "trusted")
        assert me is not None
        assert trusted is not None
        self.replica = Replica(
            self.database, me, trusted, random=self.office.rng(), machine=self.machine,
            step=self._step, everywhere_every=everywhere_every,
        )  # fmt: skip
        return self.replica.start()

    def _step(self, name: str) -> None:
        self.step(name)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def reopen(self) -> bool:
        """Open again; whether it began anew."""
        self.database = Database(self.folder, KEY, clock=self.clock, random=self.office.rng())
        return self.start()

    def copy(self, name: str) -> Path:
        """A copy of the whole profile as it lies on the disk."""
        self.write(lambda tx: None, "nothing")
        with self.database.readers.raw() as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return Path(shutil.copytree(self.folder, self.office.root / name))

    # --- saves --------------------------------------------------------------------------------------

    def write(self, work: Callable[[Transaction], Any], label: str = "edit", **options: Any) -> Any:
        """One transaction."""
        return self.database.writer.submit(work, label, **options).result(60)

    def space(self, kind: SpaceKind) -> UUID:
        """The id of a space of a kind."""
        with self.database.readers.raw() as raw:
            found = raw.execute("SELECT id FROM sync_space WHERE kind = ?", (kind,)).fetchone()
        return UUID(bytes=found[0])

    def add(
        self, record: type[Any], *, space: SpaceKind = SpaceKind.COORD, row: UUID | None = None, **values: Any
    ) -> UUID:
        """A new row."""
        self.tick()
        key, home = row or new_id(), self.space(space)
        self.write(lambda tx: tx.session.add(record(id=key, space=home, **values)))
        return key

    def change(self, record: type[Any], row: UUID, *, edit: Edit | None = None, **values: Any) -> None:
        """Change fields of a row; ``alive`` alone deletes and brings back."""
        self.tick()

        def work(tx: Transaction) -> None:
            found = tx.session.get(record, row)
            for name, value in values.items():
                setattr(found, name, value)

        self.write(work, edit=edit)

    def tick(self) -> None:
        """A second goes by, everywhere."""
        self.office.now_ms += 1_000
        for desk in self.office.desks:
            desk.clock.now_ms += 1_000

    # --- looking ------------------------------------------------------------------------------------

    def get(self, record: type[Any], row: UUID) -> Any:
        """A row as a reader sees it, None when there is none."""
        with self.database.readers.session() as session:
            return session.get(record, row)

    def query(self, query: str, *parameters: object) -> list[tuple[Any, ...]]:
        """What a reader gets."""
        with self.database.readers.raw() as raw:
            return list(raw.execute(query, parameters).fetchall())

    def questions(self) -> list[asking.Question]:
        """Open questions."""
        with self.database.readers.raw() as raw:
            return asking.open_questions(raw, self.replica.members)

    def resolve(self, question: asking.Question, value: Value) -> None:
        """Decide one."""
        self.tick()
        self.write(lambda tx: asking.resolve(tx, question, value), "resolve")

    def values(self, record: type[Record], row: UUID, name: str) -> set[Value]:
        """The values of all heads of a cell."""
        spec = by_kind()[record.__tablename__]
        number = spec.by_name[name].number

        def work(tx: Transaction) -> set[Value]:
            found: set[Value] = set()
            for (space,) in tx.raw.execute("SELECT DISTINCT space FROM sync_row WHERE row = ?", (row.bytes,)):
                heads = tx.log.heads(row.bytes, spec.number, space)
                found |= {tx.log.value(name, number) for name in heads_of(heads or {0: []}, number)}
            return found

        return set(self.write(work, "look"))

    def image(self) -> Image:
        """The whole replica."""
        with self.database.readers.raw() as raw:
            spaces = dict(raw.execute("SELECT no, id FROM sync_space").fetchall())
            logs = raw.execute(
                "SELECT no, space, stream, author, start, applied, chain FROM sync_log"
            ).fetchall()
            authors = {no: author for no, _, _, author, *_ in logs}
            heads = {}
            for row, table, space, packed in raw.execute("SELECT row, tbl, space, heads FROM sync_row"):
                heads[spaces[space], table, row] = {
                    key: frozenset((authors[log_of(one)], seq_of(one)) for one in as_list(dots))
                    for key, dots in unpack_heads(packed).items()
                }
            return Image(
                {(spaces[space], stream, author): (applied, chain)
                 for _, space, stream, author, start, applied, chain in logs if applied >= start},
                heads,
                {spec.kind: set(raw.execute(_WITH_EFFECT.format(spec.kind), (spec.number,)).fetchall())
                 for spec in tables()},
                {(spaces[space], *cell)
                 for space, *cell in raw.execute("SELECT space, tbl, row, field FROM sync_divided")},
                {one.id for one in asking.open_questions(raw, self.replica.members)},
            )  # fmt: skip

    # --- meeting ------------------------------------------------------------------------------------

    def place(self) -> LocalStore:
        """The folder, checked to be the place."""
        office = self.office
        tag = author12(self.replica.identity.author)
        return open_place(office.place, office.store_id, tag, office.rng())

    def watch(self) -> Watched:
        """Count what further meetings ask of the place."""
        self.store = watched = Watched(self.place())
        return watched

    def meet(self, *, everything: bool = True) -> Meeting:
        """One meeting with the place."""
        self.tick()
        store = self.store or self.place()
        return self.replica.meet(self.office.store_id, store, everything=everything)


_WITH_EFFECT = "SELECT * FROM {} WHERE id IN (SELECT row FROM sync_row WHERE tbl = ?)"
"""Without the blank places of rows that only operations without effect made."""


@dataclass
class Office:
    """Devices of one workspace and the folder they meet in."""

    root: Path
    now_ms: int = _NOW_MS
    desks: list[Desk] = field(default_factory=list)
    _names: int = 0

    def __post_init__(self) -> None:
        self.place = self.root / "place"
        self.place.mkdir(parents=True)
        self.store_id = self.rng().token(16)
        self.owner = self._install("a")
        me, _ = self.owner.write(
            lambda tx: joining.found(tx, "INKA", b"person of owner.", "KS1", self.rng()), "setup"
        )
        self.owner.begin(me)
        create_place(self.place, self.store_id, author12(me.author), self.rng())

    def rng(self) -> SeededRng:
        """A source of random bytes that nobody else has."""
        self._names += 1
        return SeededRng(f"office {self._names}".encode())

    def know_place(self, transaction: Transaction) -> None:
        """Remember the place in a database."""
        transaction.raw.execute(
            "INSERT INTO place(id, store_id, path) VALUES (?,?,?)",
            (self.store_id, self.store_id, str(self.place)),
        )

    def _install(self, name: str) -> Desk:
        desk = Desk(self, name)
        desk.install()
        self.desks.append(desk)
        return desk

    def project_space(self) -> UUID:
        """A project space, made by the owner."""
        owner = self.owner.replica
        made = self.owner.write(
            lambda tx: joining.create_space(tx, owner.identity, owner.members, SpaceKind.PROJECT, self.rng()),
            "setup",
        )
        owner.reload()
        return UUID(bytes=made)

    def invitation(
        self, role: Role = Role.COORDINATOR, *, person: bytes | None = None, now_ms: int | None = None
    ) -> Invitation:
        """What the owner hands over; a carrier's is for all project spaces."""
        with self.owner.database.readers.raw() as raw:
            projects = raw.execute(
                "SELECT id FROM sync_space WHERE kind = ?", (SpaceKind.PROJECT,)
            ).fetchall()
            spaces = tuple(space for (space,) in projects)
            guest = joining.Guest(role, person or self.rng().token(16), f"KS{len(self.desks) + 1}", spaces)
            place = InvitedPlace("folder", str(self.place), self.store_id)
            at_ms = self.now_ms if now_ms is None else now_ms
            return joining.prepare(raw, self.owner.replica.identity, guest, place, at_ms, self.rng())

    def join(
        self, name: str, role: Role = Role.COORDINATOR, *, person: bytes | None = None,
        invitation: Invitation | None = None,
    ) -> Desk:  # fmt: skip
        """A further device."""
        desk = self._install(name)
        told = invitation or self.invitation(role, person=person)
        desk.begin(desk.write(lambda tx: joining.join(tx, told, self.rng()), "setup"))
        return desk

    def settle(self, *desks: Desk) -> None:
        """All meet until nothing moves any more, and everybody has the same."""
        meeting = desks or tuple(self.desks)
        for _ in range(12):
            met = [desk.meet() for desk in meeting]
            if not any(one.received or one.writes or one.anew for one in met):
                break
        else:
            raise AssertionError("the devices do not come to rest")
        first = meeting[0].image()
        for desk in meeting[1:]:
            assert desk.image() == first, f"{desk.name} differs from {meeting[0].name}"

    def files(self, below: str = "s") -> list[Path]:
        """Files at the place."""
        return sorted(path for path in (self.place / below).rglob("*") if path.is_file())

    def files_of(self, desk: Desk, kind: SpaceKind = SpaceKind.COORD) -> list[Path]:
        """A device's files of rows in one space, early ones first."""
        author = author12(desk.replica.identity.author)
        return sorted((self.place / f"s/{desk.space(kind).hex}/log/{author}").glob("*"))

    def close(self) -> None:
        """Let go of all databases."""
        for desk in self.desks:
            desk.close()
