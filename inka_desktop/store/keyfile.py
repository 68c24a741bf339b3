"""``key.json`` in a profile: where the database key is kept, or the key itself closed by passphrase or PIN.

Losing this file is losing the data, so it is written in one step, a copy lies under ``backups/``, and a
file of an earlier profile in the same folder is put aside, never written over.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

FILE_NAME = "key.json"
_FORMAT = 1
_MAX_PASSES, _MAX_MEMORY_KIB = 10, 256 * 1024


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What the file says; bytes stand in it as hex.

    Attributes:
        source: ``keyring``, ``pin``, ``passphrase`` or ``given``.
        check: tells a right key from a wrong one, 16 bytes.
        name: under which the keyring keeps the key, or what a PIN is mixed with.
        salt, passes, memory_kib: of Argon2id.
        closed: nonce of 24 bytes and the key closed by the passphrase or PIN.
        recovery: the key sealed to the workspace's recovery key.
        former: a name whose entry is still to be taken out of the keyring.
    """

    source: str
    check: bytes
    name: str | None = None
    salt: bytes | None = None
    passes: int = 0
    memory_kib: int = 0
    closed: bytes | None = None
    recovery: bytes | None = None
    former: str | None = None

    def with_recovery(self, sealed: bytes) -> KeyFile:
        """The same with the key sealed for recovery."""
        return replace(self, recovery=sealed)

    def digest(self) -> bytes:
        """16 bytes that tell whether it still says what opens the database."""
        said = json.dumps([self.source, self.passes, self.memory_kib, *map(_hex, (self.check, self.salt))])
        return blake2b(f"{said} {_hex(self.closed)}".encode(), digest_size=16).digest()


def read(folder: Path) -> KeyFile | None:
    """The key file of a profile, or its copy where the file is missing or damaged; None without both."""
    return _read(folder / FILE_NAME) or _read(folder / "backups" / FILE_NAME)


def write(folder: Path, kept: KeyFile) -> None:
    """Write file and copy, each in one step and to the disk.

    Raises:
        OSError: the profile cannot be written; the old files are as they were.
    """
    (folder / "backups").mkdir(parents=True, exist_ok=True)
    before = read(folder)
    if before is not None and before.check != kept.check:
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        _write(folder / "backups" / f"key-{stamp}.json", before)
    _write(folder / FILE_NAME, kept)
    _write(folder / "backups" / FILE_NAME, kept)


def _write(path: Path, kept: KeyFile) -> None:
    fields: dict[str, object] = {"format": _FORMAT}
    for name in KeyFile.__slots__:
        value = getattr(kept, name)
        fields[name] = value.hex() if isinstance(value, bytes) else value
    fresh = path.with_suffix(".new")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(fields, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)


def _read(path: Path) -> KeyFile | None:
    try:
        fields = json.loads(path.read_text("utf-8"))
        kept = KeyFile(
            source=str(fields["source"]),
            check=bytes.fromhex(fields["check"]),
            name=fields.get("name"),
            salt=_bytes(fields.get("salt")),
            passes=int(fields.get("passes") or 0),
            memory_kib=int(fields.get("memory_kib") or 0),
            closed=_bytes(fields.get("closed")),
            recovery=_bytes(fields.get("recovery")),
            former=fields.get("former"),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    usable = 0 <= kept.passes <= _MAX_PASSES and 0 <= kept.memory_kib <= _MAX_MEMORY_KIB
    return kept if usable else None


def _hex(value: bytes | None) -> str | None:
    return value.hex() if value else None


def _bytes(text: str | None) -> bytes | None:
    return bytes.fromhex(text) if text else None
