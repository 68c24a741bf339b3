"""Projects with their parties over time and their sites."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from inka_desktop.records.german import sort_key
from inka_desktop.records.network import Person
from inka_desktop.records.projects import Project, ProjectArea, ProjectParty, ProjectPerson, Site
from inka_desktop.records.values import OrganizationKind, PartyRole
from inka_desktop.services import network, project_list
from inka_desktop.services.core import Core, find
from inka_desktop.services.divided import divided
from inka_desktop.services.editing import add
from inka_desktop.services.errors import ValueUnusableError
from inka_desktop.services.fields import checked, plain_values
from inka_desktop.services.labels import label_of
from inka_desktop.services.rows import (
    PartyRow,
    ProjectListRow,
    ProjectPersonRow,
    ProjectRow,
    ServedAreaRow,
    SiteRow,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.store.writer import Transaction

_KIND_OF_PARTY: dict[str, OrganizationKind] = {
    PartyRole.CARRIER: OrganizationKind.CARRIER, PartyRole.MUNICIPALITY: OrganizationKind.MUNICIPALITY,
    PartyRole.AUTHORITY: OrganizationKind.AUTHORITY,
}  # fmt: skip


class Projects:
    """What is funded, and who takes part."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def list(self, on: date | None = None) -> list[ProjectListRow]:
        """All projects by title, with the parties of a day (today), visits and open agreements."""
        with self._core.session() as session:
            return project_list.rows(session, on or self._core.today())

    def get(self, project_id: UUID) -> ProjectRow:
        """One project.

        Raises:
            UnknownRecordError: it is not on this device.
        """
        with self._core.session() as session:
            row = find(session, Project, project_id)
            asked = divided(session, "project", [project_id]).get(project_id, frozenset())
            return ProjectRow(
                row.id, row.title or "", row.file_number or "", row.status, row.funded_from, row.funded_to,
                row.description or "", _parties(session, project_id), _sites(session, project_id), asked,
                plain_values(row), _areas(session, project_id), _people(session, project_id),
            )  # fmt: skip

    def create(
        self, title: str, municipality_names: Sequence[str], carrier_name: str, file_number: str = ""
    ) -> Future[UUID]:
        """A new project in a space of its own; its parties are found or made by name."""
        values = checked("project", {"title": title.strip(), "file_number": file_number.strip()})
        parties = [(name.strip(), PartyRole.MUNICIPALITY) for name in municipality_names]
        parties.append((carrier_name.strip(), PartyRole.CARRIER))

        def work(transaction: Transaction) -> UUID:
            space = self._core.spaces.new_project(transaction, values["title"] or "")
            project = add(self._core, transaction, "project", values, space=space)
            transaction.session.flush()
            for name, role in parties:
                if name:
                    add_party(self._core, transaction, project.id, name, role, None)
            return UUID(bytes=project.id.bytes)

        return self._core.submit(work, "new project")

    def add_site(self, project_id: UUID, name: str, **fields: object) -> Future[UUID]:
        """A place or office of a project; further fields by name, e.g. ``street``."""
        values = checked("site", {"project_id": project_id, "name": name.strip(), **fields}, new=True)
        return self._core.submit(lambda transaction: _id(add(self._core, transaction, "site", values)), "add")

    def set_party(
        self, project_id: UUID, role: str, name: str, since: date | None = None, *, also: bool = False
    ) -> Future[UUID]:
        """Give an organisation a role in a project from a day on.

        Args:
            project_id: the project.
            role: word of :class:`inka_desktop.records.values.PartyRole`.
            name: of the organisation; made when it is not known.
            since: first day; without one the role is for the whole time, and earlier ones are replaced.
            also: keep those who have the role now beside it, e.g. a second municipality.
        """
        wanted = str(checked("organization", {"name": " ".join(name.split())})["name"] or "")

        def work(transaction: Transaction) -> UUID:
            if not also:
                end_parties(transaction.session, project_id, role, since)
            return add_party(self._core, transaction, project_id, wanted, role, since)

        return self._core.submit(work, "edit")

    def add_person(
        self, project_id: UUID, name: str, role: str = "", since: date | None = None, *,
        function: str = "", organization: str = "",
    ) -> Future[UUID]:  # fmt: skip
        """Note what somebody does for a project from a day on; found in the network, or made there.

        Args:
            project_id: the project.
            name: of the person; may be empty where function and organisation say who it is.
            role: what they do there, e.g. Projektleitung.
            since: first day; None where nobody knows.
            function: of the person.
            organization: where the person works.

        Raises:
            ValueUnusableError: at once; neither name nor function says who it is.
            UnknownRecordError: in the future; there is no such project.
        """
        said = {"name": name, "function": function, "organization": organization}
        who = {part: " ".join(text.split()) for part, text in said.items()}
        if not (who["name"] or who["function"]):
            raise ValueUnusableError(kind="person", field="name")
        checked("person", {"name": who["name"], "function": who["function"]})
        values = checked("project_person", {"role": role.strip(), "valid_from": since})

        def work(transaction: Transaction) -> UUID:
            find(transaction.session, Project, project_id)
            person = network.person_in_words(self._core, transaction, who)
            about = {"project_id": project_id, "person_id": person}
            return _id(add(self._core, transaction, "project_person", values | about))

        return self._core.submit(work, "add")


def add_party(
    core: Core, transaction: Transaction, project: UUID, name: str, role: str, since: date | None
) -> UUID:
    """Give an organisation, found or made by name, a role in a project."""
    kind = _KIND_OF_PARTY.get(role, OrganizationKind.ACTOR)
    values = {
        "project_id": project, "organization_id": network.organization(core, transaction, name, kind),
        "role": role, "valid_from": since,
    }  # fmt: skip
    return _id(add(core, transaction, "project_party", values))


def end_parties(session: Session, project: UUID, role: str, since: date | None) -> None:
    """Those who had the role until now have it until the day before, or never had it."""
    query = select(ProjectParty).where(
        ProjectParty.project_id == project, ProjectParty.alive.is_(True), ProjectParty.role == role
    )
    for party in session.scalars(query):
        if since is None or (party.valid_from is not None and party.valid_from >= since):
            party.alive = False
        elif party.valid_to is None or party.valid_to >= since:
            party.valid_to = date.fromordinal(since.toordinal() - 1)


def _parties(session: Session, project: UUID) -> tuple[PartyRow, ...]:
    query = (
        select(ProjectParty)
        .where(ProjectParty.project_id == project, ProjectParty.alive.is_(True))
        .order_by(ProjectParty.role, ProjectParty.valid_from, ProjectParty.id)
    )
    rows = session.scalars(query).all()
    asked = divided(session, "project_party", [row.id for row in rows])
    return tuple(
        PartyRow(
            row.id, row.organization_id, row.organization_label or "", row.role, row.valid_from, row.valid_to,
            asked.get(row.id, frozenset()), plain_values(row),
        )
        for row in rows
    )  # fmt: skip


def _sites(session: Session, project: UUID) -> tuple[SiteRow, ...]:
    query = select(Site).where(Site.project_id == project, Site.alive.is_(True)).order_by(Site.id)
    return tuple(
        SiteRow(
            row.id, row.name or "", row.street or "", row.postcode or "", row.city or "", row.phone or "",
            row.opening_hours or "", plain_values(row),
        )
        for row in sorted(session.scalars(query), key=lambda row: sort_key(row.name or ""))
    )  # fmt: skip


def _areas(session: Session, project: UUID) -> tuple[ServedAreaRow, ...]:
    query = select(ProjectArea).where(ProjectArea.project_id == project, ProjectArea.alive.is_(True))
    rows = session.scalars(query.order_by(ProjectArea.valid_from, ProjectArea.id)).all()
    asked = divided(session, "project_area", [row.id for row in rows])
    return tuple(
        ServedAreaRow(
            row.id, row.area_id, row.area_label or "", row.valid_from, row.valid_to,
            asked.get(row.id, frozenset()), plain_values(row),
        )
        for row in rows
    )  # fmt: skip


def _people(session: Session, project: UUID) -> tuple[ProjectPersonRow, ...]:
    query = select(ProjectPerson).where(ProjectPerson.project_id == project, ProjectPerson.alive.is_(True))
    rows = session.scalars(query.order_by(ProjectPerson.valid_from, ProjectPerson.id)).all()
    asked = divided(session, "project_person", [row.id for row in rows])
    wanted = select(Person).where(Person.id.in_({row.person_id for row in rows}))
    named: dict[UUID | None, str | None] = {
        one.id: label_of("person", one) for one in session.scalars(wanted)
    }
    return tuple(
        ProjectPersonRow(
            row.id, row.person_id, named.get(row.person_id) or "", row.role or "", row.valid_from,
            row.valid_to, asked.get(row.id, frozenset()), plain_values(row),
        )
        for row in rows
    )  # fmt: skip


def _id(record: Any) -> UUID:
    return UUID(bytes=record.id.bytes)
