"""The one thread that writes: a queue of work, each piece one transaction, each answered by a future."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from queue import PriorityQueue
from typing import Any, TypeVar
from uuid import UUID

from inka_desktop.errors import InkaError

from .clock import Clock, HybridClock, Random, SystemClock, SystemRandom
from .errors import told
from .guard import Permits, attach
from .oplog import Edit, OpLog
from .raw import RawConnection

Result = TypeVar("Result")
_log = logging.getLogger(__name__)


class Priority(IntEnum):
    """Waiting saves go before the next piece of an import."""

    SAVE = 0
    IMPORT = 1
    STOP = 9


@dataclass(frozen=True)
class Changes:
    """What a committed transaction changed; views refresh only that.

    Attributes:
        touched: kind and id of each row.
        received: an exchange brought it.
    """

    touched: frozenset[tuple[str, bytes]]
    received: bool

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of these rows."""
        return frozenset(kind for kind, _ in self.touched)

    @cached_property
    def ids(self) -> frozenset[UUID]:
        """Their ids."""
        return frozenset(UUID(bytes=row) for _, row in self.touched if len(row) == 16)


@dataclass(slots=True)
class _Work:
    run: Callable[[Transaction], Any]
    future: Future[Any]
    label: str
    edit: Edit | None
    action: bytes | None
    durable: bool


class Transaction:
    """The running transaction: rows through ``session``, the log and local tables through ``raw``."""

    def __init__(self, core: WriterCore) -> None:
        self._core = core
        self._session: Any = None
        self.touched: set[tuple[str, bytes]] = set()
        self.received = False
        self.before_commit: dict[str, Callable[[], None]] = {}
        """What is to be done once, by name, when all else is done and just before the commit."""

    @property
    def raw(self) -> RawConnection:
        """The connection itself, inside the transaction."""
        return self._core.raw

    @property
    def log(self) -> OpLog:
        """Own operations and heads."""
        return self._core.log

    @property
    def permits(self) -> Permits:
        """What may be written past the capture: for the exchange, which brings its own operations."""
        return self._core.permits

    @property
    def merger(self) -> Any:
        """Shows rows by their heads (typed by callers as ``store.merge.Merger``)."""
        return self._core.merger

    @property
    def session(self) -> Any:
        """The ORM's session of this transaction (typed by callers as ``sqlalchemy.orm.Session``)."""
        if self._session is None:
            self._session = self._core.new_session()
        return self._session

    def flush(self) -> None:
        """Write what the session holds, so that raw reads see it."""
        if self._session is not None:
            self._session.flush()

    def changes(self) -> Changes:
        """What this transaction changed."""
        return Changes(frozenset(self.touched), self.received)

    def finish(self) -> None:
        """Flush everything and do what was put off until now; the commit follows."""
        self.flush()
        for work in self.before_commit.values():
            work()
        from . import search_index  # it knows the records, so it comes late

        search_index.leave(self.raw)
        self.touched |= self._core.capture_touched()

    def close(self) -> None:
        """Let go of the session, after the commit: the ORM rolls an open transaction back when it closes."""
        if self._session is not None:
            self._session.close()
            self._session = None


class WriterCore:
    """The writer's connection and everything bound to it; belongs to one thread at a time."""

    def __init__(self, raw: RawConnection, clock: Clock | None = None, random: Random | None = None) -> None:
        self.raw = raw
        self.permits = Permits()
        attach(raw, self.permits)
        self.log = OpLog(raw, self.permits, HybridClock(clock or SystemClock()), random or SystemRandom())
        self._orm: Any = None
        self._merger: Any = None

    @property
    def merger(self) -> Any:
        """Shows rows by their heads (a :class:`.merge.Merger`; it knows the records, so it comes late)."""
        if self._merger is None:
            from .merge import Merger

            self._merger = Merger(self.raw, self.permits, self.log)
        return self._merger

    def warm(self) -> None:
        """Import and wire the ORM, outside a transaction: its engine rolls back when it first connects."""
        if self._orm is None:
            from .orm import WriterOrm

            self._orm = WriterOrm(self.raw, self.permits, self.log, self.merger)

    def new_session(self) -> Any:
        """A session on the writer's connection."""
        return self._orm.session()

    def capture_touched(self) -> set[tuple[str, bytes]]:
        """Rows the capture saw in this transaction."""
        touched: set[tuple[str, bytes]] = self._orm.take_touched()
        return touched

    def run(
        self, work: Callable[[Transaction], Result], label: str = "edit", *, edit: Edit | None = None,
        action: bytes | None = None, durable: bool = False,
    ) -> tuple[Result, Changes]:  # fmt: skip
        """Run work in one transaction and commit it.

        Args:
            work: gets the transaction; whatever it raises rolls everything back.
            label: the action's name in the history.
            edit: the field focus this save belongs to.
            action: several transactions with one action are undone together.
            durable: commit only when the bytes are on the disk, whatever the power does.

        Raises:
            UncapturedWriteError: a synced cell was written past the capture; nothing was written.
            DiskFullError, DiskFailedError, DamagedDatabaseError: the disk; nothing was written.
        """
        self.warm()
        if durable:
            self.raw.execute("PRAGMA synchronous = FULL")
        self.log.begin(label, edit, action)
        transaction = Transaction(self)
        try:
            self.raw.execute("BEGIN IMMEDIATE")
            result = work(transaction)
            transaction.finish()
            self.permits.demand_settled()
            with self.permits.ending():
                self.raw.commit()
        except BaseException as failure:
            known = _said(failure) or self.permits.refused or told(failure)
            self._roll_back(transaction)
            if known is None or known is failure:
                raise
            raise known from failure
        finally:
            if durable:
                self.raw.execute("PRAGMA synchronous = NORMAL")
        transaction.close()
        self.log.committed()
        return result, transaction.changes()

    def _roll_back(self, transaction: Transaction) -> None:
        if self.raw.in_transaction:
            with self.permits.ending():
                self.raw.rollback()
        transaction.close()
        self._orm.forget()
        self.permits.clear()
        self.log.rolled_back()


def _said(failure: BaseException) -> InkaError | None:
    """What was raised first on purpose; the ORM's own clearing up may have failed on top of it."""
    seen: BaseException | None = failure
    found = None
    while seen is not None:
        if isinstance(seen, InkaError):
            found = seen
        seen = seen.__cause__ or seen.__context__
    return found


@dataclass(order=True, slots=True)
class _Entry:
    priority: int
    number: int
    work: _Work | None = field(compare=False)


class Writer:
    """Runs work on its own thread, saves before imports, in the order it came."""

    def __init__(self, core: WriterCore) -> None:
        self._core = core
        self._queue: PriorityQueue[_Entry] = PriorityQueue()
        self._numbers = itertools.count()
        self._listeners: list[Callable[[Changes], None]] = []
        self._thread = threading.Thread(target=self._loop, name="inka-writer", daemon=True)
        self._thread.start()

    @property
    def core(self) -> WriterCore:
        """The connection's parts; to be used inside submitted work only."""
        return self._core

    def submit(
        self, work: Callable[[Transaction], Result], label: str = "edit", *, edit: Edit | None = None,
        action: bytes | None = None, durable: bool = False, priority: Priority = Priority.SAVE,
    ) -> Future[Result]:  # fmt: skip
        """Queue work; the future is done when its transaction is committed, or holds what it raised."""
        future: Future[Result] = Future()
        queued = _Work(work, future, label, edit, action, durable)
        self._queue.put(_Entry(priority, next(self._numbers), queued))
        return future

    def on_change(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Call back on the writer's thread after each commit that changed rows; returns how to stop it."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def close(self) -> None:
        """Finish everything queued, then end the thread."""
        self._queue.put(_Entry(Priority.STOP, next(self._numbers), None))
        self._thread.join()

    def _loop(self) -> None:
        while (work := self._queue.get().work) is not None:
            if not work.future.set_running_or_notify_cancel():
                continue
            self._answer(work)
            del work

    def _answer(self, work: _Work) -> None:
        try:
            result, changes = self._core.run(
                work.run, work.label, edit=work.edit, action=work.action, durable=work.durable
            )
        except BaseException as failure:  # noqa: BLE001  (handed to whoever waits for the future)
            work.future.set_exception(failure)
            return
        work.future.set_result(result)
        if changes.kinds or changes.received:
            self._tell(changes)

    def _tell(self, changes: Changes) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception:  # noqa: BLE001  (a view that fails must not end the thread that saves)
                _log.exception("a listener failed")
