"""What tests of packs, snapshots and erasing share: devices that do everything soon."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from inka_desktop.exchange import erasing
from inka_desktop.exchange.names import SegmentName, author12
from inka_desktop.exchange.recognise import parse
from inka_desktop.exchange.upkeep import Habits
from inka_desktop.records.specs import by_kind
from tests.simulator import completion, picture
from tests.simulator.device import Device
from tests.simulator.office import Office

SMALL = Habits(pack=3, patience=2, tail=20, times=3, least=10)
VISIT = by_kind()["protocol"]


def begin(office: Office, habits: Habits = SMALL) -> None:
    """Have habits from now on, also devices that come later."""
    office.world.habits = habits
    for device in office.devices:
        device.replica._upkeep.habits = habits


def work(office: Office, count: int = 12) -> list[UUID]:
    """Both write, and know of it."""
    a, b = office.devices[:2]
    visits = [office.new_visit(a, place=f"Ort {number}") for number in range(count)]
    office.meet()
    for visit in visits[: count // 2]:
        office.edit(b, visit, place="Rathaus", keeper="B")
    office.edit(a, visits[0], place="zugleich")
    office.meet()
    return visits


def files(office: Office, kind: type[Any]) -> list[Any]:
    """Names of a kind at the place."""
    return [name for path in sorted(office.place.files) if isinstance(name := parse(path), kind)]


def join(office: Office) -> Device:
    """A new device that meets the place once."""
    made = office.new_device()
    made.join(office.invitation())
    assert made.meet(office.place) is not None
    return made


def same(office: Office) -> None:
    """All devices show, ask and count the same."""
    office.settle()
    pictures = {device.name: picture.take(device) for device in office.devices}
    first = next(iter(pictures.values()))
    for one in pictures.values():
        assert (one.heads, one.rows, one.asked, one.divided, one.positions) == (
            first.heads, first.rows, first.asked, first.divided, first.positions,
        )  # fmt: skip
    completion.check_digests(office.devices, pictures)


def count(device: Device, sql: str) -> int:
    """One number from a device's database."""
    with device.database.readers.raw() as raw:
        return int(raw.execute(sql).fetchone()[0])


def keys(office: Office) -> dict[tuple[bytes, int], bytes]:
    """All space keys."""
    with office.devices[0].database.readers.raw() as raw:
        return {(space, epoch): key for space, epoch, key in raw.execute("SELECT * FROM sync_key")}


def ask_for_snapshot(device: Device, space: bytes) -> None:
    """The device makes one of a space at its next meeting."""
    order = "INSERT OR REPLACE INTO setting(name, value) VALUES (?, 1)"
    device.write(lambda tx: tx.raw.execute(order, (erasing.due_name(space),)))


def lose_rows(office: Office, device: Device) -> None:
    """All files with a device's rows in the coordinators' space go from the place."""
    me = author12(device.replica.identity.author)
    for name in files(office, SegmentName):
        if (name.space, name.author12) == (office.spaces.coord, me):
            office.place.take(name.path)
