"""Agreements of version 4: what shows that they were done, postponements; tasks and follow-up dates.

Fixed text, since the records go on changing.
"""

from __future__ import annotations

from typing import Any

_ADDED = ("evidence TEXT", "evidence_id BLOB", "done_by TEXT", "responsible_order TEXT")
_NEW = (
    """
CREATE TABLE postponement (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, agreement_id BLOB, reason TEXT,
	old_due TEXT, new_due TEXT, postponed_at INTEGER, postponed_by TEXT, PRIMARY KEY (id), FOREIGN
	KEY(agreement_id) REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE task (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, what TEXT, responsible TEXT, due
	TEXT, state TEXT NOT NULL, done_on TEXT, note TEXT, project_id BLOB, project_label TEXT,
	responsible_order TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    """
CREATE TABLE follow_up (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, what TEXT, due TEXT, state TEXT NOT
	NULL, done_on TEXT, note TEXT, project_id BLOB, project_label TEXT, protocol_id BLOB, PRIMARY KEY
	(id)
) WITHOUT ROWID
""",
)


def step(operations: Any) -> None:
    """Add the columns and make the tables; indexes and sort keys follow behind the steps."""
    for column in _ADDED:
        operations.execute(f"ALTER TABLE agreement ADD COLUMN {column}")
    for table in _NEW:
        operations.execute(table)
