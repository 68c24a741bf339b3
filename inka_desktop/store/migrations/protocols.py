"""One table for all protocols: ``site_visit`` becomes ``protocol``, and what hangs on it says so.

Numbers of tables and fields stay, so logs and snapshots of older versions are read as before. Tables are made
anew rather than altered, so that their text is the one a new database has.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .renaming import Renamed

RENAMED = Renamed(
    tables={"site_visit": "protocol"},
    columns={
        "agreement": {"visit_id": "protocol_id", "protocol_id": "release_id"},
        "attendance": {"visit_id": "protocol_id"},
        "photo": {"visit_id": "protocol_id"},
        "protocol_version": {"visit_id": "protocol_id"},
        "released_protocol": {"visit_id": "protocol_id"},
        "topic": {"visit_id": "protocol_id"},
    },
)
"""Old names and new ones; what is in them is the same."""
_TABLES: Mapping[str, str] = {
    "attendance": """
CREATE TABLE attendance (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, protocol_id BLOB, person_id BLOB,
	name TEXT, function TEXT, organization TEXT, remark TEXT, position TEXT NOT NULL, state TEXT NOT
	NULL, vote INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(protocol_id) REFERENCES protocol (id)
	DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    "topic": """
CREATE TABLE topic (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, protocol_id BLOB, title TEXT, notes
	TEXT, position TEXT NOT NULL, kind TEXT, facts TEXT, resolution TEXT, votes_for INTEGER,
	votes_against INTEGER, abstentions INTEGER, PRIMARY KEY (id), FOREIGN KEY(protocol_id) REFERENCES
	protocol (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    "agreement": """
CREATE TABLE agreement (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, protocol_id BLOB, project_id BLOB,
	what TEXT, responsible TEXT, responsible_id BLOB, due TEXT, state TEXT NOT NULL, done_on TEXT,
	remark TEXT, position TEXT NOT NULL, released_id BLOB, released_as TEXT, release_id BLOB, topic_id
	BLOB, PRIMARY KEY (id), FOREIGN KEY(protocol_id) REFERENCES protocol (id) DEFERRABLE INITIALLY
	DEFERRED, FOREIGN KEY(release_id) REFERENCES released_protocol (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    "photo": """
CREATE TABLE photo (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, protocol_id BLOB, attachment_id
	BLOB, caption TEXT, taken_at INTEGER, people_mark TEXT NOT NULL, position TEXT NOT NULL, PRIMARY
	KEY (id), FOREIGN KEY(protocol_id) REFERENCES protocol (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
	KEY(attachment_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    "protocol_version": """
CREATE TABLE protocol_version (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, protocol_id BLOB, version INTEGER,
	number TEXT, predecessor_id BLOB, content BLOB, content_hash TEXT, finished_at INTEGER, finished_by
	TEXT, withdrawn INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(protocol_id) REFERENCES protocol
	(id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(predecessor_id) REFERENCES protocol_version (id)
	DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    "released_protocol": """
CREATE TABLE released_protocol (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, version_id BLOB, protocol_id BLOB,
	project_id BLOB, version INTEGER, number TEXT, date TEXT, content BLOB, content_hash TEXT,
	document_id BLOB, released_at INTEGER, released_by TEXT, withdrawn INTEGER NOT NULL, PRIMARY KEY
	(id), FOREIGN KEY(project_id) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
	KEY(document_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    "protocol": """
CREATE TABLE protocol (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, project_id BLOB, project_label TEXT,
	site_id BLOB, site_label TEXT, kind TEXT NOT NULL, occasion TEXT, date TEXT, "begin" TEXT, "end"
	TEXT, place TEXT, keeper TEXT, state TEXT NOT NULL, quick_note TEXT, observations TEXT, went_well
	TEXT, problems TEXT, recommendations TEXT, support_needed TEXT, carrier_statement TEXT, next_date
	TEXT, next_time TEXT, next_note TEXT, distribution TEXT, enclosures TEXT, internal_note TEXT,
	number TEXT, type TEXT NOT NULL, purpose TEXT, results TEXT, organization_id BLOB,
	organization_label TEXT, series_id BLOB, body TEXT, meeting_number TEXT, invited_on TEXT, chair
	TEXT, quorum INTEGER, quorate TEXT, last_minutes_id BLOB, approval TEXT, objections TEXT,
	objections_outcome TEXT, project_label_order TEXT, place_order TEXT, keeper_order TEXT,
	number_order TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
""",
}
"""The tables of version 3, which never change here again."""
_NEW = (
    """
CREATE TABLE series (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, body TEXT, kind TEXT NOT NULL,
	project_id BLOB, project_label TEXT, rhythm TEXT, "begin" TEXT, "end" TEXT, place TEXT, chair TEXT,
	quorum INTEGER, agenda TEXT, note TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    """
CREATE TABLE series_member (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, series_id BLOB, person_id BLOB, name
	TEXT, function TEXT, organization TEXT, vote INTEGER NOT NULL, position TEXT NOT NULL, PRIMARY KEY
	(id), FOREIGN KEY(series_id) REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
)
_FILLED: Mapping[str, Mapping[str, str]] = {
    "protocol": {"type": "'visit'"},
    "attendance": {"state": "'present'", "vote": "0"},
}
"""What new fields hold that are never empty, by table: what a row means that was written without them."""


def step(operations: Any) -> None:
    """Make each table anew under its new name with what was in it, and those of series of meetings."""
    # References of other tables to one that is renamed for a moment must not follow it.
    operations.execute("PRAGMA legacy_alter_table = ON")
    try:
        for old, new in RENAMED.table_names(_TABLES):
            _make_anew(operations, old, new)
        for table in _NEW:
            operations.execute(table)
    finally:
        operations.execute("PRAGMA legacy_alter_table = OFF")


def _make_anew(operations: Any, old: str, new: str) -> None:
    before = f"{old}_before"
    operations.execute(f"ALTER TABLE {old} RENAME TO {before}")
    operations.execute(_TABLES[new])
    found = operations.get_bind().exec_driver_sql(f"SELECT name FROM pragma_table_info('{before}')")
    columns = [name for (name,) in found]
    filled = _FILLED.get(new, {})
    written = ", ".join(f'"{name}"' for name in (*RENAMED.column_names(new, columns), *filled))
    read = ", ".join((*(f'"{name}"' for name in columns), *filled.values()))
    operations.execute(f"INSERT INTO {new}({written}) SELECT {read} FROM {before}")
    operations.execute(f"DROP TABLE {before}")
