"""Many invitations from one list, those still open, and taking one back (EXCHANGE.md 9)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime
from uuid import UUID

from inka_desktop.exchange import joining, losing
from inka_desktop.exchange.invitation import Invitation, InvitedPlace, make_invitation
from inka_desktop.exchange.replica import Replica
from inka_desktop.exchange.statements import MALFORMED, Statement
from inka_desktop.records import ids
from inka_desktop.records.network import Person
from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.reports.file_names import document_file_name
from inka_desktop.store import logs
from inka_desktop.store.clock import Random
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import guest_list
from .errors import NotOwnerError, NotSharedError, PlaceLimitedError
from .guest_list import GuestList, Line
from .member_rows import GuestRow, InvitedRow, OpenInvitationRow
from .places import KnownPlace, known_places

Progress = Callable[[int, int], None]


class Invitations:
    """Invitations of one open workspace; its calls take 0.2 s for each, so not for the window's thread."""

    def __init__(self, replica: Replica) -> None:
        self._replica = replica
        self._database = replica.database

    def read_list(self, lines: Sequence[Line]) -> GuestList:
        """Whom a list names, compared with the projects of this device; nothing is changed."""
        with self._database.readers.raw() as raw:
            return guest_list.check(lines, guest_list.known_projects(raw))

    def invite_all(
        self, guests: Iterable[GuestRow], place: UUID, progress: Progress | None = None
    ) -> list[InvitedRow]:
        """One invitation for each of a list: all or none; files go one way, the sheet of codes another.

        Args:
            guests: in the order of the list.
            place: where to meet; its address and token travel in each file.
            progress: told (done, of).

        Raises:
            NotOwnerError, UnknownRecordError, PlaceLimitedError, NotSharedError: nobody was invited.
        """
        listed = list(guests)
        members = self._replica.members
        if self._replica.identity.device not in {owner.device for owner in members.owners()}:
            raise NotOwnerError()
        where = self._place(place, listed).invited()
        self._all_shared(listed)
        # What a file names that leaves the house must outlive a power cut: spaces, keys, the invitation.
        prepared = self._database.writer.submit(
            lambda tx: [self._prepare(tx, guest, where) for guest in listed], "setup", durable=True
        ).result()
        made = []
        for number, (guest, one) in enumerate(zip(listed, prepared, strict=True), start=1):
            made.append(_closed(guest, one, self._replica.random))
            if progress is not None:
                progress(number, len(listed))
        self._replica.reload()
        return made

    def _place(self, place: UUID, guests: Sequence[GuestRow]) -> KnownPlace:
        """The place, when all of them find there what they are invited to."""
        with self._database.readers.raw() as raw:
            found = [one for one in known_places(raw) if one.id == place.bytes]
        if not found:
            raise UnknownRecordError(kind="place")
        only = found[0].spaces
        if only is not None and any(
            not guest.spaces or not {space.bytes for space in guest.spaces} <= only for guest in guests
        ):
            raise PlaceLimitedError()
        return found[0]

    def _all_shared(self, guests: Sequence[GuestRow]) -> None:
        """A project that lies in the coordinators' space would hand out all that lies there."""
        with self._database.readers.raw() as raw:
            shared = {one.id for one in logs.spaces(raw) if one.kind == SpaceKind.PROJECT}
        if any(space.bytes not in shared for guest in guests for space in guest.spaces):
            raise NotSharedError()

    def _prepare(self, transaction: Transaction, guest: GuestRow, where: InvitedPlace) -> Invitation:
        """The guest's name, the open invitation and its tag."""
        me, random, person = self._replica.identity, self._replica.random, ids.new_id()
        # In org stand the office's own people only: everybody reads it.
        space = guest.spaces[0] if guest.spaces else UUID(bytes=me.org)
        values = {"name": guest.person, "organization_label": guest.organization, "email": guest.email}
        given = {name: text for name, text in values.items() if text}
        transaction.session.add(Person(id=person, space=space, **given))
        spaces = tuple(each.bytes for each in guest.spaces)
        invited = joining.Guest(Role(guest.role), person.bytes, next_tag(transaction.raw), spaces)
        now_ms = transaction.log.hybrid.clock.wall_ms()
        made = joining.prepare(transaction.raw, me, invited, where, now_ms, random)
        losing.note_invitation(transaction, me, made)
        return made

    def open(self) -> list[OpenInvitationRow]:
        """Invitations that nobody used and that have not expired, by person."""
        rights = self._replica.members.rights
        used = {member.single_use for member in self._replica.members.devices.values()}
        now = datetime.fromtimestamp(self._database.writer.core.log.hybrid.clock.wall_ms() / 1000, UTC)
        with self._database.readers.raw() as raw:
            rows = [_open(raw, one) for one in rights.invitations.values()] if rights is not None else []
        fresh = [row for row in rows if row is not None and row.single_use not in used and row.until >= now]
        return sorted(fresh, key=lambda row: (row.person, row.tag))

    def withdraw(self, single_uses: Collection[bytes]) -> None:
        """Let invitations admit nobody any more; the keys they carried are replaced at the next meeting.

        A device that an owner confirmed already goes on.
        """

        def work(transaction: Transaction) -> None:
            for single_use in single_uses:
                losing.withdraw(transaction, self._replica.identity, single_use)

        self._database.writer.submit(work, "control").result()
        self._replica.reload()


def _closed(guest: GuestRow, invitation: Invitation, random: Random) -> InvitedRow:
    """The file with its code (takes about 0.2 s: Argon2id)."""
    file, code = make_invitation(invitation, random)
    given = invitation.delegated()
    name = document_file_name("Einladung", given.tag, guest.person, ending=".inka")
    return InvitedRow(guest, name, file, code, given.single_use, _moment(given.expires_s))


def next_tag(raw: RawConnection) -> str:
    """The next device tag for numbers; the office's own device has the first."""
    given = joining.setting(raw, "tags")
    number = (int.from_bytes(given, "big") if given else 1) + 1
    joining.keep_setting(raw, "tags", number.to_bytes(4, "big"))
    return f"KS{number}"


def _open(raw: RawConnection, one: Statement) -> OpenInvitationRow | None:
    try:
        found = raw.execute("SELECT name FROM person WHERE id = ?", (one.said["person"],)).fetchone()
        return OpenInvitationRow(
            one.row,
            found[0] if found else "",
            one.said["role"],
            one.said["tag"],
            _moment(one.said["expires_s"]),
        )
    except (*MALFORMED, OverflowError):
        return None


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
