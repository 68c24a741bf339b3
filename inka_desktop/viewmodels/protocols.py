"""The list of protocols: its columns, its filters and its source of pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QCoreApplication

from inka_desktop.services.rows import ProtocolFilter, ProtocolListRow, ProtocolOrder
from inka_desktop.services.views import Plain
from inka_desktop.viewmodels import dates, notes, protocol_words, record_state, wording
from inka_desktop.viewmodels.paged import Column
from inka_desktop.viewmodels.views import id_of, plain_id

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ProtocolSource:
    """Pages of protocols in one order under one filter."""

    workspace: Workspace
    limits: ProtocolFilter
    order: ProtocolOrder
    descending: bool

    def count(self) -> int:
        """How many protocols pass the filter."""
        return self.workspace.protocols.count(self.limits)

    def page(self, start: int, limit: int) -> Sequence[ProtocolListRow]:
        """Protocols from ``start`` on."""
        return self.workspace.protocols.page(self.limits, self.order, self.descending, start, limit)

    def places(self, rows: Sequence[ProtocolListRow]) -> Sequence[int | None]:
        """Where protocols stand now."""
        ids = [row.id for row in rows]
        return self.workspace.protocols.places_of(ids, self.limits, self.order, self.descending)


def columns(today: Callable[[], date]) -> list[Column[ProtocolListRow]]:
    """The columns in the window's language; ``today`` decides what is overdue."""
    return [
        Column(translate("Protocols", "Datum"), lambda row: dates.day(row.date), "date", width=100),
        Column(translate("Protocols", "Projekt"), lambda row: row.project or "–", "project_label", width=176),
        Column(
            translate("Protocols", "Art"),
            lambda row: wording.label(wording.PROTOCOL_KINDS, row.kind),
            "kind",
            width=150,
        ),
        Column(translate("Protocols", "Ort"), lambda row: row.place or "–", "place", stretch=True),
        Column(
            translate("Protocols", "Stand"),
            lambda row: wording.label(wording.RECORD_STATES, row.state),
            "state",
            mark=lambda row: _state_mark(row, today()),
            width=160,
        ),
        Column(translate("Protocols", "Nummer"), lambda row: row.number or "–", "number", width=132),
        notes.comment_column(),
        Column(
            translate("Protocols", "Senden und Empfangen"),
            lambda row: mark.text if (mark := record_state.mark(row.sending)) else "",
            mark=lambda row: record_state.sign(row.sending),
            width=36,
            sign=True,
        ),
    ]


def _state_mark(row: ProtocolListRow, on: date) -> wording.Mark:
    """The state; that replies are late is said by its sign and tone, and in words where there is room."""
    mark = wording.state_mark(row.state)
    late = row.reply_by is not None and row.waiting and row.reply_by < on
    return mark._replace(tone="problem", icon="circle-alert") if late else mark


@dataclass(frozen=True, slots=True)
class FilterChip:
    """A filter one click away; ``limits`` is what it stands for."""

    name: str
    text: str
    limits: ProtocolFilter


def filter_chips(on: date) -> list[FilterChip]:
    """All, by type, by state, this and the last year, and what is not sent yet."""
    types = [
        FilterChip(type, protocol_words.words(type).many, ProtocolFilter(type=type))
        for type in protocol_words.all_types()
    ]
    states = [
        FilterChip(state, wording.label(wording.RECORD_STATES, state), ProtocolFilter(state=state))
        for state in ("draft", "consultation", "final")
    ]
    years = [FilterChip(str(year), str(year), ProtocolFilter(year=year)) for year in (on.year, on.year - 1)]
    waiting = FilterChip("waiting", record_state.waiting_words(), ProtocolFilter(waiting=True))
    return [
        FilterChip("all", translate("Protocols", "Alle"), ProtocolFilter()),
        *types,
        *states,
        *years,
        waiting,
    ]


def view_of(limits: ProtocolFilter, order: ProtocolOrder, *, descending: bool) -> dict[str, Plain]:
    """What is remembered of the list: plain values that a later version can still read."""
    return {
        "project": plain_id(limits.project_id), "state": limits.state, "year": limits.year,
        "waiting": limits.waiting, "type": limits.type, "series": plain_id(limits.series_id),
        "tag": plain_id(limits.tag),
        "order": order, "descending": descending,
    }  # fmt: skip


def limits_of(view: Mapping[str, Plain]) -> ProtocolFilter:
    """The limits that a view remembers; what is no value of theirs counts as none."""
    state, year, type = (view.get(name) for name in ("state", "year", "type"))
    return ProtocolFilter(
        id_of(view.get("project")),
        state if isinstance(state, str) else None,
        year if isinstance(year, int) else None,
        bool(view.get("waiting")),
        type if isinstance(type, str) else None,
        id_of(view.get("series")),
        id_of(view.get("tag")),
    )


def order_of(view: Mapping[str, Plain]) -> tuple[ProtocolOrder, bool]:
    """The order that a view remembers, and whether it descends; by date where there is no such order now."""
    order: ProtocolOrder = next((one for one in get_args(ProtocolOrder) if one == view.get("order")), "date")
    return order, bool(view.get("descending"))


def count_words(count: int) -> str:
    """``1.234 Protokolle``."""
    words = translate("Protocols", "%n Protokolle", "", count)
    return words.replace(str(count), dates.locale().toString(count))
