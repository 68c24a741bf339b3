"""The rounds of stock-taking as a list of lines."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from inka_desktop.services.stock_rows import StockRow
from inka_desktop.viewmodels.short_list import Line
from inka_desktop.viewmodels.stock import period_words

translate = QCoreApplication.translate


def line(row: StockRow) -> Line:
    """The area, its municipality and project, and when it was looked at."""
    points = translate("Stock", "%n Begehungspunkte", "", row.points) if row.points else ""
    places = translate("Stock", "%n Einrichtungen", "", row.institutions) if row.institutions else ""
    return Line(
        row.area or translate("Stock", "Sozialraum noch offen"),
        " · ".join(part for part in (row.municipality, row.project) if part),
        " · ".join(part for part in (period_words(row.date, row.date_to), points, places) if part),
    )
