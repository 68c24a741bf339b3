"""Which control statements count, who may what, and whose operations have an effect (EXCHANGE.md 9).

A pure function of the statements that are here, whatever the order of their arrival. Three rules decide:
only those count that an owner made, by what the writer knew; who lost the rights of an owner is heard up
to the cut that the loss lists; of two owners who end each other both are suspended, until the recovery
key names owners anew. An operation is judged by what its writer knew, and by the cuts of losses that it
did not know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from inka_desktop.records.values import Role
from inka_desktop.store.logs import STREAM_ROWS, Log, Space
from inka_desktop.store.raw import RawConnection

from .claims import Claim, Claims
from .crypto import device_id
from .cuts import covers, within
from .deps import Dep
from .identity import STREAM_LETTERS
from .names import CONTROL
from .pasts import Past, Pasts
from .standing import OUT, RANKS, Member
from .statements import (
    ACCEPT,
    ENROL,
    GENESIS,
    INVITE,
    MALFORMED,
    PERSONAL,
    PHRASE,
    PROPOSE,
    RECOVER,
    ROTATE,
    SETTLE,
    WITHDRAW,
    Statement,
    read,
)  # fmt: skip

_UNASKED = object()
_NOT_OWNERS = (GENESIS, RECOVER, ENROL, PROPOSE, PERSONAL)
"""What others than owners may say."""
_NEVER_CUT = (GENESIS, RECOVER, ENROL, PROPOSE)


class Rights:
    """The rights in a workspace; made anew when the control stream has got further."""

    def __init__(self, raw: RawConnection, trusted: bytes) -> None:
        """Decide.

        Args:
            raw: of the database.
            trusted: signing key of the first owner, 32 bytes.
        """
        self._pasts = Pasts(raw)
        self.told = read(raw, self._pasts)
        self._read = Claims(self.told, trusted)
        found = raw.execute("SELECT no FROM sync_space WHERE kind = 'org'").fetchone()
        self._org = found[0] if found else 0
        self._about: dict[bytes, list[Claim]] = defaultdict(list)
        self._genesis, self._enrolments = self._read.genesis, self._read.enrolments
        self._invited: dict[bytes, list[tuple[int, str]]] = defaultdict(list)
        for at, one in enumerate(self.told):
            if one.kind in (INVITE, WITHDRAW):
                self._invited[one.row].append((at, one.kind))
            for claim in self._read.of(at, one):
                self._about[claim.member.device].append(claim)
        self._losses = [
            claim for claims in self._about.values() for claim in claims if claim.cuts is not None
        ]
        self._effective = self._decide()
        self.invitations = self._invitations()
        self.rotations = self._rotations()
        self.personal = self._personal_spaces()
        self._accepted = self._accepts()
        self._held = self._second_uses()
        self._constants: dict[tuple[bytes, bytes], object] = {}

    # --- what counts ------------------------------------------------------------------------------

    def _decide(self) -> frozenset[int]:
        """Places of the statements that count; settles after at most as many rounds as there are losses.

        Where it does not, since what two owners said takes from each other what it rests on, neither counts.
        """
        overruled: frozenset[int] = frozenset()
        before = overruled
        for _ in range(len(self._losses) + 2):
            before, overruled = overruled, self._overruled(self._entitled(overruled))
            if before == overruled:
                break
        overruled |= before
        return self._entitled(overruled) - overruled

    def _entitled(self, overruled: frozenset[int]) -> frozenset[int]:
        """Statements whose maker was entitled, by what it knew of those that count.

        One that is overruled entitles nobody, but is still among them: who overrules it is asked again.
        """
        found: set[int] = set()
        counted: set[int] = set()

        def take(at: int) -> None:
            found.add(at)
            if at not in overruled:
                counted.add(at)

        for at, one in enumerate(self.told):
            if one is self._genesis or (one.kind == RECOVER and self._says_something(at, one)):
                take(at)
            elif one.kind not in _NOT_OWNERS:
                author = self._standing(one.log.device, one.knows, counted)
                if author is not None and author.role == Role.OWNER:
                    take(at)
        owners = self._ever_owners(counted)
        for at, enrolment in self._enrolments.items():
            if device_id(enrolment.delegation.owner) in owners:
                take(at)
        for at, one in enumerate(self.told):
            if one.kind in (PROPOSE, PERSONAL):
                author = self._standing(one.log.device, one.knows, counted)
                able = (Role.COORDINATOR,) if one.kind == PROPOSE else RANKS[1:]
                if author is not None and author.role in able:
                    take(at)
        return frozenset(found)

    def _says_something(self, at: int, one: Statement) -> bool:
        return next(self._read.of(at, one), None) is not None

    def _ever_owners(self, valid: set[int]) -> set[bytes]:
        return {
            device
            for device, claims in self._about.items()
            if any(claim.member.role == Role.OWNER and claim.at in valid for claim in claims)
        }

    def _overruled(self, entitled: frozenset[int]) -> frozenset[int]:
        """Statements past the cut of a loss; losses that end each other all stand."""
        losses = [claim for claim in self._losses if claim.at in entitled and claim.member.role != Role.OWNER]
        against: dict[bytes, list[Claim]] = defaultdict(list)
        for claim in losses:
            against[claim.member.device].append(claim)
        attackers = {at: self._attackers(at, against) for at in entitled}
        places = {claim.at for claim in losses}
        standing, fallen = set[int](), set[int]()
        while True:
            before = len(standing), len(fallen)
            for at in places - standing - fallen:
                if attackers[at] & standing:
                    fallen.add(at)
                elif attackers[at] <= fallen:
                    standing.add(at)
            if before == (len(standing), len(fallen)):
                break
        return frozenset(
            at for at in entitled if (at in fallen if at in places else bool(attackers[at] - fallen))
        )

    def _attackers(self, at: int, against: dict[bytes, list[Claim]]) -> set[int]:
        """Losses of a statement's maker that it did not know and whose cut it lies behind."""
        one = self.told[at]
        if one.kind in _NEVER_CUT:
            return set()
        return {
            claim.at
            for claim in against[one.log.device]
            if claim.at != at
            and not one.knows(claim.statement)
            and not within(self._pasts, claim.cuts or {}, CONTROL, self._org, one.log, one.seq)
        }

    # --- standing ---------------------------------------------------------------------------------

    def _standing(
        self, device: bytes, knows: Callable[[Statement], bool] | None, counted: frozenset[int] | set[int]
    ) -> Member | None:
        """A device's rights by the statements that count and are known; of concurrent ones the least.

        What the recovery key names an owner is one whatever else is said beside it, but for a loss.
        """
        found = [
            claim
            for claim in self._about.get(device, [])
            if claim.at in counted
            and (knows is None or knows(claim.statement) or self._is_own(claim, device))
        ]
        newest = [
            claim for claim in found if not any(other.statement.knows(claim.statement) for other in found)
        ]
        if not newest:
            return None
        if any(claim.names_by_recovery for claim in newest):
            newest = [claim for claim in newest if claim.names_by_recovery or claim.cuts is not None]
        least = min(newest, key=lambda claim: (claim.member.rank, claim.at))
        if least.statement.kind == ENROL and self._is_void(least, counted):
            return least.member.as_role(OUT)
        return least.member

    @staticmethod
    def _is_own(claim: Claim, device: bytes) -> bool:
        """A device knows by what statement of its own it is here."""
        return claim.statement.kind in (GENESIS, ENROL) and claim.statement.log.device == device

    def _is_void(self, claim: Claim, counted: frozenset[int] | set[int]) -> bool:
        """An enrolment by an owner who lost the right, or by an invitation that was withdrawn."""
        given = self._enrolments[claim.at].delegation
        said = {kind for at, kind in self._invited.get(given.single_use, []) if at in counted}
        if WITHDRAW in said:
            return True
        lost = [
            loss
            for loss in self._about.get(device_id(given.owner), [])
            if loss.cuts is not None and loss.at in counted and loss.member.role != Role.OWNER
        ]
        return INVITE not in said and any(not loss.statement.knows(claim.statement) for loss in lost)

    def devices(self) -> dict[bytes, Member]:
        """Every device that was ever admitted, with its rights now."""
        found = {}
        sure = {one.row for one in self.counted() if one.kind == PHRASE}
        for device, claims in self._about.items():
            keys = [one.member for one in claims if one.at in self._effective and one.member.sign_public]
            if not keys:
                continue
            newest, now = keys[-1], self._standing(device, None, self._effective)
            role, spaces = (now.role, now.spaces) if now is not None else (OUT, frozenset())
            spaces |= {space for space, person in self.personal.items() if person == newest.person}
            member = newest.as_role(role, spaces)
            member.held = device in self._held
            member.sure = device in sure
            member.confirmed = any(claim.member.confirmed and claim.at in self._effective for claim in claims)
            found[device] = member
        return found

    def counted(self) -> Iterator[Statement]:
        """The statements that count, causes before effects."""
        return (one for at, one in enumerate(self.told) if at in self._effective)

    def genesis(self) -> Statement | None:
        """How the workspace began."""
        return self._genesis

    def ever_owners(self) -> set[bytes]:
        """Devices that are or were owners."""
        return self._ever_owners(set(self._effective))

    def losses_of(self, device: bytes) -> list[Claim]:
        """The losses of a device that count."""
        return [
            claim
            for claim in self._about.get(device, [])
            if claim.cuts is not None and claim.at in self._effective
        ]

    def losses(self) -> list[Claim]:
        """All losses that count."""
        return [claim for claim in self._losses if claim.at in self._effective]

    def endings(self) -> list[Claim]:
        """For each device that is out the first loss that took all its rights, causes before effects."""
        ended: dict[bytes, Claim] = {}
        for loss in sorted(self._losses, key=lambda claim: claim.at):
            device = loss.member.device
            now = self._standing(device, None, self._effective)
            if loss.at in self._effective and loss.member.role == OUT == (now.role if now else OUT):
                ended.setdefault(device, loss)
        return list(ended.values())

    def before(self, loss: Claim) -> Member | None:
        """A device's rights as whoever took them knew them."""
        return self._standing(loss.member.device, loss.statement.knows, self._effective)

    def _invitations(self) -> dict[bytes, Statement]:
        """Invitations by their single-use number, unless withdrawn."""
        told = list(self.counted())
        gone = {one.row for one in told if one.kind == WITHDRAW}
        return {one.row: one for one in told if one.kind == INVITE and one.row not in gone}

    def _personal_spaces(self) -> dict[bytes, bytes]:
        """Person by space: who said first that it is its own."""
        found: dict[bytes, bytes] = {}
        for one in self.counted():
            person = self._person(one.log.device) if one.kind == PERSONAL else b""
            if person:
                found.setdefault(one.row, person)
        return found

    def _person(self, device: bytes) -> bytes:
        named = [claim.member.person for claim in self._about.get(device, []) if claim.at in self._effective]
        return next(filter(None, named), b"")

    def _may_write(self, member: Member, space: Space) -> bool:
        if space.id in self.personal:
            return member.role != OUT and self.personal[space.id] == self._person(member.device)
        return member.may_write(space.id, space.kind)

    def _rotations(self) -> dict[bytes, list[Statement]]:
        found: dict[bytes, list[Statement]] = defaultdict(list)
        for one in self.counted():
            if one.kind == ROTATE and isinstance(one.said.get("epoch"), int):
                found[one.row].append(one)
        return found

    def epoch(self, space: bytes) -> int:
        """The newest epoch of a space; 0 before the first rotation."""
        return max((one.said["epoch"] for one in self.rotations.get(space, [])), default=0)

    def newest_rotation(self, space: bytes) -> Statement | None:
        """The rotation to the newest epoch of a space."""
        told = self.rotations.get(space, [])
        return max(told, key=lambda one: one.said["epoch"]) if told else None

    def invited_spaces(self, device: bytes) -> frozenset[bytes]:
        """The spaces whose keys a device has by its invitation."""
        found = [
            self._enrolments[claim.at].delegation.spaces
            for claim in self._about.get(device, [])
            if claim.at in self._enrolments and claim.at in self._effective
        ]
        return frozenset(space for spaces in found for space in spaces)

    def left(self, space: bytes, kind: str) -> list[Statement]:
        """By what statements somebody who could read a space may no longer."""
        found = []
        for claims in self._about.values():
            could = any(claim.cuts is None and claim.member.may_read(space, kind) for claim in claims)
            found += [
                loss.statement
                for loss in claims
                if could
                and loss.cuts is not None
                and loss.at in self._effective
                and not loss.member.may_read(space, kind)
            ]
        for single_use, words in self._invited.items():
            told = [self.told[at] for at, _kind in words if at in self._effective]
            spaces = [one.said.get("spaces", []) for one in told if one.kind == INVITE]
            if single_use and any(space in named for named in spaces):
                found += [one for one in told if one.kind == WITHDRAW]
        return found

    def proposals(self) -> list[Statement]:
        """What coordinators proposed and no owner has answered."""
        told = list(self.counted())
        settled = {one.said.get("proposal") for one in told if one.kind == SETTLE}
        return [one for one in told if one.kind == PROPOSE and one.said.get("proposal") not in settled]

    def _second_uses(self) -> set[bytes]:
        """Of several devices on one invitation the one an owner confirmed works, else the earliest."""
        users: dict[bytes, list[tuple[bool, int, bytes]]] = defaultdict(list)
        for device, claims in self._about.items():
            now = self._standing(device, None, self._effective)
            counted = [claim for claim in claims if claim.at in self._effective]
            enrolled = [claim for claim in counted if claim.statement.kind == ENROL]
            if now is not None and now.role != OUT and enrolled:
                confirmed = any(claim.member.confirmed for claim in counted)
                first = enrolled[0]
                users[first.member.single_use].append((not confirmed, first.statement.hlc, device))
        return {
            device
            for using in users.values()
            for place, (unconfirmed, _hlc, device) in enumerate(sorted(using))
            if place and unconfirmed
        }

    # --- operations -------------------------------------------------------------------------------

    def constant(self, device: bytes, space: Space) -> bool | None:
        """Whether all a device writes in a space counts, or nothing does; None when that depends."""
        found = self._constants.get((device, space.id), _UNASKED)
        if found is _UNASKED:
            found = self._constants[device, space.id] = self._constant(device, space)
        return found if found is None else bool(found)

    def _constant(self, device: bytes, space: Space) -> bool | None:
        claims = [claim for claim in self._about.get(device, []) if claim.at in self._effective]
        if not claims:  # a new device does not see yet who invited it; it works at once
            return self._genesis is None or any(
                claim.at in self._enrolments for claim in self._about.get(device, [])
            )
        verdicts = set()
        for claim in claims:
            void = claim.statement.kind == ENROL and self._is_void(claim, self._effective)
            verdicts.add(not void and self._may_write(claim.member, space))
        if device in self._held:
            verdicts = {False}
        if len(verdicts) > 1:
            return None
        (verdict,) = verdicts
        return None if not verdict and device in self._accepted else verdict

    def counts(self, pasts: Pasts, log: Log, space: Space, first: int, last: int) -> bool:
        """Whether a transaction of a log of rows has an effect."""
        device = log.device
        if any(covers(pasts, log, last, space.number, dep, first, low) for low, dep in
               self._accepted.get(device, {}).get(space.id, ())):  # fmt: skip
            return True
        return self.is_able(pasts, log, space, first) and not self.taken_by(pasts, log, space, first, last)

    def is_able(self, pasts: Pasts, log: Log, space: Space, first: int) -> bool:
        """Whether whoever wrote a transaction had the right and the key, by what it knew."""
        if log.device in self._held or self.is_old(pasts, log, space.id, first):
            return False
        past = pasts.of(log, first)
        standing = self._standing(log.device, lambda one: _in(past, one), self._effective)
        return standing is not None and self._may_write(standing, space)

    def taken_by(self, pasts: Pasts, log: Log, space: Space, first: int, last: int) -> list[Claim]:
        """The losses behind whose cuts a transaction lies and that its writer did not know."""
        past, letter = pasts.of(log, first), STREAM_LETTERS[STREAM_ROWS]
        return [
            loss
            for loss in self.losses_of(log.device)
            if not self._may_write(loss.member, space)
            and not _in(past, loss.statement)
            and not within(pasts, loss.cuts or {}, letter, space.number, log, last, space.id)
        ]

    def is_old(self, pasts: Pasts, log: Log, space: bytes, seq: int) -> bool:
        """Whether an operation was closed with a key of which its writer knew that it is replaced."""
        if not self.rotations.get(space):
            return False
        epoch = pasts.epoch(log, seq)
        newer = [] if epoch is None else [one for one in self.rotations[space] if one.said["epoch"] > epoch]
        if not newer:
            return False
        past = pasts.of(log, seq)
        return any(_in(past, one) for one in newer)

    def has_old(self, pasts: Pasts, log: Log, space: bytes) -> bool:
        """Whether any operation of a log is: who wrote the last one under a key knew the most."""
        return any(self.is_old(pasts, log, space, last) for last in pasts.lasts(log))

    def _accepts(self) -> dict[bytes, dict[bytes, list[tuple[int, Dep]]]]:
        """Per device and space: first number and last position that an owner accepted."""
        found: dict[bytes, dict[bytes, list[tuple[int, Dep]]]] = defaultdict(lambda: defaultdict(list))
        for one in self.counted():
            if one.kind == ACCEPT:
                try:
                    ranges = [
                        (int(low), Dep(author, last, chain))
                        for author, low, last, chain in one.said["ranges"]
                    ]
                    found[one.row][one.said["space"]] += ranges
                except MALFORMED:
                    continue
        return {device: dict(spaces) for device, spaces in found.items()}


def _in(past: Past, one: Statement) -> bool:
    return past.get(one.log.number, 0) >= one.seq
