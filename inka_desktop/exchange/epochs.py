"""Keys of spaces: who is to have them, and when a new one replaces them (EXCHANGE.md 9).

A space gets a new key whenever somebody who could read it may no longer. The new key is sealed to every
device that remains and to every open invitation, and only then the rotation is stated, under the old
key: so nobody is left behind by a rotation half done. Two owners may rotate at once; the numbers of
their epochs differ, both keys are kept, and the greater one closes from then on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import msgpack
from nacl.bindings import crypto_sign_ed25519_pk_to_curve25519

from inka_desktop.records.values import Role
from inka_desktop.store.clock import Random
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from .crypto import device_id, seal_to
from .identity import Identity
from .members import Members, confirmation
from .standing import Member
from .statements import GRANT, MALFORMED, ROTATE, state

AT_ONCE = 200
"""A transaction of the exchange holds 500 operations; the next call goes on."""
_CHANCE_BITS = 20
"""Of the number of an epoch: so that two owners who rotate at once do not choose the same one."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody to whom keys are sealed: a device, or an open invitation.

    Attributes:
        id: of the device, or made of the invitation's public key in the same way; 16 bytes.
        box_public: 32 bytes.
        member: the device; for an invitation what its device will be.
        invited: spaces whose keys it has by its invitation.
    """

    id: bytes
    box_public: bytes
    member: Member
    invited: frozenset[bytes]

    def is_due(self, space: bytes, kind: str, *, sure: bool) -> bool:
        """Whether it is to have the keys of a space.

        Args:
            space: 16 bytes.
            kind: of the space.
            sure: its phrase was confirmed; until then a coordinator has what its invitation named.
        """
        if not self.member.may_read(space, kind):
            return False
        waits = self.member.role in (Role.COORDINATOR, Role.KEEPER) and not sure
        return not waits or space in self.invited


def invitation_box(public: bytes) -> bytes:
    """The X25519 key to which keys for an invitation's device are sealed, from its Ed25519 key."""
    return bytes(crypto_sign_ed25519_pk_to_curve25519(public))


def settle(transaction: Transaction, me: Identity, members: Members, random: Random) -> int:
    """As an owner: confirm devices that enrolled themselves, grant every key that is due, rotate.

    Returns how many statements that took; 0 when all is settled. At most 200 at once: while it is not
    0, reload the members and call again.
    """
    raw, said, rights = transaction.raw, 0, members.rights
    if rights is None or me.device not in {owner.device for owner in members.owners()}:
        return 0
    for member in members.remaining():
        if said < AT_ONCE and not member.confirmed:
            state(transaction, me.org, member.device, confirmation(member))
            member.confirmed = True
            said += 1
    for space in due_rotations(members):
        _begin(raw, members, space, random)
    said += _grant(transaction, me, members, random, AT_ONCE - said)
    if said < AT_ONCE:
        said += _rotate(transaction, me, members)
    return said


def _grant(transaction: Transaction, me: Identity, members: Members, random: Random, most: int) -> int:
    said = 0
    keys = transaction.raw.execute("SELECT space, epoch, key FROM sync_key ORDER BY epoch").fetchall()
    granted = {grant[:3] for grant in members.grants}
    now_s = transaction.log.hybrid.clock.wall_ms() // 1000
    for receiver in receivers(members, now_s):
        for space, epoch, key in keys:
            kind = members.spaces.get(space)
            if kind is None or said >= most:
                continue
            sure = receiver.member.sure
            if receiver.is_due(space, kind, sure=sure) and (space, epoch, receiver.id) not in granted:
                box = seal_to(receiver.box_public, key, random)
                state(
                    transaction, me.org, receiver.id, {"t": GRANT, "space": space, "epoch": epoch, "box": box}
                )
                members.grants.append((space, epoch, receiver.id, box))
                said += 1
    return said


def receivers(members: Members, now_s: int) -> Iterator[Receiver]:
    """Every device that belongs here, and every invitation still open."""
    assert members.rights is not None  # asked before
    used = {member.single_use for member in members.devices.values()}
    for member in members.remaining():
        invited = members.rights.invited_spaces(member.device)
        yield Receiver(member.device, member.box_public, member, invited)
    for single_use, one in members.rights.invitations.items():
        try:
            public, spaces = one.said["public"], frozenset(one.said["spaces"])
            guest = Member(
                device_id(public), public, invitation_box(public), one.said["person"], one.said["role"],
                spaces, one.said["tag"], single_use,
            )  # fmt: skip
            is_open = one.said["expires_s"] >= now_s and single_use not in used
        except (*MALFORMED, RuntimeError):
            continue
        if is_open:
            yield Receiver(guest.device, guest.box_public, guest, spaces)


def due_rotations(members: Members) -> list[bytes]:
    """Spaces whose newest key somebody knows who may no longer read them."""
    assert members.rights is not None  # asked before
    due = []
    for space, kind in members.spaces.items():
        newest = members.rights.newest_rotation(space)
        gone = members.rights.left(space, kind)
        unaware = any(newest is None or not newest.knows(one) for one in gone)
        if unaware or (gone and _is_leaked(members, space, members.epoch(space))):
            due.append(space)
    return due


def _is_leaked(members: Members, space: bytes, epoch: int) -> bool:
    """Whether a key was granted to somebody who may no longer read the space."""
    holders = {receiver for granted, at, receiver, _ in members.grants if (granted, at) == (space, epoch)}
    kind = members.spaces[space]
    return any(
        holder in members.devices and not members.devices[holder].may_read(space, kind) for holder in holders
    )


def _pending(raw: RawConnection, members: Members, space: bytes) -> int | None:
    """The epoch of a key that was made and not rotated to yet."""
    found = raw.execute(
        "SELECT epoch FROM sync_key WHERE space = ? AND epoch > ? ORDER BY epoch DESC",
        (space, members.epoch(space)),
    ).fetchall()
    return next((int(epoch) for (epoch,) in found if not _is_leaked(members, space, epoch)), None)


def _begin(raw: RawConnection, members: Members, space: bytes, random: Random) -> None:
    """Make the next key of a space that this device can read."""
    known = raw.execute("SELECT max(epoch) FROM sync_key WHERE space = ?", (space,)).fetchone()[0]
    if known is None or _pending(raw, members, space) is not None:
        return
    generation = (max(known, members.epoch(space)) >> _CHANCE_BITS) + 1
    epoch = generation << _CHANCE_BITS | int.from_bytes(random.token(3), "big") % (1 << _CHANCE_BITS)
    raw.execute("INSERT INTO sync_key(space, epoch, key) VALUES (?,?,?)", (space, epoch, random.token(32)))


def _rotate(transaction: Transaction, me: Identity, members: Members) -> int:
    """State the rotations whose keys everybody has."""
    said = 0
    for space in due_rotations(members):
        epoch = _pending(transaction.raw, members, space)
        if epoch is not None:
            state(transaction, me.org, space, {"t": ROTATE, "epoch": epoch})
            said += 1
    return said


def sealing_epoch(raw: RawConnection, members: Members, space: bytes, *, control: bool) -> int:
    """Under which key own operations are to be sealed now.

    The control stream stays under the workspace's first key: who is out, held for review or invited long
    ago could not learn it otherwise. It holds numbers and sealed boxes, no name and nothing of a record.
    """
    if control:
        return 0
    rotations = members.rights.rotations.get(space, []) if members.rights is not None else []
    told = {int(one.said["epoch"]) for one in rotations}
    return max([*told, _newest_invited(raw, space, told)])


def _newest_invited(raw: RawConnection, space: bytes, told: Collection[int]) -> int:
    """The newest epoch that the invitation brought, until a rotation is told that it did not know; or 0.

    The statement about it may still be on its way. It may also never come, when the owner was lost before
    it met anybody: then nobody else has that key.
    """
    found = dict(
        raw.execute(
            "SELECT name, value FROM setting WHERE name IN (?, ?)",
            (f"epoch {space.hex()}", invited_name(space)),
        ).fetchall()
    )
    invited = msgpack.unpackb(found.get(invited_name(space), b"\x90"))
    if invited and not set(told) <= set(invited):
        return 0
    return int.from_bytes(found.get(f"epoch {space.hex()}", b""), "big")


def invited_name(space: bytes) -> str:
    """Setting with all epochs of a space of which the invitation brought the key."""
    return f"invited {space.hex()}"
