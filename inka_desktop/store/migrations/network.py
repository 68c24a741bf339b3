"""The network of version 4: predecessors, areas over time, contracts and twins.

Tables with new fields are made anew rather than altered, so that their text is the one a new database has.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_GROWN: Mapping[str, str] = {
    "organization": """
CREATE TABLE organization (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, name TEXT, short_name TEXT, kind TEXT
	NOT NULL, street TEXT, postcode TEXT, city TEXT, phone TEXT, email TEXT, website TEXT,
	municipality_key TEXT, valid_from TEXT, valid_to TEXT, note TEXT, predecessor_id BLOB,
	predecessor_label TEXT, name_order TEXT, city_order TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    "person": """
CREATE TABLE person (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, name TEXT, function TEXT,
	organization_id BLOB, organization_label TEXT, phone TEXT, email TEXT, consent_note TEXT, left_on
	TEXT, name_order TEXT, function_order TEXT, organization_label_order TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    "area": """
CREATE TABLE area (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, name TEXT, municipality_id BLOB,
	municipality_label TEXT, district TEXT, municipality_key TEXT, boundaries TEXT, coordinates TEXT,
	name_order TEXT, municipality_label_order TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    "project_area": """
CREATE TABLE project_area (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, project_id BLOB, area_id BLOB,
	area_label TEXT, valid_from TEXT, valid_to TEXT, PRIMARY KEY (id), FOREIGN KEY(project_id)
	REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
}
"""The tables of version 4, which never change here again."""
_NEW = (
    """
CREATE TABLE twin (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, kept_id BLOB, other_id BLOB, kind
	TEXT, verdict TEXT NOT NULL, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    """
CREATE TABLE contract (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, title TEXT, project_id BLOB,
	project_label TEXT, signed_on TEXT, valid_from TEXT, valid_to TEXT, attachment_id BLOB, note TEXT,
	title_order TEXT, project_label_order TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
""",
    """
CREATE TABLE contract_party (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, contract_id BLOB, organization_id
	BLOB, organization_label TEXT, signed_by TEXT, position TEXT NOT NULL, PRIMARY KEY (id), FOREIGN
	KEY(contract_id) REFERENCES contract (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID
""",
)


def step(operations: Any) -> None:
    """Make each table anew with what was in it, and the new ones."""
    # References of other tables to one that is renamed for a moment must not follow it.
    operations.execute("PRAGMA legacy_alter_table = ON")
    try:
        for table, made in _GROWN.items():
            _make_anew(operations, table, made)
        for made in _NEW:
            operations.execute(made)
    finally:
        operations.execute("PRAGMA legacy_alter_table = OFF")


def _make_anew(operations: Any, table: str, made: str) -> None:
    before = f"{table}_before"
    operations.execute(f"ALTER TABLE {table} RENAME TO {before}")
    operations.execute(made)
    found = operations.get_bind().exec_driver_sql(f"SELECT name FROM pragma_table_info('{before}')")
    columns = ", ".join(f'"{name}"' for (name,) in found)
    operations.execute(f"INSERT INTO {table}({columns}) SELECT {columns} FROM {before}")
    operations.execute(f"DROP TABLE {before}")
