"""Documents of long texts: all of them follow from the log, so the table begins empty."""

from __future__ import annotations

from typing import Any


def step(operations: Any) -> None:
    """Add ``sync_text``."""
    operations.execute(
        "CREATE TABLE sync_text ( row BLOB NOT NULL, tbl INTEGER NOT NULL, space INTEGER NOT NULL,"
        " field INTEGER NOT NULL, generation INTEGER NOT NULL, doc BLOB NOT NULL,"
        " lacks INTEGER NOT NULL DEFAULT 0,"
        " PRIMARY KEY (row, tbl, space, field, generation)) WITHOUT ROWID"
    )
