"""The local table of what snapshots said that everybody has, in version 10.

``sync_floor``: up to where a snapshot that was taken in calls a log settled, and how far the control stream
had got for its maker, as deps: what the maker knew of nobody cuts off by a loss that it did not know.
"""

from __future__ import annotations

from typing import Any

TABLES = """
CREATE TABLE sync_floor (
    log INTEGER NOT NULL, control BLOB NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (log, control)) WITHOUT ROWID;
"""


def step(operations: Any) -> None:
    """Make the table; of snapshots taken in before nothing is known."""
    operations.execute(TABLES)
