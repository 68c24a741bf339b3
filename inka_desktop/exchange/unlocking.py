"""Opens a database whose key is gone from the keyring: one request and one answer file.

The profile holds its database's key sealed to the workspace's recovery key. The request carries that and
a fresh public key; whoever has the recovery sheet opens it and seals the key to the fresh one, closed
once more with a code that travels by a second way. Nobody who holds only the request, or only the
answer, learns anything. With the sheet at hand the device needs no files at all.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from hmac import compare_digest
from pathlib import Path
from typing import Any, Final

import msgpack

from inka_desktop.store import keyfile, keys

from .codec import unpack
from .crypto import (
    KEY_BYTES,
    NONCE_BYTES,
    DeviceKeys,
    PassphraseParameters,
    RecoveryKey,
    Rng,
    derive,
    hash32,
    seal,
    seal_to,
    unseal,
)  # fmt: skip
from .errors import (
    ContentDamagedError,
    DecryptionError,
    InvitationCodeError,
    NoRecoveryError,
    RecoveryForeignError,
    UnlockCodeError,
    UnlockFileError,
)
from .invitation import new_code, read_code

REQUEST, ANSWER = b"INKQ", b"INKW"
MAX_BYTES: Final = 16 * 1024
SECRET_FILE: Final = "unlock"
_FRONT: Final = 5 + 24 + NONCE_BYTES
_PERSON: Final = b"answer"


@dataclass(frozen=True, slots=True)
class Request:
    """What a device asks with.

    Attributes:
        box: fresh X25519 public key, 32 bytes.
        sealed: the database's key sealed to the recovery key.
        check: tells whether an opened key is the right one, 16 bytes.
        name: what the person calls itself; nobody vouches for it.
    """

    box: bytes
    sealed: bytes
    check: bytes
    name: str


def make_request(folder: Path, name: str, rng: Rng) -> bytes:
    """The request's bytes; the secret that opens the answer stays in the profile.

    Asking again gives the same key, so an answer to an earlier request still fits.

    Raises:
        NoRecoveryError: this profile was never wrapped to a recovery key.
    """
    kept = keyfile.read(folder)
    if kept is None or kept.recovery is None:
        raise NoRecoveryError()
    pair = _pair(folder) or _new_pair(folder, rng)
    body = {"box": pair.box_public, "sealed": kept.recovery, "check": kept.check, "name": name[:200]}
    return _closed(REQUEST + b"\x01" + msgpack.packb(body))


def read_request(data: bytes) -> Request:
    """What a request says.

    Raises:
        UnlockFileError: it is no whole request.
    """
    body = _opened(data, REQUEST)
    try:
        told: Any = unpack(body, 16)
        request = Request(*(told[name] for name in ("box", "sealed", "check", "name")))
    except (ContentDamagedError, KeyError, TypeError) as problem:
        raise UnlockFileError(reason="request") from problem
    sizes = [(request.box, KEY_BYTES), (request.sealed, KEY_BYTES + 48), (request.check, 16)]
    if any(type(value) is not bytes or len(value) != size for value, size in sizes):
        raise UnlockFileError(reason="request")
    if type(request.name) is not str:
        raise UnlockFileError(reason="request")
    return request


def answer(data: bytes, key: RecoveryKey, rng: Rng) -> tuple[bytes, str]:
    """The answer's bytes and the code that opens it (takes about 0.2 s: Argon2id).

    Raises:
        UnlockFileError: the request is not whole.
        RecoveryForeignError: it was sealed to another workspace's recovery key.
    """
    request = read_request(data)
    try:
        opened = key.unwrap(request.sealed)
    except DecryptionError as problem:
        raise RecoveryForeignError() from problem
    if not compare_digest(keys.check_value(opened), request.check):
        raise UnlockFileError(reason="check")
    code, parameters, nonce = new_code(rng), PassphraseParameters.new(rng), rng.token(NONCE_BYTES)
    front = ANSWER + b"\x01" + parameters.to_bytes() + nonce
    inner = seal_to(request.box, opened, rng)
    return _closed(front + seal(_key(parameters, code), inner, front, nonce)), code


def open_answer(folder: Path, data: bytes, typed_code: str) -> bytes:
    """The database's key from an answer; :func:`restore` keeps it.

    Raises:
        UnlockFileError: not whole, or not an answer to this profile's request.
        UnlockCodeError: the code does not open it.
    """
    _opened(data, ANSWER)
    pair, kept = _pair(folder), keyfile.read(folder)
    if pair is None or kept is None or len(data) < _FRONT + 32:
        raise UnlockFileError(reason="request")
    sealed, front = data[:-32], data[:_FRONT]
    try:
        closing = _key(PassphraseParameters.from_bytes(front[5:29]), typed_code)
        inner = unseal(closing, sealed[_FRONT:], front, front[29:])
    except ContentDamagedError as problem:
        raise UnlockFileError(reason="parameters") from problem
    except (InvitationCodeError, DecryptionError) as problem:
        raise UnlockCodeError() from problem
    try:
        key = pair.unwrap(inner)
    except DecryptionError as problem:
        raise UnlockFileError(reason="box") from problem
    if not compare_digest(keys.check_value(key), kept.check):
        raise UnlockFileError(reason="check")
    return key


def open_with_sheet(folder: Path, key: RecoveryKey) -> bytes:
    """The database's key with the sheet itself.

    Raises:
        NoRecoveryError: this profile was never wrapped to a recovery key.
        RecoveryForeignError: the sheet is another workspace's.
    """
    kept = keyfile.read(folder)
    if kept is None or kept.recovery is None:
        raise NoRecoveryError()
    try:
        return key.unwrap(kept.recovery)
    except DecryptionError as problem:
        raise RecoveryForeignError() from problem


def restore(folder: Path, key: bytes, source: keys.KeySource) -> None:
    """Keep the key in its new place, and forget what the request was made with.

    Raises:
        NoKeyError: the place does not take it; the request still stands.
    """
    sealed = keys.recovery_of(folder)
    source.make(folder, key)
    if sealed is not None:
        keys.keep_recovery(folder, sealed)
    (folder / SECRET_FILE).unlink(missing_ok=True)


def _pair(folder: Path) -> DeviceKeys | None:
    try:
        return DeviceKeys.from_bytes((folder / SECRET_FILE).read_bytes())
    except (OSError, ContentDamagedError):
        return None


def _new_pair(folder: Path, rng: Rng) -> DeviceKeys:
    pair = DeviceKeys.new(rng)
    path = folder / SECRET_FILE
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(pair.to_bytes())
        file.flush()
        os.fsync(file.fileno())
    return pair


def _key(parameters: PassphraseParameters, code: str) -> bytes:
    return derive(parameters.key(read_code(code)), _PERSON)


def _closed(front: bytes) -> bytes:
    return front + hash32(front)


def _opened(data: bytes, magic: bytes) -> bytes:
    if not 37 < len(data) <= MAX_BYTES or data[:5] != magic + b"\x01" or hash32(data[:-32]) != data[-32:]:
        raise UnlockFileError(reason="checksum")
    return data[5:-32]
