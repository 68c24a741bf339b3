"""One protocol as its editor shows it, all of it from one snapshot."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from inka_desktop.records.protocol_types import title_of
from inka_desktop.records.protocols import Protocol
from inka_desktop.services import protocol_rows
from inka_desktop.services.divided import divided
from inka_desktop.services.fields import plain_values
from inka_desktop.services.protocol_content import changed_since, last_minutes
from inka_desktop.services.released import released_row, valid_releases
from inka_desktop.services.rows import ProtocolRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.attachments import Attachments


def protocol_row(session: Session, protocol: Protocol, on: date, attachments: Attachments) -> ProtocolRow:
    """A protocol with everything its editor shows; ``on`` decides what is overdue."""
    earlier, carried_from = protocol_rows.carried(session, protocol, on)
    return ProtocolRow(
        **_own_fields(protocol),
        **({"last_date": None, "last_number": ""} | last_minutes(session, protocol)),
        people=protocol_rows.people(session, protocol.id),
        topics=protocol_rows.topics(session, protocol.id),
        agreements=protocol_rows.agreements(session, protocol, on),
        carried=earlier,
        carried_from=carried_from,
        photos=protocol_rows.photos(session, protocol.id, attachments),
        versions=protocol_rows.versions(session, protocol.id),
        divided=divided(session, "protocol", [protocol.id]).get(protocol.id, frozenset()),
        arrived_later=changed_since(session, protocol, on),
        released=tuple(
            released_row(session, row, replaced=place > 0)
            for place, row in enumerate(valid_releases(session, protocol.id))
        ),
    )


def _own_fields(protocol: Protocol) -> dict[str, Any]:
    """The row's attributes that are fields of the record too, and all fields by name."""
    values = plain_values(protocol)
    named = {field.name: values[field.name] for field in fields(ProtocolRow) if field.name in values}
    return {
        **named, "id": protocol.id, "project": protocol.project_label or "",
        "site": protocol.site_label or "",
        "title": title_of(protocol),
        "values": values,
    }  # fmt: skip
