"""Two rounds of one area side by side: figures with their change, institutions and gaps that came and went.

Rows that a round took along are the same by their origin, others by their name, whatever its spelling.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

from .figures import Change, change
from .folding import fold
from .stock_content import FigureContent, InstitutionContent, StockContent
from .values import FindingKind

Part = TypeVar("Part", InstitutionContent, FigureContent)


@dataclass(frozen=True, slots=True)
class FigurePair:
    """One figure in both rounds; ``change`` is None where they cannot be compared."""

    name: str
    before: FigureContent | None
    after: FigureContent | None
    change: Change | None


@dataclass(frozen=True, slots=True)
class Moved:
    """What came, what went and what stayed, by name, in the order of the round it stands in."""

    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    stayed: tuple[str, ...] = ()

    @property
    def rows(self) -> Sequence[tuple[str, str]]:
        """What went and what came beside each other, as many rows as the longer needs."""
        return tuple(zip_longest(self.went, self.came, fillvalue=""))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The earlier round, the later one, and what lies between."""

    before: StockContent
    after: StockContent
    figures: tuple[FigurePair, ...]
    institutions: Moved
    gaps: Moved
    duplicates: Moved


def compare(before: StockContent, after: StockContent) -> Comparison:
    """The way from an earlier round to a later one."""
    return Comparison(
        before,
        after,
        tuple(_figures(before.figures, after.figures)),
        _institutions(before.institutions, after.institutions),
        _texts(before.of_kind(FindingKind.GAP), after.of_kind(FindingKind.GAP)),
        _texts(before.of_kind(FindingKind.DUPLICATE), after.of_kind(FindingKind.DUPLICATE)),
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


def _institutions(before: Sequence[InstitutionContent], after: Sequence[InstitutionContent]) -> Moved:
    pairs = _pairs(before, after)
    met = set(pairs.values())
    return Moved(
        came=tuple(each.name for each in after if each not in pairs),
        went=tuple(each.name for each in before if each not in met),
        stayed=tuple(each.name for each in after if each in pairs),
    )


def _texts(before: Sequence[str], after: Sequence[str]) -> Moved:
    early, late = {fold(text) for text in before}, {fold(text) for text in after}
    return Moved(
        came=tuple(text for text in after if fold(text) not in early),
        went=tuple(text for text in before if fold(text) not in late),
        stayed=tuple(text for text in after if fold(text) in early),
    )


def _pairs(before: Sequence[Part], after: Sequence[Part]) -> Mapping[Part, Part]:
    """For each row of the later round that the earlier one has, that one."""
    found = _matched(before, after, lambda each: each.origin.hex)
    early = [each for each in before if each not in set(found.values())]
    late = [each for each in after if each not in found]
    return found | _matched(early, late, lambda each: fold(each.name))


def _matched(before: Iterable[Part], after: Iterable[Part], key: Callable[[Part], str]) -> dict[Part, Part]:
    """Pairs of equal keys, each row in one of them at most."""
    waiting: dict[str, list[Part]] = {}
    for each in before:
        waiting.setdefault(key(each), []).append(each)
    return {each: waiting[key(each)].pop(0) for each in after if key(each) and waiting.get(key(each))}
