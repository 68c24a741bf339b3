"""Network: organisations, persons and areas."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Record, day, long_text, ref, text
from .values import OrganizationKind, SpaceKind

_SHARED = frozenset({SpaceKind.ORG, SpaceKind.COORD, SpaceKind.PROJECT})


class Organization(Record):
    """A municipality, carrier, ministry or other body, with the time it existed under this name."""

    __tablename__ = "organization"
    __number__ = 1
    __spaces__ = _SHARED

    name: Mapped[str | None] = text(2, asks=True, required=True, index=True)
    short_name: Mapped[str | None] = text(3)
    kind: Mapped[str] = text(4, asks=True, default=OrganizationKind.ACTOR)
    street: Mapped[str | None] = text(5, asks=True)
    postcode: Mapped[str | None] = text(6, asks=True)
    city: Mapped[str | None] = text(7, asks=True)
    phone: Mapped[str | None] = text(8, asks=True)
    email: Mapped[str | None] = text(9, asks=True)
    website: Mapped[str | None] = text(10)
    municipality_key: Mapped[str | None] = text(11, asks=True)
    """Amtlicher Gemeindeschlüssel (AGS), 8 digits."""
    valid_from: Mapped[date | None] = day(12, asks=True)
    valid_to: Mapped[date | None] = day(13, asks=True)
    note: Mapped[str | None] = long_text(14)


class Person(Record):
    """A contact person; function and organisation suffice, a name only where it is wanted."""

    __tablename__ = "person"
    __number__ = 2
    __spaces__ = _SHARED

    name: Mapped[str | None] = text(2, asks=True, index=True)
    function: Mapped[str | None] = text(3, asks=True)
    organization_id: Mapped[UUID | None] = ref(4, "organization", asks=True)
    organization_label: Mapped[str | None] = text(5)
    phone: Mapped[str | None] = text(6, asks=True)
    email: Mapped[str | None] = text(7, asks=True)
    consent_note: Mapped[str | None] = text(8)
    left_on: Mapped[date | None] = day(9, asks=True)


class Area(Record):
    """A neighbourhood: where it lies and how it is bounded, in words."""

    __tablename__ = "area"
    __number__ = 3
    __spaces__ = _SHARED

    name: Mapped[str | None] = text(2, asks=True, required=True)
    municipality_id: Mapped[UUID | None] = ref(3, "organization", asks=True)
    municipality_label: Mapped[str | None] = text(4)
    district: Mapped[str | None] = text(5, asks=True)
    municipality_key: Mapped[str | None] = text(6, asks=True)
    boundaries: Mapped[str | None] = long_text(7)
