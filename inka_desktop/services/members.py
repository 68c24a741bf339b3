"""Who belongs to the workspace: owners, devices, review, loss, and what is held back (EXCHANGE.md 9).

Reads are plain calls; decisions give futures and reach the others with the next meeting. Only an owner's
device decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar
from uuid import UUID

from inka_desktop.exchange import epochs, joining, losing, recovery
from inka_desktop.exchange.identity import Identity
from inka_desktop.exchange.members import Members
from inka_desktop.exchange.phrase import phrase
from inka_desktop.exchange.replica import Replica
from inka_desktop.exchange.standing import OUT, Member
from inka_desktop.exchange.statements import LEAVE, PROPOSE, REVOKE, SETTLE, state
from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import held_back, lost_device, proposals
from .errors import NotCoordinatorError, NotOwnerError
from .invitations import Invitations
from .member_rows import (
    EndedRow,
    HeldBackRow,
    LostRow,
    MemberRow,
    MemberState,
    OwnersRow,
    ProposalRow,
    RecoverySheetRow,
)  # fmt: skip
from .naming import device_names

Result = TypeVar("Result")
CopyRecords = Callable[[Transaction, UUID], None]
"""Copies what a new carrier may see into a space, in the running transaction."""
MOST_ROUNDS = 100


class Membership:
    """Owners, devices and rights of one open workspace.

    Attributes:
        invitations: see :class:`Invitations`.
    """

    def __init__(self, replica: Replica, invitations: Invitations) -> None:
        """Take the exchange's parts.

        Args:
            replica: of the open workspace.
            invitations: many at once, the open ones, taking back.
        """
        self._replica = replica
        self.invitations = invitations
        self._database = replica.database
        self._decisions = ThreadPoolExecutor(1, thread_name_prefix="inka-members")

    def close(self) -> None:
        """End after the running decision."""
        self._decisions.shutdown(wait=True)

    # --- looking ----------------------------------------------------------------------------------

    def roster(self) -> list[MemberRow]:
        """All devices, the own one first, those that are out last."""
        with self._database.readers.raw() as raw:
            rows = [self._row(raw, member) for member in self._members.devices.values()]
        return sorted(rows, key=lambda row: (not row.own, row.state == "out", row.person, row.name, row.id))

    def _row(self, raw: RawConnection, member: Member) -> MemberRow:
        name, person = device_names(raw, member.device)
        standing: MemberState = "out" if member.role == OUT else "held" if member.held else "works"
        coordinates = member.role in (Role.COORDINATOR, Role.KEEPER)
        return MemberRow(
            UUID(bytes=member.device), name, person, str(member.role), standing,
            member.device == self._me.device,
            coordinates and not member.sure, member.tag,
        )  # fmt: skip

    def owners(self) -> OwnersRow:
        """Whether the workspace has two owner devices and its sheet on paper."""
        members, me = self._members, self._me
        with self._database.readers.raw() as raw:
            printed, held = recovery.is_printed(raw), held_back.count(raw)
            sample = joining.setting(raw, "sample") is not None
        owners = members.owners()
        own = members.devices.get(me.device)
        return OwnersRow(
            len(owners), any(one.device == me.device for one in owners), not owners and bool(members.devices),
            not printed, own is not None and own.role == OUT, held, sample,
        )  # fmt: skip

    def phrase(self, device: UUID, language: str = "de") -> tuple[str, ...]:
        """The six words to compare with a device's person (takes about 0.2 s).

        Raises:
            UnknownRecordError: there is no such device.
        """
        return phrase(self._me.workspace, self._member(self._me.device), self._member(device.bytes), language)

    def held_back(self) -> list[HeldBackRow]:
        """What was delivered and has no effect, by device and time; an owner may accept it."""
        with self._database.readers.raw() as raw:
            return held_back.rows(raw, self._members)

    def ended(self) -> list[EndedRow]:
        """Devices that were lost, signed off or not admitted, the newest first."""
        with self._database.readers.raw() as raw:
            return lost_device.endings(raw, self._members)

    def ended_device(self, device: UUID) -> LostRow:
        """What lay on a device that was ended, what was done, and who knows.

        Raises:
            UnknownRecordError: it was not ended.
        """
        with self._database.readers.raw() as raw:
            return lost_device.report(raw, self._members, self._me.device, device.bytes)

    def proposals(self) -> list[ProposalRow]:
        """What coordinators proposed and no owner has answered."""
        with self._database.readers.raw() as raw:
            return proposals.rows(raw, self._members, self._me.device)

    # --- deciding ---------------------------------------------------------------------------------

    def make_owner(self, device: UUID) -> Future[None]:
        """Name a further owner's device: a second one, or a deputy's."""
        return self._decide(lambda tx: losing.name_owner(tx, self._me, self._member(device.bytes)))

    def confirm(self, device: UUID) -> Future[None]:
        """Admit a device that was held for review; it gets a tag of its own."""

        def work(transaction: Transaction) -> None:
            tag = self._next_tag()
            losing.confirm(transaction, self._me, self._members, self._member(device.bytes), tag)

        return self._decide(work)

    def refuse(self, device: UUID) -> Future[None]:
        """Do not admit a device; nothing that it wrote counts."""
        return self._decide(lambda tx: losing.refuse(tx, self._me, self._members, device.bytes))

    def confirm_phrase(self, device: UUID) -> Future[None]:
        """Say that the words were the same; the device gets the keys that waited for it."""
        return self._decide(lambda tx: losing.confirm_phrase(tx, self._me, device.bytes))

    def demote(self, device: UUID, role: Role, spaces: Iterable[UUID] = ()) -> Future[None]:
        """Leave a device fewer rights; its spaces get new keys where it may no longer read.

        What all read, it reads on.

        Raises:
            LastOwnerError: from the future: it is the only owner.
        """
        named = {self._me.org, *(space.bytes for space in spaces)}
        return self._decide(lambda tx: losing.demote(tx, self._me, self._members, device.bytes, role, named))

    def device_lost(self, device: UUID) -> Future[LostRow]:
        """Gerät verloren: take its rights, replace the keys of all its spaces, list what lay on it.

        Raises:
            LastOwnerError, NotOwnerError, UnknownRecordError: from the future.
        """
        return self._decisions.submit(self._end, device, REVOKE)

    def sign_off(self, device: UUID) -> Future[LostRow]:
        """Gerät abmelden: the same without the alarm."""
        return self._decisions.submit(self._end, device, LEAVE)

    def _end(self, device: UUID, kind: str) -> LostRow:
        self._demand_owner()
        member = self._member(device.bytes)
        self._state(lambda tx: losing.end(tx, self._me, self._members, member.device, kind))
        self._settle_keys()
        return self.ended_device(device)

    def accept(self, ids: Iterable[bytes]) -> Future[None]:
        """Let operations that are held back count after all, each where it was written for."""
        wanted = set(ids)
        return self._decide(lambda tx: losing.accept(tx, self._me, held_back.chosen(tx.raw, wanted)))

    def leave_held(self, ids: Iterable[bytes]) -> Future[None]:
        """Let operations that are held back lie; this device does not ask about them any more."""
        wanted = set(ids)
        return self._database.writer.submit(lambda tx: held_back.leave(tx, wanted), "control")

    def propose(self, what: str, about: UUID) -> Future[None]:
        """As a coordinator: ask the owners for something that only they may do.

        Args:
            what: ``invite`` a person, make a ``space`` for a project, ``end`` a device.
            about: which.

        Raises:
            NotCoordinatorError: from the future: owners decide, and nobody else is heard.
        """

        def work(transaction: Transaction) -> None:
            own = self._members.devices.get(self._me.device)
            if own is None or own.role != Role.COORDINATOR:
                raise NotCoordinatorError()
            if proposals.is_open(self._members, what, about):
                return
            said = {"t": PROPOSE, "what": what, "proposal": self._replica.random.token(16)}
            state(transaction, self._me.org, about.bytes, said)

        return self._decisions.submit(self._state, work)

    def settle_proposal(self, proposal: bytes) -> Future[None]:
        """Take a proposal from the list; doing it or not is the owner's."""
        return self._decide(
            lambda tx: state(tx, self._me.org, self._me.device, {"t": SETTLE, "proposal": proposal})
        )

    # --- spaces -----------------------------------------------------------------------------------

    def personal_space(self) -> Future[UUID]:
        """This person's own space, made when there is none; its other devices get the key.

        Nobody else reads it, owners included; the recovery sheet does.
        """
        return self._decisions.submit(self._personal_space)

    def _personal_space(self) -> UUID:
        rights, me, random = self._members.rights, self._me, self._replica.random
        owned = rights.personal.items() if rights is not None else ()
        with self._database.readers.raw() as raw:
            keys = {space for (space,) in raw.execute("SELECT space FROM sync_key").fetchall()}
        mine = next((space for space, person in owned if person == me.person and space in keys), None)

        def work(transaction: Transaction) -> bytes:
            if mine is None:
                return joining.create_personal_space(transaction, me, self._members, random)
            joining.share_personal_space(transaction, me, self._members, mine, random)
            return mine

        made = self._database.writer.submit(work, "control").result()
        self._replica.reload()
        return UUID(bytes=made)

    def begin_carrier_space(self, label: str, copy: CopyRecords) -> Future[UUID]:
        """A project changes its carrier: a new space begins, and what the new one may see is copied.

        Args:
            label: of the space, on this device.
            copy: writes the copies into the new space, in a transaction of its own.

        Raises:
            NotOwnerError: from the future: only an owner's device begins a space.
        """

        def work(transaction: Transaction) -> bytes:
            random = self._replica.random
            kind = SpaceKind.PROJECT
            space = joining.create_space(transaction, self._me, self._members, kind, random)
            transaction.raw.execute("UPDATE sync_space SET label = ? WHERE id = ?", (label, space))
            return space

        def begun() -> UUID:
            self._demand_owner()
            space = UUID(bytes=self._database.writer.submit(work, "control").result())
            self._replica.reload()
            self._settle_keys()
            self._database.writer.submit(lambda tx: copy(tx, space), "carrier").result()
            return space

        return self._decisions.submit(begun)

    # --- recovery ---------------------------------------------------------------------------------

    def recovery_sheet(self) -> RecoverySheetRow:
        """What to print.

        Raises:
            RecoveryGoneError: it was printed and typed back already.
        """
        with self._database.readers.raw() as raw:
            return RecoverySheetRow(self._me.name, recovery.sheet(raw))

    def type_sheet_back(self, typed: str) -> Future[None]:
        """Check what was typed from the printed sheet, and forget the seed.

        Raises:
            RecoveryTypedError, RecoveryForeignError: from the future; the seed is still here.
        """
        return self._decisions.submit(self._state, lambda tx: recovery.forget_seed(tx, self._members, typed))

    def recover_ownership(self, typed: str, *, end_suspended: bool = True) -> Future[None]:
        """Make this device an owner's by the recovery sheet: no owner is left, or all are suspended.

        Raises:
            RecoveryTypedError, RecoveryForeignError: from the future; nothing was changed.
        """

        def work(transaction: Transaction) -> None:
            key = recovery.typed_key(self._members, typed)
            gone = recovery.suspended(self._members) if end_suspended else []
            recovery.name_owner(transaction, self._me, self._members, key, gone)

        return self._decisions.submit(self._stated_and_settled, work)

    # --- inside -----------------------------------------------------------------------------------

    @property
    def _me(self) -> Identity:
        return self._replica.identity

    @property
    def _members(self) -> Members:
        return self._replica.members

    def _member(self, device: bytes) -> Member:
        found = self._members.devices.get(device)
        if found is None:
            raise UnknownRecordError(kind="device")
        return found

    def _next_tag(self) -> str:
        numbers = [int("".join(filter(str.isdigit, one.tag)) or 0) for one in self._members.devices.values()]
        return f"KS{max(numbers, default=1) + 1}"

    def _demand_owner(self) -> None:
        if self._me.device not in {owner.device for owner in self._members.owners()}:
            raise NotOwnerError()

    def _decide(self, work: Callable[[Transaction], None]) -> Future[None]:
        def decided() -> None:
            self._demand_owner()
            self._stated_and_settled(work)

        return self._decisions.submit(decided)

    def _stated_and_settled(self, work: Callable[[Transaction], None]) -> None:
        self._state(work)
        self._settle_keys()

    def _state(self, work: Callable[[Transaction], None]) -> None:
        self._database.writer.submit(work, "control").result()
        self._replica.reload()

    def _settle_keys(self) -> None:
        settle_keys(self._replica)


def settle_keys(replica: Replica) -> None:
    """As an owner: confirm, grant and rotate until nothing is due."""
    for _ in range(MOST_ROUNDS):
        said = replica.database.writer.submit(
            lambda tx: epochs.settle(tx, replica.identity, replica.members, replica.random), "grant"
        ).result()
        if not said:
            return
        replica.reload()
