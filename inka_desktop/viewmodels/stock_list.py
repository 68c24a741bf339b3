"""The rounds of stock-taking as a list of lines."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt

from inka_desktop.services.stock_rows import StockRow
from inka_desktop.viewmodels.projects import Index, RowRole, SecondRole, ThirdRole
from inka_desktop.viewmodels.stock import period_words

translate = QCoreApplication.translate


class StockModel(QAbstractListModel):
    """The area, its municipality and project, and when it was looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[StockRow] = []

    def show(self, rows: Sequence[StockRow]) -> None:
        """Replaces the lines."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def place_of(self, stock: UUID) -> QModelIndex:
        """The line of a round; no index where it is not listed."""
        found = next((at for at, row in enumerate(self._rows) if row.id == stock), None)
        return self.index(found) if found is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        said = {
            int(Qt.ItemDataRole.DisplayRole): row.area or translate("Stock", "Sozialraum noch offen"),
            SecondRole: " · ".join(part for part in (row.municipality, row.project) if part),
            ThirdRole: _third(row),
            RowRole: row,
        }
        return said.get(int(role))


def _third(row: StockRow) -> str:
    points = translate("Stock", "%n Begehungspunkte", "", row.points) if row.points else ""
    places = translate("Stock", "%n Einrichtungen", "", row.institutions) if row.institutions else ""
    return " · ".join(part for part in (period_words(row.date, row.date_to), points, places) if part)
