"""Contacts, indicators, targets and what was measured, in version 6.

Fixed text, since the records go on changing.

Two tables are local. ``figure`` holds what checked forms say about indicators, one row for each submission,
indicator and breakdown; it is derived (``services.figures``). ``figure_due`` names the submissions that are
to be looked at again; triggers fill it (``store.figures``).
"""

from __future__ import annotations

from typing import Any

_RECORDS = (
    """
CREATE TABLE contact_kind (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, name TEXT, indicator TEXT, position TEXT
	NOT NULL, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    """
CREATE TABLE contact_count (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, project_id BLOB, day TEXT, kind TEXT,
	gender TEXT, age TEXT, basis TEXT, number INTEGER, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    """
CREATE TABLE indicator (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, code TEXT, name TEXT, unit TEXT,
	valid_from TEXT, valid_to TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    """
CREATE TABLE target (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, indicator TEXT, project_id BLOB, "begin"
	TEXT, "end" TEXT, value TEXT, cumulative INTEGER NOT NULL, baseline TEXT, baseline_year INTEGER,
	milestone TEXT, milestone_on TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    """
CREATE TABLE measurement (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, indicator TEXT, project_id BLOB, "begin"
	TEXT, "end" TEXT, gender TEXT, age TEXT, value TEXT, basis TEXT, source TEXT, as_of TEXT, PRIMARY KEY
	(id)
) WITHOUT ROWID
""",
    """
CREATE TABLE figure_rule (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, small INTEGER, on_track INTEGER, behind
	INTEGER, source TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
""",
)

TABLES = """
CREATE TABLE figure_due (no INTEGER PRIMARY KEY, submission BLOB NOT NULL);
CREATE TABLE figure (
    project BLOB NOT NULL, indicator TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
    submission BLOB NOT NULL, gender TEXT NOT NULL, age TEXT NOT NULL, value REAL, absent TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (project, indicator, first, last, submission, gender, age),
    UNIQUE (submission, indicator, gender, age)) WITHOUT ROWID;
"""


def step(operations: Any) -> None:
    """Make the tables; their indexes and triggers follow behind the steps."""
    for statement in (*_RECORDS, *TABLES.split(";\n")):
        if statement.strip():
            operations.execute(statement)
