"""A keyring in memory, for tests of what lies around one; `test_secret_service.py` asks a real one."""

from __future__ import annotations

from typing import ClassVar

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


class Ring(KeyringBackend):
    """A keyring in memory; pretends to be the system's where a test says so."""

    priority: ClassVar[float] = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring's own
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False
        self.deaf = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked("locked")
        if not self.deaf:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def the_systems(monkeypatch: pytest.MonkeyPatch) -> Ring:
    """A keyring that counts as the system's."""
    made = Ring()
    monkeypatch.setattr(Ring, "__module__", "keyring.backends.SecretService")
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    return made
