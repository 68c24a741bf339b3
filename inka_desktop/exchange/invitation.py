"""The invitation: one file, and a short code that travels by a second way.

The file holds everything a new device needs to begin while no other is running: the place itself, the
delegated key, the keys of its spaces and how far their streams had got. The code of 40 bits opens it
through Argon2id; a checksum tells a damaged file from a mistyped code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import msgpack

from .codec import unpack
from .crypto import ID_BYTES, KEY_BYTES, NONCE_BYTES, PassphraseParameters, Rng, derive, hash32, seal, unseal
from .delegation import Delegation, read_delegation
from .deps import Dep, pack_deps, unpack_deps
from .errors import (
    ContentDamagedError,
    DecryptionError,
    FileDamagedError,
    InvitationCodeError,
    InvitationDamagedError,
    InvitationExpiredError,
    NewerFormatError,
)
from .seal import StreamKey

MAGIC: Final = b"INKI"
FORMAT: Final = 1
MAX_BYTES: Final = 1024 * 1024
CODE_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""
_FRONT: Final = len(MAGIC) + 1 + 24 + NONCE_BYTES
_PERSON: Final = b"invitation"
ALIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u00a0": None})


@dataclass(frozen=True, slots=True)
class InvitedPlace:
    """Where to meet.

    Attributes:
        kind: ``folder``, ``webdav`` or ``s3``.
        where: a path or an address.
        store: id of the place, 16 bytes.
        token: of a share link, or access key; empty for a folder.
        password: of the share, where it has one, or secret key.
    """

    kind: str
    where: str
    store: bytes
    token: str = ""
    password: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the file holds.

    Attributes:
        workspace_name: shown when joining.
        seed: secret half of the delegated key, 32 bytes.
        delegation: the owner's signed statement (`delegation.py`).
        place: where to meet.
        space_keys: per space (16 bytes) and epoch a key of 32 bytes.
        heads: per stream how far every author had got: less than that is not everything.
        owners: public keys of the owners, signing and box, 32 bytes each.
        extra: further entries, msgpack values by name; those of newer versions are kept.
    """

    workspace_name: str
    seed: bytes
    delegation: bytes
    place: InvitedPlace
    space_keys: Mapping[bytes, Mapping[int, bytes]]
    heads: Mapping[StreamKey, tuple[Dep, ...]]
    owners: tuple[tuple[bytes, bytes], ...]
    extra: Mapping[str, Any] = field(default_factory=dict)

    def delegated(self) -> Delegation:
        """The delegation, its signature checked.

        Raises:
            FileDamagedError: it is not what its owner signed.
        """
        return read_delegation(self.delegation)


def new_code(rng: Rng) -> str:
    """Eight characters in two groups, e.g. ``7KQM-3XTA``: 40 bits."""
    number = int.from_bytes(rng.token(5), "big")
    letters = "".join(CODE_LETTERS[number >> shift & 31] for shift in range(35, -1, -5))
    return f"{letters[:4]}-{letters[4:]}"


def read_code(typed: str) -> str:
    """The eight characters as the key is made from them; case, hyphens, O for 0 and I, L for 1 do not matter.

    Raises:
        InvitationCodeError: not eight characters of the alphabet.
    """
    code = typed.upper().translate(ALIKE).strip()
    if len(code) != 8 or any(letter not in CODE_LETTERS for letter in code):
        raise InvitationCodeError(reason="characters")
    return code


def make_invitation(invitation: Invitation, rng: Rng) -> tuple[bytes, str]:
    """The file's bytes and the code that opens it (takes about 0.2 s: Argon2id).

    Raises:
        ValueError: over 1 MiB, or a part of it is not of its kind.
    """
    code = new_code(rng)
    parameters = PassphraseParameters.new(rng)
    nonce = rng.token(NONCE_BYTES)
    front = MAGIC + bytes([FORMAT]) + parameters.to_bytes() + nonce
    body: bytes = msgpack.packb(_elements(invitation), use_bin_type=True)
    sealed = front + seal(_key(parameters, read_code(code)), body, front, nonce)
    data = sealed + hash32(sealed)
    try:
        if len(data) > MAX_BYTES:
            raise ValueError("invitation over 1 MiB")
        _invitation(body)
    except FileDamagedError as problem:
        raise ValueError("not an invitation") from problem
    return data, code


def open_invitation(data: bytes, typed_code: str, now_s: int) -> Invitation:
    """What the file holds, the owner's signature and the last day checked (takes about 0.2 s).

    Raises:
        InvitationDamagedError: the file is not whole, or no invitation.
        NewerFormatError: a newer program made it.
        InvitationCodeError: the code does not open it.
        InvitationExpiredError: its last day has passed.
    """
    sealed, checksum = data[:-32], data[-32:]
    if not _FRONT < len(data) <= MAX_BYTES or not data.startswith(MAGIC) or hash32(sealed) != checksum:
        raise InvitationDamagedError(reason="checksum")
    if sealed[4] != FORMAT:
        raise NewerFormatError(found=sealed[4], known=FORMAT)
    code = read_code(typed_code)
    front = sealed[:_FRONT]
    try:
        parameters = PassphraseParameters.from_bytes(front[5:29])
        body = unseal(_key(parameters, code), sealed[_FRONT:], front, front[29:])
    except DecryptionError as problem:
        raise InvitationCodeError(reason="code") from problem
    except ContentDamagedError as problem:
        raise InvitationDamagedError(reason="parameters") from problem
    try:
        invitation = _invitation(body)
        expires_s = invitation.delegated().expires_s
    except FileDamagedError as problem:
        raise InvitationDamagedError(reason=problem.context.get("reason", "")) from problem
    if now_s > expires_s:
        raise InvitationExpiredError(expired_s=expires_s)
    return invitation


def _key(parameters: PassphraseParameters, code: str) -> bytes:
    return derive(parameters.key(code), _PERSON)


def _elements(invitation: Invitation) -> dict[str, Any]:
    place = invitation.place
    heads = [[*key, pack_deps(invitation.heads[key])] for key in sorted(invitation.heads)]
    return {
        "delegation": invitation.delegation,
        "extra": dict(invitation.extra),
        "heads": heads,
        "keys": [[space, dict(keys)] for space, keys in sorted(invitation.space_keys.items())],
        "name": invitation.workspace_name,
        "owners": [list(pair) for pair in invitation.owners],
        "place": [place.kind, place.where, place.store, place.token, *filter(None, [place.password])],
        "seed": invitation.seed,
    }


def _invitation(body: bytes) -> Invitation:
    read = unpack(body, 10_000)
    if type(read) is not dict or type(read.get("extra")) is not dict:
        raise ContentDamagedError(reason="invitation")
    told: list[Any] = [read.get(name) for name in ("name", "seed", "delegation")]
    name, seed, delegation = told
    if type(name) is not str or type(delegation) is not bytes or not _all((seed,), KEY_BYTES):
        raise ContentDamagedError(reason="invitation")
    return Invitation(
        name, seed, delegation, _place(read.get("place")),
        dict(_space_keys(row) for row in _rows(read.get("keys"), 2)),
        dict(_heads(row) for row in _rows(read.get("heads"), 3)),
        tuple(_owner(row) for row in _rows(read.get("owners"), 2)),
        read["extra"],
    )  # fmt: skip


def _all(values: Any, length: int) -> bool:
    return all(type(value) is bytes and len(value) == length for value in values)


def _rows(data: Any, length: int) -> list[list[Any]]:
    if type(data) is not list or any(type(row) is not list or len(row) != length for row in data):
        raise ContentDamagedError(reason="invitation")
    return data


def _place(data: Any) -> InvitedPlace:
    if type(data) is list and len(data) in (4, 5):
        kind, where, store, *opens = data
        if all(type(text) is str for text in (kind, where, *opens)) and _all((store,), ID_BYTES):
            return InvitedPlace(kind, where, store, *opens)
    raise ContentDamagedError(reason="place")


def _space_keys(row: list[Any]) -> tuple[bytes, dict[int, bytes]]:
    space, keys = row
    right = _all((space,), ID_BYTES) and type(keys) is dict and _all(keys.values(), KEY_BYTES)
    if not right or any(type(epoch) is not int or epoch < 0 for epoch in keys):
        raise ContentDamagedError(reason="keys")
    return space, keys


def _heads(row: list[Any]) -> tuple[StreamKey, tuple[Dep, ...]]:
    space, stream, deps = row
    if not _all((space,), ID_BYTES) or type(stream) is not str:
        raise ContentDamagedError(reason="heads")
    return (space, stream), unpack_deps(deps)


def _owner(row: list[Any]) -> tuple[bytes, bytes]:
    if not _all(row, KEY_BYTES):
        raise ContentDamagedError(reason="owners")
    return row[0], row[1]
