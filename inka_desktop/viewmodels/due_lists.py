"""The page Vereinbarungen: columns, filters and words of its three lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QCoreApplication

from inka_desktop.services.due_rows import KINDS, DueFilter, DueOrder, PostponementRow, ThreadRow, Which
from inka_desktop.services.rows import AgreementRow
from inka_desktop.services.views import Plain
from inka_desktop.viewmodels import dates, notes, record_state, wording
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP
from inka_desktop.viewmodels.paged import Column
from inka_desktop.viewmodels.today import agreement_mark
from inka_desktop.viewmodels.views import id_of, plain_id
from inka_desktop.viewmodels.wording import Mark

if TYPE_CHECKING:
    from inka_desktop.services.workspace import Workspace

translate = QCoreApplication.translate

MANY: Mapping[str, str] = {
    "agreement": QT_TRANSLATE_NOOP("DueLists", "Vereinbarungen"),
    "task": QT_TRANSLATE_NOOP("DueLists", "Aufgaben (intern)"),
    "follow_up": QT_TRANSLATE_NOOP("DueLists", "Wiedervorlagen"),
}
"""What the lists are called, in their order."""
_WHAT: Mapping[str, str] = {
    "agreement": QT_TRANSLATE_NOOP("DueLists", "Vereinbarung"),
    "task": QT_TRANSLATE_NOOP("DueLists", "Aufgabe"),
    "follow_up": QT_TRANSLATE_NOOP("DueLists", "Wiedervorlage"),
}
_FILTERS: Mapping[Which, str] = {
    "open": QT_TRANSLATE_NOOP("DueLists", "Offen"),
    "soon": QT_TRANSLATE_NOOP("DueLists", "Fällig in 7 Tagen"),
    "overdue": QT_TRANSLATE_NOOP("DueLists", "Überfällig"),
    "done": QT_TRANSLATE_NOOP("DueLists", "Erledigt"),
    "dropped": QT_TRANSLATE_NOOP("DueLists", "Entfallen"),
    "all": QT_TRANSLATE_NOOP("DueLists", "Alle"),
}
_EMPTY: Mapping[str, tuple[str, str, str]] = {
    "agreement": (
        QT_TRANSLATE_NOOP("DueLists", "Keine offene Vereinbarung"),
        QT_TRANSLATE_NOOP("DueLists", "Sie entstehen im Protokoll und gehen von Termin zu Termin mit."),
        QT_TRANSLATE_NOOP("DueLists", "Besuch beginnen"),
    ),
    "task": (
        QT_TRANSLATE_NOOP("DueLists", "Keine offene Aufgabe"),
        QT_TRANSLATE_NOOP("DueLists", "Aufgaben bleiben in der Koordinierungsstelle. Träger sehen sie nie."),
        QT_TRANSLATE_NOOP("DueLists", "Aufgabe anlegen"),
    ),
    "follow_up": (
        QT_TRANSLATE_NOOP("DueLists", "Keine offene Wiedervorlage"),
        QT_TRANSLATE_NOOP("DueLists", "Wiedervorlagen sehen nur Sie, auf Ihren eigenen Geräten."),
        QT_TRANSLATE_NOOP("DueLists", "Wiedervorlage anlegen"),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DueSource:
    """Pages of one kind in one order under one filter, seen from a day."""

    workspace: Workspace
    kind: str
    limits: DueFilter
    order: DueOrder
    descending: bool
    on: date

    def count(self) -> int:
        """How many pass the filter."""
        return self.workspace.due.count(self.kind, self.limits, self.on)

    def page(self, start: int, limit: int) -> Sequence[AgreementRow]:
        """Rows from ``start`` on."""
        return self.workspace.due.page(
            self.kind, self.limits, self.order, start, limit, descending=self.descending, on=self.on
        )

    def places(self, rows: Sequence[AgreementRow]) -> Sequence[int | None]:
        """Where rows stand now."""
        keys = [row.id for row in rows]
        return self.workspace.due.places_of(
            self.kind, keys, self.limits, self.order, descending=self.descending, on=self.on
        )


def columns(kind: str, today: Callable[[], date]) -> list[Column[AgreementRow]]:
    """The columns of a list in the window's language; ``today`` decides what is overdue."""
    found: list[Column[AgreementRow]] = [Column(what(kind), lambda row: row.what or "–", stretch=True)]
    if kind != "follow_up":
        responsible = translate("DueLists", "Zuständig")
        found.append(Column(responsible, lambda row: row.responsible or "–", "responsible", width=136))
    found += [
        Column(translate("DueLists", "Projekt"), lambda row: row.project or "–", "project", width=144),
        Column(translate("DueLists", "Bis wann"), lambda row: dates.day(row.due), "due", width=108),
        Column(
            translate("DueLists", "Stand"),
            lambda row: state_mark(row, today()).text, mark=lambda row: state_mark(row, today()), width=164,
        ),
    ]  # fmt: skip
    if kind == "agreement":
        found.append(
            Column(
                translate("DueLists", "Verschoben"), lambda row: postponed_words(row.postponed),
                mark=lambda row: Mark("", "", "calendar-clock") if row.postponed else None,
                width=36, sign=True,
            )
        )  # fmt: skip
    found.append(notes.comment_column())
    found.append(
        Column(
            translate("DueLists", "Senden und Empfangen"),
            lambda row: mark.text if (mark := record_state.mark(row.sending)) else "",
            mark=lambda row: record_state.sign(row.sending), width=36, sign=True,
        )
    )  # fmt: skip
    return found


def state_mark(row: AgreementRow, on: date) -> Mark:
    """How it stands, in words and with a sign: overdue with its days, due soon, settled with its day."""
    due = agreement_mark(row, on)
    if due is not None:
        return due
    if row.state == "done" and row.done_on is not None:
        return Mark(
            translate("DueLists", "erledigt am {day}").format(day=dates.day(row.done_on, on)), "good", "check"
        )
    tone, icon = {"done": ("good", "check"), "dropped": ("", "x")}.get(row.state, ("", ""))
    return Mark(wording.label(wording.AGREEMENT_STATES, row.state), tone, icon)


def filters() -> list[tuple[str, Which]]:
    """The chips of a list."""
    return [(translate("DueLists", text), which) for which, text in _FILTERS.items()]


def many(kind: str) -> str:
    """What a list is called."""
    return translate("DueLists", MANY[kind])


def filter_words(limits: DueFilter, project: str) -> str:
    """What a list is limited to, as the paper says it; empty for nothing."""
    parts = [translate("DueLists", _FILTERS[limits.which])] if limits.which != "all" else []
    if limits.responsible:
        parts.append(translate("DueLists", "Zuständig: {name}").format(name=limits.responsible))
    return " · ".join([*parts, project] if project else parts)


def what(kind: str) -> str:
    """What one of a list is called."""
    return translate("DueLists", _WHAT[kind])


def empty_words(kind: str) -> tuple[str, str, str]:
    """What an empty list says: its title, a hint, and the button."""
    title, hint, button = (translate("DueLists", text) for text in _EMPTY[kind])
    return title, hint, button


def count_words(count: int) -> str:
    """``1.234 Einträge``."""
    words = translate("DueLists", "%n Einträge", "", count)
    return words.replace(str(count), dates.locale().toString(count))


def postponed_words(times: int) -> str:
    """``2-mal verschoben``; empty for none."""
    return translate("DueLists", "%n-mal verschoben", "", times) if times else ""


def postponement_words(row: PostponementRow, on: date) -> tuple[str, str]:
    """From when to when and why; who said so and when."""
    title = translate("DueLists", "Statt {old} jetzt {new}").format(
        old=dates.day(row.old_due), new=dates.day(row.new_due)
    )
    if row.reason:
        title = translate("DueLists", "{days}: {reason}").format(days=title, reason=row.reason)
    moment = dates.moment(row.at, on) if row.at is not None else "–"
    return title, translate("DueLists", "{person}, {moment}").format(person=row.by or "–", moment=moment)


def facts(thread: ThreadRow, on: date, *, for_office: bool) -> str:
    """Project, responsible, due date and where it was made, in one line; for the office who reads it, too."""
    row = thread.row
    parts = [row.project, row.responsible]
    if row.due is not None:
        parts.append(translate("DueLists", "bis {day}").format(day=dates.day(row.due)))
    if row.agreed_on is not None:
        parts.append(translate("DueLists", "vereinbart am {day}").format(day=dates.day(row.agreed_on, on)))
    if thread.shared and for_office:
        parts.append(translate("DueLists", "freigegeben, der Träger liest mit"))
    return " · ".join(part for part in parts if part)


def view_of(kind: str, limits: DueFilter, order: DueOrder, *, descending: bool) -> dict[str, Plain]:
    """What is remembered of a list: plain values that a later version can still read."""
    return {
        "kind": kind, "which": limits.which, "responsible": limits.responsible,
        "project": plain_id(limits.project_id), "tag": plain_id(limits.tag),
        "order": order, "descending": descending,
    }  # fmt: skip


def limits_of(view: Mapping[str, Plain]) -> tuple[str, DueFilter]:
    """The list and the limits that a view remembers; what is no value of theirs counts as none."""
    kind = next((one for one in KINDS if one == view.get("kind")), KINDS[0])
    which: Which = next((one for one in get_args(Which) if one == view.get("which")), "open")
    responsible = view.get("responsible")
    return kind, DueFilter(
        which,
        responsible if isinstance(responsible, str) else "",
        id_of(view.get("project")),
        id_of(view.get("tag")),
    )


def order_of(view: Mapping[str, Plain]) -> tuple[DueOrder, bool]:
    """The order that a view remembers, and whether it descends."""
    order: DueOrder = next((one for one in get_args(DueOrder) if one == view.get("order")), "due")
    return order, bool(view.get("descending"))
