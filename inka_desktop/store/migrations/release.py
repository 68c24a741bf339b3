"""Released copies: their own table, and what joins an agreement with the copy that lives on.

The table of agreements is made anew, so that its text is the one a new database has: adding columns
would put them behind the constraints.
"""

from __future__ import annotations

from typing import Any

_RELEASED = """
CREATE TABLE released_protocol (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, version_id BLOB, visit_id BLOB,
	project_id BLOB, version INTEGER, number TEXT, date TEXT, content BLOB, content_hash TEXT,
	document_id BLOB, released_at INTEGER, released_by TEXT, withdrawn INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(document_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
"""
_AGREEMENTS = """
CREATE TABLE agreement (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, visit_id BLOB, project_id BLOB, what TEXT,
	responsible TEXT, responsible_id BLOB, due TEXT, state TEXT NOT NULL, done_on TEXT, remark TEXT,
	position TEXT NOT NULL, released_id BLOB, released_as TEXT, protocol_id BLOB,
	PRIMARY KEY (id),
	FOREIGN KEY(visit_id) REFERENCES site_visit (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(protocol_id) REFERENCES released_protocol (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
"""
_OLD_COLUMNS = (
    "id, space, alive, visit_id, project_id, what, responsible, responsible_id, due, state, done_on, remark,"
    " position"
)


def step(operations: Any) -> None:
    """Make the table of released protocols, and the three columns of agreements."""
    operations.execute(_RELEASED)
    operations.execute("ALTER TABLE agreement RENAME TO agreement_before")
    operations.execute(_AGREEMENTS)
    operations.execute(f"INSERT INTO agreement({_OLD_COLUMNS}) SELECT {_OLD_COLUMNS} FROM agreement_before")
    operations.execute("DROP TABLE agreement_before")
