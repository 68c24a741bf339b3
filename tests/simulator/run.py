"""One run: devices work and meet under faults, then all meet until nothing moves, then all is checked."""

from __future__ import annotations

import shutil
import tempfile
import traceback
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from inka_desktop.exchange import joining, losing
from inka_desktop.exchange.invitation import InvitedPlace
from inka_desktop.exchange.names import SegmentName, author12
from inka_desktop.exchange.recognise import recognise
from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store import logs
from inka_desktop.store.errors import ReadOnlySpaceError
from inka_desktop.store.logs import STREAM_CONTROL

from . import oracle, orphans
from .control import Control
from .deck import Card
from .device import CrashError, Device
from .post import Post
from .rare import Rare
from .sizes import LONG, Size
from .store import Place
from .work import Work
from .world import DAY_MS, Chances, World

MOST_ROUNDS = 60
FAR_FUTURE_MS = 4_000_000_000_000
"""Clocks may be ten years ahead; invitations must not expire for that."""


@dataclass(frozen=True)
class Outcome:
    """How a run went; ``failure`` is empty when every invariant held; ``done``: cards that were played."""

    seed: int
    failure: str
    story: list[str]
    operations: int = 0
    done: frozenset[Card] = frozenset()


class Run:
    """One seed."""

    def __init__(self, seed: int, root: Path, chances: Chances | None = None, size: Size = LONG) -> None:
        self.world = World(seed, chances or size.chances(seed))
        self.root = root
        self.size = size
        random = self.world.random
        self._split = self.world.happens(self.world.chances.apart)
        self.places = [
            Place(self.world, self.world.rng().token(16), self.world.happens(self.world.chances.folding))
            for _ in range(3 if self._split else random.choice([1, 1, 2]))
        ]
        self.devices: list[Device] = []
        self.works: list[Work] = []
        self.gone: list[Device] = []
        self.post = Post(self.world)
        self.control = Control(self)
        self.rare = Rare(self)
        self.world.habits, self.world.everywhere, self.world.cards = size.habits, size.everywhere, size.cards
        self.world.devices = self.devices
        self.asleep: dict[str, int] = {}

    def run(self) -> None:
        """The whole run.

        Raises:
            AssertionError: an invariant does not hold.
        """
        self._begin()
        for _ in range(self.size.steps):
            self.world.pass_time()
            self._something()
        self._settle()

    def close(self) -> None:
        """Let go of all databases."""
        for device in self.devices + self.gone:
            device.close()

    @property
    def operations(self) -> int:
        """How many operations there are in the end."""
        with self.devices[0].database.readers.raw() as raw:
            return int(raw.execute("SELECT count(*) FROM sync_op").fetchone()[0])

    # --- beginning ------------------------------------------------------------------------------------

    def _begin(self) -> None:
        owner = self.new_device()
        owner.found(self.world.rng().token(16))
        owner.write(
            lambda tx: joining.create_space(
                tx, owner.replica.identity, owner.replica.members, SpaceKind.PROJECT, self.world.rng()
            )
        )
        owner.replica.reload()
        for number in range(self.world.random.choice(self.size.invited)):
            self._invite(owner, carrier=number == 0 and self.world.happens(self.world.chances.carrier))
        self.control.begin()

    def new_device(self) -> Device:
        """A device with an empty database."""
        number = len(self.devices) + len(self.gone)
        device = Device(self.world, f"d{number}", self.root, self._places_of(number))
        device.install()
        self._add(device)
        return device

    def _places_of(self, number: int) -> list[Place]:
        """Of three places each device meets two: any two devices share one, no three share the same."""
        if not self._split:
            return self.places
        return [self.places[number % 3], self.places[(number + 1) % 3]]

    def _add(self, device: Device) -> None:
        self.works.append(Work(device, len(self.devices) + len(self.gone)))
        self.devices.append(device)

    def _invite(self, owner: Device, *, carrier: bool) -> None:
        project = owner.space("project")
        assert project is not None
        person = self.world.random.choice([self.world.rng().token(16), owner.replica.identity.person])
        role = Role.CARRIER if carrier else Role.COORDINATOR
        guest = joining.Guest(role, person, f"KS{len(self.devices) + 1}", (project.bytes,))
        place = InvitedPlace("folder", "", self.places[0].id)
        with owner.database.readers.raw() as raw:
            invitation = joining.prepare(
                raw, owner.replica.identity, guest, place, FAR_FUTURE_MS, self.world.rng()
            )
        me = owner.replica.identity
        owner.write(lambda tx: losing.note_invitation(tx, me, invitation), "control", durable=True)
        owner.replica.reload()
        self.new_device().join(invitation)
        if not carrier:
            self.control.invitations.append(invitation)
        if carrier:
            self.world.tell(f"{self.devices[-1].name} is a carrier's")

    # --- under faults ---------------------------------------------------------------------------------

    def _something(self) -> None:
        random, chances = self.world.random, self.world.chances
        place = random.randrange(len(self.devices))
        device, work = self.devices[place], self.works[place]
        if self.asleep.get(device.name, 0) > self.world.tick:
            return
        for shared in self.places:
            shared.suffer()
        if self.world.happens(chances.skew / 10):
            device.clock.jump()
        self.control.something(device)
        self.rare.perhaps(device)
        if random.random() < 0.1:
            device.back_up()
        if random.random() < 0.5:
            self._work(work)
        elif self.world.happens(chances.restore * 2):
            self._restore(device)
        elif self.world.happens(chances.clone * 2) and len(self.devices) < self.size.most:
            self._clone(device)
        elif self.world.happens(chances.leave * 2) and self._may_leave(device):
            self._leave(place)
        elif self.world.happens(chances.post * 4):
            random.choice([self.post.write, self.post.open])(device)
        elif (owner := self._inviting()) is not None and self.world.happens(chances.joiner * 4):
            self._invite(owner, carrier=False)
            self.world.tell(f"{self.devices[-1].name} joins")
        elif self.world.happens(chances.dormant * 2):
            self._sleep(device)
        else:
            self._meet(device, random.choice(device.places))

    def _work(self, work: Work) -> None:
        for _ in range(self.world.random.randrange(1, 4)):
            with suppress(ReadOnlySpaceError):  # it is out, and knows it
                work.something()
        if self.size.some and self.world.happens(self.world.chances.erase):
            self._erase(work)
        if self.world.happens(self.world.chances.power / 2):
            self.world.tell(f"{work.device.name}: power lost while working")
            work.device.lose_power()

    def _erase(self, work: Work) -> None:
        """A forged program would take away for good what all others put back: no rest could be demanded."""
        if self.control.is_honest(work.device):
            with suppress(ReadOnlySpaceError):  # it is out, or a carrier with a row that another space holds
                work.erase()

    def _meet(self, device: Device, place: Place) -> None:
        power = self.world.happens(self.world.chances.power * 4)
        device.armed = (
            "power" if power else "crash" if self.world.happens(self.world.chances.crash * 4) else None
        )
        try:
            meeting = device.meet(place, everything=self.world.random.random() < 0.5)
            told = "refused" if meeting is None else f"sent {meeting.sent}, received {meeting.received}"
            anew = f", anew as {device.author}" if meeting is not None and meeting.anew else ""
            self.world.tell(f"{device.name} meets {self.places.index(place)}: {told}{anew}")
        except CrashError as crash:
            self.world.tell(f"{device.name}: {device.armed} at {crash}")
            if power:
                device.lose_power()
            else:
                device.kill()
        finally:
            device.armed = None

    def _inviting(self) -> Device | None:
        """Late, so that there are snapshots. The owner may be gone, or its project with the power."""
        if self.world.tick < self.size.late:
            return None
        owners = [one for one in self.devices if one.replica.identity.role == Role.OWNER]
        found = next((one for one in owners if one.space("project") is not None), None)
        return found if len(self.devices) < self.size.most else None

    def _sleep(self, device: Device) -> None:
        self.world.tell(f"{device.name} is silent for 200 days")
        self.asleep[device.name] = self.world.tick + 20
        self.world.now_ms += 200 * DAY_MS

    def _restore(self, device: Device) -> None:
        how = self.world.random.choice(["database", "database", "folder", "machine"])
        for place in self.places:
            place.heal()
        if device.restore(how):
            # The old folder on the same machine looks like a profile that never went on: until it sees
            # what it published, it may write other operations under the same numbers.
            if how == "folder":
                self.world.forks.add(device.replica.identity.device)
            self.world.tell(f"{device.name}: restored ({how})")

    def _clone(self, device: Device) -> None:
        same = self.world.random.random() < 0.7
        if same:
            self.world.forks.add(device.replica.identity.device)
        name = f"d{len(self.devices) + len(self.gone)}"
        self.world.tell(f"{device.name} cloned to {name}{' as the same machine' if same else ''}")
        self._add(device.clone(name, self.root, same_machine=same))
        if self.size.some and same:
            self._go_on_apart(self.works[self.devices.index(device)], self.works[-1])

    def _go_on_apart(self, *works: Work) -> None:
        """Two of one name write under the same numbers before either sees a word of the other."""
        for work in works:
            with suppress(ReadOnlySpaceError):
                work.something()
            work.device.replica.seal(everything=True)

    def _may_leave(self, device: Device) -> bool:
        """One may, and no owner who has not said everything yet: its word is what all others stand on.

        Whom it invited with keys of which nobody else has heard would write what nobody else can read.
        Nor one whose place only a carrier shares, who passes on nothing of the office's; nor one with a
        place that nobody else comes to, where it may have left its only words. Nor the last whose program is
        not forged.
        """
        if not any(self.control.is_honest(one) for one in self.devices if one is not device):
            return False
        others = [place for one in self.devices if one is not device for place in one.places]
        if any(place not in others for place in device.places):
            return False
        if self._split and any(one.replica.identity.role == Role.CARRIER for one in self.devices):
            return False
        said = device.replica.identity.role != Role.OWNER or self._has_said_all(device)
        return said and len(self.devices) > 2 and not self.gone

    def _has_said_all(self, device: Device) -> bool:
        """Whether all its control statements lie at places of others."""
        with device.database.readers.raw() as raw:
            log = next(one for one in logs.own_logs(raw) if one.stream == STREAM_CONTROL)
            last = logs.last_seq(raw, log.number)
        others = [place for one in self.devices if one is not device for place in one.places]
        names = [recognise(path) for place in others for path in place.published]
        return any(
            isinstance(name, SegmentName)
            and (name.folder, name.author12, name.last) == ("ctl", author12(log.author), last)
            for name in names
        )

    def _leave(self, number: int) -> None:
        """An author never comes back; what nobody else has taken in stays where it lies."""
        device = self.devices.pop(number)
        self.works.pop(number)
        self.gone.append(device)
        self.world.tell(f"{device.name} never comes back")
        self._spare_orphans()

    def _spare_orphans(self) -> None:
        """What only a device had that is gone is put back at its places and spared by faults."""
        held: set[str] = set()
        for device in self.devices:
            held |= device.held()
        for place in self.places:
            files = {path for path in place.published if path.endswith(".seg")}
            place.heal({path for path in files if path.split(".")[-2] not in held})

    # --- and in the end -------------------------------------------------------------------------------

    def _settle(self) -> None:
        self.world.quiet = True
        self.world.tell("no more faults")
        if self.gone:
            self._spare_orphans()
        for device in self.devices:
            device.edit = None
        self.post.deliver(self.devices)
        self._come_to_rest()
        for _ in range(3):
            if not self.control.recover():
                break
            self._come_to_rest()
        survivors = self.control.survivors()
        written = {device.name: set(device.written) for device in survivors}
        oracle.check(survivors, self.places, written, forks=self.world.forks,
            authors=self._authors(), erased=self.world.erased,
        )  # fmt: skip
        self.control.check(survivors, self.world.forks)
        self._check_idle(survivors)

    def _authors(self) -> dict[str, bytes]:
        """Who wrote as an author; one that lost its rights may have begun anew where nobody reads it."""
        known: dict[str, bytes] = {}
        for device in self.devices + self.gone:
            known |= device.authors()
        return known

    def _come_to_rest(self) -> None:
        still = 0
        for _ in range(MOST_ROUNDS):
            still = 0 if self._round() else still + 1
            if still > self.world.everywhere:
                return
        raise AssertionError("the devices do not come to rest")

    def _round(self) -> bool:
        """Everybody meets every place once; whether anything moved."""
        moved = False
        for device in self.world.random.sample(self.devices, len(self.devices)):
            for place in device.places:
                changes = place.changes
                self.control.watch(device)
                meeting = device.meet(place)
                assert meeting is not None
                moved |= place.changes != changes or meeting.received > 0 or meeting.anew
        return moved

    def _check_idle(self, survivors: list[Device]) -> None:
        orphaned = orphans.orphans(survivors)
        for device in survivors:
            for place in device.places:
                meeting = device.meet(place)
                assert meeting is not None
                still = {one.hash16 for one in orphans.waiting(device)} - orphaned
                assert not (meeting.waiting and still), f"{device.name}: {still} still wait"
        authors = self._authors()
        for device in survivors:
            if orphans.waiting(device):
                continue  # it goes on looking for what it misses
            ended = oracle.out(device, authors)
            with device.database.readers.raw() as raw:
                turns = dict(raw.execute("SELECT id, syncs FROM place").fetchall())
            for place in device.places:
                if (turns[place.id] + 1) % self.world.everywhere:
                    view, changes = device.views[place.id], place.changes
                    reads = view.reads
                    device.meet(place)
                    assert view.reads == reads or orphans.has_unmended(place, ended), (
                        f"{device.name}: an idle meeting reads"
                    )
                    assert place.changes == changes, f"{device.name}: an idle meeting writes"


def simulate(seed: int, chances: Chances | None = None, size: Size = LONG) -> Outcome:
    """Run one seed and say how it went."""
    base = Path("/dev/shm") if Path("/dev/shm").is_dir() else None
    root = Path(tempfile.mkdtemp(prefix="inka-simulator-", dir=base))
    run = Run(seed, root, chances, size)
    failure, operations = "", 0
    try:
        run.run()
        operations = run.operations
    except Exception as problem:  # noqa: BLE001  (whatever it is, the seed has found it)
        failure = f"{type(problem).__name__}: {problem}"
        if not isinstance(problem, AssertionError):
            failure += "\n" + "".join(traceback.format_exception(problem))
    finally:
        run.close()
        shutil.rmtree(root, ignore_errors=True)
    return Outcome(seed, failure, run.world.story, operations, frozenset(run.world.done))
