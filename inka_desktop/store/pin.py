"""A PIN in front of the keyring, for several people with one login on a shared device.

Without a PIN the keyring gives the key to whoever has the login. With one, the keyring keeps 32 random
bytes only; key.json holds the database key, closed by what Argon2id makes of the PIN mixed with these
bytes. So both are needed: a copied disk without the login cannot be tried at all, and whoever has the
login must try PINs at 0.1 to 0.2 s each, which six digits stand for a day or two and no longer. The pause
after wrong PINs is kept by this program alone.
"""

from __future__ import annotations

import json
import math
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from . import keyfile, keys
from .errors import NoKeyError, PinUnfitError, PinWaitError, WrongPinError
from .keyfile import KeyFile
from .keys import KeyringSource

SHORTEST_PIN = 6
FREE_TRIES = 3
"""So many wrong PINs in a row are nobody's attack."""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 5.0, 15 * 60.0
TRIES_FILE = "pin.json"
_AAD = b"inka-pin\x01"
_NONCE = 24


@dataclass(frozen=True, slots=True)
class PinSource:
    """A PIN that a person types, and what the keyring mixes into it."""

    pin: str

    def make(self, folder: Path, key: bytes) -> None:
        """Close the key with the PIN.

        Raises:
            PinUnfitError: too short.
            NoKeyError: the system has no keyring, or it does not keep anything.
        """
        _close(folder, key, self.pin)

    def get(self, folder: Path) -> bytes:
        """Open the key with the PIN; each try counts before it is made.

        Raises:
            PinWaitError: too many wrong ones lately.
            WrongPinError: it is another.
            NoKeyError: the keyring lost its part.
        """
        kept = keyfile.read(folder)
        if kept is None or kept.source != "pin" or kept.closed is None or kept.salt is None:
            raise NoKeyError()
        mixed, tries = _mixed(kept), Tries(folder)
        tries.begin()
        key = _opened(kept, self.pin, mixed)
        tries.end()
        _forget_former(folder, kept)
        return key


def set_pin(folder: Path, pin: str, before: str = "") -> None:
    """Ask for a PIN from now on, or for another one.

    Args:
        folder: a profile whose key is in the keyring.
        pin: the new one.
        before: the present one, where there is one.

    Raises:
        PinUnfitError: the new one is too short.
        WrongPinError, PinWaitError: ``before`` is not the present one.
        NoKeyError: the keyring does not give or keep what it should; everything is as before.
    """
    _demand_fit(pin)
    _close(folder, _present_key(folder, before), pin)


def remove_pin(folder: Path, before: str) -> None:
    """Leave the key to the keyring alone again.

    Raises:
        WrongPinError, PinWaitError, NoKeyError: as with :func:`set_pin`.
    """
    kept, key = keyfile.read(folder), _present_key(folder, before)
    KeyringSource().make(folder, key)
    fresh = keyfile.read(folder)
    if kept is not None and fresh is not None:
        _replace(folder, kept, fresh)


def _present_key(folder: Path, before: str) -> bytes:
    held = keys.profile_state(folder) == "pin"
    return PinSource(before).get(folder) if held else KeyringSource().get(folder)


def _demand_fit(pin: str) -> None:
    if len(pin) < SHORTEST_PIN or not (pin.isascii() and pin.isdecimal()) or len(set(pin)) == 1:
        raise PinUnfitError(least=SHORTEST_PIN)


def _close(folder: Path, key: bytes, pin: str) -> None:
    from nacl import bindings

    _demand_fit(pin)
    ring, name, mixed = keys.system_keyring(), os.urandom(8).hex(), os.urandom(32)
    if ring is None or not keys.remembers(ring, name, mixed):
        raise NoKeyError()
    salt, nonce = os.urandom(16), os.urandom(_NONCE)
    passes, memory = keys.ARGON_PASSES, keys.ARGON_MEMORY_KIB
    secret = _secret(pin, mixed, salt, passes, memory)
    closed = nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(key, _AAD, nonce, secret)
    fresh = KeyFile(
        source="pin", check=keys.check_value(key), name=name, salt=salt, passes=passes, memory_kib=memory,
        closed=closed,
    )  # fmt: skip
    _replace(folder, keyfile.read(folder), fresh)
    Tries(folder).end()  # those were of the PIN before


def _replace(folder: Path, kept: KeyFile | None, fresh: KeyFile) -> None:
    """First the new file, then the old entry goes: a crash in between leaves a profile that opens."""
    if kept is not None:
        fresh = replace(fresh, recovery=kept.recovery, former=kept.name)
    keyfile.write(folder, fresh)
    _forget_former(folder, fresh)


def _forget_former(folder: Path, kept: KeyFile) -> None:
    """Take what is out of use out of the keyring; tried again at the next start where it does not go."""
    ring = keys.system_keyring() if kept.former else None
    if ring is not None and _is_gone(ring, str(kept.former)):
        keyfile.write(folder, replace(kept, former=None))


def _is_gone(ring: Any, name: str) -> bool:
    from keyring.errors import KeyringError

    try:
        ring.delete_password(keys.SERVICE, name)
    except (KeyringError, KeyError):
        return keys.recall(ring, name) is None
    return True


def _mixed(kept: KeyFile) -> bytes:
    ring = keys.system_keyring()
    found = keys.recall(ring, kept.name) if ring is not None and kept.name else None
    if found is None:
        raise NoKeyError()
    return found


def _opened(kept: KeyFile, pin: str, mixed: bytes) -> bytes:
    from nacl import bindings
    from nacl.exceptions import CryptoError

    assert kept.salt is not None and kept.closed is not None  # noqa: PT018  (the caller looked)
    secret = _secret(pin, mixed, kept.salt, kept.passes, kept.memory_kib)
    nonce, sealed = kept.closed[:_NONCE], kept.closed[_NONCE:]
    try:
        return bytes(bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, _AAD, nonce, secret))
    except (CryptoError, TypeError, ValueError) as wrong:
        raise WrongPinError() from wrong


def _secret(pin: str, mixed: bytes, salt: bytes, passes: int, memory_kib: int) -> bytes:
    stretched = keys.stretched(pin, salt, passes, memory_kib)
    return blake2b(stretched, key=mixed, digest_size=32, person=b"inka-pin").digest()


class Tries:
    """Counts wrong PINs in a row beside the key; the file goes with the right one."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = folder / TRIES_FILE
        self._clock = clock

    def begin(self) -> None:
        """Count a try before it is made, so that ending the program does not help.

        Raises:
            PinWaitError: it is too early.
        """
        wrong, until = self._read()
        # A clock that was set back must not lock anybody out for ever.
        waits = min(until - self._clock(), LONGEST_PAUSE_S)
        if waits > 0:
            raise PinWaitError(seconds=math.ceil(waits))
        self._write(wrong + 1)

    def end(self) -> None:
        """The PIN was right."""
        self._path.unlink(missing_ok=True)

    def _read(self) -> tuple[int, float]:
        try:
            said = json.loads(self._path.read_text("utf-8"))
            return max(0, int(said["wrong"])), float(said["until"])
        except (OSError, ValueError, KeyError, TypeError, OverflowError):
            return 0, 0.0

    def _write(self, wrong: int) -> None:
        until = self._clock() + pause_s(wrong)
        with self._path.open("w", encoding="utf-8") as file:
            json.dump({"wrong": wrong, "until": until}, file)
            file.flush()
            os.fsync(file.fileno())


def pause_s(wrong: int) -> float:
    """How long nothing is tried after so many wrong PINs in a row: doubles up to a quarter of an hour."""
    if wrong < FREE_TRIES:
        return 0.0
    return min(FIRST_PAUSE_S * 2.0 ** min(wrong - FREE_TRIES, 20), LONGEST_PAUSE_S)
