"""Packets on their way between devices: late, in any order, more than once, damaged or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inka_desktop.errors import InkaError
from inka_desktop.exchange.packet import PacketWriter, read_packet
from inka_desktop.exchange.place_errors import PacketDamagedError

if TYPE_CHECKING:
    from .device import Device
    from .world import World

ROOM = 3_000
"""So that there are several packets; the product's are of 10 MB."""


class Post:
    """What was written and may still be opened by somebody."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._letters: list[bytes] = []

    def write(self, device: Device) -> None:
        """A device writes packets; whatever is in them has left it."""
        try:
            device.replica.acknowledge()
            device.replica.seal(everything=True)
        except InkaError:  # its disk is full
            return
        me = device.replica
        packets = PacketWriter(device.database, me.identity, me.members, device.files, ROOM).packets()
        self._letters += [packet.to_bytes() for packet in packets]
        mine = me.identity.author.hex()[:12]
        device.mailed |= {path for packet in packets for path in packet.files if f"/{mine}/" in path}
        self._world.tell(f"{device.name} writes {len(packets)} packets")

    def open(self, device: Device) -> None:
        """A device opens some of all that was ever written, in any order."""
        if not self._letters:
            return
        random = self._world.random
        opened = [random.choice(self._letters) for _ in range(random.randrange(1, 6))]
        received = 0
        for letter in opened:
            if self._world.happens(self._world.chances.torn):
                self._open_damaged(letter)
            else:
                try:
                    received += device.replica.take_in(read_packet(letter)).received
                except InkaError:  # its disk is full
                    continue
        self._world.tell(f"{device.name} opens {len(opened)} packets, received {received}")

    def deliver(self, devices: list[Device]) -> None:
        """In the end everybody opens everything: what was only ever mailed is lost by nobody."""
        for device in devices:
            for letter in self._world.random.sample(self._letters, len(self._letters)):
                device.replica.take_in(read_packet(letter))

    def _open_damaged(self, letter: bytes) -> None:
        random = self._world.random
        at = random.randrange(len(letter))
        damaged = random.choice([letter[:at], letter[:at] + bytes([letter[at] ^ 1]) + letter[at + 1 :]])
        try:
            read_packet(damaged)
        except PacketDamagedError:
            return
        raise AssertionError("a damaged packet was taken for whole")
