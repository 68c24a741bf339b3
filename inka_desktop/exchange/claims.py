"""What control statements say about devices, read with their checks; whether they count is asked later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from inka_desktop.records.values import Role
from inka_desktop.store.clock import wall_of

from .codec import unpack
from .crypto import device_id, verify
from .delegation import Enrolment, check_enrol
from .errors import ContentDamagedError, EnrolmentRefusedError, SignatureWrongError
from .said import is_recovery
from .standing import OUT, Member
from .statements import (
    DEMOTE,
    ENROL,
    GENESIS,
    LOSSES,
    MALFORMED,
    MEMBER,
    RECOVER,
    Cuts,
    Statement,
    read_cuts,
)  # fmt: skip

RECOVERY: Final = b"recover"
"""The purpose for which the recovery key signs."""


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """What a statement says about one device.

    Attributes:
        at: place of the statement among all.
        member: the device with the rights it has from then on.
        cuts: for a loss, how far what it wrote without knowing of it counts; else None.
    """

    at: int
    statement: Statement
    member: Member
    cuts: Cuts | None = None

    @property
    def names_by_recovery(self) -> bool:
        """Whether the recovery key names the device an owner."""
        return self.statement.kind == RECOVER and self.cuts is None


class Claims:
    """Reads what statements say about devices.

    Attributes:
        genesis: how the workspace began; None before it is here.
        enrolments: by place those whose signatures are right, whoever delegated them.
    """

    def __init__(self, told: list[Statement], root: bytes) -> None:
        """Read.

        Args:
            told: all statements, causes before effects.
            root: signing key of the first owner, 32 bytes.
        """
        self.told = told
        self._root = root
        self.genesis = next((one for one in told if self._is_genesis(one)), None)
        self.enrolments = self._read_enrolments()

    def _is_genesis(self, one: Statement) -> bool:
        return one.kind == GENESIS and one.log.device == device_id(self._root)

    def _read_enrolments(self) -> dict[int, Enrolment]:
        found = {}
        for at, one in enumerate(self.told):
            if one.kind == ENROL:
                try:
                    enrolment = check_enrol(one.said["statement"], None, wall_of(one.hlc) // 1000)
                except (EnrolmentRefusedError, *MALFORMED):
                    continue
                workspace = self.genesis.said.get("workspace") if self.genesis else None
                if enrolment.device == one.log.device and enrolment.delegation.workspace == workspace:
                    found[at] = enrolment
        return found

    def of(self, at: int, one: Statement) -> Iterator[Claim]:
        """What a statement says about devices; nothing when it lacks something."""
        try:
            yield from tuple(self._read_claims(at, one))
        except (ContentDamagedError, *MALFORMED):
            return

    def _read_claims(self, at: int, one: Statement) -> Iterator[Claim]:
        said = one.said
        if one is self.genesis:
            device, root = device_id(self._root), self._root
            yield Claim(at, one, Member(
                device, root, said["box"], said["person"], Role.OWNER, frozenset(), said["tag"],
                confirmed=True,
            ))  # fmt: skip
        elif one.kind == MEMBER and device_id(said["sign"]) == one.row:
            yield Claim(at, one, Member(
                one.row, said["sign"], said["box"], said["person"], said["role"], frozenset(said["spaces"]),
                said["tag"], said["via"], confirmed=True,
            ))  # fmt: skip
        elif at in self.enrolments:
            told, given = self.enrolments[at], self.enrolments[at].delegation
            yield Claim(at, one, Member(
                told.device, told.sign_public, told.box_public, given.person, given.role,
                frozenset(given.spaces), given.tag, given.single_use,
            ))  # fmt: skip
        elif one.kind == RECOVER:
            yield from self._recovered(at, one)
        elif one.kind in LOSSES:
            role = said["role"] if one.kind == DEMOTE else OUT
            spaces = frozenset(said["spaces"]) if one.kind == DEMOTE else frozenset()
            yield Claim(at, one, _nobody(one.row).as_role(role, spaces), read_cuts(said["cuts"]))

    def _recovered(self, at: int, one: Statement) -> Iterator[Claim]:
        """The recovery key names the owners; those it ends are out from the cut on."""
        statement, signature = one.said["statement"], one.said["signature"]
        if self.genesis is None:
            return
        try:
            verify(self.genesis.said["recovery"][0], statement, signature, RECOVERY)
        except SignatureWrongError:
            return
        said = read_recovery(statement)
        if said["workspace"] != self.genesis.said["workspace"]:
            return
        for sign, box, person, tag in said["owners"]:
            yield Claim(at, one, Member(
                device_id(sign), sign, box, person, Role.OWNER, frozenset(), tag, confirmed=True
            ))  # fmt: skip
        for device in said["ends"]:
            yield Claim(at, one, _nobody(device), read_cuts(said["cuts"]))


def _nobody(device: bytes) -> Member:
    return Member(device, b"", b"", b"", OUT, frozenset(), "")


def read_recovery(statement: bytes) -> dict[str, Any]:
    """What the recovery key signed: ``workspace``, ``owners``, ``ends``, ``cuts``.

    Raises:
        ContentDamagedError: not such a statement.
    """
    said: Any = unpack(statement, 10_000)
    if not is_recovery(said):
        raise ContentDamagedError(reason="recover")
    found: dict[str, Any] = said
    return found
