"""Two rounds of one area side by side: figures with their change, what came, went or says something else.

Rows that a round took along are the same by their origin, others by their name, whatever its spelling.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from types import MappingProxyType
from typing import TypeVar
from uuid import UUID

from .figures import Change, change
from .folding import fold
from .stock_content import ActorContent, FigureContent, InstitutionContent, PointContent, StockContent
from .values import FindingKind

Part = TypeVar("Part", PointContent, InstitutionContent, ActorContent, FigureContent)
POINTS, INSTITUTIONS, ACTORS = "walk_point", "institution", "stock_actor"
FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        POINTS: ("place", "category", "assessment", "note"),
        INSTITUTIONS: (
            "name", "kind", "carrier", "offer", "target_group", "capacity", "accessibility", "opening_hours",
            "financing",
        ),
        ACTORS: ("name", "role", "relation", "note"),
    }
)  # fmt: skip
"""The fields of a row that are compared, by its table, in the order they are told."""


@dataclass(frozen=True, slots=True)
class FigurePair:
    """One figure in both rounds; ``change`` is None where they cannot be compared."""

    name: str
    before: FigureContent | None
    after: FigureContent | None
    change: Change | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field said and says; ``row`` is what its row is called now. Words of a choice are as stored."""

    row: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Moved:
    """What came, went and stayed as it was, by name, in the order of the round it stands in.

    ``changed`` tells the fields of those that stayed and say something else now.
    """

    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    stayed: tuple[str, ...] = ()
    changed: tuple[FieldChange, ...] = ()

    @property
    def rows(self) -> Sequence[tuple[str, str]]:
        """What went and what came beside each other, as many rows as the longer needs."""
        return tuple(zip_longest(self.went, self.came, fillvalue=""))

    @property
    def unchanged(self) -> bool:
        """Whether there is something, and all of it stayed as it was."""
        return bool(self.stayed) and not (self.came or self.went or self.changed)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The earlier round, the later one, and what lies between.

    ``parts`` are in the order of the report, by the table of their rows or the kind of finding.
    """

    before: StockContent
    after: StockContent
    figures: tuple[FigurePair, ...]
    parts: Mapping[str, Moved]


def compare(before: StockContent, after: StockContent) -> Comparison:
    """The way from an earlier round to a later one."""
    return Comparison(
        before,
        after,
        tuple(_figures(before.figures, after.figures)),
        {
            POINTS: _points(before.points, after.points),
            INSTITUTIONS: _rows(before.institutions, after.institutions, FIELDS[INSTITUTIONS]),
            ACTORS: _rows(before.actors, after.actors, FIELDS[ACTORS]),
            **{kind.value: _texts(before.of_kind(kind), after.of_kind(kind)) for kind in FindingKind},
        },
    )


def _figures(before: Sequence[FigureContent], after: Sequence[FigureContent]) -> Iterable[FigurePair]:
    """Those of the later round in their order, then those that it no longer has."""
    pairs = _pairs(before, after)
    for late in after:
        early = pairs.get(late)
        known = early is not None and early.known and late.known
        way = change(early.value, late.value) if early is not None and known else None
        yield FigurePair(late.name, early, late, way)
    met = set(pairs.values())
    for early in before:
        if early not in met:
            yield FigurePair(early.name, early, None, None)


def _points(before: Sequence[PointContent], after: Sequence[PointContent]) -> Moved:
    """A point that was taken along and of which nothing was said this time was not seen again.

    Of one that was seen neither time nothing is told.
    """
    silent = {late: early for late, early in _pairs(before, after).items() if not late.seen}
    never = {early for early in silent.values() if not early.seen}
    known = [each for each in before if each not in never]
    return _rows(known, [each for each in after if each not in silent], FIELDS[POINTS])


def _rows(before: Sequence[Part], after: Sequence[Part], fields: Sequence[str]) -> Moved:
    pairs = _pairs(before, after)
    met = set(pairs.values())
    changes = {late: tuple(_changes(early, late, fields)) for late, early in pairs.items()}
    return Moved(
        came=tuple(each.name for each in after if each not in pairs),
        went=tuple(each.name for each in before if each not in met),
        stayed=tuple(each.name for each in after if each in pairs and not changes[each]),
        changed=tuple(chain.from_iterable(changes.get(each, ()) for each in after)),
    )


def _changes(early: Part, late: Part, fields: Sequence[str]) -> Iterable[FieldChange]:
    """The fields that say something else, whatever the spelling."""
    for field in fields:
        before, after = getattr(early, field), getattr(late, field)
        if fold(before) != fold(after):
            yield FieldChange(late.name, field, before, after)


def _texts(before: Sequence[str], after: Sequence[str]) -> Moved:
    early, late = {fold(text) for text in before}, {fold(text) for text in after}
    return Moved(
        came=tuple(text for text in after if fold(text) not in early),
        went=tuple(text for text in before if fold(text) not in late),
        stayed=tuple(text for text in after if fold(text) in early),
    )


def _pairs(before: Sequence[Part], after: Sequence[Part]) -> Mapping[Part, Part]:
    """For each row of the later round that the earlier one has, that one."""
    found = _matched(before, after, lambda each: _origin(each.origin))
    early = [each for each in before if each not in set(found.values())]
    late = [each for each in after if each not in found]
    return found | _matched(early, late, lambda each: fold(each.name))


def _origin(row: UUID | None) -> str:
    """The key of a row by where it comes from; empty where that is not known."""
    return row.hex if row is not None else ""


def _matched(before: Iterable[Part], after: Iterable[Part], key: Callable[[Part], str]) -> dict[Part, Part]:
    """Pairs of equal keys, each row in one of them at most."""
    waiting: dict[str, list[Part]] = {}
    for each in before:
        waiting.setdefault(key(each), []).append(each)
    return {each: waiting[key(each)].pop(0) for each in after if key(each) and waiting.get(key(each))}
