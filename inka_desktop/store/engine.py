"""SQLAlchemy on a connection that is not its own: it neither ends transactions nor closes anything."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool

from .raw import RawConnection


def nothing() -> None:
    """What is left to the owner of the connection."""


def borrow(
    raw: RawConnection, *, on_commit: Callable[[], None] = nothing, on_rollback: Callable[[], None] = nothing
) -> Engine:
    """An engine whose only connection is ``raw``.

    Args:
        raw: begun, committed, rolled back and closed by whoever owns it.
        on_commit: called instead when SQLAlchemy would commit.
        on_rollback: called instead when it would roll back.
    """
    engine = create_engine(
        "sqlite+pysqlite://", creator=lambda: raw, poolclass=StaticPool, pool_reset_on_return=None
    )
    instead = {
        "do_commit": on_commit,
        "do_rollback": on_rollback,
        "do_close": nothing,
        "do_terminate": nothing,
    }
    for name, call in instead.items():
        setattr(engine.dialect, name, lambda _connection, call=call: call())
    # Connecting for the first time asks for a rollback; better now than inside somebody's transaction.
    engine.connect().close()
    return engine
