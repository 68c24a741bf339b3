"""Anonymous counselling contacts: what kinds there are and how many were counted, with no person behind them.

A number is a register of its own for each day, project, kind, breakdown and author. Two devices never write
the same one: what each of them counted adds up, and nothing is lost when they meet.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Merge, Record, day, number, position, ref, text
from .values import SpaceKind


class ContactKind(Record):
    """A kind of contact that the office counts beside those that the program brings."""

    __tablename__ = "contact_kind"
    __number__ = 110
    __spaces__ = frozenset({SpaceKind.ORG})
    __searched__ = False

    name: Mapped[str | None] = text(2, asks=True)
    indicator: Mapped[str | None] = text(3)
    """The code of the indicator that its contacts count for; empty for none."""
    position: Mapped[str] = position(4)
    retired_on: Mapped[date | None] = day(5)
    """From this day on it is no longer offered; what was counted stays and goes on counting."""


class ContactCount(Record):
    """How many contacts one author counted; its id is made of the author and of all that is written once."""

    __tablename__ = "contact_count"
    __number__ = 111
    __spaces__ = frozenset({SpaceKind.COORD, SpaceKind.PROJECT})
    __searched__ = False

    project_id: Mapped[UUID | None] = ref(2, "project", merge=Merge.FIXED, index=False)
    day: Mapped[date | None] = day(3, merge=Merge.FIXED)
    kind: Mapped[str | None] = text(4, merge=Merge.FIXED)
    """A key of the catalogue, or the id of a :class:`ContactKind` in hex digits."""
    gender: Mapped[str | None] = text(5, merge=Merge.FIXED)
    """A word of :class:`.values.Gender`."""
    age: Mapped[str | None] = text(6, merge=Merge.FIXED)
    """A word of :class:`.values.AgeGroup`."""
    basis: Mapped[str | None] = text(7, merge=Merge.FIXED)
    """Counted or estimated (:class:`.values.Basis`)."""
    number: Mapped[int | None] = number(8, asks=True)

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        return (("alive", "project_id", "day", "kind", "gender", "age", "basis", "number"),)
