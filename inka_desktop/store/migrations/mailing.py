"""E-mails that were prepared, and whether they were sent."""

from __future__ import annotations

from typing import Any

_MAILING = """
CREATE TABLE mailing (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, protocol_id BLOB, version_id BLOB,
	stock_taking_id BLOB, kind TEXT, subject TEXT, recipients TEXT, file_name TEXT, content_hash TEXT,
	protected INTEGER NOT NULL, prepared_at INTEGER, prepared_by TEXT, state TEXT NOT NULL, settled_at
	INTEGER, settled_by TEXT, PRIMARY KEY (id), FOREIGN KEY(protocol_id) REFERENCES protocol (id)
	DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(version_id) REFERENCES protocol_version (id) DEFERRABLE
	INITIALLY DEFERRED, FOREIGN KEY(stock_taking_id) REFERENCES stock_taking (id) DEFERRABLE INITIALLY
	DEFERRED
) WITHOUT ROWID
"""


def step(operations: Any) -> None:
    """Make the table."""
    operations.execute(_MAILING)
