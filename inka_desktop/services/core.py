"""What all services share: the open database, its spaces, who writes here, one way to read and to write."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from threading import Event
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from inka_desktop.exchange import identity
from inka_desktop.records.local_time import local_time
from inka_desktop.services.errors import NoIdentityError
from inka_desktop.services.naming import DEVICES
from inka_desktop.services.spaces import ProjectSpaceMaker, Spaces
from inka_desktop.store.database import Database
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.oplog import Edit
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Priority, Transaction

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.records.base import Record

Result = TypeVar("Result")
RecordT = TypeVar("RecordT", bound="Record")


@dataclass(frozen=True, slots=True)
class Me:
    """This profile for people: ids of 16 bytes, names as the office's records say."""

    device: UUID
    person_id: UUID
    device_name: str
    person: str
    role: str
    tag: str
    workspace: UUID
    workspace_name: str


class Core:
    """Reads on the reader pool, writes through the one writer; used by all services of a workspace."""

    def __init__(self, database: Database, make_project_space: ProjectSpaceMaker | None = None) -> None:
        self.database = database
        self.spaces = Spaces(database, make_project_space)
        self._background = ThreadPoolExecutor(1, thread_name_prefix="inka-background")
        self._long = ThreadPoolExecutor(1, thread_name_prefix="inka-long")
        self._closing = Event()

    def close(self) -> None:
        """Finish what was begun in the background and what is queued, then let go of the database."""
        self._closing.set()
        self._long.shutdown(wait=True, cancel_futures=True)
        self._background.shutdown(wait=True)
        self.database.close()

    def session(self) -> AbstractContextManager[Session]:
        """An ORM session on one snapshot, for reading."""
        return self.database.readers.session()

    def raw(self) -> AbstractContextManager[RawConnection]:
        """A connection for named SQL on one snapshot, for reading."""
        return self.database.readers.raw()

    def submit(
        self, work: Callable[[Transaction], Result], label: str, *, edit: Edit | None = None,
        action: bytes | None = None, priority: Priority = Priority.SAVE,
    ) -> Future[Result]:  # fmt: skip
        """Queue work as one transaction under an action's name."""
        return self.database.writer.submit(work, label, edit=edit, action=action, priority=priority)

    def await_saves(self) -> None:
        """Wait until what was handed over to be saved is on the disk; never within a write."""
        self.submit(lambda _transaction: None, "ready").result()

    def in_background(self, work: Callable[[], Future[Result]]) -> Future[Result]:
        """Prepare a write on a thread of its own, one after the other: pictures, files, documents.

        The future is done when the write that ``work`` queued is.
        """
        return self._background.submit(lambda: work().result())

    def at_length(self, work: Callable[[], Result]) -> Future[Result]:
        """Do long work on a thread of its own, one after the other: backups, checks.

        It asks :meth:`is_closing` between its steps.
        """
        return self._long.submit(work)

    def is_closing(self) -> bool:
        """Whether the profile is being closed: long work ends."""
        return self._closing.is_set()

    def new_action(self) -> bytes:
        """A name for several transactions that are undone together."""
        return self.database.writer.core.log.random.token(8)

    def now(self) -> datetime:
        """The moment by this device's clock, in UTC, to the millisecond."""
        wall = self.database.writer.core.log.hybrid.clock.wall_ms()
        return datetime.fromtimestamp(wall / 1000, UTC)

    def today(self) -> date:
        """The local calendar date."""
        return local_time(self.now()).date()

    @property
    def identity(self) -> identity.Identity:
        """Who this profile is in the exchange.

        Raises:
            NoIdentityError: no workspace was made or joined yet.
        """
        with self.raw() as raw:
            found = identity.load(raw)
        if found is None:
            raise NoIdentityError()
        return found

    def me(self) -> Me:
        """This profile with the names that the office's records give it now."""
        with self.raw() as raw:
            return self.me_by(raw)

    def me_by(self, raw: RawConnection) -> Me:
        """The same by a connection one has: inside a write, which must not wait for a reader."""
        who = identity.load(raw)
        if who is None:
            raise NoIdentityError()
        names = raw.execute(f"{DEVICES} WHERE every.id = ?", (who.device,)).fetchone()
        # A carrier's device is named by the office, which may not have met it yet.
        alone = raw.execute("SELECT id, NULL, name FROM person WHERE id = ?", (who.person,)).fetchone()
        _, name, person = names or alone or (b"", "", "")
        return Me(
            UUID(bytes=who.device), UUID(bytes=who.person), name or "", person or "", who.role, who.tag,
            UUID(bytes=who.workspace), who.name,
        )  # fmt: skip


def find(session: Session, record: type[RecordT], row: UUID) -> RecordT:
    """A record that is there and not deleted.

    Raises:
        UnknownRecordError: it is not.
    """
    found = session.get(record, row)
    if found is None or not found.alive:
        raise UnknownRecordError(kind=record.__tablename__)
    return found
