"""Indicators of the office's own, targets, and what was measured by hand.

The indicators of the programmes ship as a catalogue. What checked forms say stands in a local table that is
derived from them (:mod:`inka_desktop.store.figures`), what was counted in :mod:`.contacts`.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from .base import Merge, Record, day, flag, number, ref, text
from .values import SpaceKind

_ORG = frozenset({SpaceKind.ORG})
_FILLED = frozenset({SpaceKind.COORD, SpaceKind.PROJECT})


class Indicator(Record):
    """An indicator that the office thought of; its id is made of its code."""

    __tablename__ = "indicator"
    __number__ = 112
    __spaces__ = _ORG
    __searched__ = False

    code: Mapped[str | None] = text(2, merge=Merge.FIXED)
    name: Mapped[str | None] = text(3, asks=True)
    unit: Mapped[str | None] = text(4)
    """A word of :class:`.values.Unit`."""
    valid_from: Mapped[date | None] = day(5)
    valid_to: Mapped[date | None] = day(6)


class Target(Record):
    """What an indicator is to reach; its id is made of indicator, project and the period's two days."""

    __tablename__ = "target"
    __number__ = 113
    __spaces__ = _FILLED
    __searched__ = False

    indicator: Mapped[str | None] = text(2, merge=Merge.FIXED)
    project_id: Mapped[UUID | None] = ref(3, "project", merge=Merge.FIXED)
    """Empty: of the whole programme."""
    begin: Mapped[date | None] = day(4, merge=Merge.FIXED)
    end: Mapped[date | None] = day(5, merge=Merge.FIXED)
    """The day by which the target is to be reached."""
    value: Mapped[str | None] = text(6, asks=True, searched=False)
    """A number with a decimal point, as all values here."""
    cumulative: Mapped[bool] = flag(7)
    """Counted from the baseline on and never from 0 again; else so many in the period."""
    baseline: Mapped[str | None] = text(8, searched=False)
    baseline_year: Mapped[int | None] = number(9)
    milestone: Mapped[str | None] = text(10, searched=False)
    milestone_on: Mapped[date | None] = day(11)


class Measurement(Record):
    """What was measured outside of forms and counting, with where that is from."""

    __tablename__ = "measurement"
    __number__ = 114
    __spaces__ = _FILLED
    __searched__ = False

    indicator: Mapped[str | None] = text(2, merge=Merge.FIXED)
    project_id: Mapped[UUID | None] = ref(3, "project", merge=Merge.FIXED)
    begin: Mapped[date | None] = day(4, merge=Merge.FIXED)
    end: Mapped[date | None] = day(5, merge=Merge.FIXED)
    gender: Mapped[str | None] = text(6, merge=Merge.FIXED)
    """A word of :class:`.values.Gender`; empty: not broken down."""
    age: Mapped[str | None] = text(7, merge=Merge.FIXED)
    value: Mapped[str | None] = text(8, asks=True, searched=False)
    basis: Mapped[str | None] = text(9, searched=False)
    """A word of :class:`.values.Basis`; what was not collected has no value."""
    source: Mapped[str | None] = text(10, searched=False)
    as_of: Mapped[date | None] = day(11)


class FigureRule(Record):
    """How figures are judged and shown; one row, its id made of the space's id."""

    __tablename__ = "figure_rule"
    __number__ = 115
    __spaces__ = _ORG
    __searched__ = False

    small: Mapped[int | None] = number(2)
    """Counts of people below this are not shown in what leaves; empty: 3."""
    on_track: Mapped[int | None] = number(3)
    """From so many per cent of the target on a figure is on track; empty: 95."""
    behind: Mapped[int | None] = number(4)
    """Below so many per cent it is far behind; empty: 75."""
    source: Mapped[str | None] = text(5, searched=False)
    """Who asks for these limits, in words."""
