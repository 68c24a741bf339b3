"""A small office for tests of the engine: devices that write and meet at a place, without faults."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from inka_desktop.exchange import joining
from inka_desktop.exchange.invitation import Invitation, InvitedPlace
from inka_desktop.exchange.replica import Meeting
from inka_desktop.records import ids
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.values import Role, SpaceKind

from .device import Device
from .store import Place
from .world import Chances, World


class Office:
    """An owner, colleagues and a place; time stands still unless a test moves it."""

    def __init__(
        self, root: Path, colleagues: int = 1, places: int = 1, chances: Chances | None = None
    ) -> None:
        self.root = root
        self.world = World(1, chances or Chances.none())
        self.places = [Place(self.world, self.world.rng().token(16)) for _ in range(places)]
        self.devices: list[Device] = []
        self._made = 0
        owner = self.new_device()
        self.spaces = owner.found(self.world.rng().token(16))
        self.project = owner.write(
            lambda tx: joining.create_space(
                tx, owner.replica.identity, owner.replica.members, SpaceKind.PROJECT, self.world.rng()
            )
        )
        owner.replica.reload()
        for _ in range(colleagues):
            self.new_device().join(self.invitation())
        self.settle()

    @property
    def place(self) -> Place:
        """The first place."""
        return self.places[0]

    def new_device(self) -> Device:
        """A device with an empty database."""
        device = Device(self.world, f"d{self._made}", self.root, self.places)
        self._made += 1
        device.install()
        self.devices.append(device)
        return device

    def invitation(self, role: Role = Role.COORDINATOR, person: bytes | None = None) -> Invitation:
        """What the owner hands to a new device."""
        owner = self.devices[0]
        person = person or self.world.rng().token(16)
        guest = joining.Guest(role, person, f"KS{len(self.devices) + 1}", (self.project,))
        place, now_ms = InvitedPlace("folder", "", self.place.id), owner.clock.wall_ms()
        with owner.database.readers.raw() as raw:
            return joining.prepare(raw, owner.replica.identity, guest, place, now_ms, self.world.rng())

    def close(self) -> None:
        """Let go of all databases."""
        for device in self.devices:
            device.close()

    # --- meeting --------------------------------------------------------------------------------------

    def meet(self, *devices: Device) -> list[Meeting]:
        """These devices, or all, meet the first place one after the other."""
        self.world.now_ms += 1_000
        met = [device.meet(self.place) for device in devices or self.devices]
        assert None not in met
        return [meeting for meeting in met if meeting is not None]

    def settle(self) -> None:
        """Everybody meets until nothing is left to say."""
        for _ in range(6):
            self.meet()

    def authors(self) -> dict[str, bytes]:
        """Who wrote as an author (12 hex digits)."""
        return {author: id_ for device in self.devices for author, id_ in device.authors().items()}

    # --- writing --------------------------------------------------------------------------------------

    def new_visit(self, device: Device, **fields: Any) -> UUID:
        """A visit in the coordinators' space."""
        self.world.now_ms += 1_000
        visit = ids.new_id(self.world.now_ms, self.world.rng().token(10))
        device.write(
            lambda tx: tx.session.add(Protocol(id=visit, space=UUID(bytes=self.spaces.coord), **fields))
        )
        return visit

    def edit(self, device: Device, visit: UUID, record: type[Any] = Protocol, **fields: Any) -> None:
        """Set fields of a record."""
        self.world.now_ms += 1_000

        def work(transaction: Any) -> None:
            found = transaction.session.get(record, visit)
            for name, value in fields.items():
                setattr(found, name, value)

        device.write(work)


def show(device: Device, row: UUID, name: str, record: type[Any] = Protocol) -> Any:
    """What a device shows in a field."""
    with device.database.readers.session() as session:
        return getattr(session.get(record, row), name)


@contextmanager
def office(root: Path, **options: Any) -> Iterator[Office]:
    """An office that is closed again."""
    made = Office(root, **options)
    try:
        yield made
    finally:
        made.close()
