"""A place in memory, and what each reader sees of it: late, in part, torn, renamed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from hashlib import blake2b

from inka_desktop.exchange.errors import (
    FileTooLargeError,
    PlaceFullError,
    PlaceReadOnlyError,
    PlaceUnreachableError,
)
from inka_desktop.exchange.store import Entry

from .world import World

SLOW_MS, SLOW_TICKS = 3 * 3_600_000, 4


@dataclass
class Place:
    """What really lies at a place.

    Attributes:
        files: content by path.
        published: everything an author put there whole, by path; faults do not change it.
        forged: names under which the simulator put a file that no author wrote.
        spared: files that no fault hits any more: their author may have forgotten them.
        changes: counts real changes.
        folds: names come back in capitals.
    """

    world: World
    id: bytes
    folds: bool = False
    files: dict[str, bytes] = field(default_factory=dict)
    published: dict[str, bytes] = field(default_factory=dict)
    forged: set[str] = field(default_factory=set)
    spared: set[str] = field(default_factory=set)
    changes: int = 0
    views: list[View] = field(default_factory=list)

    def view(self, reader: str) -> View:
        """The place as one device sees it."""
        made = View(self, reader)
        self.views.append(made)
        return made

    def put(self, path: str, data: bytes, writer: View | None = None) -> None:
        """A file is there now; each reader learns of it in its own time."""
        if self.files.get(path) == data:
            return
        self.files[path] = data
        self.changes += 1
        for view in self.views:
            if view is not writer:
                view.learn(path, data)

    def take(self, path: str) -> None:
        """A file is gone; some readers still see it for a while."""
        data = self.files.pop(path, None)
        if data is not None:
            self.changes += 1
            for view in self.views:
                view.forget(path, data)

    # --- faults -----------------------------------------------------------------------------------

    def suffer(self) -> None:
        """Whatever is due now."""
        chances = self.world.chances
        faults = [
            (chances.copies, self._copy),
            (chances.flip, self._flip),
            (chances.vanish, self._vanish),
            (chances.torn / 2, self._tear),
        ]
        for chance, fault in faults:
            names = sorted(name for name in self.files.keys() - self.spared if name.startswith("s/"))
            if names and self.world.happens(chance):
                fault(self.world.random.choice(names))

    def _vanish(self, _name: str) -> None:
        gone = [one for one in sorted(self.files.keys() - self.spared) if self.world.random.random() < 0.2]
        self.world.tell(f"{len(gone)} files vanish")
        for name in gone:
            self.take(name)

    def _copy(self, name: str) -> None:
        keep = self.world.random.random() < 0.5
        stem, _, ending = name.rpartition(".")
        other = self.world.random.choice(
            [
                f"{stem} (1).{ending}",
                f"{stem} (conflicted copy 2026-11-22).{ending}",
                f"{stem}.sync-conflict-20261122-101500-ABCDEFG.{ending}",
            ]
        )
        self.world.tell(f"{name} {'copied' if keep else 'renamed'}")
        data = self.files[name]
        if name in self.forged:
            self.forged.add(other)
        self.put(other, data)
        if not keep:
            self.take(name)

    def _flip(self, name: str) -> None:
        data = bytearray(self.files[name])
        if not data:
            return
        data[self.world.random.randrange(len(data))] ^= 1 << self.world.random.randrange(8)
        fits = self.world.random.random() < 0.5
        self.world.tell(f"{name} flipped{' and renamed to fit' if fits else ''}")
        if fits:
            # Somebody who knows the format changed it: only signature and encryption can tell.
            folder, _, last = name.rpartition("/")
            hash16 = blake2b(bytes(data), digest_size=32).hexdigest()[:16]
            ending = f"snap{last.partition('.snap')[2]}" if ".snap" in last else "seg"
            forged = f"{folder}/{last.split('.')[0]}.{hash16}.{ending}"
            self.forged.add(forged)
            self.take(name)
            name = forged
        self.put(name, bytes(data))

    def _tear(self, name: str) -> None:
        data = self.files[name]
        self.world.tell(f"{name} torn")
        self.put(name, data[: self.world.random.randrange(len(data) + 1)])

    def heal(self, paths: Collection[str] | None = None) -> None:
        """What is honest, or these paths of it, is there again for good: nobody else may be left to."""
        for path in sorted(self.published.keys() if paths is None else paths):
            self.spared.add(path)
            self.put(path, self.published[path])


class View:
    """A :class:`inka_desktop.exchange.store.Store`: a place through one device's eyes."""

    def __init__(self, place: Place, reader: str) -> None:
        self._place = place
        self._world = place.world
        self.reader = reader
        self._unseen: dict[str, int] = {}
        self._ghosts: dict[str, tuple[bytes, int]] = {}
        self._torn: dict[str, tuple[bytes, int]] = {}
        self._still: dict[str, bytes] = {}
        self._still_until = -1
        self.reads = 0
        self.gave: set[str] = set()

    # --- what the device does not see yet, or still --------------------------------------------------

    def learn(self, path: str, data: bytes) -> None:
        """Another device put a file there."""
        random, world = self._world.random, self._world
        self._ghosts.pop(path, None)
        if world.happens(world.chances.delay):
            self._unseen[path] = world.tick + random.randrange(1, 15)
        if data and world.happens(world.chances.torn):
            part = random.choice([data[: random.randrange(len(data))], b"", bytes(len(data))])
            self._torn[path] = (part, world.tick + random.randrange(1, 15))

    def lag(self) -> None:
        """A client that has to fetch everything anew: some files are seen late, own ones, too."""
        if self._world.happens(self._world.chances.delay * 2):
            for path in sorted(self._place.files):
                self._unseen[path] = self._world.tick + self._world.random.randrange(1, 20)

    def freeze(self, ticks: int) -> None:
        """A client that hangs: for so long the device sees what it sees now, and what it does itself."""
        self._still, self._still_until = dict(self._seen()), self._world.tick + ticks

    def forget(self, path: str, data: bytes) -> None:
        """A file is gone."""
        if self._world.happens(self._world.chances.delay) and path not in self._unseen:
            self._ghosts[path] = (data, self._world.tick + self._world.random.randrange(1, 15))

    def _seen(self) -> dict[str, bytes]:
        tick = -1 if self._world.quiet else self._world.tick
        if self._world.quiet:
            return self._place.files
        if self._still_until > tick:
            return self._still
        seen = {path: data for path, data in self._place.files.items() if self._unseen.get(path, 0) <= tick}
        seen |= {path: data for path, (data, until) in self._ghosts.items() if until > tick}
        seen |= {path: part for path, (part, until) in self._torn.items() if until > tick and path in seen}
        return seen

    # --- the six methods ------------------------------------------------------------------------------

    def listing(self, folder: str) -> list[Entry]:
        """What the device sees in a folder."""
        self._refuse()
        start = f"{folder}/" if folder else ""
        files = {path: len(data) for path, data in self._seen().items() if path.startswith(start)}
        found: dict[str, Entry] = {}
        for path, size in files.items():
            name, _, below = path[len(start) :].partition("/")
            shown = start + (name.upper() if self._place.folds else name)
            found[name] = Entry(shown, 0, True) if below else Entry(shown, size)
        entries = [found[name] for name in sorted(found)]
        if self._world.happens(self._world.chances.partial):
            entries = [entry for entry in entries if self._world.random.random() < 0.6]
        self._world.random.shuffle(entries)
        return entries

    def read(self, path: str, limit: int) -> bytes | None:
        """A file as the device sees it."""
        self._refuse()
        self.reads += 1
        data = self._find(path)
        if data is not None and len(data) > limit:
            raise FileTooLargeError(path=path, size=len(data), limit=limit)
        return data

    def _find(self, path: str) -> bytes | None:
        seen = self._seen()
        if path in seen or not self._place.folds:
            return seen.get(path)
        return next((data for name, data in seen.items() if name.lower() == path.lower()), None)

    def write(self, path: str, data: bytes) -> None:
        """Put a file there."""
        self._refuse()
        if self._world.happens(self._world.chances.torn / 5):
            self._world.tell(f"{self.reader}: the upload of {path} ends in the middle")
            self._place.put(path, data[: self._world.random.randrange(len(data))], self)
            raise PlaceUnreachableError(place="simulated")
        self._own(path, data)
        self._place.put(path, data, self)
        if path.startswith("s/"):
            self._place.published[path] = data
            self.gave.add(path)

    def touch(self, path: str) -> None:
        """Put an empty file there."""
        self._refuse()
        self._own(path, b"")
        self._place.put(path, b"", self)

    def _own(self, path: str, data: bytes) -> None:
        self._still[path] = data
        for hidden in (self._unseen, self._ghosts, self._torn):
            hidden.pop(path, None)

    def exists(self, path: str) -> bool:
        """Whether the device sees a file."""
        self._refuse()
        return self._find(path) is not None

    def delete(self, path: str) -> None:
        """Take a file away."""
        self._refuse()
        same = path.lower() if self._place.folds else path
        for name in [one for one in self._place.files if same == (one.lower() if self._place.folds else one)]:
            self._place.take(name)
            self._place.published.pop(name, None)
            self._still.pop(name, None)

    def _refuse(self) -> None:
        if self._world.happens(self._world.chances.slow):
            self._world.tell(f"{self.reader}: the place takes hours to answer")
            self._world.now_ms += SLOW_MS
            self._world.tick += SLOW_TICKS
            self._place.suffer()
        if self._world.happens(self._world.chances.refuse):
            error = self._world.random.choice([PlaceUnreachableError, PlaceFullError, PlaceReadOnlyError])
            self._world.tell(f"{self.reader}: {error.__name__}")
            raise error(place="simulated")
