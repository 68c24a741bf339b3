"""Rights: what was known when something was written, with which key, and what stands without effect."""

from __future__ import annotations

from typing import Any

TABLES = """CREATE TABLE sync_refused (
    last INTEGER PRIMARY KEY, first INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE sync_part (
    log INTEGER NOT NULL, first INTEGER NOT NULL, deps BLOB NOT NULL,
    PRIMARY KEY (log, first, deps)) WITHOUT ROWID;
"""
"""``sync_refused``: dots of transactions without effect. ``sync_part``: the control deps with which the
operations from ``first`` on were sealed."""

EPOCHS = """CREATE TABLE sync_epoch (
    log INTEGER NOT NULL, first INTEGER NOT NULL, epoch INTEGER NOT NULL,
    PRIMARY KEY (log, first)) WITHOUT ROWID;
"""
"""The epoch of the key that closed the operations from ``first`` on."""


def step(operations: Any) -> None:
    """Make the tables of version 2; the exchange fills them from the files kept here."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            operations.execute(statement)


def step_epochs(operations: Any) -> None:
    """Version 4: the key itself is kept, not what was thought of it when its file came."""
    columns = {row[1] for row in operations.get_bind().exec_driver_sql("PRAGMA table_info(sync_part)")}
    if "old" in columns:
        operations.execute("ALTER TABLE sync_part DROP COLUMN old")
    operations.execute(EPOCHS.strip().removesuffix(";"))
