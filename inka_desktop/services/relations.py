"""What an entry of the network has to do with: projects over time, people, protocols, rounds, contracts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, select

from inka_desktop.records.network import Area, Contract, ContractParty, Organization, Person
from inka_desktop.records.projects import Project, ProjectArea, ProjectParty, ProjectPerson
from inka_desktop.records.protocols import Agreement, Attendance, Protocol
from inka_desktop.records.values import AgreementState
from inka_desktop.services import stock_rows
from inka_desktop.services.areas import Town
from inka_desktop.services.directory_rows import MOST_RELATIONS, RelationRow
from inka_desktop.services.released import in_lists

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.core import Core


def of(core: Core, session: Session, kind: str, row: Any) -> Iterator[RelationRow]:
    """All relations of an entry, kind by kind."""
    if kind == "person" and row.space not in (core.spaces.coord, core.spaces.org):
        own = select(Project).where(Project.space == row.space, Project.alive.is_(True))
        for project in session.scalars(own):
            yield RelationRow("project", project.id, project.title or "", "contact", None, row.left_on)
    yield from _RELATIONS[kind](session, row)


def _of_organization(session: Session, row: Organization) -> Iterator[RelationRow]:
    if row.predecessor_id is not None:
        yield RelationRow(
            "organization", row.predecessor_id, row.predecessor_label or "", "before", None, None
        )
    later = select(Organization).where(Organization.predecessor_id == row.id, Organization.alive.is_(True))
    for one in session.scalars(later):
        yield RelationRow("organization", one.id, one.name or "", "after", one.valid_from, None)
    for party, title in session.execute(_roles(row.id)):
        link = ("project_party", party.id)
        yield RelationRow(
            "project", party.project_id, title or "", party.role, party.valid_from, party.valid_to, link
        )
    people = select(Person).where(Person.organization_id == row.id, Person.alive.is_(True))
    for person in session.scalars(people.order_by(Person.name_order).limit(MOST_RELATIONS)):
        words = ", ".join(part for part in (person.name, person.function) if part)
        yield RelationRow("person", person.id, words, "", None, person.left_on)
    yield from _contracts(session, ContractParty.organization_id == row.id)


def _of_person(session: Session, row: Person) -> Iterator[RelationRow]:
    if row.organization_id is not None:
        yield RelationRow(
            "organization", row.organization_id, row.organization_label or "", "", None, row.left_on
        )
    yield from _projects_of(session, row)
    agreed = (
        select(Agreement.id, Agreement.what, Project.title, Agreement.due)
        .outerjoin(Project, Project.id == Agreement.project_id)
        .where(
            Agreement.responsible_person_id == row.id, Agreement.alive.is_(True),
            Agreement.state == AgreementState.OPEN, in_lists(),
        )
        .order_by(Agreement.due.nulls_last(), Agreement.id)
        .limit(MOST_RELATIONS)
    )  # fmt: skip
    for key, what, title, due in session.execute(agreed):
        yield RelationRow("agreement", key, what or "", "due", None, due, through=title or "")
    attended = (
        select(Protocol, Attendance.state)
        .join(Attendance, Attendance.protocol_id == Protocol.id)
        .where(Attendance.person_id == row.id, Attendance.alive.is_(True), Protocol.alive.is_(True))
        .order_by(Protocol.date.desc().nulls_last(), Protocol.id.desc())
        .limit(MOST_RELATIONS)
    )
    told = set[UUID]()  # who stands in a list twice took part once
    for protocol, state in session.execute(attended):
        if protocol.id in told:
            continue
        told.add(protocol.id)
        name = protocol.body or protocol.project_label or protocol.organization_label or ""
        yield RelationRow(
            "protocol", protocol.id, name, protocol.type, protocol.date, protocol.date, through=state
        )


def _projects_of(session: Session, person: Person) -> Iterator[RelationRow]:
    """Those that the person does something for, has agreements in, or whose party the organisation is."""
    mine = (
        select(ProjectPerson, Project.title)
        .join(Project, Project.id == ProjectPerson.project_id)
        .where(ProjectPerson.person_id == person.id, ProjectPerson.alive.is_(True), Project.alive.is_(True))
        .order_by(Project.title, ProjectPerson.valid_from, ProjectPerson.id)
    )
    for row, title in session.execute(mine):
        link, ends = ("project_person", row.id), _first_of(row.valid_to, person.left_on)
        yield RelationRow("project", row.project_id, title or "", row.role or "", row.valid_from, ends, link)
    done = func.max(Agreement.done_on), func.sum(Agreement.state == AgreementState.OPEN)
    agreed = (
        select(Project.id, Project.title, func.min(Protocol.date), *done)
        .join(Agreement, Agreement.project_id == Project.id)
        .outerjoin(Protocol, Protocol.id == Agreement.protocol_id)
        .where(Agreement.responsible_person_id == person.id, Agreement.alive.is_(True), in_lists())
        .where(Project.alive.is_(True))
        .group_by(Project.id)
        .order_by(Project.title, Project.id)
    )
    for key, title, first, last, still_open in session.execute(agreed):
        end = None if still_open else last
        yield RelationRow("project", key, title or "", "responsible", first, end)
    if person.organization_id is not None:
        for party, title in session.execute(_roles(person.organization_id)):
            ends = _first_of(party.valid_to, person.left_on)
            of = person.organization_label or ""
            yield RelationRow(
                "project", party.project_id, title or "", party.role, party.valid_from, ends, through=of
            )


def _first_of(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _roles(organization: UUID) -> Any:
    """The roles of an organisation in projects, those that are over among them."""
    return (
        select(ProjectParty, Project.title)
        .join(Project, Project.id == ProjectParty.project_id)
        .where(
            ProjectParty.organization_id == organization, ProjectParty.alive.is_(True),
            Project.alive.is_(True),
        )
        .order_by(Project.title, ProjectParty.valid_from)
    )  # fmt: skip


def _of_area(session: Session, row: Area) -> Iterator[RelationRow]:
    if row.municipality_id is not None:
        yield RelationRow(
            "organization", row.municipality_id, row.municipality_label or "", "municipality", None, None
        )
    served = (
        select(ProjectArea, Project.title)
        .join(Project, Project.id == ProjectArea.project_id)
        .where(ProjectArea.area_id == row.id, ProjectArea.alive.is_(True), Project.alive.is_(True))
    )
    for link, title in session.execute(served.order_by(Project.title, ProjectArea.valid_from)):
        own = ("project_area", link.id)
        yield RelationRow("project", link.project_id, title or "", "", link.valid_from, link.valid_to, own)
    for taken in stock_rows.rounds_of(session, row.id, row.name or "", Town.of(row))[:MOST_RELATIONS]:
        yield RelationRow("stock_taking", taken.id, taken.project, "", taken.date, taken.date_to)


def _of_contract(session: Session, row: Contract) -> Iterator[RelationRow]:
    if row.project_id is not None:
        yield RelationRow("project", row.project_id, row.project_label or "", "", None, None)


_RELATIONS: Mapping[str, Callable[[Any, Any], Iterator[RelationRow]]] = {
    "organization": _of_organization, "person": _of_person, "area": _of_area, "contract": _of_contract,
}  # fmt: skip


def _contracts(session: Session, condition: Any) -> Iterator[RelationRow]:
    query = (
        select(Contract)
        .join(ContractParty, ContractParty.contract_id == Contract.id)
        .where(condition, ContractParty.alive.is_(True), Contract.alive.is_(True))
        .order_by(Contract.signed_on, Contract.id)
    )
    for row in session.scalars(query):
        yield RelationRow("contract", row.id, row.title or "", "", row.valid_from, row.valid_to)
