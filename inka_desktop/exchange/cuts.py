"""Whether an operation lies before a cut, in its own history."""

from __future__ import annotations

from collections.abc import Iterator

from inka_desktop.store.logs import Log

from .deps import Dep
from .pasts import Pasts
from .statements import Cuts


def within(
    pasts: Pasts, cuts: Cuts, letter: str, number: int, log: Log, seq: int, space: bytes | None = None
) -> bool:
    """Whether an operation lies before a cut.

    Args:
        pasts: to look positions up.
        cuts: what a loss lists.
        letter: of the stream.
        number: of the space.
        log: whose operation.
        seq: its number.
        space: id of the space; None for the control stream, which lies in one space only.
    """
    return any(
        covers(pasts, log, seq, number, dep, seq, 1)
        for (named, stream), deps in cuts.items()
        if stream == letter and (space is None or named == space)
        for dep in deps
    )


def covers(pasts: Pasts, log: Log, last: int, space: int, dep: Dep, first: int, low: int) -> bool:
    """Whether operations ``first`` to ``last`` of a log lie between ``low`` and a position.

    A position that is not here yet is taken by its numbers; when it comes with another history, the
    author has forked, and everything is judged again.
    """
    if first < low or last > dep.seq:
        return False
    target = pasts.resolve(dep, space, log.stream)
    if target is None:
        return dep.author in {one.author for one in _line(pasts, log)}
    return any(one.number == log.number and last <= upto for one, upto in _upto(pasts, target, dep.seq))


def _line(pasts: Pasts, log: Log) -> Iterator[Log]:
    yield log
    while log.base is not None:
        log = pasts.log(log.base)
        yield log


def _upto(pasts: Pasts, log: Log, seq: int) -> Iterator[tuple[Log, int]]:
    for one in _line(pasts, log):
        yield one, seq
        seq = min(seq, one.start - 1)
