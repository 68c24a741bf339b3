"""Rows of what goes out by e-mail."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from inka_desktop.errors import InkaError
from inka_desktop.services.due_rows import DueList


class MailWish(NamedTuple):
    """What is to be sent.

    Attributes:
        kind: a word of :class:`inka_desktop.records.values.MailKind`.
        record: the protocol, the stock-taking, the project's part in a round, or the form that goes back.
        version: of a protocol's document; without one it goes out as a draft.
        listed: of a list of agreements, which is no record.
        compared: the round of stock-taking that a report compares its own with.
    """

    kind: str
    record: UUID = UUID(int=0)
    version: UUID | None = None
    listed: DueList | None = None
    compared: UUID | None = None

    @property
    def about(self) -> UUID | DueList | tuple[UUID, UUID]:
        """What the paper is drawn from."""
        if self.compared is not None:
            return self.record, self.compared
        return self.record if self.listed is None else self.listed


class AddresseeRow(NamedTuple):
    """Somebody who may get it.

    Attributes:
        address: empty where the network knows none.
        left_on: the day on which somebody left who is no longer there: to be offered, never proposed.
        excused: will not come to what is announced: the same.
    """

    name: str
    function: str
    organization: str
    address: str
    left_on: dt.date | None = None
    excused: bool = False

    @property
    def is_expected(self) -> bool:
        """Whether it goes there unless somebody says otherwise."""
        return self.left_on is None and not self.excused


class Addressed(NamedTuple):
    """A contact person in the words of those present at a protocol."""

    person_id: UUID
    name: str | None
    function: str | None
    organization: str | None


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """What an e-mail would say, the name of its file, and the sentence for one that asks for a password.

    ``held_back`` counts photos of the document that do not go along.
    """

    subject: str
    text: str
    people: tuple[AddresseeRow, ...]
    file_name: str
    password_hint: str
    held_back: int = 0


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft for the mail program with its bytes; they are not kept."""

    file_name: str
    draft: bytes = field(repr=False)
    text: str
    enclosures: tuple[tuple[str, bytes], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class PreparedRow(DraftRow):
    """One that was noted as prepared."""

    id: UUID


@dataclass(frozen=True, slots=True)
class PreparedOfManyRow:
    """What became of one e-mail of several.

    Attributes:
        prepared: None where no address of anybody still there is known, or where it could not be drawn up.
        error: why it could not be; None where it could, or where it only lacks an address.
    """

    wish: MailWish
    recipients: tuple[str, ...] = ()
    prepared: PreparedRow | None = None
    error: InkaError | None = None


@dataclass(frozen=True, slots=True)
class MailingRow:
    """An e-mail that was prepared; ``version`` of the document, None for a draft and for what has none."""

    id: UUID
    kind: str
    protocol_id: UUID | None
    stock_taking_id: UUID | None
    version: int | None
    subject: str
    recipients: tuple[str, ...]
    file_name: str
    content_hash: str
    protected: bool
    prepared_at: dt.datetime
    prepared_by: str
    state: str
    settled_at: dt.datetime | None
    settled_by: str
