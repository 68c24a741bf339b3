"""Persons of projects, in version 10."""

from __future__ import annotations

from typing import Any

_NEW = """
CREATE TABLE project_person (
	id BLOB NOT NULL, space BLOB NOT NULL, alive INTEGER NOT NULL, project_id BLOB, person_id BLOB, role TEXT,
	valid_from TEXT, valid_to TEXT, PRIMARY KEY (id)
) WITHOUT ROWID
"""


def step(operations: Any) -> None:
    """Older versions knew organisations and areas of a project only."""
    operations.execute(_NEW)
