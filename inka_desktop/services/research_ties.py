"""What tells of an answer without being one: that a question was asked, what could be chosen, how many rows.

A question that is only asked of some tells by being answered, or by being empty, what they had answered; a
list of as many rows as a number said tells that number. So what hangs on something hidden is hidden, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from inka_desktop.forms.fields import CALCULATE, COUNT, RELEVANT, Field
from inka_desktop.forms.references import references
from inka_desktop.services.research_sums import ENOUGH, root_of, sources


def tied(fields: Iterable[Field]) -> dict[str, frozenset[str]]:
    """By path of a field all that its value, or its being there, follows from, through others as well."""
    reads: dict[str, frozenset[str]] = {}
    for root in {id(root): root for root in map(root_of, fields)}.values():
        for one in root.everything():  # of several versions of a form
            reads[one.path] = reads.get(one.path, frozenset()) | frozenset(_reads(one))
    return {path: _closure(path, reads) for path in reads}


def _reads(field: Field) -> Iterator[str]:
    """What decides on a field: its own rules, and whether the groups and rows are there that hold it."""
    yield from sources(field, CALCULATE)
    for one in (field, *field.ancestors()):
        yield from sources(one, RELEVANT)
        yield from sources(one, COUNT)
    for control in field.controls:
        if control.itemset is not None:
            yield from (one.field.path for one in references(control.itemset.nodes, root_of(field)))


def _closure(path: str, reads: Mapping[str, frozenset[str]]) -> frozenset[str]:
    known, waiting = set[str](), [path]
    while waiting:
        fresh = reads.get(waiting.pop(), frozenset()) - known
        known |= fresh
        waiting += fresh
    return frozenset(known)


class RowCounts:
    """Looks which numbers of forms say how many rows a list has, though no rule does."""

    def __init__(self) -> None:
        self._right = Counter[tuple[str, str]]()
        self._wrong = Counter[tuple[str, str]]()

    def look(self, numbers: Mapping[str, int], rows: Mapping[str, int]) -> None:
        """Take the numbers of a form's body by path, and how many rows each list has."""
        for table, count in rows.items():
            for path, number in numbers.items():
                if number or count:
                    (self._right if number == count else self._wrong)[table, path] += 1

    def found(self, tables: Sequence[str]) -> dict[str, frozenset[str]]:
        """By list the numbers that in nearly all forms were that of its rows."""
        return {
            table: frozenset(
                path
                for (other, path), right in self._right.items()
                if other == table and right >= ENOUGH * (right + self._wrong[table, path])
            )
            for table in tables
        }
