"""The list of projects and what a project's page says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from inka_desktop.records.values import ProjectStatus
from inka_desktop.services.rows import PartyRow, ProjectListRow, SiteRow
from inka_desktop.viewmodels import dates, record_state, wording
from inka_desktop.viewmodels.matching import matches
from inka_desktop.viewmodels.wording import Mark

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
RowRole = int(Qt.ItemDataRole.UserRole)
SecondRole = RowRole + 1
MarkRole = RowRole + 2
ThirdRole = RowRole + 3
SignRole = RowRole + 4


class ProjectListModel(QAbstractListModel):
    """All projects, narrowed by the beginnings of words; a programme has some dozens."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[ProjectListRow] = []
        self._shown: list[ProjectListRow] = []
        self._words, self._waiting = "", False
        self._on = date.min

    def show(self, rows: Sequence[ProjectListRow], on: date) -> None:
        """Replaces the rows; ``on`` decides which years are left out."""
        self.beginResetModel()
        self._all, self._on = list(rows), on
        self._narrow()
        self.endResetModel()

    def narrow(self, words: str, *, waiting: bool = False) -> None:
        """Shows only projects that match, or only those of them that are not sent yet."""
        self.beginResetModel()
        self._words, self._waiting = words, waiting
        self._narrow()
        self.endResetModel()

    def total(self) -> int:
        """How many projects there are, shown or not."""
        return len(self._all)

    def waiting(self) -> int:
        """How many projects have something that is not sent yet."""
        return sum(record_state.is_waiting(row.sending) for row in self._all)

    def row_of(self, project: UUID) -> int:
        """Where a project stands, -1 if it is not shown."""
        return next((place for place, row in enumerate(self._shown) if row.id == project), -1)

    def project(self, index: Index) -> ProjectListRow | None:
        """The project of an index."""
        row = index.data(RowRole)
        return row if isinstance(row, ProjectListRow) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == ThirdRole:
            return last_visit(row, self._on)
        said = _SAID.get(role)
        return said(row) if said is not None else None

    def _narrow(self) -> None:
        self._shown = [
            row
            for row in self._all
            if matches(f"{row.title} {row.municipality} {row.carrier}", self._words)
            and (record_state.is_waiting(row.sending) or not self._waiting)
        ]


def _sending_words(row: ProjectListRow) -> str:
    mark = record_state.mark(row.sending)
    return mark.text if mark is not None else ""


def last_visit(row: ProjectListRow, on: date) -> str:
    """When somebody was there last."""
    if row.last_visit is None:
        return translate("Projects", "noch nicht besucht")
    return translate("Projects", "besucht am {day}").format(day=dates.day(row.last_visit, on))


def agreements_mark(row: ProjectListRow) -> Mark | None:
    """How many agreements are overdue or open."""
    if row.overdue_agreements:
        text = translate("Projects", "%n überfällig", "", row.overdue_agreements)
        return Mark(text, "problem", "circle-alert")
    if row.open_agreements:
        return Mark(translate("Projects", "%n offen", "", row.open_agreements))
    return None


def status_mark(status: str) -> Mark:
    """The chip of a project's state."""
    known = {
        ProjectStatus.RUNNING: ("good", "check"),
        ProjectStatus.INTERESTED: ("information", "info"),
        ProjectStatus.SELECTED: ("information", "check"),
    }
    tone, icon = next((look for word, look in known.items() if word == status), ("", ""))
    return Mark(wording.label(wording.PROJECT_STATES, status), tone, icon)


def party_words(party: PartyRow) -> str:
    """In which role and for how long."""
    role = wording.label(wording.PARTY_ROLES, party.role)
    if party.valid_from and party.valid_to:
        return translate("Projects", "{role}, {first} bis {last}").format(
            role=role, first=dates.day(party.valid_from), last=dates.day(party.valid_to)
        )
    if party.valid_from:
        return translate("Projects", "{role}, seit {first}").format(
            role=role, first=dates.day(party.valid_from)
        )
    if party.valid_to:
        return translate("Projects", "{role}, bis {last}").format(role=role, last=dates.day(party.valid_to))
    return role


def site_words(site: SiteRow) -> str:
    """Address and opening hours in one line."""
    town = f"{site.postcode} {site.city}".strip()
    facts = (site.street, town, site.opening_hours, site.phone)
    return " · ".join(fact for fact in facts if fact)


_SAID: Mapping[int, Callable[[ProjectListRow], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda row: row.title,
    Qt.ItemDataRole.ToolTipRole: _sending_words,
    Qt.ItemDataRole.AccessibleTextRole: lambda row: ", ".join(filter(None, (row.title, _sending_words(row)))),
    RowRole: lambda row: row,
    SecondRole: lambda row: row.municipality,
    MarkRole: agreements_mark,
    SignRole: lambda row: record_state.mark(row.sending),
}
"""What a line of the list says, by role, but when somebody was there last."""
