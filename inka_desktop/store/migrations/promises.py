"""Local tables of what snapshots said that everybody has, in version 10.

``sync_floor``: up to where a snapshot that was taken in calls a log settled; ``sync_floor_control``: how far
the control stream had got for its maker, as deps. No loss that it did not know cuts off what lies there.
"""

from __future__ import annotations

from typing import Any

TABLES = """
CREATE TABLE sync_floor (
    log INTEGER NOT NULL, number BLOB NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (log, number)) WITHOUT ROWID;
CREATE TABLE sync_floor_control (number BLOB PRIMARY KEY, control BLOB NOT NULL) WITHOUT ROWID;
"""


def step(operations: Any) -> None:
    """Make the tables; of snapshots taken in before nothing is known."""
    for statement in filter(str.strip, TABLES.split(";\n")):
        operations.execute(statement)
