"""Making a workspace, inviting a device into it, and joining by file and code (EXCHANGE.md 9)."""

from __future__ import annotations

from dataclasses import dataclass

import msgpack

from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store import logs
from inka_desktop.store.clock import Random
from inka_desktop.store.logs import STREAM_CONTROL, STREAM_ROWS
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import identity as identities
from . import members as membership
from .crypto import DeviceKeys, RecoveryKey, seal_to
from .delegation import Delegation, enrol, new_invitation_key
from .deps import Dep
from .identity import STREAM_LETTERS, Identity
from .invitation import Invitation, InvitedPlace, make_invitation
from .members import ENROL, GENESIS, GRANT, MEMBER, SPACE, Members

INVITATION_DAYS = 14
GRANTS_AT_ONCE = 200
"""A transaction of the exchange holds 500 operations; the next meeting goes on."""
_DAY_S = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Founded:
    """Ids of a new workspace's spaces, 16 bytes each."""

    org: bytes
    coord: bytes


def found(
    transaction: Transaction, name: str, person: bytes, tag: str, random: Random
) -> tuple[Identity, Founded]:
    """Make a workspace in an empty database; this device is its first owner.

    The recovery seed stays in this database until it is printed and typed back.
    """
    raw = transaction.raw
    keys, recovery = DeviceKeys.new(random), RecoveryKey.new(random)
    spaces = Founded(random.token(16), random.token(16))
    me = Identity(keys, random.token(8), random.token(16), spaces.org, person, tag, Role.OWNER, name)
    identities.save(raw, me)
    keep_setting(raw, "trusted", keys.sign_public)
    keep_setting(raw, "recovery_seed", recovery.seed)
    for space, kind in ((spaces.org, SpaceKind.ORG), (spaces.coord, SpaceKind.COORD)):
        _own_space(raw, me, space, kind, random.token(32))
    identities.own_log(raw, me, spaces.org, SpaceKind.ORG, STREAM_CONTROL)
    transaction.log.load()
    membership.state(transaction, spaces.org, me.workspace, {
        "t": GENESIS, "workspace": me.workspace, "name": name, "box": keys.box_public, "person": person,
        "tag": tag, "recovery": [recovery.sign_public, recovery.box_public], "org": spaces.org,
    })  # fmt: skip
    for space, kind in ((spaces.org, SpaceKind.ORG), (spaces.coord, SpaceKind.COORD)):
        membership.state(transaction, spaces.org, space, {"t": SPACE, "kind": str(kind)})
    return me, spaces


def create_space(
    transaction: Transaction, me: Identity, members: Members, kind: SpaceKind, random: Random
) -> bytes:
    """A new space, its key granted to every device that should have it; owners only."""
    space = random.token(16)
    _own_space(transaction.raw, me, space, kind, random.token(32))
    transaction.log.load_missing()
    membership.state(transaction, me.org, space, {"t": SPACE, "kind": str(kind)})
    members.spaces[space] = str(kind)
    settle_grants(transaction, me, members, random)
    return space


def settle_grants(transaction: Transaction, me: Identity, members: Members, random: Random) -> int:
    """As an owner: confirm devices that enrolled themselves, and grant every key that is due.

    Returns how many statements that took; 0 when all is settled.
    """
    raw, said = transaction.raw, 0
    confirmed = _confirmed(raw)
    granted = {(space, epoch, device) for space, epoch, device, _ in members.grants}
    keys = raw.execute("SELECT space, epoch, key FROM sync_key").fetchall()
    for member in members.devices.values():
        if member.held or member.device == me.device or said >= GRANTS_AT_ONCE:
            continue
        if member.device not in confirmed:
            membership.state(transaction, me.org, member.device, membership.confirmation(member))
            said += 1
        for space, epoch, key in keys:
            due = member.role in (Role.OWNER, Role.COORDINATOR, Role.KEEPER) or space in member.spaces
            if due and said < GRANTS_AT_ONCE and (space, epoch, member.device) not in granted:
                box = seal_to(member.box_public, key, random)
                grant = {"t": GRANT, "space": space, "epoch": epoch, "box": box}
                membership.state(transaction, me.org, member.device, grant)
                members.grants.append((space, epoch, member.device, box))
                said += 1
    return said


def _confirmed(raw: RawConnection) -> set[bytes]:
    return {row for _device, row, said in membership.statements(raw) if said["t"] == MEMBER}


@dataclass(frozen=True, slots=True)
class Guest:
    """Whom an invitation is for.

    Attributes:
        role: never owner.
        person: 16 bytes.
        tag: the new device's tag for numbers.
        spaces: project spaces for a carrier; a coordinator gets ``org``, ``coord`` and all projects.
    """

    role: Role
    person: bytes
    tag: str
    spaces: tuple[bytes, ...] = ()


def prepare(
    raw: RawConnection, me: Identity, guest: Guest, place: InvitedPlace, now_ms: int, random: Random
) -> Invitation:
    """An invitation; :func:`.invitation.make_invitation` closes it with a code (0.2 s: Argon2id).

    Args:
        raw: of the owner's database.
        me: the owner.
        guest: whom it is for.
        place: where to meet.
        now_ms: wall clock; the invitation lasts 14 days.
        random: for keys and code.
    """
    seed, public = new_invitation_key(random)
    known = {space.id: space for space in logs.spaces(raw)}
    chosen = [one for one in known.values() if one.kind != SpaceKind.PERSONAL]
    if guest.role == Role.CARRIER:
        chosen = [one for one in chosen if one.kind == SpaceKind.ORG or one.id in guest.spaces]
    delegation = Delegation(
        me.workspace, public, tuple(sorted(one.id for one in chosen)), guest.role, guest.person,
        now_ms // 1000 + INVITATION_DAYS * _DAY_S, random.token(16), guest.tag, me.keys.sign_public,
    )  # fmt: skip
    keys: dict[bytes, dict[int, bytes]] = {one.id: {} for one in chosen}
    for space, epoch, key in raw.execute("SELECT space, epoch, key FROM sync_key").fetchall():
        if space in keys:
            keys[space][epoch] = key
    extra = {"org": me.org, "kinds": [[one.id, one.kind] for one in chosen]}
    owners = ((me.keys.sign_public, me.keys.box_public),)
    heads = _positions(raw, chosen)
    return Invitation(me.name, seed, delegation.signed(me.keys), place, keys, heads, owners, extra)


def _positions(raw: RawConnection, spaces: list[logs.Space]) -> dict[tuple[bytes, str], tuple[Dep, ...]]:
    """How far everybody has got, so that the guest knows when it has everything."""
    found: dict[tuple[bytes, str], tuple[Dep, ...]] = {}
    ids = {one.number: one.id for one in spaces}
    for log in logs.logs(raw):
        if log.space in ids and log.applied >= log.start:
            at = (ids[log.space], STREAM_LETTERS[log.stream])
            found[at] = (*found.get(at, ()), Dep(log.author, log.applied, log.chain))
    return found


def invite(
    raw: RawConnection, me: Identity, guest: Guest, place: InvitedPlace, now_ms: int, random: Random
) -> tuple[bytes, str]:
    """An invitation file and the code that opens it (takes about 0.2 s); for the rest see :func:`prepare`."""
    return make_invitation(prepare(raw, me, guest, place, now_ms, random), random)


def join(transaction: Transaction, invitation: Invitation, random: Random) -> Identity:
    """Join a workspace in an empty database; works while no other device is running."""
    raw = transaction.raw
    given = invitation.delegated()
    keys, org = DeviceKeys.new(random), invitation.extra["org"]
    me = Identity(
        keys,
        random.token(8),
        given.workspace,
        org,
        given.person,
        given.tag,
        given.role,
        invitation.workspace_name,
    )
    identities.save(raw, me)
    keep_setting(raw, "trusted", invitation.owners[0][0])
    for space, kind in invitation.extra["kinds"]:
        for epoch, key in invitation.space_keys[space].items():
            raw.execute("INSERT INTO sync_key(space, epoch, key) VALUES (?,?,?)", (space, epoch, key))
        identities.own_log(raw, me, space, kind)
    identities.own_log(raw, me, org, SpaceKind.ORG, STREAM_CONTROL)
    transaction.log.load()
    statement = enrol(invitation.delegation, invitation.seed, keys)
    membership.state(transaction, org, me.device, {"t": ENROL, "statement": statement})
    return me


def _own_space(raw: RawConnection, me: Identity, space: bytes, kind: SpaceKind, key: bytes) -> None:
    raw.execute("INSERT INTO sync_key(space, epoch, key) VALUES (?,0,?)", (space, key))
    identities.own_log(raw, me, space, kind, STREAM_ROWS)


def keep_setting(raw: RawConnection, name: str, value: object) -> None:
    """Keep a local setting; bytes as they are, anything else as msgpack."""
    stored = value if isinstance(value, bytes) else msgpack.packb(value)
    raw.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", (name, stored))


def setting(raw: RawConnection, name: str) -> bytes | None:
    """A local setting's bytes."""
    found = raw.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return bytes(found[0]) if found else None
