"""Whether a row or a document has left this device: what left it can only be corrected, not taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select, text

from inka_desktop.records.base import CREATED, Record
from inka_desktop.records.documents import ProtocolVersion
from inka_desktop.records.mailing import Mailing
from inka_desktop.records.values import MailState
from inka_desktop.store.dots import heads_of, log_of, seq_of, unpack_heads

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_HEADS = text(
    "SELECT heads FROM sync_row JOIN sync_space ON sync_space.no = sync_row.space"
    " WHERE row = :row AND tbl = :tbl AND sync_space.id = :space"
)
_LOG = text("SELECT own, applied FROM sync_log WHERE no = :log")


def is_sent(session: Session, table: int, record: Record) -> bool:
    """Whether the operation that made a row is sealed, or another device made it.

    Sealing comes right before a file is written to a place (EXCHANGE.md 6), so what is not sealed was
    seen by nobody.
    """
    parameters = {"row": record.id.bytes, "tbl": table, "space": record.space.bytes}
    found = session.execute(_HEADS, parameters).scalar()
    if found is None:
        return False
    for name in heads_of(unpack_heads(found), CREATED):
        own, applied = session.execute(_LOG, {"log": log_of(name)}).one()
        if not own or seq_of(name) <= applied:
            return True
    return False


def version_is_sent(session: Session, version: ProtocolVersion) -> bool:
    """Whether others can have a finished version: by the exchange, or by an e-mail that somebody sent."""
    if is_sent(session, ProtocolVersion.__number__, version):
        return True
    mailed = (Mailing.version_id == version.id, Mailing.state == MailState.SENT, Mailing.alive.is_(True))
    return bool(session.scalar(select(exists().where(*mailed))))
