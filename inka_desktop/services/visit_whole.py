"""One visit as its editor shows it, all of it from one snapshot."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from inka_desktop.records.protocols import Protocol
from inka_desktop.services import visit_rows
from inka_desktop.services.divided import divided
from inka_desktop.services.fields import plain_values
from inka_desktop.services.released import released_row, valid_releases
from inka_desktop.services.rows import VisitRow
from inka_desktop.services.visit_content import changed_since

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.attachments import Attachments


def visit_row(session: Session, visit: Protocol, on: date, attachments: Attachments) -> VisitRow:
    """A visit with everything its editor shows; ``on`` decides what is overdue."""
    earlier, carried_from = visit_rows.carried(session, visit, on)
    return VisitRow(
        **_own_fields(visit),
        people=visit_rows.people(session, visit.id),
        topics=visit_rows.topics(session, visit.id),
        agreements=visit_rows.agreements(session, visit, on),
        carried=earlier,
        carried_from=carried_from,
        photos=visit_rows.photos(session, visit.id, attachments),
        versions=visit_rows.versions(session, visit.id),
        divided=divided(session, "protocol", [visit.id]).get(visit.id, frozenset()),
        arrived_later=changed_since(session, visit, on),
        released=tuple(
            released_row(session, row, replaced=place > 0)
            for place, row in enumerate(valid_releases(session, visit.id))
        ),
    )


def _own_fields(visit: Protocol) -> dict[str, Any]:
    """The row's attributes that are fields of the record too, and all fields by name."""
    values = plain_values(visit)
    named = {field.name: values[field.name] for field in fields(VisitRow) if field.name in values}
    return {
        **named, "id": visit.id, "project": visit.project_label or "", "site": visit.site_label or "",
        "values": values,
    }  # fmt: skip
