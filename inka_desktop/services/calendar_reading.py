"""What the calendar's entries say: the fields that a source names, of the rows that are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inka_desktop.records.content import ContentDamagedError, ContentNewerError, decode_content
from inka_desktop.services.calendar_rows import CalendarRow

if TYPE_CHECKING:
    from inka_desktop.services.calendar_sources import Source
    from inka_desktop.store.raw import RawConnection

_AT_ONCE = 500
_CONTENT = "content"
_VALUES: Mapping[str, Callable[[Any], object]] = {
    "begin": dt.time.fromisoformat, "end": dt.time.fromisoformat, "last": dt.date.fromisoformat,
    "opens": lambda key: UUID(bytes=key), "project_id": lambda key: UUID(bytes=key),
    "series_id": lambda key: UUID(bytes=key), "organization_id": lambda key: UUID(bytes=key),
    "waiting": int,
}  # fmt: skip


def rows(raw: RawConnection, source: Source, keys: Sequence[bytes]) -> list[CalendarRow]:
    """The entries of one source with these ids, in any order."""
    columns = ", ".join((source.key, source.day, *source.said.values()))
    found = []
    for first in range(0, len(keys), _AT_ONCE):
        some = list(dict.fromkeys(keys[first : first + _AT_ONCE]))
        holes = ", ".join("?" * len(some))
        query = f"SELECT {columns} FROM {source.table} {source.joined} WHERE {source.key} IN ({holes})"
        found += [_row(source, *values) for values in raw.execute(query, some)]
    return found


def _row(source: Source, key: bytes, day: str, *values: Any) -> CalendarRow:
    said = dict(zip(source.said, values, strict=True))
    content = said.pop(_CONTENT, None)
    given: dict[str, Any] = {
        name: _VALUES.get(name, str)(value) for name, value in said.items() if value is not None
    }
    if given.get("project") == given.get("title"):
        given.pop("project", None)
    row = CalendarRow(source.kind, UUID(bytes=key), dt.date.fromisoformat(day), **given)
    return row if content is None else _released(row, content)


def _released(row: CalendarRow, content: bytes) -> CalendarRow:
    """When and where, as a released protocol says it; what a newer version wrote has only its day."""
    try:
        said = decode_content(content)
    except (ContentDamagedError, ContentNewerError):
        return row
    type = row.kind.rpartition("_")[2]
    if row.kind.startswith("released_next_"):
        return replace(row, begin=said.next_time, place=said.place, type=type)
    return replace(row, begin=said.begin, end=said.end, place=said.place, type=type)
