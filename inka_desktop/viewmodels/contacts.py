"""What the page Kontakte shows: numbers by kind for a day, a quarter, and day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.values import Basis
from inka_desktop.viewmodels import dates, figures

if TYPE_CHECKING:
    from inka_desktop.services.catalogue import ContactKindRow
    from inka_desktop.services.contact_counts import ContactDayRow, ContactSumRow
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate
DAYS = 14
"""Days with contacts that are listed."""


class Told(NamedTuple):
    """What was read for the page."""

    kinds: Sequence[ContactKindRow]
    day: Sequence[ContactSumRow]
    quarter: Sequence[ContactSumRow]
    days: Sequence[ContactDayRow]


def read(workspace: Workspace, project: UUID, day: date) -> Told:
    """Everything for a project and a day."""
    counts, period = workspace.analysis.contacts, figures.quarter(day).period
    return Told(
        counts.kinds(), counts.sums(project, day, day), counts.sums(project, *period),
        counts.days(project, *period),
    )  # fmt: skip


@dataclass(slots=True)
class SumLine:
    """Contacts of one kind: how many, by gender and age, and how many of them are estimated."""

    name: str
    number: int = 0
    genders: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    ages: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    estimated: int = 0

    @property
    def second(self) -> str:
        """The breakdown in words; empty without contacts."""
        parts = [
            figures.broken_down(self.genders, figures.GENDERS),
            figures.broken_down(self.ages, figures.AGES),
        ]
        if self.estimated:
            said = translate("Contacts", "davon geschätzt {number}")
            parts.append(said.format(number=figures.shown(self.estimated)))
        return " – ".join(part for part in parts if part)


def by_kind(kinds: Sequence[ContactKindRow], rows: Iterable[ContactSumRow]) -> dict[str, SumLine]:
    """Sums by the keys of kinds, those without contacts, too; a kind that is gone comes last.

    One that is no longer counted is there where something was.
    """
    language, rows = dates.language(), list(rows)
    counted = {row.kind for row in rows}
    shown = (kind for kind in kinds if kind.retired_on is None or kind.key in counted)
    found = {kind.key: SumLine(kind.name(language)) for kind in shown}
    for row in rows:
        line = found.setdefault(row.kind, SumLine(translate("Contacts", "Frühere Art")))
        line.number += row.number
        line.genders[row.gender] += row.number
        line.ages[row.age] += row.number
        line.estimated += row.number if row.basis == Basis.ESTIMATED else 0
    return found


def by_day(kinds: Sequence[ContactKindRow], rows: Iterable[ContactDayRow]) -> list[tuple[date, str]]:
    """The newest days with what was counted, such as ``Erstkontakt: 3 · Folgekontakt: 12``."""
    language = dates.language()
    names = {kind.key: kind.name(language) for kind in kinds}
    days: dict[date, list[str]] = defaultdict(list)
    order = {kind.key: place for place, kind in enumerate(kinds)}
    for row in sorted(rows, key=lambda one: order.get(one.kind, len(order))):
        name = names.get(row.kind, translate("Contacts", "Frühere Art"))
        days[row.day].append(f"{name}: {figures.shown(row.number)}")
    return [(day, " · ".join(days[day])) for day in sorted(days, reverse=True)[:DAYS]]
