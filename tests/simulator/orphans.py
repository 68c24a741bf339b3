"""Files that nobody can apply any more: only devices that are ended or held had what they build on.

An author that is ended right after it erased something of its own can leave a file behind whose beginning
only its readers have; where these are ended or held, too, before they met anybody, nothing brings it back.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from inka_desktop.exchange.container import open_envelope
from inka_desktop.exchange.standing import OUT
from inka_desktop.store.logs import STREAM_CONTROL, STREAM_ROWS

from .device import Device
from .store import Place

Stream = tuple[bytes, int, bytes]
"""Space, stream, author."""


def has_unmended(place: Place, ended: Collection[str]) -> bool:
    """Whether a file lies damaged, or forged, at a place in the name of an ended author (12 hex digits).

    Where nobody has read a word of that author, nobody knows that it is ended: its file may still come
    whole, and is looked at in each meeting.
    """
    return any(
        path.split("/")[3] in ended and (path in place.forged or data != place.published.get(path, data))
        for path, data in place.files.items()
        if path.endswith(".seg")
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits, and the operations that it needs."""

    hash16: str
    device: bytes
    needs: frozenset[tuple[Stream, int]]


def waiting(device: Device) -> list[Waiting]:
    """The files that wait on a device."""
    with device.database.readers.raw() as raw:
        keys = {
            (space, epoch): key for space, epoch, key in raw.execute("SELECT space, epoch, key FROM sync_key")
        }
        org = raw.execute("SELECT id FROM sync_space WHERE kind = 'org'").fetchone()[0]
        found = []
        for stream, author, hash_, data in raw.execute("SELECT stream, author, hash, raw FROM sync_pending"):
            envelope = open_envelope(data)
            header = envelope.header
            body = envelope.decrypt(keys[header.space, header.epoch])
            needs = {((header.space, stream, author), header.first - 1)} if header.first > 1 else set()
            for part in body.parts:
                needs |= {((header.space, STREAM_ROWS, dep.author), dep.seq) for dep in part.deps}
                needs |= {((org, STREAM_CONTROL, dep.author), dep.seq) for dep in part.control}
            found.append(Waiting(hash_[:8].hex(), header.device, frozenset(needs)))
    return found


def orphans(devices: list[Device]) -> set[str]:
    """Names (16 hex digits) of waiting files of such devices that need what no device has any more."""
    reach: dict[Stream, int] = {}
    ended: set[bytes] = set()
    authors: dict[bytes, bytes] = {}
    for device in devices:
        members = device.replica.members.devices.values()
        ended |= {one.device for one in members if one.role == OUT or one.held}
        with device.database.readers.raw() as raw:
            for space, stream, author, who, applied in raw.execute(
                "SELECT s.id, l.stream, l.author, l.device, l.applied FROM sync_log l"
                " JOIN sync_space s ON s.no = l.space"
            ):
                authors[author] = who
                reach[space, stream, author] = max(applied, reach.get((space, stream, author), 0))
    return {
        file.hash16
        for device in devices
        for file in waiting(device)
        if file.device in ended
        and any(authors.get(stream[2]) in ended and seq > reach.get(stream, 0) for stream, seq in file.needs)
    }
