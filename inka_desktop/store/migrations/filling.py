"""How carriers fill their forms, in version 10."""

from __future__ import annotations

from typing import Any

_TABLE = """
CREATE TABLE filling_rule (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, project_id BLOB, project_label TEXT,
	head_reads INTEGER NOT NULL, PRIMARY KEY (id)
) WITHOUT ROWID
"""


def step(operations: Any) -> None:
    """Make the table; what a device knew by itself stays in its settings until somebody changes it."""
    operations.execute(_TABLE)
