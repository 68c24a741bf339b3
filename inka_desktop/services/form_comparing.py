"""What is different between two states of a filled form: answers old and new, rows that came and went.

A submission names no rows, so those of a repeat are put beside each other by what stands in them: equal ones
belong together, and what is left between two of them pairs off in its order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from inka_desktop.forms import FormSession
from inka_desktop.forms.instance import InstanceNode
from inka_desktop.forms.keeping import keeps
from inka_desktop.services.submission_rows import ADDED, CHANGED, NOTHING_SAID, REMOVED, ChangeRow, SaidRow


class _Pair(NamedTuple):
    """Two rows that belong together; one of them is missing where it came or went."""

    old: InstanceNode | None
    new: InstanceNode | None


def changes(old: FormSession, new: FormSession) -> tuple[ChangeRow, ...]:
    """What leads from one state to the other, in the form's order; only what people answer counts."""
    return tuple(_within(old.instance.top, new.instance.top))


def _within(old: InstanceNode | None, new: InstanceNode) -> Iterator[ChangeRow]:
    """Changes inside of a body, a group or a row."""
    for field in new.field.children:
        here = _nodes(new, field.name.key)
        there = _nodes(old, field.name.key) if old is not None else []
        if field.repeat:
            yield from _in_rows(there, here)
        elif not here:
            continue
        elif field.children:
            yield from _within(there[0] if there else None, here[0])
        else:
            yield from _answer(there[0] if there else None, here[0])


def _answer(old: InstanceNode | None, new: InstanceNode) -> Iterator[ChangeRow]:
    if not (new.field.controls and keeps(new.field)):
        return
    before, after = _said(old), _said(new)
    if before != after:
        yield ChangeRow(CHANGED, new.field.path, new.id, before, after)


def _in_rows(old: Sequence[InstanceNode], new: Sequence[InstanceNode]) -> Iterator[ChangeRow]:
    for before, after in _paired(old, new):
        if before is not None and after is not None:
            yield from _within(before, after)
        elif after is not None:
            yield ChangeRow(ADDED, after.field.path, after.id, answers=_answers(after))
        elif before is not None:
            yield ChangeRow(REMOVED, before.field.path, answers=_answers(before))


def _paired(old: Sequence[InstanceNode], new: Sequence[InstanceNode]) -> Iterator[_Pair]:
    left, right = ([_answers(row) for row in rows] for rows in (old, new))
    for _, begin, end, start, stop in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        both = min(end - begin, stop - start)
        for place in range(max(end - begin, stop - start)):
            yield _Pair(
                old[begin + place] if place < both or end - begin > both else None,
                new[start + place] if place < both or stop - start > both else None,
            )


def _answers(row: InstanceNode) -> tuple[tuple[str, SaidRow], ...]:
    """What people said in a row, by the path of the question; blank ones are left out."""
    told = [
        (leaf.field.path, _said(leaf)) for leaf in row.leaves() if leaf.field.controls and keeps(leaf.field)
    ]
    return tuple((path, said) for path, said in told if said != NOTHING_SAID)


def _said(leaf: InstanceNode | None) -> SaidRow:
    """What a question says; nothing where it was not asked."""
    if leaf is None or not leaf.relevant:
        return NOTHING_SAID
    why = leaf.absence if not leaf.own else None
    return SaidRow(leaf.own, *(why or ("", "")))


def _nodes(parent: InstanceNode, key: str) -> list[InstanceNode]:
    return [one for one in parent.children(key) if isinstance(one, InstanceNode)]
