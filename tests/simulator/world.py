"""What all devices of one run share: chance, time, and the list of what happened."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from inka_desktop.exchange.crypto import SeededRng
from inka_desktop.exchange.upkeep import Habits

from .deck import Card, Deck

YEAR_MS = 365 * 24 * 60 * 60 * 1000
DAY_MS = YEAR_MS // 365
_BEGIN_MS = 1_790_000_000_000


@dataclass
class Chances:
    """How often each fault is tried, from 0 to 1; 0 switches it off.

    Attributes:
        delay: a file is seen late by a reader.
        partial: a listing lacks files.
        torn: a reader sees only the beginning of a file for a while, or an upload ends in the middle.
        copies: a client duplicates or renames a file.
        flip: bytes of a file change, under its old name or under one that fits.
        vanish: files are gone until their author puts them back.
        refuse: the place is full, closed or away in the middle of a meeting.
        disk: the device's own disk is full, or lets nobody write, during a meeting.
        crash: the process ends at a step.
        power: the power goes: everything since the last commit to the disk is lost.
        skew: a clock is wrong by up to ten years, or jumps.
        restore: a profile goes back to a copy of itself.
        clone: a copy of a profile goes on beside it, on another machine or as the same one.
        folding: the place spells every name in capitals.
        apart: there are three places and each device meets only two, so that three devices share none.
        leave: a device never comes back.
        post: packets are written, and opened by others in any order.
        slow: a place takes hours to answer, and is another one afterwards.
        carrier: one device belongs to a carrier and sees ``org`` and the project only.
        control: owners end devices and each other, devices are held, carriers forge.
        joiner: a device joins when much has happened already.
        dormant: a device is silent for 200 days and then comes back.
        erase: somebody erases a field with its history.
        frozen: the folder of one reader stands still for a long while.
        bomb: a member signs a file that unpacks to more than memory should hold.
    """

    delay: float = 0.4
    partial: float = 0.05
    torn: float = 0.1
    copies: float = 0.05
    flip: float = 0.04
    vanish: float = 0.04
    refuse: float = 0.01
    disk: float = 0.02
    crash: float = 0.04
    power: float = 0.03
    skew: float = 0.2
    restore: float = 0.03
    clone: float = 0.02
    folding: float = 0.15
    carrier: float = 0.3
    apart: float = 0.25
    leave: float = 0.02
    post: float = 0.04
    slow: float = 0.005
    control: float = 0.5
    joiner: float = 0.03
    dormant: float = 0.02
    erase: float = 0.02
    frozen: float = 0.02
    bomb: float = 0.01

    @classmethod
    def none(cls, **kept: float) -> Chances:
        """No faults but those named."""
        return cls(**{name: kept.get(name, 0.0) for name in cls.__dataclass_fields__})


@dataclass
class World:
    """One run's chance and time.

    Attributes:
        seed: repeats the run.
        tick: counts meetings and faults; visibility at places is measured in it.
        story: one line for each thing that happened.
        quiet: no faults any more.
        devices: all that take part.
        habits: when devices make packs and snapshots.
        everywhere: so many meetings with a place lie between two that look at everything.
        cards: so many of the deck are played beside each save.
        done: those that were.
        erased: texts that an erasing action (8 bytes) was to take away.
        forks: devices (16 bytes each) whose authors may exist twice, for their profile was duplicated.
    """

    seed: int
    chances: Chances = field(default_factory=Chances)
    tick: int = 0
    now_ms: int = _BEGIN_MS
    story: list[str] = field(default_factory=list)
    quiet: bool = False
    forks: set[bytes] = field(default_factory=set)
    erased: dict[bytes, set[str]] = field(default_factory=dict)
    devices: list[Any] = field(default_factory=list)
    habits: Habits = field(default_factory=Habits)
    everywhere: int = 3
    cards: int = 0
    done: set[Card] = field(default_factory=set)
    deck: Deck = field(init=False)
    _names: int = 0

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.deck = Deck(self.seed)

    def happens(self, chance: float) -> bool:
        """Whether a fault of this chance is due now."""
        return not self.quiet and chance > 0 and self.random.random() < chance

    def pass_time(self) -> None:
        """Between two things seconds or days go by."""
        self.tick += 1
        self.now_ms += self.random.choice([10, 1_000, 60_000, 3_600_000, 2 * DAY_MS])

    def rng(self) -> SeededRng:
        """A source of random bytes that nobody else has, also not a copy of the one who asks."""
        self._names += 1
        return SeededRng(f"{self.seed} {self._names}".encode())

    def tell(self, line: str) -> None:
        """Note what happened."""
        self.story.append(f"{self.tick:4} {line}")


class SimulatedClock:
    """A device's own clock; may be wrong by years and jump."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.offset_ms = 0
        self._seconds = 0.0
        if world.happens(world.chances.skew):
            self.jump()

    def jump(self) -> None:
        """Be wrong by another amount from now on."""
        days = self._world.random.choice([0, 0.001, 0.9, 1.5, 400, 3650])
        self.offset_ms = int(days * DAY_MS) * self._world.random.choice([-1, 1])

    def wall_ms(self) -> int:
        """What the device takes for the time."""
        return self._world.now_ms + self.offset_ms

    def monotonic(self) -> float:
        """Seconds; every look at it takes a moment, now short, now long."""
        self._seconds += self._world.random.choice([0.0005, 0.01, 0.2])
        return self._seconds
