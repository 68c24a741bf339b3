"""Who takes part in a project on a day: roles have a time, and a carrier may change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from inka_desktop.records.ids import key_id
from inka_desktop.records.projects import ProjectArea, ProjectParty


def valid_on(party: ProjectParty, day: date) -> bool:
    """Whether an organisation has its role on a day; open-ended where a date is missing."""
    begun = party.valid_from is None or party.valid_from <= day
    return begun and (party.valid_to is None or day <= party.valid_to)


def area_link(project: UUID, area: UUID, first: date | None = None) -> UUID:
    """The id of the link of a project with an area; of a later time, from a day on, when one is given."""
    day = (first.isoformat(),) if first is not None else ()
    return key_id(ProjectArea.__number__, project.bytes, area.bytes, *day)


def names_of(parties: Iterable[ProjectParty], role: str, day: date) -> str:
    """The names of those who have a role on a day, in one line."""
    found = [
        party.organization_label or "" for party in parties if party.role == role and valid_on(party, day)
    ]
    return ", ".join(name for name in found if name)
