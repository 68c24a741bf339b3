"""Counting contacts: one key each, sums from a tally sheet, and what a period adds up to."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TYPE_CHECKING
from uuid import UUID

from inka_desktop.exchange import identity
from inka_desktop.records.contacts import ContactCount
from inka_desktop.records.ids import key_id
from inka_desktop.records.projects import Project
from inka_desktop.records.values import AgeGroup, Basis, Gender
from inka_desktop.services.catalogue import ContactKindRow
from inka_desktop.services.core import Core, find
from inka_desktop.services.errors import NoIdentityError, ValueUnusableError
from inka_desktop.services.figure_errors import (
    NothingToTakeBackError,
    NumberUnusableError,
    PeriodUnusableError,
)

if TYPE_CHECKING:
    from inka_desktop.services.catalogue import Catalogue
    from inka_desktop.store.writer import Transaction

MOST = 99_999
"""Contacts in one step; a slip of a finger is no million."""
_BASES = frozenset({Basis.COUNTED, Basis.ESTIMATED})

_OF_PERIOD = """
SELECT kind, gender, age, basis, sum(number) FROM contact_count
WHERE alive = 1 AND project_id = ? AND day BETWEEN ? AND ? GROUP BY 1, 2, 3, 4 HAVING sum(number) <> 0"""
_OF_DAYS = """
SELECT day, kind, sum(number) FROM contact_count
WHERE alive = 1 AND project_id = ? AND day BETWEEN ? AND ? GROUP BY 1, 2 HAVING sum(number) <> 0
ORDER BY 1 DESC, 2"""
_OTHERS = """
SELECT id FROM contact_count
WHERE alive = 1 AND project_id = ? AND day = ? AND kind = ? AND gender = ? AND age = ? AND basis = ?
AND number > 0 AND id <> ? ORDER BY number DESC, id"""


@dataclass(frozen=True, slots=True)
class Contact:
    """What is counted: whose, when, of what kind, and what is known of the people.

    Attributes:
        project_id: of the project.
        day: the calendar date.
        kind: the key of a :class:`.ContactKindRow`.
        gender, age: words of :class:`.Gender` and :class:`.AgeGroup`.
        basis: ``counted`` or ``estimated``.
    """

    project_id: UUID
    day: date
    kind: str
    gender: str = Gender.NOT_STATED
    age: str = AgeGroup.NOT_STATED
    basis: str = Basis.COUNTED


@dataclass(frozen=True, slots=True)
class ContactSumRow:
    """Contacts of one kind and breakdown in a period, by all devices together."""

    kind: str
    gender: str
    age: str
    basis: str
    number: int


PartKey = tuple[str, str, str]
"""The code of an indicator and a part of it: words of gender and age, or ``""`` for all."""


@dataclass(frozen=True, slots=True)
class CountedRow:
    """Contacts that count for one part of an indicator, and how many of them were estimated."""

    number: int = 0
    estimated: int = 0

    def __add__(self, row: ContactSumRow) -> CountedRow:
        estimated = row.number if row.basis == Basis.ESTIMATED else 0
        return CountedRow(self.number + row.number, self.estimated + estimated)


@dataclass(frozen=True, slots=True)
class ContactDayRow:
    """Contacts of one kind on one day."""

    day: date
    kind: str
    number: int


class ContactCounts:
    """Numbers of contacts; nobody is named, and no row stands for a person."""

    def __init__(self, core: Core, catalogue: Catalogue) -> None:
        self._core = core
        self._catalogue = catalogue

    def count(self, contact: Contact, number: int = 1) -> Future[Contact]:
        """Add contacts; with a negative number take some back, own ones first.

        Args:
            contact: what is counted.
            number: 1 for a key, more from a tally sheet; at most 99,999.

        Raises:
            NumberUnusableError, ValueUnusableError: at once; it is no such number or no such word.
            UnknownRecordError: from the future; the project is not here.
            NothingToTakeBackError: from the future; fewer stand there, nothing was changed.
        """
        if not number or abs(number) > MOST:
            raise NumberUnusableError()
        for value, words in ((contact.gender, Gender), (contact.age, AgeGroup), (contact.basis, _BASES)):
            if value not in set(words):
                raise ValueUnusableError(kind="contact_count", field="basis")

        def work(transaction: Transaction) -> Contact:
            project = find(transaction.session, Project, contact.project_id)
            own = _own_id(transaction, contact)
            left = _change(transaction, own, contact, project.space, number)
            for other in _others(transaction, contact, own) if left else ():
                left = _change(transaction, other, contact, project.space, left)
            if left:
                raise NothingToTakeBackError()
            return contact

        return self._core.submit(work, "count")

    def sums(self, project_id: UUID, begin: date, end: date) -> list[ContactSumRow]:
        """What a project counted from one day to another, both included, by kind and breakdown.

        Raises:
            PeriodUnusableError: it ends before it begins.
        """
        if end < begin:
            raise PeriodUnusableError()
        with self._core.raw() as raw:
            found = raw.execute(_OF_PERIOD, (project_id.bytes, begin.isoformat(), end.isoformat()))
            return [ContactSumRow(*row) for row in found.fetchall()]

    def by_indicator(self, project_id: UUID, begin: date, end: date) -> dict[PartKey, CountedRow]:
        """The same by the codes of indicators with words of gender and age, ``""`` for all together.

        This is what a form that is filled offers to take over.
        """
        codes = self._catalogue.by_kind()
        found: dict[PartKey, CountedRow] = defaultdict(CountedRow)
        for row in self.sums(project_id, begin, end):
            if row.kind in codes:
                for gender, age in product((row.gender, ""), (row.age, "")):
                    found[codes[row.kind], gender, age] += row
        return dict(found)

    def days(self, project_id: UUID, begin: date, end: date) -> list[ContactDayRow]:
        """Contacts by day and kind, the newest day first."""
        with self._core.raw() as raw:
            found = raw.execute(_OF_DAYS, (project_id.bytes, begin.isoformat(), end.isoformat())).fetchall()
        return [ContactDayRow(date.fromisoformat(day), kind, number) for day, kind, number in found]

    def kinds(self) -> list[ContactKindRow]:
        """The kinds that are counted, in the order of their keys."""
        return self._catalogue.kinds()


def _own_id(transaction: Transaction, contact: Contact) -> UUID:
    """The register of whoever writes here: a profile that was restored writes as a new author."""
    who = identity.load(transaction.raw)
    if who is None:
        raise NoIdentityError()
    return key_id(
        ContactCount.__number__, contact.project_id.bytes, contact.day.isoformat(), contact.kind,
        contact.gender, contact.age, contact.basis, who.author,
    )  # fmt: skip


def _others(transaction: Transaction, contact: Contact, own: UUID) -> list[UUID]:
    """What other authors counted of the same, the largest first."""
    key = (contact.project_id.bytes, contact.day.isoformat(), contact.kind, contact.gender, contact.age)
    found = transaction.raw.execute(_OTHERS, (*key, contact.basis, own.bytes)).fetchall()
    return [UUID(bytes=row) for (row,) in found]


def _change(transaction: Transaction, row: UUID, contact: Contact, space: UUID, number: int) -> int:
    """Add to a register, never below 0; returns what of a negative number is left."""
    session = transaction.session
    known = session.get(ContactCount, row)
    before = (known.number or 0) if known is not None and known.alive else 0
    now = max(0, before + number)
    if known is not None:
        known.alive, known.number = True, now
    elif now:
        session.add(
            ContactCount(
                id=row, space=space, project_id=contact.project_id, day=contact.day, kind=contact.kind,
                gender=contact.gender, age=contact.age, basis=contact.basis, number=now,
            )
        )  # fmt: skip
    return min(0, before + number)
