"""Indicators and kinds of contacts: those that ship as data, and the office's own."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from inka_desktop.paths import resource_dir
from inka_desktop.records.contacts import ContactKind
from inka_desktop.records.ids import key_id
from inka_desktop.records.indicators import Indicator
from inka_desktop.records.limits import worded
from inka_desktop.records.values import Unit
from inka_desktop.services.editing import add, assign
from inka_desktop.services.fields import changed, checked
from inka_desktop.services.figure_errors import CodeTakenError, NameMissingError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.core import Core
    from inka_desktop.services.editing import Editing
    from inka_desktop.services.rows import Saved
    from inka_desktop.store.writer import Transaction

_PEOPLE = frozenset({Unit.PEOPLE, Unit.CONTACTS})
_MEANS = frozenset({Unit.PERCENT, Unit.DAYS})
VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator.

    Attributes:
        code: what forms name it by.
        name_de, name_en: as it is called.
        basis: the legal basis with its funding period; empty for the office's own.
        collected: when, ``entry``, ``exit+28d``, ``exit+6m`` or ``period``.
        level: ``person``, ``project`` or ``site``.
        unit: a word of :class:`.Unit`.
        less: less of it is better, so its target is what it is not to be above.
        breakdowns: ``gender``, ``age``.
        age: the only age group (:class:`.AgeGroup`) it counts; empty for all.
        valid_from, valid_to: of its funding period.
        wording, wording_en: ``verified``, ``unverified`` or ``own``: whether the name is the official one.
        id: of an own indicator's record.
    """

    code: str
    name_de: str
    name_en: str
    basis: str = ""
    collected: str = "period"
    level: str = "project"
    unit: str = Unit.NUMBER
    less: bool = False
    breakdowns: tuple[str, ...] = ()
    age: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    wording: str = "own"
    wording_en: str = "own"
    id: UUID | None = None

    def name(self, language: str) -> str:
        """Its name in ``de`` or ``en``."""
        return self.name_en if language == "en" else self.name_de

    def is_official(self, language: str) -> bool:
        """Whether that name was compared with the legal text; any other is a working title."""
        return (self.wording_en if language == "en" else self.wording) == VERIFIED

    @property
    def counts_people(self) -> bool:
        """Whether small numbers of it are not shown in what leaves the office."""
        return self.unit in _PEOPLE

    @property
    def counts(self) -> bool:
        """Whether people or things are counted, which adds up; of per cent and days there are means."""
        return self.unit not in _MEANS

    def is_valid(self, begin: date, end: date) -> bool:
        """Whether a period touches the time in which it is used."""
        return (self.valid_from is None or self.valid_from <= end) and (
            self.valid_to is None or begin <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class ContactKindRow:
    """A kind of contact.

    Attributes:
        key: what counts of it are kept by; it never changes.
        indicator: the code that it counts for, or empty.
        id: of an own kind's record.
        retired_on: from this day on it is no longer counted; None while it is.
    """

    key: str
    name_de: str
    name_en: str
    indicator: str
    id: UUID | None = None
    retired_on: date | None = None

    def is_offered(self, on: date) -> bool:
        """Whether it is counted on a day."""
        return self.retired_on is None or on < self.retired_on

    def name(self, language: str) -> str:
        """Its name in ``de`` or ``en``."""
        return self.name_en if language == "en" else self.name_de


class Catalogue:
    """What can be counted and measured."""

    def __init__(self, core: Core, editing: Editing) -> None:
        self._core = core
        self._editing = editing

    def indicators(self) -> list[IndicatorRow]:
        """Own indicators by their codes, then those of this programme and of the funding periods."""
        with self._core.session() as session:
            return indicators_in(session)

    def kinds(self) -> list[ContactKindRow]:
        """Kinds of contacts in the order of their keys on the page, those that were retired, too."""
        with self._core.session() as session:
            return [*shipped_kinds(), *_own_kinds(session)]

    def by_kind(self) -> dict[str, str]:
        """By the keys of kinds of contacts the indicator that each counts for, where it does."""
        return {kind.key: kind.indicator for kind in self.kinds() if kind.indicator}

    def add_kind(self, name: str, indicator: str = "") -> Future[UUID]:
        """Count one more kind of contact from now on.

        Raises:
            NameMissingError: at once; it has no name.
        """
        values = checked("contact_kind", {"name": " ".join(name.split()), "indicator": indicator})
        if values["name"] is None:
            raise NameMissingError()
        return self._editing.add("contact_kind", values)

    def change_kind(self, shown: ContactKindRow, name: str, indicator: str) -> Future[Saved]:
        """Call an own kind otherwise, or count it for another indicator; its key and its numbers stay.

        Args:
            shown: the kind as it was when somebody began; what is as it was stays what others made of it.
            name: as it is to be called.
            indicator: the code that it is to count for, or empty.

        Raises:
            NameMissingError: at once; it has no name.
            UnknownRecordError: from the future.
        """
        before = {"name": shown.name_de, "indicator": shown.indicator}
        return self._call("contact_kind", shown.id, before, name, {"indicator": indicator})

    def retire_kind(self, kind: UUID, on: date | None) -> Future[Saved]:
        """Count an own kind no longer from a day on; None: count it again. What was counted stays."""
        return self._editing.save("contact_kind", kind, {"retired_on": on})

    def change_indicator(self, shown: IndicatorRow, name: str, unit: str) -> Future[Saved]:
        """Call an own indicator otherwise, as with :meth:`change_kind`; its code stays, since forms name it.

        Raises:
            NameMissingError: at once; it has no name.
            UnknownRecordError: from the future.
        """
        before = {"name": shown.name_de, "unit": shown.unit}
        return self._call("indicator", shown.id, before, name, {"unit": unit})

    def retire_indicator(self, indicator: UUID, on: date | None) -> Future[Saved]:
        """Use an own indicator up to a day; None: without an end. Its values and targets stay."""
        return self._editing.save("indicator", indicator, {"valid_to": on})

    def _call(
        self, kind: str, row: UUID | None, shown: Mapping[str, object], name: str,
        more: Mapping[str, object],
    ) -> Future[Saved]:  # fmt: skip
        said = " ".join(name.split())
        if not said:
            raise NameMissingError()
        return self._editing.save(kind, row or UUID(int=0), changed({"name": said, **more}, shown))

    def add_indicator(
        self, code: str, name: str, unit: str = Unit.NUMBER, valid_from: date | None = None,
        valid_to: date | None = None,
    ) -> Future[UUID]:  # fmt: skip
        """Make an indicator of the office's own; a code that was deleted comes back, called as it is now.

        Raises:
            NameMissingError: at once; code or name is empty.
            CodeTakenError: from the future; the code is in use, nothing was changed.
        """
        given = {"name": " ".join(name.split()), "unit": unit, "valid_from": valid_from, "valid_to": valid_to}
        written, values = "-".join(code.upper().split()), checked("indicator", given)
        if not written or values["name"] is None:
            raise NameMissingError()
        row = key_id(Indicator.__number__, written)

        def work(transaction: Transaction) -> UUID:
            known = transaction.session.get(Indicator, row)
            if any(one.code == written for one in shipped()) or (known is not None and known.alive):
                raise CodeTakenError(code=written)
            if known is None:
                add(self._core, transaction, "indicator", values | {"code": written}, row=row)
            else:
                known.alive = True
                transaction.session.flush()
                assign(known, values)
            return row

        return self._core.submit(work, "add")


def indicators_in(session: Session) -> list[IndicatorRow]:
    """Own indicators by their codes, then those that ship."""
    return [*_own(session), *shipped()]


@cache
def shipped() -> tuple[IndicatorRow, ...]:
    """The catalogue that ships, this programme's indicators first."""
    rows = [_read(line) for line in _lines("indicators.csv")]
    return tuple(sorted(rows, key=lambda row: not row.code.startswith("INKA-")))


@cache
def shipped_kinds() -> tuple[ContactKindRow, ...]:
    """The kinds of contacts that ship."""
    return tuple(
        ContactKindRow(line["key"], line["name_de"], line["name_en"], line["indicator"])
        for line in _lines("contact_kinds.csv")
    )


def _lines(name: str) -> Iterator[dict[str, str]]:
    with (resource_dir() / "catalogue" / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _read(line: dict[str, str]) -> IndicatorRow:
    return IndicatorRow(
        line["code"], worded(line["name_de"]), worded(line["name_en"]), line["legal_basis"],
        line["collected"], line["level"], line["unit"], line["better"] == "less",
        tuple(line["breakdowns"].split()), line["age"],
        _day(line["valid_from"]), _day(line["valid_to"]), line["wording"], line["wording_en"],
    )  # fmt: skip


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _own(session: Session) -> Iterator[IndicatorRow]:
    found = session.scalars(select(Indicator).where(Indicator.alive.is_(True)).order_by(Indicator.code))
    for one in found:
        name = one.name or one.code or ""
        yield IndicatorRow(
            one.code or "", name, name, unit=one.unit or Unit.NUMBER,
            breakdowns=("gender", "age") if one.unit in _PEOPLE else (), valid_from=one.valid_from,
            valid_to=one.valid_to, id=UUID(bytes=one.id.bytes),
        )  # fmt: skip


def _own_kinds(session: Session) -> Iterator[ContactKindRow]:
    query = select(ContactKind).where(ContactKind.alive.is_(True))
    for one in session.scalars(query.order_by(ContactKind.position, ContactKind.id)):
        row = UUID(bytes=one.id.bytes)
        name = one.name or ""
        yield ContactKindRow(row.hex, name, name, one.indicator or "", row, one.retired_on)
