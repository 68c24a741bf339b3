"""Which row of a list was which entry of a finished text: entries have no ids, so the least change tells.

Of all ways to match them that one counts which leaves the least to tell, whatever the order; where several
do, ids decide. Taking one difference back never makes another way the better one, so nothing that was taken
back comes again, and each difference that is dropped leaves one less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Said = tuple[object, ...]
"""Values of an entry, or of a row."""
Pair = tuple[int, int]
"""Places of an entry in the finished text, and of its row."""
SINCE, BEFORE, UNKNOWN = 1, 1_000, 2_000
"""What speaks against a row: that it was deleted since the finishing, or before; and against none at all.

Two is one field that differs.
"""


class Matched(NamedTuple):
    """What became of the entries.

    Attributes:
        pairs: entries with their living rows, in the order of the entries.
        removed: the others, with the deleted rows that they were, if these are known.
        moved: the living rows stand in another order.
    """

    pairs: list[Pair]
    removed: list[tuple[int, int | None]]
    moved: bool


def matched(
    before: Sequence[Said], now: Sequence[Said], gone: Sequence[tuple[Said, int]], ranks: Sequence[bytes],
    weights: Sequence[int],
) -> Matched:  # fmt: skip
    """Match the entries of a text with rows.

    Args:
        before: the entries in their order.
        now: the living rows in their order.
        gone: the deleted rows, each with what speaks against it.
        ranks: the ids of all rows, the living ones first.
        weights: how much it says that a field is the same.
    """
    rows = [*now, *(said for said, _ in gone)]
    against = [*(0 for _ in now), *(much for _, much in gone)]
    by_rank = sorted(range(len(rows)), key=lambda row: ranks[row])

    found = _equal(before, now, by_rank)
    left = [entry for entry in range(len(before)) if entry not in found]
    free = [row for row in by_rank if row not in found.values()]
    costs = [
        [2 * _apart(before[entry], rows[row], weights) + against[row] for row in free] + [UNKNOWN] * len(left)
        for entry in left
    ]
    for entry, column in zip(left, _least(costs), strict=True):
        if column < len(free):
            found[entry] = free[column]
    return _in_order(before, found, len(now))


def _equal(before: Sequence[Said], now: Sequence[Said], by_rank: Sequence[int]) -> dict[int, int]:
    """Entries that a living row still says word for word."""
    same = defaultdict[Said, list[int]](list)
    for row in by_rank:
        if row < len(now):
            same[now[row]].append(row)
    found = dict[int, int]()
    for entry, said in enumerate(before):
        if same[said]:
            found[entry] = same[said].pop(0)
    return found


def _apart(one: Said, other: Said, weights: Sequence[int]) -> int:
    return sum(weight for left, right, weight in zip(one, other, weights, strict=True) if left != right)


def _in_order(before: Sequence[Said], found: dict[int, int], living: int) -> Matched:
    """Entries that say the same share out their rows so that the order stays as it was, if it can."""
    says = {row: before[entry] for entry, row in found.items()}
    rows = sorted(row for row in says if row < living)
    pairs = list(_following(before, [(row, says[row]) for row in rows]))
    moved = len(pairs) < len(rows)
    if moved:
        entries = _places(before)
        pairs = sorted((entries[says[row]].pop(0), row) for row in rows)
    known = {entry for entry, _ in pairs}
    deleted = defaultdict[Said, list[int]](list)
    for row in sorted(row for row in says if row >= living):
        deleted[says[row]].append(row - living)
    removed: list[tuple[int, int | None]] = []
    for entry, said in enumerate(before):
        if entry not in known:
            removed.append((entry, deleted[said].pop(0) if deleted[said] else None))
    return Matched(pairs, removed, moved)


def _places(before: Sequence[Said]) -> dict[Said, list[int]]:
    found = defaultdict[Said, list[int]](list)
    for entry, said in enumerate(before):
        found[said].append(entry)
    return found


def _following(before: Sequence[Said], rows: Sequence[tuple[int, Said]]) -> Iterator[Pair]:
    """Rows with the next entry that they are, until one has none."""
    entries = iter(enumerate(before))
    for row, wanted in rows:
        entry = next((place for place, said in entries if said == wanted), None)
        if entry is None:
            return
        yield entry, row


def _least(costs: Sequence[Sequence[int]]) -> list[int]:
    """A column for each line so that their sum is least, with the first columns where several sums are equal.

    The Hungarian method; there are at least as many columns as lines.
    """
    lines, columns = len(costs), len(costs[0]) if costs else 0
    base = columns + 1
    # The sum leads, then the column of the first line, of the second and so on: one least sum only.
    weighed = [
        [cost * base**lines + place * base ** (lines - 1 - line) for place, cost in enumerate(row)]
        for line, row in enumerate(costs)
    ]
    of_line, of_column = [0] * lines, [0] * columns
    owner: list[int | None] = [None] * columns
    for begin in range(lines):
        least: list[int | None] = [None] * columns
        came, line, used, step = [-1] * columns, begin, list[int](), -1
        while True:
            for column in range(columns):
                if column in used:
                    continue
                slack = weighed[line][column] - of_line[line] - of_column[column]
                known = least[column]
                if known is None or slack < known:
                    least[column], came[column] = slack, step
            step = min(
                (column for column in range(columns) if column not in used),
                key=lambda column: least[column] or 0,
            )
            delta = least[step] or 0
            of_line[begin] += delta
            for column in range(columns):
                if column in used:
                    of_column[column] -= delta
                    of_line[owner[column] or 0] += delta
                else:
                    least[column] = (least[column] or 0) - delta
            used.append(step)
            if owner[step] is None:
                break
            line = owner[step] or 0
        while step >= 0:
            earlier = came[step]
            owner[step] = begin if earlier < 0 else owner[earlier]
            step = earlier
    found = {line: column for column, line in enumerate(owner) if line is not None}
    return [found[line] for line in range(lines)]
