"""What a device may do in the workspace, by its role and the spaces it was given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from inka_desktop.records.values import Role, SpaceKind

OUT: Final = ""
"""The role of a device that lost its rights: known, so that its files can be told from forged ones."""
RANKS: Final = (OUT, Role.READER, Role.CARRIER, Role.KEEPER, Role.COORDINATOR, Role.OWNER)
"""Roles by how much they may; of concurrent statements about a device the lowest counts."""
_EVERYWHERE: Final = (Role.OWNER, Role.COORDINATOR, Role.KEEPER)


@dataclass(slots=True)
class Member:
    """A device of the workspace.

    Attributes:
        device, person: 16 bytes each.
        sign_public, box_public: 32 bytes each.
        role: of :class:`Role`, or :data:`OUT`.
        spaces: what it may read and write; empty for "all but personal ones".
        single_use: number of the invitation it came by; empty for the first owner.
        held: a second device on one invitation: nothing of it counts until an owner decides.
        confirmed: an owner said that it belongs here.
        sure: an owner compared the phrase with its person.
    """

    device: bytes
    sign_public: bytes
    box_public: bytes
    person: bytes
    role: str
    spaces: frozenset[bytes]
    tag: str
    single_use: bytes = b""
    held: bool = False
    confirmed: bool = False
    sure: bool = False

    def may_write(self, space: bytes, kind: str) -> bool:
        """Whether the device's operations in a space count."""
        if self.role == Role.READER or (kind == SpaceKind.ORG and self.role == Role.CARRIER):
            return False
        return self.may_read(space, kind)

    def may_read(self, space: bytes, kind: str) -> bool:
        """Whether the device belongs into a space at all."""
        if self.held or self.role == OUT:
            return False
        if self.role in _EVERYWHERE:
            return kind != SpaceKind.PERSONAL or space in self.spaces
        return space in self.spaces

    @property
    def rank(self) -> int:
        """How much it may; an unknown role of a newer version may nothing."""
        return RANKS.index(self.role) if self.role in RANKS else 0

    def as_role(self, role: str, spaces: frozenset[bytes] = frozenset()) -> Member:
        """The same device with other rights."""
        return replace(self, role=role, spaces=spaces)
