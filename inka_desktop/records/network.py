"""Network: organisations, persons and areas, contracts between them, and which entries are one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Merge, Record, blob, day, long_text, parent, position, ref, sort_key, text
from .values import OrganizationKind, SpaceKind, Verdict

_COORD = frozenset({SpaceKind.COORD})
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
    predecessor_id: Mapped[UUID | None] = ref(15, "organization", asks=True)
    predecessor_label: Mapped[str | None] = text(16)
    """Whom it follows: a body that changed its name is two records, each with its time."""
    name_order: Mapped[str | None] = sort_key("name")
    city_order: Mapped[str | None] = sort_key("city")

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        limits = ("kind", "valid_to")
        return (
            ("alive", "name_order", *limits), ("alive", "city_order", *limits), ("alive", "kind", "valid_to"),
            ("alive", "short_name"),
        )  # fmt: skip


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
    """Inactive from this day on: no field suggests them any more."""
    name_order: Mapped[str | None] = sort_key("name")
    function_order: Mapped[str | None] = sort_key("function")
    organization_label_order: Mapped[str | None] = sort_key("organization_label")

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        return (
            ("alive", "name_order", "left_on"), ("alive", "function_order", "left_on"),
            ("alive", "organization_label_order", "left_on"), ("alive", "left_on"),
        )  # fmt: skip


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
    coordinates: Mapped[str | None] = text(8, asks=True, searched=False)
    """Of its middle, latitude and longitude in degrees (WGS 84): ``50.978700, 11.032800``."""
    name_order: Mapped[str | None] = sort_key("name")
    municipality_label_order: Mapped[str | None] = sort_key("municipality_label")

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        return (("alive", "name_order"), ("alive", "municipality_label_order"))


class Twin(Record):
    """What people said of two entries that look alike: the same, or not. Its id is made of both ids and that.

    Of two that are the same the older one stays, always: so two devices that merge the same two write the
    same, and no chain of merges is a circle.
    """

    __tablename__ = "twin"
    __number__ = 50
    __spaces__ = _SHARED
    __searched__ = False

    kept_id: Mapped[bytes | None] = blob(2)
    other_id: Mapped[bytes | None] = blob(3)
    kind: Mapped[str | None] = text(4, merge=Merge.FIXED)
    """Table of both."""
    verdict: Mapped[str] = text(5, default=Verdict.SAME)

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        return (("kept_id",), ("other_id",))


class Contract(Record):
    """A cooperation contract of a project: who, when, for how long, and the paper itself."""

    __tablename__ = "contract"
    __number__ = 51
    __spaces__ = _COORD

    title: Mapped[str | None] = text(2, asks=True, required=True)
    project_id: Mapped[UUID | None] = ref(3, "project", asks=True)
    project_label: Mapped[str | None] = text(4)
    signed_on: Mapped[date | None] = day(5, asks=True)
    valid_from: Mapped[date | None] = day(6, asks=True)
    valid_to: Mapped[date | None] = day(7, asks=True)
    attachment_id: Mapped[UUID | None] = ref(8, "attachment")
    note: Mapped[str | None] = long_text(9)
    title_order: Mapped[str | None] = sort_key("title")
    project_label_order: Mapped[str | None] = sort_key("project_label")

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        limits = ("valid_to", "project_id")
        return (
            ("alive", "title_order", *limits), ("alive", "project_label_order", *limits),
            ("alive", "valid_to", "project_id"),
        )  # fmt: skip


class ContractParty(Record):
    """Who signed a contract, and by whom."""

    __tablename__ = "contract_party"
    __number__ = 52
    __spaces__ = _COORD

    contract_id: Mapped[UUID | None] = parent(2, "contract")
    organization_id: Mapped[UUID | None] = ref(3, "organization", asks=True)
    organization_label: Mapped[str | None] = text(4)
    signed_by: Mapped[str | None] = text(5)
    position: Mapped[str] = position(6)
