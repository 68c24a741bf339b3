"""Reading connections: a pool of three that can write nothing, one short transaction per query."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Lock, get_ident
from typing import Any

from .raw import RawConnection

POOL_SIZE = 3


class Readers:
    """Connections handed out one per thread at a time; opened when first needed.

    The one that was given back last goes out first: it holds the pages that are likely to be read next. A
    thread that reads within a read goes on with its own: if it waited for another one while all threads did,
    they would wait for ever.
    A read asked for after a write's future is done sees that write, because each takes a new snapshot.
    """

    def __init__(self, connect: Callable[[], RawConnection]) -> None:
        self._connect = connect
        self._free: list[RawConnection] = []
        self._given_back: SimpleQueue[None] = SimpleQueue()
        """One for each in ``_free``, to wait for."""
        self._opened: list[RawConnection] = []
        self._lent: dict[int, RawConnection] = {}
        """By thread the connection that it reads with."""
        self._lock = Lock()
        self._engines: dict[int, Any] = {}

    @contextmanager
    def raw(self) -> Iterator[RawConnection]:
        """A connection for a few plain queries on one snapshot: within another read on that one's."""
        mine = self._lent.get(get_ident())
        if mine is not None:
            yield mine
            return
        with self._one() as connection, _snapshot(connection):
            yield connection

    @contextmanager
    def session(self) -> Iterator[Any]:
        """An ORM session on one snapshot, as ``raw`` (typed by callers as ``sqlalchemy.orm.Session``)."""
        from sqlalchemy.orm import Session

        with self.raw() as connection, Session(self._engine_of(connection), autoflush=False) as session:
            yield session

    @contextmanager
    def _one(self) -> Iterator[RawConnection]:
        """A connection that is this thread's alone, until it is given back, on whatever thread that is."""
        thread, connection = get_ident(), self._take()
        self._lent[thread] = connection
        try:
            yield connection
        finally:
            del self._lent[thread]
            self._give_back(connection)

    def _take(self) -> RawConnection:
        with self._lock:
            if not self._free and len(self._opened) < POOL_SIZE:
                made = self._connect()
                self._opened.append(made)
                return made
        self._given_back.get()
        return self._free.pop()

    def _give_back(self, connection: RawConnection) -> None:
        self._free.append(connection)
        self._given_back.put(None)

    def _engine_of(self, connection: RawConnection) -> Any:
        from .engine import borrow

        engine = self._engines.get(id(connection))
        if engine is None:
            engine = self._engines[id(connection)] = borrow(connection)
        return engine

    def close(self) -> None:
        """Close all connections; what a thread that hangs still holds ends with the program."""
        while self._free:
            self._free.pop().close()
        self._opened.clear()


@contextmanager
def _snapshot(connection: RawConnection) -> Iterator[None]:
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
