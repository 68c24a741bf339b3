"""The ORM on the store's connections; imported only when rows are first needed."""

from __future__ import annotations

from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session, configure_mappers, sessionmaker

from . import capture
from .capture import Capture
from .engine import borrow
from .errors import UncapturedWriteError
from .guard import Permits
from .merge import Merger
from .oplog import OpLog
from .raw import RawConnection


class WriterOrm:
    """Sessions on the writer's one connection, whose transactions the writer begins and ends."""

    def __init__(self, raw: RawConnection, permits: Permits, log: OpLog, merger: Merger) -> None:
        capture.install()
        configure_mappers()
        self._capture = Capture(raw, permits, log, merger)
        self._permits, self._raw = permits, raw
        self._engine = borrow(raw, on_commit=_refuse_commit, on_rollback=self._give_up)
        event.listen(self._engine, "engine_connect", self._bind)
        event.listen(self._engine, "savepoint", _refuse_savepoint)
        self._sessions = sessionmaker(self._engine, expire_on_commit=False, autoflush=True)

    def _give_up(self) -> None:
        """A rollback that SQLAlchemy asks for, after a failed flush or by hand, is left to the writer.

        It then keeps nothing of this transaction.
        """
        self._permits.given_up = self._permits.given_up or self._raw.in_transaction

    def _bind(self, connection: Connection) -> None:
        capture.bind(connection, self._capture)

    def session(self) -> Session:
        """A new session inside the running transaction."""
        return self._sessions()

    def take_touched(self) -> set[tuple[str, bytes]]:
        """Rows written since the last call."""
        taken, self._capture.touched = self._capture.touched, set()
        return taken

    def forget(self) -> None:
        """The transaction was rolled back."""
        self._capture.clear()
        self._capture.touched.clear()


def _refuse_commit() -> None:
    """The writer alone commits, with what it writes beside the rows."""
    raise UncapturedWriteError(why="commit")


def _refuse_savepoint(_connection: Connection, _name: str) -> None:
    """A part rolled back would take its operations along but not their numbers."""
    raise UncapturedWriteError(why="savepoint")
