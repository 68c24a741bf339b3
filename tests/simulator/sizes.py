"""How long a story is: long ones, of which `make test` tells some thirty, and short ones for many thousands.

A fault is found by the few things that have to happen one after the other, so many short stories find more
than few long ones. A short one also has only some of the faults, each of them often: what one fault hides
from another (files that vanish hide what is torn) shows where the first is off.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from inka_desktop.exchange.upkeep import Habits

from .world import Chances

_OFTEN, _MOST = 3, 0.9
_RARE = {"clone": 8, "dormant": 6, "erase": 8, "joiner": 6, "leave": 8, "post": 6, "power": 5, "restore": 5}
"""What happens to a whole device must do so within a few steps."""


@dataclass(frozen=True, slots=True)
class Size:
    """One family of stories.

    Attributes:
        name: as on the command line and in ``seeds.txt``.
        steps: what happens, in numbers.
        invited: devices that the owner invites at once; one of these numbers is drawn.
        most: devices that may be there before one more joins or is cloned, plus one.
        late: from this tick on others join.
        everywhere: so many meetings with a place lie between two that look at everything.
        habits: when packs and snapshots are made; so that everything happens within one run.
        some: only some faults, and these more often.
        cards: so many of :class:`.deck.Deck` are played beside each save.
    """

    name: str
    steps: int
    invited: tuple[int, ...]
    most: int
    late: int
    everywhere: int
    habits: Habits
    some: bool
    cards: int

    def chances(self, seed: int) -> Chances:
        """The faults of a story; every second one is left out where there are ``some``."""
        usual = Chances()
        if not self.some:
            return usual
        drawn = random.Random(f"{seed} faults")
        often = {name: min(_MOST, chance * _RARE.get(name, _OFTEN)) for name, chance in vars(usual).items()}
        return Chances.none(**{name: chance for name, chance in often.items() if drawn.random() < 0.5})


LONG = Size(
    "long", 60, (1, 2, 2, 3, 4), 6, 30, 3, Habits(pack=3, patience=2, tail=60, times=3, least=40), False, 2
)
SHORT = Size("short", 16, (1, 2, 3), 4, 6, 2, Habits(pack=3, patience=2, tail=8, times=3, least=5), True, 2)
LONG_PLAIN, SHORT_PLAIN = (replace(one, name=f"{one.name}-plain", cards=0) for one in (LONG, SHORT))
"""Without rows of every kind: what found a fault before there were any is told as it was."""
SIZES = {one.name: one for one in (LONG, SHORT, LONG_PLAIN, SHORT_PLAIN)}
