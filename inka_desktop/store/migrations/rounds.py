"""Rounds of monitoring, what became of each form, and why an answer is missing, in version 6.

Fixed text, since the records go on changing.
"""

from __future__ import annotations

from typing import Any

_ADDED = {
    "submission": ("round_id BLOB", "round_label TEXT", "submitted_at INTEGER", "return_until TEXT"),
    "answer": ("absent TEXT", "absent_reason TEXT"),
}
_NEW = (
    """
CREATE TABLE round (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, title TEXT, form_id BLOB, version_id
	BLOB, "begin" TEXT, "end" TEXT, due TEXT, note TEXT, sent_at INTEGER, closed_at INTEGER, PRIMARY KEY
	(id), FOREIGN KEY(form_id) REFERENCES form (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(version_id)
	REFERENCES form_version (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE round_part (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, round_id BLOB, round_label TEXT,
	project_id BLOB, project_label TEXT, due TEXT, due_reason TEXT, begun TEXT, excused INTEGER NOT NULL,
	excused_reason TEXT, sent_at INTEGER, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    """
CREATE TABLE submission_step (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, submission_id BLOB, kind TEXT, at
	INTEGER, "by" TEXT, until TEXT, reason TEXT, finished_id BLOB, PRIMARY KEY (id), FOREIGN
	KEY(submission_id) REFERENCES submission (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(finished_id)
	REFERENCES finished_submission (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE remark (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, submission_id BLOB, "row" BLOB, "key"
	TEXT, question TEXT, kind TEXT, said TEXT, said_at INTEGER, said_by TEXT, reply TEXT, replied_at
	INTEGER, replied_by TEXT, settled_at INTEGER, step_id BLOB, PRIMARY KEY (id)
) WITHOUT ROWID
""",
)


def step(operations: Any) -> None:
    """Add the columns, make the tables; their indexes follow behind the steps."""
    for table, columns in _ADDED.items():
        for column in columns:
            operations.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for table in _NEW:
        operations.execute(table)
