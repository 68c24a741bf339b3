"""What owners decide meanwhile: who is out, who is held, who is accepted after all; and who forges."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inka_desktop.exchange import identity as identities
from inka_desktop.exchange import joining, losing, recovery
from inka_desktop.exchange.crypto import RecoveryKey
from inka_desktop.exchange.invitation import Invitation
from inka_desktop.exchange.standing import OUT
from inka_desktop.exchange.statements import REFUSE, REVOKE
from inka_desktop.records import ids
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store.operation import MESSAGES
from inka_desktop.store.writer import Transaction

from .device import Device

if TYPE_CHECKING:
    from .run import Run

MOST_ENDS = 2
Position = tuple[bytes, int, bytes]


@dataclass
class Cut:
    """What a loss said: how far the device had got in each stream.

    Attributes:
        device: who was ended.
        maker: who ended it.
        positions: how far its operations were there.
        known: and how far on any copy of the maker's profile, before that copy knew.
    """

    device: bytes
    maker: bytes
    positions: dict[Position, int]
    known: dict[Position, int]


@dataclass
class Control:
    """Decisions of one run; with chance of its own, so that the other things happen as ever."""

    run: Run
    on: bool = False
    cuts: list[Cut] = field(default_factory=list)
    accepted: set[tuple[bytes, bytes, int]] = field(default_factory=set)
    forged: set[bytes] = field(default_factory=set)
    invitations: list[Invitation] = field(default_factory=list)
    _reached: dict[bytes, dict[Position, int]] = field(default_factory=dict)
    _key: RecoveryKey | None = None

    def __post_init__(self) -> None:
        self.random = random.Random(f"{self.run.world.seed} control")
        self.on = self.random.random() < self.run.world.chances.control

    # --- meanwhile --------------------------------------------------------------------------------

    def begin(self) -> None:
        """Remember the recovery sheet; perhaps name a second owner."""
        owner = self.run.devices[0]
        with owner.database.readers.raw() as raw:
            seed = joining.setting(raw, "recovery_seed")
        assert seed is not None
        self._key = RecoveryKey(seed)
        if self.on and self.random.random() < 0.6:
            for _ in range(3):
                for device in self.run.devices[:2]:
                    for place in device.places:
                        device.meet(place)
            other = owner.replica.members.devices.get(self.run.devices[-1].replica.identity.device)
            if other is not None and other.role == Role.COORDINATOR:
                me = owner.replica.identity
                owner.write(lambda tx: losing.name_owner(tx, me, other), "control")
                self._tell(owner, f"{self.run.devices[-1].name} becomes an owner")

    def something(self, device: Device) -> None:
        """Perhaps decide something on a device."""
        self.watch(device)
        if not self.on or self.random.random() > 0.25:
            return
        act = self.random.choice(
            [self._end, self._end, self._accept, self._review, self._second, self._forge]
        )
        act(device)

    def watch(self, device: Device) -> None:
        """Note how far a device is: what it acknowledged, another copy of it does not cut off."""
        if not self.on:
            return
        me, at = device.replica.identity.device, device.positions()
        _raise(self._reached.setdefault(me, {}), at)
        for cut in self.cuts:
            gone = device.replica.members.devices.get(cut.device)
            if cut.maker == me and gone is not None and gone.role != OUT:
                _raise(cut.known, at)

    def _tell(self, device: Device, what: str) -> None:
        device.replica.reload()
        self.run.world.tell(f"{device.name}: {what}")

    def _is_owner(self, device: Device) -> bool:
        me = device.replica.members.devices.get(device.replica.identity.device)
        return me is not None and me.role == Role.OWNER

    def is_honest(self, device: Device) -> bool:
        """Whether its program was not changed."""
        return device.replica.identity.device not in self.forged

    def _end(self, device: Device) -> None:
        members, me = device.replica.members, device.replica.identity
        others = [one for one in members.remaining() if one.device != me.device]
        if not self._is_owner(device) or len(self.cuts) >= MOST_ENDS or len(others) < 2:
            return
        gone = self.random.choice(others).device
        with device.database.readers.raw() as raw:
            mine = {
                author for (author,) in raw.execute("SELECT author FROM sync_log WHERE device = ?", (gone,))
            }
        at = {where: seq for where, seq in device.positions().items() if where[2] in mine}
        device.write(lambda tx: losing.end(tx, me, members, gone, REVOKE), "control")
        self.cuts.append(Cut(gone, me.device, at, dict(self._reached[me.device])))
        self._tell(device, f"ends {gone.hex()[:6]}")

    def _accept(self, device: Device) -> None:
        if not self._is_owner(device):
            return
        with device.database.readers.raw() as raw:
            held = [one for one in losing.held_back(raw) if one.device not in self.forged]
        if held and self.random.random() < 0.5:
            device.write(lambda tx: losing.accept(tx, device.replica.identity, held), "control")
            self.accepted |= {
                (one.space, one.author, seq) for one in held for seq in range(one.first, one.last + 1)
            }
            self._tell(device, f"accepts {len(held)}")

    def _review(self, device: Device) -> None:
        members, me = device.replica.members, device.replica.identity
        held = [one for one in members.devices.values() if one.held]
        if not held or not self._is_owner(device):
            return
        one = held[0]
        if self.random.random() < 0.5:
            device.write(lambda tx: losing.confirm(tx, me, members, one, "KS9"), "control")
            self._tell(device, f"confirms {one.device.hex()[:6]}")
        else:
            device.write(lambda tx: losing.end(tx, me, members, one.device, REFUSE), "control")
            self._tell(device, f"refuses {one.device.hex()[:6]}")

    def _second(self, _device: Device) -> None:
        if not self.invitations or len(self.run.devices) >= self.run.size.most:
            return
        device = self.run.new_device()
        device.join(self.invitations.pop())
        self.run.world.tell(f"{device.name}: a second device on one invitation")

    def _forge(self, device: Device) -> None:
        """A carrier's program was changed, and it has got hold of the coordinators' key."""
        if device.replica.identity.role != Role.CARRIER or device.replica.identity.device in self.forged:
            return
        insiders = [one for one in self.run.devices if one.space("coord") is not None]
        if not insiders:
            return
        owner, me = insiders[0], device.replica.identity
        with owner.database.readers.raw() as raw:
            space, key = raw.execute(
                "SELECT k.space, k.key FROM sync_key k JOIN sync_space s ON s.id = k.space"
                " WHERE s.kind = 'coord' AND k.epoch = 0"
            ).fetchone()

        def work(transaction: Transaction) -> None:
            raw = transaction.raw
            raw.execute("INSERT OR IGNORE INTO sync_key(space, epoch, key) VALUES (?,0,?)", (space, key))
            identities.own_log(raw, me, space, SpaceKind.COORD)
            transaction.log.load_missing()
            transaction.log.read_only = frozenset()

        from uuid import UUID

        device.write(work)
        row = ids.new_id(device.clock.wall_ms(), self.random.randbytes(10))
        record = Protocol(id=row, space=UUID(bytes=space), place="forged")
        device.write(lambda tx: tx.session.add(record))
        self.forged.add(me.device)
        self.run.world.tell(f"{device.name}: forges")

    # --- and in the end -----------------------------------------------------------------------------

    def recover(self) -> bool:
        """When no owner is left, the recovery key speaks on one of the others; whether it had to.

        On one that still reads the newest files: nobody could grant their keys to one that was ended.
        """
        devices = [one for one in self.run.devices if self.is_honest(one)]
        if any(self._is_owner(one) for one in devices):
            return False
        assert self._key is not None
        able = [one for one in devices if one.replica.identity.device in one.replica.members.devices]
        read = {one.name: len(one.replica._passes_on()) for one in able}
        device = self.random.choice([one for one in able if read[one.name] == max(read.values())])
        members, me, key = device.replica.members, device.replica.identity, self._key
        gone = recovery.suspended(members)
        device.write(lambda tx: recovery.name_owner(tx, me, members, key, gone), "control")
        self._tell(device, "the recovery key speaks")
        return True

    def survivors(self) -> list[Device]:
        """Devices that belong to the workspace in the end."""
        owner = next(one for one in self.run.devices if self._is_owner(one))
        standing = owner.replica.members.devices
        return [
            device
            for device in self.run.devices
            if (member := standing.get(device.replica.identity.device)) is not None
            and member.role != OUT
            and not member.held
            and member.device not in self.forged
        ]

    def check(self, survivors: list[Device], forks: set[bytes]) -> None:
        """I12: nothing past a cut has an effect unless an owner accepted it; everything before it has.

        Raises:
            AssertionError: naming the first operation.
        """
        roles = {
            one.name: {id_: (m.role, m.held) for id_, m in one.replica.members.devices.items()}
            for one in survivors
        }
        first = survivors[0].name
        for name, seen in roles.items():
            assert seen == roles[first], f"{name} and {first} know other rights"
        for device in survivors:
            self._check_cuts(device, forks)

    def _check_cuts(self, device: Device, forks: set[bytes]) -> None:
        standing, coord = device.replica.members.devices, device.space("coord")
        for cut in self.cuts:
            if cut.device in forks or standing[cut.device].role != OUT or standing[cut.device].held:
                continue
            for space, author, seq, refused in _operations_of(device, cut.device):
                named = [one for one in self.cuts if one.device == cut.device]
                least = min(one.positions.get((space, 0, author), 0) for one in named)
                most = max(one.known.get((space, 0, author), 0) for one in named)
                accepted = (space, author, seq) in self.accepted
                what = f"{device.name}: operation {seq} of {author.hex()[:6]}, cut {least}"
                assert not (seq > most and not accepted and not refused), f"{what}, has an effect"
                forged = cut.device in self.forged and coord is not None and space == coord.bytes
                assert not (seq <= least and refused and len(named) == 1 and not forged), f"{what}, has none"


def _raise(to: dict[Position, int], at: dict[Position, int]) -> None:
    for where, seq in at.items():
        to[where] = max(seq, to.get(where, 0))


def _operations_of(device: Device, gone: bytes) -> list[tuple[bytes, bytes, int, bool]]:
    with device.database.readers.raw() as raw:
        return [
            (space, author, name & ((1 << 40) - 1), bool(refused))
            for space, author, name, refused in raw.execute(
                "SELECT s.id, l.author, o.dot, EXISTS (SELECT 1 FROM sync_refused r"
                " WHERE o.dot BETWEEN r.first AND r.last) FROM sync_log l"
                " JOIN sync_space s ON s.no = l.space JOIN sync_op o ON o.dot >> 40 = l.no"
                f" WHERE l.device = ? AND l.stream = 0 AND o.kind NOT IN ({','.join('?' * len(MESSAGES))})",
                (gone, *MESSAGES),
            ).fetchall()
        ]
