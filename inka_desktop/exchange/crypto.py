"""Keys and primitives: device keys, recovery key, derived keys, sealing, signatures, passphrases.

Every use of a key has its own ``person`` string, so that bytes made for one purpose never mean
anything for another; `FORMAT.md` lists them all. libsodium does the work (PyNaCl).
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol

from nacl import bindings, pwhash
from nacl import exceptions as sodium

from inka_desktop.store import keys

from .errors import ContentDamagedError, DecryptionError, SignatureWrongError

KEY_BYTES = 32
NONCE_BYTES = 24
TAG_BYTES = 16
SIGNATURE_BYTES = 64
ID_BYTES = 16
INCARNATION_BYTES = 8


class Rng(Protocol):
    """Where random bytes come from; the simulator gives a reproducible one."""

    def token(self, n: int) -> bytes:
        """``n`` random bytes."""


class SystemRng:
    """The operating system's random source."""

    def token(self, n: int) -> bytes:
        """``n`` random bytes."""
        return secrets.token_bytes(n)


class SeededRng:
    """The same bytes for the same seed: BLAKE2b over seed and counter. For simulator and tests only."""

    def __init__(self, seed: int | bytes) -> None:
        self._seed = seed if isinstance(seed, bytes) else str(seed).encode()
        self._counter = 0
        self._rest = b""

    def token(self, n: int) -> bytes:
        """The next ``n`` bytes of the stream."""
        while len(self._rest) < n:
            block = self._counter.to_bytes(8, "big") + self._seed
            self._rest += blake2b(block, person=b"seeded-rng").digest()
            self._counter += 1
        taken, self._rest = self._rest[:n], self._rest[n:]
        return taken


def hash32(data: bytes) -> bytes:
    """BLAKE2b-256, 32 bytes: content of files."""
    return blake2b(data, digest_size=32).digest()


def hash16(data: bytes, person: bytes = b"") -> bytes:
    """BLAKE2b-128, 16 bytes: ids and chains."""
    return blake2b(data, digest_size=16, person=person).digest()


def derive(key: bytes, person: bytes, data: bytes = b"") -> bytes:
    """A 32-byte key for one purpose: BLAKE2b-256 keyed with ``key`` and ``person`` (at most 16 bytes)."""
    return blake2b(data, digest_size=KEY_BYTES, key=key, person=person).digest()


def new_space_key(rng: Rng) -> bytes:
    """A fresh 32-byte key for one epoch of a space."""
    return rng.token(KEY_BYTES)


def device_id(sign_public: bytes) -> bytes:
    """16 bytes: BLAKE2b-128 of the device's public signing key."""
    return hash16(sign_public)


def author_id(device: bytes, incarnation: bytes) -> bytes:
    """16 bytes: who writes a log; one device and one incarnation (8 random bytes) of its profile."""
    return hash16(device + incarnation, b"author")


def seal(key: bytes, plain: bytes, aad: bytes, nonce: bytes) -> bytes:
    """XChaCha20-Poly1305: ciphertext with its tag of 16 bytes; ``nonce`` of 24 bytes is not included."""
    return bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, aad, nonce, key)


def unseal(key: bytes, sealed: bytes, aad: bytes, nonce: bytes) -> bytes:
    """What :func:`seal` closed.

    Raises:
        DecryptionError: another key, or any byte of ``sealed``, ``aad`` or ``nonce`` changed.
    """
    if len(sealed) < TAG_BYTES or len(nonce) != NONCE_BYTES:
        raise DecryptionError(reason="length")
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, aad, nonce, key)
    except sodium.CryptoError as problem:
        raise DecryptionError(reason="seal") from problem


def seal_to(box_public: bytes, plain: bytes, rng: Rng) -> bytes:
    """A sealed box only the holder of the X25519 secret opens; 48 bytes longer than ``plain``.

    The same bytes as libsodium's ``crypto_box_seal``, but the ephemeral key comes from ``rng``.
    """
    ephemeral = rng.token(KEY_BYTES)
    public = bindings.crypto_scalarmult_base(ephemeral)
    nonce = blake2b(public + box_public, digest_size=NONCE_BYTES).digest()
    return public + bindings.crypto_box(plain, nonce, box_public, ephemeral)


def open_box(sealed: bytes, public: bytes, secret: bytes) -> bytes:
    """What was sealed to an X25519 key (:func:`seal_to`), with both halves of it.

    Raises:
        DecryptionError: sealed to another, or changed.
    """
    try:
        return bindings.crypto_box_seal_open(sealed, public, secret)
    except (sodium.CryptoError, TypeError) as problem:
        raise DecryptionError(reason="box") from problem


def verify(sign_public: bytes, message: bytes, signature: bytes, person: bytes) -> None:
    """Check an Ed25519 signature over BLAKE2b-256(message, person).

    Raises:
        SignatureWrongError: not signed with that key for that purpose.
    """
    digest = blake2b(message, digest_size=32, person=person).digest()
    if len(signature) != SIGNATURE_BYTES or len(sign_public) != KEY_BYTES:
        raise SignatureWrongError(reason="length")
    try:
        bindings.crypto_sign_open(signature + digest, sign_public)
    except sodium.CryptoError as problem:
        raise SignatureWrongError(reason="signature") from problem


def sign_with_seed(seed: bytes, message: bytes, person: bytes) -> bytes:
    """64 bytes: Ed25519 over BLAKE2b-256(message, person) with the key of a 32-byte seed."""
    return _signature(bindings.crypto_sign_seed_keypair(seed)[1], message, person)


def _signature(secret: bytes, message: bytes, person: bytes) -> bytes:
    digest = blake2b(message, digest_size=32, person=person).digest()
    return bindings.crypto_sign(digest, secret)[:SIGNATURE_BYTES]


class _KeyPairs:
    """An Ed25519 pair to sign and an X25519 pair to receive, from two secrets of 32 bytes."""

    def __init__(self, sign_seed: bytes, box_secret: bytes) -> None:
        if len(sign_seed) != KEY_BYTES or len(box_secret) != KEY_BYTES:
            raise ValueError("keys have 32 bytes")
        self.sign_public, self._sign_secret = bindings.crypto_sign_seed_keypair(sign_seed)
        self.box_public = bindings.crypto_scalarmult_base(box_secret)
        self._box_secret = box_secret

    def sign(self, message: bytes, person: bytes) -> bytes:
        """64 bytes: Ed25519 over BLAKE2b-256(message, person)."""
        return _signature(self._sign_secret, message, person)

    def unwrap(self, sealed: bytes) -> bytes:
        """What was sealed to this public key (:func:`seal_to`).

        Raises:
            DecryptionError: sealed to somebody else, or changed.
        """
        return open_box(sealed, self.box_public, self._box_secret)


class DeviceKeys(_KeyPairs):
    """A device's own keys, made on it and never leaving it.

    Attributes:
        sign_public, box_public: 32 bytes each, told to everybody.
        device: the device id, 16 bytes.
    """

    def __init__(self, sign_seed: bytes, box_secret: bytes) -> None:
        super().__init__(sign_seed, box_secret)
        self._sign_seed = sign_seed
        self.device = device_id(self.sign_public)

    @classmethod
    def new(cls, rng: Rng) -> DeviceKeys:
        """Fresh keys."""
        return cls(rng.token(KEY_BYTES), rng.token(KEY_BYTES))

    @classmethod
    def from_bytes(cls, data: bytes) -> DeviceKeys:
        """Keys kept by :meth:`to_bytes`.

        Raises:
            ContentDamagedError: not 64 bytes.
        """
        if len(data) != 2 * KEY_BYTES:
            raise ContentDamagedError(reason="device keys")
        return cls(data[:KEY_BYTES], data[KEY_BYTES:])

    def to_bytes(self) -> bytes:
        """64 secret bytes: signing seed, then X25519 secret."""
        return self._sign_seed + self._box_secret

    def author(self, incarnation: bytes) -> bytes:
        """The 16-byte author id of this device in that incarnation."""
        return author_id(self.device, incarnation)


class RecoveryKey(_KeyPairs):
    """The workspace's recovery key: both pairs from one seed of 32 bytes that fits on a printed sheet."""

    def __init__(self, seed: bytes) -> None:
        super().__init__(derive(seed, b"recovery-sign"), derive(seed, b"recovery-box"))
        self.seed = seed

    @classmethod
    def new(cls, rng: Rng) -> RecoveryKey:
        """A fresh recovery key."""
        return cls(rng.token(KEY_BYTES))


@dataclass(frozen=True, slots=True)
class PassphraseParameters:
    """How a passphrase becomes a key; kept in clear beside what the key closes.

    Attributes:
        salt: 16 random bytes.
        passes: Argon2id iterations.
        memory_kib: memory in KiB.
    """

    salt: bytes
    passes: int
    memory_kib: int

    @classmethod
    def new(cls, rng: Rng) -> PassphraseParameters:
        """64 MiB and 3 passes (about 0.2 s) with a fresh salt."""
        return cls(rng.token(16), keys.ARGON_PASSES, keys.ARGON_MEMORY_KIB)

    def to_bytes(self) -> bytes:
        """24 bytes: salt, passes and memory in KiB as 4 bytes each, big-endian."""
        return self.salt + self.passes.to_bytes(4, "big") + self.memory_kib.to_bytes(4, "big")

    @classmethod
    def from_bytes(cls, data: bytes) -> PassphraseParameters:
        """Parameters from a file somebody else may have written, so only within bounds.

        Raises:
            ContentDamagedError: not 24 bytes, outside 1 to 10 passes and 8 to 192 MiB, or passes times
                memory above 384 MiB, twice what is usual.
        """
        if len(data) != 24:
            raise ContentDamagedError(reason="passphrase parameters")
        passes, memory_kib = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
        within = 1 <= passes <= 10 and 8 * 1024 <= memory_kib <= 192 * 1024
        if not within or passes * memory_kib > 384 * 1024:
            raise ContentDamagedError(reason="passphrase parameters")
        return cls(data[:16], passes, memory_kib)

    def key(self, passphrase: str) -> bytes:
        """32 bytes by Argon2id; the text counts in NFC, so that keyboards of all systems agree."""
        text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
        memory = self.memory_kib * 1024
        return pwhash.argon2id.kdf(KEY_BYTES, text, self.salt, opslimit=self.passes, memlimit=memory)
