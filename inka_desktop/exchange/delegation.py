"""What an owner lets an invitation do, and how a device admits itself with it (EXCHANGE.md section 9).

A delegation is a statement signed by an owner; it names the public half of a key made for one
invitation. Who holds that key enrols its own device: every reader checks both signatures and then
takes the device's operations within the delegation, until an owner grants or refuses.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any, Final

import msgpack
from nacl.bindings import crypto_sign_seed_keypair

from .codec import unpack
from .crypto import ID_BYTES, KEY_BYTES, DeviceKeys, Rng, device_id, sign_with_seed, verify
from .errors import ContentDamagedError, EnrolmentRefusedError, SignatureWrongError

ROLES: Final = ("owner", "coordinator", "keeper", "carrier", "reader")
MAX_SPACES: Final = 1_000
MAX_TAG: Final = 8
_DELEGATION: Final = b"delegation"
_ENROL: Final = b"enrol"
_NAMES: Final = ("delegation", "sign", "box")


@dataclass(frozen=True, slots=True)
class Delegation:
    """An owner's signed statement about one invitation.

    Attributes:
        workspace: 16 bytes.
        invitation: public signing key of the invitation, 32 bytes.
        spaces: ids of the spaces it opens, 16 bytes each.
        role: one of :data:`ROLES`, but never ``owner``.
        person: whom it is for, 16 bytes.
        expires_s: last second it may be used, since 1970.
        single_use: 16 bytes; a second device with the same number is held for review.
        tag: the device tag for numbers, e.g. ``KS2``.
        owner: public signing key of the owner, 32 bytes.
    """

    workspace: bytes
    invitation: bytes
    spaces: tuple[bytes, ...]
    role: str
    person: bytes
    expires_s: int
    single_use: bytes
    tag: str
    owner: bytes

    def signed(self, keys: DeviceKeys) -> bytes:
        """The statement and its signature as msgpack; ``keys`` are the owner's.

        Raises:
            ValueError: the keys are not those of ``owner``, or the statement breaks its limits.
        """
        fields = {**asdict(self), "spaces": list(self.spaces)}
        statement: bytes = msgpack.packb({name: fields[name] for name in sorted(fields)}, use_bin_type=True)
        if keys.sign_public != self.owner:
            raise ValueError("signed by another device than it names")
        try:
            _statement(statement)
        except ContentDamagedError as problem:
            raise ValueError("not a delegation") from problem
        packed: bytes = msgpack.packb([statement, keys.sign(statement, _DELEGATION)], use_bin_type=True)
        return packed


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A device that admitted itself: its public keys and what it may do."""

    delegation: Delegation
    sign_public: bytes
    box_public: bytes

    @property
    def device(self) -> bytes:
        """The device id, 16 bytes."""
        return device_id(self.sign_public)


def new_invitation_key(rng: Rng) -> tuple[bytes, bytes]:
    """Seed and public half of a fresh signing key for one invitation, 32 bytes each."""
    seed = rng.token(KEY_BYTES)
    return seed, crypto_sign_seed_keypair(seed)[0]


def read_delegation(data: bytes) -> Delegation:
    """A delegation with its owner's signature checked; whether that key is an owner's is the caller's.

    Raises:
        ContentDamagedError: not a signed delegation.
        SignatureWrongError: not signed by the key it names.
    """
    statement, signature = _pair(data)
    delegation = _statement(statement)
    verify(delegation.owner, statement, signature, _DELEGATION)
    return delegation


def enrol(delegation: bytes, invitation_seed: bytes, device: DeviceKeys) -> bytes:
    """The statement by which ``device`` admits itself, signed by the invitation's key and its own."""
    fields = {"box": device.box_public, "delegation": delegation, "sign": device.sign_public}
    statement: bytes = msgpack.packb(fields, use_bin_type=True)
    by_invitation = sign_with_seed(invitation_seed, statement, _ENROL)
    packed: bytes = msgpack.packb(
        [statement, by_invitation + device.sign(statement, _ENROL)], use_bin_type=True
    )
    return packed


def check_enrol(data: bytes, owners: Collection[bytes] | None, now_s: int | None = None) -> Enrolment:
    """A device's admission, checked.

    Args:
        data: what :func:`enrol` gave.
        owners: public signing keys of the owners the reader knows; None where that is asked elsewhere.
        now_s: seconds since 1970 to compare with the last day; None where that is no question.

    Raises:
        EnrolmentRefusedError: by ``reason``: damaged, not an owner's, not the invitation's key, expired.
    """
    try:
        enrolment = _enrolment(data)
    except (ContentDamagedError, SignatureWrongError) as problem:
        raise EnrolmentRefusedError(reason=problem.context.get("reason", "")) from problem
    if owners is not None and enrolment.delegation.owner not in owners:
        raise EnrolmentRefusedError(reason="owner")
    if now_s is not None and now_s > enrolment.delegation.expires_s:
        raise EnrolmentRefusedError(reason="expired")
    return enrolment


@lru_cache(maxsize=4_096)
def _enrolment(data: bytes) -> Enrolment:
    """A statement with its three signatures checked; the same are asked for with every control statement."""
    statement, signatures = _pair(data)
    fields = unpack(statement, 16)
    told: list[Any] = [fields.get(name) if type(fields) is dict else None for name in _NAMES]
    delegated, sign, box = told
    if type(delegated) is not bytes or not (_is(sign, KEY_BYTES) and _is(box, KEY_BYTES)):
        raise ContentDamagedError(reason="enrol")
    delegation = read_delegation(delegated)
    verify(delegation.invitation, statement, signatures[:64], _ENROL)
    verify(sign, statement, signatures[64:], _ENROL)
    return Enrolment(delegation, sign, box)


def _pair(data: bytes) -> tuple[bytes, bytes]:
    pair = unpack(data, 16)
    if type(pair) is not list or len(pair) != 2 or any(type(one) is not bytes for one in pair):
        raise ContentDamagedError(reason="statement")
    return pair[0], pair[1]


def _is(value: Any, length: int) -> bool:
    return type(value) is bytes and len(value) == length


def _statement(raw: bytes) -> Delegation:
    read = unpack(raw, MAX_SPACES)
    if type(read) is not dict:
        raise ContentDamagedError(reason="delegation")
    told: list[Any] = [read.get(name) for name in ("spaces", "role", "tag", "expires_s")]
    spaces, role, tag, expires = told
    right = (
        type(spaces) is list
        and 1 <= len(spaces) <= MAX_SPACES
        and all(_is(space, ID_BYTES) for space in spaces)
        and all(_is(read.get(name), ID_BYTES) for name in ("workspace", "person", "single_use"))
        and all(_is(read.get(name), KEY_BYTES) for name in ("invitation", "owner"))
        and role in ROLES[1:]
        and type(tag) is str
        and 1 <= len(tag) <= MAX_TAG
        and type(expires) is int
        and expires >= 0
    )
    if not right:
        raise ContentDamagedError(reason="delegation")
    known = {name: read[name] for name in Delegation.__dataclass_fields__}
    return Delegation(**{**known, "spaces": tuple(spaces)})
