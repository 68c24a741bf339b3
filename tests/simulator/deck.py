"""What is to happen to rows of every kind that is declared, as cards that the devices of one run draw."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Collection
from enum import StrEnum
from functools import cache

from inka_desktop.records.base import ALIVE, Merge
from inka_desktop.records.specs import FieldSpec, TableSpec, tables
from inka_desktop.records.values import SpaceKind

PARTS = 6
"""So many seeds, one after the other, have every card between them."""


class Act(StrEnum):
    """What people do to a row."""

    MAKE = "make"
    DELETE = "delete"
    EDIT = "edit"
    RESTORE = "restore"


Card = tuple[str, Act]
"""A kind of record, and what happens to a row of it."""


def editable(spec: TableSpec) -> list[FieldSpec]:
    """The fields that are written more than once; that a row is deleted is no edit of it."""
    return [field for field in spec.fields if field.merge is not Merge.FIXED and field.number != ALIVE]


@cache
def cards() -> tuple[Card, ...]:
    """Every card there is: a kind whose fields are all written once is not edited."""
    return tuple(
        (spec.kind, act) for spec in tables() for act in Act if act is not Act.EDIT or editable(spec)
    )


class Deck:
    """The cards of one seed: kinds in an order of chance, what happens to one kind together.

    So devices that have not met yet do different things to rows of the same kind. Seeds that follow each
    other have one order and begin a sixth of the deck later each.
    """

    def __init__(self, seed: int) -> None:
        turn, part = divmod(seed - 1, PARTS)
        kinds = [spec.kind for spec in tables()]
        random.Random(f"{turn} kinds").shuffle(kinds)
        places = {kind: place for place, kind in enumerate(kinds)}
        self._cards = deque(sorted(cards(), key=lambda card: places[card[0]]))
        self._cards.rotate(-(len(self._cards) * part // PARTS))
        self._spaces = {spec.kind: spec.spaces for spec in tables()}

    @property
    def due(self) -> set[Card]:
        """The first sixth, which this seed is there for."""
        return set(list(self._cards)[: -(-len(self._cards) // PARTS)])

    def draw(self, spaces: Collection[SpaceKind]) -> Card | None:
        """The next card for somebody who writes in spaces of these kinds; it goes below all others."""
        found = next((card for card in self._cards if not self._spaces[card[0]].isdisjoint(spaces)), None)
        if found is not None:
            self._cards.remove(found)
            self._cards.append(found)
        return found
