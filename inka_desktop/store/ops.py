"""Reads single operations from the log, on any connection."""

from __future__ import annotations

from dataclasses import dataclass

from .dots import dot, log_of
from .oplog import Body, unpack_body
from .raw import RawConnection


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an operation comes from.

    Attributes:
        hlc: hybrid logical clock of its transaction.
        action: 8 bytes.
        label: what the action was.
        author, device: 16 bytes each.
    """

    hlc: int
    action: bytes
    label: str
    author: bytes
    device: bytes


def body_of(raw: RawConnection, name: int) -> Body | None:
    """What an operation says; None when it is not here."""
    found = raw.execute("SELECT body FROM sync_op WHERE dot = ?", (name,)).fetchone()
    return unpack_body(found[0]) if found else None


def provenance(raw: RawConnection, name: int) -> Provenance:
    """Who wrote an operation, and when."""
    hlc, action, label = raw.execute(
        "SELECT hlc, action, label FROM sync_tx WHERE last >= ? AND last < ? ORDER BY last LIMIT 1",
        (name, dot(log_of(name) + 1, 0)),
    ).fetchone()
    author, device = raw.execute("SELECT author, device FROM sync_log WHERE no = ?", (log_of(name),)).fetchone()
    return Provenance(hlc, action, label, author, device)
