"""Control statements: what they are called, how they are made, and what is in the stream.

They travel in the ``c`` stream of the ``org`` space. What counts of them :mod:`.rights` decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgpack

from inka_desktop.store.dots import dot, log_of, seq_of
from inka_desktop.store.logs import Log
from inka_desktop.store.oplog import Change, Kind, unpack_body
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from .codec import unpack
from .deps import Dep, pack_deps, unpack_deps
from .errors import ContentDamagedError
from .pasts import Past, Pasts
from .said import is_statement

GENESIS, SPACE, MEMBER, GRANT, ENROL = "genesis", "space", "member", "grant", "enrol"
REVOKE, LEAVE, DEMOTE, REFUSE = "revoke", "leave", "demote", "refuse"
RECOVER, ROTATE, ACCEPT, INVITE, WITHDRAW = "recover", "rotate", "accept", "invite", "withdraw"
PROPOSE, SETTLE, PHRASE, PERSONAL = "propose", "settle", "phrase", "personal"
LOSSES: Final = (REVOKE, LEAVE, DEMOTE, REFUSE)
"""Statements by which a device loses rights; each lists the cuts."""
MAX_ITEMS: Final = 2_000
MALFORMED: Final = (KeyError, TypeError, ValueError)
"""What a statement raises that lacks something; it then counts for nothing, on every device alike."""

Cuts = Mapping[tuple[bytes, str], tuple[Dep, ...]]
"""Per space (16 bytes) and stream letter how far each author's operations count."""


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One control statement.

    Attributes:
        log, seq: where it stands.
        hlc: its clock.
        row: what it is about, 16 bytes.
        said: its content; ``t`` says what it is.
        past: what its writer knew.
    """

    log: Log
    seq: int
    hlc: int
    row: bytes
    said: Mapping[str, Any]
    past: Past

    @property
    def kind(self) -> str:
        """What it is."""
        return str(self.said["t"])

    @property
    def order(self) -> tuple[int, int, bytes, int]:
        """Causes before effects, else by clock and author: the same on every device."""
        return sum(self.past.values()), self.hlc, self.log.author, self.seq

    def knows(self, other: Statement) -> bool:
        """Whether its writer knew another one."""
        return other is not self and self.past.get(other.log.number, 0) >= other.seq


def state(transaction: Transaction, org: bytes, row: bytes, statement: Mapping[str, Any]) -> None:
    """Make a control statement in the running transaction."""
    body = msgpack.packb(statement)
    transaction.log.write([Change(org, 0, row, Kind.CONTROL, {0: body})])


def read(raw: RawConnection, pasts: Pasts) -> list[Statement]:
    """All control statements applied or made here, causes before effects."""
    found = []
    for log in pasts.control_logs():  # the log is walked by number only: kinds have no index
        rows = raw.execute(
            "SELECT o.dot, o.row, o.body, (SELECT hlc FROM sync_tx WHERE last >= o.dot ORDER BY last LIMIT 1)"
            " FROM sync_op o WHERE o.dot BETWEEN ? AND ? AND o.kind = ?",
            (dot(log.number, 0), dot(log.number + 1, 0) - 1, Kind.CONTROL),
        ).fetchall()
        for name, row, body, hlc in rows:
            said = _content(body)
            if said is not None:
                at = pasts.log(log_of(name))
                past = pasts.of(at, seq_of(name))
                found.append(Statement(at, seq_of(name), hlc, row, said, past))
    return sorted(found, key=lambda one: one.order)


def _content(body: bytes) -> dict[str, Any] | None:
    """The content of a statement; None where it counts for nothing."""
    packed = unpack_body(body).values.get(0)
    try:
        said = unpack(packed, MAX_ITEMS) if type(packed) is bytes else None
    except ContentDamagedError:
        return None
    return said if is_statement(said) else None


def statements(raw: RawConnection) -> Iterator[tuple[bytes, bytes, Mapping[str, Any]]]:
    """Device, row and content of each statement, whether it counts or not."""
    for one in read(raw, Pasts(raw)):
        yield one.log.device, one.row, one.said


def pack_cuts(cuts: Cuts) -> list[list[Any]]:
    """Rows [space, stream letter, deps], ascending."""
    return [[*at, pack_deps(cuts[at])] for at in sorted(cuts)]


def read_cuts(packed: Any) -> Cuts:
    """What :func:`pack_cuts` gave.

    Raises:
        TypeError, ValueError: not of this form.
    """
    found = {(space, letter): unpack_deps(deps) for space, letter, deps in packed}
    if len(found) != len(packed) or any(
        type(one[0]) is not bytes or type(one[1]) is not str for one in found
    ):
        raise ValueError("a stream twice, or not named as one")
    return found
