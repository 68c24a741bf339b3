"""When to exchange without being asked: a place appeared, changed, or it is time again.

No window is needed: :meth:`Watch.due` is asked every few seconds by whoever has a clock, and answers from
the file system's times alone. Nothing is read at a place, and a server is not asked more often than the
timer says.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from . import sticks
from .places import KnownPlace, Places
from .reaching import within

EVERY_S = 15 * 60.0
"""A place that did not change is met so often; what changed there may have been missed."""
REMOTE_EVERY_S = 5 * 60.0
"""A server says nothing by itself."""
AFTER_SAVE_S = 60.0
"""So long after a change of one's own it is sent."""
SETTLE_S = 5.0
"""So long a place must have been still: a client that fetches twenty files makes one meeting of them."""

Stamp = tuple[int, ...]


@dataclass(slots=True)
class _Seen:
    """What was known of a place when it was last looked at; moments by the monotonic clock."""

    there: bool = False
    stamp: Stamp = ()
    changed_at: float | None = None
    met_at: float | None = None


@dataclass(slots=True)
class Watch:
    """Says when an exchange is due.

    Attributes:
        places: of the workspace.
        unsent: how many changes of one's own are not sent.
        clock: seconds that only go forward.
    """

    places: Places
    unsent: Callable[[], int]
    clock: Callable[[], float] = monotonic
    _seen: dict[bytes, _Seen] = field(default_factory=dict)
    _waits_since: float | None = None

    def due(self) -> bool:
        """Whether to exchange now."""
        now = self.clock()
        known = self.places.known()
        on_sticks = {store for store, _path in sticks.places()} if known else set()
        places = [self._is_due(place, now, place.store in on_sticks) for place in known]
        return bool(known) and (any(places) or self._is_unsent(now, known))

    def met(self) -> None:
        """An exchange has ended; what it changed itself is no news."""
        now = self.clock()
        self._waits_since = None
        for place in self.places.known():
            seen = self._seen.setdefault(place.id, _Seen())
            seen.met_at, seen.changed_at = now, None
            seen.there, seen.stamp = _look(place)

    def _is_due(self, place: KnownPlace, now: float, on_stick: bool) -> bool:
        seen = self._seen.setdefault(place.id, _Seen())
        if seen.met_at is None:
            seen.met_at = now  # the start of the program counts: what happened before is met soon
            seen.changed_at = now - SETTLE_S
        if place.address.is_remote:
            return now - seen.met_at >= REMOTE_EVERY_S or seen.changed_at is not None
        there, stamp = _look(place)
        there = there or on_stick
        if there and (not seen.there or stamp != seen.stamp):
            seen.changed_at = now if seen.there else now - SETTLE_S
        seen.there, seen.stamp = there, stamp
        settled = seen.changed_at is not None and now - seen.changed_at >= SETTLE_S
        return there and (settled or now - seen.met_at >= EVERY_S)

    def _is_unsent(self, now: float, known: list[KnownPlace]) -> bool:
        """Own changes have waited long enough, and there is a way out."""
        if not self.unsent():
            self._waits_since = None
            return False
        self._waits_since = now if self._waits_since is None else self._waits_since
        a_way = any(place.address.is_remote or self._seen[place.id].there for place in known)
        return a_way and now - self._waits_since >= AFTER_SAVE_S


def _look(place: KnownPlace) -> tuple[bool, Stamp]:
    """Whether a folder is there, and the times of its folders of heads: they change with every head."""
    if place.address.is_remote:
        return True, ()
    root = Path(place.address.where)
    nothing: tuple[bool, Stamp] = (False, ())
    return within(f"heads {root}", lambda: _stamp(root), nothing)


def _stamp(root: Path) -> tuple[bool, Stamp]:
    try:
        with os.scandir(root / "h") as shards:
            return True, tuple(sorted(shard.stat().st_mtime_ns for shard in shards))
    except OSError:
        return root.is_dir(), ()
