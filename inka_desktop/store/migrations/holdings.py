"""Local tables of who has which attachment.

``blob_held``: attachments of which another device said that it has them: the first that did, and when.
``blob_untold``: attachments that came here and are to be named in the next acknowledgement of their space.
"""

from __future__ import annotations

from typing import Any

TABLES = """
CREATE TABLE blob_held (
    hash TEXT PRIMARY KEY, device BLOB NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE blob_untold (hash TEXT PRIMARY KEY, space BLOB NOT NULL) WITHOUT ROWID;
"""

_ALL = (
    "INSERT OR IGNORE INTO blob_untold(hash, space) SELECT hash, space FROM attachment WHERE hash IS NOT NULL"
)


def step(operations: Any) -> None:
    """Make the tables; what is here already is said once, for nobody said it before."""
    for statement in (*TABLES.split(";\n"), _ALL):
        if statement.strip():
            operations.execute(statement)
