"""Stock-taking of a neighbourhood: where one walked, what there is, what figures say, what is missing.

A round that follows another takes its points, institutions, actors and figures along: ``origin_id`` names
the row of the first round, so that rounds are compared row by row whatever a row is called by then.
"""

from __future__ import annotations

from datetime import date as calendar_date
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Merge, Record, day, flag, long_text, parent, position, ref, text
from .values import Basis, FindingKind, PhotoMark, SpaceKind

_COORD = frozenset({SpaceKind.COORD})


class StockTaking(Record):
    """One round of one area."""

    __tablename__ = "stock_taking"
    __number__ = 70
    __spaces__ = _COORD

    area_id: Mapped[UUID | None] = ref(2, "area", asks=True)
    area_label: Mapped[str | None] = text(3, asks=True)
    municipality_id: Mapped[UUID | None] = ref(4, "organization", asks=True, index=False)
    municipality_label: Mapped[str | None] = text(5)
    project_id: Mapped[UUID | None] = ref(6, "project", asks=True)
    project_label: Mapped[str | None] = text(7)
    date: Mapped[calendar_date | None] = day(8, asks=True)
    """The first day."""
    date_to: Mapped[calendar_date | None] = day(9, asks=True)
    delimitation: Mapped[str | None] = long_text(10)
    by_statistics: Mapped[bool] = flag(11)
    by_walk: Mapped[bool] = flag(12)
    by_interview: Mapped[bool] = flag(13)
    by_round_table: Mapped[bool] = flag(14)
    method_note: Mapped[str | None] = text(15)
    """How often and with whom, e.g. two walks and nine talks."""
    summary: Mapped[str | None] = long_text(16)
    """What the institutions and offers say together."""
    next_note: Mapped[str | None] = text(17)
    """When and how the next round is taken."""

    @classmethod
    def __indexes__(cls) -> tuple[tuple[str, ...], ...]:
        return (("alive", "date", "area_id"),)


class StockParticipant(Record):
    """Somebody who took part; function and organisation suffice."""

    __tablename__ = "stock_participant"
    __number__ = 71
    __spaces__ = _COORD

    stock_taking_id: Mapped[UUID | None] = parent(2, "stock_taking")
    person_id: Mapped[UUID | None] = ref(3, "person")
    name: Mapped[str | None] = text(4)
    function: Mapped[str | None] = text(5)
    organization: Mapped[str | None] = text(6)
    remark: Mapped[str | None] = text(7)
    position: Mapped[str] = position(8)


class WalkPoint(Record):
    """A place on the way, in the order walked."""

    __tablename__ = "walk_point"
    __number__ = 72
    __spaces__ = _COORD

    stock_taking_id: Mapped[UUID | None] = parent(2, "stock_taking")
    origin_id: Mapped[UUID | None] = ref(3, "walk_point", merge=Merge.FIXED, index=False)
    place: Mapped[str | None] = text(4)
    category: Mapped[str | None] = text(5)
    """Of the person's own wording, e.g. Beleuchtung."""
    assessment: Mapped[str | None] = text(6, searched=False)
    """A word of :class:`.values.Assessment`; empty for neither."""
    note: Mapped[str | None] = long_text(7)
    coordinates: Mapped[str | None] = text(8, asks=True, searched=False)
    """As :mod:`.coordinates` writes them; latitude and longitude are one fact and merge as one."""
    attachment_id: Mapped[UUID | None] = ref(9, "attachment", group="photo")
    """Its photo."""
    people_mark: Mapped[str] = text(10, default=PhotoMark.UNMARKED, asks=True, group="photo")
    position: Mapped[str] = position(11)


class Institution(Record):
    """An institution of the area, or an offer of one."""

    __tablename__ = "institution"
    __number__ = 73
    __spaces__ = _COORD

    stock_taking_id: Mapped[UUID | None] = parent(2, "stock_taking")
    origin_id: Mapped[UUID | None] = ref(3, "institution", merge=Merge.FIXED, index=False)
    name: Mapped[str | None] = text(4)
    kind: Mapped[str | None] = text(5)
    carrier: Mapped[str | None] = text(6)
    offer: Mapped[str | None] = text(7)
    target_group: Mapped[str | None] = text(8)
    capacity: Mapped[str | None] = text(9)
    accessibility: Mapped[str | None] = text(10)
    opening_hours: Mapped[str | None] = text(11)
    financing: Mapped[str | None] = text(12)
    position: Mapped[str] = position(13)


class StockActor(Record):
    """Somebody who matters in the area, and how close the relation is."""

    __tablename__ = "stock_actor"
    __number__ = 74
    __spaces__ = _COORD

    stock_taking_id: Mapped[UUID | None] = parent(2, "stock_taking")
    origin_id: Mapped[UUID | None] = ref(3, "stock_actor", merge=Merge.FIXED, index=False)
    name: Mapped[str | None] = text(4)
    role: Mapped[str | None] = text(5)
    relation: Mapped[str | None] = text(6, searched=False)
    """A word of :class:`.values.Relation`."""
    note: Mapped[str | None] = text(7)
    position: Mapped[str] = position(8)


class StockFigure(Record):
    """A figure of the area, as people write it, beside those of its municipality or district and its state.

    What was not collected or is not known yet says its basis; its value is then no 0.
    """

    __tablename__ = "stock_figure"
    __number__ = 75
    __spaces__ = _COORD

    stock_taking_id: Mapped[UUID | None] = parent(2, "stock_taking")
    origin_id: Mapped[UUID | None] = ref(3, "stock_figure", merge=Merge.FIXED, index=False)
    name: Mapped[str | None] = text(4)
    value: Mapped[str | None] = text(5, asks=True)
    basis: Mapped[str] = text(6, asks=True, default=Basis.COUNTED)
    district_value: Mapped[str | None] = text(7, asks=True)
    state_value: Mapped[str | None] = text(8, asks=True)
    source: Mapped[str | None] = text(9)
    as_of: Mapped[calendar_date | None] = day(10, asks=True)
    position: Mapped[str] = position(11)


class Finding(Record):
    """A strength, a weakness, a gap, a duplicate structure or a conclusion, each in an ordered list."""

    __tablename__ = "finding"
    __number__ = 76
    __spaces__ = _COORD

    stock_taking_id: Mapped[UUID | None] = parent(2, "stock_taking")
    what: Mapped[str | None] = text(3)
    kind: Mapped[str] = text(4, default=FindingKind.GAP, merge=Merge.FIXED)
    position: Mapped[str] = position(5)


CARRIED = (WalkPoint, Institution, StockActor, StockFigure)
"""What the next round of an area takes along, with its origin."""
