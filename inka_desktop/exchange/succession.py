"""When a snapshot has to be said again by somebody else: it does not serve any more, and others need it."""

from __future__ import annotations

from collections.abc import Iterable

from inka_desktop.store import logs
from inka_desktop.store.logs import STREAM_ROWS, Space
from inka_desktop.store.raw import RawConnection

from . import lineage
from .deps import Dep, unpack_deps
from .members import Members
from .snapshots import Index, goes_as_far, is_keeper, is_usable


def is_left_behind(raw: RawConnection, space: Space, members: Members, lying: Iterable[Index]) -> bool:
    """Whether all of a snapshot is here that does not serve any more, and no other goes as far.

    Its maker may make none any more: what only it says comes to nobody who did not take it in before. Or an
    author in it turned out to exist twice since: it contradicts what is here of the other branch, and who
    has that could not take it in where files are gone. Somebody who has all has to say it again.

    Args:
        raw: of the database.
        space: whose snapshots.
        members: who may make any.
        lying: what lies at a place.
    """
    found = raw.execute(
        "SELECT device, own, reach FROM sync_snapshot WHERE space = ?", (space.number,)
    ).fetchall()
    known = [(maker, own, unpack_deps(reach)) for maker, own, reach in found]
    twice = {log.author: log.applied for log in logs.logs(raw) if log.forked and log.space == space.number}

    def serves(maker: bytes, reach: Iterable[Dep]) -> bool:
        split = any(dep.seq > twice.get(dep.author, dep.seq) for dep in reach)
        return not split and is_keeper(members, maker, space)

    left = [reach for maker, _own, reach in known if not serves(maker, reach)]
    if not left:
        return False
    right = [reach for maker, own, reach in known if own and serves(maker, reach)]
    right += [one.reach for one in lying if is_usable(one, space, members) and serves(one.maker, one.reach)]
    far = [_reached(raw, space, reach)[0] for reach in right]
    here = [reached for reached, whole in (_reached(raw, space, reach) for reach in left) if whole]
    return any(not any(goes_as_far(one, reached) for one in far) for reached in here)


def _reached(raw: RawConnection, space: Space, reach: Iterable[Dep]) -> tuple[dict[int, int], bool]:
    """How far a reach goes in the logs as they are here, and whether all of it is here.

    An author that turned out to exist twice has branches now, which a snapshot from before does not name:
    its position lies in one of them, and takes along what the branch left.
    """
    found: dict[int, int] = {}
    whole = True
    for dep in reach:
        log, seq = lineage.holds(raw, space.number, STREAM_ROWS, dep), dep.seq
        whole = whole and (log is not None or not seq)
        while log is not None:
            found[log.number] = max(seq, found.get(log.number, 0))
            seq = min(seq, log.start - 1)
            log = None if log.base is None else logs.get_log(raw, log.base)
    return found, whole
