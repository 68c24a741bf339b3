"""Local tables of what "arrived" means, in version 7.

``sync_member``: devices of the workspace, whose they are, and whether their receipts mean that own work has
arrived; the exchange fills it from the control stream.
``blob_alone``: attachments that this device added and none of those is known to have.
"""

from __future__ import annotations

from typing import Any

from inka_desktop.store.dots import heads_of, log_of, unpack_heads

TABLES = """
CREATE TABLE sync_member (
    device BLOB PRIMARY KEY, person BLOB NOT NULL, counts INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE blob_alone (hash TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_ATTACHMENT, _CREATED = 13, 0


def step(operations: Any) -> None:
    """Make the tables; an attachment that anybody is known to have counts as it did."""
    for statement in filter(str.strip, TABLES.split(";\n")):
        operations.execute(statement)
    fill(operations.get_bind().exec_driver_sql)


def fill(execute: Any) -> None:
    """Note the attachments that this device added and nobody is known to have.

    Args:
        execute: runs one statement with its parameters.
    """
    own = {
        log
        for (log,) in execute(
            "SELECT no FROM sync_log WHERE device = (SELECT device FROM sync_log WHERE own = 1 LIMIT 1)"
        ).fetchall()
    }
    unknown = execute(
        "SELECT a.hash, r.heads FROM attachment a JOIN sync_row r ON r.row = a.id AND r.tbl = ?"
        " WHERE a.hash IS NOT NULL AND NOT EXISTS (SELECT 1 FROM blob_held h WHERE h.hash = a.hash)",
        (_ATTACHMENT,),
    ).fetchall()
    for hash64, heads in unknown:
        if any(log_of(name) in own for name in heads_of(unpack_heads(heads), _CREATED)):
            execute("INSERT OR IGNORE INTO blob_alone(hash) VALUES (?)", (hash64,))
