"""Packets by mail: write what others may lack, take in what they sent."""

from __future__ import annotations

import os
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from inka_desktop.exchange import holdings
from inka_desktop.exchange.attachments import ciphertext_hash
from inka_desktop.exchange.packet import MAX_BYTES, Packet, PacketWriter, read_packet
from inka_desktop.exchange.place_errors import PacketForeignError
from inka_desktop.exchange.replica import Meeting, Replica
from inka_desktop.paths import PACKET_ENDING
from inka_desktop.records.local_time import local_time
from inka_desktop.store.files import Files

from .exchange_rows import PacketRow


def write(replica: Replica, files: Files, into: Path, spaces: Collection[UUID] | None = None) -> list[Path]:
    """Seal what is to be sent and write it into files of at most 10 MB; returns them in order.

    Raises:
        OSError: a file cannot be written.
    """
    replica.acknowledge()
    replica.seal(everything=True)
    writer = PacketWriter(replica.database, replica.identity, replica.members, files)
    chosen = None if spaces is None else {space.bytes for space in spaces}
    into.mkdir(parents=True, exist_ok=True)
    made = []
    for packet in writer.packets(chosen):
        path = into / _name(replica, packet)
        _write(path, packet.to_bytes())
        made.append(path)
    return made


def take_in(replica: Replica, files: Files, path: Path) -> tuple[Meeting, PacketRow]:
    """Receive what is in a packet.

    Raises:
        PacketDamagedError, PacketForeignError, NewerFormatError: nothing was changed.
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    packet = read_packet(data)
    if packet.workspace != replica.identity.workspace:
        raise PacketForeignError(found=packet.workspace.hex())
    meeting = replica.take_in(packet)
    kept = _attachments(replica, files, packet)
    return meeting, PacketRow(
        meeting.received, meeting.waiting, kept, packet.number, packet.of, tuple(meeting.notices)
    )


def _attachments(replica: Replica, files: Files, packet: Packet) -> int:
    """Keep the attachments whose rows are here; any other file is nobody's."""
    came: list[tuple[str, bytes]] = []
    with replica.readers.raw() as raw:
        known = {
            hash64: space
            for space, *hashes in raw.execute(
                "SELECT space, hash, thumbnail_hash FROM attachment WHERE alive = 1"
            )
            for hash64 in hashes
        }
    for hash64, content in packet.attachments.items():
        if hash64 in known and not files.has(hash64) and ciphertext_hash([content]) == hash64:
            files.put(hash64, [content])
            came.append((hash64, known[hash64]))
    if came:
        replica.run(lambda tx: holdings.came(tx.raw, came), "attachment")
    return len(came)


def _name(replica: Replica, packet: Packet) -> str:
    """A name that sorts by day and says who wrote it."""
    wall = replica.database.writer.core.log.hybrid.clock.wall_ms()
    moment = local_time(datetime.fromtimestamp(wall / 1000, UTC))
    part = f"_{packet.number}-von-{packet.of}" if packet.of > 1 else ""
    return f"{moment:%Y-%m-%d_%H%M}_INKA_{replica.identity.tag}{part}{PACKET_ENDING}"


def _write(path: Path, data: bytes) -> None:
    """The whole file or none of it."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
