"""What coordinators propose to the owners: to invite a person, to make a project's space, to end a device.

The control stream holds ids only; names are those of the records here (EXCHANGE.md 9).
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from inka_desktop.exchange.members import Members
from inka_desktop.exchange.statements import Statement
from inka_desktop.records.specs import by_kind
from inka_desktop.store.raw import RawConnection

from .member_rows import ProposalRow
from .naming import device_names, name_of

INVITE: Final = "invite"
SPACE: Final = "space"
END: Final = "end"
_RECORDS = {INVITE: "person", SPACE: "project"}


def rows(raw: RawConnection, members: Members, own: bytes) -> list[ProposalRow]:
    """What no owner has answered, in the order in which it came.

    Args:
        raw: of the database.
        members: of the workspace.
        own: this device, 16 bytes.
    """
    rights = members.rights
    return [_row(raw, one, own) for one in (rights.proposals() if rights is not None else ())]


def is_open(members: Members, what: str, about: UUID) -> bool:
    """Whether somebody proposed the same already."""
    rights = members.rights
    told = rights.proposals() if rights is not None else ()
    return any((one.said.get("what"), one.row) == (what, about.bytes) for one in told)


def _row(raw: RawConnection, one: Statement, own: bytes) -> ProposalRow:
    name, person = device_names(raw, one.log.device)
    what = str(one.said.get("what"))
    return ProposalRow(
        one.said["proposal"], what, UUID(bytes=one.row), _subject(raw, what, one.row), name, person,
        one.log.device == own,
    )  # fmt: skip


def _subject(raw: RawConnection, what: str, about: bytes) -> str:
    kind = _RECORDS.get(what)
    if kind is not None:
        return name_of(raw, by_kind()[kind], about).name
    name, person = device_names(raw, about)
    return f"{name} ({person})" if person and person != name else name
