"""What owners decide about devices: loss of rights with its cuts, review, acceptance, confirmation.

Every loss lists how far each known incarnation of the device had got in every stream; what it wrote
beyond that, not knowing of the loss, has no effect until an owner accepts it (EXCHANGE.md 9). The keys
that follow from a loss are exchanged by :func:`.epochs.settle`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from inka_desktop.records.values import Role
from inka_desktop.store import logs
from inka_desktop.store.dots import log_of, seq_of
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from .deps import Dep
from .errors import LastOwnerError
from .identity import STREAM_LETTERS, Identity
from .invitation import Invitation
from .members import Members, confirmation
from .standing import Member
from .statements import (
    ACCEPT,
    DEMOTE,
    INVITE,
    LEAVE,
    PHRASE,
    REFUSE,
    REVOKE,
    WITHDRAW,
    Cuts,
    pack_cuts,
    state,
)  # fmt: skip


def cuts_of(raw: RawConnection, devices: Iterable[bytes]) -> Cuts:
    """How far devices have got in every stream that is here, all their incarnations."""
    wanted, found = set(devices), dict[tuple[bytes, str], tuple[Dep, ...]]()
    ids = {space.number: space.id for space in logs.spaces(raw)}
    for log in logs.logs(raw):
        if log.device in wanted and log.applied >= log.start:
            at = ids[log.space], STREAM_LETTERS[log.stream]
            found[at] = (*found.get(at, ()), Dep(log.author, log.applied, log.chain))
    return found


def end(transaction: Transaction, me: Identity, members: Members, device: bytes, kind: str = REVOKE) -> None:
    """Take all rights from a device: it is lost (``revoke``), signed off (``leave``) or refused.

    Raises:
        LastOwnerError: it is the only owner; nobody could say anything any more.
    """
    _demand_owner_left(members, device)
    cuts: Cuts = {} if kind == REFUSE else cuts_of(transaction.raw, [device])
    state(transaction, me.org, device, {"t": kind, "cuts": pack_cuts(cuts)})


def leave(transaction: Transaction, me: Identity, members: Members, device: bytes) -> None:
    """Sign a device off."""
    end(transaction, me, members, device, LEAVE)


def refuse(transaction: Transaction, me: Identity, members: Members, device: bytes) -> None:
    """Do not admit a device that an invitation brought; nothing of it counts."""
    end(transaction, me, members, device, REFUSE)


def demote(
    transaction: Transaction, me: Identity, members: Members, device: bytes, role: Role,
    spaces: Iterable[bytes] = (),
) -> None:  # fmt: skip
    """Leave a device fewer rights.

    Raises:
        LastOwnerError: it is the only owner.
    """
    if role != Role.OWNER:
        _demand_owner_left(members, device)
    cuts = pack_cuts(cuts_of(transaction.raw, [device]))
    said = {"t": DEMOTE, "role": str(role), "spaces": sorted(spaces), "cuts": cuts}
    state(transaction, me.org, device, said)


def _demand_owner_left(members: Members, device: bytes) -> None:
    owners = {owner.device for owner in members.owners()}
    if owners and owners <= {device}:
        raise LastOwnerError()


def confirm(
    transaction: Transaction, me: Identity, members: Members, member: Member, tag: str | None = None
) -> None:
    """Admit a device that was held for review; it gets a tag for numbers of its own.

    The device that works by the same invitation already is confirmed with it, so that it goes on.
    """
    for other in members.remaining():
        if other.single_use == member.single_use and not other.confirmed and other.device != member.device:
            state(transaction, me.org, other.device, confirmation(other))
    said = confirmation(replace(member, tag=tag or member.tag))
    state(transaction, me.org, member.device, said)


def name_owner(transaction: Transaction, me: Identity, member: Member) -> None:
    """Make a device a further owner's: a second device, a deputy."""
    said = confirmation(member.as_role(Role.OWNER))
    state(transaction, me.org, member.device, said)


def confirm_phrase(transaction: Transaction, me: Identity, device: bytes) -> None:
    """Say that the six words were compared with the device's person."""
    state(transaction, me.org, device, {"t": PHRASE})


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A transaction without effect.

    Attributes:
        log, author, device: whose it is.
        space: 16 bytes.
        first, last: its numbers.
        hlc: its clock.
        chain: chain value after it.
        rows: table and id of what it would change.
    """

    log: int
    author: bytes
    device: bytes
    space: bytes
    first: int
    last: int
    hlc: int
    chain: bytes
    rows: tuple[tuple[int, bytes], ...]


def held_back(raw: RawConnection) -> list[HeldBack]:
    """Everything that was delivered and has no effect, by device and time."""
    found = []
    spaces = {space.number: space.id for space in logs.spaces(raw)}
    for first, last, hlc, chain in raw.execute(
        "SELECT r.first, r.last, t.hlc, t.chain FROM sync_refused r JOIN sync_tx t ON t.last = r.last"
    ).fetchall():
        log = logs.get_log(raw, log_of(last))
        rows = raw.execute(
            "SELECT DISTINCT tbl, row FROM sync_op WHERE dot BETWEEN ? AND ? AND tbl > 0", (first, last)
        ).fetchall()
        found.append(
            HeldBack(
                log.number, log.author, log.device, spaces[log.space], seq_of(first), seq_of(last), hlc,
                chain,
                tuple(rows),
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.device, one.hlc, one.log, one.last))


def accept(transaction: Transaction, me: Identity, chosen: Iterable[HeldBack]) -> None:
    """Let operations without effect count after all; they take the place they were written for."""
    by_home: dict[tuple[bytes, bytes], list[list[object]]] = {}
    for one in chosen:
        ranges = by_home.setdefault((one.device, one.space), [])
        ranges.append([one.author, one.first, one.last, one.chain])
    for (device, space), ranges in by_home.items():
        for at in range(0, len(ranges), 500):
            said = {"t": ACCEPT, "space": space, "ranges": ranges[at : at + 500]}
            state(transaction, me.org, device, said)


def note_invitation(transaction: Transaction, me: Identity, invitation: Invitation) -> None:
    """Say that an invitation is open: a rotation seals the new key to it, too, and it can be withdrawn."""
    given = invitation.delegated()
    said = {
        "t": INVITE, "public": given.invitation, "spaces": list(given.spaces), "role": given.role,
        "person": given.person, "tag": given.tag, "expires_s": given.expires_s,
    }  # fmt: skip
    state(transaction, me.org, given.single_use, said)


def withdraw(transaction: Transaction, me: Identity, single_use: bytes) -> None:
    """Let an invitation admit nobody any more, but whom an owner confirmed."""
    state(transaction, me.org, single_use, {"t": WITHDRAW})
