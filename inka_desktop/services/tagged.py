"""What lists know of notes: which records have a tag, how many open comments rows have; from indexes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select, type_coerce

from inka_desktop.records.notes import Tagging
from inka_desktop.records.specs import by_kind
from inka_desktop.records.types import Id

if TYPE_CHECKING:
    from inka_desktop.store.raw import RawConnection


OPEN = (
    "SELECT target_id, count(*) FROM comment WHERE target_id IN ({marks}) AND alive = 1 AND done = 0"
    " GROUP BY target_id"
)


def having(kind: str, tag: UUID) -> Any:
    """A query of the ids of records of a kind that have a tag, from an index alone."""
    number = by_kind()[kind].number
    query = select(type_coerce(Tagging.target_id, Id))
    return query.where(Tagging.tag_id == tag, Tagging.alive.is_(True), Tagging.target_kind == number)


def open_counts(raw: RawConnection, records: Sequence[UUID]) -> dict[UUID, int]:
    """How many open comments each of these records has; those without any are left out."""
    keys = [record.bytes for record in records]
    query = OPEN.format(marks=",".join("?" * len(keys)))
    return {UUID(bytes=key): number for key, number in raw.execute(query, keys).fetchall()}
