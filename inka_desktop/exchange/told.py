"""Heads at a place that say exactly what is held here: of these streams nothing is read, and nothing put.

Most heads are so at most meetings, and there may be thousands. They are told by their paths alone, before
anything of a stream is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping

from inka_desktop.store import logs
from inka_desktop.store.logs import STREAM_CONTROL
from inka_desktop.store.raw import RawConnection

from .names import CONTROL, DATA

STREAM = slice(4, 27)
"""Space, letter and author in the path of a head."""
State = tuple[int, bytes]
"""Number of a log and the chain value up to which it is here."""
_PLAIN = "forked = 0 AND base IS NULL AND no NOT IN (SELECT base FROM sync_log WHERE base IS NOT NULL)"


def paths(raw: RawConnection, device: bytes) -> dict[str, State]:
    """The heads of others' streams as they should lie at a place, each with what it is about.

    Streams with branches are left out: they have several heads.

    Args:
        raw: a connection to read with.
        device: of this profile, 16 bytes.
    """
    spaces = {space.number: space.id.hex()[:8] for space in logs.spaces(raw)}
    folders = {number: f"h/{name[0]}/{name}" for number, name in spaces.items()}
    rows = raw.execute(
        f"SELECT no, space, stream, author, applied, chain FROM sync_log WHERE {_PLAIN}"
        " AND device <> ? AND applied >= start",
        (device,),
    ).fetchall()
    return {
        f"{folders[space]}.{CONTROL if stream == STREAM_CONTROL else DATA}"
        f".{author[:6].hex()}.{applied:08x}.{chain[:8].hex()}": (no, chain)
        for no, space, stream, author, applied, chain in rows
    }


def unchanged(raw: RawConnection, settled: Mapping[int, bytes]) -> set[int]:
    """Which of these logs, each with its chain value at the time, are still as they were."""
    rows = raw.execute(f"SELECT no, chain FROM sync_log WHERE {_PLAIN}").fetchall() if settled else []
    return {no for no, chain in rows if settled.get(no) == chain}
