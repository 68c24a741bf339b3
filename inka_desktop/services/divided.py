"""Fields of a record for which two entries arrived and somebody is asked (EXCHANGE.md 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlalchemy import bindparam, text

from inka_desktop.exchange import members as membership
from inka_desktop.exchange.joining import setting
from inka_desktop.exchange.questions import divided_fields
from inka_desktop.records.base import ALIVE
from inka_desktop.records.specs import by_kind
from inka_desktop.services.late import late_fields

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.store.raw import RawConnection

_DIVIDED = text(
    "SELECT DISTINCT row FROM sync_divided WHERE tbl = :tbl AND field <> :alive AND row IN :rows"
).bindparams(bindparam("rows", expanding=True))

_RELEASED = text("SELECT DISTINCT released_id FROM agreement WHERE released_id IN :rows").bindparams(
    bindparam("rows", expanding=True)
)


def divided(session: Session, kind: str, rows: list[UUID]) -> dict[UUID, frozenset[str]]:
    """By record, the names of the fields that wait for a decision; records without any are left out."""
    spec = by_kind()[kind]
    parameters: dict[str, Any] = {"tbl": spec.number, "alive": ALIVE, "rows": [row.bytes for row in rows]}
    found = [row for (row,) in session.execute(_DIVIDED, parameters)]
    raw = raw_of(session)
    released = _released(session, rows) if kind == "agreement" else []
    if not found and not released:
        return {}
    members = membership.fold(raw, setting(raw, "trusted") or b"")
    asked = {UUID(bytes=row): divided_fields(raw, members, spec.number, row) - {"alive"} for row in found}
    for row in released:
        key = UUID(bytes=row)
        asked[key] = asked.get(key, frozenset()) | late_fields(raw, members, row)
    return {row: names for row, names in asked.items() if names}


def _released(session: Session, rows: list[UUID]) -> list[bytes]:
    """Those of the agreements that are the released ones of others here."""
    return [bytes(row) for (row,) in session.execute(_RELEASED, {"rows": [row.bytes for row in rows]})]


def raw_of(session: Session) -> RawConnection:
    """The connection below a session, on the same snapshot."""
    return cast("RawConnection", session.connection().connection.driver_connection)
