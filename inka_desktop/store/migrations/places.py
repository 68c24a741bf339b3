"""Places of several kinds: what opens them, which spaces they are for, since when they fail; wanted files."""

from __future__ import annotations

from typing import Any

_STATEMENTS = (
    "ALTER TABLE place ADD COLUMN kind TEXT NOT NULL DEFAULT 'folder'",
    "ALTER TABLE place ADD COLUMN token TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE place ADD COLUMN password TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE place ADD COLUMN spaces BLOB",
    "ALTER TABLE place ADD COLUMN failing_since INTEGER",
    "CREATE TABLE blob_wanted (hash TEXT PRIMARY KEY) WITHOUT ROWID",
)


def step(operations: Any) -> None:
    """From version 1 to 2."""
    for statement in _STATEMENTS:
        operations.execute(statement)
