"""Which counts are not told beside small ones, because sums would give those away.

Counts hang together where one of them is the sum of the others, whichever of them was typed or worked out.
What readers know are the counts that are told, and that of the others each is at least 1, since 0 is told.
Two tests say whether that gives a count away: sums with one unknown count, or with several that can only be
small, and the elimination of Gauss and Jordan over all sums together. As long as one does, the smallest count
that would hide it is not told either. (:mod:`.suppression` does the same for one table with its totals, which
readers are told about in words.)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence, Set
from fractions import Fraction
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Equation = dict[Key, Fraction]
"""Of hidden counts: their factors, which add up to something readers know."""


def hide_linked(
    counts: Mapping[Key, int], groups: Iterable[Collection[Key]], hidden: Set[Key], least: int,
    following: Callable[[Set[Key]], Set[Key]] = lambda _hidden: set(),
) -> set[Key]:  # fmt: skip
    """What is not told so that nobody can work out what is hidden.

    Args:
        counts: whole numbers that are given, by whatever names them.
        groups: which of them may be a sum and its parts; those whose numbers are none do not count.
        hidden: what is not told anyway.
        least: counts that are hidden in one sum reach it together.
        following: what is worked out of hidden ones, and so hidden, too.

    Returns:
        All that is not told, with what was hidden before.
    """
    sums = [bound for group in groups if (bound := _bound(counts, group))]
    found = set(hidden) | following(hidden)
    while more := _next(counts, sums, found, least):
        found |= more | following(found | more)
    return found


def is_sum(counts: Sequence[int]) -> bool:
    """Whether one of two or more counts is the sum of the others, with something to tell at all."""
    return len(counts) > 1 and 2 * max(counts) == sum(counts) > 0


def rare(chosen: Mapping[str, int], least: int) -> frozenset[str]:
    """Which choices are not told: rare ones, and the next rarest until two are hidden and reach the limit.

    Args:
        chosen: how often each choice was made; what nobody chose may be left out.
        least: the smallest count that is told.

    Returns:
        None of them, or at least two that reach the limit together, or all that were made.
    """
    made = sorted((count, choice) for choice, count in chosen.items() if count)
    hidden = [one for one in made if one[0] < least]
    for one in made[len(hidden) :] if hidden else ():
        if len(hidden) > 1 and sum(count for count, _ in hidden) >= least:
            break
        hidden.append(one)
    return frozenset(choice for _, choice in hidden)


def _bound(counts: Mapping[Key, int], group: Collection[Key]) -> list[Key]:
    """The counts of a group, the sum first; none where it is no sum."""
    given = sorted((one for one in group if one in counts), key=lambda one: -counts[one])
    return given if is_sum([counts[one] for one in given]) else []


def _next(counts: Mapping[Key, int], sums: Sequence[list[Key]], hidden: Set[Key], least: int) -> set[Key]:
    """One count more that has to be hidden; none where nothing is given away."""
    told = [one for one in sums if _tells(counts, one, hidden, least)]
    if not told:
        given_away = determined(_equations(sums, hidden))
        told = [one for one in sums if given_away.intersection(one)]
        told = told if any(set(one) - hidden for one in told) else [*sums] if given_away else []
    open_ = {one for group in told for one in group if one not in hidden}
    return {min(open_, key=lambda one: (counts[one] == 0, counts[one], str(one)))} if open_ else set()


def _tells(counts: Mapping[Key, int], group: list[Key], hidden: Set[Key], least: int) -> bool:
    """Whether one sum alone gives a count away."""
    unknown = [one for one in group if one in hidden]
    if len(unknown) < 2 or group[0] in hidden:
        return len(unknown) == 1
    return sum(counts[one] for one in unknown) < max(least, len(unknown) + 1)


def _equations(sums: Iterable[list[Key]], hidden: Set[Key]) -> list[Equation[Key]]:
    made = (
        {one: Fraction(1 if place else -1) for place, one in enumerate(group) if one in hidden}
        for group in sums
    )
    return [one for one in made if one]


def determined(equations: Iterable[Equation[Key]]) -> set[Key]:
    """Unknowns that a system of linear equations leaves no choice, by Gauss and Jordan."""
    solved: dict[Key, Equation[Key]] = {}
    for equation in equations:
        left = dict(equation)
        for pivot in [one for one in left if one in solved]:
            _subtract(left, solved[pivot], left[pivot])
        if not left:
            continue
        pivot, factor = next(iter(left.items()))
        left = {one: number / factor for one, number in left.items()}
        for other in solved.values():
            if pivot in other:
                _subtract(other, left, other[pivot])
        solved[pivot] = left
    return {pivot for pivot, equation in solved.items() if len(equation) == 1}


def _subtract(equation: Equation[Key], other: Equation[Key], factor: Fraction) -> None:
    """Take so many times another equation off; what becomes 0 is left out."""
    for one, number in other.items():
        left = equation.get(one, Fraction(0)) - factor * number
        if left:
            equation[one] = left
        else:
            equation.pop(one, None)
