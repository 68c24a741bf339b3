"""The key of research files, in version 6.

Fixed text, since the records go on changing.
"""

from __future__ import annotations

from typing import Any

_KEY = """
CREATE TABLE research_key (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, secret BLOB, made_at INTEGER,
	made_by TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
"""


def step(operations: Any) -> None:
    """Make the table."""
    operations.execute(_KEY)
