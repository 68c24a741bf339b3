"""SQLAlchemy on a connection that is not its own: it neither ends transactions nor closes anything.

All engines share one dialect and what was compiled for it: writer and readers would each put the same query
into SQL for themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, make_url
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import LRUCache

from .raw import RawConnection

KEPT = 1_000
"""Statements whose SQL is kept: twice what SQLAlchemy keeps for one engine."""


def nothing() -> None:
    """What is left to the owner of the connection."""


class _Borrowed:
    """A connection but for what ends its transaction or itself."""

    def __init__(self, raw: RawConnection, on_commit: Callable[[], None], on_rollback: Callable[[], None]):
        self.raw = raw
        self.cursor = raw.cursor
        self.commit = on_commit
        self.rollback = on_rollback
        self.close = nothing


class _Dialect(SQLiteDialect_pysqlite):
    """SQLite through borrowed connections."""

    supports_statement_cache = True

    def get_driver_connection(self, connection: Any) -> Any:
        """The connection that was borrowed, for what SQLAlchemy has no words for."""
        return connection.raw


_URL = make_url("sqlite+pysqlite://")
_dialect = _Dialect(dbapi=_Dialect.import_dbapi())
_compiled: LRUCache[Any, Any] = LRUCache(KEPT)


def borrow(
    raw: RawConnection, *, on_commit: Callable[[], None] = nothing, on_rollback: Callable[[], None] = nothing
) -> Engine:
    """An engine whose only connection is ``raw``.

    Args:
        raw: begun, committed, rolled back and closed by whoever owns it.
        on_commit: called instead when SQLAlchemy would commit.
        on_rollback: called instead when it would roll back.
    """
    borrowed: Any = _Borrowed(raw, on_commit, on_rollback)
    pool = StaticPool(lambda: borrowed, reset_on_return=None, dialect=_dialect)
    engine = Engine(pool, _dialect, _URL, execution_options={"compiled_cache": _compiled})
    if _dialect.server_version_info is None:
        with engine.connect() as connection:
            _dialect.initialize(connection)
    return engine
