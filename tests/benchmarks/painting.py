"""A table as the program paints it, without a window around it."""

from __future__ import annotations

import os

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QApplication, QTableView

from inka_desktop.gui import theme
from inka_desktop.gui._generated import resources_rc
from inka_desktop.gui.delegates.table import TableDelegate


def shown_table(model: QAbstractItemModel) -> QTableView:
    """A table in view; ``grab`` paints it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or theme.make_application("INKA Desktop")
    assert isinstance(application, QApplication)
    resources_rc.qInitResources()
    theme.install(application)
    table = QTableView()
    table.setModel(model)
    table.setItemDelegate(TableDelegate(table))
    table.resize(1280, 800)
    table.show()
    return table
