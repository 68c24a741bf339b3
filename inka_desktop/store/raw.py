"""The part of a DBAPI connection of sqlcipher3 that the store uses; the module itself has no types."""

from __future__ import annotations

from typing import Any, Protocol


class RawConnection(Protocol):
    """What is used of a DBAPI connection of sqlcipher3."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        ...

    def cursor(self) -> Any:
        """A cursor of DB-API 2.0."""
        ...

    def execute(self, sql: str, parameters: Any = ..., /) -> Any:
        """Run one statement; returns its cursor."""
        ...

    def executemany(self, sql: str, parameters: Any, /) -> Any:
        """Run one statement for each row of parameters."""
        ...

    def create_function(self, name: str, narg: int, func: Any, /) -> None:
        """Give SQL a function."""
        ...

    def set_authorizer(self, callback: Any, /) -> None:
        """Ask a callback about every statement that is prepared; None asks nobody."""
        ...

    def commit(self) -> None:
        """End the transaction and keep it."""
        ...

    def rollback(self) -> None:
        """End the transaction and keep nothing of it."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...

    def interrupt(self) -> None:
        """Make a running statement of another thread stop."""
        ...
