"""Texts fixed before finishing, with recipients, replies and signatures; documents of a protocol itself.

The table of documents is made anew, so that its text is the one a new database has.
"""

from __future__ import annotations

from typing import Any

_NEW = (
    """
CREATE TABLE fixed_text (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, protocol_id BLOB, purpose TEXT,
	number INTEGER, content BLOB, content_hash TEXT, fixed_at INTEGER, fixed_by TEXT, reply_by TEXT,
	withdrawn INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(protocol_id) REFERENCES protocol (id)
	DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE recipient (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, protocol_id BLOB, text_id BLOB,
	person_id BLOB, name TEXT, function TEXT, organization TEXT, position TEXT NOT NULL, PRIMARY KEY
	(id), FOREIGN KEY(protocol_id) REFERENCES protocol (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
	KEY(text_id) REFERENCES fixed_text (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE reply (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, protocol_id BLOB, text_id BLOB,
	recipient_id BLOB, kind TEXT NOT NULL, name TEXT, function TEXT, organization TEXT, received_on
	TEXT, way TEXT NOT NULL, section TEXT, topic_id BLOB, topic_title TEXT, lines TEXT, wording
	TEXT, outcome TEXT, outcome_note TEXT, position TEXT NOT NULL, PRIMARY KEY (id), FOREIGN
	KEY(protocol_id) REFERENCES protocol (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(text_id)
	REFERENCES fixed_text (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(recipient_id) REFERENCES
	recipient (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE signature (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, protocol_id BLOB, text_id BLOB,
	content_hash TEXT, name TEXT, function TEXT, organization TEXT, signed_at INTEGER, strokes BLOB,
	PRIMARY KEY (id), FOREIGN KEY(protocol_id) REFERENCES protocol (id) DEFERRABLE INITIALLY
	DEFERRED, FOREIGN KEY(text_id) REFERENCES fixed_text (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
)
_DOCUMENT = """
CREATE TABLE document (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, version_id BLOB, attachment_id
	BLOB, purpose TEXT, made_at INTEGER, protocol_id BLOB, text_id BLOB, PRIMARY KEY (id), FOREIGN
	KEY(version_id) REFERENCES protocol_version (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
	KEY(attachment_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
	KEY(protocol_id) REFERENCES protocol (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(text_id)
	REFERENCES fixed_text (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
"""
_OLD_COLUMNS = "id, space, alive, version_id, attachment_id, purpose, made_at"


def step(operations: Any) -> None:
    """Make the new tables, and the two columns of documents."""
    for table in _NEW:
        operations.execute(table)
    operations.execute("ALTER TABLE document RENAME TO document_before")
    operations.execute(_DOCUMENT)
    operations.execute(f"INSERT INTO document({_OLD_COLUMNS}) SELECT {_OLD_COLUMNS} FROM document_before")
    operations.execute("DROP TABLE document_before")
