"""What seldom happens, with chance of its own: a folder that stands still, a file that would fill memory."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgpack
import zstandard

from inka_desktop.exchange import frame
from inka_desktop.exchange.container import FORMAT, MAGIC, SIGNED, Header, segment_key
from inka_desktop.exchange.crypto import hash32
from inka_desktop.exchange.deps import chain_start
from inka_desktop.exchange.names import DATA

from .device import Device
from .fields import Drawn

if TYPE_CHECKING:
    from .run import Run

BOMB_BYTES = 64 << 20
STILL_TICKS = 40


class Rare:
    """One run's part in it."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._drawn = Drawn(f"{run.world.seed} rare")

    def perhaps(self, device: Device) -> None:
        """Now and then one of them."""
        chances = self._run.world.chances
        if self._drawn.happens(chances.frozen):
            self._freeze(device)
        if self._drawn.happens(chances.bomb):
            self._bomb(device)

    def _freeze(self, device: Device) -> None:
        """A client hangs: its folder stays as it is, but for what the device itself puts there."""
        place = device.places[self._drawn.number(len(device.places))]
        device.views[place.id].freeze(STILL_TICKS)
        self._run.world.tell(f"{device.name}: the folder stands still")

    def _bomb(self, device: Device) -> None:
        """A member signs a file as an author of its own that unpacks to far more than its words say."""
        space, me = device.space("project"), device.replica.identity.keys.device
        others = [one for one in self._run.devices if one is not device]
        if space is None or not any(me in one.replica.members.devices for one in others):
            return  # nobody has heard of it: whatever it signs waits
        with device.database.readers.raw() as raw:
            found = raw.execute(
                "SELECT epoch, key FROM sync_key WHERE space = ? ORDER BY epoch DESC LIMIT 1", (space.bytes,)
            ).fetchone()
        if found is None:
            return
        epoch, key = found
        keys, incarnation = device.replica.identity.keys, self._drawn.token(8)
        header = Header(DATA, space.bytes, keys.device, incarnation, 1, 1, epoch)
        front = frame.front_of(MAGIC, FORMAT, header.to_bytes())
        body = _body(chain_start(space.bytes, DATA, header.author))
        data = frame.closed(front, body, segment_key(key), self._run.world.rng(), keys, SIGNED)
        path = header.name(hash32(data)).path
        place = device.places[self._drawn.number(len(device.places))]
        place.forged.add(path)
        place.put(path, data)
        self._run.world.tell(f"{device.name}: a file that unpacks to {BOMB_BYTES >> 20} MiB")


def _body(start: bytes) -> bytes:
    packed = _packed()
    head = msgpack.packb(
        {"after": bytes(16), "blocks": [[len(packed), 1000, 1]], "parts": [[1, start, b"", b"", b"", 1, 1]]}
    )
    return bytes(len(head).to_bytes(4, "big") + head + packed)


@cache
def _packed() -> bytes:
    return zstandard.ZstdCompressor(write_content_size=False).compress(bytes(BOMB_BYTES))
