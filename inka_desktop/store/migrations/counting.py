"""Kinds of contacts that are no longer counted, and figures that forms say of persons, in version 7."""

from __future__ import annotations

from typing import Any


def step(operations: Any) -> None:
    """Add the column; checked forms are looked at again for who counts in two indicators at once."""
    operations.execute("ALTER TABLE contact_kind ADD COLUMN retired_on TEXT")
    operations.execute("INSERT INTO figure_due(submission) SELECT id FROM submission WHERE state = 'checked'")
