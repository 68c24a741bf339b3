"""What a new protocol can begin with: a project, a series of meetings, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt

from inka_desktop.records.protocol_types import spec_of_type
from inka_desktop.viewmodels import dates
from inka_desktop.viewmodels.matching import matches
from inka_desktop.viewmodels.projects import agreements_mark, last_visit
from inka_desktop.viewmodels.short_list import Index, Line, MarkRole, RowRole, SecondRole, ThirdRole
from inka_desktop.viewmodels.wording import Mark

if TYPE_CHECKING:
    from inka_desktop.services.rows import ProjectListRow
    from inka_desktop.services.series import SeriesRow

translate = QCoreApplication.translate


class Choice(NamedTuple):
    """A line to choose: three lines of words, what the protocol then belongs to, and the day proposed.

    ``words`` are found as well; ``mark`` says how agreements stand.
    """

    title: str
    second: str = ""
    third: str = ""
    project: UUID | None = None
    series: UUID | None = None
    day: date | None = None
    words: str = ""
    mark: Mark | None = None


def choices(
    type: str, projects: Sequence[ProjectListRow], series: Sequence[SeriesRow], on: date
) -> list[Choice]:
    """What a protocol of a type can begin with, the usual first."""
    spec = spec_of_type(type)
    of_projects = [
        Choice(
            row.title, row.municipality, last_visit(row, on), row.id, words=row.carrier,
            mark=agreements_mark(row),
        )
        for row in projects
    ]  # fmt: skip
    if not spec.stands_alone:
        return of_projects
    if not spec.agenda:
        alone = translate("Beginnings", "zum Beispiel mit einer Verwaltung")
        return [*of_projects, Choice(translate("Beginnings", "Ohne Projekt"), alone)]
    single = translate("Beginnings", "einzelne Sitzung, ohne Sitzungsreihe")
    return [
        *(_of_series(row, on) for row in series),
        Choice(translate("Beginnings", "Ohne Projekt"), single),
        *(Choice(row.title, single, project=row.id) for row in projects),
    ]


def series_line(row: SeriesRow, on: date) -> Line:
    """A series: its body, its project, and when it meets next or met last."""
    last = translate("Beginnings", "noch keine Sitzung")
    if row.next is not None:
        last = translate("Beginnings", "nächste am {day}").format(day=dates.day(row.next, on))
    elif row.last is not None:
        last = translate("Beginnings", "zuletzt am {day}").format(day=dates.day(row.last, on))
    return Line(row.body or "–", row.project or translate("Beginnings", "Ohne Projekt"), last)


def _of_series(row: SeriesRow, on: date) -> Choice:
    said = series_line(row, on)
    return Choice(said.title, said.second, said.third, series=row.id, day=row.proposed)


class ChoiceModel(QAbstractListModel):
    """The lines to choose from, narrowed by the beginnings of words."""

    def __init__(self, rows: Sequence[Choice], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all, self._shown = list(rows), list(rows)

    def narrow(self, words: str) -> None:
        """Shows only what matches."""
        self.beginResetModel()
        self._shown = [row for row in self._all if matches(f"{row.title} {row.second} {row.words}", words)]
        self.endResetModel()

    def choice(self, index: Index) -> Choice | None:
        """What an index stands for."""
        row = index.data(RowRole)
        return row if isinstance(row, Choice) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        said = {
            int(Qt.ItemDataRole.DisplayRole): row.title, SecondRole: row.second, ThirdRole: row.third,
            RowRole: row, MarkRole: row.mark,
        }  # fmt: skip
        return said.get(int(role))
