"""A device that was ended: what it could read, what was done, and who knows; derived from the log.

Nothing of it is kept: it says the same today and in a year, on every owner's device.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

from inka_desktop.exchange.claims import Claim
from inka_desktop.exchange.members import Member, Members
from inka_desktop.exchange.pasts import Pasts
from inka_desktop.records.specs import by_number
from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store import logs
from inka_desktop.store.clock import wall_of
from inka_desktop.store.dots import dot, heads_of, log_of, unpack_heads
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.logs import Space
from inka_desktop.store.raw import RawConnection

from .member_rows import EndedRow, FollowRow, LostRow, OnDeviceRow
from .naming import device_names

_CREATED, _NOT_HERE = 0, 0


def endings(raw: RawConnection, members: Members) -> list[EndedRow]:
    """Devices that were ended, the newest first."""
    found = members.rights.endings() if members.rights is not None else []
    return [_ended(raw, members, loss) for loss in sorted(found, key=lambda one: -one.statement.hlc)]


def report(raw: RawConnection, members: Members, own: bytes, device: bytes) -> LostRow:
    """All that is to be said about a device that was ended.

    Args:
        raw: on one snapshot.
        members: as known here.
        own: this device, 16 bytes.
        device: the one that was ended, 16 bytes.

    Raises:
        UnknownRecordError: it was not ended.
    """
    rights = members.rights
    losses = rights.endings() if rights is not None else []
    loss = next((one for one in losses if one.member.device == device), None)
    if loss is None or rights is None:
        raise UnknownRecordError(kind="device")
    member = rights.before(loss) or members.devices[device]
    readable = list(_readable(raw, members, member))
    newest = (rights.newest_rotation(space.id) for space in readable)
    replaced = sum(one is not None and one.knows(loss.statement) for one in newest)
    heard = raw.execute("SELECT max(hlc) FROM sync_log WHERE device = ?", (device,)).fetchone()[0]
    records = tuple(row for space in readable for row in _on_device(raw, space, device, loss.statement.hlc))
    return LostRow(
        _ended(raw, members, loss), str(member.role), member.tag, _moment(heard) if heard else None, records,
        replaced, len(readable), tuple(_followers(raw, members, loss, own)),
    )  # fmt: skip


def _ended(raw: RawConnection, members: Members, loss: Claim) -> EndedRow:
    name, person = _names(raw, members, loss.member.device)
    by_device, by_person = _names(raw, members, loss.statement.log.device)
    return EndedRow(
        UUID(bytes=loss.member.device), name, person, loss.statement.kind, _moment(loss.statement.hlc),
        by_device, by_person,
    )  # fmt: skip


def _names(raw: RawConnection, members: Members, device: bytes) -> tuple[str, str]:
    """Name and person of a device; the person by its record where the device has not named it yet."""
    name, person = device_names(raw, device)
    if not person:
        known = raw.execute("SELECT name FROM person WHERE id = ?", (members.person_of(device),)).fetchone()
        person = (known[0] or "") if known else ""
    return name, person


def _readable(raw: RawConnection, members: Members, member: Member) -> Iterator[Space]:
    """Spaces whose key the device had: an owner's all, another's those granted or named by its invitation.

    And its person's own, which this device may not know more of than that it is there.
    """
    rights, here = members.rights, {space.id: space for space in logs.spaces(raw)}
    had = {space for space, _epoch, receiver, _box in members.grants if receiver == member.device}
    had |= rights.invited_spaces(member.device) if rights is not None else frozenset()
    for space, kind in members.spaces.items():
        if kind == SpaceKind.PERSONAL:
            may = rights is not None and rights.personal.get(space) == member.person
        else:
            may = member.may_read(space, kind) and (member.role == Role.OWNER or space in had)
        if may:
            yield here.get(space, Space(_NOT_HERE, space, kind))


def _on_device(raw: RawConnection, space: Space, device: bytes, until: int) -> Iterator[OnDeviceRow]:
    """Records of a space by kind, those made before a moment of the hybrid clock.

    The device may have had less: ``upto`` says what it confirmed.
    """
    later = _first_later(raw, space.number, until)
    counts = Counter[int]()
    for table, heads in raw.execute("SELECT tbl, heads FROM sync_row WHERE space = ?", (space.number,)):
        made = heads_of(unpack_heads(heads), _CREATED)
        if any(one < later.get(log_of(one), one + 1) for one in made):
            counts[table] += 1
    upto, label = _confirmed(raw, space.number, device), _label(raw, space)
    for number, spec in sorted(by_number().items()):
        if counts[number]:
            yield OnDeviceRow(space.kind, label, spec.kind, counts[number], upto)


def _first_later(raw: RawConnection, space: int, until: int) -> dict[int, int]:
    """By log the first operation that was written after a moment; none where all are older."""
    found = {}
    for log in logs.logs(raw):
        if log.space == space:
            first = raw.execute(
                "SELECT min(first) FROM sync_tx WHERE last BETWEEN ? AND ? AND hlc > ?",
                (dot(log.number, 0), dot(log.number + 1, 0) - 1, until),
            ).fetchone()[0]
            if first is not None:
                found[log.number] = int(first)
    return found


def _label(raw: RawConnection, space: Space) -> str:
    """What a space is called: by its project where it has one."""
    titles = raw.execute(
        "SELECT DISTINCT title FROM project WHERE space = ? AND alive = 1 AND title <> '' ORDER BY title",
        (space.id,),
    ).fetchall()
    if space.kind == SpaceKind.PROJECT and titles:
        return ", ".join(title for (title,) in titles)
    found = raw.execute("SELECT label FROM sync_space WHERE no = ?", (space.number,)).fetchone()
    return str(found[0]) if space.kind == SpaceKind.PROJECT else ""


def _confirmed(raw: RawConnection, space: int, device: bytes) -> datetime | None:
    found = raw.execute(
        "SELECT max(t.hlc) FROM sync_ack a JOIN sync_tx t ON t.last = (a.log << 40 | a.seq)"
        " WHERE a.space = ? AND a.device = ?",
        (space, device),
    ).fetchone()
    return _moment(found[0]) if found and found[0] else None


def _followers(raw: RawConnection, members: Members, loss: Claim, own: bytes) -> Iterator[FollowRow]:
    """Every device that belongs here, and whether a file of it says that it knows of the loss."""
    pasts, told = Pasts(raw), loss.statement
    knowing = {own, told.log.device}
    for log in logs.logs(raw):
        if log.device not in knowing and pasts.of(log, log.applied).get(told.log.number, 0) >= told.seq:
            knowing.add(log.device)
    rows = []
    for member in members.remaining():
        name, person = _names(raw, members, member.device)
        rows.append(FollowRow(name, person, member.device in knowing))
    return iter(sorted(rows, key=lambda row: (row.person, row.name)))


def _moment(hlc: int) -> datetime:
    return datetime.fromtimestamp(wall_of(hlc) / 1000, UTC)
