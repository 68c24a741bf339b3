"""One device: a real encrypted database and the real engine, with a disk that may forget."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import cycle
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import UUID

from inka_desktop.errors import EnvironmentalError
from inka_desktop.exchange import identity as identities
from inka_desktop.exchange import joining
from inka_desktop.exchange.identity import Identity
from inka_desktop.exchange.invitation import Invitation
from inka_desktop.exchange.names import author12
from inka_desktop.exchange.replica import Meeting, Replica
from inka_desktop.exchange.seal import SealFile
from inka_desktop.records.values import Role
from inka_desktop.store.database import FILE_NAME, Database
from inka_desktop.store.errors import DiskFailedError, DiskFullError
from inka_desktop.store.files import Files
from inka_desktop.store.oplog import Edit
from inka_desktop.store.writer import Changes, Priority, Transaction

from .store import Place, View
from .world import SimulatedClock, World

KEY = bytes(range(32))
_DATABASE = (FILE_NAME, f"{FILE_NAME}-wal")


class CrashError(BaseException):
    """The process ends here; nothing in the program may catch it."""


@cache
def template() -> bytes:
    """An empty database, made once: its pages are the same for every device."""
    folder = Path(mkdtemp(prefix="inka-simulator-"))
    try:
        Database(folder, KEY).close()
        return (folder / FILE_NAME).read_bytes()
    finally:
        shutil.rmtree(folder)


@dataclass
class Disk:
    """What of a profile would be there after a power cut: database and seal as of their last flush."""

    database: dict[str, bytes] = field(default_factory=dict)
    seal: bytes | None = None
    seal_beside: bytes | None = None


def files_of(folder: Path) -> dict[str, bytes]:
    """The bytes of the database's files."""
    return {name: (folder / name).read_bytes() for name in _DATABASE if (folder / name).exists()}


def put_files(folder: Path, files: dict[str, bytes]) -> None:
    """Let a profile have these database files and no others."""
    for name in (*_DATABASE, f"{FILE_NAME}-shm"):
        (folder / name).unlink(missing_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


class Device:
    """A device of the simulated office.

    Attributes:
        name: in the story.
        machine: 16 bytes.
        written: texts of committed saves that must not be lost, in order.
    """

    def __init__(self, world: World, name: str, root: Path, places: list[Place]) -> None:
        self.world = world
        self.name = name
        self.folder = root / name
        self.places = places
        self.machine = world.rng().token(16)
        self.clock = SimulatedClock(world)
        self.written: set[str] = set()
        self.unsafe: set[str] = set()
        self.edit: tuple[Edit, bytes, str] | None = None
        self.armed: str | None = None
        self.disk_refuses = False
        self.mailed: set[str] = set()
        self.files = Files(self.folder)
        self._disk = Disk()
        self._disk_troubles = cycle((DiskFullError, DiskFailedError))
        self._backups: list[tuple[dict[str, bytes], bytes]] = []
        self.views: dict[bytes, View] = {place.id: place.view(name) for place in places}
        self.database: Database
        self.replica: Replica

    # --- beginning and ending -----------------------------------------------------------------------

    def install(self) -> None:
        """An empty profile."""
        self.folder.mkdir(parents=True)
        (self.folder / FILE_NAME).write_bytes(template())
        self._open_database()

    def found(self, person: bytes) -> joining.Founded:
        """Make the workspace."""
        me, spaces = self.write(lambda tx: joining.found(tx, "INKA", person, "KS1", self.world.rng()))
        self._begin(me)
        return spaces

    def join(self, invitation: Invitation) -> None:
        """Join it with an invitation."""
        self._begin(self.write(lambda tx: joining.join(tx, invitation, self.world.rng())))

    def _begin(self, me: Identity) -> None:
        for place in self.places:
            self.write(partial(_know_place, place=place.id))
        with self.database.readers.raw() as raw:
            identities.write_seal(raw, me, self.machine, self._seal_file())
        self._keep_database()
        self._start()

    def _open_database(self) -> None:
        self.database = Database(self.folder, KEY, clock=self.clock, random=self.world.rng())
        core = self.database.writer.core
        run = core.run

        def watched(work: Callable[[Transaction], Any], label: str = "edit", **options: Any) -> Any:
            if self.disk_refuses and self.world.happens(0.15):
                work = self._unkept(work)
            before = core.raw.total_changes  # type: ignore[attr-defined]  # a counter of sqlcipher3's connection
            done = run(work, label, **options)
            # A commit of nothing flushes nothing.
            if options.get("durable") and core.raw.total_changes != before:  # type: ignore[attr-defined]  # of the driver
                self._keep_database()
            return done

        core.run = watched  # type: ignore[method-assign]  # the disk looks on
        self.database.writer.submit = partial(_at_once, watched)  # type: ignore[method-assign]  # see there

    def _unkept(self, work: Callable[[Transaction], Any]) -> Callable[[Transaction], Any]:
        """The work is done, and then the disk has no room to keep it, or does not let anybody write."""

        def failing(transaction: Transaction) -> None:
            work(transaction)
            problem = next(self._disk_troubles)
            self.world.tell(f"{self.name}: {problem.__name__}")
            raise problem()

        return failing

    def _keep_database(self) -> None:
        """A commit went through to the disk."""
        if self.world.chances.power:
            self._disk.database = files_of(self.folder)
        self.unsafe.clear()

    def _seal_file(self) -> SealFile:
        return SealFile(self.folder / identities.SEAL_NAME, fsync=self._flushed)

    def _flushed(self, handle: int) -> None:
        """Told by the seal file of each flush: of the new file, then of the folder it was moved into."""
        beside = self.folder / f"{identities.SEAL_NAME}.new"
        if beside.exists():
            self._disk.seal_beside = beside.read_bytes()
        else:
            self._disk.seal = self._disk.seal_beside

    def _start(self) -> bool:
        with self.database.readers.raw() as raw:
            me = identities.load(raw)
            trusted = joining.setting(raw, "trusted")
        assert me is not None
        assert trusted is not None
        self.replica = Replica(
            self.database, me, trusted, seal_file=self._seal_file(), random=self.world.rng(),
            machine=self.machine, step=self._step, everywhere_every=self.world.everywhere,
            habits=self.world.habits,
        )  # fmt: skip
        return self.replica.start()

    def _step(self, name: str) -> None:
        if self.armed is not None and self.world.happens(0.15):
            raise CrashError(name)

    def close(self) -> None:
        """End in an orderly way."""
        self.database.close()

    def restart(self) -> None:
        """Close and open again."""
        self.close()
        self._reopen()

    def _reopen(self) -> None:
        self._open_database()
        if self._start():
            self.world.tell(f"{self.name}: began anew as {self.author}")

    @property
    def author(self) -> str:
        """Whom it writes as, shortened."""
        return self.replica.identity.author.hex()[:6]

    # --- mishaps ------------------------------------------------------------------------------------

    def kill(self) -> None:
        """The process ends without a word; what was committed is there."""
        self.edit = None
        files, before = files_of(self.folder), self.positions()
        self.close()
        put_files(self.folder, files)
        self._reopen()
        after = self.positions()
        for log, seq in before.items():
            assert after.get(log, 0) >= seq, f"{self.name}: log {log} went back from {seq} at a crash"

    def lose_power(self) -> None:
        """Everything since the last flush is gone."""
        self.edit = None
        author = self.replica.identity.author.hex()[:12]
        self.close()
        put_files(self.folder, self._disk.database)
        seal = self.folder / identities.SEAL_NAME
        if self._disk.seal is None:
            seal.unlink(missing_ok=True)
        else:
            seal.write_bytes(self._disk.seal)
        self.written -= self.unsafe
        self.unsafe.clear()
        self._reopen()
        self._check_nothing_published_is_forgotten(author)

    def _check_nothing_published_is_forgotten(self, author: str) -> None:
        """What this author wrote to a place lies sealed in its database, whatever the power did.

        Files of earlier authors of the device came back from a place, and may come from there again.
        """
        with self.database.readers.raw() as raw:
            held = {
                bytes(hash_)[:8].hex()
                for (hash_,) in raw.execute("SELECT hash FROM sync_seg UNION SELECT hash FROM sync_gone")
            }
        for path in sorted(
            path for path in self.gave if path.startswith("s/") and path.split("/")[3] == author
        ):
            assert path.split(".")[-2] in held, f"{self.name}: {path} was published and forgotten"

    def held(self) -> set[str]:
        """Hashes (16 hex digits) of the files that this device has taken in or made."""
        with self.database.readers.raw() as raw:
            return {
                bytes(hash_)[:8].hex()
                for (hash_,) in raw.execute("SELECT hash FROM sync_seg UNION SELECT hash FROM sync_gone")
            }

    def authors(self) -> dict[str, bytes]:
        """Of all authors (12 hex digits) that it knows: the device."""
        with self.database.readers.raw() as raw:
            found = raw.execute("SELECT author, device FROM sync_log").fetchall()
        return {author12(author): device for author, device in found}

    @property
    def gave(self) -> set[str]:
        """Files of operations that left this device since it was installed or restored."""
        return self.mailed | {path for view in self.views.values() for path in view.gave}

    def back_up(self) -> None:
        """Keep a copy of the profile."""
        seal = (self.folder / identities.SEAL_NAME).read_bytes()
        self._backups.append((files_of(self.folder), seal))

    def restore(self, how: str) -> bool:
        """Go back to a copy; False when there is none.

        Args:
            how: ``database`` keeps the seal, ``folder`` takes the old one, ``machine`` also changes
                the machine.
        """
        if not self._backups:
            return False
        database, seal = self.world.random.choice(self._backups)
        self.edit = None
        self.close()
        put_files(self.folder, database)
        if how != "database":
            (self.folder / identities.SEAL_NAME).write_bytes(seal)
        if how == "machine":
            self.machine = self.world.rng().token(16)
        self.forget_promises()
        self._disk = Disk(database, (self.folder / identities.SEAL_NAME).read_bytes())
        self._reopen()
        return True

    def forget_promises(self) -> None:
        """What was saved here since the copy was made may be gone for good."""
        self.written.clear()
        self.unsafe.clear()
        self.mailed.clear()
        for view in self.views.values():
            view.gave.clear()
            view.lag()

    def clone(self, name: str, root: Path, *, same_machine: bool) -> Device:
        """A copy of this profile that goes on beside it."""
        twin = Device(self.world, name, root, self.places)
        twin.folder.mkdir(parents=True)
        put_files(twin.folder, files_of(self.folder))
        seal = self.folder / identities.SEAL_NAME
        (twin.folder / identities.SEAL_NAME).write_bytes(seal.read_bytes())
        if same_machine:
            twin.machine = self.machine
        for view in twin.views.values():
            view.lag()
        twin._disk = Disk(files_of(twin.folder), seal.read_bytes())
        twin._reopen()
        return twin

    # --- work ---------------------------------------------------------------------------------------

    def write(self, work: Callable[[Transaction], Any], label: str = "edit", **options: Any) -> Any:
        """One save."""
        return self.database.writer.submit(work, label, **options).result()

    def positions(self) -> dict[tuple[bytes, int, bytes], int]:
        """How far each log has got."""
        with self.database.readers.raw() as raw:
            found = raw.execute(
                "SELECT s.id, l.stream, l.author, l.applied FROM sync_log l"
                " JOIN sync_space s ON s.no = l.space"
            ).fetchall()
        return {(space, stream, author): applied for space, stream, author, applied in found}

    def space(self, kind: str) -> UUID | None:
        """The id of a space of a kind that this device writes in."""
        with self.database.readers.raw() as raw:
            found = raw.execute(
                "SELECT s.id FROM sync_space s JOIN sync_log l ON l.space = s.no"
                " WHERE s.kind = ? AND l.own = 1 AND l.stream = 0",
                (kind,),
            ).fetchone()
        return UUID(bytes=found[0]) if found else None

    def meet(self, place: Place, *, everything: bool = True) -> Meeting | None:
        """One meeting; None when the place would not."""
        try:
            self.disk_refuses = self.world.happens(self.world.chances.disk * 4)
            meeting = self.replica.meet(place.id, self.views[place.id], everything=everything)
        except EnvironmentalError:
            return None
        finally:
            self.disk_refuses = False
        if self.replica.identity.role == Role.OWNER:
            self.write(
                lambda tx: joining.settle_grants(
                    tx, self.replica.identity, self.replica.members, self.world.rng()
                ),
                "grant",
            )
        return meeting


def _at_once(
    run: Callable[..., tuple[Any, Changes]], work: Callable[[Transaction], Any], label: str = "edit", *,
    priority: Priority = Priority.SAVE, **options: Any,
) -> Future[Any]:  # fmt: skip
    """Submitted work on the thread that waits for it: there is one only, and changing over costs a tenth."""
    del priority  # nothing ever stands in a queue
    future: Future[Any] = Future()
    try:
        future.set_result(run(work, label, **options)[0])
    except BaseException as failure:  # noqa: BLE001  (handed on, as the writer does)
        future.set_exception(failure)
    return future


def _know_place(transaction: Transaction, place: bytes) -> None:
    transaction.raw.execute("INSERT INTO place(id, store_id, path) VALUES (?,?,'')", (place, place))
