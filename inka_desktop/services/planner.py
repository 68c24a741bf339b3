"""What SQLite's planner is told: which index shall not lead."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, type_coerce


def hidden(column: Any) -> Any:
    """The column, so that no index is looked for that it leads.

    Most rows are alive: beside a narrower condition an index by that would read nearly the whole table.
    """
    return type_coerce(func.coalesce(column, None), column.type)
