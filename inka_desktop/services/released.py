"""Released agreements: which of two rows lives, and what was written at the other one too late.

Since its protocol was released, an agreement lives on in the project's space; the one in ``coord`` keeps
its place at the protocol, points there, and is in no list. Nothing here writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased

from inka_desktop.records.documents import ReleasedProtocol
from inka_desktop.records.ids import key_id
from inka_desktop.records.projects import Project
from inka_desktop.records.protocol_types import spec_of_number
from inka_desktop.records.protocols import RELEASED, Agreement
from inka_desktop.records.specs import Value, by_kind
from inka_desktop.services.rows import ReleasedRow
from inka_desktop.services.sent import is_sent

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Said = dict[str, Value]
"""Storage values of an agreement by field name."""
TAKEN = RELEASED
"""Fields of an agreement that are released with it."""
Live = aliased(Agreement, name="live")
"""The released one, in queries over those of ``coord``."""
lives_on: ColumnElement[bool] = and_(Live.id == Agreement.released_id, Live.alive.is_(True))
"""Joins an agreement of ``coord`` with the one that lives on."""


def released_id(version: UUID, space: UUID) -> UUID:
    """The id of the copy of a version in a space."""
    return key_id(ReleasedProtocol.__number__, version.bytes, space.bytes)


def live_id(agreement: UUID, space: UUID) -> UUID:
    """The id of the copy of an agreement in a space."""
    return key_id(Agreement.__number__, agreement.bytes, space.bytes)


def in_lists() -> ColumnElement[bool]:
    """Agreements that lists show: none that lives on elsewhere, as long as that one is here.

    Most were never released: of these nothing is looked up, which halves what counting a list costs.
    """
    there = exists(select(Live.id).where(lives_on)).correlate(Agreement)
    return or_(Agreement.released_id.is_(None), ~there)


def live_ones(session: Session, rows: Sequence[Agreement]) -> dict[UUID, Agreement]:
    """By id of the given agreements, those that live on elsewhere and are on this device."""
    wanted = {row.released_id: row.id for row in rows if row.released_id is not None}
    if not wanted:
        return {}
    query = select(Agreement).where(Agreement.id.in_(wanted), Agreement.alive.is_(True))
    return {wanted[row.id]: row for row in session.scalars(query)}


def live(session: Session, row: Agreement) -> Agreement:
    """The agreement that lives: the given one or its released copy."""
    return live_ones(session, [row]).get(row.id, row)


def said(row: Agreement, names: Iterable[str] = TAKEN) -> Said:
    """What an agreement says, as storage values."""
    fields = by_kind()["agreement"].by_name
    return {name: _plain(fields[name].to_storage(getattr(row, name))) for name in names}


def packed(what: Said) -> str:
    """Canonical JSON of what was released."""
    return json.dumps(what, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unpacked(text: str | None) -> Said:
    """What was released, from its JSON; nothing where it cannot be read."""
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _plain(value: Any) -> Value:
    """Enums as the text they are stored as."""
    stored: Value = str(value) if isinstance(value, str) else value
    return stored


def valid_releases(session: Session, protocol: UUID) -> list[ReleasedProtocol]:
    """Releases of a protocol that were not withdrawn, newest version first."""
    query = select(ReleasedProtocol).where(
        ReleasedProtocol.protocol_id == protocol,
        ReleasedProtocol.alive.is_(True),
        ReleasedProtocol.withdrawn.is_(False),
    )
    newest = (ReleasedProtocol.version.desc(), ReleasedProtocol.released_at.desc(), ReleasedProtocol.id)
    return list(session.scalars(query.order_by(*newest)))


def released_row(session: Session, row: ReleasedProtocol, *, replaced: bool) -> ReleasedRow:
    """A released protocol as a row; ``replaced`` by a newer version of the same protocol."""
    project = session.get(Project, row.project_id) if row.project_id is not None else None
    return ReleasedRow(
        row.id, row.version_id, row.protocol_id, row.project_id, (project.title if project else None) or "",
        spec_of_number(row.number or "").content, row.number or "", row.version or 1, row.date,
        row.released_at or datetime.fromtimestamp(0, UTC), row.released_by or "",
        is_sent(session, by_kind()["released_protocol"].number, row), replaced,
    )  # fmt: skip
