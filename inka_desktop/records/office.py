"""The office's own: letterhead, logos, the names of its devices, its words (space ``org``)."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Merge, Record, parent, position, ref, text
from .values import SpaceKind

_ORG = frozenset({SpaceKind.ORG})


class Letterhead(Record):
    """What stands on every printed page; one row, its id made of the space's id."""

    __tablename__ = "letterhead"
    __number__ = 16
    __spaces__ = _ORG
    __searched__ = False

    office: Mapped[str | None] = text(2, asks=True)
    sender: Mapped[str | None] = text(3, asks=True)
    """Address and contact, one a line."""
    publicity: Mapped[str | None] = text(4, asks=True)
    """The funders' sentence; wording is theirs, so it is a setting."""


class Logo(Record):
    """A logo on the letterhead, in order from the left."""

    __tablename__ = "logo"
    __number__ = 17
    __spaces__ = _ORG
    __searched__ = False

    letterhead_id: Mapped[UUID | None] = parent(2, "letterhead")
    name: Mapped[str | None] = text(3)
    attachment_id: Mapped[UUID | None] = parent(4, "attachment")
    position: Mapped[str] = position(5)


class Device(Record):
    """The name of a device for people; its id is the device's, its keys stand in the control stream."""

    __tablename__ = "device"
    __number__ = 18
    __spaces__ = _ORG
    __searched__ = False

    name: Mapped[str | None] = text(2, asks=True)
    person_id: Mapped[UUID | None] = ref(3, "person")
    person_label: Mapped[str | None] = text(4)
    role: Mapped[str | None] = text(5)


class OwnWord(Record):
    """A word that is right here though no dictionary has it; its id is made of it and of the space."""

    __tablename__ = "own_word"
    __number__ = 25
    __spaces__ = _ORG
    __searched__ = False

    word: Mapped[str | None] = text(2, merge=Merge.FIXED)
