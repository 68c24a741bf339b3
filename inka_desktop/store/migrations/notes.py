"""Tags and comments, in version 4."""

from __future__ import annotations

from typing import Any

WIDENED = frozenset({"tag", "tagging", "comment"})
"""Stand in personal spaces, too, since version 10."""
_NEW = (
    """
CREATE TABLE tag (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, word TEXT, word_order TEXT,
	PRIMARY KEY (id)
) WITHOUT ROWID
""",
    """
CREATE TABLE tagging (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, tag_id BLOB, tag_label TEXT,
	target_kind INTEGER, target_id BLOB, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    """
CREATE TABLE comment (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, target_kind INTEGER, target_id BLOB,
	body TEXT, written_at INTEGER, author_id BLOB, author TEXT, addressed_id BLOB, addressed_label TEXT,
	done INTEGER NOT NULL, done_at INTEGER, done_by TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
""",
)


def step(operations: Any) -> None:
    """Make the tables."""
    for made in _NEW:
        operations.execute(made)
