"""E-mails that remind of the form of a round, in version 6."""

from __future__ import annotations

from typing import Any


def step(operations: Any) -> None:
    """Add the column; its index follows behind the steps."""
    operations.execute("ALTER TABLE mailing ADD COLUMN round_part_id BLOB")
