"""Tables of version 4 for old files; fixed text, since the records go on changing.

``archive_plan`` is local: files that are still to be taken over, and why one was not.
"""

from __future__ import annotations

from typing import Any

_RECORDS = (
    """
CREATE TABLE archive_entry (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, title TEXT, date TEXT, project_id
	BLOB, project_label TEXT, note TEXT, attachment_id BLOB, form TEXT, origin TEXT, title_order TEXT,
	project_label_order TEXT, PRIMARY KEY (id), FOREIGN KEY(attachment_id) REFERENCES attachment (id)
	DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE archive_text (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, entry_id BLOB, text TEXT, PRIMARY
	KEY (id), FOREIGN KEY(entry_id) REFERENCES archive_entry (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
)

TABLES = """
CREATE TABLE archive_plan (
    no INTEGER PRIMARY KEY, path BLOB NOT NULL, origin TEXT NOT NULL, hash TEXT NOT NULL, title TEXT NOT NULL,
    date TEXT, project BLOB, why TEXT NOT NULL DEFAULT '');
"""


def step(operations: Any) -> None:
    """Make the tables; their indexes follow behind the steps."""
    for statement in (*_RECORDS, *TABLES.split(";\n")):
        if statement.strip():
            operations.execute(statement)
