"""Words of the office that no dictionary has."""

from __future__ import annotations

from typing import Any

_OWN_WORDS = """
CREATE TABLE own_word (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, word TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
"""


def step(operations: Any) -> None:
    """Make the table."""
    operations.execute(_OWN_WORDS)
