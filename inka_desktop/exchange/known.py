"""What the database of this device holds of what may lie at a place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from inka_desktop.store import logs
from inka_desktop.store.logs import STREAM_CONTROL, Log, Space
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.readers import Readers

from . import told
from .names import CONTROL, DATA, author12

StreamName = tuple[str, str, str]
"""Space (8 hex digits), stream letter, author (12 hex digits)."""


class Known:
    """What the database holds, read where it is needed in a meeting.

    Attributes:
        spaces: by id.
        keys: by space and epoch.
        told: paths of heads that say exactly what is here of others' streams (:mod:`.told`).
    """

    def __init__(self, raw: RawConnection, readers: Readers, device: bytes) -> None:
        self._readers = readers
        self.spaces: dict[bytes, Space] = {space.id: space for space in logs.spaces(raw)}
        self.keys: dict[tuple[bytes, int], bytes] = {
            (space, epoch): key for space, epoch, key in raw.execute("SELECT space, epoch, key FROM sync_key")
        }
        self.told = told.paths(raw, device)
        self._quiet: Collection[int] = ()

    @classmethod
    def read(cls, readers: Readers, device: bytes) -> Known:
        """As the database is now.

        Args:
            readers: connections to read with.
            device: of this profile, 16 bytes.
        """
        with readers.raw() as raw:
            return cls(raw, readers, device)

    def leave_out(self, settled: Collection[int]) -> None:
        """Nobody will ask for the logs with these numbers."""
        self._quiet = settled

    @cached_property
    def kin(self) -> dict[StreamName, list[Log]]:
        """The logs of each stream, branches included."""
        with self._readers.raw() as raw:
            return streams(raw, self.spaces, self._quiet)

    @cached_property
    def files(self) -> set[str]:
        """Hashes (16 hex digits) of files kept here."""
        with self._readers.raw() as raw:
            return {
                hash_[:8].hex()
                for (hash_,) in raw.execute(
                    "SELECT hash FROM sync_seg UNION SELECT hash FROM sync_gone"
                    " UNION SELECT hash FROM sync_pending"
                )
            }

    def has(self, name: StreamName, seq: int, chain16: str) -> bool:
        """Whether what a head tells is here; chain values before the newest are asked for one by one."""
        for log in self.kin.get(name, ()):
            if log.start <= seq <= log.applied:
                chain = log.chain if seq == log.applied else self._chain_at(log, seq)
                if chain is not None and chain[:8].hex() == chain16:
                    return True
        return False

    def _chain_at(self, log: Log, seq: int) -> bytes | None:
        with self._readers.raw() as raw:
            return logs.chain_at(raw, log, seq)


def streams(
    raw: RawConnection, spaces: Mapping[bytes, Space], but: Collection[int] = ()
) -> dict[StreamName, list[Log]]:
    """The logs of each stream, branches included, without some by their numbers."""
    everyone = {log.number: log for log in logs.logs(raw, but=but)}
    names = {space.number: space.id.hex()[:8] for space in spaces.values()}
    found: dict[StreamName, list[Log]] = {}
    for log in everyone.values():
        root = log
        while root.base is not None:
            root = everyone[root.base]
        letter = CONTROL if log.stream == STREAM_CONTROL else DATA
        found.setdefault((names[log.space], letter, author12(root.author)), []).append(log)
    return found
