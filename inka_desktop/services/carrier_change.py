"""A project changes its carrier: a space of its own begins for the new one (EXCHANGE.md 3).

What the new carrier may see is copied: the project with its municipalities, areas and sites. Persons,
forms, protocols and agreements of the old carrier stay where they are, and with it.
"""

from __future__ import annotations

from concurrent.futures import Future
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.ids import key_id
from inka_desktop.records.projects import Project, ProjectArea, ProjectParty, Site
from inka_desktop.records.values import PartyRole
from inka_desktop.services import proposals
from inka_desktop.services.chained import then
from inka_desktop.services.core import Core, find
from inka_desktop.services.editing import add
from inka_desktop.services.errors import ValueUnusableError
from inka_desktop.services.fields import checked
from inka_desktop.services.parties import area_link
from inka_desktop.services.projects import add_party, end_parties

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.members import Membership
    from inka_desktop.store.writer import Transaction

_OF_PROJECT = ("title", "file_number", "status", "funded_to", "description")
_OF_SITE = ("name", "street", "postcode", "city", "phone", "opening_hours", "valid_from", "valid_to")


class CarrierChange:
    """What an owner's device does when a project gets another carrier; coordinators propose it."""

    def __init__(self, core: Core, members: Membership) -> None:
        self._core = core
        self._members = members

    def propose(self, project_id: UUID) -> Future[None]:
        """As a coordinator: ask the owners to begin a space for the new carrier of a project."""
        return self._members.propose(proposals.SPACE, project_id)

    def begin(self, project_id: UUID, carrier: str, since: date) -> Future[UUID]:
        """Begin the project's time with another carrier; the old one's ends the day before.

        Args:
            project_id: the project as it is with the old carrier; it stays, with all that belongs to it.
            carrier: name of the new one; made when it is not known.
            since: its first day.

        Returns:
            The project as it is with the new carrier.

        Raises:
            UnknownRecordError, ValueUnusableError: there is no such project, or no name.
            NotOwnerError: from the future: only an owner's device begins a space.
        """
        name = checked("organization", {"name": " ".join(carrier.split())})["name"]
        if name is None:
            raise ValueUnusableError(kind="organization", field="name")
        with self._core.session() as session:
            label = find(session, Project, project_id).title or ""

        def copy(transaction: Transaction, space: UUID) -> None:
            self._copy(transaction, project_id, space, name, since)

        begun = self._members.begin_carrier_space(label, copy)
        return then(begun, lambda space: project_in(project_id, space))

    def _copy(
        self, transaction: Transaction, project_id: UUID, space: UUID, carrier: str, since: date
    ) -> None:
        session = transaction.session
        old, new = find(session, Project, project_id), project_in(project_id, space)
        session.add(Project(id=new, space=space, funded_from=since, **_fields(old, _OF_PROJECT)))
        session.flush()
        for party in _parts(session, ProjectParty, project_id):
            over = party.valid_to is not None and party.valid_to < since
            if party.role != PartyRole.CARRIER and not over and party.organization_id is not None:
                values = {
                    "project_id": new, "organization_id": party.organization_id, "role": party.role,
                    "valid_from": party.valid_from, "valid_to": party.valid_to,
                }  # fmt: skip
                add(self._core, transaction, "project_party", values)
        for area in _parts(session, ProjectArea, project_id):
            if area.valid_to is None or area.valid_to >= since:
                later = area.valid_from if area.id != area_link(project_id, area.area_id) else None
                values = {"project_id": new, **_fields(area, ("area_id", "valid_from", "valid_to"))}
                row = area_link(new, area.area_id, later)
                add(self._core, transaction, "project_area", values, row=row)
        for site in _parts(session, Site, project_id):
            if site.valid_to is None or site.valid_to >= since:
                values = {"project_id": new, **_fields(site, _OF_SITE)}
                add(self._core, transaction, "site", values)
        add_party(self._core, transaction, new, carrier, PartyRole.CARRIER, since)
        end_parties(session, project_id, PartyRole.CARRIER, since)
        if old.funded_to is None or old.funded_to >= since:
            old.funded_to = since - timedelta(days=1)


def project_in(project_id: UUID, space: UUID) -> UUID:
    """The id of a project's copy in the space of another carrier."""
    return key_id(Project.__number__, project_id.bytes, space.bytes)


def _fields(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _parts(session: Session, record: Any, project_id: UUID) -> list[Any]:
    query = select(record).where(record.project_id == project_id, record.alive.is_(True))
    return list(session.scalars(query.order_by(record.id)))
