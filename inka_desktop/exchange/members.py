"""Who belongs to the workspace: what counts of the control stream, in one picture.

Control statements travel in the ``c`` stream of the ``org`` space. Only owners make them, with few
exceptions: ``enrol``, by which an invited device admits itself within the delegation an owner signed,
``recover``, signed by the recovery key, and ``propose`` by coordinators. The picture does not depend on
the order of arrival (:mod:`.rights`).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store.raw import RawConnection

from .claims import read_recovery
from .codec import unpack
from .crypto import device_id
from .delegation import check_enrol
from .errors import ContentDamagedError, EnrolmentRefusedError, FileDamagedError
from .rights import Rights
from .said import is_statement
from .standing import OUT, Member
from .statements import (
    ENROL,
    GENESIS,
    GRANT,
    MALFORMED,
    MAX_ITEMS,
    MEMBER,
    PERSONAL,
    RECOVER,
    SPACE,
    Statement,
    state,
    statements,
)  # fmt: skip

__all__ = [
    "ENROL", "GENESIS", "GRANT", "MEMBER", "OUT", "SPACE", "Member", "Members", "confirmation", "fold",
    "newcomer_in", "state", "statements",
]  # fmt: skip


@dataclass(slots=True)
class Members:
    """The workspace as the control stream describes it.

    Attributes:
        devices: by id, those that lost their rights included.
        spaces: kind by id.
        grants: space, epoch, device (or invitation) and sealed key.
        ever: signing keys of all who are or were owners.
        rights: what decided; None before anything was read.
    """

    workspace: bytes = b""
    name: str = ""
    recovery_sign: bytes = b""
    recovery_box: bytes = b""
    devices: dict[bytes, Member] = field(default_factory=dict)
    spaces: dict[bytes, str] = field(default_factory=dict)
    grants: list[tuple[bytes, int, bytes, bytes]] = field(default_factory=list)
    ever: frozenset[bytes] = frozenset()
    rights: Rights | None = None

    def person_of(self, device: bytes) -> bytes:
        """The person of a device; its own id where it is not known."""
        member = self.devices.get(device)
        return member.person if member else device

    def owners(self) -> list[Member]:
        """Devices that may make control statements."""
        return [member for member in self.devices.values() if member.role == Role.OWNER]

    def remaining(self) -> list[Member]:
        """Devices that belong here now."""
        return [member for member in self.devices.values() if member.role != OUT and not member.held]

    def epoch(self, space: bytes) -> int:
        """The newest epoch of a space's key."""
        return self.rights.epoch(space) if self.rights is not None else 0


def fold(raw: RawConnection, trusted: bytes) -> Members:
    """Read all control statements applied here.

    Args:
        raw: of the database.
        trusted: signing key of the first owner (32 bytes): from this profile's own making of the
            workspace, or from the invitation.
    """
    rights = Rights(raw, trusted)
    members = Members(rights=rights)
    begun = rights.genesis()
    if begun is not None:
        with suppress(*MALFORMED):
            members.workspace, members.name = begun.said["workspace"], begun.said["name"]
            members.recovery_sign, members.recovery_box = begun.said["recovery"]
    members.devices = rights.devices()
    owners = rights.ever_owners()
    members.ever = frozenset(
        {member.sign_public for member in members.devices.values() if member.device in owners} | {trusted}
    )
    for one in rights.counted():
        with suppress(*MALFORMED):
            _add(members, one)
    return members


def _add(members: Members, one: Statement) -> None:
    if one.kind == SPACE:
        members.spaces.setdefault(one.row, one.said["kind"])
    elif one.kind == PERSONAL:
        person = members.person_of(one.log.device)
        if members.rights is not None and members.rights.personal.get(one.row) == person:
            members.spaces.setdefault(one.row, str(SpaceKind.PERSONAL))
            members.grants += [
                (one.row, 0, device, box)
                for device, box in one.said["boxes"]
                if members.person_of(device) == person
            ]
    elif one.kind == GRANT:
        members.grants.append((one.said["space"], one.said["epoch"], one.row, one.said["box"]))


def confirmation(member: Member) -> dict[str, Any]:
    """The owner's statement that a device belongs here."""
    return {
        "t": MEMBER, "sign": member.sign_public, "box": member.box_public, "person": member.person,
        "role": member.role, "spaces": sorted(member.spaces), "tag": member.tag, "via": member.single_use,
    }  # fmt: skip


def newcomer_in(statement: bytes, owners: frozenset[bytes], device: bytes) -> bytes | None:
    """Signing key that a device nobody knows declares in its first control statement.

    Args:
        statement: content of the control operation.
        owners: signing keys of all who are or were owners.
        device: id that the file names.

    Returns:
        None where the owner who delegated it is not known here yet, or the device came in an earlier life:
        one that began anew goes on with any statement.

    Raises:
        FileDamagedError: it is no statement, or not one by which this device can come.
    """
    try:
        said = unpack(statement, MAX_ITEMS)
        if not is_statement(said):
            raise FileDamagedError(reason="enrol")
        if said["t"] not in (RECOVER, ENROL):
            return None
        if said["t"] == RECOVER:
            named = [one[0] for one in read_recovery(said["statement"])["owners"]]
            keys = [sign for sign in named if device_id(sign) == device]
        else:
            enrolment = check_enrol(said["statement"], None)
            if enrolment.delegation.owner not in owners:
                return None
            keys = [enrolment.sign_public] if enrolment.device == device else []
    except (EnrolmentRefusedError, ContentDamagedError) as problem:
        raise FileDamagedError(reason="enrol") from problem
    if not keys:
        raise FileDamagedError(reason="enrol")
    key: bytes = keys[0]
    return key
