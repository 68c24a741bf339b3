"""What lists know of notes: which records have a tag, which rows have which, how many comments are open.

All of it comes from indexes.

Notes on an agreement are kept with the one in ``coord``: they are there before its release, after it, and
when the release is withdrawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select, type_coerce

from inka_desktop.records.notes import Tagging
from inka_desktop.records.protocols import Agreement
from inka_desktop.records.specs import by_kind
from inka_desktop.records.types import Id
from inka_desktop.services import sending
from inka_desktop.services.notes_rows import Standing

if TYPE_CHECKING:
    from inka_desktop.store.raw import RawConnection


OPEN = (
    "SELECT target_id, count(*) FROM comment WHERE target_id IN ({marks}) AND alive = 1 AND done = 0"
    " GROUP BY target_id"
)
_TAGS = (
    "SELECT l.target_id, l.tag_id FROM tagging l JOIN tag t ON t.id = l.tag_id AND t.alive = 1"
    " WHERE l.target_id IN ({marks}) AND l.alive = 1"
)
_SOURCES = "SELECT released_id, id FROM agreement WHERE released_id IN ({marks})"


def having(kind: str, tag: UUID) -> Any:
    """A query of the ids of records of a kind that have a tag, from an index alone."""
    number = by_kind()[kind].number
    query = select(type_coerce(Tagging.target_id, Id))
    found = query.where(Tagging.tag_id == tag, Tagging.alive.is_(True), Tagging.target_kind == number)
    if kind != Agreement.__tablename__:
        return found
    return found.union_all(select(Agreement.released_id).where(Agreement.id.in_(found)))


def kept_with(raw: RawConnection, records: Sequence[UUID]) -> dict[UUID, UUID]:
    """By record, the one that its notes are about: of a released agreement its source, else itself."""
    query = _SOURCES.format(marks=_marks(records))
    sources = raw.execute(query, [record.bytes for record in records]).fetchall()
    return dict(zip(records, records, strict=True)) | {
        UUID(bytes=released): UUID(bytes=source) for released, source in sources
    }


def open_counts(raw: RawConnection, records: Sequence[UUID]) -> dict[UUID, int]:
    """How many open comments each of these records has; those without any are left out."""
    kept = kept_with(raw, records)
    query = OPEN.format(marks=_marks(records))
    counted = dict(raw.execute(query, [key.bytes for key in kept.values()]).fetchall())
    return {record: counted[key.bytes] for record, key in kept.items() if key.bytes in counted}


def standings(raw: RawConnection, kind: str, records: Sequence[UUID]) -> dict[UUID, Standing]:
    """What a list that is read whole says beside each of its rows."""
    sent, counted = sending.marks(raw, kind, records), open_counts(raw, records)
    tags: dict[UUID, set[UUID]] = defaultdict(set)
    rows = raw.execute(_TAGS.format(marks=_marks(records)), [key.bytes for key in records]).fetchall()
    for record, tag in rows:
        tags[UUID(bytes=record)].add(UUID(bytes=tag))
    return {key: Standing(sent.get(key, ""), counted.get(key, 0), frozenset(tags[key])) for key in records}


def _marks(records: Sequence[UUID]) -> str:
    return ",".join("?" * len(records))
