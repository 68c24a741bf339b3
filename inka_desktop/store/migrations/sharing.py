"""Texts in consultation that a carrier answers in the program, and agreed appointments, in version 5."""

from __future__ import annotations

from typing import Any

_NEW = (
    """
CREATE TABLE shared_text (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, text_id BLOB, protocol_id BLOB,
	project_id BLOB, number INTEGER, date TEXT, content BLOB, content_hash TEXT, asked TEXT,
	fixed_at INTEGER, fixed_by TEXT, reply_by TEXT, withdrawn INTEGER NOT NULL, closed INTEGER NOT
	NULL, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY
	DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE shared_reply (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, shared_text_id BLOB, kind TEXT,
	name TEXT, function TEXT, organization TEXT, replied_at INTEGER, section TEXT, topic_title TEXT,
	lines TEXT, wording TEXT, outcome TEXT, author_id BLOB, PRIMARY KEY (id), FOREIGN
	KEY(shared_text_id) REFERENCES shared_text (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
)


def step(operations: Any) -> None:
    """Make the tables and columns."""
    for made in _NEW:
        operations.execute(made)
    operations.execute("ALTER TABLE reply ADD COLUMN shared_id BLOB")
    operations.execute("ALTER TABLE protocol ADD COLUMN agreed_at_id BLOB")
    operations.execute("ALTER TABLE released_protocol ADD COLUMN next_date TEXT")
