"""Projects: what is funded, who takes part for how long, the areas it serves and its sites."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Record, day, long_text, parent, ref, text
from .values import PartyRole, ProjectStatus, SpaceKind

_PROJECT = frozenset({SpaceKind.COORD, SpaceKind.PROJECT})


class Project(Record):
    """A local project; its carrier and municipalities are :class:`ProjectParty` rows."""

    __tablename__ = "project"
    __number__ = 4
    __spaces__ = _PROJECT

    title: Mapped[str | None] = text(2, asks=True, required=True, index=True)
    file_number: Mapped[str | None] = text(3, asks=True)
    status: Mapped[str] = text(4, asks=True, default=ProjectStatus.RUNNING)
    funded_from: Mapped[date | None] = day(5, asks=True)
    funded_to: Mapped[date | None] = day(6, asks=True)
    description: Mapped[str | None] = long_text(7)

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        return (("alive", "funded_to"),)


class ProjectParty(Record):
    """An organisation in its role to a project, with the dates between which it has it."""

    __tablename__ = "project_party"
    __number__ = 5
    __spaces__ = _PROJECT

    project_id: Mapped[UUID | None] = parent(2, "project")
    organization_id: Mapped[UUID | None] = ref(3, "organization", asks=True)
    organization_label: Mapped[str | None] = text(4)
    role: Mapped[str] = text(5, asks=True, default=PartyRole.PARTNER)
    valid_from: Mapped[date | None] = day(6, asks=True)
    valid_to: Mapped[date | None] = day(7, asks=True)


class ProjectArea(Record):
    """A link: the project serves this area, between two dates where it has them.

    Its id is made of both; that of a later time, after one that has ended, also of its first day.
    """

    __tablename__ = "project_area"
    __number__ = 6
    __spaces__ = _PROJECT

    project_id: Mapped[UUID | None] = parent(2, "project")
    area_id: Mapped[UUID | None] = ref(3, "area")
    area_label: Mapped[str | None] = text(4)
    valid_from: Mapped[date | None] = day(5, asks=True)
    valid_to: Mapped[date | None] = day(6, asks=True)


class ProjectPerson(Record):
    """What somebody does for a project, between two dates where they are known; for the office alone.

    It keeps no name: that is the person's own, and is erased with that one.
    """

    __tablename__ = "project_person"
    __number__ = 121
    __spaces__ = frozenset({SpaceKind.COORD})
    __searched__ = False

    project_id: Mapped[UUID | None] = ref(2, "project")
    person_id: Mapped[UUID | None] = ref(3, "person")
    role: Mapped[str | None] = text(4, asks=True)
    valid_from: Mapped[date | None] = day(5, asks=True)
    valid_to: Mapped[date | None] = day(6, asks=True)


class Site(Record):
    """A place or office of a project."""

    __tablename__ = "site"
    __number__ = 7
    __spaces__ = _PROJECT

    project_id: Mapped[UUID | None] = parent(2, "project")
    name: Mapped[str | None] = text(3, asks=True, required=True)
    street: Mapped[str | None] = text(4, asks=True)
    postcode: Mapped[str | None] = text(5, asks=True)
    city: Mapped[str | None] = text(6, asks=True)
    phone: Mapped[str | None] = text(7, asks=True)
    opening_hours: Mapped[str | None] = text(8, asks=True)
    valid_from: Mapped[date | None] = day(9, asks=True)
    valid_to: Mapped[date | None] = day(10, asks=True)
    note: Mapped[str | None] = long_text(11)
