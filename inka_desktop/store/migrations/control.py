"""Version 2, rights: what was known when something was written, and what stands without effect."""

from __future__ import annotations

from typing import Any

TABLES = """CREATE TABLE sync_refused (
    last INTEGER PRIMARY KEY, first INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE sync_part (
    log INTEGER NOT NULL, first INTEGER NOT NULL, deps BLOB NOT NULL, old INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (log, first, deps)) WITHOUT ROWID;
"""
"""``sync_refused``: dots of transactions without effect. ``sync_part``: the control deps with which the
operations from ``first`` on were sealed; ``old`` when that was under a key they knew to be replaced."""


def step(operations: Any) -> None:
    """Make both tables; the exchange fills them from the files kept here."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            operations.execute(statement)
