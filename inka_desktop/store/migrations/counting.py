"""Kinds of contacts that are no longer counted, in version 7."""

from __future__ import annotations

from typing import Any


def step(operations: Any) -> None:
    """Add the column."""
    operations.execute("ALTER TABLE contact_kind ADD COLUMN retired_on TEXT")
