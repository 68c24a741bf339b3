"""The ORM on the store's connections; imported only when rows are first needed."""

from __future__ import annotations

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session, configure_mappers, sessionmaker
from sqlalchemy.pool import StaticPool

from . import capture
from .capture import Capture
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
        self._engine = create_engine(
            "sqlite+pysqlite://", creator=lambda: raw, poolclass=StaticPool, pool_reset_on_return=None
        )
        self._permits = permits
        self._own_transactions(raw)
        event.listen(self._engine, "engine_connect", self._bind)
        event.listen(self._engine, "savepoint", _refuse_savepoint)
        self._engine.connect().close()
        self._sessions = sessionmaker(self._engine, expire_on_commit=False, autoflush=True)

    def _own_transactions(self, raw: RawConnection) -> None:
        """Take commit, rollback and close away from SQLAlchemy: the writer alone does them.

        A rollback that SQLAlchemy asks for (after a failed flush, or by hand) is left to the writer, which
        then keeps nothing of this transaction.
        """

        def refuse(_connection: object) -> None:
            raise UncapturedWriteError(why="commit")

        def leave(_connection: object) -> None:
            self._permits.given_up = self._permits.given_up or raw.in_transaction

        for name, instead in (("do_commit", refuse), ("do_rollback", leave)):
            setattr(self._engine.dialect, name, instead)
        for name in ("do_close", "do_terminate"):
            setattr(self._engine.dialect, name, lambda _connection: None)

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


def _refuse_savepoint(_connection: Connection, _name: str) -> None:
    """A part rolled back would take its operations along but not their numbers."""
    raise UncapturedWriteError(why="savepoint")
