"""The recovery key: its sheet, and what it may do, which is name owners and open databases.

The seed of 32 bytes lies in the first owner's encrypted database until it was printed and typed back.
On the sheet it stands in 13 groups of five characters of Crockford's base 32; the last of each group
checks the others and the group's place, so a slip is found where it was made, while it is being typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

import msgpack

from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from .claims import RECOVERY
from .crypto import KEY_BYTES, RecoveryKey
from .errors import RecoveryForeignError, RecoveryGoneError, RecoveryTypedError
from .identity import Identity
from .invitation import ALIKE, CODE_LETTERS
from .losing import cuts_of
from .members import Members
from .statements import RECOVER, pack_cuts, state

GROUPS: Final = 13
GROUP_SIZE: Final = 5
"""Characters of a group, the checking one included."""
_LETTERS: Final = GROUP_SIZE - 1
_SETTING: Final = "recovery_seed"


def groups_of(seed: bytes) -> tuple[str, ...]:
    """The seed as it is printed: 13 groups of five characters."""
    number = int.from_bytes(seed, "big")
    letters = "".join(CODE_LETTERS[number >> 5 * place & 31] for place in reversed(range(GROUPS * _LETTERS)))
    groups = [letters[at : at + _LETTERS] for at in range(0, len(letters), _LETTERS)]
    return tuple(group + _check(place, group) for place, group in enumerate(groups))


def read_groups(typed: str) -> bytes:
    """The seed that was typed; case, spaces, hyphens, O for 0 and I, L for 1 do not matter.

    Raises:
        RecoveryTypedError: ``groups`` names those that are wrong or missing.
    """
    letters, size = letters_of(typed), GROUP_SIZE
    groups = [letters[at : at + size] for at in range(0, max(len(letters), GROUPS * size), size)]
    wrong = [place + 1 for place, group in enumerate(groups) if not is_group(place, group)]
    number = 0
    if not wrong and len(groups) == GROUPS:
        for letter in "".join(group[:-1] for group in groups):
            number = number << 5 | CODE_LETTERS.index(letter)
        if number < 1 << 8 * KEY_BYTES:
            return number.to_bytes(KEY_BYTES, "big")
        wrong = [1]
    raise RecoveryTypedError(groups=", ".join(str(place) for place in wrong))


def letters_of(typed: str) -> str:
    """What was typed, as it stands on the sheet: capitals without blanks and hyphens, look-alikes settled."""
    return "".join(typed.split()).upper().translate(ALIKE)


def is_group(place: int, letters: str) -> bool:
    """Whether these are the characters of a group of some sheet; ``place`` counts from 0."""
    return (
        len(letters) == GROUP_SIZE
        and all(letter in CODE_LETTERS for letter in letters)
        and letters[-1] == _check(place, letters[:-1])
    )


def _check(place: int, group: str) -> str:
    digest = blake2b(bytes([place]) + group.encode(), digest_size=1, person=b"recovery-check").digest()
    return CODE_LETTERS[digest[0] & 31]


def is_printed(raw: RawConnection) -> bool:
    """Whether the seed has left this database; so it is on every device but the first owner's."""
    return raw.execute("SELECT 1 FROM setting WHERE name = ?", (_SETTING,)).fetchone() is None


def sheet(raw: RawConnection) -> tuple[str, ...]:
    """The groups to print.

    Raises:
        RecoveryGoneError: the seed is not here any more.
    """
    found = raw.execute("SELECT value FROM setting WHERE name = ?", (_SETTING,)).fetchone()
    if found is None:
        raise RecoveryGoneError()
    return groups_of(found[0])


def typed_key(members: Members, typed: str) -> RecoveryKey:
    """The workspace's recovery key from what was typed.

    Raises:
        RecoveryTypedError, RecoveryForeignError: by what is wrong with it.
    """
    key = RecoveryKey(read_groups(typed))
    if members.recovery_sign and key.sign_public != members.recovery_sign:
        raise RecoveryForeignError()
    return key


def forget_seed(transaction: Transaction, members: Members, typed: str) -> None:
    """After the sheet was typed back rightly, forget the seed: it is on paper only.

    Raises:
        RecoveryTypedError, RecoveryForeignError: nothing is forgotten.
    """
    typed_key(members, typed)
    transaction.raw.execute("DELETE FROM setting WHERE name = ?", (_SETTING,))


def name_owner(
    transaction: Transaction, me: Identity, members: Members, key: RecoveryKey, ends: Iterable[bytes] = ()
) -> None:
    """Let the recovery key make this device an owner's, and end others.

    Args:
        transaction: the running one.
        me: the device that becomes an owner's.
        members: as known here.
        key: from the sheet.
        ends: devices that are out from now on; for each it says how far what it wrote counts.
    """
    gone = sorted(set(ends) - {me.device})
    owners = [[me.keys.sign_public, me.keys.box_public, me.person, me.tag]]
    statement: bytes = msgpack.packb(
        {
            "workspace": me.workspace, "owners": owners, "ends": gone,
            "cuts": pack_cuts(cuts_of(transaction.raw, gone)),
        }
    )  # fmt: skip
    said = {"t": RECOVER, "statement": statement, "signature": key.sign(statement, RECOVERY)}
    state(transaction, me.org, me.device, said)


def suspended(members: Members) -> list[bytes]:
    """Devices that were owners and may do nothing now."""
    rights = members.rights
    if rights is None:
        return []
    owners = {member.device for member in members.owners()}
    return sorted(rights.ever_owners() - owners)
