"""One visit as its editor shows it, all of it from one snapshot."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from inka_desktop.records.specs import by_kind
from inka_desktop.records.visits import SiteVisit
from inka_desktop.services import visit_rows
from inka_desktop.services.divided import divided
from inka_desktop.services.fields import python_type
from inka_desktop.services.rows import VisitRow
from inka_desktop.services.visit_content import changed_since

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.attachments import Attachments


def visit_row(session: Session, visit: SiteVisit, on: date, attachments: Attachments) -> VisitRow:
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
        divided=divided(session, "site_visit", [visit.id]).get(visit.id, frozenset()),
        arrived_later=changed_since(session, visit, on),
    )


def _own_fields(visit: SiteVisit) -> dict[str, Any]:
    """The row's fields that are fields of the record too; texts are empty rather than None."""
    spec = by_kind()["site_visit"]
    own: dict[str, Any] = {
        "id": visit.id,
        "project": visit.project_label or "",
        "site": visit.site_label or "",
    }
    for field in fields(VisitRow):
        if field.name in spec.by_name:
            value = getattr(visit, field.name)
            own[field.name] = "" if value is None and python_type("site_visit", field.name) is str else value
    return own
