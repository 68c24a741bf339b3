"""The list of protocols: its columns, its filters and its source of pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, get_args
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from inka_desktop.services.rows import VisitFilter, VisitListRow, VisitOrder
from inka_desktop.services.views import Plain
from inka_desktop.viewmodels import dates, record_state, wording
from inka_desktop.viewmodels.paged import Column

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class VisitSource:
    """Pages of visits in one order under one filter."""

    workspace: Workspace
    limits: VisitFilter
    order: VisitOrder
    descending: bool

    def count(self) -> int:
        """How many visits pass the filter."""
        return self.workspace.visits.count(self.limits)

    def page(self, start: int, limit: int) -> Sequence[VisitListRow]:
        """Visits from ``start`` on."""
        return self.workspace.visits.page(self.limits, self.order, self.descending, start, limit)

    def places(self, rows: Sequence[VisitListRow]) -> Sequence[int | None]:
        """Where visits stand now."""
        ids = [row.id for row in rows]
        return self.workspace.visits.places_of(ids, self.limits, self.order, self.descending)


def columns() -> list[Column[VisitListRow]]:
    """The columns in the window's language."""
    return [
        Column(translate("Visits", "Datum"), lambda row: dates.day(row.date), "date", width=100),
        Column(translate("Visits", "Projekt"), lambda row: row.project or "–", "project_label", width=176),
        Column(
            translate("Visits", "Art"),
            lambda row: wording.label(wording.VISIT_KINDS, row.kind),
            "kind",
            width=120,
        ),
        Column(translate("Visits", "Ort"), lambda row: row.place or "–", "place", stretch=True),
        Column(
            translate("Visits", "Stand"),
            lambda row: wording.label(wording.RECORD_STATES, row.state),
            "state",
            mark=lambda row: wording.state_mark(row.state),
            width=132,
        ),
        Column(translate("Visits", "Nummer"), lambda row: row.number or "–", "number", width=132),
        Column(
            translate("Visits", "Senden und Empfangen"),
            lambda row: mark.text if (mark := record_state.mark(row.sending)) else "",
            mark=lambda row: record_state.sign(row.sending),
            width=36,
            sign=True,
        ),
    ]


@dataclass(frozen=True, slots=True)
class FilterChip:
    """A filter one click away; ``limits`` is what it stands for."""

    name: str
    text: str
    limits: VisitFilter


def filter_chips(on: date) -> list[FilterChip]:
    """All, by state, this and the last year, and what is not sent yet."""
    states = [
        FilterChip(state, wording.label(wording.RECORD_STATES, state), VisitFilter(state=state))
        for state in ("draft", "final")
    ]
    years = [FilterChip(str(year), str(year), VisitFilter(year=year)) for year in (on.year, on.year - 1)]
    waiting = FilterChip("waiting", record_state.waiting_words(), VisitFilter(waiting=True))
    return [FilterChip("all", translate("Visits", "Alle"), VisitFilter()), *states, *years, waiting]


def view_of(limits: VisitFilter, order: VisitOrder, *, descending: bool) -> dict[str, Plain]:
    """What is remembered of the list: plain values that a later version can still read."""
    project = limits.project_id.hex if limits.project_id is not None else None
    return {
        "project": project, "state": limits.state, "year": limits.year, "waiting": limits.waiting,
        "order": order, "descending": descending,
    }  # fmt: skip


def limits_of(view: Mapping[str, Plain]) -> VisitFilter:
    """The limits that a view remembers; what is no value of theirs counts as none."""
    project, state, year = (view.get(name) for name in ("project", "state", "year"))
    return VisitFilter(
        UUID(project) if isinstance(project, str) else None,
        state if isinstance(state, str) else None,
        year if isinstance(year, int) else None,
        bool(view.get("waiting")),
    )


def order_of(view: Mapping[str, Plain]) -> tuple[VisitOrder, bool]:
    """The order that a view remembers, and whether it descends; by date where there is no such order now."""
    order: VisitOrder = next((one for one in get_args(VisitOrder) if one == view.get("order")), "date")
    return order, bool(view.get("descending"))


def count_words(count: int) -> str:
    """``1.234 Protokolle``."""
    words = translate("Visits", "%n Protokolle", "", count)
    return words.replace(str(count), dates.locale().toString(count))
