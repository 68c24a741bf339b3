"""Tables of version 4 for stock-taking: a round, who took part, and its lists.

Fixed text, since the records go on changing.
"""

from __future__ import annotations

from typing import Any

_TABLES = (
    """
CREATE TABLE stock_taking (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, area_id BLOB, area_label TEXT,
	municipality_id BLOB, municipality_label TEXT, project_id BLOB, project_label TEXT, date TEXT,
	date_to TEXT, delimitation TEXT, by_statistics INTEGER NOT NULL, by_walk INTEGER NOT NULL,
	by_interview INTEGER NOT NULL, by_round_table INTEGER NOT NULL, method_note TEXT, summary TEXT,
	next_note TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    """
CREATE TABLE stock_participant (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, stock_taking_id BLOB, person_id
	BLOB, name TEXT, function TEXT, organization TEXT, remark TEXT, position TEXT NOT NULL, PRIMARY
	KEY (id), FOREIGN KEY(stock_taking_id) REFERENCES stock_taking (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE walk_point (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, stock_taking_id BLOB, origin_id
	BLOB, place TEXT, category TEXT, assessment TEXT, note TEXT, coordinates TEXT, attachment_id BLOB,
	people_mark TEXT NOT NULL, position TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(stock_taking_id)
	REFERENCES stock_taking (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE institution (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, stock_taking_id BLOB, origin_id
	BLOB, name TEXT, kind TEXT, carrier TEXT, offer TEXT, target_group TEXT, capacity TEXT,
	accessibility TEXT, opening_hours TEXT, financing TEXT, position TEXT NOT NULL, PRIMARY KEY (id),
	FOREIGN KEY(stock_taking_id) REFERENCES stock_taking (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE stock_actor (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, stock_taking_id BLOB, origin_id
	BLOB, name TEXT, role TEXT, relation TEXT, note TEXT, position TEXT NOT NULL, PRIMARY KEY (id),
	FOREIGN KEY(stock_taking_id) REFERENCES stock_taking (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE stock_figure (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, stock_taking_id BLOB, origin_id
	BLOB, name TEXT, value TEXT, basis TEXT NOT NULL, district_value TEXT, state_value TEXT, source
	TEXT, as_of TEXT, position TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(stock_taking_id)
	REFERENCES stock_taking (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
    """
CREATE TABLE finding (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, stock_taking_id BLOB, what TEXT,
	kind TEXT NOT NULL, position TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(stock_taking_id)
	REFERENCES stock_taking (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
)


def step(operations: Any) -> None:
    """Make the tables; their indexes follow behind the steps."""
    for table in _TABLES:
        operations.execute(table)
