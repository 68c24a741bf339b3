"""Whether everything is here that was there when this device was invited (EXCHANGE.md 5).

The invitation says how far each author had got. Until all of that has come this device is incomplete,
whatever it shows, and says so: a place that holds something back looks like a quiet one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgpack

from inka_desktop.store import logs
from inka_desktop.store.logs import STREAM_CONTROL, STREAM_ROWS
from inka_desktop.store.raw import RawConnection

from . import lineage
from .codec import unpack
from .deps import Dep
from .errors import ContentDamagedError
from .invitation import Invitation
from .names import CONTROL

_EXPECTED: Final = "invitation_heads"
_MOST_NAMES: Final = 100_000
_STREAMS: Final = {True: STREAM_CONTROL, False: STREAM_ROWS}


@dataclass(frozen=True, slots=True)
class Missing:
    """Changes of one author in one stream that were to come.

    Attributes:
        device: what the inviting device calls its device; empty where it did not say.
        count: operations.
    """

    device: str
    count: int


def expect(raw: RawConnection, invitation: Invitation) -> None:
    """Keep what an invitation says has to come.

    Args:
        raw: of the running transaction.
        invitation: by which this device joins.
    """
    names = _names(invitation)
    expected = [
        [space, stream == CONTROL, dep.author, dep.seq, dep.chain, names.get(dep.author, "")]
        for (space, stream), deps in invitation.heads.items()
        for dep in deps
    ]
    raw.execute(
        "INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", (_EXPECTED, msgpack.packb(expected))
    )


def names_of(raw: RawConnection) -> bytes:
    """What devices are called, for the further entry ``authors`` of an invitation: a newcomer knows none."""
    found = raw.execute(
        "SELECT DISTINCT l.author, d.name FROM sync_log l JOIN device d ON d.id = l.device"
        " WHERE d.alive = 1 AND d.name IS NOT NULL ORDER BY l.author"
    ).fetchall()
    packed: bytes = msgpack.packb(found)
    return packed


def _names(invitation: Invitation) -> dict[bytes, str]:
    """The same as a map; empty where the inviting version did not say, or says something else."""
    said = invitation.extra.get("authors")
    try:
        rows = unpack(said, _MOST_NAMES) if type(said) is bytes else []
    except ContentDamagedError:
        return {}
    if type(rows) is not list or any(type(row) is not list or len(row) != 2 for row in rows):
        return {}
    return {author: name for author, name in rows if type(author) is bytes and type(name) is str}


def missing(raw: RawConnection) -> list[Missing]:
    """What an invitation spoke of and is not here yet; nothing once :func:`settle` saw it all."""
    found = raw.execute("SELECT value FROM setting WHERE name = ?", (_EXPECTED,)).fetchone()
    if found is None:
        return []
    numbers = {space.id: space.number for space in logs.spaces(raw)}
    return [
        Missing(name, count)
        for space, control, author, seq, chain, name in msgpack.unpackb(found[0])
        if (count := _lacks(raw, numbers.get(space, 0), _STREAMS[control], Dep(author, seq, chain)))
    ]


def _lacks(raw: RawConnection, space: int, stream: int, dep: Dep) -> int:
    """How many operations are not here; what a snapshot brought has no chain values to compare."""
    if lineage.holds(raw, space, stream, dep) is not None:
        return 0
    reached = [log.applied for log in lineage.family(raw, space, stream, dep.author)]
    return max(0, dep.seq - max(reached, default=0))


def settle(raw: RawConnection) -> None:
    """Expect nothing any more once all has come: what is retired later is missed by nobody."""
    if not missing(raw):
        raw.execute("DELETE FROM setting WHERE name = ?", (_EXPECTED,))


def is_expecting(raw: RawConnection) -> bool:
    """Whether something was still to come when this was last settled."""
    return raw.execute("SELECT 1 FROM setting WHERE name = ?", (_EXPECTED,)).fetchone() is not None
