"""Forms, their versions, and what is filled in, in version 5.

Fixed text, since the records go on changing.
"""

from __future__ import annotations

from typing import Any

_TABLES = (
    """
CREATE TABLE form (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, title TEXT, "key" TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    """
CREATE TABLE form_version (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, form_id BLOB, title TEXT, version TEXT,
	number INTEGER, hash TEXT, xform_id BLOB, workbook_id BLOB, made_at INTEGER, made_by TEXT,
	converter TEXT, PRIMARY KEY (id),
	FOREIGN KEY(form_id) REFERENCES form (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(xform_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(workbook_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE form_file (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, version_id BLOB, name TEXT,
	attachment_id BLOB, PRIMARY KEY (id),
	FOREIGN KEY(version_id) REFERENCES form_version (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(attachment_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE submission (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, form_id BLOB, form_label TEXT,
	version_id BLOB, version_label TEXT, project_id BLOB, project_label TEXT, title TEXT,
	state TEXT NOT NULL, begun_at INTEGER, begun_by TEXT, saved_at INTEGER, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    """
CREATE TABLE form_row (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, submission_id BLOB, "row" BLOB,
	repeat TEXT, position TEXT NOT NULL, saved_at INTEGER, PRIMARY KEY (id),
	FOREIGN KEY(submission_id) REFERENCES submission (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE answer (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, submission_id BLOB, "row" BLOB,
	"key" TEXT, value TEXT, given TEXT, PRIMARY KEY (id),
	FOREIGN KEY(submission_id) REFERENCES submission (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE answer_file (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, submission_id BLOB, name TEXT,
	attachment_id BLOB, PRIMARY KEY (id),
	FOREIGN KEY(submission_id) REFERENCES submission (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(attachment_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE finished_submission (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, submission_id BLOB, version_id BLOB,
	instance_id TEXT, deprecated_id TEXT, xml_id BLOB, finished_at INTEGER, finished_by TEXT,
	PRIMARY KEY (id),
	FOREIGN KEY(submission_id) REFERENCES submission (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(xml_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
)


def step(operations: Any) -> None:
    """Make the tables; their indexes follow behind the steps."""
    for table in _TABLES:
        operations.execute(table)
