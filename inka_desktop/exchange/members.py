"""Who belongs to the workspace: what the control stream says, folded into one picture.

Control statements travel in the ``c`` stream of the ``org`` space. Only owners make them, with one
exception: ``enrol``, by which an invited device admits itself within the delegation an owner signed.
Folding does not depend on the order of arrival.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import msgpack

from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store import logs
from inka_desktop.store.clock import wall_of
from inka_desktop.store.dots import dot, log_of
from inka_desktop.store.logs import STREAM_CONTROL
from inka_desktop.store.oplog import Change, Kind, unpack_body
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from .crypto import device_id
from .delegation import check_enrol
from .errors import ContentDamagedError, EnrolmentRefusedError, FileDamagedError

GENESIS, SPACE, MEMBER, GRANT, ENROL = "genesis", "space", "member", "grant", "enrol"
MAX_ITEMS = 1_000
_MALFORMED = (KeyError, TypeError, ValueError)
"""What a statement raises that lacks something; it then counts for nothing, on every device alike."""


@dataclass(slots=True)
class Member:
    """A device of the workspace.

    Attributes:
        device, person: 16 bytes each.
        sign_public, box_public: 32 bytes each.
        spaces: what it may read and write; empty for "all but personal ones".
        single_use: number of the invitation it came by; empty for the first owner.
        held: a second device on one invitation: nothing of it counts until an owner decides.
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

    def may_write(self, space: bytes, kind: str) -> bool:
        """Whether the device's operations in a space count."""
        if self.role == Role.READER or (kind == SpaceKind.ORG and self.role == Role.CARRIER):
            return False
        return self.may_read(space, kind)

    def may_read(self, space: bytes, kind: str) -> bool:
        """Whether the device belongs into a space at all."""
        if self.held:
            return False
        if self.role in (Role.OWNER, Role.COORDINATOR, Role.KEEPER):
            return kind != SpaceKind.PERSONAL or space in self.spaces
        return space in self.spaces


@dataclass(slots=True)
class Members:
    """The workspace as the control stream describes it."""

    workspace: bytes = b""
    name: str = ""
    recovery_sign: bytes = b""
    recovery_box: bytes = b""
    devices: dict[bytes, Member] = field(default_factory=dict)
    spaces: dict[bytes, str] = field(default_factory=dict)
    grants: list[tuple[bytes, int, bytes, bytes]] = field(default_factory=list)
    """Space, epoch, device and sealed key."""

    def person_of(self, device: bytes) -> bytes:
        """The person of a device; its own id where it is not known."""
        member = self.devices.get(device)
        return member.person if member else device

    @property
    def extent(self) -> tuple[int, int, int]:
        """How many devices, spaces and grants there are; grows with each statement that matters here."""
        return len(self.devices), len(self.spaces), len(self.grants)

    def owners(self) -> list[Member]:
        """Devices that may make control statements."""
        return [member for member in self.devices.values() if member.role == Role.OWNER]


def state(transaction: Transaction, org: bytes, row: bytes, statement: dict[str, Any]) -> None:
    """Make a control statement in the running transaction."""
    body = msgpack.packb(statement)
    transaction.log.write([Change(org, 0, row, Kind.CONTROL, {0: body})])


def fold(raw: RawConnection, trusted: bytes) -> Members:
    """Read all control statements applied here.

    Args:
        raw: of the database.
        trusted: signing key of the first owner (32 bytes): from this profile's own making of the
            workspace, or from the invitation.
    """
    told = list(_told(raw))
    members = Members()
    owner = device_id(trusted)
    for device, _row, said, _hlc in told:
        if said["t"] == GENESIS and device == owner:
            with suppress(*_MALFORMED):
                _genesis(members, said, trusted)
    for device, row, said, _hlc in told:
        if device in members.devices and members.devices[device].role == Role.OWNER:
            with suppress(*_MALFORMED):
                _owned(members, row, said)
    for device, _row, said, hlc in told:
        if said["t"] == ENROL:
            _enrol(members, device, said, wall_of(hlc) // 1000)
    _hold_second_uses(members)
    return members


def statements(raw: RawConnection) -> Iterator[tuple[bytes, bytes, dict[str, Any]]]:
    """Device, row and content of each statement, in the order of clock and author."""
    for device, row, said, _hlc in _told(raw):
        yield device, row, said


def _told(raw: RawConnection) -> Iterator[tuple[bytes, bytes, dict[str, Any], int]]:
    """As :func:`statements`, with the clock of each."""
    devices = {log.number: log for log in logs.logs(raw) if log.stream == STREAM_CONTROL}
    found = []
    for number in devices:  # the log is walked by number only: kinds have no index
        found += raw.execute(
            "SELECT o.dot, o.row, o.body, (SELECT hlc FROM sync_tx WHERE last >= o.dot ORDER BY last LIMIT 1)"
            " FROM sync_op o WHERE o.dot BETWEEN ? AND ? AND o.kind = ?",
            (dot(number, 0), dot(number + 1, 0) - 1, Kind.CONTROL),
        ).fetchall()
    found.sort(key=lambda one: (one[3], devices[log_of(one[0])].author, one[0]))
    for name, row, body, hlc in found:
        try:
            said = msgpack.unpackb(
                unpack_body(body).values[0], max_array_len=MAX_ITEMS, max_map_len=MAX_ITEMS
            )
        except (ValueError, TypeError, KeyError):
            continue
        if isinstance(said, dict) and isinstance(said.get("t"), str):
            yield devices[log_of(name)].device, row, said, hlc


def confirmation(member: Member) -> dict[str, Any]:
    """The owner's statement that a device belongs here."""
    return {
        "t": MEMBER, "sign": member.sign_public, "box": member.box_public, "person": member.person,
        "role": member.role, "spaces": sorted(member.spaces), "tag": member.tag, "via": member.single_use,
    }  # fmt: skip


def _genesis(members: Members, said: dict[str, Any], trusted: bytes) -> None:
    members.workspace, members.name = said["workspace"], said["name"]
    members.recovery_sign, members.recovery_box = said["recovery"]
    device = device_id(trusted)
    members.devices[device] = Member(
        device, trusted, said["box"], said["person"], Role.OWNER, frozenset(), said["tag"]
    )


def _owned(members: Members, row: bytes, said: dict[str, Any]) -> None:
    if said["t"] == SPACE:
        members.spaces[row] = said["kind"]
    elif said["t"] == GRANT:
        members.grants.append((said["space"], said["epoch"], row, said["box"]))
    elif said["t"] == MEMBER:
        members.devices[row] = Member(
            row, said["sign"], said["box"], said["person"], said["role"], frozenset(said["spaces"]),
            said["tag"], said["via"],
        )  # fmt: skip


def _enrol(members: Members, device: bytes, said: dict[str, Any], at_s: int) -> None:
    """A device admits itself; the invitation's last day counts by the clock of its own statement.

    So every reader decides alike, whenever the statement arrives.
    """
    if device in members.devices:
        return
    try:
        enrolment = check_enrol(said["statement"], [owner.sign_public for owner in members.owners()], at_s)
    except (EnrolmentRefusedError, KeyError):
        return
    given = enrolment.delegation
    if given.workspace == members.workspace and enrolment.device == device:
        members.devices[enrolment.device] = Member(
            enrolment.device, enrolment.sign_public, enrolment.box_public, given.person, given.role,
            frozenset(given.spaces), given.tag, given.single_use,
        )  # fmt: skip


def _hold_second_uses(members: Members) -> None:
    """Of several devices on one invitation the one an owner confirmed works, else the earliest."""
    first: dict[bytes, bytes] = {}
    for member in members.devices.values():  # confirmed ones first, then enrolments by their clock
        if member.single_use and first.setdefault(member.single_use, member.device) != member.device:
            member.held = True


def enrolment_in(statement: bytes, owners: list[bytes]) -> tuple[bytes, bytes]:
    """Device id and signing key that a first control operation declares.

    Raises:
        FileDamagedError: it is no enrolment that these owners delegated.
    """
    try:
        said = msgpack.unpackb(statement)
        enrolment = check_enrol(said["statement"], owners)
    except (ValueError, TypeError, KeyError, EnrolmentRefusedError, ContentDamagedError) as problem:
        raise FileDamagedError(reason="enrol") from problem
    return enrolment.device, enrolment.sign_public
