"""Which numbers of a form hang together: by its rules, by what they count, and by looking at filled forms.

A group is a set of paths of which one may be the sum of the others; whether it is, each row says itself. So a
slip of a pen in one form hides nothing less in the others, and a group too many only hides where it is right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from inka_desktop.forms.fields import CALCULATE, CONSTRAINT, RELEVANT, Field
from inka_desktop.forms.flat import FlatColumn
from inka_desktop.forms.references import references
from inka_desktop.records.judging import WITHIN
from inka_desktop.services.figure_words import asked

Group = frozenset[str]
_RULES = (CALCULATE, CONSTRAINT, RELEVANT)
MOST_SEEN = 200
"""Filled forms that are looked at for sums that no rule tells of."""
_TRIED = 8
ENOUGH = 0.8
"""In so many of the rows that are looked at a sum has to be right: people slip now and then."""


def sources(field: Field, rule: str) -> frozenset[str]:
    """The paths that a rule of a field reads."""
    expression, root = field.rules.get(rule), root_of(field)
    found = references(expression, root) if expression is not None else ()
    return frozenset(one.field.path for one in found)


def said(columns: Iterable[FlatColumn]) -> set[Group]:
    """What the form itself says hangs together: its rules, and the indicators that its numbers count.

    Args:
        columns: the numbers that are told.
    """
    columns = list(columns)
    fields = {column.path: column.field for column in columns if column.field is not None}
    every = (field for column in columns for field in column.fields)
    roots = {id(root): root for root in map(root_of, every)}
    named = (
        sources(field, rule) | ({field.path} if rule != RELEVANT else set())
        for root in roots.values()
        for field in root.everything()
        for rule in _RULES
        if rule in field.rules
    )
    found = {frozenset(paths & fields.keys()) for paths in (*named, *_counted(fields))}
    return {group for group in found if len(group) > 1}


def seen(rows: Sequence[Mapping[str, int]]) -> set[Group]:
    """What only the numbers tell: neighbours that add up to another number in nearly all rows.

    Args:
        rows: of one table, each with its numbers by path, all with the same paths in the form's order.
    """
    if not rows:
        return set()
    paths = list(rows[0])
    lines = [_Line([row[path] for path in paths]) for row in rows]
    begins: dict[int, Counter[int]] = defaultdict(Counter)
    ends: dict[int, Counter[int]] = defaultdict(Counter)
    for whole, begin, end in (found for line in lines for found in line.runs()):
        begins[whole][begin] += 1
        ends[whole][end] += 1
    return {
        frozenset((paths[whole], *paths[begin:end]))
        for whole in begins
        for begin, end in product(_usual(begins[whole]), _usual(ends[whole]))
        if begin < end and not begin <= whole < end and _holds(lines, whole, begin, end)
    }


def _usual(places: Counter[int]) -> list[int]:
    """Where sums begin or end most often; a row where the last part is 0 seems to end before it."""
    return [place for place, _ in places.most_common(_TRIED)]


class _Line:
    """The numbers of a row, and what they add up to from the first one on."""

    def __init__(self, numbers: list[int]) -> None:
        self.numbers = numbers
        self.sums = [0]
        for number in numbers:
            self.sums.append(self.sums[-1] + number)

    def runs(self) -> Iterator[tuple[int, int, int]]:
        """Places of a number, and from where to where others add up to it; none of them ends with a 0."""
        whole, begun = defaultdict(list), dict[int, int]()
        for place, number in enumerate(self.numbers):
            if number > 0:
                whole[number].append(place)
        for end, number in enumerate(self.numbers, 1):
            begun[self.sums[end - 1]] = end - 1  # the last place with this sum, so that no run begins with 0
            for total, places in whole.items() if number else ():
                begin = begun.get(self.sums[end] - total)
                if begin is not None:
                    yield from ((one, begin, end) for one in places if not begin <= one < end)


def _holds(lines: Sequence[_Line], whole: int, begin: int, end: int) -> bool:
    right = wrong = 0
    for line in lines:
        number, others = line.numbers[whole], line.sums[end] - line.sums[begin]
        if number or others:
            right, wrong = right + (number == others), wrong + (number != others)
    return right >= ENOUGH * (right + wrong)


def _counted(fields: Mapping[str, Field]) -> Iterator[set[str]]:
    """Numbers of one indicator with its breakdowns, and of indicators that lie within another one."""
    by_code: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for path, field in fields.items():
        what = asked(field)
        if what is not None and not what.estimated:
            by_code[what.indicator].append((path, what.gender, what.age))
    for told in by_code.values():
        yield {path for path, _, age in told if not age}
        yield {path for path, gender, _ in told if not gender}
        yield {path for path, _, _ in told}
    for rule in WITHIN:
        codes = (rule.of, *rule.parts)
        yield {
            path for code in codes for path, gender, age in by_code.get(code, ()) if not gender and not age
        }


def root_of(field: Field) -> Field:
    """The outermost field of its form."""
    while field.parent is not None:
        field = field.parent
    return field
