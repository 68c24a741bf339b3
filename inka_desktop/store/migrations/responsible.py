"""Agreements of version 9: the person whom they name as responsible."""

from __future__ import annotations

from typing import Any


def step(operations: Any) -> None:
    """Whom older versions wrote is found by the words, as before."""
    operations.execute("ALTER TABLE agreement ADD COLUMN responsible_person_id BLOB")
