"""Wall clock and randomness as parts that the simulator replaces, and the hybrid logical clock.

Hybrid logical clock after Kulkarni and others (2014): 48 bit of milliseconds and 16 bit of counter in
one integer, so that it sorts and never goes back however wrong the wall clock is.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from typing import Protocol

_COUNTER_BITS = 16
AHEAD_MS = 24 * 60 * 60 * 1000
"""A clock further ahead than this is taken for wrong."""


class Clock(Protocol):
    """Where time comes from."""

    def wall_ms(self) -> int:
        """Milliseconds since 1970 in UTC; may jump."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go back."""
        ...


class SystemClock:
    """The machine's own clock."""

    def wall_ms(self) -> int:
        """Milliseconds since 1970 in UTC."""
        return time.time_ns() // 1_000_000

    def monotonic(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()


class Random(Protocol):
    """Where random bytes come from."""

    def token(self, size: int) -> bytes:
        """``size`` random bytes."""
        ...


class SystemRandom:
    """The system's own source."""

    def token(self, size: int) -> bytes:
        """``size`` random bytes."""
        return secrets.token_bytes(size)


@dataclass(slots=True)
class HybridClock:
    """Issues rising stamps and follows those of others, but never more than 24 h ahead of the wall."""

    clock: Clock = field(default_factory=SystemClock)
    last: int = 0

    def now(self) -> int:
        """A stamp above every stamp issued or followed."""
        self.last = max(self.clock.wall_ms() << _COUNTER_BITS, self.last + 1)
        return self.last

    def follow(self, stamp: int) -> bool:
        """Take another's stamp into account; False when its clock is more than 24 h ahead of ours."""
        if stamp > (self.clock.wall_ms() + AHEAD_MS) << _COUNTER_BITS:
            return False
        self.last = max(self.last, stamp)
        return True


def wall_of(stamp: int) -> int:
    """The milliseconds in a stamp."""
    return stamp >> _COUNTER_BITS
