"""Making a workspace, inviting a device into it, and joining by file and code (EXCHANGE.md 9)."""

from __future__ import annotations

from dataclasses import dataclass

import msgpack
from nacl.bindings import crypto_sign_ed25519_sk_to_curve25519, crypto_sign_seed_keypair

from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store import logs
from inka_desktop.store.clock import Random
from inka_desktop.store.logs import STREAM_CONTROL, STREAM_ROWS
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import completeness, epochs
from . import identity as identities
from . import members as membership
from .crypto import DeviceKeys, RecoveryKey, device_id, open_box, seal_to
from .delegation import Delegation, enrol, new_invitation_key
from .deps import Dep
from .identity import STREAM_LETTERS, Identity
from .invitation import Invitation, InvitedPlace, make_invitation
from .members import ENROL, GENESIS, SPACE, Members
from .statements import PERSONAL

INVITATION_DAYS = 14
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


def create_personal_space(transaction: Transaction, me: Identity, members: Members, random: Random) -> bytes:
    """A space of this person's devices and the recovery key only; the device makes it itself.

    Its key is never in an owner's hands, unless the owner is the person. Saying it again with the same
    space gives the key to devices that came later (:func:`share_personal_space`).
    """
    space = random.token(16)
    _own_space(transaction.raw, me, space, SpaceKind.PERSONAL, random.token(32))
    transaction.log.load_missing()
    share_personal_space(transaction, me, members, space, random)
    return space


def share_personal_space(
    transaction: Transaction, me: Identity, members: Members, space: bytes, random: Random
) -> None:
    """Seal a personal space's key to all devices of this person, and to the recovery key."""
    (key,) = transaction.raw.execute(
        "SELECT key FROM sync_key WHERE space = ? AND epoch = 0", (space,)
    ).fetchone()
    own = [one for one in members.remaining() if one.person == me.person]
    said = {
        "t": PERSONAL, "boxes": [[one.device, seal_to(one.box_public, key, random)] for one in own],
        "recovery": seal_to(members.recovery_box, key, random),
    }  # fmt: skip
    membership.state(transaction, me.org, space, said)


settle_grants = epochs.settle
"""What an owner's device does after each meeting; see :func:`.epochs.settle`."""


def invitation_device(seed: bytes) -> bytes:
    """Under which id keys are granted to the device that will come by an invitation."""
    return device_id(crypto_sign_seed_keypair(seed)[0])


def unwrap_invited(seed: bytes, box: bytes) -> bytes:
    """A key sealed to an invitation, with the invitation's seed.

    Raises:
        DecryptionError: sealed to another.
    """
    public, secret = crypto_sign_seed_keypair(seed)
    return open_box(box, epochs.invitation_box(public), crypto_sign_ed25519_sk_to_curve25519(secret))


@dataclass(frozen=True, slots=True)
class Guest:
    """Whom an invitation is for.

    Attributes:
        role: never owner.
        person: 16 bytes.
        tag: the new device's tag for numbers.
        spaces: project spaces for a carrier, or for a reader of some; anybody else gets ``org``, ``coord``
            and all projects.
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
    if guest.role == Role.CARRIER or (guest.role == Role.READER and guest.spaces):
        shared = [one for one in chosen if one.kind == SpaceKind.PROJECT and one.id in guest.spaces]
        chosen = [one for one in chosen if one.kind == SpaceKind.ORG] + shared
    delegation = Delegation(
        me.workspace, public, tuple(sorted(one.id for one in chosen)), guest.role, guest.person,
        now_ms // 1000 + INVITATION_DAYS * _DAY_S, random.token(16), guest.tag, me.keys.sign_public,
    )  # fmt: skip
    keys: dict[bytes, dict[int, bytes]] = {one.id: {} for one in chosen}
    for space, epoch, key in raw.execute("SELECT space, epoch, key FROM sync_key").fetchall():
        if space in keys:
            keys[space][epoch] = key
    kinds = [[one.id, one.kind] for one in chosen]
    extra = {"org": me.org, "kinds": kinds, "authors": completeness.names_of(raw)}
    owners = _owners(raw, me)
    heads = _positions(raw, chosen)
    return Invitation(me.name, seed, delegation.signed(me.keys), place, keys, heads, owners, extra)


def _owners(raw: RawConnection, me: Identity) -> tuple[tuple[bytes, bytes], ...]:
    """Keys of the owners; first of all the one who began the workspace, by whom a guest believes the rest."""
    trusted = setting(raw, "trusted")
    mine = (me.keys.sign_public, me.keys.box_public)
    if trusted is None or trusted == me.keys.sign_public:
        return (mine,)
    first = membership.fold(raw, trusted).devices.get(device_id(trusted))
    return ((trusted, first.box_public if first is not None else bytes(32)), mine)


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
    keep_setting(raw, "invitation_seed", invitation.seed)
    completeness.expect(raw, invitation)
    for space, kind in invitation.extra["kinds"]:
        for epoch, key in invitation.space_keys[space].items():
            raw.execute("INSERT INTO sync_key(space, epoch, key) VALUES (?,?,?)", (space, epoch, key))
        newest = max(invitation.space_keys[space], default=0)
        keep_setting(raw, f"epoch {space.hex()}", newest.to_bytes(4, "big"))
        keep_setting(raw, epochs.invited_name(space), msgpack.packb(sorted(invitation.space_keys[space])))
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
