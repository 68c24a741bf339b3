"""What a batch does to long texts: values as they lie in the log, and documents brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from inka_desktop.records.specs import Value, by_number
from inka_desktop.store.dots import Field, Heads, as_list, heads_of
from inka_desktop.store.text_doc import TextChange
from inka_desktop.store.texts import BEGINNING, TextCell, Texts

from .rows import HeadsOf
from .text_values import unpack_value

LocalDot = Callable[[int, int], int]


def as_kept(
    values: Mapping[Field, Value], authors: Sequence[bytes], local: LocalDot
) -> tuple[dict[Field, TextChange], Heads]:
    """The changes that one operation makes, and by field the generation that each belongs to.

    Args:
        values: as they travelled.
        authors: those its transaction names, without its own.
        local: from a place among them (0 for its own author, else from 1) and a seq to the dot here.
    """
    changes: dict[Field, TextChange] = {}
    generations: Heads = {}
    for key, value in values.items():
        began, changes[key] = unpack_value(value)
        if began is not None:
            place = authors.index(began[0]) + 1 if began[0] in authors else 0
            generations[key] = local(place, began[1])
    return changes, generations


class TextBatch:
    """Collects the changes of many operations, so that each document is touched once."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._updates: dict[tuple[TextCell, int], list[bytes]] = {}
        self._known: dict[tuple[int, Field], int] = {}
        """Generations of this batch's operations."""

    def take(
        self,
        name: int,
        row: tuple[bytes, int, int],
        values: Mapping[Field, Value],
        authors: Sequence[bytes],
        local: LocalDot,
    ) -> tuple[dict[Field, Value], Heads]:
        """The stored values of one operation, and by field the generation that each belongs to.

        Args:
            name: its dot.
            row: its row, table and space.
            values: as they travelled.
            authors: see :func:`as_kept`.
            local: see there.
        """
        changes, generations = as_kept(values, authors, local)
        for key, change in changes.items():
            generation = as_list(generations.get(key, BEGINNING))[0]
            cell = TextCell(row[2], row[1], row[0], key)
            self._updates.setdefault((cell, generation), []).append(change.update)
            self._known[name, key] = generation
        return {key: change.stored() for key, change in changes.items()}, generations

    def merge(self, heads: HeadsOf) -> Iterator[tuple[TextCell, str, bool]]:
        """Bring the documents up to date, after all operations and heads were written.

        Yields:
            Each cell with its text, and whether no other generation stands beside it.
        """
        for (cell, generation), updates in self._updates.items():
            spec = by_number().get(cell.table)
            if spec is None or cell.field not in spec.by_number:
                continue  # of a newer version: it stays in the log
            text = self._texts.take(cell, generation, updates)
            names = heads_of(heads[cell.row, cell.table, cell.space], cell.field)
            others = [name for name in names if self._known.get((name, cell.field)) != generation]
            yield cell, text, set(self._texts.groups(others, cell.field)) <= {generation}
        self._updates.clear()
        self._known.clear()
