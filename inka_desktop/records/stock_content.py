"""What a stock-taking says, as its report prints it and as two rounds are compared.

There is no finished version of it: a report is drawn from what is current.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from .content import PhotoContent, PresentContent
from .coordinates import Coordinates
from .photo_marks import NOTHING_HELD, HeldBack
from .values import Basis


@dataclass(frozen=True, slots=True)
class PointContent:
    """A walk point.

    Attributes:
        photo: None without one, or where it is not passed on.
        pictured: it has a photo, passed on or not.
        origin: its row in the first round; None where that is not known.
    """

    number: int
    place: str = ""
    category: str = ""
    assessment: str = ""
    note: str = ""
    coordinates: Coordinates | None = None
    photo: PhotoContent | None = None
    pictured: bool = False
    origin: UUID | None = None

    @property
    def name(self) -> str:
        """What it is called where points are listed: its place, else its number."""
        return self.place or str(self.number)

    @property
    def seen(self) -> bool:
        """Whether it says what it is like; one that was only taken along does not."""
        return bool(self.assessment or self.note.strip() or self.pictured)


@dataclass(frozen=True, slots=True)
class InstitutionContent:
    """An institution or offer; ``origin`` is its row in the first round."""

    origin: UUID
    name: str = ""
    kind: str = ""
    carrier: str = ""
    offer: str = ""
    target_group: str = ""
    capacity: str = ""
    accessibility: str = ""
    opening_hours: str = ""
    financing: str = ""


@dataclass(frozen=True, slots=True)
class ActorContent:
    """Somebody who matters in the area; ``origin`` as of a :class:`PointContent`."""

    name: str = ""
    role: str = ""
    relation: str = ""
    note: str = ""
    origin: UUID | None = None


@dataclass(frozen=True, slots=True)
class FigureContent:
    """A figure with what it is compared to; ``basis`` is a word of :class:`.values.Basis`."""

    origin: UUID
    name: str = ""
    value: str = ""
    basis: str = Basis.COUNTED
    district_value: str = ""
    state_value: str = ""
    source: str = ""
    as_of: dt.date | None = None

    @property
    def known(self) -> bool:
        """Whether the figure was collected: what was not is no 0."""
        return self.basis not in (Basis.NOT_COLLECTED, Basis.NOT_YET_KNOWN)


@dataclass(frozen=True, slots=True)
class FindingContent:
    """A strength, weakness, gap, duplicate structure or conclusion."""

    kind: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class StockContent:
    """One round of an area; ``methods`` are names of the record's fields, such as ``by_walk``.

    ``held_back``: photos that may not be passed on.
    """

    area: str = ""
    municipality: str = ""
    project: str = ""
    date: dt.date | None = None
    date_to: dt.date | None = None
    delimitation: str = ""
    methods: tuple[str, ...] = ()
    method_note: str = ""
    summary: str = ""
    next_note: str = ""
    people: tuple[PresentContent, ...] = ()
    points: tuple[PointContent, ...] = ()
    institutions: tuple[InstitutionContent, ...] = ()
    actors: tuple[ActorContent, ...] = ()
    figures: tuple[FigureContent, ...] = ()
    findings: tuple[FindingContent, ...] = ()
    held_back: HeldBack = NOTHING_HELD

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """The findings of a kind that say something."""
        return tuple(each.what for each in self.findings if each.kind == kind and each.what.strip())
