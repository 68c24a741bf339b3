"""What holds of a protocol on paper: its newest version, and what that left open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from inka_desktop.records.content import decode_content
from inka_desktop.records.documents import ProtocolVersion
from inka_desktop.records.values import AgreementState

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session


def newest_version(session: Session, protocol: UUID) -> ProtocolVersion | None:
    """The version that holds now: the newest that was not taken back."""
    query = select(ProtocolVersion).where(
        ProtocolVersion.protocol_id == protocol,
        ProtocolVersion.alive.is_(True),
        ProtocolVersion.withdrawn.is_(False),
    )
    newest = (ProtocolVersion.version.desc(), ProtocolVersion.finished_at.desc(), ProtocolVersion.id.desc())
    return session.scalars(query.order_by(*newest).limit(1)).first()


def left_open(session: Session, protocol: UUID) -> frozenset[tuple[str, date | None]]:
    """The agreements that a protocol's newest version prints as open, by words and the day they were made.

    What was settled before that protocol's day and said only later is reported by the next one. None of a
    draft.
    """
    newest = newest_version(session, protocol)
    if newest is None or newest.content is None:
        return frozenset()
    content = decode_content(newest.content)
    listed = [(one, one.agreed_on) for one in content.carried]
    listed += [(one, content.date) for one in content.agreements]
    return frozenset((one.text, on) for one, on in listed if one.state == AgreementState.OPEN)
