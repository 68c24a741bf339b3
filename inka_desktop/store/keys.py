"""The key of a profile's database: in the system's keyring, or opened by a passphrase.

The database key is 32 random bytes. ``key.json`` in the profile says where it is kept; with a passphrase
it holds the key itself, closed with Argon2id (64 MiB, 3 passes) and XChaCha20-Poly1305, so that a new
passphrase needs no new database key. A check value tells a wrong key from a damaged database. The key is
also sealed to the workspace's recovery key, so that the printed sheet opens every device (EXCHANGE.md 9).

Keyring and PyNaCl are imported when needed only.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from typing import Any, Literal, Protocol

from . import keyfile
from .connection import KEY_SIZE
from .errors import NoKeyError, WrongKeyError
from .keyfile import KeyFile

SERVICE = "INKA Desktop"
ARGON_PASSES = 3
ARGON_MEMORY_KIB = 64 * 1024
DATABASE_FILE = "inka.db"

_AAD = b"inka-key\x01"
_NONCE_SIZE = 24
_SALT_SIZE = 16

ProfileState = Literal["new", "keyring", "pin", "passphrase"]

_KEYRINGS = {
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
}
"""Keyrings of the system itself; anything else (a plain file, none at all) counts as no keyring."""


class KeySource(Protocol):
    """Where the key of a profile comes from."""

    def make(self, folder: Path, key: bytes) -> None:
        """Keep the key of a new profile.

        Raises:
            NoKeyError: there is no place for it.
        """
        ...

    def get(self, folder: Path) -> bytes:
        """The key of a profile.

        Raises:
            WrongKeyError: the passphrase is another.
            NoKeyError: the key is not where the profile says.
        """
        ...


@dataclass(frozen=True, slots=True)
class PassphraseSource:
    """A passphrase that a person types; in NFC, so that the keyboards of all systems agree."""

    passphrase: str

    def make(self, folder: Path, key: bytes) -> None:
        """Close the key with the passphrase."""
        keyfile.write(folder, _closed(key, self.passphrase))

    def get(self, folder: Path) -> bytes:
        """Open the key with the passphrase."""
        kept = keyfile.read(folder)
        if kept is None or kept.closed is None or kept.salt is None:
            raise NoKeyError()
        return _opened(kept, self.passphrase)


@dataclass(frozen=True, slots=True)
class KeyringSource:
    """The keyring of the system, under a random name that stands in the profile."""

    def make(self, folder: Path, key: bytes) -> None:
        """Put the key into the keyring, and look whether it is there."""
        ring, name = system_keyring(), os.urandom(8).hex()
        if ring is None or not remembers(ring, name, key):
            raise NoKeyError()
        keyfile.write(folder, KeyFile(source="keyring", check=check_value(key), name=name))

    def get(self, folder: Path) -> bytes:
        """Take the key out of the keyring."""
        kept, ring = keyfile.read(folder), system_keyring()
        if kept is None or kept.name is None or ring is None:
            raise NoKeyError()
        found = recall(ring, kept.name)
        if found is None or not compare_digest(check_value(found), kept.check):
            raise NoKeyError()
        return found


@dataclass(frozen=True, slots=True)
class GivenKey:
    """A key that the program was given: after recovery, in benchmarks and tests."""

    key: bytes

    def make(self, folder: Path, key: bytes) -> None:
        """Nothing is kept but what tells a wrong key from a damaged database."""
        keyfile.write(folder, KeyFile(source="given", check=check_value(key)))

    def get(self, folder: Path) -> bytes:
        """The key, when it is this profile's."""
        if is_key_of(folder, self.key) is False:
            raise WrongKeyError()
        return self.key


def profile_state(folder: Path) -> ProfileState:
    """Whether there is a profile, and what opens it."""
    if not (folder / DATABASE_FILE).exists():
        return "new"
    kept = keyfile.read(folder)
    if kept is not None and kept.source == "keyring":
        return "keyring"
    return "pin" if kept is not None and kept.source == "pin" else "passphrase"


def key_of(folder: Path, source: KeySource) -> bytes:
    """The key of a profile; made and kept when the profile is new.

    Raises:
        WrongKeyError, NoKeyError: see :class:`KeySource`.
    """
    if profile_state(folder) != "new":
        return source.get(folder)
    key = source.key if isinstance(source, GivenKey) else os.urandom(KEY_SIZE)
    source.make(folder, key)
    return key


def default_source(*, own_folder: bool) -> KeySource | None:
    """The keyring where there is one; None asks for a passphrase.

    Args:
        own_folder: everything lies below one given folder (``--data-dir``), which must not leave traces
            in the keyring of whoever runs it.
    """
    return None if own_folder or not keyring_usable() else KeyringSource()


def keyring_usable() -> bool:
    """Whether the system has a keyring of its own; the first call imports ``keyring``."""
    return system_keyring() is not None


def check_value(key: bytes) -> bytes:
    """16 bytes that tell whether a key is the right one and nothing else about it."""
    return blake2b(key, digest_size=16, person=b"inka-db-check").digest()


def is_key_of(folder: Path, key: bytes) -> bool | None:
    """Whether a key is this profile's; None where the profile does not say."""
    kept = keyfile.read(folder)
    return compare_digest(check_value(key), kept.check) if kept is not None else None


def set_passphrase(folder: Path, key: bytes, passphrase: str) -> None:
    """Close the key with a passphrase from now on: a new one, or instead of the keyring.

    Raises:
        WrongKeyError: it is not this profile's key.
    """
    kept = keyfile.read(folder)
    if kept is not None and not compare_digest(check_value(key), kept.check):
        raise WrongKeyError()
    fresh = _closed(key, passphrase)
    keyfile.write(folder, fresh.with_recovery(kept.recovery) if kept and kept.recovery else fresh)


# --- recovery -------------------------------------------------------------------------------------------


def wrap_for_recovery(key: bytes, public: bytes) -> bytes:
    """The key sealed to the workspace's recovery key (X25519, 32 bytes), as libsodium's sealed box."""
    from nacl import bindings

    return bytes(bindings.crypto_box_seal(key, public))


def unwrap_with_recovery(sealed: bytes, public: bytes, secret: bytes) -> bytes:
    """What :func:`wrap_for_recovery` sealed, with both halves of the recovery key.

    Raises:
        WrongKeyError: sealed to another key, or changed.
    """
    from nacl import bindings
    from nacl.exceptions import CryptoError

    try:
        return bytes(bindings.crypto_box_seal_open(sealed, public, secret))
    except (CryptoError, TypeError, ValueError) as wrong:
        raise WrongKeyError() from wrong


def keep_recovery(folder: Path, sealed: bytes) -> None:
    """Put the key sealed for recovery beside the database.

    Raises:
        NoKeyError: the profile has no key file yet.
    """
    kept = keyfile.read(folder)
    if kept is None:
        raise NoKeyError()
    keyfile.write(folder, kept.with_recovery(sealed))


def recovery_of(folder: Path) -> bytes | None:
    """The sealed key; None where the workspace's recovery key was not known yet."""
    kept = keyfile.read(folder)
    return kept.recovery if kept is not None else None


# --- passphrase -----------------------------------------------------------------------------------------


def _closed(key: bytes, passphrase: str) -> KeyFile:
    from nacl import bindings

    salt, nonce = os.urandom(_SALT_SIZE), os.urandom(_NONCE_SIZE)
    secret = stretched(passphrase, salt, ARGON_PASSES, ARGON_MEMORY_KIB)
    closed = nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(key, _AAD, nonce, secret)
    return KeyFile(
        source="passphrase",
        check=check_value(key),
        salt=salt,
        passes=ARGON_PASSES,
        memory_kib=ARGON_MEMORY_KIB,
        closed=closed,
    )


def _opened(kept: KeyFile, passphrase: str) -> bytes:
    from nacl import bindings
    from nacl.exceptions import CryptoError

    assert kept.salt is not None and kept.closed is not None  # noqa: PT018  (the caller looked)
    secret = stretched(passphrase, kept.salt, kept.passes, kept.memory_kib)
    nonce, sealed = kept.closed[:_NONCE_SIZE], kept.closed[_NONCE_SIZE:]
    try:
        return bytes(bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, _AAD, nonce, secret))
    except (CryptoError, TypeError, ValueError) as wrong:
        raise WrongKeyError() from wrong


def stretched(passphrase: str, salt: bytes, passes: int, memory_kib: int) -> bytes:
    """32 bytes out of what a person types, slow on purpose (0.1 to 0.2 s with the usual memory)."""
    from nacl import pwhash

    text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return bytes(pwhash.argon2id.kdf(KEY_SIZE, text, salt, opslimit=passes, memlimit=memory_kib * 1024))


# --- keyring --------------------------------------------------------------------------------------------


def system_keyring() -> Any:
    """The system's keyring, of all that are chained; None when there is none."""
    import keyring

    ring = keyring.get_keyring()
    for backend in getattr(ring, "backends", [ring]):
        if type(backend).__module__ in _KEYRINGS:
            return backend
    return None


def remembers(ring: Any, name: str, key: bytes) -> bool:
    """Put bytes into a keyring; whether they are really there."""
    from keyring.errors import KeyringError

    try:
        ring.set_password(SERVICE, name, key.hex())
    except KeyringError:
        return False
    return recall(ring, name) == key


def recall(ring: Any, name: str) -> bytes | None:
    """Bytes that a keyring keeps; None when it has or gives none."""
    from keyring.errors import KeyringError

    try:
        found = ring.get_password(SERVICE, name)
        return bytes.fromhex(found) if found else None
    except (KeyringError, ValueError):
        return None
